"""What a document would tell somebody who may not know it: protected values, other children."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from generator.case import (
    Case,
    Panel,
    asked,
    extract,
    keeps_from,
    others_of,
    places_naming,
    told,
)
from generator.case.facts.words import capital
from generator.case.names import Others
from generator.catalogue import Kind
from generator.documents._made_of import Record
from generator.documents.finished import Said, said_in
from generator.documents.templates import sections_of
from generator.errors import FaultyInputError

__all__ = [
    "extract_for",
    "look_through",
    "read_through",
    "refuse_certain",
    "refuse_leaks",
    "refuse_others",
    "refuse_said",
    "refuse_telling",
]

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


def refuse_leaks(kind: Kind, record: Record) -> None:
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
    # To look through a case takes long, and most kinds are for readers who may see all of it.
    if not keeps_from(readers):
        return ()
    reaching = [leak for leak in record.leaks if leak.reaches(readers)]
    if not reaching:
        return ()
    printed = set(sections_of(kind))
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
    part: Mapping[str, Any], panel: Panel, case: Case, others: Sequence[Case]
) -> None:
    """Raise FaultyInputError where a child's part certainly names the child of another case.

    What only may name one is asked of the finished file, under the name of who reads it.
    """
    described = [other.described for other in others]
    found = Others.beside([case.described], described, panel.data["attendance"])
    _refuse_naming(case.identifier, places_naming(part, found, certain=True))


def read_through(docx: bytes, record: Panel, context: Mapping[str, Any]) -> None:
    """Look for the panel's other children in a finished extract, whatever its template prints.

    Raises FaultyInputError if it names one.
    """
    if "extract_of" not in context:
        return
    reference, others = _child_of(context, record)
    if places := _telling(docx, "docx", others, reference):
        _refuse_naming(reference, places_naming(context, others, whole=True) or places)


def look_through(content: bytes, form: str, record: Panel, context: Mapping[str, Any]) -> None:
    """Look for the panel's other children in what an extract's Word file became.

    Raises FaultyInputError if it tells one. What its pages only may tell was asked of the Word
    file, where sentences are whole.
    """
    if "extract_of" not in context:
        return
    reference, others = _child_of(context, record)
    _refuse_naming(reference, _telling(content, form, others, reference, settled="page "))


def refuse_telling(content: bytes, form: str, others: Others, asked_of: str) -> None:
    """Look for `others` in a finished file of any form that is for a child or an agency.

    `asked_of` is the case's identifier or the agency's name, which answers are kept under. Raises
    FaultyInputError with the places if it tells one, or may and nobody has answered.
    """
    _refuse_naming(asked_of, _telling(content, form, others, asked_of))


def refuse_said(texts: Sequence[Said], others: Others, asked_of: str) -> None:
    """Look for `others` as `refuse_telling` does, in all that a finished file says."""
    _refuse_naming(asked_of, _telling_in(texts, others, asked_of))


def refuse_certain(content: bytes, form: str, others: Others, asked_of: str) -> None:
    """Look for `others` as `refuse_telling` does, where what only may tell one is known already.

    Raises FaultyInputError with the places if the file certainly tells one.
    """
    _refuse_naming(asked_of, _telling(content, form, others, asked_of, settled=""))


def _child_of(context: Mapping[str, Any], record: Panel) -> tuple[str, Others]:
    reference = context["items"][0]["view"]["case_id"]
    case = next(each for each in record.cases if each.identifier == reference)
    return reference, others_of(record, case)


def _telling(
    content: bytes, form: str, others: Others, asked_of: str, settled: str = "\0"
) -> list[str]:
    """The places of a file that tell one of the others; of `settled` ones only certain ones."""
    return _telling_in(said_in(content, form), others, asked_of, settled)


def _telling_in(
    said_there: Iterable[Said], others: Others, asked_of: str, settled: str = "\0"
) -> list[str]:
    found, texts = [], list(dict.fromkeys(said_there))
    here = others.here([said.text for said in texts])
    for said in () if here.is_empty else texts:
        if here.certainly_in(said.text):
            found.append(said.place)
        elif not said.place.startswith(settled):
            doubts = here.doubts_in(said.text)
            found += [said.place + asked(asked_of, doubts)] if doubts else []
    # A day or an address may stand in several cells or paragraphs.
    if not found and here.numbers_in("\n".join(said.text for said in texts)):
        found.append("cells or paragraphs side by side")
    return list(dict.fromkeys(found))


def _refuse_naming(reference: str, places: Sequence[str]) -> None:
    if places:
        raise FaultyInputError(
            f"What is made for {reference} would name another child of this panel, so nothing "
            "was written. Take out what tells who that child is (a name, initials, a birth date, "
            "an address, a school or a reference), in:",
            places,
        )
