"""Calendars, exported again too: what changed gets a higher number, what is gone is cancelled."""

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import Any

from icalendar import Calendar, Event

__all__ = ["CASE", "again", "number_on", "opened", "uid_of"]

_EPOCH = date(2020, 1, 1)

# Says of which case a calendar is, without naming it.
CASE = "x-throughcare-case"
_LEFT_OUT = (b"SEQUENCE", b"DTSTAMP")


def opened(title: str, what: str, case: str, properties: Mapping[str, str]) -> Calendar:
    """A calendar without events, that notes how it was made.

    `case` says of which case it is without naming it, `what` is the kind of calendar.
    """
    book = Calendar()
    book.add("prodid", f"-//Throughcare//{what}//EN")
    book.add("version", "2.0")
    book.add("calscale", "GREGORIAN")
    book.add("method", "PUBLISH")
    book.add("x-wr-calname", title)
    book.add(CASE, case)
    for name, value in properties.items():
        book.add(f"x-{name.lower().replace(' ', '-')}", value)
    return book


def uid_of(reference: str, key: str) -> str:
    """The same for the same event of the same case, and in no words."""
    return hashlib.sha256(f"{reference}\n{key}".encode()).hexdigest()[:32] + "@throughcare"


def number_on(day: date) -> int:
    """The least SEQUENCE of an event that is written on a day: higher on a later one."""
    return max((day - _EPOCH).days, 0)


def again(book: Calendar, before: bytes | None) -> None:
    """Numbers the events of a calendar after those exported before, and cancels what is gone.

    `before` is the calendar file last exported; None when there is none. One of another case, or
    that cannot be read, counts as none. An event keeps its number while nothing in it changes.
    """
    old = _events(before, str(book.get(CASE, "")))
    if not old:
        return
    new: dict[str, Any] = {str(event["uid"]): event for event in book.walk("VEVENT")}
    for uid, event in new.items():
        was = old.get(uid)
        if was is not None and _said(was) != _said(event):
            # Never below the number that the day gives.
            number = max(int(event["sequence"]), int(was.get("sequence", 0)) + 1)
            event.pop("sequence")
            event.add("sequence", number)
    for uid, was in old.items():
        if uid not in new:
            book.add_component(_cancelled(was, book))


def _events(before: bytes | None, case: str) -> dict[str, Any]:
    if before is None:
        return {}
    try:
        book = Calendar.from_ical(before)
    except (ValueError, IndexError):
        return {}
    if not isinstance(book, Calendar) or str(book.get(CASE, "")) != case:
        return {}
    return {str(event["uid"]): event for event in book.walk("VEVENT") if "uid" in event}


def _said(event: Any) -> bytes:
    """Everything an event says but its number and the day it was made."""
    return b"\n".join(
        line for line in event.to_ical().splitlines() if not line.startswith(_LEFT_OUT)
    )


def _cancelled(was: Any, book: Calendar) -> Any:
    """An event that is done or no longer needed: without its alarms, kept as it is once told."""
    if str(was.get("status", "")) == "CANCELLED":
        return was
    event = Event()
    for name in ("uid", "dtstart", "dtend", "summary", "class", "transp"):
        if name in was:
            event[name] = was[name]
    stamps = [one["dtstamp"] for one in book.walk("VEVENT") if "dtstamp" in one]
    event["dtstamp"] = stamps[0] if stamps else was["dtstamp"]
    event.add("sequence", int(was.get("sequence", 0)) + 1)
    event.add("status", "CANCELLED")
    return event
