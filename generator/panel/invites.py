"""Invitations to a meeting as calendar files: each person's own times, and no child's name."""

import hashlib
import re
from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime, time
from itertools import count
from typing import Any

from generator.case import Panel, others_beside
from generator.case.names import Others
from generator.panel.kinds import PanelKind
from generator.panel.times import Stay, is_asked, slots, stays

__all__ = ["file_of", "invites"]

# Of a name in the name of a file, in characters: some systems take 255 bytes in all.
_LONGEST = 40
_EPOCH = date(2020, 1, 1)


def invites(panel: Panel, kind: PanelKind, *, on: date) -> dict[str, bytes]:
    """A calendar file for each person who is asked to come, by name of file.

    Who comes for some children gets the times of their items alone; items that follow each other
    are one event. Whoever sent apologies or was absent gets none. Raises FaultyInputError for a
    meeting without its time, or with items out of order.
    """
    times, children = slots(panel, kind), others_beside(panel, (), ())
    made: dict[str, bytes] = {}
    for person in panel.data["attendance"]:
        own = list(stays(person, panel, times)) if is_asked(person) else []
        if own:
            made[file_of(panel, "invite", person["name"], ".ics", made)] = _calendar(
                panel, kind, person, own, on=on, children=children
            )
    return made


def _calendar(
    panel: Panel,
    kind: PanelKind,
    person: dict[str, Any],
    own: Sequence[Stay],
    *,
    on: date,
    children: Others,
) -> bytes:
    from icalendar import Calendar, Event  # noqa: PLC0415 (rare, costly)

    book = Calendar()
    book.add("prodid", "-//Throughcare//Panel//EN")
    book.add("version", "2.0")
    book.add("calscale", "GREGORIAN")
    book.add("method", "PUBLISH")
    where = panel.data.get("where", "")
    is_told = bool(where) and not children.named_in(where)
    words = "" if is_told or not where else " Its place is in the agenda."
    for number, stay in enumerate(own):
        event = Event()
        event.add("uid", _uid(panel.identifier, person["name"], number))
        event.add("dtstamp", datetime.combine(on, time(), UTC))
        event.add("sequence", max((on - _EPOCH).days, 0))
        event.add("dtstart", stay.first.astimezone(UTC))
        event.add("dtend", stay.last.astimezone(UTC))
        event.add("summary", kind.title)
        if is_told:
            event.add("location", where)
        event.add("description", _words(stay.items, len(panel.cases)) + words)
        event.add("class", "PRIVATE")
        book.add_component(event)
    return bytes(book.to_ical())


def _words(items: Sequence[int], of: int) -> str:
    if not items:
        return "You sit on the whole panel."
    which = f"item {items[0]}" if len(items) == 1 else f"items {items[0]} to {items[-1]}"
    return f"You are asked to come for {which} of {of}. The times before and after are others'."


def file_of(panel: Panel, what: str, name: str, ending: str, taken: Collection[str]) -> str:
    """The name of the file that somebody of a meeting is given; unlike those that are `taken`."""
    plain = "-".join(re.findall(r"\w+", name.casefold()))[:_LONGEST].strip("-") or "member"
    stems = (plain if n == 1 else f"{plain}-{n}" for n in count(1))
    files = (f"{what}_{panel.identifier}_{stem}{ending}" for stem in stems)
    return next(one for one in files if one not in taken)


def _uid(meeting: str, name: str, number: int) -> str:
    """The same for the same person's time at the same meeting, and in no words."""
    text = f"{meeting}\n{name}\n{number}"
    return hashlib.sha256(text.encode()).hexdigest()[:32] + "@throughcare"
