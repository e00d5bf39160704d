"""What a document would tell somebody who may not know it: protected values, other children."""

from collections.abc import Mapping, Sequence
from typing import Any

from generator.case import Case, Caseload, Panel, extract, others_of, places_naming, told
from generator.case.facts.words import capital
from generator.case.names import Others
from generator.catalogue import Kind
from generator.documents.finished import text_of
from generator.documents.templates import sections
from generator.errors import FaultyInputError

__all__ = ["extract_for", "read_through", "refuse_leaks", "refuse_others"]

# What the view draws from a section under another name.
_DRAWN = {
    "people": ("team", "family", "workers"),
    "compliance": ("attendance",),
    "supervision": ("booked", "explained"),
    "easy_read": ("explained", "teach_back"),
    **dict.fromkeys(("meetings", "plan", "remand", "breach"), ("booked",)),
}
_READERS = {
    "child": "the child",
    "parent": "a parent",
    "court": "the court",
    "secure_estate": "the establishment",
    "professional": "professionals",
    "manager": "managers",
}


def refuse_leaks(kind: Kind, record: Case | Panel | Caseload) -> None:
    """Raise FaultyInputError where a document would tell a reader what that reader may not see.

    Only sections that the kind's template prints count. A panel has a search of its own, for
    the names of other children.
    """
    leaks = _leaks(kind, record) if isinstance(record, Case) else ()
    if leaks:
        raise FaultyInputError(
            f"{kind.title} would tell one of its readers what that reader may not see, so "
            "nothing was made:",
            leaks,
        )


def _leaks(kind: Kind, record: Case) -> tuple[str, ...]:
    readers = frozenset(kind.audience)
    reaching = [leak for leak in record.leaks if leak.reaches(readers)]
    if not reaching:
        return ()
    printed = set(sections(kind.template.read_bytes()))
    return tuple(
        f"{capital(told(record.data, leak.place).where)} holds the words of "
        f"{told(record.data, leak.value).where}, which "
        f"{_in_words(readers & leak.kept_from)} may not see. Take them out there."
        for leak in reaching
        if leak.place[0] in printed or not printed.isdisjoint(_DRAWN.get(str(leak.place[0]), ()))
    )


def _in_words(readers: frozenset[str]) -> str:
    return " and ".join(words for reader, words in _READERS.items() if reader in readers)


def extract_for(whole: Mapping[str, Any], panel: Panel, case: Case) -> dict[str, Any]:
    """One child's part of the panel. Raises FaultyInputError if it names another child."""
    part = extract(whole, case.identifier)
    _refuse_naming(case.identifier, places_naming(part, others_of(panel, case)))
    return part


def refuse_others(
    part: Mapping[str, Any], panel: Panel, case: Case, others: Sequence[Mapping[str, Any]]
) -> None:
    """Raise FaultyInputError where a child's part names one of the others, given as their data."""
    found = Others.of(case.data, list(others), panel.data["attendance"])
    _refuse_naming(case.identifier, places_naming(part, found))


def read_through(docx: bytes, record: Panel, context: Mapping[str, Any]) -> None:
    """Look for the panel's other children in a finished extract, whatever its template prints.

    Raises FaultyInputError if it names one.
    """
    if "extract_of" not in context:
        return
    reference = context["items"][0]["view"]["case_id"]
    case = next(each for each in record.cases if each.identifier == reference)
    others = others_of(record, case)
    if any(others.named_in(text) for text in text_of(docx)):
        places = places_naming(context, others, whole=True)
        _refuse_naming(reference, places or ["the template's own words or the panel's reference"])


def _refuse_naming(reference: str, places: Sequence[str]) -> None:
    if places:
        raise FaultyInputError(
            f"The extract for {reference} would name another child of this panel, so no "
            "minutes were written. Take out what tells who that child is (a name, initials, a "
            "birth date, an address, a school or a reference), in:",
            places,
        )
