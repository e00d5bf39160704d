"""Reads w:rPr and w:pPr into plain dictionaries: only what was said, nothing resolved."""

from collections.abc import Callable
from typing import Any

from generator.pdf.read._figures import Line
from generator.pdf.read._model import TabStop
from generator.pdf.read._theme import Theme
from generator.pdf.read._xml import (
    VAL,
    Node,
    W,
    attr,
    child,
    children,
    colour,
    is_on,
    local,
    number,
    points,
    val,
)

Said = dict[str, Any]

TOGGLES = ("bold", "italic", "caps", "small_caps", "strike", "hidden")
_ON_OFF = {
    "b": "bold", "i": "italic", "caps": "caps", "smallCaps": "small_caps", "strike": "strike",
    "dstrike": "strike", "vanish": "hidden", "rtl": "rtl", "bCs": "bold_cs", "iCs": "italic_cs",
}  # fmt: skip
_HIGHLIGHTS = {
    "black": "000000", "blue": "0000FF", "cyan": "00FFFF", "green": "00FF00", "magenta": "FF00FF",
    "red": "FF0000", "yellow": "FFFF00", "white": "FFFFFF", "darkBlue": "000080",
    "darkCyan": "008080", "darkGreen": "008000", "darkMagenta": "800080", "darkRed": "800000",
    "darkYellow": "808000", "darkGray": "808080", "lightGray": "C0C0C0",
}  # fmt: skip
_DASHES = {
    "dotted": "dotted", "dashed": "dashed", "dashSmallGap": "dashed", "dotDash": "dash-dotted",
    "dotDotDash": "dash-dotted", "double": "double", "triple": "double",
}  # fmt: skip
_ALIGN = {
    "left": "left", "start": "left", "center": "center", "right": "right", "end": "right",
    "both": "justify", "distribute": "justify", "lowKashida": "justify", "mediumKashida": "justify",
    "highKashida": "justify", "thaiDistribute": "justify",
}  # fmt: skip
_LEADERS = {"dot": ".", "hyphen": "-", "underscore": "_", "heavy": "_", "middleDot": "·"}


# How much of a pattern is ink: it is shaded evenly.
_STRIPES = ("horzStripe", "vertStripe", "diagStripe", "reverseDiagStripe")
_CROSSES = ("horzCross", "diagCross")
_PATTERNS = {
    **dict.fromkeys(_STRIPES, 0.5), **dict.fromkeys(_CROSSES, 0.75),
    **{f"thin{name[0].upper()}{name[1:]}": 0.25 for name in _STRIPES},
    **{f"thin{name[0].upper()}{name[1:]}": 0.44 for name in _CROSSES},
}  # fmt: skip


def fill(element: Node | None, theme: Theme) -> str | None:
    """The background of a w:shd: a colour, "" for clearly none, None when nothing is said."""
    if element is None:
        return None
    ground = theme.colour(element, "themeFill") or colour(element.get(f"{W}fill"))
    ink = colour(element.get(f"{W}color")) or "000000"
    pattern = element.get(VAL, "clear")
    if pattern == "solid":
        return ink
    part = number(pattern[3:]) / 100 if pattern.startswith("pct") else _PATTERNS.get(pattern)
    if part is not None:
        under = ground or "FFFFFF"
        mixed = (
            round(int(ink[i : i + 2], 16) * part + int(under[i : i + 2], 16) * (1 - part))
            for i in (0, 2, 4)
        )
        return "".join(f"{channel:02X}" for channel in mixed)
    return ground or ""


def line(element: Node, theme: Theme) -> Line | None:
    """A border element's line; None when it says there is none."""
    kind = element.get(VAL, "none")
    if kind in ("none", "nil"):
        return None
    width = max(0.25, min(12.0, number(element.get(f"{W}sz"), 4) / 8))
    shade = theme.colour(element) or colour(element.get(f"{W}color")) or "000000"
    space = number(element.get(f"{W}space")) % 32
    return Line(width, shade, _DASHES.get(kind, "solid"), float(space))


def lines(element: Node | None, theme: Theme) -> dict[str, Line | None]:
    """All border lines of a w:pBdr, w:tblBorders, w:tcBorders or w:pgBorders, by side."""
    if element is None:
        return {}
    names = {"start": "left", "end": "right"}
    return {names.get(local(e), local(e)): line(e, theme) for e in element}


def run_properties(element: Node | None, theme: Theme) -> Said:
    """What a w:rPr says."""
    said: Said = {}
    if element is None:
        return said
    for e in element:
        name = local(e)
        if name in _ON_OFF:
            said[_ON_OFF[name]] = is_on(e)
        elif name in _RUN:
            _RUN[name](e, theme, said)
    return said


# Word allows 31 letters; names are remembered.
_LONGEST_NAME = 64


def _fonts(e: Node, theme: Theme, said: Said) -> None:
    for key, named, themed in (("font", "ascii", "asciiTheme"), ("font_cs", "cs", "cstheme")):
        font = theme.font(attr(e, themed)) or attr(e, named)
        if font:
            said[key] = font[:_LONGEST_NAME]
    if "font" not in said:
        font = theme.font(attr(e, "hAnsiTheme")) or attr(e, "hAnsi")
        if font:
            said["font"] = font[:_LONGEST_NAME]


def _colour(e: Node, theme: Theme, said: Said) -> None:
    said["colour"] = theme.colour(e) or colour(e.get(VAL))


def _underline(e: Node, theme: Theme, said: Said) -> None:
    kind = e.get(VAL, "single")
    said["underline"] = None if kind in ("none", "") else kind
    said["underline_colour"] = theme.colour(e) or colour(e.get(f"{W}color"))


def _size(key: str) -> "Callable[[Node, Theme, Said], None]":
    def read(e: Node, theme: Theme, said: Said) -> None:
        size = points(e.get(VAL), 2.0)
        if size:
            said[key] = max(1.0, min(400.0, abs(size)))

    return read


def _length(key: str, unit: float) -> "Callable[[Node, Theme, Said], None]":
    def read(e: Node, theme: Theme, said: Said) -> None:
        said[key] = points(e.get(VAL), unit) or 0.0

    return read


def _set(key: str, value: Callable[[Node, Theme], Any]) -> "Callable[[Node, Theme, Said], None]":
    def read(e: Node, theme: Theme, said: Said) -> None:
        said[key] = value(e, theme)

    return read


def _lang(e: Node, theme: Theme, said: Said) -> None:
    for key, name in (("lang", "val"), ("lang_cs", "bidi")):
        value = e.get(W + name)
        if value:
            said[key] = value


_SCRIPTS = {"superscript": "super", "subscript": "sub"}
_RUN: dict[str, Callable[[Node, Theme, Said], None]] = {
    "rFonts": _fonts,
    "color": _colour,
    "u": _underline,
    "sz": _size("size"),
    "szCs": _size("size_cs"),
    "lang": _lang,
    "position": _length("raised", 2.0),
    "spacing": _length("spacing", 20.0),
    "highlight": _set("highlight", lambda e, _: _HIGHLIGHTS.get(e.get(VAL, ""))),
    "shd": _set("shade", fill),
    "vertAlign": _set("script", lambda e, _: _SCRIPTS.get(e.get(VAL, ""))),
    "kern": _set("kern_from", lambda e, _: points(e.get(VAL), 2.0)),
    "bdr": _set("boxed", lambda e, theme: line(e, theme) is not None),
}


def paragraph_properties(element: Node | None, theme: Theme) -> Said:
    """What a w:pPr says, its numbering as `num` (id, level; either may be None)."""
    said: Said = {}
    if element is None:
        return said
    for e in element:
        name = local(e)
        if name in _SWITCHES:
            said[_SWITCHES[name]] = is_on(e)
        elif name == "jc":
            said["align"] = _ALIGN.get(e.get(VAL, "left"), "left")
        elif name == "ind":
            _indents(e, said)
        elif name == "spacing":
            _spacing(e, said)
        elif name == "numPr":
            num, level = val(e, "numId"), val(e, "ilvl")
            said["num"] = (number(num) if num else None, number(level) if level else None)
        elif name == "tabs":
            said["tabs"] = {**_tabs(e)}
        elif name == "pBdr":
            said["borders"] = lines(e, theme)
        elif name == "shd":
            said["fill"] = fill(e, theme)
        elif name == "outlineLvl":
            said["outline"] = number(e.get(VAL), 9)
    return said


_SWITCHES = {
    "keepNext": "keep_next", "keepLines": "keep_lines", "pageBreakBefore": "break_before",
    "widowControl": "widow_control", "contextualSpacing": "contextual", "bidi": "rtl",
}  # fmt: skip


def _indents(e: Node, said: Said) -> None:
    for key, names in (("left", ("start", "left")), ("right", ("end", "right"))):
        value = points(attr(e, *names))
        if value is not None:
            said[key] = value
    hanging, first = points(attr(e, "hanging")), points(attr(e, "firstLine"))
    if hanging is not None:
        said["first"] = -hanging
    elif first is not None:
        said["first"] = first


def _spacing(e: Node, said: Said) -> None:
    for key in ("before", "after"):
        # "Auto" is what browsers give a paragraph; Word sets it at 14 points.
        automatic = e.get(f"{W}{key}Autospacing") in ("1", "true", "on")
        value = 14.0 if automatic else points(e.get(W + key))
        if automatic or e.get(f"{W}{key}Autospacing"):
            said[f"auto_{key}"] = automatic
        if value is not None:
            said[key] = max(0.0, value)
    rule, line_ = e.get(f"{W}lineRule", "auto"), e.get(f"{W}line")
    if line_:
        said["rule"] = rule if rule in ("exact", "atLeast") else "auto"
        unit = 240.0 if said["rule"] == "auto" else 20.0
        value = abs(points(line_, unit) or 0.0)
        said["line"] = min(10.0, value or 1.0) if unit == 240.0 else min(200.0, value or 12.0)


def _tabs(e: Node) -> dict[float, TabStop | None]:
    stops: dict[float, TabStop | None] = {}
    for tab in children(e, "tab"):
        position = points(tab.get(f"{W}pos"))
        if position is None:
            continue
        kind = tab.get(VAL, "left")
        kind = {"start": "left", "end": "right", "num": "left"}.get(kind, kind)
        if kind == "clear":
            stops[position] = None
        elif kind in ("left", "center", "right", "decimal"):
            stops[position] = TabStop(position, kind, _LEADERS.get(tab.get(f"{W}leader", ""), ""))
    return stops


def merge(base: Said, over: Said) -> Said:
    """`over` laid on `base`: tabs and borders add up, everything else is replaced."""
    merged = {**base, **over}
    for key in ("tabs", "borders"):
        if key in base and key in over:
            merged[key] = {**base[key], **over[key]}
    return merged


def first_of(element: Node | None, *path: str) -> Node | None:
    """The element down a path of `w:` names, or None where it ends early."""
    for name in path:
        element = child(element, name)
    return element
