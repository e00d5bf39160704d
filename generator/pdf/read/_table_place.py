"""Floating tables: Word's w:tblpPr, as a place on the page."""

from typing import TYPE_CHECKING

from generator.pdf.read._model import Place
from generator.pdf.read._xml import Element, W, child, points

if TYPE_CHECKING:
    from generator.pdf.read._reading import Reading


def placed(properties: Element | None, reading: "Reading") -> Place | None:
    """The place of a floating table; None for one that stands in the text.

    A table that floats inside the text column is set where it is anchored, as Word does when
    there is no room beside it.
    """
    element = child(properties, "tblpPr")
    if element is None or not reading.in_fringe:
        return None
    return Place(
        x_from=element.get(f"{W}horzAnchor", "column").replace("text", "column"),
        x=points(element.get(f"{W}tblpX")) or 0.0,
        x_align=element.get(f"{W}tblpXSpec", ""),
        y_from=element.get(f"{W}vertAnchor", "margin").replace("text", "paragraph"),
        y=points(element.get(f"{W}tblpY")) or 0.0,
        y_align=element.get(f"{W}tblpYSpec", ""),
        behind=False,
        wrap="none",
    )
