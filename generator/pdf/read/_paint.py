"""DrawingML colours, fills and lines."""

from dataclasses import dataclass

from generator.pdf.read._figures import Line
from generator.pdf.read._theme import Theme, adjusted
from generator.pdf.read._xml import WPS, A, Node, colour, local, number

_NAMED = {
    "black": "000000", "white": "FFFFFF", "red": "FF0000", "green": "008000", "blue": "0000FF",
    "yellow": "FFFF00", "gray": "808080", "grey": "808080", "silver": "C0C0C0", "navy": "000080",
    "maroon": "800000", "olive": "808000", "purple": "800080", "teal": "008080", "lime": "00FF00",
    "aqua": "00FFFF", "cyan": "00FFFF", "fuchsia": "FF00FF", "magenta": "FF00FF",
    "orange": "FFA500", "darkBlue": "00008B", "dkBlue": "00008B", "lightGray": "D3D3D3",
    "ltGray": "D3D3D3", "darkGray": "A9A9A9", "dkGray": "A9A9A9",
}  # fmt: skip
_DASHES = {
    "sysDot": "dotted", "dot": "dotted", "dash": "dashed", "lgDash": "dashed", "sysDash": "dashed",
    "dashDot": "dash-dotted", "lgDashDot": "dash-dotted", "lgDashDotDot": "dash-dotted",
    "sysDashDot": "dash-dotted", "sysDashDotDot": "dash-dotted",
}  # fmt: skip
_EMU = 12700
# How wide the lines are that themes of Word number from 1.
_THEME_LINES = (0.5, 1.0, 1.5)
_FILLS = ("noFill", "solidFill", "gradFill", "pattFill", "blipFill", "grpFill")


@dataclass(frozen=True, slots=True)
class Paint:
    """How an outline is filled and drawn. None for no fill or no line; `mixed` was no one colour.

    `heads` says whether its start and its end are arrows.
    """

    fill: str | None = None
    opacity: float = 1.0
    line: Line | None = None
    heads: tuple[bool, bool] = (False, False)
    mixed: bool = False


def paint_of(shape: Node, properties: Node | None, theme: Theme) -> Paint:
    """What a shape says itself in its spPr, else the theme's style that its wps:style names."""
    style = shape.find(f"{WPS}style")
    filled, drawn = _said(properties, _FILLS), _child(properties, "ln")
    fill, opacity, mixed = fill_of(filled, theme)
    if filled is None and style is not None:
        reference = style.find(f"{A}fillRef")
        if reference is not None and reference.get("idx", "0") not in ("0", "1000"):
            fill, opacity = colour_of(reference, theme)
    line = _themed(style, theme) if style is not None else None
    if drawn is not None:
        line = line_of(drawn, theme, line)
    return Paint(fill, opacity, line, _heads(drawn), mixed)


def fill_of(element: Node | None, theme: Theme) -> tuple[str | None, float, bool]:
    """The colour of a fill, its opacity, and whether Word shows more than one colour there."""
    kind = "" if element is None else local(element)
    if element is None or kind in ("noFill", "grpFill", "blipFill"):
        return None, 1.0, False
    if kind == "solidFill":
        return *colour_of(element, theme), False
    stops = list(element.iter(f"{A}gs")) or list(element)
    found = [colour_of(stop, theme, own=kind == "pattFill") for stop in stops]
    shades = [(shade, opacity) for shade, opacity in found if shade]
    if not shades:
        return None, 1.0, False
    mixed = tuple(sum(_channels(shade)[n] for shade, _ in shades) / len(shades) for n in range(3))
    opacity = sum(opacity for _, opacity in shades) / len(shades)
    return "".join(f"{round(c):02X}" for c in mixed), opacity, len(set(shades)) > 1


def line_of(element: Node, theme: Theme, under: Line | None = None) -> Line | None:
    """The line of an a:ln; `under` is what the theme says of it."""
    said = _said(element, _FILLS)
    if said is not None and local(said) == "noFill":
        return None
    shade = fill_of(said, theme)[0] or (under.colour if under else None)
    if shade is None:
        return None
    width = element.get("w")
    wide = number(width) / _EMU if width else (under.width if under else 0.75)
    dash = _child(element, "prstDash")
    kind = _DASHES.get("" if dash is None else dash.get("val", ""), "solid")
    return Line(max(0.0, min(200.0, wide)), shade, kind)


def colour_of(element: Node, theme: Theme, *, own: bool = False) -> tuple[str | None, float]:
    """The colour that stands in an element (or is it, when `own`), and its opacity."""
    for e in [element] if own and local(element).endswith("Clr") else element:
        name = local(e)
        if name in ("fgClr", "bgClr"):
            return colour_of(e, theme)
        value = e.get("val", "")
        base = None
        if name == "srgbClr":
            base = colour(value)
        elif name == "schemeClr":
            base = theme.named(value)
        elif name == "sysClr":
            base = colour(e.get("lastClr")) or ("FFFFFF" if value == "window" else "000000")
        elif name == "prstClr":
            base = _NAMED.get(value)
        if base is not None:
            changes = [(local(c), number(c.get("val")) / 100_000) for c in e]
            opacity = next((part for kind, part in changes if kind == "alpha"), 1.0)
            return adjusted(base, changes), max(0.0, min(1.0, opacity))
    return None, 1.0


def named_colour(text: str) -> str | None:
    """The colour of a VML attribute: #rgb, #rrggbb or a name; None for none of them."""
    word = text.partition(" ")[0].partition("[")[0].strip()
    if word.startswith("#"):
        digits = word[1:]
        return colour("".join(c * 2 for c in digits) if len(digits) == 3 else digits)
    return _NAMED.get(word, _NAMED.get(word.lower()))


def _themed(style: Node, theme: Theme) -> Line | None:
    reference = style.find(f"{A}lnRef")
    index = 0 if reference is None else number(reference.get("idx"))
    if reference is None or index <= 0:
        return None
    shade, _ = colour_of(reference, theme)
    return Line(_THEME_LINES[min(index, len(_THEME_LINES)) - 1], shade or "000000")


def _heads(line: Node | None) -> tuple[bool, bool]:
    ends = [_child(line, name) for name in ("headEnd", "tailEnd")]
    first, last = (end is not None and end.get("type", "none") != "none" for end in ends)
    return first, last


def _said(parent: Node | None, names: tuple[str, ...]) -> Node | None:
    if parent is None:
        return None
    return next((e for e in parent if local(e) in names), None)


def _child(parent: Node | None, name: str) -> Node | None:
    return None if parent is None else parent.find(A + name)


def _channels(shade: str) -> tuple[int, int, int]:
    return int(shade[:2], 16), int(shade[2:4], 16), int(shade[4:], 16)
