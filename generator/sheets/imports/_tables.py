"""Opens an export of any kind as one table: its headings, and its rows as they are read."""

import re
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from generator.errors import FaultyInputError
from generator.sheets.imports._books import is_workbook, sheet_names, sheet_rows
from generator.sheets.imports._delimited import Row, layout, rows
from generator.sheets.imports._words import joined, printable
from generator.spelling import folded, nearest

__all__ = ["Table", "heading_row", "opened"]

_MOST_COLUMNS = 2_000
_LOOKED_AT = 20


@dataclass(frozen=True)
class Table:
    """One table of an export.

    `told` says in words how the file is written. `headings` are as they are named in a mapping:
    a heading that stands twice gets its number, "Name (2)"; an empty one is "column 3".
    """

    path: Path
    sheet: str
    told: str
    headings: tuple[str, ...]
    heading_row: int

    @property
    def name(self) -> str:
        """What messages call it."""
        return f"{self.path.name}, sheet {self.sheet}" if self.sheet else self.path.name

    @property
    def name_as_pattern(self) -> str:
        """The file's name as a mapping names it and no other."""
        return re.sub(r"([*?[])", r"[\1]", self.path.name)

    def rows(self) -> Iterator[Row]:
        """The rows under the headings, one at a time; empty ones are passed over.

        A row that is wider than the headings is given with that fault.
        """
        for number, cells, fault in _raw(self.path, self.sheet):
            if number <= self.heading_row or (cells is not None and not any(map(str.strip, cells))):
                continue
            if cells is not None and any(map(str.strip, cells[len(self.headings) :])):
                yield number, None, "has more cells than there are headings"
            else:
                yield number, cells, fault

    def column(self, heading: str) -> int | None:
        """The number of a column, from 0; capitals, spaces and marks do not count."""
        wanted = joined(heading)
        for made in (str, str.casefold, folded):
            found = [n for n, each in enumerate(self.headings) if made(each) == made(wanted)]
            if len(found) == 1:
                return found[0]
        return None

    def near(self, heading: str) -> str | None:
        """The heading that was meant, None when that is not certain."""
        return nearest(heading, self.headings)


def opened(path: Path, sheet: str = "", heading_row: int = 1) -> Table:
    """The table in a file; `sheet` names that of a workbook, empty for its first.

    Raises FaultyInputError, in words, for a file that cannot be read or has no headings.
    """
    _proved(path)
    if is_workbook(path):
        sheet, told = _sheet(path, sheet), "a workbook"
    elif sheet:
        raise FaultyInputError(f"{path.name} is no workbook, so it has no sheet {sheet!r}.")
    else:
        told = layout(path).told
    found = next((cells for number, cells, _ in _raw(path, sheet) if number == heading_row), None)
    headings = _named(found or ())
    if not any(map(joined, found or ())):
        raise FaultyInputError(
            f"{path.name} has no headings in row {heading_row}. Put them in its first row, or say "
            "`heading_row` in the mapping."
        )
    return Table(path, sheet, told, headings, heading_row)


def heading_row(path: Path, sheet: str = "") -> int:
    """The row that seems to hold the headings: the first that is more than half as wide as any.

    Only the first twenty are looked at. Raises FaultyInputError as `opened` does.
    """
    _proved(path)
    sheet = _sheet(path, sheet) if is_workbook(path) else ""
    widths = [
        (number, sum(bool(joined(cell)) for cell in cells or ()))
        for number, cells, _ in islice(_raw(path, sheet), _LOOKED_AT)
    ]
    widest = max((width for _, width in widths), default=0)
    return next((number for number, width in widths if width * 2 > widest), 1)


def _proved(path: Path) -> None:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise FaultyInputError(f"{path} is not a file. Name the export itself.")
        with path.open("rb"):
            return
    except (OSError, ValueError) as error:
        reason = "does not exist" if isinstance(error, FileNotFoundError) else "cannot be read"
        raise FaultyInputError(f"{path} {reason}. Check the name and the folder.") from None


def _sheet(path: Path, sheet: str) -> str:
    names = sheet_names(path)
    if not names:
        raise FaultyInputError(f"{path.name} has no sheet.")
    if not sheet:
        return names[0]
    if sheet not in names:
        near = nearest(sheet, names)
        hint = f"Did you mean {near!r}?" if near else f"It has: {', '.join(names)}."
        raise FaultyInputError(f"{path.name} has no sheet {sheet!r}. {hint}")
    return sheet


def _raw(path: Path, sheet: str) -> Iterator[Row]:
    if not sheet:
        yield from rows(path, layout(path))
        return
    for number, cells in sheet_rows(path, sheet):
        yield number, cells, ""


def _named(cells: Sequence[str]) -> tuple[str, ...]:
    named: list[str] = []
    seen: Counter[str] = Counter()
    last = max((n for n, cell in enumerate(cells) if joined(cell)), default=-1)
    for number, cell in enumerate(islice(cells, min(last + 1, _MOST_COLUMNS)), 1):
        name = printable(cell, 200) or f"column {number}"
        seen[name] += 1
        named.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(named)
