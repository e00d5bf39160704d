"""Which entry of the case each row is: known again, new, a copy; and what it belongs to."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from generator.case.answers import AnswerError
from generator.case.changing import new_id
from generator.case.facts.words import ordinal
from generator.case.guide import guide
from generator.sheets.case_workbook.entries import label_part
from generator.sheets.case_workbook.layout import Path, Sheet, sheets
from generator.sheets.case_workbook.lines import Line
from generator.sheets.case_workbook.memory import Memory, Steps, hash_of
from generator.sheets.case_workbook.opening import Spot
from generator.sheets.case_workbook.parsing import Reader
from generator.sheets.case_workbook.printing import Names, printed, seen
from generator.sheets.case_workbook.report import Question, Report
from generator.spelling import folded, nearest_of

__all__ = ["Row", "Rows"]


@dataclass(eq=False)
class Row:
    """An entry in its row.

    `base` is its place in the case that the workbook was filled from, None for a new entry.
    `parent` is the row of the entry that it belongs to.
    """

    line: Line
    base: Steps | None
    parent: "Row | None" = None
    label: str = ""
    identifier: str = ""
    names: set[str] = field(default_factory=set)


class Rows:
    """The rows of all lists of a workbook."""

    def __init__(
        self,
        lines: Mapping[Path, Sequence[Line]],
        memory: Memory,
        report: Report,
        today: date | None,
    ) -> None:
        self._memory, self._report, self._reader = memory, report, Reader(today)
        self.of: dict[Path, list[Row]] = {}
        # Whether an entry without an id got one because another names it.
        self.gave_ids = False
        for sheet in sheets():
            if not sheet.is_form:
                self._add(sheet, lines.get(sheet.path, ()))

    def _add(self, sheet: Sheet, lines: Sequence[Line]) -> None:
        rows = [Row(line, self._base(line)) for line in lines]
        self._part_copies(sheet, rows)
        rows = [row for row in rows if not (row.line.is_blank and self._has_content(row))]
        self.of[sheet.path] = rows
        for row in rows:
            row.label = _label(sheet, row.line, self._reader)
            shown = filter(None, (row.label, row.line.label, f"row {row.line.row + 1}"))
            row.names = {folded(name) for name in shown}
        if sheet.within:
            self._give_parents(sheet, rows)
        if any(column.path == ("id",) for column in sheet.columns):
            self._give_ids(sheet, rows)

    def _base(self, line: Line) -> Steps | None:
        """The place in the filled case that the hidden key of a row tells."""
        numbers = line.row_key.split("/") if line.row_key else []
        if not all(number.isdigit() and len(number) < 6 for number in numbers):
            return None
        path = _placed(line.sheet.path, [int(number) for number in numbers])
        return path if path and tree_at(self._memory.base, path) is not None else None

    def _has_content(self, row: Row) -> bool:
        """Whether a blank row is one that was emptied, or of an entry that nobody knows of."""
        return row.base is None or bool(tree_at(self._memory.base, row.base))

    def _part_copies(self, sheet: Sheet, rows: Sequence[Row]) -> None:
        """Of rows with the same hidden key the one that is most like the entry is the entry."""
        alike: dict[Steps, list[Row]] = defaultdict(list)
        for row in rows:
            if row.base is not None:
                alike[row.base].append(row)
        for base, several in alike.items():
            original = max(several, key=lambda row: self._likeness(sheet, row, base))
            for row in several:
                if row is not original and not row.line.is_blank:
                    self._report.notes.append(
                        f"Row {row.line.row + 1} of the sheet “{row.line.page.name}” is a copy of "
                        f"row {original.line.row + 1} and is taken for a new "
                        f"{sheet.guide.noun or 'entry'}."
                    )
                if row is not original:
                    row.base, row.line.identifier = None, ""

    def _likeness(self, sheet: Sheet, row: Row, base: Steps) -> int:
        count = 0
        for column in sheet.columns:
            held = tree_at(self._memory.base, (*base, *column.path))
            cells = row.line.cells.get(column.key, [])
            try:
                value = self._reader.value(column.field, row.line.at(cells[0])) if cells else None
            except AnswerError:
                continue
            known = hash_of(value, self._memory.digest) if value is not None else None
            count += known == held
        return count

    def _give_parents(self, sheet: Sheet, rows: Sequence[Row]) -> None:
        around = self.of[sheet.within or ()]
        by_base = {row.base: row for row in around if row.base is not None}
        former = {
            row.line.belonged: _around(row.base) for row in rows if row.base and row.line.belonged
        }
        for row in rows:
            spot = row.line.belongs
            text = seen(row.line.at(spot)) if spot else ""
            known = hash_of(text, self._memory.digest)
            own = _around(row.base) if row.base else None
            if own and (spot is None or known == row.line.belonged):
                row.parent = by_base.get(own)
            else:
                row.parent = self._named(around, text, spot) or by_base.get(former.get(known, ()))
            if row.parent is None:
                self._orphan(sheet, row.line, text)

    def _named(self, around: Sequence[Row], text: str, spot: Spot | None) -> Row | None:
        hits = _called(around, text)
        if len(hits) > 1:
            self._report.fault(
                spot,
                "Several entries are called that.",
                f"Write the row of the one you mean, like this: row {hits[0].line.row + 1}.",
            )
        return hits[0] if hits else None

    def _orphan(self, sheet: Sheet, line: Line, text: str) -> None:
        around = guide("case").find(sheet.within or ())
        noun = around.noun if around and around.noun else "entry"
        says = f"No {noun} is called that." if text else f"This row does not say which {noun}."
        self._report.fault(
            line.belongs or line.spot, says, f"Choose the {noun} from the list in this cell."
        )

    def _give_ids(self, sheet: Sheet, rows: Sequence[Row]) -> None:
        taken: set[str] = set()
        for row in rows:
            given = row.line.identifier
            if row.base is not None:
                known = tree_at(self._memory.base, (*row.base, "id"))
                if known is None:
                    continue
                if hash_of(given, self._memory.digest) != known:
                    self._report.fault(
                        row.line.spot,
                        "The hidden name of this row is gone or is another one's.",
                        "Undo what was done to the hidden columns.",
                    )
                row.identifier = given
                taken.add(given)
        for row in rows:
            if row.base is None:
                given = row.line.identifier
                row.identifier = given if given and given not in taken else _new_id(row, taken)
                taken.add(row.identifier)

    def meant(self, target: Path, text: str) -> str | None:
        """The id of the entry of a list that a text names. Raises AnswerError."""
        hits = _called(self.of.get(target, ()), text)
        if len(hits) > 1:
            raise AnswerError(
                "Several entries are called that.",
                f"Write the row of the one you mean, like this: row {hits[0].line.row + 1}.",
            )
        if hits and not hits[0].identifier:
            hits[0].identifier = _new_id(hits[0], {row.identifier for row in self.of[target]})
            self.gave_ids = True
        return hits[0].identifier if hits else None

    def removed(self, missing: set[Path]) -> Iterator[Question]:
        """A question for each entry that was filled in and is in no row any more."""
        gone: set[Steps] = set()
        for sheet in sheets():
            if sheet.is_form or sheet.path in missing:
                continue
            kept = {row.base for row in self.of[sheet.path]}
            for path in places_in(self._memory.base, sheet.path):
                if path in kept or not tree_at(self._memory.base, path):
                    continue
                gone.add(path)
                if _around(path) not in gone:
                    yield _taken_out(sheet, path)


def _taken_out(sheet: Sheet, path: Steps) -> Question:
    number = next(step for step in reversed(path) if isinstance(step, int))
    noun = sheet.guide.noun or "entry"
    return Question(
        f"The {ordinal(number + 1)} {noun} that the sheet “{sheet.name}” was filled with has no "
        "row any more.",
        "Put its row back; or, to take it out of the case, read the workbook again with --remove.",
        removes=True,
    )


def tree_at(tree: Any, path: Steps) -> Any:
    """What stands at a place of a tree; None for nothing."""
    for step in path:
        if isinstance(tree, dict) and isinstance(step, str):
            tree = tree.get(step)
        elif isinstance(tree, list) and isinstance(step, int) and step < len(tree):
            tree = tree[step]
        else:
            return None
    return tree


def places_in(tree: Any, path: Path, at: Steps = ()) -> Iterator[Steps]:
    """The places of all entries of a list in a tree of hashes."""
    if isinstance(tree, list):
        for number, entry in enumerate(tree):
            if path:
                yield from places_in(entry, path, (*at, number))
            else:
                yield (*at, number)
    elif path and isinstance(tree, dict) and path[0] in tree:
        yield from places_in(tree[path[0]], path[1:], (*at, path[0]))


def _placed(path: Path, numbers: Sequence[int]) -> Steps | None:
    """The path with the numbers of the entries of each list in it; None when they do not fit."""
    out: list[str | int] = []
    left = list(numbers)
    for depth, step in enumerate(path, 1):
        out.append(step)
        found = guide("case").find(path[:depth])
        if found is not None and found.form == "list":
            if not left:
                return None
            out.append(left.pop(0))
    return None if left else tuple(out)


def _around(path: Steps) -> Steps:
    inner = path[:-1]
    while inner and not isinstance(inner[-1], int):
        inner = inner[:-1]
    return inner


def _label(sheet: Sheet, line: Line, reader: Reader) -> str:
    """The readable name of the entry in a row, as its cells say it now."""
    parts = []
    for column in sheet.labelled:
        spots = line.cells.get(column.key, [])
        cell = line.at(spots[0]) if spots else None
        try:
            value = reader.value(column.field, cell)
        except AnswerError:
            value = None
        parts.append(label_part(printed(column.field, value, Names())))
    return ", ".join(filter(None, parts))


def _called(rows: Sequence[Row], text: str) -> list[Row]:
    """The rows that are called so; by a slip of the fingers only when one alone is near."""
    sought = folded(text)
    hits = [row for row in rows if sought in row.names] if sought else []
    if hits or not sought:
        return hits
    near = nearest_of(text, {row.label: str(number) for number, row in enumerate(rows)})
    return [rows[int(near)]] if near else []


def _new_id(row: Row, taken: set[str]) -> str:
    return new_id(row.label, row.line.sheet.guide.noun, taken)
