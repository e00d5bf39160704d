"""Tables: how high each row is, what is drawn behind its cells, and how it comes apart."""

# ruff: noqa: PLR0917 - places and sizes come first, as in all that draws

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Any, Protocol

from generator.pdf.layout import _stack
from generator.pdf.layout._ink import CannotSetError
from generator.pdf.layout._items import Item, outline, stroke
from generator.pdf.layout._paragraph import empty_height, leading
from generator.pdf.layout._press import Press, Stage
from generator.pdf.read._model import Block, Cell, Paragraph, Row, Sides, Table
from generator.pdf.sense.blocks import slack
from generator.pdf.write import Element, Page

_HAIR = 0.01
_SHARES = {"center": 0.5, "bottom": 1.0}


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


class Box:
    """A cell: where it stands in its group of rows, and what it holds."""

    __slots__ = ("cell", "content", "items", "padding", "row", "rows", "width", "x")

    def __init__(
        self, cell: Cell, row: int, rows: int, x: float, width: float, padding: Sides,
        items: list[Item], content: float,
    ) -> None:  # fmt: skip
        """In row `row` of the group and over `rows` of them; `content` is its content's height."""
        self.cell, self.row, self.rows = cell, row, rows
        self.x, self.width, self.padding = x, width, padding
        self.items, self.content = items, content

    @property
    def needs(self) -> float:
        """How high it has to be."""
        return self.content + self.padding[0] + self.padding[2]

    def at(self, row: int, rows: int) -> "Box":
        """The cell, elsewhere."""
        content = self.content
        return Box(self.cell, row, rows, self.x, self.width, self.padding, self.items, content)

    def parted(self, room: float, rows: tuple[int, int], *, force: bool) -> "tuple[Box, Box]":
        """The cell with what of its content fits into `room`, and with the rest.

        They stand over so many `rows` each: the first where it stood, the rest in the first row.
        """
        above, below, grown = _stack.parted(self.items, room, force=force)
        first, rest = self.at(self.row, rows[0]), self.at(0, rows[1])
        first.items, first.content = above, _stack.height(above)
        # Counted down, for to add up a long rest on each page would take for ever.
        left = self.content - first.content + grown if below else 0.0
        rest.items, rest.content = below, max(0.0, left)
        return first, rest


class Rows(Item):
    """Rows that hang together by cells over several of them; mostly a single row."""

    def __init__(
        self, table: "Repeated", boxes: list[Box], floors: list[float], whole: bool, left: float
    ) -> None:
        """`floors` are the heights that the rows have at least."""
        self.table, self.boxes, self.floors = table, boxes, floors
        self.whole, self.left = whole, left
        # Whether it goes on with a table that began above.
        self.follows = False
        self.heights = _heights(boxes, floors)
        super().__init__(sum(self.heights))
        self.notes = tuple(note for box in boxes for item in box.items for note in item.notes)

    def draw(self, page: Page, x: float, y: float) -> None:
        """Shades and lines first, then the content of each cell."""
        x += self.left
        heights = self.heights
        single = len(heights) == 1
        page.into(None)
        for box in self.boxes:
            if box.cell.fill is not None:
                top = y if single else y + sum(heights[: box.row])
                high = heights[0] if single else sum(heights[box.row : box.row + box.rows])
                page.fill(x + box.x, top, box.width, high, box.cell.fill)
        if single and self._even:
            self._across(page, x, y)
        else:
            for box in self.boxes:
                top = y if single else y + sum(heights[: box.row])
                high = heights[0] if single else sum(heights[box.row : box.row + box.rows])
                left = x + box.x
                outline(page, box.cell.lines, left, top, left + box.width, top + high)
        for box in self.boxes:
            top = y if single else y + sum(heights[: box.row])
            top += box.padding[0]
            share = _SHARES.get(box.cell.align)
            if share is not None:
                high = heights[0] if single else sum(heights[box.row : box.row + box.rows])
                top += (high - box.needs) * share
            _stack.draw(page, box.items, x + box.x + box.padding[3], top)

    @property
    def _even(self) -> bool:
        """Whether one line above and one below go all across."""
        boxes = self.boxes
        if not boxes:
            return False
        above, _, below, _ = boxes[0].cell.lines
        end = boxes[0].x
        for box in boxes:
            lines = box.cell.lines
            if lines[0] != above or lines[2] != below or abs(box.x - end) > _HAIR:
                return False
            end = box.x + box.width
        return True

    def _across(self, page: Page, x: float, y: float) -> None:
        """The lines of a row in as few strokes as will do."""
        boxes = self.boxes
        bottom = y + self.heights[0]
        left, right = x + boxes[0].x, x + boxes[-1].x + boxes[-1].width
        above, _, below, _ = boxes[0].cell.lines
        if above is not None:
            stroke(page, left, y, right, y, above)
        for box in boxes:
            _, end, _, start = box.cell.lines
            if end is not None or start is not None:
                sides = (None, end, None, start)
                outline(page, sides, x + box.x, y, x + box.x + box.width, bottom)
        if below is not None:
            stroke(page, left, bottom, right, bottom, below)

    def parted(self, room: float, *, force: bool = False) -> "tuple[Item, Item] | None":
        """The rows that fit, or the lines of the first that do; and the rest."""
        full = 0
        taken = 0.0
        for high in self.heights:
            if taken + high > room:
                break
            taken += high
            full += 1
        if full == len(self.heights):
            return None
        if full == 0:
            if self.whole and not force:
                return None
            return self._within(room, force)
        upper, lower = [], []
        for box in self.boxes:
            if box.row + box.rows <= full:
                upper.append(box)
            elif box.row >= full:
                lower.append(box.at(box.row - full, box.rows))
            else:
                high = sum(self.heights[box.row : full]) - box.padding[0] - box.padding[2]
                spans = (full - box.row, box.row + box.rows - full)
                above, below = box.parted(high, spans, force=False)
                upper.append(above)
                lower.append(below)
        return self._halves(upper, lower, self.floors[:full], self.floors[full:])

    def _within(self, room: float, force: bool) -> "tuple[Item, Item] | None":
        upper, lower = [], []
        more = False
        for box in self.boxes:
            if box.row:
                lower.append(box)
                continue
            foot = box.cell.lines[2].width if box.cell.lines[2] else 0.0
            spare = room - box.padding[0] - box.padding[2] - foot
            above, below = box.parted(spare, (1, box.rows), force=force)
            if box.items and not above.items:
                return None
            more = more or bool(below.items)
            upper.append(above)
            lower.append(below)
        if not more:
            return None
        return self._halves(upper, lower, [0.0], [0.0, *self.floors[1:]])

    def _halves(
        self, upper: list[Box], lower: list[Box], above: list[float], below: list[float]
    ) -> "tuple[Item, Item]":
        for box in lower:
            if box.row == 0:
                box.content -= _stack.topped(box.items)
        first = Rows(self.table, upper, above, self.whole, self.left)
        first.gap, first.firm, first.glued = self.gap, self.firm, self.glued
        first.follows = self.follows
        rest = Rows(self.table, lower, below, self.whole, self.left)
        rest.follows = True
        return first, rest


def _heights(boxes: list[Box], floors: list[float]) -> list[float]:
    heights = list(floors)
    for box in boxes:
        if box.rows == 1 and box.needs > heights[box.row]:
            heights[box.row] = box.needs
    for box in boxes:
        if box.rows > 1:
            last = box.row + box.rows - 1
            missing = box.needs - sum(heights[box.row : last + 1])
            if missing > 0:
                heights[last] += missing
    return heights


class Repeated:
    """What a table says again at the head of each page: its header rows, which no reader hears."""

    __slots__ = ("_made", "lines", "make")

    def __init__(self) -> None:
        """Nothing, until `make` is set."""
        self.make: Any = None
        # How many lines they take each time.
        self.lines = 0
        self._made: list[Item] | None = None

    def head(self) -> list[Item]:
        """The rows, made when a page first needs them."""
        if self._made is None:
            self._made = [] if self.make is None else self.make()
        return self._made


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
            if table.together or (heads and start == heads):
                group.glued = bool(made)
            group.follows = start >= heads and bool(made)
            made.append(group)
        if heads and table.repeats and self._stage.parts and heads < len(table.rows):
            again.make = lambda: self._again(table, again)
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
        covered = [0] * len(table.widths)
        for n in range(start, end):
            row = table.rows[n]
            parent = body.child("TR") if tagged and body is not None else body
            line = under = margin = 0.0
            for cell in row.cells:
                above, _, below, _ = cell.lines
                if above is not None and above.width > line:
                    line = above.width
                if below is not None and below.width > under:
                    under = below.width
                margin = max(margin, cell.padding[0])
            if n + 1 < len(table.rows):
                under = 0.0
            floor = row.height + line if row.height else 0.0
            left = [max(0, c - 1) for c in covered]
            at = 0
            for cell in row.cells:
                while at < len(covered) and covered[at]:
                    at += 1
                past = min(at + cell.columns, len(table.widths))
                for x in range(at, past):
                    left[x] = cell.rows - 1
                inside = parent
                if tagged and parent is not None:
                    inside = _cell_element(parent, table, cell, n, at)
                # The largest margin above holds for the whole row.
                start_x = edges[min(at, past)]
                room = edges[past] - start_x
                box = self._box(cell, n - start, start_x, room, (line + margin, under), inside)
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
        self, cell: Cell, row: int, x: float, width: float, lines: tuple[float, float],
        parent: Element | None,
    ) -> Box:  # fmt: skip
        _, right, bottom, left = cell.padding
        padding = (lines[0], right, bottom + lines[1], left)
        room = max(5.0, width - left - right)
        inner = self._stages.get(room)
        if inner is None:
            inner = replace(self._stage, width=room, parts=False, in_cell=True)
            self._stages[room] = inner
        flow = self._flow(self._press, inner, parent).set(cell.blocks)
        return Box(cell, row, 1, x, width, padding, flow.items, flow.height())

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


def _groups(table: Table) -> list[tuple[int, int]]:
    """The runs of rows that hang together by cells over several rows, as from and to."""
    found = []
    start = reach = 0
    for n, row in enumerate(table.rows):
        reach = max([reach, n + 1, *(n + cell.rows for cell in row.cells)])
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


__all__ = ["Box", "Repeated", "Row", "Rows", "TableSetter"]
