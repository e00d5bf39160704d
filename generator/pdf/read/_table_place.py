"""Floating tables: Word's w:tblpPr, as a place on the page."""

from typing import TYPE_CHECKING

from generator.pdf.read._figures import Place
from generator.pdf.read._xml import Node, W, child, points

if TYPE_CHECKING:
    from generator.pdf.read._reading import Reading


_TALLEST_SHIFT = 72.0
_WIDE = 0.7


def placed(properties: Node | None, reading: "Reading", width: float) -> Place | None:
    """The place of a floating table `width` points wide; None for one that stands in the text.

    In the text, a table that stands near its anchor and is too wide for words beside it is set
    where it is anchored, as Word does.
    """
    element = child(properties, "tblpPr")
    if element is None:
        return None
    if not reading.in_fringe:
        down = abs(points(element.get(f"{W}tblpY")) or 0.0)
        at_anchor = element.get(f"{W}vertAnchor") == "text" and down <= _TALLEST_SHIFT
        if at_anchor and width >= _WIDE * reading.room:
            return None
    around = (
        max(0.0, points(element.get(f"{W}{side}FromText")) or 0.0)
        for side in ("top", "right", "bottom", "left")
    )
    top, right, bottom, left = around
    return Place(
        x_from=element.get(f"{W}horzAnchor", "column").replace("text", "column"),
        x=points(element.get(f"{W}tblpX")) or 0.0,
        x_align=element.get(f"{W}tblpXSpec", ""),
        y_from=element.get(f"{W}vertAnchor", "margin").replace("text", "paragraph"),
        y=points(element.get(f"{W}tblpY")) or 0.0,
        y_align=element.get(f"{W}tblpYSpec", ""),
        behind=False,
        wrap="square",
        clearance=bottom,
        around=(top, right, bottom, left),
    )
