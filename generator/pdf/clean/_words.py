"""Words of a page that nobody sees."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pypdfium2
from PIL import Image
from pypdfium2 import raw

from generator.pdf.clean._shapes import Box, address
from generator.pdf.clean._sight import (
    TOO_MUCH,
    Place,
    Sight,
    core,
    differing,
    holds,
    is_dark,
    is_plain,
)

_COVERED = "{} words under a filled box: they can still be read"
_BESIDE = "{} words beside what a reader shows of the page: they can still be read"
_INVISIBLE = "{} words that nobody sees, such as white ones: they can still be read"
# Letters and digits on a page before it is told: an age has two.
_FEWEST = 2
# The least size of a letter that anybody reads, in points.
_LEAST_SIZE = 1.0


@dataclass(frozen=True, slots=True)
class _Word:
    """A word: its place, its letters and digits, how large the largest is, and its text."""

    box: Box
    letters: int
    size: float
    text: int


def words_unseen(sight: Sight) -> Iterator[str]:
    """What is to be said of a page's words; nothing when all are seen."""
    words = list(_words(sight.page))
    if not words:
        return
    if not sight.can_compare(len(words)):
        yield TOO_MUCH
        return
    covered = _covered(sight, words)
    texts = {word.text for word in covered}
    # By themselves: words may stand on top of what covers them.
    below = sight.without(s for s in sight.shapes if s.address in texts) if covered else None
    counts: Counter[str] = Counter()
    for word in words:
        if word in covered and below is not None:
            counts[_seen(sight, word, below, _COVERED)] += word.letters
        else:
            counts[_seen(sight, word, sight.wordless, _INVISIBLE)] += word.letters
    yield from (what for what, count in counts.items() if what and count >= _FEWEST)


def _covered(sight: Sight, words: Iterable[_Word]) -> set[_Word]:
    """The words that something is painted over."""
    orders = {shape.address: shape.order for shape in sight.of_kind(raw.FPDF_PAGEOBJ_TEXT)}
    return {
        word
        for word in words
        if any(
            order > orders.get(word.text, math.inf) and holds(box, word.box)
            for order, box in sight.covers
        )
    }


def _seen(sight: Sight, word: _Word, without: Image.Image, hidden: str) -> str:
    """Empty when a word is seen; else what is to be said of it."""
    place = sight.place(word.box)
    if place is None:
        return _BESIDE
    is_tiny = word.size < _LEAST_SIZE
    if not is_tiny and _differs(sight.whole, without, place):
        return ""
    if hidden == _COVERED or is_tiny:
        return hidden
    return _unseen_in_picture(sight, word, place)


def _unseen_in_picture(sight: Sight, word: _Word, place: Place) -> str:
    """Of a scan, a program wrote its words where its picture shows them."""
    if not any(holds(s.box, word.box) for s in sight.of_kind(raw.FPDF_PAGEOBJ_IMAGE)):
        return _INVISIBLE
    if not is_plain(sight.wordless, core(place)):
        return ""
    return _COVERED if is_dark(sight.wordless, core(place)) else _INVISIBLE


def _differs(one: Image.Image, other: Image.Image, place: Place) -> bool:
    return differing(one.crop(place), other.crop(place)).getbbox() is not None


def _words(page: pypdfium2.PdfPage) -> Iterator[_Word]:
    text = page.get_textpage()
    boxes: list[Box] = []
    letters, of = 0, 0
    for at in range(text.count_chars() + 1):
        letter = chr(raw.FPDFText_GetUnicode(text, at)) if at < text.count_chars() else " "
        holder = address(raw.FPDFText_GetTextObject(text, at)) if letter.strip() else of
        if boxes and (not letter.strip() or holder != of):
            if letters:
                yield _Word(_around(boxes), letters, max(map(_size, boxes)), of)
            boxes, letters = [], 0
        if letter.strip():
            of = holder
            boxes.append(_letter_box(text, at))
            letters += letter.isalnum()


def _letter_box(text: pypdfium2.PdfTextPage, at: int) -> Box:
    left, low, right, high = text.get_charbox(at)
    if right <= left or high <= low:
        left, low, right, high = text.get_charbox(at, loose=True)
    return left, low, right, high


def _size(box: Box) -> float:
    return max(box[2] - box[0], box[3] - box[1])


def _around(boxes: list[Box]) -> Box:
    lefts, lows, rights, highs = zip(*boxes, strict=True)
    return min(lefts), min(lows), max(rights), max(highs)
