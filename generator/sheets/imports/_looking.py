"""The columns of an export as somebody chooses fields for them: examples, and what each seems."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from pathlib import Path

from generator.errors import FaultyInputError
from generator.sheets.imports._books import is_workbook, sheet_names
from generator.sheets.imports._likeness import Guess, guess, is_key
from generator.sheets.imports._tables import Table, heading_row, opened
from generator.sheets.imports._target import target
from generator.sheets.imports._values import is_empty
from generator.sheets.imports._whole import lacks
from generator.sheets.imports._words import joined, printable

__all__ = ["Column", "Looked", "look", "look_at_all"]

_ROWS = 500
_SHEETS = 10
_EXAMPLES = 3
_LONGEST = 60
# Answers of these forms are the same for many children; days are too, but for those of birth.
_OF_MANY = {"choice", "choices", "yes-no", "integer", "number", "time", "date"}


@dataclass(frozen=True)
class Column:
    """A column of an export, with its first few hundred cells and what it may become."""

    heading: str
    guess: Guess
    cells: tuple[str, ...] = field(repr=False)

    @property
    def filled(self) -> int:
        """How many of the cells say something."""
        return sum(not is_empty(cell, frozenset()) for cell in self.cells)

    def examples(self, *, hidden: bool = True) -> tuple[str, ...]:
        """Up to three different cells, as they can be shown.

        With `hidden`, what may tell who a child is shows its shape alone: Xxxxx for a name.
        """
        told = dict.fromkeys(
            printable(cell, _LONGEST) for cell in self.cells if not is_empty(cell, frozenset())
        )
        shapes = hidden and not self._tells_nobody()
        shown = dict.fromkeys(map(_shape, told)) if shapes else told
        return tuple(islice(shown, _EXAMPLES))

    def _tells_nobody(self) -> bool:
        path = self.guess.path
        if not path or path == "child.date_of_birth":
            return False
        return target(path).field.form in _OF_MANY


@dataclass(frozen=True)
class Looked:
    """One table of an export: a file, or a sheet of one; `key` says whose each row is."""

    table: Table
    key: str
    columns: tuple[Column, ...]

    @property
    def rows(self) -> int:
        """How many rows were looked at: the first few hundred."""
        return max((len(column.cells) for column in self.columns), default=0)

    def column(self, heading: str) -> Column | None:
        """The column of a heading; capitals, spaces and marks do not count."""
        found = self.table.column(heading)
        return None if found is None else self.columns[found]


def look_at_all(export: Path, today: date) -> tuple[Looked, ...]:
    """The tables of a file: one, or that of each sheet of a workbook that has rows.

    Raises FaultyInputError for a file that cannot be read or holds no table.
    """
    sheets = sheet_names(export)[:_SHEETS] if _may_be_workbook(export) else ()
    if len(sheets) < 2:
        return (look(export, today),)
    found = []
    for sheet in sheets:
        try:
            found.append(look(export, today, sheet))
        except FaultyInputError:
            # A sheet of notes, or an empty one.
            continue
    filled = tuple(each for each in found if each.rows)
    return filled or (look(export, today),)


def look(export: Path, today: date, sheet: str = "") -> Looked:
    """The table of a file or of one of its sheets. Raises FaultyInputError as `look_at_all`."""
    table = opened(export, sheet, heading_row(export, sheet))
    cells = _cells(table)
    key = _key(table, cells)
    guesses = {
        heading: guess(heading, cells[heading], today)
        for heading in table.headings
        if heading != key
    }
    guesses = _only_whole(guesses)
    none = Guess("", sure=False, why="")
    columns = [
        Column(heading, guesses.get(heading, none), tuple(cells[heading]))
        for heading in table.headings
    ]
    return Looked(table, key, tuple(columns))


def _may_be_workbook(path: Path) -> bool:
    return path.is_file() and is_workbook(path)


def _cells(table: Table) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {heading: [] for heading in table.headings}
    for _, cells, _ in islice(table.rows(), _ROWS):
        for heading, cell in zip(table.headings, cells or (), strict=False):
            found[heading].append(cell)
    return found


def _key(table: Table, cells: dict[str, list[str]]) -> str:
    full = [heading for heading, column in cells.items() if all(map(joined, column))]
    named = [heading for heading in full if is_key(heading)]
    apart = [heading for heading in full if len(set(cells[heading])) == len(cells[heading])]
    return (named or apart or full or list(table.headings))[0]


def _only_whole(guesses: dict[str, Guess]) -> dict[str, Guess]:
    """The guesses; none is sure of a section that lacks what it needs, which would be refused."""
    paths: Collection[str] = {found.path for found in guesses.values() if found.sure}
    lacking = {path: lack for path in paths if (lack := lacks(path, paths))}
    return {
        heading: replace(found, sure=False, why=f"{lacking[found.path]} is needed with it")
        if found.sure and found.path in lacking
        else found
        for heading, found in guesses.items()
    }


def _shape(text: str) -> str:
    """A text with its letters and digits hidden."""
    return "".join(
        "0" if char.isdigit() else "X" if char.isupper() else "x" if char.isalnum() else char
        for char in text
    )
