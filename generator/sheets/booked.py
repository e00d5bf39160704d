"""What is booked for a child as a calendar file: meetings, appointments, hearings, release."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Event

from generator.sheets._again import again, number_on, opened, uid_of

__all__ = ["booked_calendar"]

_ZONE = ZoneInfo("Europe/London")


def booked_calendar(
    booked: Sequence[Mapping[str, Any]],
    *,
    title: str,
    reference: str,
    who: str,
    on: date,
    properties: Mapping[str, str],
    before: bytes | None = None,
) -> bytes:
    """A calendar file of the `booked` of view.schema.json, with what stands in each entry.

    `who` stands behind each event: the child's name or the case reference. An event keeps its
    UID while no other of its name comes before it. `before` is the file exported last, None
    without one: what changed since is numbered higher, and what is gone is cancelled.
    """
    book = opened(f"{title}: {who}", "Booked", uid_of(reference, title), properties)
    seen: Counter[str] = Counter()
    for entry in booked:
        what = str(entry["what"])
        seen[what] += 1
        event = Event()
        event.add("uid", uid_of(reference, f"{title} {what} {seen[what]}"))
        event.add("dtstamp", datetime.combine(on, time(), UTC))
        event.add("sequence", number_on(on))
        day = date.fromisoformat(entry["date"])
        if "time" in entry:
            begins = datetime.combine(day, time.fromisoformat(entry["time"]), _ZONE)
            event.add("dtstart", begins.astimezone(UTC))
        else:
            event.add("dtstart", day)
            event.add("dtend", day + timedelta(days=1))
        event.add("summary", f"{what} ({who})")
        if "where" in entry:
            event.add("location", str(entry["where"]))
        event.add("class", "PRIVATE")
        book.add_component(event)
    again(book, before)
    return bytes(book.to_ical())
