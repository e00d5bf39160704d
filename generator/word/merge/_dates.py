"""Dates and times as people write them: 3 March 2026, Tuesday 3 March, 3:30pm."""

import datetime
import re
from functools import lru_cache
from typing import Any

from jinja2.runtime import Undefined

from generator.word.merge._job import EngineError

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
# No line ends between a day and its month.
_JOINED = "\u00a0"
_MONTH = "|".join([*MONTHS, *(month[:3] for month in MONTHS), "Sept"])
_TYPED = re.compile(rf"(?<![\w.,/:-])(\d{{1,2}}(?:st|nd|rd|th)?) (?=(?:{_MONTH})\b)")
_HELD = re.compile(rf"(?<![\w.,/:-])(\d{{1,2}}(?:st|nd|rd|th)?){_JOINED}(?=(?:{_MONTH})\b)")
# Nor within a telephone number: 01632 960320, 020 7946 0123.
_PHONE = re.compile(r"(?<![\w.,/:+-])0\d{2,4}(?: \d{3,6}){1,2}(?![\w/-])")
_HELD_PHONE = re.compile(_PHONE.pattern.replace(" ", _JOINED))
_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?")


def date(value: Any) -> Any:
    """The day in full: 3 March 2026, from 2026-03-03."""
    day = _day(value)
    return f"{day.day}{_JOINED}{MONTHS[day.month - 1]} {day.year}" if day else value


def shortdate(value: Any) -> Any:
    """The day in short: 3 Mar 2026, from 2026-03-03."""
    day = _day(value)
    return f"{day.day}{_JOINED}{MONTHS[day.month - 1][:3]} {day.year}" if day else value


def weekday(value: Any, year: bool = False) -> Any:
    """The day with its weekday: Tuesday 3 March, and its year when `year` is true."""
    day = _day(value)
    if not day:
        return value
    text = f"{DAYS[day.weekday()]} {day.day}{_JOINED}{MONTHS[day.month - 1]}"
    return f"{text} {day.year}" if year else text


def time(value: Any) -> Any:
    """The time of day: 3pm from 15:00, 3:30pm, 12 noon, 12 midnight."""
    if isinstance(value, Undefined) or value is None:
        return value
    if isinstance(value, (datetime.time, datetime.datetime)):
        hour, minute = value.hour, value.minute
    else:
        match = _TIME.fullmatch(value.strip()) if isinstance(value, str) else None
        if match is None:
            raise EngineError("the value is not a time", "Times are written like 15:30")
        hour, minute = int(match[1]), int(match[2])
    if minute == 0 and hour % 12 == 0:
        return "12 noon" if hour else "12 midnight"
    minutes = f":{minute:02}" if minute else ""
    return f"{hour % 12 or 12}{minutes}{'pm' if hour >= 12 else 'am'}"


def joined(text: str) -> str:
    """A text in which no line ends within a telephone number, or between day and month."""
    text = _PHONE.sub(lambda found: found[0].replace(" ", _JOINED), text)
    return _TYPED.sub(rf"\1{_JOINED}", text)


def unjoined(text: str) -> str:
    """The same text as it was typed."""
    text = _HELD_PHONE.sub(lambda found: found[0].replace(_JOINED, " "), text)
    return _HELD.sub(r"\1 ", text)


@lru_cache(maxsize=4096)
def _read(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text.strip()[:10])
    except ValueError:
        return None


def _day(value: Any) -> datetime.date | None:
    if isinstance(value, Undefined) or value is None:
        return None
    if isinstance(value, datetime.date):
        return value
    day = _read(str(value)) if isinstance(value, str) else None
    if day is not None:
        return day
    raise EngineError("the value is not a date", "Dates are written like 2026-03-31")
