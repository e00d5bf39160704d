"""What the widgets of a field show, as small Typst pages: right in every viewer and script."""

import functools
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources

from pypdf.generic import ArrayObject, DictionaryObject

from generator.pdf.finish._stamp import stamps
from generator.pdf.forms._fields import Node, dictionary, inherited, number, text
from generator.pdf.typeset._markup import pt, quoted

_FONT_SIZE = re.compile(r"/\S+\s+(-?[\d.]+)\s+Tf")
_COLOUR = re.compile(r"((?:-?[\d.]+\s+){1,4})(g|rg|k)\b")
_ALIGN = {1: "center", 2: "right"}
_SMALLEST = 2.0


@dataclass(frozen=True, slots=True)
class Box:
    """The place of a widget: its lower left corner and size in points, and its turn in degrees."""

    x: float
    y: float
    width: float
    height: float
    turn: int = 0

    @property
    def face(self) -> tuple[float, float]:
        """The width and height of what is drawn, before it is turned."""
        return (self.height, self.width) if self.turn in (90, 270) else (self.width, self.height)

    @property
    def matrix(self) -> tuple[float, ...]:
        """What turns the drawing into the box."""
        width, height = self.face
        return {
            90: (0.0, 1.0, -1.0, 0.0, height, 0.0),
            180: (-1.0, 0.0, 0.0, -1.0, width, height),
            270: (0.0, -1.0, 1.0, 0.0, 0.0, width),
        }.get(self.turn, (1.0, 0.0, 0.0, 1.0, 0.0, 0.0))


def box_of(widget: DictionaryObject) -> Box | None:
    """Where a widget is; None when it has no area to be seen."""
    rect = widget.get("/Rect")
    rect = rect.get_object() if rect is not None else None
    if not isinstance(rect, ArrayObject) or len(rect) != 4:
        return None
    a, b, c, d = (float(v) for v in rect)
    width, height = abs(c - a), abs(d - b)
    if not (_SMALLEST <= width <= 5000 and _SMALLEST <= height <= 5000):
        return None
    marks = dictionary(widget, "/MK")
    turn = number(marks.get("/R")) % 360 if marks is not None else 0
    return Box(min(a, c), min(b, d), width, height, turn)


def face(node: Node, widget: DictionaryObject, box: Box, words: tuple[str, ...]) -> str:
    """The Typst page that shows these words in a text or choice field's widget."""
    field = node.field
    width, height = (pt(v) for v in box.face)
    said = text(inherited(widget, "/DA"))
    size = pt(_size(said))
    colour = _colour(said)
    first = words[0] if words else ""
    side = _ALIGN.get(number(inherited(widget, "/Q")), "left")
    rtl = next((unicodedata.bidirectional(c) in ("R", "AL") for c in first if c.isalpha()), False)
    direction = "rtl" if rtl else "ltr"
    side = "right" if rtl and side == "left" else side
    head = f"{width}, {height}, {size}, {colour}"
    if field.comb and field.longest:
        body = f"comb({head}, {field.longest}, ({''.join(quoted(c) + ', ' for c in first)}))"
    elif field.kind == "choice" and not _is_combo(node):
        chosen = [n for n, option in enumerate(field.options) if option in words]
        start = number(inherited(widget, "/TI"))
        options = "".join(f"{quoted(o)}, " for o in field.options[start:])
        picked = "".join(f"{n - start}, " for n in chosen)
        body = f"choices({head}, ({options}), ({picked}))"
    elif field.multiline:
        parts = "; linebreak(); ".join(quoted(line) for line in first.split("\n"))
        body = f"lines({head}, {direction}, {side}, {{{parts}}})"
    else:
        shown = "•" * len(first) if number(inherited(widget, "/Ff")) & 1 << 13 else first
        body = f"one-line({head}, {direction}, {side}, {quoted(shown)})"
    shown_at_all = bool(words) or body.startswith("choices")
    return f"#frame({width}, {height}, {_ground(widget)}, {body if shown_at_all else 'none'})\n"


def drawn(pages: Iterable[str]) -> bytes:
    """The pages as one PDF. NoGlyphError for letters that no font has."""
    return stamps(_prelude() + "".join(pages))


@functools.cache
def _prelude() -> str:
    return (resources.files("generator.pdf.forms") / "faces.typ").read_text("utf-8")


def _is_combo(node: Node) -> bool:
    return bool(number(inherited(node.dictionary, "/Ff")) & 1 << 17)


def _size(said: str) -> float:
    """The font size of a default appearance; 0 for as fits."""
    found = _FONT_SIZE.findall(said)
    try:
        return min(200.0, max(0.0, float(found[-1]))) if found else 0.0
    except ValueError:
        return 0.0


def _colour(said: str) -> str:
    found = _COLOUR.findall(said)
    return _typst_colour([float(v) for v in found[-1][0].split()]) if found else "black"


def _typst_colour(parts: list[float]) -> str:
    shown = ", ".join(f"{round(min(1.0, max(0.0, v)) * 100)}%" for v in parts)
    return {1: f"luma({shown})", 3: f"rgb({shown})", 4: f"cmyk({shown})"}.get(len(parts), "none")


def _ground(widget: DictionaryObject) -> str:
    """Background, border and whether the border is a line underneath."""
    marks = dictionary(widget, "/MK")
    if marks is None:
        return "none, none, false"
    style = dictionary(widget, "/BS")
    thick = number(style.get("/W", 1)) if style is not None else 1
    under = style is not None and style.get("/S") == "/U"
    ground, border = (
        _typst_colour([float(v) for v in marks.get(key) or ()]) for key in ("/BG", "/BC")
    )
    line = (
        f"(thickness: {min(thick, 12)}pt, paint: {border})"
        if border != "none" and thick
        else "none"
    )
    return f"{ground}, {line}, {'true' if under else 'false'}"
