"""Names and values of WordprocessingML: qualified names, lengths, on/off marks, colours."""

import math
import re
from collections.abc import Iterator

from lxml import etree

Element = etree._Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
VML = "{urn:schemas-microsoft-com:vml}"
SVG = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}"

VAL = f"{W}val"

# Word itself stops at 22 inches; a file that asks for more is held there.
_LONGEST = 1584.0
_COLOUR = re.compile("[0-9A-Fa-f]{6}")
_INCHES = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "pi": 12.0}


def local(element: Element) -> str:
    """The element's name without its namespace; empty for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: Element | None, name: str) -> Element | None:
    """The first `w:name` child, or None."""
    return None if element is None else element.find(W + name)


def val(element: Element | None, name: str, default: str = "") -> str:
    """`w:val` of the first `w:name` child."""
    found = child(element, name)
    return default if found is None else (found.get(VAL) or default)


def children(element: Element | None, name: str) -> Iterator[Element]:
    """All `w:name` children."""
    return iter(()) if element is None else element.iterchildren(W + name)


def attr(element: Element, *names: str) -> str | None:
    """The first of the `w:` attributes that is there."""
    for name in names:
        value = element.get(W + name)
        if value is not None:
            return value
    return None


def number(text: str | None, default: int = 0) -> int:
    """A whole number, or the default when the text is none."""
    try:
        return int(float(text or ""))
    except (ValueError, OverflowError):
        return default


def points(text: str | None, unit: float = 20.0) -> float | None:
    """A length in points from twentieths (or another `unit` a point), or "12pt", "2cm" ..."""
    if not text:
        return None
    scale = _INCHES.get(text[-2:])
    try:
        value = float(text[:-2]) * scale if scale else float(text) / unit
    except ValueError:
        return None
    if math.isnan(value):
        return None
    return max(-_LONGEST, min(_LONGEST, value))


def is_on(element: Element | None) -> bool:
    """Whether an on/off element is there and not switched off."""
    return element is not None and element.get(VAL, "1") not in ("0", "false", "off", "none")


def colour(text: str | None) -> str | None:
    """`RRGGBB` in capitals, or None for auto, none and what is no colour."""
    if text is None or not _COLOUR.fullmatch(text):
        return None
    return text.upper()
