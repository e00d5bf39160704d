"""Invitations to a meeting as calendar files: each person's own times, and no child's name."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from generator.case import Panel
from generator.errors import FaultyInputError
from generator.panel.kinds import PanelKind

__all__ = ["invites"]

_ZONE = ZoneInfo("Europe/London")
_EPOCH = date(2020, 1, 1)

Slot = tuple[datetime, datetime, tuple[int, ...]]


def invites(panel: Panel, kind: PanelKind, *, on: date) -> dict[str, bytes]:
    """A calendar file for each person who is asked to come, by name of file.

    Who comes for some children gets the times of their items alone; items that follow each other
    are one event. Whoever sent apologies or was absent gets none. Raises FaultyInputError for a
    meeting without its time, or with items out of order.
    """
    slots = _slots(panel, kind)
    made: dict[str, bytes] = {}
    for person in panel.data["attendance"]:
        if person["status"] in {"apologies", "absent"}:
            continue
        own = list(_own(person, panel, slots))
        if own:
            made[_file(panel, person["name"], made)] = _calendar(panel, kind, person, own, on)
    return made


def _slots(panel: Panel, kind: PanelKind) -> list[tuple[datetime, datetime]]:
    """When each item begins and ends; an item without a time follows the one before."""
    day = date.fromisoformat(panel.data["date"])
    if "time" not in panel.data:
        raise FaultyInputError(
            'The meeting has no time (time). Write when it starts, like this: "time": "09:30".'
        )
    step = timedelta(minutes=kind.minutes_for_each_child)
    begins: list[datetime] = []
    for item in panel.data["items"]:
        follows = begins[-1] + step if begins else _at(day, panel.data["time"])
        begins.append(_at(day, item["time"]) if "time" in item else follows)
    end = begins[-1] + step if begins else _at(day, panel.data["time"])
    if "end_time" in panel.data:
        end = _at(day, panel.data["end_time"])
    ends = [*begins[1:], end]
    if any(last <= first for first, last in zip(begins, ends, strict=True)):
        raise FaultyInputError(
            "The times of the items are out of order, or the meeting ends before its last item. "
            "Put the items in the order of their times (items, time; end_time)."
        )
    return list(zip(begins, ends, strict=True))


def _at(day: date, clock: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock), _ZONE)


def _own(
    person: dict[str, Any], panel: Panel, slots: Sequence[tuple[datetime, datetime]]
) -> Iterator[Slot]:
    """The times of one person, from day's start to end for who sits through it all."""
    if "for_items" not in person:
        first = _at(date.fromisoformat(panel.data["date"]), panel.data["time"])
        last = slots[-1][1] if slots else first + timedelta(hours=1)
        yield first, last, ()
        return
    places = [n for n, case in enumerate(panel.cases) if case.identifier in person["for_items"]]
    while places:
        run = [places.pop(0)]
        while places and places[0] == run[-1] + 1:
            run.append(places.pop(0))
        yield slots[run[0]][0], slots[run[-1]][1], tuple(n + 1 for n in run)


def _calendar(
    panel: Panel, kind: PanelKind, person: dict[str, Any], own: Sequence[Slot], on: date
) -> bytes:
    book = Calendar()
    book.add("prodid", "-//Throughcare//Panel//EN")
    book.add("version", "2.0")
    book.add("calscale", "GREGORIAN")
    book.add("method", "PUBLISH")
    names = _naming(panel)
    where = panel.data.get("where", "")
    for number, (first, last, items) in enumerate(own):
        event = Event()
        event.add("uid", _uid(panel.identifier, person["name"], number))
        event.add("dtstamp", datetime.combine(on, time(), UTC))
        event.add("sequence", max((on - _EPOCH).days, 0))
        event.add("dtstart", first.astimezone(UTC))
        event.add("dtend", last.astimezone(UTC))
        event.add("summary", kind.title)
        if where and not names.search(where):
            event.add("location", where)
        event.add("description", _words(items, len(panel.cases)))
        event.add("class", "PRIVATE")
        book.add_component(event)
    return bytes(book.to_ical())


def _words(items: Sequence[int], of: int) -> str:
    if not items:
        return "You sit on the whole panel."
    which = f"item {items[0]}" if len(items) == 1 else f"items {items[0]} to {items[-1]}"
    return f"You are asked to come for {which} of {of}. The times before and after are others'."


def _naming(panel: Panel) -> re.Pattern[str]:
    """Finds a name of a child of this panel, and nothing where it has no children."""
    names = {
        re.escape(case.data["child"][part])
        for case in panel.cases
        for part in ("first_name", "last_name", "known_as")
        if part in case.data["child"]
    }
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(names)) or '(?!)'})(?!\w)", re.IGNORECASE)


def _file(panel: Panel, name: str, taken: dict[str, bytes]) -> str:
    plain = "-".join(re.findall(r"\w+", name.casefold())) or "member"
    stems = (plain if n == 1 else f"{plain}-{n}" for n in count(1))
    files = (f"invite_{panel.identifier}_{stem}.ics" for stem in stems)
    return next(one for one in files if one not in taken)


def _uid(meeting: str, name: str, number: int) -> str:
    """The same for the same person's time at the same meeting, and in no words."""
    text = f"{meeting}\n{name}\n{number}"
    return hashlib.sha256(text.encode()).hexdigest()[:32] + "@throughcare"
