"""A panel for one agency: the children whom it comes for, and the paragraphs meant for it."""

from collections.abc import Mapping
from typing import Any

from generator.case._view import OF_ALL, with_actions
from generator.case.facts.words import and_list
from generator.errors import CaseError

__all__ = ["agencies", "for_agency", "with_paragraphs"]


def agencies(panel: Mapping[str, Any]) -> tuple[str, ...]:
    """The organisations that people of a panel come from, in the order of the attendance."""
    named = [one["organisation"] for one in panel["attendance"] if "organisation" in one]
    return tuple({one.casefold(): one for one in reversed(named)}[key] for key in _folded(named))


def with_paragraphs(whole: Mapping[str, Any], agency: str | None = None) -> dict[str, Any]:
    """A panel view whose discussions hold the paragraphs meant for some only, marked for whom.

    With an agency, those meant for it alone; without, all of them.
    """
    return {**whole, "items": [_spoken(item, agency) for item in whole["items"]]}


def for_agency(whole: Mapping[str, Any], agency: str) -> dict[str, Any]:
    """The part of a panel view that an agency may see.

    Where all its people come for some children only, other children, the panel's own matters and
    text about the whole panel are left out. Raises CaseError for an agency that is not there.
    """
    own = [one for one in whole["attendance"] if _is(one.get("organisation"), agency)]
    if not own:
        raise CaseError(
            f"Nobody from {agency} is on this panel's attendance. "
            f"There are: {', '.join(agencies(whole))}."
        )
    seen = with_paragraphs(whole, agency)
    if any("for_items" not in one for one in own):
        return with_actions(seen)
    ids = {case for one in own for case in one["for_items"]}
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
