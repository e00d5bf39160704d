"""Where floating pictures, page borders and watermarks stand."""

from generator.pdf.read._figures import Place, Sides
from generator.pdf.read._model import PageStyle, Watermark

_SHARES = {
    "left": 0.0, "top": 0.0, "inside": 0.0, "center": 0.5, "right": 1.0, "bottom": 1.0,
    "outside": 1.0,
}  # fmt: skip


def share(align: str, *, even: bool = False) -> float | None:
    """How much of the free room is before what is aligned so; None for no alignment.

    `even` is a page whose outer side is the left one.
    """
    if even and align in ("inside", "outside"):
        align = "right" if align == "inside" else "left"
    return _SHARES.get(align)


def across(place: Place, left: float, text: float, page: float) -> tuple[float, float] | None:
    """From where on a page so wide it is measured across, and in how much room; None: the column.

    The text of the page is `text` wide and starts at `left`.
    """
    right = page - left - text
    spans = {
        "page": (0.0, page), "leftMargin": (0.0, left), "insideMargin": (0.0, left),
        "rightMargin": (left + text, right), "outsideMargin": (left + text, right),
        "margin": (left, text),
    }  # fmt: skip
    return spans.get(place.x_from)


def down(place: Place, top: float, text: float, page: float) -> tuple[float, float] | None:
    """From where on a page so high it is measured down, and in how much room; None: the text."""
    low = page - top - text
    spans = {
        "page": (0.0, page), "topMargin": (0.0, top), "insideMargin": (0.0, top),
        "bottomMargin": (top + text, low), "outsideMargin": (top + text, low),
        "margin": (top, text),
    }  # fmt: skip
    return spans.get(place.y_from)


def across_page(place: Place, *, in_cell: bool) -> bool:
    """Whether it is measured across from the page's edge, not from the text's."""
    return place.x_from in ("page", "leftMargin") and not in_cell


def down_from(place: Place) -> str:
    """From where it is measured down: the `page`, its `margin` or the `text`."""
    if place.y_from in ("page", "topMargin"):
        return "page"
    return "margin" if place.y_from in ("margin", "bottomMargin") else "text"


def border_insets(page: PageStyle) -> Sides:
    """How far from the page's edges its border stands."""
    margins = (page.top, page.right, page.bottom, page.left)
    top, right, bottom, left = (
        0.0 if line is None else (margin - line.space if page.borders_from_text else line.space)
        for line, margin in zip(page.borders, margins, strict=True)
    )
    return top, right, bottom, left


def watermark_size(mark: Watermark, width: float) -> float:
    """The size of a watermark's letters, in points: they fill its box, `width` wide at 1 point."""
    return min(mark.height * 1.2, mark.width / max(width, 0.1))
