"""Dates, counts and names as people say them."""

from collections.abc import Sequence
from datetime import date, time
from functools import lru_cache

__all__ = ["and_list", "clock", "count", "day_words", "ordinal", "possessive", "weekday_words"]

_MONTHS = [
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
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
]


@lru_cache(maxsize=4096)
def day_words(day: date) -> str:
    """3 March 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def weekday_words(day: date) -> str:
    """Tuesday 3 March 2026."""
    return f"{_DAYS[day.weekday()]} {day_words(day)}"


def clock(at: time) -> str:
    """3pm, 3:30pm; midday and midnight are said as words."""
    if (at.hour, at.minute) in {(0, 0), (12, 0)}:
        return "midday" if at.hour else "midnight"
    minutes = f":{at.minute:02d}" if at.minute else ""
    return f"{at.hour % 12 or 12}{minutes}{'am' if at.hour < 12 else 'pm'}"


def count(number: int, unit: str) -> str:
    """`1 working day`, `10 working days`: `unit` is in the singular."""
    return f"{number} {unit}{'' if number == 1 else 's'}"


def ordinal(index: int) -> str:
    """`first` for 0; plain numbers from the eleventh on."""
    return _ORDINALS[index] if 0 <= index < len(_ORDINALS) else f"number {index + 1}"


def possessive(name: str) -> str:
    """Jordan's, James's, the child's."""
    return f"{name}'s"


def and_list(words: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`; empty when there are none."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
