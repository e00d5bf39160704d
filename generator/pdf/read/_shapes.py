"""DrawingML shapes, groups and canvases, as the shapes of one drawing."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.pdf.read._boxes import coloured, words_in
from generator.pdf.read._figures import Picture, Shape, Sides
from generator.pdf.read._geometry import BOX, LINES, outline_of, scaled
from generator.pdf.read._images import flips_of, image
from generator.pdf.read._paint import colour_of, paint_of
from generator.pdf.read._xml import PIC, WPS, A, Node, W, local, number

if TYPE_CHECKING:
    from generator.pdf.read._reading import Reading

_EMU = 12700
_MOST, _DEEPEST = 2000, 20
_ANCHORS = {"ctr": "center", "b": "bottom"}
_TURNS = {"vert": 90.0, "eaVert": 90.0, "vert270": 270.0}
_UNDESCRIBED = (
    "a picture in a drawing without alternative text: describe it, or mark the drawing as "
    "decorative, in Word's picture format"
)


@dataclass(frozen=True, slots=True)
class _Frame:
    """How the places of a group stand in the drawing: moved, then made larger or smaller."""

    x: float
    y: float
    across: float
    down: float

    def box(self, frame: Node | None, size: tuple[float, float]) -> tuple[float, ...]:
        """The box of an a:xfrm in points; of the drawing's size without one."""
        if frame is None:
            return 0.0, 0.0, *size
        left, top = _pair(frame.find(f"{A}off"), "x", "y")
        wide, high = _pair(frame.find(f"{A}ext"), "cx", "cy")
        return (
            self.x + left * self.across, self.y + top * self.down,
            abs(wide * self.across), abs(high * self.down),
        )  # fmt: skip


_WHOLE = _Frame(0.0, 0.0, 1.0, 1.0)


class ShapeReader:
    """Reads the shapes of one drawing."""

    def __init__(self, reading: "Reading", *, heard: bool) -> None:
        """`heard` says that pictures in it have to be described one by one."""
        self._reading, self._heard = reading, heard
        self._count = 0

    def shapes(self, content: Node, size: tuple[float, float]) -> tuple[Shape, ...]:
        """The shapes of a wps:wsp, wpg:wgp or wpc:wpc in a drawing of this size."""
        if local(content) == "wsp":
            return tuple(self._shape(content, (0.0, 0.0, *size)))
        if local(content) == "wpc":
            return tuple(s for e in content for s in self._any(e, _WHOLE, 1))
        return tuple(self._group(content, (0.0, 0.0, *size), 1))

    def _any(self, e: Node, frame: _Frame, depth: int) -> Iterator[Shape]:
        name = local(e)
        if name not in ("wsp", "pic", "grpSp", "wgp", "graphicFrame", "contentPart"):
            return
        self._count += 1
        if self._count > _MOST or depth > _DEEPEST:
            self._reading.trail.report("a drawing of too many shapes: put a picture in its place")
            return
        if name in ("graphicFrame", "contentPart"):
            self._reading.trail.report(
                "a chart, diagram or ink in a drawing, which cannot be drawn: put a picture of it, "
                "with alternative text, in its place"
            )
            return
        box = frame.box(_frame_of(e), (0.0, 0.0))
        if name == "wsp":
            yield from self._shape(e, box)
        elif name == "pic":
            yield from self._picture(e, box)
        else:
            yield from self._group(e, box, depth)

    def _group(self, group: Node, box: tuple[float, ...], depth: int) -> Iterator[Shape]:
        said = _frame_of(group)
        left, top, wide, high = box
        x, y = _pair(None if said is None else said.find(f"{A}chOff"), "x", "y")
        inner = _pair(None if said is None else said.find(f"{A}chExt"), "cx", "cy")
        across, down = (
            whole / part if part else 1.0 for whole, part in zip((wide, high), inner, strict=True)
        )
        frame = _Frame(left - x * across, top - y * down, across, down)
        turn = 0.0 if said is None else number(said.get("rot")) / 60_000 % 360
        flips = flips_of(said)
        for e in group:
            for shape in self._any(e, frame, depth + 1):
                yield _moved(shape, (left + wide / 2, top + high / 2), turn, flips)

    def _picture(self, shown: Node, box: tuple[float, ...]) -> Iterator[Shape]:
        left, top, wide, high = box
        alt = self._described(shown)
        picture = image(shown, (max(0.1, wide), max(0.1, high)), alt, self._reading)
        if picture is not None:
            yield _as_shape(left, top, picture)

    def _described(self, shown: Node) -> str | None:
        if not self._heard:
            return None
        properties = shown.find(f"{PIC}nvPicPr/{PIC}cNvPr")
        said = "" if properties is None else properties.get("descr", "").strip()
        if not said:
            self._reading.trail.misses(_UNDESCRIBED)
        return said

    def _shape(self, shape: Node, box: tuple[float, ...]) -> Iterator[Shape]:
        left, top, wide, high = box
        reading = self._reading
        properties = shape.find(f"{WPS}spPr")
        frame = None if properties is None else properties.find(f"{A}xfrm")
        paint = paint_of(shape, properties, reading.styles.theme)
        outline = outline_of(properties, wide, high)
        if outline is None:
            reading.trail.alter("a shape of a form that is not known: a box is drawn in its place")
            outline = scaled(BOX, wide, high)
        if paint.mixed:
            reading.trail.alter("a fill of several colours: it is drawn in one")
        named = None if properties is None else properties.find(f"{A}prstGeom")
        is_line = named is not None and named.get("prst") in LINES
        turn = 0.0 if frame is None else number(frame.get("rot")) / 60_000 % 360
        made = Shape(
            left, top, wide, high, turn, flips_of(frame), outline,
            None if is_line else paint.fill, paint.opacity, paint.line, paint.heads,
        )  # fmt: skip
        filled = None if properties is None else properties.find(f"{A}blipFill")
        if filled is not None:
            yield from self._filled(filled, box)
        yield self._with_words(made, shape)

    def _filled(self, filled: Node, box: tuple[float, ...]) -> Iterator[Shape]:
        """The picture that fills a shape, behind it."""
        left, top, wide, high = box
        if self._heard:
            self._reading.trail.misses(_UNDESCRIBED)
        alt = "" if self._heard else None
        picture = image(filled, (max(0.1, wide), max(0.1, high)), alt, self._reading)
        if picture is not None:
            yield _as_shape(left, top, replace(picture, turn=0.0))

    def _with_words(self, made: Shape, shape: Node) -> Shape:
        content = shape.find(f"{WPS}txbx/{W}txbxContent")
        if shape.find(f"{WPS}linkedTxbx") is not None:
            self._reading.trail.alter(
                "a text box that goes on another: all its words stand in the first"
            )
        if content is None:
            return made
        body = shape.find(f"{WPS}bodyPr")
        said = {} if body is None else body.attrib
        inset: Sides = tuple(  # type: ignore[assignment]
            max(0.0, number(said.get(f"{side}Ins"), default) / _EMU)
            for side, default in (("t", 45720), ("r", 91440), ("b", 45720), ("l", 91440))
        )
        turn = _TURNS.get(said.get("vert", ""), 0.0)
        warp = None if body is None else body.find(f"{A}prstTxWarp")
        if warp is not None and warp.get("prst") != "textNoShape":
            self._reading.trail.alter("WordArt: its words are drawn straight")
        room = (made.height if turn else made.width) - inset[1] - inset[3]
        blocks = words_in(content, room, self._reading)
        reference = shape.find(f"{WPS}style/{A}fontRef")
        theme = self._reading.styles.theme
        ink = None if reference is None else colour_of(reference, theme)[0]
        grows = body is not None and body.find(f"{A}spAutoFit") is not None
        return replace(
            made, blocks=coloured(blocks, ink), inset=inset,
            align=_ANCHORS.get(said.get("anchor", ""), "top"), grows=grows, text_turn=turn,
        )  # fmt: skip


def _as_shape(left: float, top: float, picture: Picture) -> Shape:
    """A picture as a shape, which is turned and turned over in its place."""
    plain = replace(picture, turn=0.0, flips=(False, False))
    return Shape(
        left, top, picture.width, picture.height, picture.turn, picture.flips, picture=plain
    )


def _moved(
    shape: Shape, middle: tuple[float, float], turn: float, flips: tuple[bool, bool]
) -> Shape:
    """A shape of a group that is turned, or turned over, about its middle."""
    if not turn and not any(flips):
        return shape
    x = shape.x + shape.width / 2 - middle[0]
    y = shape.y + shape.height / 2 - middle[1]
    own = shape.turn
    if flips[0]:
        x, own = -x, -own
    if flips[1]:
        y, own = -y, -own
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    x, y = x * cos - y * sin, x * sin + y * cos
    return replace(
        shape,
        x=middle[0] + x - shape.width / 2,
        y=middle[1] + y - shape.height / 2,
        turn=(own + turn) % 360,
        flips=(shape.flips[0] != flips[0], shape.flips[1] != flips[1]),
    )


def _frame_of(element: Node) -> Node | None:
    for properties in element:
        if local(properties) in ("spPr", "grpSpPr", "xfrm"):
            if local(properties) == "xfrm":
                return properties
            return properties.find(f"{A}xfrm")
    return None


def _pair(element: Node | None, first: str, second: str) -> tuple[float, float]:
    """Two lengths of an element in points."""
    if element is None:
        return 0.0, 0.0
    one, two = (number(element.get(name)) / _EMU for name in (first, second))
    return max(-1e5, min(1e5, one)), max(-1e5, min(1e5, two))
