"""What a cell shows for a value of the case: words for codes, names for ids, real dates."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from generator.case.guide import FieldGuide
from generator.sheets.case_workbook.separated import days_of, joined

__all__ = ["FIRST_DAY", "Cell", "Names", "day_in_words", "printed", "seen"]

Cell = str | int | float | bool | date | datetime | time | timedelta | None
# An earlier day in a date cell is a number that somebody typed into it.
FIRST_DAY = date(1950, 1, 1)
# What no XML file can hold.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Names:
    """The readable names of entries by their ids: those of each list that is referred to.

    `labels` is keyed by the path of the list; people are there too, under their plain names.
    """

    labels: Mapping[tuple[str, ...], Mapping[str, str]] = field(default_factory=dict)

    def of(self, target: tuple[str, ...], identifier: str) -> str:
        """The name of the entry with that id; the id itself where there is none."""
        return self.labels.get(target, {}).get(identifier, identifier)


def printed(guide: FieldGuide, value: Any, names: Names) -> Cell:
    """What stands in the cell of a field for its value; None when there is none."""
    if value is None:
        return None
    printer = _PRINTERS.get(guide.form)
    return printer(guide, value, names) if printer else UNWRITABLE.sub("", str(value))


def _choices(guide: FieldGuide, value: list[str], names: Names) -> str:
    titles = [guide.choices.get(code, code) for code in value]
    return days_of(value, guide.choices) or joined(titles)


def _named(guide: FieldGuide, value: list[str], names: Names) -> str:
    return joined([names.of(guide.refers_to, each) for each in value])


_PRINTERS: Mapping[str, Callable[[FieldGuide, Any, Names], Cell]] = {
    "date": lambda _, value, __: _date(value),
    "yes-no": lambda _, value, __: "Yes" if value else "No",
    "choice": lambda guide, value, _: guide.choices.get(value, value),
    "integer": lambda _, value, __: int(value) if int(value) == value else float(value),
    "number": lambda _, value, __: int(value) if int(value) == value else float(value),
    "choices": _choices,
    "person": lambda guide, value, names: names.of(guide.refers_to, value),
    "reference": lambda guide, value, names: names.of(guide.refers_to, value),
    "words": _named,
    "references": _named,
}


def _date(value: str) -> Cell:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return value
    return day if day >= FIRST_DAY else value


def day_in_words(day: date) -> str:
    """A day as cells show it: 3 Mar 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def seen(cell: Cell) -> str:
    """A cell as one text, the same whichever program saved it."""
    if isinstance(cell, bool):
        return "Yes" if cell else "No"
    if isinstance(cell, datetime) and cell.time() != time():
        return cell.isoformat(" ")
    if isinstance(cell, date):
        return cell.isoformat()[: len("2026-03-02")]
    if isinstance(cell, time):
        return cell.strftime("%H:%M")
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = "" if cell is None else str(cell)
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
