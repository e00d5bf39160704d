"""The four tags that dress the cell they stand in: colspan, cellbg, vm and hm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from generator.word.compile._tags import Written
from generator.word.package._xml import w

if TYPE_CHECKING:
    from generator.word.compile._lift import Lift

CELL_WORDS = frozenset({"colspan", "cellbg", "vm", "hm"})
# The order in which Word expects the properties of a cell.
_ORDER = ["cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd"]
_FIRST = Written("%", "", "if loop.first")
_END = Written("%", "", "endif")


def dress_cell(lift: Lift, written: Written, element: etree._Element, near: str) -> str:
    """Write the tag's value into the cell's properties; returns what stays in the text.

    `colspan` and `cellbg` take an expression. `vm` merges the cell with those that the
    loop makes below it, `hm` with those it makes beside it.
    """
    cell = next(element.iterancestors(w("tc")), None)
    if cell is None:
        lift.fault(element, near, f"{written} stands outside a table cell", "Move it into a cell")
        return ""
    expression = written.body[len(written.word) :].strip()
    if written.word in ("colspan", "cellbg") and not expression:
        lift.fault(element, near, f"{written} says no value", "Write the value after the word")
        return ""
    if not lift.dresses(cell, written.word):
        message = f"a second {written} stands in this cell"
        lift.fault(element, near, message, "Take one of them out")
        return ""
    if written.word == "colspan":
        span = lift.mark(Written("{", "", expression), "span", element, near)
        _property(cell, "gridSpan", {"val": span})
    elif written.word == "cellbg":
        fill = lift.mark(Written("{", "", expression), "colour", element, near)
        _property(cell, "shd", {"val": "clear", "color": "auto", "fill": fill})
    elif written.word == "vm":
        value = Written("{", "", "'restart' if loop.first else 'continue'")
        _property(cell, "vMerge", {"val": lift.mark(value, "attribute", element, near)})
        _first_only(lift, cell, element, near)
    else:
        _merge_across(lift, cell, element, near)
    return ""


def _first_only(lift: Lift, cell: etree._Element, element: etree._Element, near: str) -> None:
    """Print the cell's text in the first row of the loop only."""
    for text in cell.iter(w("t")):
        run = text.getparent()
        if run is None or run.getparent() is None:
            continue
        _wrap(lift, text, element, near)


def _merge_across(lift: Lift, cell: etree._Element, element: etree._Element, near: str) -> None:
    properties = cell.find(w("tcPr"))
    before = properties.find(w("gridSpan")) if properties is not None else None
    width = before.get(w("val"), "1") if before is not None else "1"
    count = "loop.length" if width == "1" else f"{width} * loop.length"
    span = lift.mark(Written("{", "", count), "span", element, near)
    _property(cell, "gridSpan", {"val": span})
    _wrap(lift, cell, element, near)


def _wrap(lift: Lift, wrapped: etree._Element, element: etree._Element, near: str) -> None:
    first, end = (lift.mark(tag, "statement", element, near) for tag in (_FIRST, _END))
    lift.wrap(wrapped, first, end)


def _property(cell: etree._Element, name: str, values: dict[str, str]) -> None:
    """Set one property of a cell, in its place among the others."""
    properties = cell.find(w("tcPr"))
    if properties is None:
        properties = cell.makeelement(w("tcPr"), None, None)
        cell.insert(0, properties)
    old = properties.find(w(name))
    if old is not None:
        properties.remove(old)
    made = properties.makeelement(w(name), {w(key): value for key, value in values.items()}, None)
    earlier = {w(key) for key in _ORDER[: _ORDER.index(name)]}
    index = sum(1 for child in properties if child.tag in earlier)
    properties.insert(index, made)
