"""A prepared meeting whose agenda is changed: order, times, who presents, who comes after all."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from generator.errors import FaultyInputError
from generator.panel.conflicts import same_name
from generator.panel.due import Called
from generator.panel.kinds import PanelKind
from generator.panel.life import is_locked
from generator.panel.new import for_children, presenter

__all__ = ["Slot", "with_agenda"]

# What an item holds before anybody has said a word about it.
_BEFORE = frozenset({"case", "presented_by", "time", "why", "next_date"})


@dataclass(frozen=True)
class Slot:
    """An item as it is to be: its place in the meeting's items, and when it begins (HH:MM)."""

    item: int
    begins: str


def with_agenda(
    panel: Mapping[str, Any],
    kind: PanelKind,
    ids: Sequence[str],
    slots: Sequence[Slot],
    added: Iterable[tuple[Called, str]] = (),
) -> dict[str, Any]:
    """The meeting with these items, in the order of their times, and children `added` at its end.

    `ids` are the case identifiers of the meeting's items, in order; `added` comes with the names
    of case files. Items that are not among `slots` are taken out, with who comes for them alone.
    Raises FaultyInputError for an item that has minutes already, or for agreed minutes.
    """
    if is_locked(panel):
        raise FaultyInputError("These minutes are agreed and locked. Make a new version first.")
    kept = {one.item for one in slots}
    typed = [
        place
        for place, item in enumerate(panel["items"])
        if place not in kept and any(item[name] for name in item.keys() - _BEFORE)
    ]
    if typed:
        numbers = ", ".join(str(place + 1) for place in typed)
        raise FaultyInputError(
            f"Item {numbers} has minutes already, so it stays on the agenda. Take out what is "
            "minuted first."
        )
    step = timedelta(minutes=kind.minutes_for_each_child)
    ordered = sorted(slots, key=lambda one: one.begins)
    items = [{**panel["items"][one.item], "time": one.begins} for one in ordered]
    begins = datetime.combine(datetime.min, time.fromisoformat(panel.get("time", "09:30")))
    if ordered:
        begins = datetime.combine(datetime.min, time.fromisoformat(ordered[-1].begins)) + step
    attendance = _attending(panel, {ids[place] for place in kept}, set(ids))
    for called, file in added:
        items.append(
            {
                "case": file,
                "presented_by": presenter(called),
                "time": f"{begins:%H:%M}",
                "why": [reason.words for reason in called.reasons],
            }
        )
        begins += step
        _join(attendance, for_children(kind, [called]))
    data = {**panel, "attendance": attendance, "items": items}
    if items:
        data["end_time"] = f"{begins:%H:%M}"
    return data


def _attending(panel: Mapping[str, Any], kept: set[str], before: set[str]) -> list[dict[str, Any]]:
    """Who comes still; whoever came only for children who are taken out does not."""
    found = []
    for one in panel["attendance"]:
        if "for_items" not in one:
            found.append(dict(one))
            continue
        left = [case for case in one["for_items"] if case in kept or case not in before]
        if left:
            found.append({**one, "for_items": left})
    return found


def _join(attendance: list[dict[str, Any]], coming: Iterable[Mapping[str, Any]]) -> None:
    """Add who comes for a child; whoever is there already comes for that child too."""
    for one in coming:
        held = next(
            (old for old in attendance if same_name(old["name"]) == same_name(one["name"])), None
        )
        if held is None:
            attendance.append(dict(one))
        elif "for_items" in held:
            held["for_items"] = list(dict.fromkeys([*held["for_items"], *one["for_items"]]))
