"""Dates, counts and names as people say them."""

from collections.abc import Mapping, Sequence
from datetime import date, time
from functools import lru_cache
from typing import Any

__all__ = [
    "DAYS",
    "MONTHS",
    "and_list",
    "capital",
    "clock",
    "count",
    "day_words",
    "full_name",
    "known_name",
    "ordinal",
    "possessive",
    "weekday_words",
]

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth"),
    *("sixth", "seventh", "eighth", "ninth", "tenth"),
)


@lru_cache(maxsize=4096)
def day_words(day: date) -> str:
    """3 March 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def weekday_words(day: date) -> str:
    """Tuesday 3 March 2026."""
    return f"{DAYS[day.weekday()]} {day_words(day)}"


def clock(at: time) -> str:
    """3pm, 3:30pm; midday and midnight are said as words."""
    if (at.hour, at.minute) in {(0, 0), (12, 0)}:
        return "midday" if at.hour else "midnight"
    minutes = f":{at.minute:02d}" if at.minute else ""
    return f"{at.hour % 12 or 12}{minutes}{'am' if at.hour < 12 else 'pm'}"


def count(number: int, unit: str) -> str:
    """`1 working day`, `10 working days`: `unit` is in the singular."""
    return f"{number} {unit}{'' if number == 1 else 's'}"


def ordinal(number: int) -> str:
    """First to tenth, then 11th, 12th, 21st; counted from 1."""
    if 1 <= number <= len(_ORDINALS):
        return _ORDINALS[number - 1]
    teen = number % 100 in (11, 12, 13)
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def possessive(name: str) -> str:
    """A name with ’s: Jordan’s, James’s, the child’s (the plural apostrophe is not for names)."""
    return f"{name}’s"


def and_list(words: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`; empty when there are none."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def capital(sentence: str) -> str:
    """The sentence with its first letter as a capital; the rest is left alone."""
    return sentence[:1].upper() + sentence[1:]


def known_name(child: Mapping[str, Any]) -> str:
    """The name to use: known-as, or else the first name. Its capitals are the child's own."""
    return str(child.get("known_as") or child["first_name"])


def full_name(child: Mapping[str, Any]) -> str:
    """First and last name, as written in the case."""
    return f"{child['first_name']} {child['last_name']}"
