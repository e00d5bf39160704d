"""Boxes on the pages of a PDF."""

import pikepdf
from pikepdf import Array

__all__ = ["is_off"]


def is_off(box: object, page: pikepdf.Page) -> bool:
    """Whether a box has no size or stands beside what a reader shows of the page."""
    left, low, right, high = _corners(box)
    x, y, end, top = _corners(page.cropbox)
    return min(min(right, end) - max(left, x), min(high, top) - max(low, y)) <= 0


def _corners(box: object) -> tuple[float, float, float, float]:
    a, b, c, d = map(float, box) if isinstance(box, Array) and len(box) == 4 else (0, 0, 0, 0)
    return min(a, c), min(b, d), max(a, c), max(b, d)
