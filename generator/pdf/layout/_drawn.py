"""Pictures, shapes and boxes of words, set and ready to be drawn at a place."""

# ruff: noqa: PLR0917 - places and sizes come first, as in all that draws

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from generator.pdf.layout import _stack
from generator.pdf.layout._items import Item, shown, turned
from generator.pdf.layout._press import Press, Stage
from generator.pdf.read._figures import Drawing, Line, Picture, Shape
from generator.pdf.read._model import Block
from generator.pdf.write import Element, Page

_ALIGNED = {"center": 0.5, "bottom": 1.0}
# How long and how wide an arrow's head is, in widths of its line.
_HEAD, _HEAD_WIDE = 5.0, 2.5


class Set(Protocol):
    """The items of blocks, once they are set."""

    items: list[Item]

    def height(self) -> float:
        """How high they are together."""


SetBlocks = Callable[[Sequence[Block], Stage, Element | None], Set]


class DrawnPicture:
    """A picture in its element."""

    def __init__(self, picture: Picture, image: Any, element: Element | None) -> None:
        """Decoration when `element` is None."""
        self.width, self.height = turned(picture)
        self._picture, self._image, self.element = picture, image, element

    def draw(self, page: Page, x: float, y: float) -> None:
        """Draw it with its top left corner there."""
        shown(page, self._image, self._picture, x, y, self.width, self.height)


@dataclass(slots=True)
class _Part:
    """A shape with its words set and its picture ready; `figure` is its picture's element."""

    shape: Shape
    items: list[Item]
    needs: float
    width: float
    height: float
    image: Any = None
    figure: Element | None = None


class DrawnShapes:
    """A drawing: its shapes in order, each with its picture and its words."""

    def __init__(self, drawing: Drawing, parts: list[_Part], element: Element | None) -> None:
        """As the Figure `element` when the drawing is described."""
        self.element = element
        self._parts = parts
        self.width = max([drawing.width, *(p.shape.x + p.width for p in parts)])
        self.height = max([drawing.height, *(p.shape.y + p.height for p in parts)])

    def draw(self, page: Page, x: float, y: float) -> None:
        """Draw it with its top left corner there."""
        for part in self._parts:
            self._part(page, part, x + part.shape.x, y + part.shape.y)

    def _part(self, page: Page, part: _Part, x: float, y: float) -> None:
        shape = part.shape
        middle = x + part.width / 2, y + part.height / 2
        with page.turned(*middle, shape.turn, shape.flips):
            page.into(self.element)
            line = shape.line
            if shape.outline:
                drawn = None if line is None else (line.width, line.colour, line.dash)
                steps = _stretched(shape.outline, part, shape)
                page.path(steps, x, y, shape.fill, drawn, shape.opacity)
                if line is not None and any(shape.heads):
                    _arrows(page, steps, x, y, line, shape.heads)
            if shape.picture is not None:
                page.into(part.figure or self.element)
                shown(page, part.image, shape.picture, x, y, part.width, part.height)
        if part.items:
            self._words(page, part, x, y)

    @staticmethod
    def _words(page: Page, part: _Part, x: float, y: float) -> None:
        shape = part.shape
        top, _right, bottom, left = shape.inset
        width, height = part.width, part.height
        middle = x + width / 2, y + height / 2
        if shape.text_turn:
            width, height = height, width
            x, y = middle[0] - width / 2, middle[1] - height / 2
        spare = height - top - bottom - part.needs
        down = max(0.0, spare) * _ALIGNED.get(shape.align, 0.0)
        with page.turned(*middle, (shape.turn + shape.text_turn) % 360):
            _stack.draw(page, part.items, x + left, y + top + down)


Drawn = DrawnPicture | DrawnShapes


class Drawer:
    """Sets what stands in a flow of blocks and is drawn."""

    def __init__(self, press: Press, stage: Stage, blocks: SetBlocks) -> None:
        """On a stage; `blocks` sets the words in boxes."""
        self._press, self._stage, self._blocks = press, stage, blocks

    def picture(self, picture: Picture, parent: Element | None) -> DrawnPicture:
        """A picture, as a Figure in `parent` unless it is decoration."""
        image = self._press.image(picture)
        return DrawnPicture(picture, image, self._press.figure(picture, parent))

    def shapes(
        self, drawing: Drawing, parent: Element | None, around: Element | None
    ) -> DrawnShapes:
        """A drawing whose pictures belong to `parent`, and whose words stand in `around`."""
        element = None
        if drawing.alt and parent is not None:
            element = parent.child("Figure", alt=drawing.alt)
        described = element is not None
        parts = [self._part(s, None if described else parent, around) for s in drawing.shapes]
        return DrawnShapes(drawing, parts, element)

    def _part(self, shape: Shape, parent: Element | None, around: Element | None) -> _Part:
        part = _Part(shape, [], 0.0, shape.width, shape.height)
        if shape.picture is not None:
            part.image = self._press.image(shape.picture)
            part.figure = self._press.figure(shape.picture, parent)
        if shape.blocks:
            self._set_words(part, shape, around)
        return part

    def _set_words(self, part: _Part, shape: Shape, around: Element | None) -> None:
        top, right, bottom, left = shape.inset
        sideways = bool(shape.text_turn)
        wide = shape.height if sideways else shape.width
        room = max(5.0, wide - left - right) if wide else self._stage.width
        stage = replace(self._stage, width=room, parts=False, in_cell=True)
        if not wide:
            # As wide as its widest line, and set again in that: lines may stand at its right.
            room = min(room, _widest(self._blocks(shape.blocks, stage, None).items) + 0.1)
            part.width = room + left + right
            stage = replace(stage, width=room)
        inside = None if around is None else around.child("Div")
        flow = self._blocks(shape.blocks, stage, inside)
        part.items, part.needs = flow.items, flow.height()
        if shape.grows and not sideways:
            part.height = max(part.height, part.needs + top + bottom)


def _widest(items: Sequence[Item]) -> float:
    return max([item.reach for item in items], default=0.0)


def _stretched(
    outline: Sequence[tuple[str, tuple[float, ...]]], part: _Part, shape: Shape
) -> Sequence[tuple[str, tuple[float, ...]]]:
    """The outline of a shape that has grown with its words."""
    if part.height == shape.height or not shape.height:
        return outline
    down = part.height / shape.height
    return [
        (kind, tuple(v * down if n % 2 else v for n, v in enumerate(places)))
        for kind, places in outline
    ]


def _arrows(
    page: Page, steps: Sequence[tuple[str, tuple[float, ...]]], x: float, y: float, line: Line,
    heads: tuple[bool, bool],
) -> None:  # fmt: skip
    """The heads of arrows at the ends of a line."""
    places = [pair for _, at in steps for pair in zip(at[0::2], at[1::2], strict=True)]
    if len(places) < 2:
        return
    ends = ((places[0], places[1]), (places[-1], places[-2]))
    for has_head, (tip, before) in zip(heads, ends, strict=True):
        length = math.dist(tip, before)
        if not has_head or not length:
            continue
        across, down = (tip[0] - before[0]) / length, (tip[1] - before[1]) / length
        long, wide = _HEAD * max(line.width, 0.75), _HEAD_WIDE * max(line.width, 0.75)
        foot = tip[0] - across * long, tip[1] - down * long
        head = (
            ("M", tip), ("L", (foot[0] - down * wide / 2, foot[1] + across * wide / 2)),
            ("L", (foot[0] + down * wide / 2, foot[1] - across * wide / 2)), ("Z", ()),
        )  # fmt: skip
        page.path(head, x, y, line.colour, None)
