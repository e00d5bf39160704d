"""Puts the case together from the cells, in the order in which it was or the schema has it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from generator.case.answers import AnswerError
from generator.case.changing import in_order
from generator.case.guide import FieldGuide, guide
from generator.sheets.case_workbook.layout import Path, sheets
from generator.sheets.case_workbook.lines import Line
from generator.sheets.case_workbook.long_texts import joined_parts
from generator.sheets.case_workbook.memory import Memory, Steps, hash_of
from generator.sheets.case_workbook.opening import Book, Spot
from generator.sheets.case_workbook.parsing import Reader
from generator.sheets.case_workbook.printing import Cell, seen
from generator.sheets.case_workbook.report import Question, Report
from generator.sheets.case_workbook.rows import Row, Rows, tree_at
from generator.spelling import folded

__all__ = ["Builder", "Built"]

_SCHEMA = "schema"


@dataclass
class Built:
    """The case that a workbook tells, and the cell of each of its fields, filled in or not."""

    data: dict[str, Any]
    places: dict[Steps, Spot] = field(default_factory=dict)


@dataclass(frozen=True)
class _At:
    """Where the builder is: the row it reads, the way from its entry, its places then and now."""

    line: Line | None
    row: Row | None
    inside: Path
    base: Steps | None
    now: Steps

    def into(self, name: str) -> "_At":
        base = None if self.base is None else (*self.base, name)
        return _At(self.line, self.row, (*self.inside, name), base, (*self.now, name))


class Builder:
    """Builds the case from the rows of a workbook."""

    def __init__(
        self,
        forms: Mapping[Path, Line],
        rows: Rows,
        memory: Memory,
        report: Report,
        *,
        book: Book,
        today: date | None,
    ) -> None:
        self._reader = Reader(today, rows.meant, not book.since_1904)
        self._forms, self._rows = forms, rows
        self._memory, self._report = memory, report
        self._places: dict[Steps, Spot] = {}
        self._lost: set[tuple[str, str]] = set()

    def built(self) -> Built:
        """The case."""
        case = guide("case")
        first = next(sheet for sheet in sheets() if sheet.is_form)
        own = self._forms.get(first.path)
        data: dict[str, Any] = {}
        for part in case.fields:
            name = part.path[0]
            if name == _SCHEMA:
                data[name] = part.example
                continue
            line = self._forms.get(part.path) if part.form == "section" else own
            value = self._value(part, _At(line, None, (), (), ()).into(name))
            if value is not None:
                data[name] = value
        return Built(_ordered(data, self._memory.base, case), self._places)

    def _value(self, part: FieldGuide, at: _At) -> Any:
        if part.form == "list":
            return self._list(part, at)
        if part.form == "section":
            return self._section(part, at)
        return self._leaf(part, at)

    def _section(self, part: FieldGuide, at: _At) -> dict[str, Any] | None:
        """A section; None for one in which nothing is filled in, unless it was empty before."""
        base = tree_at(self._memory.base, at.base) if at.base is not None else None
        held = {}
        for inner in part.fields:
            value = self._value(inner, at.into(inner.path[-1]))
            if value is not None:
                held[inner.path[-1]] = value
        if at.line is not None:
            self._places.setdefault(at.now, at.line.spot)
        if not held and base != {}:
            return None
        return _ordered(held, base, part)

    def _list(self, part: FieldGuide, at: _At) -> list[Any] | None:
        base = tree_at(self._memory.base, at.base) if at.base is not None else None
        rows = [row for row in self._rows.of.get(part.path, ()) if row.parent is at.row]
        entries = []
        for number, row in enumerate(self._in_order(rows)):
            now = (*at.now, number)
            inner = _At(row.line, row, (), row.base, now)
            self._places[now] = row.line.spot
            before = tree_at(self._memory.base, row.base) if row.base is not None else None
            held = {}
            for one in part.fields:
                value = self._value(one, inner.into(one.path[-1]))
                if value is not None:
                    held[one.path[-1]] = value
            entries.append(_ordered(held, before, part))
        return entries if entries or base == [] or (part.needed and self._is_there(at)) else None

    def _is_there(self, at: _At) -> bool:
        """Whether what a needed list stands in is there, so that it may be empty."""
        return at.row is not None

    def _in_order(self, rows: Sequence[Row]) -> list[Row]:
        """The rows as they stand; those that were sorted come as the case had them."""
        known = [row.base for row in rows if row.base is not None]
        if known == sorted(known, key=_numbers):
            return list(rows)
        sheet = rows[0].line.page.name
        note = f"The rows of the sheet “{sheet}” were sorted. The case keeps its own order."
        if note not in self._report.notes:
            self._report.notes.append(note)
        return sorted(rows, key=lambda row: (row.base is None, _numbers(row.base or ())))

    def _leaf(self, part: FieldGuide, at: _At) -> Any:
        if at.row is not None and at.inside == ("id",):
            return at.row.identifier or None
        base = tree_at(self._memory.base, at.base) if at.base is not None else None
        spots = at.line.cells.get(".".join(at.inside)) if at.line is not None else None
        if at.line is None or spots is None:
            if base is not None and at.line is not None:
                self._gone(at.line, part)
            return None
        self._places[at.now] = spots[0]
        if self._troubled(at.line, spots, part):
            return None
        cells = [at.line.at(spot) for spot in spots]
        shown: Cell = cells[0]
        if any(seen(cell) for cell in cells[1:]):
            shown = joined_parts([seen(cell) for cell in cells])
        kept = self._memory.exact.get(at.base or ())
        if kept and kept[0] == hash_of(seen(shown), self._memory.digest):
            return kept[1]
        return self._parsed(part, shown, spots[0], kept[1] if kept else None)

    def _parsed(self, part: FieldGuide, cell: Cell, spot: Spot, former: Any) -> Any:
        try:
            value = self._reader.value(part, cell)
        except AnswerError as error:
            self._report.fault(spot, f"“{part.title}”: {error.message}", error.hint)
            return None
        return self._person(value) if part.form == "person" and former else value

    def _person(self, name: Any) -> Any:
        """The id of the one person of that name, where an id stood before."""
        people = [
            row
            for row in self._rows.of.get(("people",), ())
            if isinstance(name, str) and folded(row.label) == folded(name)
        ]
        return people[0].identifier if len(people) == 1 else name

    def _troubled(self, line: Line, spots: Sequence[Spot], part: FieldGuide) -> bool:
        for spot in spots:
            trouble = line.page.troubles.get((spot.row, spot.column))
            if trouble:
                self._report.fault(
                    spot, f"“{part.title}”: This {trouble}", "Type the answer itself."
                )
                return True
        return False

    def _gone(self, line: Line, part: FieldGuide) -> None:
        """A field that was filled in and has no row or column any more."""
        if (line.page.name, part.title) in self._lost:
            return
        self._lost.add((line.page.name, part.title))
        what = "row" if line.sheet.is_form else "column"
        self._report.questions.append(
            Question(
                f"The {what} “{part.title}” of the sheet “{line.page.name}” is gone.",
                f"Put it back. To take an answer out, empty its cell and leave the {what}.",
            )
        )


def _numbers(path: Steps) -> tuple[int, ...]:
    return tuple(step for step in path if isinstance(step, int))


def _ordered(held: dict[str, Any], base: Any, part: FieldGuide) -> dict[str, Any]:
    """The fields in the order that they had, new ones where the schema has them."""
    return in_order(held, list(base) if isinstance(base, dict) else [], part)
