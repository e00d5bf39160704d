"""A page as it is seen, and as it would be without some of what it is drawn of."""

import ctypes
import math
from collections.abc import Iterable
from functools import cached_property
from typing import cast

import pypdfium2
from PIL import Image, ImageChops
from pypdfium2 import raw

from generator.pdf.clean._shapes import Box, Shape, marks_over, shapes

# Left, top, right and bottom, in dots.
Place = tuple[int, int, int, int]
_MOST_DOTS = 2000
_MOST_SHAPES = 100_000
_MOST_PAIRS = 5_000_000
TOO_MUCH = "{} too much on it to be searched for hidden words: look at what it holds"
# How far two dots differ, of 255, before anybody sees it.
_SEEN = 6
_BRIGHT = 128


class Sight:
    """One page. Pictures of it are made when they are first asked for."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self.page = page
        width, height = page.get_size()
        self._scale = min(1.0, _MOST_DOTS / max(width, height, 1))
        self._size = max(1, round(width * self._scale)), max(1, round(height * self._scale))
        found = shapes(page, _MOST_SHAPES)
        self.is_too_much = found is None
        self.shapes = found or []

    @cached_property
    def whole(self) -> Image.Image:
        """The page as it is."""
        return self.without(())

    @cached_property
    def wordless(self) -> Image.Image:
        """The page without its words."""
        return self.without(self.of_kind(raw.FPDF_PAGEOBJ_TEXT))

    @cached_property
    def covers(self) -> list[tuple[float, Box]]:
        """What may hide something drawn before: when it is drawn, and where."""
        drawn = [(float(shape.order), shape.box) for shape in self.shapes if shape.covers]
        return drawn + [(math.inf, box) for box in marks_over(self.page)]

    def can_compare(self, count: int) -> bool:
        """Whether so many things can each be held against all that may hide them."""
        return count * len(self.covers) <= _MOST_PAIRS

    def of_kind(self, kind: int) -> list[Shape]:
        """The shapes of one kind."""
        return [shape for shape in self.shapes if shape.kind == kind]

    def without(self, some: Iterable[Shape], *, marks: bool = True) -> Image.Image:
        """The page without some shapes, and without its marks unless `marks`."""
        off = list(some)
        for shape in off:
            raw.FPDFPageObj_SetIsActive(shape.handle, False)
        try:
            bitmap = self.page.render(scale=self._scale, draw_annots=marks, may_draw_forms=marks)
            picture: Image.Image = bitmap.to_pil().convert("RGB")
            return picture
        finally:
            for shape in off:
                raw.FPDFPageObj_SetIsActive(shape.handle, True)

    def place(self, box: Box) -> Place | None:
        """Where a box is seen, at least a dot wide; None when it lies beside the page."""
        (x, y), (end, bottom) = self._dots(box[0], box[3]), self._dots(box[2], box[1])
        left, right, top, low = min(x, end), max(x, end), min(y, bottom), max(y, bottom)
        width, height = self._size
        if right <= 0 or low <= 0 or left >= width or top >= height:
            return None
        return (
            max(0, int(left)), max(0, int(top)),
            min(width, max(int(left) + 1, -int(-right // 1))),
            min(height, max(int(top) + 1, -int(-low // 1))),
        )  # fmt: skip

    def _dots(self, x: float, y: float) -> tuple[float, float]:
        fine = 16
        width, height = self._size
        across, down = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(
            self.page, 0, 0, width * fine, height * fine, 0, x, y, across, down
        )  # fmt: skip
        return across.value / fine, down.value / fine


def differing(one: Image.Image, other: Image.Image) -> Image.Image:
    """A picture that is black wherever nobody sees a difference."""
    red, green, blue = ImageChops.difference(one, other).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return most.point([255 * (value > _SEEN) for value in range(256)])


def is_plain(picture: Image.Image, place: Place) -> bool:
    """Whether a place is all of one colour."""
    return all(high - low <= _SEEN for low, high in _shades(picture, place))


def is_dark(picture: Image.Image, place: Place) -> bool:
    """Whether a place is dark at its brightest."""
    return all(high < _BRIGHT for _, high in _shades(picture, place))


def _shades(picture: Image.Image, place: Place) -> list[tuple[int, int]]:
    """The least and the most of each colour."""
    return cast(list[tuple[int, int]], picture.crop(place).getextrema())


def core(place: Place) -> Place:
    """The inner part of a place, where a word has most of its ink."""
    left, top, right, low = place
    across, down = (right - left) // 10, (low - top) // 5
    return left + across, top + down, right - across, low - down


def holds(outer: Box, inner: Box) -> bool:
    """Whether the middle of one box lies in another."""
    x, y = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    return outer[0] <= x <= outer[2] and outer[1] <= y <= outer[3]
