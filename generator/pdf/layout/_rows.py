"""The rows of a table as they stand on a page, and how they come apart at its foot."""

# ruff: noqa: PLR0917 - places and sizes come first, as in all that draws

from typing import Any

from generator.pdf.layout import _stack
from generator.pdf.layout._items import Item, outline, stroke
from generator.pdf.read._figures import Line as Border
from generator.pdf.read._figures import Sides
from generator.pdf.read._model import Cell
from generator.pdf.write import Page

_HAIR = 0.01
_SHARES = {"center": 0.5, "bottom": 1.0}


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
        self.notes = tuple([note for box in boxes for item in box.items for note in item.notes])

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
        if single and self._is_even():
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

    def _is_even(self) -> bool:
        """Whether one line above and one below go all across."""
        boxes = self.boxes
        if not boxes:
            return False
        above, _, below, _ = boxes[0].cell.lines
        end = boxes[0].x
        for box in boxes:
            lines = box.cell.lines
            if (lines[0] is not above and lines[0] != above) or abs(box.x - end) > _HAIR:
                return False
            if lines[2] is not below and lines[2] != below:
                return False
            end = box.x + box.width
        return True

    def _across(self, page: Page, x: float, y: float) -> None:
        """The lines of a row in as few strokes as will do."""
        boxes = self.boxes
        bottom = y + self.heights[0]
        left, right = x + boxes[0].x, x + boxes[-1].x + boxes[-1].width
        above, _, below, _ = boxes[0].cell.lines
        # The row before drew it already, but a shade here has covered half of it.
        shaded = any(box.cell.fill is not None for box in boxes)
        if above is not None and (shaded or self.table.foot != (page, left, y, right, above)):
            stroke(page, left, y, right, y, above)
        for box in boxes:
            _, end, _, start = box.cell.lines
            if end is not None or start is not None:
                sides = (None, end, None, start)
                outline(page, sides, x + box.x, y, x + box.x + box.width, bottom)
        if below is not None:
            stroke(page, left, bottom, right, bottom, below)
        self.table.foot = (page, left, bottom, right, below)

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
        if box.rows == 1:
            needs = box.needs
            heights[box.row] = max(heights[box.row], needs)
    for box in boxes:
        if box.rows > 1:
            last = box.row + box.rows - 1
            missing = box.needs - sum(heights[box.row : last + 1])
            if missing > 0:
                heights[last] += missing
    return heights


class Repeated:
    """What the rows of a table share.

    That is what it says again at the head of each page, its header rows, which no reader hears; and
    in `foot` the line below the row that was drawn last, so that it is drawn only once.
    """

    __slots__ = ("_made", "foot", "lines", "make")

    def __init__(self) -> None:
        """Nothing, until `make` is set."""
        self.make: Any = None
        # How many lines they take each time.
        self.lines = 0
        self.foot: tuple[Page, float, float, float, Border | None] | None = None
        self._made: list[Item] | None = None

    def head(self) -> list[Item]:
        """The rows, made when a page first needs them."""
        if self._made is None:
            self._made = [] if self.make is None else self.make(self)
        return self._made
