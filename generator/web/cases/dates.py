"""The dates of a case as pages show them: in groups with what is overdue first, and by month."""

from calendar import Calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from generator.case import said_of
from generator.case.derive import naming
from generator.case.facts.words import day_words, weekday_words
from generator.rules.case_dates import CaseDates
from generator.sheets.agenda import GROUPS, as_view

__all__ = [
    "DateGroup",
    "DateRow",
    "Day",
    "Entry",
    "Month",
    "Moved",
    "groups_of",
    "month_of",
    "moved_of",
]

_FIRST, _LAST = 2012, 2035
_STRENGTHS = {"must": "Must", "should": "Should"}
_STATES = {"overdue": "overdue", "done": "done", "over": "over"}


@dataclass(frozen=True)
class DateRow:
    """One date. `by` is its day in words, `away` how far off that is; empty where it is settled.

    `counted` says what it was counted from, or what is missing to tell it; `source` who says so.
    """

    what: str
    who: str
    by: str
    away: str
    then: str
    counted: str
    source: str
    strength: str
    note: str


@dataclass(frozen=True)
class DateGroup:
    """Dates that belong together; `name` is a key of GROUPS."""

    name: str
    title: str
    rows: tuple[DateRow, ...]


@dataclass(frozen=True)
class Entry:
    """What is due on a day of a month; `state` is a word, empty for what is still to come."""

    what: str
    state: str


@dataclass(frozen=True)
class Day:
    """A day of a month's table; `inside` is whether it is of the month itself."""

    number: int
    words: str
    inside: bool
    today: bool
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Month:
    """A month as weeks from Monday on; `before` and `after` name its neighbours as 2026-03."""

    title: str
    weeks: tuple[tuple[Day, ...], ...]
    before: str
    after: str
    count: int


@dataclass(frozen=True)
class Moved:
    """What another release day does to one date."""

    what: str
    who: str
    now: str
    then: str
    words: str


def groups_of(dates: CaseDates) -> tuple[DateGroup, ...]:
    """Every date of the case in its group, those that are overdue first; empty groups left out."""
    seen = as_view(dates)
    return tuple(
        DateGroup(name, title, tuple(_row(name, one) for one in seen[name]))
        for name, title in GROUPS.items()
        if seen[name]
    )


def _row(group: str, one: Mapping[str, Any]) -> DateRow:
    due, done = _day(one.get("due")), _day(one.get("done_on"))
    by = day_words(due) if due else "Not known yet"
    if one.get("due_time"):
        by = f"{by}, {one['due_time']}"
    if group == "done":
        by = f"Done on {day_words(done)}" if done else "Done, day not recorded"
    counted = one.get("missing", "") if group == "unknown" else one.get("anchor", "")
    return DateRow(
        what=one["what"],
        who=one["who"],
        by=by,
        away=one.get("away", "") if group in {"overdue", "soon"} else "",
        then=_sentence(one.get("then", "")),
        counted=_sentence(counted),
        source=one["source"],
        strength=_STRENGTHS.get(one["strength"], one["strength"].capitalize()),
        note=_sentence(one.get("note", "")),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def month_of(dates: CaseDates, named: str) -> Month | None:
    """The month called such as 2026-03, with what is due in it; empty for the present one.

    None for what is no month from 2012 to 2035.
    """
    first = _first(named) if named else dates.on.replace(day=1)
    if first is None:
        return None
    due: dict[date, list[Entry]] = {}
    child = naming(dates.case.data["child"])
    for one in dates.deadlines:
        if one.due is not None:
            entry = Entry(said_of(one.what, child), _STATES.get(one.state, ""))
            due.setdefault(one.due, []).append(entry)
    weeks = tuple(
        tuple(
            Day(
                day.day,
                weekday_words(day),
                day.month == first.month,
                day == dates.on,
                tuple(due.get(day, ())) if day.month == first.month else (),
            )
            for day in week
        )
        for week in Calendar().monthdatescalendar(first.year, first.month)
    )
    return Month(
        f"{first:%B} {first.year}",
        weeks,
        _name(first - timedelta(days=1)),
        _name((first + timedelta(days=31)).replace(day=1)),
        sum(len(day.entries) for week in weeks for day in week),
    )


def _first(named: str) -> date | None:
    try:
        first = date.fromisoformat(f"{named}-01")
    except ValueError:
        return None
    return first if _FIRST <= first.year <= _LAST and named == _name(first) else None


def _name(day: date) -> str:
    return f"{day:%Y-%m}" if _FIRST <= day.year <= _LAST else ""


def moved_of(dates: CaseDates) -> tuple[Moved, ...]:
    """What the release day that is tried would move."""
    tried = as_view(dates).get("tried", {"rows": ()})
    return tuple(
        Moved(
            row["what"], row["who"], _words(row.get("now")), _words(row.get("then")), row["words"]
        )
        for row in tried["rows"]
    )


def _words(day: str | None) -> str:
    return day_words(date.fromisoformat(day)) if day else "None"
