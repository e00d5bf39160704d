"""What of a meeting's minutes a member, an agency or a child is not given, and why."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.case import Panel, PartReader
from generator.case.facts.words import and_list, count

__all__ = ["HeldBack", "held_back_from", "held_back_from_child"]

_OWN = {
    "panel_actions": "the panel’s own actions",
    "any_other_business": "any other business",
    "learning": "what the panel learned",
}


@dataclass(frozen=True)
class HeldBack:
    """Something that is left out: `what`, and `why`. `case_id` is whose it is; empty for no one."""

    what: str
    why: str
    case_id: str = ""


def held_back_from(panel: Panel, reader: PartReader) -> tuple[HeldBack, ...]:
    """What the minutes for a reader leave out: children they do not come for, others' words."""
    found: list[HeldBack] = []
    for item, case in zip(panel.data["items"], panel.cases, strict=True):
        if reader.children is None or case.identifier in reader.children:
            found += _paragraphs(item, case.identifier, reader.agency)
        else:
            who = reader.name or f"Nobody from {reader.agency}"
            comes = "does not come" if reader.name else "comes"
            why = f"{who} {comes} for this child."
            found.append(HeldBack("The whole item", why, case.identifier))
    if reader.children is not None:
        found += _of_panel(panel, f"{reader.called} comes for some children only.")
    return tuple(found)


def held_back_from_child(panel: Panel, case_id: str) -> tuple[HeldBack, ...]:
    """What the extract of a child leaves out: other children, and what only agencies may read."""
    found: list[HeldBack] = []
    for item, case in zip(panel.data["items"], panel.cases, strict=True):
        if case.identifier == case_id:
            found += _paragraphs(item, case_id, "")
    others = len(panel.cases) - 1
    if others > 0:
        items = count(others, "item").replace("item", "other item")
        found.append(HeldBack(f"The {items} of this meeting", "They are of other children."))
    return (*found, *_of_panel(panel, "It may speak of any child."))


def _paragraphs(item: Mapping[str, Any], case_id: str, agency: str) -> Iterator[HeldBack]:
    for one in item.get("paragraphs", ()):
        readers = {name.casefold() for name in one["for"]}
        if agency.casefold() not in readers:
            why = f"It is for {and_list(one['for'])} only."
            yield HeldBack("A paragraph of the discussion", why, case_id)


def _of_panel(panel: Panel, why: str) -> Iterator[HeldBack]:
    own = [words for name, words in _OWN.items() if panel.data.get(name)]
    if own:
        words = and_list(own)
        yield HeldBack(words[:1].upper() + words[1:], why)
