"""Pictures of a page that nobody sees, or not all of."""

from collections.abc import Iterator

from pypdfium2 import raw

from generator.pdf.clean._shapes import Box, Shape
from generator.pdf.clean._sight import TOO_MUCH, Place, Sight, differing, holds, is_plain

_UNDER = "{} part of a picture under a filled box: what is there can still be seen"
_BEHIND = "{} a picture behind something else: it can still be seen"
_BESIDE = "{} a picture beside what a reader shows of the page: it can still be seen"
# The least size of a box that hides something, in dots, and of a picture, in points.
_LEAST, _LEAST_PICTURE = 4, 6
# How many pictures of a page are looked behind, each by drawing the page again.
_MOST = 12


def pictures_unseen(sight: Sight) -> Iterator[str]:
    """What is to be said of a page's pictures; nothing when all are seen."""
    pictures = [
        shape
        for shape in sight.of_kind(raw.FPDF_PAGEOBJ_IMAGE)
        if min(shape.box[2] - shape.box[0], shape.box[3] - shape.box[1]) >= _LEAST_PICTURE
    ]
    if any(sight.place(picture.box) is None for picture in pictures):
        yield _BESIDE
    if not sight.can_compare(len(pictures)):
        yield TOO_MUCH
    elif _partly_covered(sight, pictures):
        yield _UNDER
    elif any(_is_behind(sight, picture) for picture in _with_one_over(pictures)[:_MOST]):
        yield _BEHIND


def _partly_covered(sight: Sight, pictures: list[Shape]) -> bool:
    places = [
        place
        for picture in pictures
        for order, box in sight.covers
        if order > picture.order and (place := _common(sight, box, picture.box))
    ]
    hiding = [place for place in places if is_plain(sight.wordless, place)]
    if not hiding:
        return False
    others = [shape for shape in sight.shapes if shape.kind != raw.FPDF_PAGEOBJ_IMAGE]
    alone = sight.without(others, marks=False)
    return any(not is_plain(alone, place) for place in hiding)


def _common(sight: Sight, one: Box, other: Box) -> Place | None:
    """The inner part of what two boxes share, as it is seen; None when that is too small."""
    box = (
        max(one[0], other[0]),
        max(one[1], other[1]),
        min(one[2], other[2]),
        min(one[3], other[3]),
    )
    place = sight.place(box) if box[0] < box[2] and box[1] < box[3] else None
    if place is None:
        return None
    left, top, right, low = place
    inner = (left + 1, top + 1, right - 1, low - 1)
    return inner if min(inner[2] - inner[0], inner[3] - inner[1]) >= _LEAST else None


def _with_one_over(pictures: list[Shape]) -> list[Shape]:
    """The pictures that another picture is drawn over."""
    return [
        one
        for at, one in enumerate(pictures)
        if any(holds(other.box, one.box) for other in pictures[at + 1 :])
    ]


def _is_behind(sight: Sight, picture: Shape) -> bool:
    place = sight.place(picture.box)
    if place is None:
        return False
    without = sight.without([picture])
    if differing(sight.whole.crop(place), without.crop(place)).getbbox():
        return False
    others = [shape for shape in sight.shapes if shape is not picture]
    return not is_plain(sight.without(others, marks=False), place)
