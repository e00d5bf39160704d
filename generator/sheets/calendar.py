"""The dates of a case as a calendar file: one all-day event for each, no child's name in it."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta

from icalendar import Alarm, Event

from generator.rules import FINISHED, Deadline
from generator.rules.case_dates import CaseDates
from generator.sheets._again import again, number_on, opened, uid_of
from generator.sheets._pack import UNSAID
from generator.sheets.agenda import arrange

__all__ = ["calendar", "listed"]

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


def calendar(
    dates: CaseDates,
    *,
    names: bool = False,
    before: bytes | None = None,
    properties: Mapping[str, str] = UNSAID,
) -> bytes:
    """A calendar file of what is still to do.

    An event keeps its UID for good, and one made on a later day has a higher SEQUENCE: to
    import the file again changes what moved and doubles nothing. `before` is the file exported
    last, None without one: what changed since on the same day is numbered higher too, and what
    is done or dropped is cancelled, without its alarms. Without `names`, the case reference
    stands for the child, and nothing that names the child is said. `properties` say how it was
    made.
    """
    who = dates.name if names else dates.reference
    book = opened(f"Dates: {who}", "Statutory dates", uid_of(dates.reference, ""), properties)
    for one in listed(dates):
        book.add_component(_event(one, dates, who, names))
    again(book, before)
    return bytes(book.to_ical())


def _event(one: Deadline, dates: CaseDates, who: str, names: bool) -> Event:
    assert one.due is not None
    event = Event()
    event.add("uid", uid_of(dates.reference, one.key))
    event.add("dtstamp", datetime.combine(dates.on, time(), UTC))
    event.add("sequence", number_on(dates.on))
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
