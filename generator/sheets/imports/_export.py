"""An export opened by its mapping: its files proved, its rows put by child, and counted."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path
from types import TracebackType

from generator.errors import FaultyInputError
from generator.sheets.imports._child import Child, Place, Row, Unknown, child_of, key_of
from generator.sheets.imports._mapping import Mapping, Source
from generator.sheets.imports._store import Store
from generator.sheets.imports._tables import Table, opened
from generator.sheets.imports._words import joined

__all__ = ["Export", "Part"]

_MOST_ROWS = 5_000_000


@dataclass
class Part:
    """One table of an export, what is taken of it and how often.

    `unmapped` are its columns that the mapping neither takes nor ignores. `rows` counts those
    under the headings, `left_out` those that the mapping does not want, `refused` those that
    were not read. `taken` counts, by field, the children that got a value from here.
    """

    table: Table
    source: Source
    unmapped: tuple[str, ...]
    rows: int = 0
    left_out: int = 0
    refused: int = 0
    taken: Counter[str] = field(default_factory=Counter)


class Export:
    """All files of an export. Use it in a `with` block: its rows are kept on disk meanwhile.

    `today` is the day by which years of two digits are read.

    Raises FaultyInputError, with every fault, when the files are not those of the mapping.
    """

    def __init__(self, mapping: Mapping, files: Sequence[Path], today: date) -> None:
        self._mapping = mapping
        self._today = today
        self.parts = _parts(mapping, files)
        self.unknown: Counter[Unknown] = Counter()
        self._store = Store()

    def __enter__(self) -> "Export":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._store.__exit__(kind, error, trace)

    def note(self, line: str) -> None:
        """Keep a line of the report of this import."""
        self._store.note(line)

    def notes(self, most: int = -1) -> Iterator[str]:
        """The lines kept, in order; at most so many, all for -1."""
        return self._store.notes(most)

    def unused(self) -> tuple[str, ...]:
        """The kinds of files that the mapping knows and that were not given."""
        used = [part.source for part in self.parts]
        return tuple(each.name for each in self._mapping.sources if each not in used)

    def children(self) -> Iterator[Child]:
        """Every child, in the order in which they first stand."""
        for number, part in enumerate(self.parts):
            self._store.add(self._kept(number, part))
        for key in self._store.children():
            rows = [self._row(*found) for found in self._store.rows(key)]
            named = joined(rows[0].cells[rows[0].source.key])
            child = child_of(named, rows, self._mapping)
            self.unknown.update(child.unknown)
            for part in self.parts:
                part.taken.update(p for name, p in child.taken if name == part.table.name)
            yield child

    def _row(self, number: int, row: int, cells: list[str]) -> Row:
        part = self.parts[number]
        by_column = dict(zip(part.source.columns(), cells, strict=True))
        return Row(part.table.name, row, part.source, by_column, self._today)

    def _kept(self, number: int, part: Part) -> Iterator[tuple[str, int, int, list[str]]]:
        """The rows of a table that belong to a child, cut down to the columns that are needed."""
        table, source = part.table, part.source
        indexes = [table.column(column) for column in source.columns()]
        for row, cells, fault in table.rows():
            part.rows += 1
            if part.rows > _MOST_ROWS:
                raise FaultyInputError(f"{table.name} has more than {_MOST_ROWS:,} rows.")
            if cells is None:
                part.refused += 1
                self.note(f"{Place(table.name, row)} {fault}. Put it right in the export.")
                continue
            needed = [cells[i] if i is not None and i < len(cells) else "" for i in indexes]
            by_column = dict(zip(source.columns(), needed, strict=True))
            if any(
                joined(by_column[column]).casefold() in unwanted
                for column, unwanted in source.leave_out.items()
            ):
                part.left_out += 1
                continue
            key = key_of(by_column[source.key])
            if not key:
                part.refused += 1
                self.note(
                    f"{Place(table.name, row, source.key)} is empty, so nobody can tell whose row "
                    "it is. Fill it in, and import again."
                )
                continue
            yield key, number, row, needed


def _parts(mapping: Mapping, files: Sequence[Path]) -> list[Part]:
    parts: list[Part] = []
    faults: list[str] = []
    for path in files:
        sources = [source for source in mapping.sources if source.takes(path.name)]
        if not sources:
            names = ", ".join(source.name for source in mapping.sources)
            faults.append(f"{path.name} is no file of this mapping, which knows: {names}.")
        for source in sources:
            try:
                table = opened(path, source.sheet, source.heading_row)
            except FaultyInputError as error:
                faults.append(str(error))
                continue
            absent = list(_absent(table, source))
            faults += absent
            if not absent:
                parts.append(Part(table, source, _unmapped(table, source)))
    if faults:
        raise FaultyInputError("The export does not fit the mapping:", list(dict.fromkeys(faults)))
    order = list(mapping.sources)
    return sorted(parts, key=lambda part: order.index(part.source))


def _absent(table: Table, source: Source) -> Iterator[str]:
    lines = {column: rule.line for rule in source.rules for column in rule.columns}
    for column in source.columns():
        if table.column(column) is None:
            near = table.near(column)
            listed = ", ".join(table.headings[:20])
            hint = f"Did you mean {near!r}?" if near else f"It has: {listed}."
            line = lines.get(column, source.line)
            yield f"{table.name} has no column {column!r} (mapping, line {line}). {hint}"


def _unmapped(table: Table, source: Source) -> tuple[str, ...]:
    used = {table.column(column) for column in source.columns()}
    ignored = [pattern.casefold() for pattern in source.ignore]
    return tuple(
        heading
        for number, heading in enumerate(table.headings)
        if number not in used
        and not any(fnmatchcase(heading.casefold(), pattern) for pattern in ignored)
    )
