"""The entries of the lists of a case, with their readable names."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from generator.sheets.case_workbook.layout import Path, Sheet, sheets
from generator.sheets.case_workbook.memory import Steps
from generator.sheets.case_workbook.printing import Cell, Names, day_in_words, printed

__all__ = ["CUT", "Entry", "entries", "is_named", "label_of", "names_of", "value_at"]

CUT = 60  # characters of a text in a name


@dataclass(frozen=True)
class Entry:
    """An entry of a list: its place in the case, what it holds, and the entry around it."""

    path: Steps
    held: Mapping[str, Any]

    @property
    def parent(self) -> Steps:
        """The place of the entry that its list is in; empty when it is in none."""
        inner = self.path[:-1]
        while inner and not isinstance(inner[-1], int):
            inner = inner[:-1]
        return inner


def entries(data: Mapping[str, Any], path: Path) -> Iterator[Entry]:
    """The entries of the list at a path, those of every entry around it in turn."""
    yield from _entries(data, path, ())


def _entries(held: Any, path: Path, at: Steps) -> Iterator[Entry]:
    if isinstance(held, list):
        for number, entry in enumerate(held):
            if path:
                yield from _entries(entry, path, (*at, number))
            else:
                yield Entry((*at, number), entry)
    elif path and isinstance(held, Mapping) and path[0] in held:
        yield from _entries(held[path[0]], path[1:], (*at, path[0]))


def value_at(held: Any, path: Path) -> Any:
    """What stands at a path of names in a section or entry; None for nothing."""
    for step in path:
        held = held.get(step) if isinstance(held, Mapping) else None
    return held


@cache
def is_named(sheet: Sheet) -> bool:
    """Whether the entries of a list are called by name on other sheets."""
    others = {other.within for other in sheets()}
    fields = (column.field.refers_to for other in sheets() for column in other.columns)
    return not sheet.is_form and sheet.path in others | set(fields)


def label_of(sheet: Sheet, held: Mapping[str, Any]) -> str:
    """The readable name of an entry; empty when it holds nothing to call it by."""
    cells = (
        printed(column.field, value_at(held, column.path), Names()) for column in sheet.labelled
    )
    return ", ".join(filter(None, map(label_part, cells)))


def label_part(cell: Cell) -> str:
    """What a cell adds to the name of its entry."""
    if isinstance(cell, date):
        return day_in_words(cell)
    text = "" if cell is None else str(cell)
    return " ".join(text.split())[:CUT].rstrip()


def names_of(data: Mapping[str, Any]) -> Names:
    """The readable names of all entries that are called by their id."""
    return Names(
        {
            sheet.path: {
                entry.held["id"]: label_of(sheet, entry.held)
                for entry in entries(data, sheet.path)
                if label_of(sheet, entry.held) and "id" in entry.held
            }
            for sheet in sheets()
            if is_named(sheet)
        }
    )
