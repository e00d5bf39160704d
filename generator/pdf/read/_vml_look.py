"""How a VML shape looks and where it stands: its style, outline, fill, line and place."""

import math

from generator.pdf.read._figures import Line, Place, Sides, Step
from generator.pdf.read._geometry import BOX, LINES, ellipse, named_outline, rounded, scaled
from generator.pdf.read._paint import named_colour
from generator.pdf.read._xml import OFFICE, VML, Node, local, points

_TYPES = {
    "1": "rect", "2": "roundRect", "3": "ellipse", "4": "diamond", "5": "triangle",
    "6": "rtTriangle", "7": "parallelogram", "8": "trapezoid", "9": "hexagon", "10": "octagon",
    "11": "plus", "12": "star5", "13": "rightArrow", "15": "homePlate", "20": "line",
    "32": "straightConnector1", "33": "bentConnector2", "34": "bentConnector3",
    "38": "curvedConnector3", "55": "chevron", "56": "pentagon", "61": "wedgeRectCallout",
    "62": "wedgeRoundRectCallout", "65": "foldedCorner", "66": "leftArrow", "67": "downArrow",
    "68": "upArrow", "75": "rect", "109": "flowChartProcess", "110": "flowChartDecision",
    "111": "flowChartInputOutput", "116": "flowChartTerminator", "120": "flowChartConnector",
    "176": "flowChartAlternateProcess", "185": "bracketPair", "202": "rect",
}  # fmt: skip
_DASHES = {
    "dot": "dotted", "1 1": "dotted", "shortdot": "dotted", "dash": "dashed",
    "shortdash": "dashed", "longdash": "dashed", "dashdot": "dash-dotted",
    "longdashdot": "dash-dotted", "shortdashdot": "dash-dotted", "longdashdotdot": "dash-dotted",
}  # fmt: skip
_FROM = {
    "page": "page", "margin": "margin", "text": "", "char": "character", "line": "line",
    "left-margin-area": "leftMargin", "right-margin-area": "rightMargin",
    "inner-margin-area": "insideMargin", "outer-margin-area": "outsideMargin",
    "top-margin-area": "topMargin", "bottom-margin-area": "bottomMargin",
}  # fmt: skip
_WRAPS = {"square": "square", "tight": "square", "through": "square", "topAndBottom": "block"}
_FIXED = 65536.0
_NO = ("f", "false", "0")


def style_of(shape: Node | None) -> dict[str, str]:
    """What the style attribute says."""
    text = "" if shape is None else shape.get("style", "")
    pairs = (part.partition(":") for part in text.split(";"))
    return {name.strip().lower(): value.strip() for name, _, value in pairs if value}


def fraction(text: str | None, default: float) -> float:
    """A number, or one of fixed point ("32768f"), or a share ("50%")."""
    word = (text or "").strip()
    scale = 1.0
    if word.endswith("f"):
        word, scale = word[:-1], _FIXED
    elif word.endswith("%"):
        word, scale = word[:-1], 100.0
    try:
        value = float(word) / scale
    except ValueError:
        return default
    return max(-1e6, min(1e6, value)) if math.isfinite(value) else default


def degrees(style: dict[str, str]) -> float:
    """How far it is turned, clockwise."""
    text = style.get("rotation", "")
    turn = fraction(text.removesuffix("d"), 0.0)
    return (turn if not text.endswith("fd") else fraction(text[:-1], 0.0)) % 360


def kind_of(shape: Node) -> str:
    """The number of Word's type of shape; "" for one that is none."""
    return shape.get("type", "").rpartition("_t")[2] or shape.get(f"{OFFICE}spt", "")


def outlined(shape: Node | None, width: float, height: float) -> tuple[Step, ...] | None:
    """The outline in a box of this size, a plain one for no shape; None for one not known."""
    name = "rect" if shape is None else local(shape)
    if shape is None or name in ("rect", "image"):
        return scaled(BOX, width, height)
    if name == "oval":
        return ellipse(0.0, 0.0, width, height)
    if name == "roundrect":
        part = fraction(shape.get("arcsize"), 0.2)
        return rounded(width, height, min(width, height) * max(0.0, min(0.5, part)))
    if name == "line":
        x1, y1, x2, y2 = _ends(shape)
        falls = (x2 - x1) * (y2 - y1) >= 0
        return named_outline("line" if falls else "lineInv", width, height, {})
    if name == "polyline":
        return _polyline(shape, width, height)
    known = _TYPES.get(kind_of(shape))
    return None if known is None else named_outline(known, width, height, {})


def _ends(shape: Node) -> list[float]:
    words = f"{shape.get('from', '')},{shape.get('to', '')}".split(",")
    return ([points(word.strip(), 1.0) or 0.0 for word in words] + [0.0] * 4)[:4]


def _polyline(shape: Node, width: float, height: float) -> tuple[Step, ...] | None:
    words = shape.get("points", "").replace(",", " ").split()
    values = [points(word, 1.0) or 0.0 for word in words]
    pairs = list(zip(values[0::2], values[1::2], strict=False))
    if len(pairs) < 2:
        return None
    left, top = min(x for x, _ in pairs), min(y for _, y in pairs)
    wide = max(x for x, _ in pairs) - left or 1.0
    high = max(y for _, y in pairs) - top or 1.0
    moved = [((x - left) / wide * width, (y - top) / high * height) for x, y in pairs]
    return ("M", moved[0]), *(("L", pair) for pair in moved[1:])


def filled(shape: Node) -> tuple[str | None, float, bool]:
    """The colour that fills it, its opacity, and whether Word shows more than one there."""
    said = shape.find(f"{VML}fill")
    name = _TYPES.get(kind_of(shape), "")
    open_ = local(shape) in ("line", "polyline") or name in LINES or kind_of(shape) == "75"
    on = shape.get("filled", "t" if not open_ else "f") not in _NO
    if said is not None and said.get("on") in _NO:
        on = False
    if not on or open_:
        return None, 1.0, False
    colour = named_colour(shape.get("fillcolor", "white")) or "FFFFFF"
    opacity = fraction(said.get("opacity"), 1.0) if said is not None else 1.0
    mixed = said is not None and said.get("type", "solid") in (
        "gradient", "gradientradial", "gradientRadial", "pattern", "tile", "frame",
    )  # fmt: skip
    return colour, max(0.0, min(1.0, opacity)), mixed


def stroked(shape: Node, *, default: bool = True) -> tuple[Line | None, tuple[bool, bool]]:
    """The line around it, and whether its start and its end are arrows."""
    said = shape.find(f"{VML}stroke")
    plain = "t" if default and kind_of(shape) != "75" else "f"
    on = shape.get("stroked", plain) not in _NO
    if said is not None and said.get("on") in _NO:
        on = False
    if not on:
        return None, (False, False)
    weight = points(shape.get("strokeweight"), 1.0)
    if weight is None and said is not None:
        weight = points(said.get("weight"), 1.0)
    colour = named_colour(shape.get("strokecolor", "black")) or "000000"
    dash = "" if said is None else said.get("dashstyle", "").lower()
    line = Line(max(0.0, 0.75 if weight is None else weight), colour, _DASHES.get(dash, "solid"))
    if said is None:
        return line, (False, False)
    first, last = (said.get(f"{end}arrow", "none") != "none" for end in ("start", "end"))
    return line, (first, last)


def inset_of(shape: Node) -> Sides:
    """How far the words in it stay from its edges."""
    box = shape.find(f"{VML}textbox")
    words = (("" if box is None else box.get("inset", "")).split(",") + [""] * 4)[:4]
    found = [points(word.strip(), 1.0) for word in words]
    left, top, right, bottom = (
        default if value is None else max(0.0, value)
        for value, default in zip(found, (7.2, 3.6, 7.2, 3.6), strict=True)
    )
    return top, right, bottom, left


def turn_of_words(shape: Node) -> float:
    """How far its words are turned in it, clockwise by 90 or 270 degrees; 0 for level ones."""
    style = style_of(shape.find(f"{VML}textbox"))
    if not style.get("layout-flow", "").startswith("vertical"):
        return 0.0
    return 270.0 if style.get("mso-layout-flow-alt") == "bottom-to-top" else 90.0


def place_of(
    shape: Node, style: dict[str, str], box: tuple[float, float, float, float]
) -> Place | None:
    """Where it floats; None for one that stands on the line."""
    if style.get("position") != "absolute":
        return None
    wrap = next((e for e in shape if local(e) == "wrap"), None)
    kind = "" if wrap is None else wrap.get("type", "")

    def said(axis: str) -> tuple[str, str]:
        align = style.get(f"mso-position-{axis}", "")
        origin = style.get(f"mso-position-{axis}-relative", "")
        return _FROM.get(origin, ""), "" if align == "absolute" else align

    (x_from, x_align), (y_from, y_align) = said("horizontal"), said("vertical")
    away = [
        max(0.0, points(style.get(f"mso-wrap-distance-{side}"), 1.0) or default)
        for side, default in (("top", 0.0), ("right", 9.0), ("bottom", 0.0), ("left", 9.0))
    ]
    behind = style.get("z-index", "").startswith("-")
    return Place(
        x_from or "column", box[0], x_align, y_from or "paragraph", box[1], y_align, behind,
        _WRAPS.get(kind, "none"), away[2], (away[0], away[1], away[2], away[3]),
    )  # fmt: skip
