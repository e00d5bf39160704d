"""A panel for one agency or member: the children they come for, the paragraphs meant for them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.case._view import OF_ALL, with_actions
from generator.case.facts.words import and_list
from generator.errors import CaseError

__all__ = [
    "PartReader",
    "agencies",
    "for_agency",
    "member_of",
    "part_for",
    "reader_of",
    "with_paragraphs",
]


@dataclass(frozen=True)
class PartReader:
    """Who reads a part of a panel: an agency, or a member, whose `name` it then has.

    `agency` is empty for a member who comes from none: no paragraph is meant for them.
    `children` are the case identifiers that they come for; None for those of the whole panel.
    """

    agency: str
    name: str = ""
    children: frozenset[str] | None = None

    @property
    def called(self) -> str:
        """The member, else the agency."""
        return self.name or self.agency

    @property
    def asked_of(self) -> str:
        """Under what questions about its papers are asked: the agency, where there is one."""
        return self.agency or self.name


def agencies(panel: Mapping[str, Any]) -> tuple[str, ...]:
    """The organisations that people of a panel come from, in the order of the attendance."""
    named = [one["organisation"] for one in panel["attendance"] if "organisation" in one]
    return tuple({one.casefold(): one for one in reversed(named)}[key] for key in _folded(named))


def with_paragraphs(whole: Mapping[str, Any], agency: str | None = None) -> dict[str, Any]:
    """A panel view whose discussions hold the paragraphs meant for some only, marked for whom.

    With an agency, those meant for it alone; without, all of them.
    """
    return {**whole, "items": [_spoken(item, agency) for item in whole["items"]]}


def reader_of(panel: Mapping[str, Any], agency: str) -> PartReader:
    """An agency as a reader: of the children whom its people come for, or of the whole panel.

    Raises CaseError for an agency that is not there.
    """
    own = [one for one in panel["attendance"] if _is(one.get("organisation"), agency)]
    if not own:
        raise CaseError(
            f"Nobody from {agency} is on this panel's attendance. "
            f"There are: {', '.join(agencies(panel))}."
        )
    if any("for_items" not in one for one in own):
        return PartReader(agency)
    return PartReader(agency, children=frozenset(case for one in own for case in one["for_items"]))


def member_of(person: Mapping[str, Any]) -> PartReader:
    """Somebody of the attendance as a reader: of the children whom they come for themselves."""
    children = frozenset(person["for_items"]) if "for_items" in person else None
    return PartReader(person.get("organisation", ""), person["name"], children)


def for_agency(whole: Mapping[str, Any], agency: str) -> dict[str, Any]:
    """The part of a panel view that an agency may see, see `part_for` and `reader_of`."""
    return part_for(whole, reader_of(whole, agency))


def part_for(whole: Mapping[str, Any], reader: PartReader) -> dict[str, Any]:
    """The part of a panel view that a reader may see.

    Where a reader comes for some children only, other children, the panel's own matters and text
    about the whole panel are left out.
    """
    seen = with_paragraphs(whole, reader.agency)
    ids = reader.children
    if ids is None:
        return with_actions(seen)
    part = {key: value for key, value in seen.items() if key not in OF_ALL}
    part["items"] = [item for item in seen["items"] if item["view"]["case_id"] in ids]
    names = {one["view"]["case_id"]: one["view"]["child"]["full_name"] for one in part["items"]}
    part["attendance"] = [
        _only(person, names)
        for person in seen["attendance"]
        if "for_items" not in person or not names.keys().isdisjoint(person["for_items"])
    ]
    part["matters_arising"] = [
        one for one in seen.get("matters_arising", ()) if one.get("case_id") in names
    ]
    if "previous_minutes" in part:
        kept = part["previous_minutes"]
        part["previous_minutes"] = {k: kept[k] for k in ("date", "agreed") if k in kept}
    return with_actions(part)


def _spoken(item: Mapping[str, Any], agency: str | None) -> dict[str, Any]:
    kept = {key: value for key, value in item.items() if key != "paragraphs"}
    told = [
        f"**For {and_list(one['for'])} only.** {one['text']}"
        for one in item.get("paragraphs", ())
        if agency is None or any(_is(name, agency) for name in one["for"])
    ]
    if told:
        kept["discussion"] = "\n\n".join([*filter(None, [item.get("discussion")]), *told])
    return kept


def _only(person: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    kept = {key: value for key, value in person.items() if key != "for_items"}
    if "for_items" in person:
        kept["for_children"] = [names[one] for one in person["for_items"] if one in names]
    return kept


def _is(name: str | None, agency: str) -> bool:
    return name is not None and name.casefold() == agency.casefold()


def _folded(names: list[str]) -> list[str]:
    return list(dict.fromkeys(name.casefold() for name in names))
