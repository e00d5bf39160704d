"""Sets tables: each cell on a stage of its own, each row as high as its cells need."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import accumulate
from typing import Protocol

from generator.pdf.layout._ink import CannotSetError
from generator.pdf.layout._items import Item
from generator.pdf.layout._paragraph import empty_height, leading
from generator.pdf.layout._plain import plain
from generator.pdf.layout._press import Press, Stage
from generator.pdf.layout._rows import Box, Repeated, Rows
from generator.pdf.read._model import Block, Cell, Paragraph, Row, Table
from generator.pdf.sense.blocks import keeps, slack
from generator.pdf.write import Element


class Content(Protocol):
    """The items of a cell, once they are set."""

    items: list[Item]

    def set(self, blocks: Sequence[Block], /) -> "Content":
        """Make the items of the blocks."""

    def height(self) -> float:
        """How high they are together, with the space after the last."""


class FlowMaker(Protocol):
    """What sets the blocks of a cell."""

    def __call__(self, press: Press, stage: Stage, parent: Element | None, /) -> Content:
        """Set into a stage."""


class TableSetter:
    """Sets one table on a stage."""

    def __init__(self, press: Press, stage: Stage, parent: Element | None, flow: FlowMaker) -> None:
        """Cells are set by `flow`; `parent` None is for what no reader hears."""
        self._press, self._stage, self._parent, self._flow = press, stage, parent, flow
        self._stages: dict[float, Stage] = {}

    def rows(self, table: Table) -> list[Item]:
        """The rows as items, each for itself or with those it hangs together with."""
        if table.rtl:
            raise CannotSetError
        heads = table.header_rows
        tagged = self._parent is not None and not table.layout
        body: Element | None = self._parent
        element = self._parent.child("Table") if tagged and self._parent is not None else None
        again = Repeated()
        made: list[Item] = []
        head_done = False
        if element is not None:
            body = element.child("THead") if heads else element
        for start, end in _groups(table):
            if element is not None and heads and start >= heads and not head_done:
                body = element.child("TBody")
                head_done = True
            group = self._group(table, start, end, body, again, tagged=element is not None)
            if table.together or (heads and start == heads) or keeps(table.rows[start - 1]):
                group.glued = bool(made)
            group.follows = start >= heads and bool(made)
            made.append(group)
        if heads and table.repeats and self._stage.parts and heads < len(table.rows):
            again.make = partial(self._again, table)
        return made

    def _again(self, table: Table, again: Repeated) -> list[Item]:
        before = self._press.lines
        made = self._quietly(table)
        again.lines = self._press.lines - before
        return made

    def _quietly(self, table: Table) -> list[Item]:
        quiet = TableSetter(self._press, self._stage, None, self._flow)
        nothing = Repeated()
        return [
            quiet._group(table, start, end, None, nothing, tagged=False)
            for start, end in _groups(table)
            if end <= table.header_rows
        ]

    def _group(
        self, table: Table, start: int, end: int, body: Element | None, again: Repeated, *,
        tagged: bool,
    ) -> Rows:  # fmt: skip
        boxes: list[Box] = []
        floors: list[float] = []
        edges = [0.0, *accumulate(table.widths)]
        count = len(table.widths)
        # How many rows below each column's cell goes on.
        covered = [0] * count
        for n in range(start, end):
            row = table.rows[n]
            parent = body.child("TR") if tagged and body is not None else body
            line, under = _lined(row)
            margin = max([cell.padding[0] for cell in row.cells], default=0.0)
            if n + 1 < len(table.rows):
                under = 0.0
            floor = row.height + line if row.height else 0.0
            self._press.spend(len(row.cells))
            left = [max(0, c - 1) for c in covered]
            at = 0
            for cell in row.cells:
                while at < count and covered[at]:
                    at += 1
                past = min(at + cell.columns, count)
                if cell.rows > 1:
                    left[at:past] = [cell.rows - 1] * (past - at)
                inside = parent
                if tagged and parent is not None:
                    inside = _cell_element(parent, table, cell, n, at)
                # The largest margin above holds for the whole row.
                start_x = edges[min(at, past)]
                room = edges[past] - start_x
                box = self._box(cell, start_x, room, (line + margin, under), inside, own=tagged)
                box.row = n - start
                box.rows = min(cell.rows, end - n)
                if row.exact and row.height and box.rows == 1:
                    self._hold(box, floor)
                boxes.append(box)
                at += cell.columns
            floors.append(floor)
            covered = left
        whole = end - start == 1 and table.rows[start].whole
        return Rows(again, boxes, floors, whole, self._left(table))

    def _box(
        self, cell: Cell, x: float, width: float, lines: tuple[float, float],
        parent: Element | None, *, own: bool,
    ) -> Box:  # fmt: skip
        """The cell, in the first row of its group; `own` says that `parent` is nobody else's."""
        _, right, bottom, left = cell.padding
        padding = (lines[0], right, bottom + lines[1], left)
        room = max(5.0, width - left - right)
        words = self._words(cell, room, parent, own=own)
        if words is not None:
            return Box(cell, 0, 1, x, width, padding, *words)
        inner = self._stages.get(room)
        if inner is None:
            inner = replace(self._stage, width=room, parts=False, in_cell=True)
            self._stages[room] = inner
        flow = self._flow(self._press, inner, parent).set(cell.blocks)
        return Box(cell, 0, 1, x, width, padding, flow.items, flow.height())

    def _words(
        self, cell: Cell, room: float, parent: Element | None, *, own: bool
    ) -> tuple[list[Item], float] | None:
        """The items of a cell of plain words and their height, as `Flow` would have them."""
        paragraph = cell.blocks[0] if len(cell.blocks) == 1 else None
        if not isinstance(paragraph, Paragraph) or paragraph.contents:
            return None
        words = plain(paragraph, room, self._press)
        if words is None:
            return None
        look, cuts = words
        # To a reader such a cell is its paragraph: a P would say nothing that the cell does not.
        items = look.items(cuts, parent if own or parent is None else parent.child("P"))
        before = items[0].gap = paragraph.style.before
        items[0].firm = True
        return items, before + look.height(cuts) + paragraph.style.after + look.extra

    def _hold(self, box: Box, height: float) -> None:
        """An exact height: what is taller by no more than what is empty there does not show.

        Word cuts off what is more; here the row grows, for no words may be lost.
        """
        over = box.needs - height
        if 0 < over <= slack(box.cell, self._line):
            box.content -= over

    def _line(self, paragraph: Paragraph) -> tuple[float, float]:
        return sum(empty_height(paragraph, self._press)), leading(paragraph, self._press)

    def _left(self, table: Table) -> float:
        spare = self._stage.width - sum(table.widths)
        if table.align == "center":
            return spare / 2
        return spare if table.align == "right" else table.indent


def _lined(row: Row) -> tuple[float, float]:
    """How thick the thickest lines above and below a row are."""
    above = below = 0.0
    for cell in row.cells:
        up, _, down, _ = cell.lines
        if up is not None and up.width > above:
            above = up.width
        if down is not None and down.width > below:
            below = down.width
    return above, below


def _groups(table: Table) -> list[tuple[int, int]]:
    """The runs of rows that hang together by cells over several rows, as from and to."""
    found = []
    start = reach = 0
    for n, row in enumerate(table.rows):
        reach = max(reach, n + 1)
        for cell in row.cells:
            if cell.rows > 1:
                reach = max(reach, n + cell.rows)
        if reach <= n + 1 or n + 1 == len(table.rows):
            found.append((start, n + 1))
            start = n + 1
    return found


def _cell_element(parent: Element, table: Table, cell: Cell, row: int, column: int) -> Element:
    said = ""
    if cell.columns > 1:
        said += f"/ColSpan {cell.columns}"
    if cell.rows > 1:
        said += f"/RowSpan {cell.rows}"
    scope = ""
    if row < table.header_rows:
        scope = "/Scope/Column"
    elif column < table.header_columns:
        scope = "/Scope/Row"
    attributes = f"<</O/Table{scope}{said}>>" if scope or said else ""
    return parent.child("TH" if scope else "TD", attributes=attributes)
