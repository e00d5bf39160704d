"""What a case file says, read with nothing taken for granted.

A fact that is absent, of the wrong type or not a real date reads as None: the checks say so in
words, and no reader of a case ever has to catch an exception.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property
from typing import Any

from generator.errors import RulesError
from generator.rules._time import age_on, turns
from generator.rules._words import day_words
from generator.rules.dto import DtoDates, dto_dates, refuse_reason

__all__ = ["Facts", "Happening", "Release", "as_day", "as_time", "text_of"]

# Outside these years a date is a slip of the keyboard, and sums on it would overflow.
_YEARS = range(1900, 2101)
_ISO_LENGTH = 10
_LIFE_MONTHS = 1200
# Plain dictionaries first: asking an abstract class is five times slower.
_RECORDS = (dict, Mapping)


def as_day(value: object) -> date | None:
    """A date, or the text of one as YYYY-MM-DD; None for anything else."""
    if isinstance(value, str):
        if len(value) != _ISO_LENGTH:
            return None
        try:
            value = date.fromisoformat(value)
        except ValueError:
            return None
    elif isinstance(value, datetime):
        value = value.date()
    return value if isinstance(value, date) and value.year in _YEARS else None


def as_time(value: object) -> time | None:
    """A time, or the text of one as HH:MM; None for anything else."""
    if isinstance(value, time):
        return value
    if isinstance(value, str) and len(value) == len("00:00"):
        try:
            return time.fromisoformat(value)
        except ValueError:
            return None
    return None


def text_of(record: Mapping[str, Any], key: str) -> str:
    """The text under a key, without spaces around it; empty when there is none."""
    value = record.get(key)
    return value.strip() if isinstance(value, str) else ""


@dataclass(frozen=True, slots=True)
class Happening:
    """A dated record of the case: an event, a meeting, a missed appointment, a move."""

    day: date
    at: time | None
    record: Mapping[str, Any]
    place: str


@dataclass(frozen=True, slots=True)
class Release:
    """The release date that planning goes by, and where it comes from, in words."""

    day: date
    words: str
    happened: bool = False


class Facts:
    """One case on one day. `what_if` is a release date to try instead of the planned one."""

    def __init__(self, case: Mapping[str, Any], today: date, what_if: date | None = None) -> None:
        self.case = case
        self.today = today
        self.what_if = what_if
        self._dated: dict[tuple[str, ...], list[Happening]] = {}

    # -- reading ---------------------------------------------------------------------------

    def get(self, *path: str) -> Any:
        """The value at that path; None where the path breaks off."""
        value: Any = self.case
        for key in path:
            if not isinstance(value, _RECORDS):
                return None
            value = value.get(key)
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

    def items(self, *path: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """Pointer and record of each record in the list at that path."""
        value = self.get(*path)
        if isinstance(value, (list, tuple)):
            base = "/".join(("", *path))
            for index, record in enumerate(value):
                if isinstance(record, _RECORDS):
                    yield f"{base}/{index}", record

    def dated(self, *path: str) -> list[Happening]:
        """The records of the list at that path that have a real date, in date order."""
        if path not in self._dated:
            found = [
                Happening(day, as_time(record.get("time")), record, place)
                for place, record in self.items(*path)
                if (day := as_day(record.get("date"))) is not None
            ]
            found.sort(key=lambda happening: (happening.day, happening.at or time.min))
            self._dated[path] = found
        return self._dated[path]

    # -- the child and the sentence ----------------------------------------------------------

    @cached_property
    def name(self) -> str:
        """What the child likes to be called."""
        return self.text("child", "known_as") or self.text("child", "first_name") or "the child"

    @cached_property
    def born(self) -> date | None:
        return self.day("child", "date_of_birth")

    @cached_property
    def age(self) -> int | None:
        return None if self.born is None else age_on(self.born, self.today)

    @cached_property
    def birthday_18(self) -> date | None:
        return None if self.born is None else turns(self.born, 18)

    @cached_property
    def status(self) -> str:
        """`sentenced`, `remanded` or `before-sentence`."""
        if isinstance(self.get("sentence"), Mapping):
            return "sentenced"
        return "remanded" if isinstance(self.get("remand"), Mapping) else "before-sentence"

    @cached_property
    def sentence_months(self) -> int | None:
        """Length of the sentence in months; very long for life sentences; None when unknown."""
        if self.text("sentence", "type") in {"s258", "s259"}:
            return _LIFE_MONTHS
        length = self.number("sentence", "length_months")
        if length is None and (custodial := self.number("sentence", "custodial_months")):
            length = custodial + (self.number("sentence", "extension_months") or 0)
        if length is None and (days := self.number("sentence", "length_days")):
            length = days // 30.4375
        return None if length is None else int(min(length, _LIFE_MONTHS))

    @cached_property
    def dto(self) -> DtoDates | None:
        """The reckoned dates of a detention and training order; None when not to be reckoned."""
        start = self.day("sentence", "date")
        if start is None or refuse_reason(self.case) is not None:
            return None
        credit = self.number("sentence", "credited_days") or 0
        try:
            return dto_dates(start, self.get("sentence", "length_months"), int(credit))
        except RulesError:
            return None

    @cached_property
    def custody_start(self) -> date | None:
        """The day the child entered custody, else the day of sentence or remand."""
        if (entered := self.day("placement", "entered")) is not None:
            return entered
        return self.day("remand" if self.status == "remanded" else "sentence", "date")

    @cached_property
    def early_release(self) -> bool | None:
        """Whether the child can be released early; None when nobody has said."""
        eligible = self.get("sentence", "early_release_eligible")
        if isinstance(eligible, bool):
            return eligible
        if self.text("sentence", "early_release_exclusion"):
            return False
        if self.day("sentence", "dates", "early_release") is not None:
            return True
        if self.get("sentence", "type") == "dto" and (months := self.sentence_months) is not None:
            return months >= 8
        return None

    @cached_property
    def early_release_day(self) -> date | None:
        """The early release date, the establishment's first, else the reckoned one."""
        if self.early_release is False:
            return None
        given = self.day("sentence", "dates", "early_release")
        return given or (self.dto.early if self.dto else None)

    @cached_property
    def mid_point(self) -> date | None:
        return self.day("sentence", "dates", "mid_point") or (self.dto.mid if self.dto else None)

    @cached_property
    def release(self) -> Release | None:
        """The release date to plan by; None when nothing tells it.

        A what-if date comes first, then the day it happened, the day arranged, the day planned,
        the early date where the child can have one, the mid-point; reckoned dates last.
        """
        if self.what_if is not None:
            return Release(
                self.what_if, f"release on {day_words(self.what_if)}, if that is the day"
            )
        for happening in self.events("release"):
            if happening.day <= self.today:
                return Release(happening.day, f"release on {day_words(happening.day)}", True)
        given = ("sentence", "dates")
        for day, hint in (
            (self.day("supervision", "release", "date"), ""),
            (self.day(*given, "release"), ""),
            (self.day(*given, "early_release") if self.early_release else None, "early date"),
            (self.day(*given, "mid_point"), "mid-point"),
            (self._reckoned(), "worked out here: confirm with the establishment"),
        ):
            if day is not None:
                return Release(day, f"release on {day_words(day)}{f' ({hint})' if hint else ''}")
        return None

    def _reckoned(self) -> date | None:
        if self.dto is None:
            return None
        return (self.dto.early if self.early_release else None) or self.dto.mid

    @cached_property
    def supervision_end(self) -> date | None:
        return (
            self.day("supervision", "ends")
            or self.day("sentence", "dates", "licence_end")
            or self.day("sentence", "dates", "sentence_end")
            or (self.dto.end if self.dto else None)
        )

    # -- what happened ---------------------------------------------------------------------

    @cached_property
    def _events(self) -> dict[str, list[Happening]]:
        return _by_type(self.dated("events"))

    @cached_property
    def _meetings(self) -> dict[str, list[Happening]]:
        # Ahead, "not held" only says that it has not been held yet.
        held = (
            meeting
            for meeting in self.dated("meetings")
            if meeting.day > self.today or meeting.record.get("held") is not False
        )
        return _by_type(held)

    @cached_property
    def marked(self) -> list[Happening]:
        """Events whose note marks a rule as done by naming it in square brackets."""
        return [
            happening
            for happening in self.dated("events")
            if isinstance(note := happening.record.get("note"), str) and "[" in note
        ]

    def events(self, *types: str) -> list[Happening]:
        """Events of these types, past and to come, in date order."""
        return _of_types(self._events, types)

    def meetings(self, *types: str) -> list[Happening]:
        """Meetings of these types, past and to come, in date order, save those not held."""
        return _of_types(self._meetings, types)


def _by_type(happenings: Any) -> dict[str, list[Happening]]:
    found: dict[str, list[Happening]] = {}
    for happening in happenings:
        kind = happening.record.get("type")
        if isinstance(kind, str):
            found.setdefault(kind, []).append(happening)
    return found


def _of_types(held: dict[str, list[Happening]], types: tuple[str, ...]) -> list[Happening]:
    if len(types) == 1:
        return held.get(types[0], [])
    return sorted((h for kind in types for h in held.get(kind, ())), key=lambda h: h.day)
