"""The form of the week: rows of the child's own hours, the hours of rules, and what is booked."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import takewhile
from typing import Any, Protocol

from generator.case.answers import AnswerError, answer
from generator.case.facts.words import DAYS
from generator.case.guide import guide
from generator.easy_week import WeekEntries

__all__ = ["BOOKED", "FIXED", "HOURS", "WEEKDAYS", "Row", "WeekForm", "rows_of", "week_form"]

FIXED, HOURS, BOOKED = "fixed", "hours", "booked"
WEEKDAYS = tuple(day.lower() for day in DAYS)
_PLACES: Mapping[str, tuple[str, ...]] = {
    FIXED: ("child", "commitments"),
    HOURS: ("supervision", "conditions", "inputs", "times"),
    BOOKED: ("supervision", "appointments"),
}
# What is typed into each row; the first field of a row has to say something.
FIELDS: Mapping[str, tuple[str, ...]] = {
    FIXED: ("what", "kind", "from", "to"),
    HOURS: ("rule", "from", "to"),
    BOOKED: ("what", "date", "time", "with_whom", "where", "how_to_get_there"),
}
_WITH_DAYS = frozenset({FIXED, HOURS})
_OPTIONAL = frozenset({"kind", "with_whom", "where", "how_to_get_there"})
_MOST = 100


class Fields(Protocol):
    """The fields of a form, by name."""

    def text(self, name: str, default: str = "") -> str:
        """The value of a field."""

    def texts(self, name: str) -> tuple[str, ...]:
        """Every value of a field."""

    def names(self) -> tuple[str, ...]:
        """The names of the fields."""


@dataclass(frozen=True)
class Row:
    """One row as it was typed. `at` is its place in the file from 0, -1 for a new one."""

    kind: str
    typed: Mapping[str, str]
    days: tuple[str, ...] = ()
    at: int = -1

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed into it."""
        said = (value for name, value in self.typed.items() if name not in ("kind", "rule"))
        return not any(said) and not self.days


@dataclass(frozen=True)
class WeekForm:
    """The week as it was typed; `faults` is what is wrong, by the field of the form."""

    rows: Mapping[str, tuple[Row, ...]]
    state: str
    do: str
    faults: dict[str, str] = field(default_factory=dict)

    def acted(self) -> "WeekForm":
        """The form after its button added or took out a row."""
        what, _, to = self.do.partition(":")
        kind, _, number = to.partition(":")
        rows = dict(self.rows)
        if what == "add" and kind in rows and len(rows[kind]) < _MOST:
            rows[kind] = (*rows[kind], Row(kind, dict.fromkeys(FIELDS[kind], "")))
        elif what == "remove" and kind in rows and number.isascii() and number.isdecimal():
            held = rows[kind]
            rows[kind] = (*held[: int(number)], *held[int(number) + 1 :])
        return WeekForm(rows, self.state, self.do)

    def entries(self, before: WeekEntries, today: date) -> WeekEntries:
        """What the week is drawn from; what is wrong with it is put down in `faults`."""
        hours: dict[int, list[dict[str, Any]]] = {}
        for number, row in enumerate(self.rows[HOURS]):
            if not row.is_blank and row.typed["rule"].isdecimal():
                found = self._entry(number, row, {}, today)
                hours.setdefault(int(row.typed["rule"]), []).append(found)
        return WeekEntries(
            tuple(self._of(FIXED, before.fixed, today)),
            tuple(self._of(BOOKED, before.booked, today)),
            {number: tuple(times) for number, times in hours.items()},
        )

    def _of(
        self, kind: str, before: Sequence[Mapping[str, Any]], today: date
    ) -> list[dict[str, Any]]:
        return [
            self._entry(number, row, before[row.at] if 0 <= row.at < len(before) else {}, today)
            for number, row in enumerate(self.rows[kind])
            if not row.is_blank
        ]

    def _entry(self, number: int, row: Row, held: Mapping[str, Any], today: date) -> dict[str, Any]:
        """An entry of the case file: what the row says, and of the rest what the file held."""
        found = dict(held)
        for name in FIELDS[row.kind]:
            typed = row.typed[name]
            if name == "rule":
                continue
            if not typed and name in _OPTIONAL:
                found.pop(name, None)
                continue
            try:
                found[name] = _answer(row.kind, name, typed, today)
            except AnswerError as error:
                self.faults[f"{row.kind}-{name}-{number}"] = str(error)
        if row.kind in _WITH_DAYS:
            found["days"] = list(row.days)
            if not row.days:
                self.faults[f"{row.kind}-days-{number}"] = "Choose at least one day of the week."
        return found


def _answer(kind: str, name: str, typed: str, today: date) -> Any:
    place = guide().find((*_PLACES[kind], name))
    assert place is not None  # all of them are fields of the schema
    return answer(place, typed, today=today)


def week_form(form: Fields) -> WeekForm:
    """What a form says, blank rows too."""
    names = set(form.names())
    return WeekForm(
        {kind: tuple(_rows(form, names, kind)) for kind in FIELDS},
        form.text("state"),
        form.text("do", "check"),
    )


def _rows(form: Fields, names: set[str], kind: str) -> list[Row]:
    first = FIELDS[kind][0]
    held = takewhile(lambda at: f"{kind}-{first}-{at}" in names, range(_MOST))
    return [_row(form, kind, at) for at in held]


def _row(form: Fields, kind: str, number: int) -> Row:
    at = form.text(f"{kind}-at-{number}", "")
    chosen = form.texts(f"{kind}-days-{number}")
    return Row(
        kind,
        {name: " ".join(form.text(f"{kind}-{name}-{number}").split()) for name in FIELDS[kind]},
        tuple(day for day in WEEKDAYS if day in chosen),
        int(at) if at.isascii() and at.isdecimal() else -1,
    )


def rows_of(
    entries: WeekEntries, day: Callable[[str], str], clock: Callable[[str], str]
) -> dict[str, tuple[Row, ...]]:
    """The rows that show entries of a file; `day` and `clock` say a date and a time in words."""
    hours: list[tuple[Mapping[str, Any], int]] = [
        ({**one, "rule": str(rule)}, number)
        for rule, times in entries.hours.items()
        for number, one in enumerate(times)
    ]
    every: dict[str, list[tuple[Mapping[str, Any], int]]] = {
        FIXED: [(one, at) for at, one in enumerate(entries.fixed)],
        HOURS: hours,
        BOOKED: [(one, at) for at, one in enumerate(entries.booked)],
    }

    def said(name: str, value: str) -> str:
        if name == "date":
            return day(value)
        return clock(value) if name in ("from", "to", "time") else value

    return {
        kind: tuple(
            Row(
                kind,
                {name: said(name, one[name]) if name in one else "" for name in FIELDS[kind]},
                tuple(one.get("days", ())),
                at,
            )
            for one, at in held
        )
        for kind, held in every.items()
    }
