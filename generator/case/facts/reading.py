"""Values taken out of a case with nothing taken for granted.

A fact that is absent, of the wrong type or not a real date reads as None: the checks say so in
words, and no reader of a case ever has to catch an exception.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any, NamedTuple

__all__ = ["Happening", "Reading", "as_day", "as_time", "text_of"]

# Outside these years a date is a slip of the keyboard, and sums on it would overflow.
_YEARS = range(1900, 2101)
_ISO_LENGTH = 10
_CLOCK_LENGTH = 5
# Plain dictionaries first: asking an abstract class is five times slower.
_RECORDS = (dict, Mapping)


def as_day(value: object) -> date | None:
    """A date, or the text of one as YYYY-MM-DD; None for anything else."""
    if isinstance(value, str):
        return _day_of(value) if len(value) == _ISO_LENGTH else None
    if isinstance(value, datetime):
        value = value.date()
    return value if isinstance(value, date) and value.year in _YEARS else None


@lru_cache(maxsize=8192)
def _day_of(text: str) -> date | None:
    """The text of a date read once: the same few days are asked for again and again."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    # "2026-W10-1" is a date of another kind, which no case holds.
    return day if day.year in _YEARS and text[7] == "-" else None


def as_time(value: object) -> time | None:
    """A time, or the text of one as HH:MM; None for anything else."""
    if isinstance(value, str):
        return _time_of(value) if len(value) == _CLOCK_LENGTH else None
    return value if isinstance(value, time) else None


@lru_cache(maxsize=2048)
def _time_of(text: str) -> time | None:
    try:
        return time.fromisoformat(text)
    except ValueError:
        return None


def text_of(record: Mapping[str, Any], key: str) -> str:
    """The text under a key, without spaces around it; empty when there is none."""
    value = record.get(key)
    return value.strip() if isinstance(value, str) else ""


class Happening(NamedTuple):
    """A dated record of the case: an event, a meeting, a missed appointment, a move."""

    day: date
    at: time | None
    record: Mapping[str, Any]
    place: str


class Reading:
    """One case, read by path."""

    def __init__(self, case: Mapping[str, Any]) -> None:
        self.case = case
        self._items: dict[tuple[str, ...], Sequence[tuple[str, Mapping[str, Any]]]] = {}
        self._dated: dict[tuple[str, ...], list[Happening]] = {}

    def get(self, *path: str) -> Any:
        """The value at that path; None where the path breaks off."""
        value: Any = self.case
        for key in path:
            if type(value) is not dict and not isinstance(value, _RECORDS):
                return None
            value = value.get(key)
            if value is None:
                return None
        return value

    def day(self, *path: str) -> date | None:
        """The date at that path."""
        return as_day(self.get(*path))

    def text(self, *path: str) -> str:
        """The text at that path, without spaces around it; empty when there is none."""
        value = self.get(*path)
        return value.strip() if isinstance(value, str) else ""

    def number(self, *path: str) -> float | None:
        """The number at that path; truth values do not count as numbers."""
        value = self.get(*path)
        return value if isinstance(value, (int, float)) and not isinstance(value, bool) else None

    def items(self, *path: str) -> Sequence[tuple[str, Mapping[str, Any]]]:
        """Pointer and record of each record in the list at that path."""
        found = self._items.get(path)
        if found is None:
            found = self._items[path] = _items_of(self.get(*path), "/".join(("", *path)))
        return found

    def dated(self, *path: str) -> list[Happening]:
        """The records of the list at that path that have a real date, in date order."""
        found = self._dated.get(path)
        if found is None:
            found = [
                Happening(day, as_time(record.get("time")), record, place)
                for place, record in self.items(*path)
                if (day := as_day(record.get("date"))) is not None
            ]
            found.sort(key=_when)
            self._dated[path] = found
        return found


def _items_of(value: object, base: str) -> Sequence[tuple[str, Mapping[str, Any]]]:
    held = value if isinstance(value, (list, tuple)) else ()
    return [(f"{base}/{at}", one) for at, one in enumerate(held) if isinstance(one, _RECORDS)]


def _when(happening: Happening) -> tuple[date, time]:
    return happening.day, happening.at or time.min
