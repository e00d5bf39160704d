"""Attendance as a calendar: each appointment on its day, by a shape and a letter."""

import calendar
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from generator.documents.overviews._shown import (
    INK,
    LINE,
    PALE,
    PAPER,
    SMALL,
    SOFT,
    USUAL,
    WIDTH,
    accent_of,
    centred,
    shown,
)
from generator.drawing import Canvas

_ACROSS, _GAP = 3, 8.0
_DAY = 6.4
_RADIUS = 2.3
_MOST_MONTHS = 12
_NAMES = ("M", "T", "W", "T", "F", "S", "S")
# The most telling first: of two appointments on a day the first stands on it.
_MARKS = {
    "unacceptable-absence": ("M", "Missed"),
    "did-not-engage": ("N", "Came, did not take part"),
    "acceptable-absence": ("R", "Missed for a reason we accept"),
    "attended-late": ("L", "Kept, late"),
    "attended": ("K", "Kept"),
    "rearranged": ("C", "Changed to another day"),
}
_ORDER = list(_MARKS)
_Month = tuple[int, int]


def calendar_view(seen: Mapping[str, Any]) -> dict[str, Any] | None:
    """The last twelve months of the log in which there was an appointment; None without a log."""
    rows = seen.get("attendance", {}).get("rows", ())
    days: dict[date, list[str]] = {}
    for row in rows:
        days.setdefault(date.fromisoformat(str(row["date"])), []).append(str(row["outcome"]))
    if not days:
        return None
    months = sorted({(day.year, day.month) for day in days})
    kept = months[-_MOST_MONTHS:]
    title = f"{seen['child']['name']}: appointments kept and missed, by month"
    said = [f"{title}.", *(_in_words(month, days) for month in kept)]
    if len(months) > len(kept):
        said.append("What came before is in the record of attendance.")
    return shown(_drawn(kept, days, accent_of(seen)), title, " ".join(said))


def _in_words(month: _Month, days: Mapping[date, Sequence[str]]) -> str:
    """A sentence for each outcome of a month, with its days."""
    parts = []
    for outcome in reversed(_ORDER):
        on = [
            str(day.day)
            for day, outcomes in sorted(days.items())
            for each in outcomes
            if each == outcome and (day.year, day.month) == month
        ]
        if on:
            words = _MARKS[outcome][1]
            parts.append(f"{words} on {', '.join(on)}.")
    return f"{calendar.month_name[month[1]]} {month[0]}: {' '.join(parts)}"


def _drawn(months: Sequence[_Month], days: Mapping[date, Sequence[str]], accent: str) -> Canvas:
    canvas = Canvas(WIDTH)
    top = 0.5
    for at in range(0, len(months), _ACROSS):
        ends = [
            _month(canvas, month, days, accent, (number * (7 * _DAY + _GAP), top))
            for number, month in enumerate(months[at : at + _ACROSS])
        ]
        top = max(ends) + 3.0
    canvas.height = round(_key(canvas, days, accent, top) + 0.5, 1)
    return canvas


def _month(
    canvas: Canvas,
    month: _Month,
    days: Mapping[date, Sequence[str]],
    accent: str,
    place: tuple[float, float],
) -> float:
    """Draws one month; returns where it ends."""
    left, top = place
    year, number = month
    name = f"{calendar.month_name[number]} {year}"
    canvas.words(left, top + 3.2, name, USUAL, bold=True, colour=INK)
    for column, letter in enumerate(_NAMES):
        middle = left + (column + 0.5) * _DAY
        centred(canvas, middle, top + 3.2 + LINE + 0.8, letter, SMALL, SOFT)
    top += 9.0
    weeks = calendar.Calendar().monthdayscalendar(year, number)
    for line, week in enumerate(weeks):
        for column, day in enumerate(week):
            if day:
                x, y = left + (column + 0.5) * _DAY, top + (line + 0.5) * _DAY
                _day(canvas, x, y, day, days.get(date(year, number, day), ()), accent)
    return top + len(weeks) * _DAY


def _day(  # noqa: PLR0917 - a place, a day and its looks
    canvas: Canvas, x: float, y: float, day: int, outcomes: Sequence[str], accent: str
) -> None:
    if not outcomes:
        centred(canvas, x, y + 0.95, str(day), 2.2, SOFT)
        return
    first = min(outcomes, key=_ORDER.index)
    _mark(canvas, first, x, y, accent)
    if len(outcomes) > 1:
        canvas.words(x + 2.3, y - 1.0, str(len(outcomes)), 1.9, bold=True, colour=INK)


def _mark(canvas: Canvas, outcome: str, x: float, y: float, accent: str) -> None:
    """A full disc for kept, a ring for what we accept, a full square for missed."""
    letter, _ = _MARKS[outcome]
    side, colour = 2 * _RADIUS, PAPER
    if outcome in ("attended", "attended-late"):
        canvas.disc(x, y, _RADIUS, accent)
    elif outcome == "unacceptable-absence":
        canvas.rectangle(x - _RADIUS, y - _RADIUS, side, side, INK)
    elif outcome == "did-not-engage":
        canvas.frame(x - _RADIUS, y - _RADIUS, side, side, 0.5, INK)
        colour = INK
    elif outcome == "acceptable-absence":
        canvas.disc(x, y, _RADIUS, accent)
        canvas.disc(x, y, _RADIUS - 0.5, PAPER)
        colour = INK
    else:
        canvas.disc(x, y, _RADIUS, PALE)
        colour = INK
    centred(canvas, x, y + 0.95, letter, SMALL, colour)


def _key(canvas: Canvas, days: Mapping[date, Sequence[str]], accent: str, top: float) -> float:
    """What the marks mean, of those that there are; returns where it ends."""
    there = {outcome for outcomes in days.values() for outcome in outcomes}
    place = 0
    for outcome in reversed(_ORDER):
        if outcome in there:
            left, y = (place % _ACROSS) * 53.0, top + 2.6 + (place // _ACROSS) * 6.0
            _mark(canvas, outcome, left + _RADIUS, y, accent)
            canvas.words(left + 2 * _RADIUS + 1.5, y + 1.0, _MARKS[outcome][1], USUAL, colour=INK)
            place += 1
    bottom = top + 2.6 + ((place - 1) // _ACROSS) * 6.0 + _RADIUS + 1.0
    if any(len(outcomes) > 1 for outcomes in days.values()):
        said = "A small number says how many appointments there were on that day."
        canvas.words(0.0, bottom + 3.0, said, SMALL, colour=SOFT)
        bottom += 4.0
    return bottom
