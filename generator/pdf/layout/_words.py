"""Words of one look, most of every document: what `Breaker` makes of them, in fewer steps."""

# ruff: noqa: PLR0917 - places and sizes come first, as in all that draws

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

from generator.pdf.layout._ink import Ink
from generator.pdf.layout._items import Item
from generator.pdf.layout._line import Line, Words
from generator.pdf.layout._lines import HAIR, PARTING, TINY
from generator.pdf.read._model import ParagraphStyle
from generator.pdf.write import Element, Page

_SHORT = 120

Cut = tuple[float, str, float]
"""What of a text stands on one line: where it starts, the words, where the last of them ends."""


class WordsItem(Item):
    """A line of words of one look, from the left."""

    def __init__(self, x: float, text: str, ink: Ink, element: Element | None) -> None:
        """From `x` on, as part of `element`; None is an artifact."""
        self.x, self.text, self.ink, self.element = x, text, ink, element
        self.height = ink.height

    @property
    def reach(self) -> float:  # type: ignore[override]
        """How far its words reach across."""
        return self.x + self.ink.widths.whole(self.text.rstrip(" "))

    def draw(self, page: Page, x: float, y: float) -> None:
        """In one go."""
        ink = self.ink
        if self.element is not None:
            page.into(self.element)
        page.text(
            x + self.x, y + ink.base, ink.face, ink.size, self.text, ink.colour, ink.spacing, 0.0,
            ink.kern,
        )  # fmt: skip


def items_of(
    cuts: Sequence[Cut], ink: Ink, style: ParagraphStyle, element: Element | None, extra: float
) -> list[Item]:
    """The lines of a paragraph as items; its line spacing adds `extra` below each of them."""
    last = len(cuts) - 1
    if not last:
        return [WordsItem(cuts[0][0], cuts[0][1], ink, element)]
    items: list[Item] = []
    for n, (x, text, _) in enumerate(cuts):
        item = WordsItem(x, text, ink, element)
        if n:
            item.gap = extra
            # No line stands alone at the foot or the head of a page.
            item.glued = style.keep_lines or (style.widow_control and n in (1, last))
        items.append(item)
    return items


def lines_of(cuts: Sequence[Cut], ink: Ink, tag: Any, limit: float) -> list[Line]:
    """The same as lines, for what needs more than words."""
    lines: list[Line] = []
    for x, text, end in cuts:
        line = Line(x, limit)
        part = Words(x, ink, tag)
        part.text = text
        line.parts.append(part)
        line.above, line.below = max(0.0, ink.above), max(0.0, ink.below)
        line.end = end
        lines.append(line)
    lines[-1].hard = True
    return lines


def cuts_of(text: str, ink: Ink, start: float, left: float, limit: float) -> list[Cut] | None:
    """The lines of a text from `left` to `limit`, the first from `start`.

    None when a word may have to be parted, which `Breaker` does.
    """
    if not text:
        return None
    widths = ink.widths
    if len(text) <= _SHORT:
        end = start + widths.whole(text.rstrip(" "))
        if end <= limit:
            return [(start, text, end)]
    past = text.rfind(" ") + 1
    if not past:
        return None
    along, scale = widths.along(text), widths.scale
    edge = limit + HAIR
    if start + along[text.index(" ")] * scale > edge:
        return None
    cuts: list[Cut] = []
    x, begin = start, 0
    while True:
        at = bisect_right(along, (edge - x) / scale + along[begin] + TINY, begin, past + 1) - 1
        if at < past:
            at = _gap(text, begin, at, past)
        if at == past:
            break
        after = text.index(" ", at) if at > begin else 0
        if not after or not _fits(text[at:after], (along[after] - along[at]) * scale, edge - left):
            return None
        cuts.append((x, text[begin:at], _end(text, begin, at, x, along, scale)))
        x, begin = left, at
    return _with_last(cuts, text, (begin, past), (x, left, edge), along, scale)


def _gap(text: str, begin: int, at: int, past: int) -> int:
    """Where the next line begins when letter `at` is the last that fits; `begin` if nowhere."""
    if at < begin or text[at] != " ":
        at = text.rfind(" ", begin, max(begin, at))
        if at < 0:
            return begin
    while at < past and text[at] == " ":
        at += 1
    return at


def _with_last(
    cuts: list[Cut], text: str, span: tuple[int, int], room: tuple[float, float, float],
    along: list[float], scale: float,
) -> list[Cut] | None:  # fmt: skip
    """The lines with what is left: words up to a space that fit, and perhaps the text's last."""
    (begin, past), (x, left, edge) = span, room
    words = _end(text, begin, past, x, along, scale)
    if past == len(text):
        return [*cuts, (x, text[begin:], words)]
    width = (along[-1] - along[past]) * scale
    start = x + (along[past] - along[begin]) * scale
    if start + width <= edge:
        return [*cuts, (x, text[begin:], start + width)]
    if start <= left or not _fits(text[past:], width, edge - left):
        return None
    return [*cuts, (x, text[begin:past], words), (left, text[past:], left + width)]


def _end(text: str, begin: int, past: int, x: float, along: list[float], scale: float) -> float:
    """Where the last letter of a span ends that starts at `x`."""
    seen = begin + len(text[begin:past].rstrip(" "))
    return x + (along[seen] - along[begin]) * scale if seen > begin else x


def _fits(word: str, width: float, room: float) -> bool:
    return width <= room and PARTING.isdisjoint(word)
