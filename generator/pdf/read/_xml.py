"""Names and values of WordprocessingML: qualified names, lengths, on/off marks, colours."""

import math
import re
from typing import TypeVar
from xml.etree import ElementTree

from lxml import etree

Element = etree._Element
Node = ElementTree.Element
"""An element of a part that is only read: far quicker to walk than lxml's, and never changed."""
_Any = TypeVar("_Any", Element, Node)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
WPG = "{http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}"
VML = "{urn:schemas-microsoft-com:vml}"
OFFICE = "{urn:schemas-microsoft-com:office:office}"
SVG = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}"

VAL = f"{W}val"

# Word itself stops at 22 inches; a file that asks for more is held there.
_LONGEST = 1584.0
_MOST_NAMES = 5000
_COLOUR = re.compile("[0-9A-Fa-f]{6}")
_INCHES = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "pi": 12.0}


class _Names(dict[str, str]):
    """Names without their namespace, remembered: a document asks for few, many times each."""

    def __missing__(self, tag: str) -> str:
        if len(self) > _MOST_NAMES:
            self.clear()
        name = self[tag] = tag.rpartition("}")[2]
        return name


NAMES = _Names()


def local(element: _Any) -> str:
    """The element's name without its namespace; empty for comments and the like."""
    tag = element.tag
    return NAMES[tag] if isinstance(tag, str) else ""


def child(element: _Any | None, name: str) -> _Any | None:
    """The first `w:name` child, or None."""
    return None if element is None else element.find(W + name)


def val(element: _Any | None, name: str, default: str = "") -> str:
    """`w:val` of the first `w:name` child."""
    if element is None:
        return default
    found = element.find(W + name)
    return default if found is None else (found.get(VAL) or default)


def children(element: _Any | None, name: str) -> list[_Any]:
    """All `w:name` children."""
    return [] if element is None else element.findall(W + name)


def attr(element: Node, *names: str) -> str | None:
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


def shape(properties: Node | None) -> tuple[object, ...]:
    """What stands in an element, as a key: equal for two that say the same, () for nothing."""
    found: list[object] = []
    if properties is not None:
        for e in properties:
            found.append(e.tag)
            found += e.items()
            if len(e):
                found.append((shape(e),))
    return tuple(found)


def is_on(element: _Any | None) -> bool:
    """Whether an on/off element is there and not switched off."""
    return element is not None and element.get(VAL, "1") not in ("0", "false", "off", "none")


def colour(text: str | None) -> str | None:
    """`RRGGBB` in capitals, or None for auto, none and what is no colour."""
    if text is None or not _COLOUR.fullmatch(text):
        return None
    return text.upper()
