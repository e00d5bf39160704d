"""When each child of a meeting is heard, and who is there when: the one source of its times."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from generator.case import Panel
from generator.errors import FaultyInputError
from generator.panel.kinds import PanelKind

__all__ = ["Stay", "is_asked", "slots", "stays"]

_ZONE = ZoneInfo("Europe/London")


@dataclass(frozen=True)
class Stay:
    """A time that somebody is asked for. `items` are its items from 1; none for the whole panel."""

    first: datetime
    last: datetime
    items: tuple[int, ...] = ()


def is_asked(person: Mapping[str, Any]) -> bool:
    """Whether somebody of the attendance is asked to come, and has not said that they cannot."""
    return person["status"] not in {"apologies", "absent"}


def slots(panel: Panel, kind: PanelKind) -> list[tuple[datetime, datetime]]:
    """When each item begins and ends; an item without a time follows the one before.

    Raises FaultyInputError for a meeting without its time, or with items out of order.
    """
    day = date.fromisoformat(panel.data["date"])
    if "time" not in panel.data:
        raise FaultyInputError(
            'The meeting has no time (time). Write when it starts, like this: "time": "09:30".'
        )
    if not panel.data["items"]:
        return []
    step = timedelta(minutes=kind.minutes_for_each_child)
    begins: list[datetime] = []
    for item in panel.data["items"]:
        follows = begins[-1] + step if begins else _at(day, panel.data["time"])
        begins.append(_at(day, item["time"]) if "time" in item else follows)
    end = begins[-1] + step
    if "end_time" in panel.data:
        end = _at(day, panel.data["end_time"])
    ends = [*begins[1:], end]
    if any(last <= first for first, last in zip(begins, ends, strict=True)):
        raise FaultyInputError(
            "The times of the items are out of order, or the meeting ends before its last item. "
            "Put the items in the order of their times (items, time; end_time)."
        )
    return list(zip(begins, ends, strict=True))


def stays(
    person: Mapping[str, Any], panel: Panel, times: Sequence[tuple[datetime, datetime]]
) -> Iterator[Stay]:
    """The times of one person: the whole panel, or its items, those that follow each other in one.

    `times` are the panel's `slots`.
    """
    if "for_items" not in person:
        first = _at(date.fromisoformat(panel.data["date"]), panel.data["time"])
        yield Stay(first, times[-1][1] if times else first + timedelta(hours=1))
        return
    places = [n for n, case in enumerate(panel.cases) if case.identifier in person["for_items"]]
    while places:
        run = [places.pop(0)]
        while places and places[0] == run[-1] + 1:
            run.append(places.pop(0))
        yield Stay(times[run[0]][0], times[run[-1]][1], tuple(n + 1 for n in run))


def _at(day: date, clock: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock), _ZONE)
