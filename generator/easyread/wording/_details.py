"""The slots of an entry that a person confirmed, from the details of the condition."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.case.facts.reading import as_day, as_time, text_of
from generator.case.facts.words import MONTHS, and_list, clock
from generator.easyread.catalogue import Form

__all__ = ["details_for", "from_details"]

# The details that may fill a slot of a type, the likeliest first.
_DETAILS: Mapping[str, tuple[str, ...]] = {
    "place": ("place", "area", "address"),
    "person": ("names",),
    "item": ("activity",),
    "date": ("until",),
    "days": ("times",),
    "time": ("times",),
}


def details_for(form: Form, slot: str) -> str:
    """The detail that a slot is to be filled from, empty where no detail says it."""
    return next(iter(_DETAILS.get(form.slots[slot], ())), "")


def from_details(form: Form, condition: Mapping[str, Any]) -> dict[str, str]:
    """The values of slots that the details give; a slot that they do not fill is left out."""
    held = condition.get("inputs")
    inputs: Mapping[str, Any] = held if isinstance(held, Mapping) else {}
    return {
        slot: value
        for slot, kind in form.slots.items()
        if (value := next(_values(slot, kind, inputs), ""))
    }


def _values(slot: str, kind: str, inputs: Mapping[str, Any]) -> Iterator[str]:
    times = inputs.get("times")
    first = times[0] if isinstance(times, (list, tuple)) and len(times) == 1 else {}
    if kind == "time" and isinstance(first, Mapping):
        at = as_time(first.get({"start": "from", "end": "to"}.get(slot, "")))
        yield clock(at) if at else ""
    elif kind == "days" and isinstance(first, Mapping):
        days = first.get("days")
        yield and_list([str(day).capitalize() for day in days]) if days else ""
    elif kind == "date":
        day = as_day(inputs.get(slot))
        yield f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else ""
    elif kind == "person":
        names = inputs.get("names")
        yield " or ".join(map(str, names)) if isinstance(names, (list, tuple)) else ""
    else:
        yield from (found for key in _DETAILS.get(kind, ()) if (found := text_of(inputs, key)))
