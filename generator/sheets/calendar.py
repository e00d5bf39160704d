"""The dates of a case as a calendar file: one all-day event for each, no child's name in it."""

import hashlib
import re
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event

from generator.rules import FINISHED, Deadline
from generator.rules.case_dates import CaseDates
from generator.sheets._again import CASE, again
from generator.sheets.agenda import arrange

__all__ = ["calendar", "listed"]

_EPOCH = date(2020, 1, 1)
_NINE = timedelta(hours=9)
# For what must be done: at nine in the morning a week before, and on the day before.
_ALARMS = (timedelta(days=-7), timedelta(days=-1))


def listed(dates: CaseDates) -> tuple[Deadline, ...]:
    """The dates that go into a calendar: still to do, on a known day, not all the time."""
    groups = arrange(dates)
    left_out = {entry.deadline.key for entry in (*groups["standing"], *groups["unknown"])}
    return tuple(
        one
        for one in dates.deadlines
        if one.state not in FINISHED and one.due is not None and one.key not in left_out
    )


def calendar(dates: CaseDates, *, names: bool = False, before: bytes | None = None) -> bytes:
    """A calendar file of what is still to do.

    An event keeps its UID for good, and one made on a later day has a higher SEQUENCE: to
    import the file again changes what moved and doubles nothing. `before` is the file exported
    last, None without one: what changed since on the same day is numbered higher too, and what
    is done or dropped is cancelled, without its alarms. Without `names`, the case reference
    stands for the child, and nothing that names the child is said.
    """
    who = dates.name if names else dates.reference
    book = Calendar()
    book.add("prodid", "-//Throughcare//Statutory dates//EN")
    book.add("version", "2.0")
    book.add("calscale", "GREGORIAN")
    book.add("method", "PUBLISH")
    book.add("x-wr-calname", f"Dates: {who}")
    book.add(CASE, _uid(dates.reference, ""))
    for one in listed(dates):
        book.add_component(_event(one, dates, who, names))
    again(book, before)
    return bytes(book.to_ical())


def _event(one: Deadline, dates: CaseDates, who: str, names: bool) -> Event:
    assert one.due is not None
    event = Event()
    event.add("uid", _uid(dates.reference, one.key))
    event.add("dtstamp", datetime.combine(dates.on, time(), UTC))
    event.add("sequence", max((dates.on - _EPOCH).days, 0))
    event.add("dtstart", one.due)
    event.add("dtend", one.due + timedelta(days=1))
    overdue = "Overdue: " if one.state == "overdue" else ""
    event.add("summary", f"{overdue}{one.what} ({who})")
    event.add("description", "\n".join(_lines(one, dates, names)))
    event.add("categories", [one.state, one.strength])
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    if one.strength == "must":
        for before in _ALARMS:
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("trigger", before + _NINE)
            alarm.add("description", f"{one.what} ({who})")
            event.add_component(alarm)
    return event


def _lines(one: Deadline, dates: CaseDates, names: bool) -> list[str]:
    lines = [f"Who: {one.who}"]
    if one.due_time:
        lines.append(f"By: {one.due_time}")
    if one.anchor:
        lines.append(f"Counted from: {one.anchor}")
    lines += [
        f"Source: {one.source} ({one.strength})",
        *(said for said in (one.note, one.going_on) if said),
    ]
    if names:
        return lines
    child = dates.case.data["child"]
    called = [child[part] for part in ("first_name", "last_name", "known_as") if part in child]
    named = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, called))})(?!\w)", re.IGNORECASE)
    # A line that could be read as naming the child goes whole: better one too many.
    return [line for line in lines if not named.search(line)]


def _uid(reference: str, key: str) -> str:
    """The same for the same date of the same case, and in no words."""
    return hashlib.sha256(f"{reference}\n{key}".encode()).hexdigest()[:32] + "@throughcare"
