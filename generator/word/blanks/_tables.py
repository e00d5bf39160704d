"""The places of a table: empty cells with their labels, columns, and rows to be repeated."""

from dataclasses import replace
from typing import TYPE_CHECKING

from lxml import etree

from generator.word.blanks._grid import Cell, rows_of
from generator.word.blanks._line import TICK, Line
from generator.word.blanks._model import Blank
from generator.word.blanks._reading import gaps_of
from generator.word.blanks._spots import Rows, Stretch, Ticks
from generator.word.package._xml import w

if TYPE_CHECKING:
    from generator.word.blanks._finding import Around, Finder

__all__ = ["Tables"]

_MOST_COLUMNS, _MOST_ROWS = 20, 400
_LABEL = 200
_Row = tuple[etree._Element, list[Cell]]


class Tables:
    """One table of a form. `title` is the line above it, which may be its heading."""

    def __init__(
        self, finder: "Finder", table: etree._Element, around: "Around", title: str
    ) -> None:
        self._finder, self._around = finder, around
        self._rows: list[_Row] = rows_of(table)[:_MOST_ROWS]
        self._section = ""
        self._above = title.rstrip(": ")
        self._title = "" if title in around.context else self._above
        self._merged = ""

    def find(self) -> None:
        """Note the places of the table with the finder."""
        if len(self._rows) == 1 and len(self._rows[0][1]) == 1 and self._above:
            # A frame to write in, below a heading or a question.
            (frame,) = self._rows[0][1]
            if frame.is_empty:
                over = self._around.context
                if over and over[0].rstrip(": ") == self._above:
                    self._around = replace(self._around, context=over[1:])
                self._title = ""
                self._fill(frame, self._above)
                return
        number = 0
        while number < len(self._rows):
            number += self._take(number)

    def _take(self, number: int) -> int:
        """Read a row, and those that go with it; returns how many rows that were."""
        cells = self._rows[number][1]
        if len(cells) == 1 and self._is_heading(number):
            self._section = cells[0].words.rstrip(": ")
            self._finder.groups += 1
            self._around = replace(self._around, near=self._finder.groups)
            return 1
        below = self._empty_below(number)
        if below:
            self._repeated(number, below)
            return 1 + below
        if self._is_matrix(number):
            return self._matrix(number)
        for cell in cells:
            if cell.begins_merge and len(cells) > 2:
                self._merged = cell.words.rstrip(": ")
        if not any(cell.goes_on or cell.begins_merge for cell in cells):
            self._merged = ""
        self._cells(number, cells)
        return 1

    def _is_heading(self, number: int) -> bool:
        """Whether a row of one cell is a heading of those below, not a label or an answer."""
        cell = self._rows[number][1][0]
        if not cell.words or len(cell.words) > _LABEL or _is_filled_in(cell):
            return False
        after = self._rows[number + 1][1] if number + 1 < len(self._rows) else []
        if not after:
            return len(self._rows) > 1
        boxed = len(after) == 1 and (after[0].is_empty or not words_alone(after[0]))
        return not boxed and not (cell.words.endswith(":") and len(self._rows) == 1)

    def _context(self, *nearest: str) -> tuple[str, ...]:
        inner = (*nearest, self._merged, self._section, self._title)
        return (*(one for one in inner if one), *self._around.context)

    def _empty_below(self, number: int) -> int:
        """How many rows below a row of headings are empty and meant to be filled alike."""
        cells = self._rows[number][1]
        heads = [cell for cell in cells if cell.words and not _is_filled_in(cell)]
        if not 2 <= len(cells) <= _MOST_COLUMNS or len(heads) < len(cells) - 1:
            return 0
        if cells[0] not in heads and len(heads) < len(cells):
            # The heading of the first column may be left out, where rows have numbers.
            if len(heads) < 2:
                return 0
        elif len(heads) < len(cells):
            return 0
        if any(head.words.endswith(":") for head in heads):
            return 0
        starts = [cell.column for cell in cells]
        count = 0
        for _, below in self._rows[number + 1 :]:
            numbered = below[:1] and below[0].is_number
            rest = below[1:] if numbered else below
            if [cell.column for cell in below] != starts or not all(c.is_empty for c in rest):
                break
            count += 1
        return count

    def _repeated(self, number: int, below: int) -> None:
        row, cells = self._rows[number]
        rows = [row for row, _ in self._rows[number + 1 : number + 1 + below]]
        spot = Rows(row, rows)
        where = str(self._finder.places.of(rows[0]))
        columns = tuple(cell.words.rstrip(": ") for cell in cells)
        singles: tuple[Blank, ...] = ()
        if below == 1:
            under = self._rows[number + 1][1]
            singles = tuple(
                self._single(cell, label)
                for cell, label in zip(under, columns, strict=True)
                if cell.is_empty and label
            )
        self._finder.found.append(
            Blank(
                "rows",
                self._section or self._title or next(iter(self._around.context), ""),
                where,
                spot,
                context=self._context(),
                columns=columns,
                singles=singles,
                part=self._finder.part,
                lead=self._finder.lead,
                near=self._around.near,
            )
        )

    def _single(self, cell: Cell, label: str) -> Blank:
        spot = _whole(cell)
        where = str(self._finder.places.of(spot.paragraph))
        return Blank(
            "text",
            label,
            where,
            spot,
            context=self._context(),
            part=self._finder.part,
            lead=self._finder.lead,
            near=self._around.near,
        )

    def _is_matrix(self, number: int) -> bool:
        """Whether a row of headings has rows below that each have a label and empty cells."""
        cells = self._rows[number][1]
        if len(cells) < 3 or number + 1 >= len(self._rows):
            return False
        if not all(cell.words and not _is_filled_in(cell) for cell in cells[1:]):
            return False
        return self._is_matrix_row(cells, number + 1)

    def _is_matrix_row(self, heads: list[Cell], number: int) -> bool:
        cells = self._rows[number][1]
        alike = [cell.column for cell in cells] == [cell.column for cell in heads]
        return (
            alike
            and bool(cells[0].words)
            and not cells[0].is_number
            and all(cell.is_empty or not words_alone(cell) for cell in cells[1:])
        )

    def _matrix(self, number: int) -> int:
        heads = self._rows[number][1]
        taken = 1
        answers = [head.words.strip(" ?:").lower() for head in heads[1:]]
        while number + taken < len(self._rows) and self._is_matrix_row(heads, number + taken):
            cells = self._rows[number + taken][1]
            label = cells[0].words.rstrip(": ")
            boxed = all(cell.text == TICK for cell in cells[1:])
            if boxed or set(answers) >= {"yes", "no"}:
                self._answers(label, heads, cells)
            else:
                for head, cell in zip(heads[1:], cells[1:], strict=True):
                    self._fill(cell, label, across=head.words.rstrip(": "))
            taken += 1
        return taken

    def _answers(self, label: str, heads: list[Cell], cells: list[Cell]) -> None:
        """A question with a column for yes and one for no."""
        boxes, options = [], []
        for head, cell in zip(heads[1:], cells[1:], strict=True):
            if cell.is_empty or TICK in cell.text:
                line = cell.lines[0]
                at = line.text.find(TICK)
                boxes.append(
                    Stretch(line.paragraph, max(at, 0), at + 1 if at >= 0 else len(line.atoms))
                )
                options.append(head.words)
        if boxes:
            self._finder.add(
                "ticks",
                label,
                Ticks(boxes),
                self._around,
                context=self._context(),
                options=tuple(options),
            )

    def _cells(self, number: int, cells: list[Cell]) -> None:
        from generator.word.blanks._finding import Around  # noqa: PLC0415 (blocks hold tables)

        used: set[int] = set()
        for at, cell in enumerate(cells):
            if cell.goes_on:
                continue
            left = cells[at - 1] if at else None
            beside = (
                left is not None and left.words and not _is_filled_in(left) and not left.goes_on
            )
            over = self._over(number, cell)
            label = left.words if beside and left is not None else over
            if cell.is_empty:
                if label and (beside or self._is_single_over(number, cell)):
                    used.add(at - 1 if beside else -1)
                    self._fill(cell, label)
            elif not cell.words.strip("_.…·/ -") or _is_filled_in(cell) or _has_tables(cell):
                question = label if not cell.words or TICK in cell.text or beside else ""
                inner = Around(self._context(), question, self._around.near, self._around.depth + 1)
                self._finder.blocks(cell.element, inner)
        for at, cell in enumerate(cells):
            self._inner_labels(number, at, cell, cells, used)

    def _inner_labels(
        self, number: int, at: int, cell: Cell, cells: list[Cell], used: set[int]
    ) -> None:
        """Places behind labels within a cell, where no cell beside or below is for them."""
        from generator.word.blanks._finding import Around  # noqa: PLC0415 (blocks hold tables)

        if at in used or cell.is_empty or _is_filled_in(cell) or _has_tables(cell) or cell.goes_on:
            return
        right = cells[at + 1] if at + 1 < len(cells) else None
        ends = cell.words.endswith((":", "?"))
        takes_below = self._empties_below(number, cell)
        answered = right is not None and (right.is_empty or _is_filled_in(right))
        if ends and not answered and not takes_below:
            inner = Around(self._context(), "", self._around.near, self._around.depth + 1)
            self._finder.blocks(cell.element, inner)

    def _empties_below(self, number: int, cell: Cell) -> bool:
        if number + 1 >= len(self._rows):
            return False
        below = next((c for c in self._rows[number + 1][1] if c.column == cell.column), None)
        return below is not None and (below.is_empty or not words_alone(below))

    def _over(self, number: int, cell: Cell) -> str:
        """The words of the cell above, where it is a label."""
        if not number:
            return ""
        above = next((c for c in self._rows[number - 1][1] if c.column == cell.column), None)
        if above is None or above.is_empty or _is_filled_in(above) or len(above.words) > _LABEL:
            return ""
        return above.words

    def _is_single_over(self, number: int, cell: Cell) -> bool:
        """Whether the label above an empty cell has no empty cell beside it that it is for."""
        above = self._rows[number - 1][1]
        at = next((n for n, c in enumerate(above) if c.column == cell.column), None)
        if at is None:
            return False
        right = above[at + 1] if at + 1 < len(above) else None
        return right is None or not right.is_empty

    def _fill(self, cell: Cell, label: str, across: str = "") -> None:
        if TICK in cell.text:
            from generator.word.blanks._finding import Around  # noqa: PLC0415

            inner = Around(self._context(across), label, self._around.near, self._around.depth + 1)
            self._finder.blocks(cell.element, inner)
            return
        spot = _whole(cell)
        gaps = gaps_of(Line(spot.paragraph))
        self._finder.add(
            gaps[0].kind if gaps else "text",
            label.rstrip(": "),
            spot,
            self._around,
            context=self._context(),
            across=across,
            hints=tuple(name for gap in gaps for name in gap.names),
            options=tuple(option for gap in gaps for option in gap.options),
        )


def _whole(cell: Cell) -> Stretch:
    """All of a cell that holds nothing but what is to be filled in."""
    first, *rest = cell.lines
    return Stretch(first.paragraph, 0, len(first.atoms), [line.paragraph for line in rest])


def words_alone(cell: Cell) -> str:
    """The words of a cell that are no part of a place."""
    return cell.words.strip("_.…·/ -")


def _is_filled_in(cell: Cell) -> bool:
    """Whether a cell has places of its own within its words."""
    return any(TICK in line.text or gaps_of(line) for line in cell.lines)


def _has_tables(cell: Cell) -> bool:
    return next(cell.element.iter(w("tbl")), None) is not None
