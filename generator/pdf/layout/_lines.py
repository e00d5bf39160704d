"""Breaks words into lines: each word goes where it fits, tabs go to their stops."""

import re
from bisect import bisect_right
from typing import Any, Protocol

from generator.errors import PdfError
from generator.pdf.layout._ink import Ink
from generator.pdf.layout._line import Drawn, Gap, Line, Waiting, Words

# After hyphens (Word breaks before a number there too), dashes, and marks between words. Neither
# Word nor LibreOffice breaks after a slash.
_CHANCES = re.compile(r"(?<=[^\s\-‐][\-‐])(?=\w)|(?<=[–—|])(?=.)|(?<=.)(?=—)|(?<=\S[!?\\])(?=\w)")
PARTING = frozenset("-‐–—|!?\\")
"""The letters after or before which a word may be parted."""
# A word wider than its line is parted after the marks of an address where that is enough.
_MARKS = re.compile(r"(?<=[./@_?&=:,+])(?=\w)")
HAIR = 0.05
"""A twip: what rounding may add to words that just fit."""
TINY = 1e-6
_LONGEST, _MOST_LINES = 1000, 100_000


Stop = tuple[float, str, str]


class Ledge(Protocol):
    """What floats beside a paragraph."""

    def span(self, y: float, left: float, limit: float) -> tuple[float, float, float]:
        """Where a line at `y` below the paragraph's start begins and ends, and its drop."""

    def height(self, line: Line) -> float:
        """How much a line takes, with the space below it."""


class Breaker:
    """Takes a paragraph's words in order and makes lines of them."""

    def __init__(
        self, first: float, left: float, limit: float, every: float, beside: Ledge | None = None
    ) -> None:
        """Between `left` (`first` on the first line) and `limit`; a stop stands at each `every`.

        `beside` says for each line how much of that is free.
        """
        self._left, self._limit, self._every = left, limit, every
        self._plain = left, limit
        self._beside, self._down = beside, 0.0
        # How far the lines reach, and how far a right tab may: into the paragraph's right indent.
        self._room = self.over = limit
        self.stops: list[Stop] = []
        self._lines: list[Line] = []
        self._waiting: list[Waiting] = []
        self._line = Line(first, limit)
        self._x = first
        if beside is not None:
            self._narrow(first - left)
        self._part: Words | None = None
        # The last tab that words may take with them: its gap, where the words before it end.
        self._tabbed: tuple[Gap, float, tuple[float, float], str] | None = None

    @property
    def at(self) -> float:
        """Where the next word would stand."""
        return self._x

    def words(self, text: str, ink: Ink, tag: Any) -> None:
        """Text without tabs or breaks."""
        widths = ink.widths
        first = text.find(" ")
        if first < 0:
            if text:
                self._waiting.append((text, ink, tag, widths[text]))
            return
        along, scale = widths.along(text), widths.scale
        begin = 0
        if self._waiting or self._x + along[first] * scale > self._limit + HAIR:
            if first:
                self._waiting.append((text[:first], ink, tag, along[first] * scale))
            self._flush()
            begin = first
        past = text.rindex(" ") + 1
        while begin < past:
            begin = self._fill(text, (begin, past), ink, tag, along)
        if past < len(text):
            self._waiting.append((text[past:], ink, tag, (along[-1] - along[past]) * scale))

    def _fill(
        self, text: str, span: tuple[int, int], ink: Ink, tag: Any, along: list[float]
    ) -> int:
        """Put what of a span of text fits on the line; where the rest of it begins.

        `along` is how far each letter is from the text's start, in the ink's units. The span ends
        with a space; spaces need no room at the end of a line.
        """
        begin, past = span
        scale, x = ink.widths.scale, self._x
        room = (self._limit + HAIR - x) / scale + along[begin] + TINY
        cut = bisect_right(along, room, begin, past + 1) - 1
        if cut < past:
            if cut < begin or text[cut] != " ":
                cut = text.rfind(" ", begin, max(begin, cut))
            cut = begin if cut < 0 else cut
            while cut < past and text[cut] == " ":
                cut += 1
        if cut > begin:
            piece = text[begin:cut]
            seen = begin + len(piece.rstrip(" "))
            end = x + (along[seen] - along[begin]) * scale if seen > begin else 0.0
            self._put(piece, ink, tag, x + (along[cut] - along[begin]) * scale, end)
        if cut == past:
            return past
        after = text.index(" ", cut)
        word, width = text[cut:after], (along[after] - along[cut]) * scale
        if width <= self._room + HAIR - self._left and PARTING.isdisjoint(word):
            self._new_line()
            return cut
        self._waiting.append((word, ink, tag, width))
        self._overflow()
        return after

    def mark(self, what: Any) -> None:
        """Something without width that belongs to the line where the next word stands."""
        self._waiting.append((what, None, None, 0.0))

    def raise_to(self, above: float, below: float) -> None:
        """The line reaches at least so far above and below its baseline."""
        line = self._line
        line.above, line.below = max(line.above, above), max(line.below, below)

    def picture(self, picture: Any, width: float, height: float, tag: Any) -> None:
        """A picture, as a word of its own."""
        self._flush()
        if self._x + width > self._limit + HAIR and self._line.parts:
            self._new_line()
        line = self._line
        line.parts.append(Drawn(self._x, picture, width, height, tag))
        line.above = max(line.above, height)
        self._x += width
        line.end = self._x
        self._part = None

    def tab(
        self,
        ink: Ink,
        tag: Any,
        ahead: tuple[float, float],
        place: tuple[float, str] | None,
        mark: str,
    ) -> None:
        """A tab to the next stop, or to `place`; `mark` overrides the stop's leader.

        `ahead` is the width of what follows it, and of what of that is before a decimal point.
        """
        self._flush()
        if place is None:
            self._go_to_stop(ink, tag, ahead, mark)
        else:
            self._leave_open(ink, tag, ahead, (*place, ""), mark)

    def _go_to_stop(self, ink: Ink, tag: Any, ahead: tuple[float, float], mark: str) -> None:
        stop = self._stop(self._x)
        if stop[1] == "default" and stop[0] > self._limit and self._line.parts:
            # No stop is left on this line: the tab stands on the next.
            self._new_line()
            stop = self._stop(self._x)
        end = self._line.end
        gap = self._leave_open(ink, tag, ahead, stop, mark)
        if stop[1] in ("left", "default"):
            self._tabbed = gap, end, ahead, mark

    def _leave_open(
        self, ink: Ink, tag: Any, ahead: tuple[float, float], stop: Stop, mark: str
    ) -> Gap:
        position, kind, leader = stop
        x = self._x
        position = min(position, max(self.over if kind == "right" else self._limit, x))
        self._limit = max(self._limit, position)
        whole, part = ahead
        before = {"right": whole, "center": whole / 2, "decimal": part}.get(kind, 0.0)
        gap = Gap(x, max(0.0, position - HAIR - x - before), mark or leader, ink, tag)
        self._height(ink)
        self._line.parts.append(gap)
        self._x = self._line.end = x + gap.width
        self._part = None
        return gap

    def move(self, x: float) -> None:
        """Go on at `x`: a list's label starts or ends there."""
        self._flush()
        self._x = x
        self._line.end = self._x
        self._part = None

    def end_line(self) -> None:
        """The line ends here, full or not."""
        self._flush()
        part = self._part
        if part is not None and not part.text.endswith(" "):
            # Read aloud or copied, the last word here and the first of the next line stay two.
            part.text += " "
        self._line.hard = True
        self._new_line()

    def finished(self, above: float, below: float) -> list[Line]:
        """All lines; there is always one. One without words is so high above and below."""
        self._flush()
        self._line.hard = True
        self._close()
        for line in self._lines:
            if not line.parts:
                line.above, line.below = above, below
        return self._lines

    def _stop(self, x: float) -> Stop:
        for stop in self.stops:
            if stop[0] > x + 0.05:
                return stop
        return (int((x + 0.05) / self._every) + 1) * self._every, "default", ""

    def _height(self, ink: Ink) -> None:
        line = self._line
        line.above = max(line.above, ink.above)
        line.below = max(line.below, ink.below)

    def _put(self, text: str, ink: Ink, tag: Any, x: float, end: float) -> None:
        """Text that fits, up to `x`; `end` is where its last letter ends, 0 without letters."""
        part = self._part
        if part is None or part.ink is not ink or part.tag is not tag:
            part = self._part = Words(self._x, ink, tag)
            self._line.parts.append(part)
            self._height(ink)
        part.text += text
        self._x = x
        if end:
            self._line.end = end

    def _flush(self) -> None:
        waiting = self._waiting
        if not waiting:
            return
        x = self._x
        for word in waiting:
            x += word[3]
        if x > self._limit + HAIR:
            self._overflow()
            return
        for text, ink, tag, width in waiting:
            if ink is None:
                self._line.marks.append(text)
            else:
                x = self._x + width
                self._put(text, ink, tag, x, x)
        waiting.clear()

    def _overflow(self) -> None:
        """Words too wide for what is left of the line: on the next, or in parts."""
        self._waiting[:] = [bit for w in self._waiting for bit in _bits(*w)]
        total = sum(w[3] for w in self._waiting)
        while self._waiting and total + self._x > self._limit + HAIR:
            room = self._limit + HAIR - self._x
            begun = bool(self._line.parts)
            fits = self._letters(room)
            word = self._beginning(fits + 1)
            found = _last(_CHANCES, word, fits)
            if not found and begun and self._x > self._left:
                # Even a word that fits on no line begins on a new one.
                self._wrap(with_tab=self._fits(total) or self._fitting_later())
                continue
            found = found or _last(_MARKS, word, fits) or fits
            total -= self._put_letters(max(1, found))
            if self._waiting:
                self._new_line()
        self._flush()

    def _fits(self, width: float) -> bool:
        return width <= self._room + HAIR - self._left

    def _fitting_later(self) -> bool:
        fits = self._letters(self._room + HAIR - self._left)
        return bool(_last(_CHANCES, self._beginning(fits + 1), fits))

    def _letters(self, room: float) -> int:
        """How many letters of what waits fit."""
        count = 0
        for text, ink, _, width in self._waiting:
            if ink is None:
                continue
            if width <= room:
                room -= width
                count += len(text)
                continue
            widths = ink.widths
            for letter in text:
                room -= widths[letter]
                if room < 0:
                    break
                count += 1
            break
        return count

    def _beginning(self, letters: int) -> str:
        """The first letters of what waits, or some more."""
        found: list[str] = []
        for text, ink, _, _ in self._waiting:
            if letters <= 0:
                break
            if ink is not None:
                found.append(text)
                letters -= len(text)
        return "".join(found)

    def _put_letters(self, letters: int) -> float:
        """Put so many of the letters that wait, with the marks among them; how wide they are."""
        waiting = self._waiting
        start = self._x
        done = 0
        for text, ink, tag, width in waiting:
            if ink is None:
                self._line.marks.append(text)
            elif letters >= len(text):
                letters -= len(text)
                self._put(text, ink, tag, self._x + width, self._x + width)
            else:
                if letters:
                    x = self._x + ink.widths[text[:letters]]
                    self._put(text[:letters], ink, tag, x, x)
                waiting[done] = (text[letters:], ink, tag, ink.widths[text[letters:]])
                break
            done += 1
        del waiting[:done]
        return self._x - start

    def _wrap(self, *, with_tab: bool) -> None:
        """A new line for the words that wait, and for the tab right before them."""
        tabbed, parts = self._tabbed, self._line.parts
        if not with_tab or tabbed is None or parts[-1] is not tabbed[0] or len(parts) == 1:
            self._new_line()
            return
        gap, self._line.end, ahead, mark = tabbed
        parts.pop()
        self._new_line()
        self._go_to_stop(gap.ink, gap.tag, ahead, mark)

    def _new_line(self) -> None:
        self._close()
        if len(self._lines) > _MOST_LINES:
            raise PdfError(f"A paragraph would fill more than {_MOST_LINES:,} lines: split it.")
        self._limit = self._room
        self._line = Line(self._left, self._limit)
        self._x = self._left
        self._part = None
        if self._beside is not None:
            self._down += self._beside.height(self._lines[-1])
            self._narrow(0.0)

    def _narrow(self, indent: float) -> None:
        """Begin and end the new line where what floats leaves room."""
        assert self._beside is not None
        left, limit, drop = self._beside.span(self._down, *self._plain)
        self._left, self._room, self._limit = left, limit, limit
        self._line = Line(left + indent, limit)
        self._line.drop = drop
        self._down += drop
        self._x = left + indent

    def _close(self) -> None:
        self._lines.append(self._line)


def _last(chances: re.Pattern[str], word: str, most: int) -> int:
    """The last place to part a word with no more letters than that before it; 0 for none."""
    starts = (chance.start() for chance in chances.finditer(word, 0, most + 1))
    return max((at for at in starts if 0 < at <= most), default=0)


def _bits(text: Any, ink: Ink | None, tag: Any, width: float) -> list[Waiting]:
    """What waits, in bits short enough to be measured again and again."""
    if ink is None or len(text) <= _LONGEST:
        return [(text, ink, tag, width)]
    bits = (text[n : n + _LONGEST // 10] for n in range(0, len(text), _LONGEST // 10))
    return [(bit, ink, tag, ink.widths[bit]) for bit in bits]
