"""VML, Word's older drawing language: pictures, shapes, text boxes, and Word's own watermarks."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.errors import PdfError
from generator.pdf.read import _pictures
from generator.pdf.read._boxes import words_in
from generator.pdf.read._figures import PLAIN_TONE, Drawing, Picture, Place, Shape, Tone
from generator.pdf.read._images import cropped, kept, washed
from generator.pdf.read._model import Block, Paragraph, ParagraphStyle, RunStyle, Text, Watermark
from generator.pdf.read._paint import named_colour
from generator.pdf.read._vml_look import (
    degrees,
    filled,
    fraction,
    inset_of,
    outlined,
    place_of,
    stroked,
    style_of,
    turn_of_words,
)
from generator.pdf.read._xml import OFFICE, VML, Node, R, W, local, points

if TYPE_CHECKING:
    from generator.pdf.read._reading import Reading

_DRAWN = frozenset({"shape", "rect", "roundrect", "oval", "line", "polyline", "image", "group"})
_NOT_DRAWN = frozenset({"arc", "curve"})
_MOST, _DEEPEST = 2000, 20
_ANCHORS = {"middle": "center", "bottom": "bottom"}
Box = tuple[float, float, float, float]


def drawing(pict: Node, reading: "Reading") -> Picture | Drawing | None:
    """What a w:pict or w:object shows; None for a watermark (kept aside) or what is reported."""
    shape = next((e for e in pict if local(e) in _DRAWN), None)
    if shape is None:
        if any(local(e) in _NOT_DRAWN for e in pict):
            reading.trail.alter("a curve of an old drawing: it is left out")
        elif local(pict) == "object":
            reading.trail.report("an embedded object without its picture: put a picture there")
        return None
    return _Reader(reading).drawing(shape)


class _Reader:
    def __init__(self, reading: "Reading") -> None:
        self._reading = reading
        self._count = 0

    def drawing(self, shape: Node) -> Picture | Drawing | None:
        reading, style = self._reading, style_of(shape)
        if style.get("visibility") == "hidden":
            return None
        path = next((e for e in shape.iter(f"{VML}textpath") if e.get("string")), None)
        if path is not None and reading.in_fringe:
            reading.watermarks.append(_watermark(shape, path))
            return None
        box = _box(shape, style)
        if shape.get(f"{OFFICE}hr") in ("t", "true"):
            return self._rule(shape, box)
        place = place_of(shape, style, box)
        image = shape.find(f"{VML}imagedata")
        words = next(shape.iter(f"{W}txbxContent"), None)
        if image is not None and words is None and local(shape) != "group":
            return self._picture(shape, image, box, place)
        size = max(0.0, box[2]), max(0.0, box[3])
        shapes = tuple(self._shapes(shape, (0.0, 0.0, *size), 1))
        if not shapes:
            return None
        alt = (shape.get("alt") or "").strip() if reading.is_heard else ""
        return Drawing(*size, shapes, alt or None, place)

    def _rule(self, shape: Node, box: Box) -> Drawing:
        """Word's horizontal line, across the page unless it says how wide."""
        share = shape.get(f"{OFFICE}hrpct")
        room = self._reading.room
        wide = min(box[2], room) if box[2] > 0 else room
        if share:
            wide = room * max(0.01, min(1.0, fraction(share, 1000.0) / 1000))
        fill, opacity, _ = filled(shape)
        line = Shape(
            0.0, 0.0, wide, max(0.5, box[3]), outline=outlined(shape, wide, max(0.5, box[3])) or (),
            fill=fill or "A0A0A0", opacity=opacity,
        )  # fmt: skip
        return Drawing(wide, max(0.5, box[3]), (line,))

    def _picture(self, shape: Node, image: Node, box: Box, place: Place | None) -> Picture | None:
        alt: str | None = (shape.get("alt") or "").strip()
        if not self._reading.is_heard:
            alt = alt or None
        elif not alt:
            self._reading.trail.misses("a picture without alternative text: describe it in Word")
        key = self._stored(image)
        if key is None:
            return None
        style = style_of(shape)
        return Picture(
            key, box[2] or 72.0, box[3] or 72.0, alt, _cut(image), degrees(style), place,
            _flips(style), _tone(image), stroked(shape, default=False)[0],
        )  # fmt: skip

    def _stored(self, image: Node) -> str | None:
        reading = self._reading
        relation = reading.relations.get(image.get(f"{R}id", "") or image.get(f"{R}pict", ""))
        if relation is None or relation.external:
            return kept(None, "", None, reading)
        if relation.target in reading.package.pictures:
            return reading.package.pictures[relation.target]
        try:
            data = reading.package.read(relation.target)
        except PdfError:
            return kept(None, "", None, reading)
        return kept(data, relation.target, _pictures.fault(data), reading)

    def _shapes(self, shape: Node, box: Box, depth: int) -> Iterator[Shape]:
        self._count += 1
        if self._count > _MOST or depth > _DEEPEST:
            self._reading.trail.report("a drawing of too many shapes: put a picture in its place")
            return
        if local(shape) == "group":
            yield from self._group(shape, box, depth)
            return
        left, top, wide, high = box
        style = style_of(shape)
        image = shape.find(f"{VML}imagedata")
        if image is not None:
            key = self._stored(image)
            if key is not None:
                yield self._pictured(shape, key, image, box)
        path = next((e for e in shape.iter(f"{VML}textpath") if e.get("string")), None)
        fill, opacity, mixed = filled(shape)
        line, heads = stroked(shape)
        outline = outlined(shape, wide, high)
        if mixed:
            self._reading.trail.alter("a fill of several colours: it is drawn in one")
        if outline is None and path is None and image is None:
            self._reading.trail.alter(
                "a shape of a form that is not known: a box is drawn in its place"
            )
            outline = outlined(None, wide, high)
        if path is not None or image is not None:
            outline, fill, line = (), None, None
        content = next(shape.iter(f"{W}txbxContent"), None)
        inset, turn = inset_of(shape), turn_of_words(shape)
        blocks: tuple[Block, ...] = ()
        if content is not None:
            room = (high if turn else wide) - inset[1] - inset[3]
            blocks = words_in(content, room, self._reading)
        elif path is not None:
            self._reading.trail.alter("WordArt: its words are drawn straight")
            blocks, inset = (_straight(shape, path, wide, high),), (0.0, 0.0, 0.0, 0.0)
        fit = style_of(shape.find(f"{VML}textbox")).get("mso-fit-shape-to-text")
        yield Shape(
            left, top, wide, high, degrees(style), _flips(style), outline or (), fill, opacity,
            line, heads, None, blocks, inset, _ANCHORS.get(style.get("v-text-anchor", ""), "top"),
            fit in ("t", "true"), turn,
        )  # fmt: skip

    def _pictured(self, shape: Node, key: str, image: Node, box: Box) -> Shape:
        alt: str | None = (shape.get("alt") or "").strip()
        if not self._reading.is_heard:
            alt = None
        elif not alt:
            self._reading.trail.misses("a picture without alternative text: describe it in Word")
        left, top, wide, high = box
        size = max(0.1, wide), max(0.1, high)
        style = style_of(shape)
        picture = Picture(key, *size, alt, _cut(image), tone=_tone(image))
        return Shape(left, top, *size, degrees(style), _flips(style), picture=picture)

    def _group(self, group: Node, box: Box, depth: int) -> Iterator[Shape]:
        left, top, wide, high = box
        origin_x, origin_y = _two(group.get("coordorigin"), 0.0)
        size_x, size_y = _two(group.get("coordsize"), 1000.0)
        across, down = wide / (size_x or 1000.0), high / (size_y or 1000.0)
        for e in group:
            if local(e) not in _DRAWN:
                continue
            x, y, w, h = _box(e, style_of(e), inside=True)
            inner = (
                left + (x - origin_x) * across, top + (y - origin_y) * down,
                abs(w * across), abs(h * down),
            )  # fmt: skip
            yield from self._shapes(e, inner, depth + 1)


def _box(shape: Node, style: dict[str, str], *, inside: bool = False) -> Box:
    """Where a shape stands and how large it is, in points, or `inside` a group in its units."""

    def length(*names: str) -> float:
        text = next((style[name] for name in names if name in style), "")
        return fraction(text, 0.0) if inside else (points(text, 1.0) or 0.0)

    if local(shape) == "line":
        (x1, y1), (x2, y2) = _two(shape.get("from"), 0.0), _two(shape.get("to"), 0.0)
        return min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1)
    x = length("left") if inside else length("margin-left", "left")
    y = length("top") if inside else length("margin-top", "top")
    return x, y, abs(length("width")), abs(length("height"))


def _two(text: str | None, default: float) -> tuple[float, float]:
    parts = (text or "").split(",")
    if len(parts) != 2:
        return default, default
    one, two = (points(part.strip(), 1.0) for part in parts)
    return one or 0.0, two or 0.0


def _flips(style: dict[str, str]) -> tuple[bool, bool]:
    flip = style.get("flip", "")
    return "x" in flip, "y" in flip


def _cut(image: Node) -> tuple[float, float, float, float]:
    return cropped(*(fraction(image.get(f"crop{side}"), 0.0)
                     for side in ("top", "right", "bottom", "left")))  # fmt: skip


def _tone(image: Node) -> Tone:
    gain, black = fraction(image.get("gain"), 1.0), fraction(image.get("blacklevel"), 0.0)
    grey = image.get("grayscale") in ("t", "true") or image.get("bilevel") in ("t", "true")
    gain, black = max(0.0, min(100.0, gain)), max(-0.5, min(0.5, black))
    # VML's gain is the contrast as a factor, its black level half the brightness.
    _, lift = washed(2 * black, gain - 1 if gain <= 1 else 1 - 1 / gain)
    return Tone(gain, lift, grey) if grey or (gain, black) != (1.0, 0.0) else PLAIN_TONE


def _straight(shape: Node, path: Node, width: float, height: float) -> Paragraph:
    """The words of WordArt as large as their box lets them."""
    words = path.get("string", "")
    size = max(1.0, min(400.0, height * 0.8, width / max(1, len(words)) * 1.8))
    fill, _, _ = filled(shape)
    font = style_of(path).get("font-family", "Arial").strip("\"'")
    look = RunStyle(font=font, size=size, colour=fill)
    return Paragraph(ParagraphStyle(align="center"), look, (Text(words, look),), where="WordArt")


def _watermark(shape: Node, path: Node) -> Watermark:
    style = style_of(shape)
    name = shape.get("fillcolor", "")
    return Watermark(
        text=path.get("string", ""),
        colour=named_colour(name) or "C0C0C0",
        font=style_of(path).get("font-family", "Arial").strip("\"'"),
        width=points(style.get("width"), 1.0) or 400.0,
        height=points(style.get("height"), 1.0) or 100.0,
        turn=degrees(style),
    )
