"""How runs look on the page: their face, size and place on the line, and how wide their words are.

Letters come from the first face that has them. What no face has, or what must be shaped before it
can be drawn, is not set here: CannotSetError says so, and the caller takes another way.
"""

from collections.abc import Iterable
from itertools import accumulate, groupby, pairwise
from operator import add
from typing import Final

from generator.pdf.faces import Face, face, family, standin
from generator.pdf.read._model import ParagraphStyle, RunStyle
from generator.pdf.sense import lines

_MOST_WORDS, _LONGEST, _MOST_WIDTHS = 5_000, 100, 100
_BLANKS = dict.fromkeys((*range(32), *range(127, 160), 8232, 8233), " ")
# Nothing to see, and no glyph in most faces.
_CLEANED = _BLANKS | dict.fromkeys((0xAD, 0x200B, 0x2060, 0xFEFF), "")
SOFT: Final = frozenset(map(chr, _CLEANED))


class CannotSetError(Exception):
    """The document holds something that only the slower engine can set."""


class Widths(dict[str, float]):
    """The widths of words in points, worked out once for each word."""

    __slots__ = ("_extra", "_face", "_kern", "scale")

    def __init__(self, font: Face, size: float, extra: float, kern: bool) -> None:
        """Measure in a face at a size, with `extra` points after each letter."""
        self._face, self._extra, self._kern = font, extra, kern
        # Points in a unit of the face.
        self.scale = size / font.units

    def __missing__(self, word: str) -> float:
        width = self.whole(word)
        if len(word) <= _LONGEST:
            if len(self) > _MOST_WORDS:
                self.clear()
            self[word] = width
        return width

    def whole(self, text: str) -> float:
        """The width of a text in points, not remembered."""
        return sum(self._steps(text)) * self.scale

    def along(self, text: str) -> list[float]:
        """How far each letter of a text and its end are from its start, in units of the face."""
        return list(accumulate(self._steps(text), initial=0))

    def _steps(self, text: str) -> Iterable[float]:
        """What each letter moves on by, in units of the face."""
        steps: Iterable[float] = map(self._face.advances.__getitem__, text)
        if self._kern:
            kerns = self._face.kerns
            pairs = pairwise(text + " ")
            # Words are measured one by one: nothing moves at a space.
            moves = (0 if " " in pair else kerns.get("".join(pair), 0) for pair in pairs)
            steps = map(add, steps, moves)
        if self._extra:
            extra = self._extra / self.scale
            steps = (step + extra for step in steps)
        return steps


class Ink:
    """A run style made ready: in which face, how large, how far above and below its baseline."""

    __slots__ = (
        "above", "base", "below", "colour", "counts", "decorated", "face", "height", "kern",
        "shift", "size", "space", "spacing", "style", "widths",
    )  # fmt: skip

    def __init__(self, style: RunStyle, font: Face, widths: Widths, size: float) -> None:
        """Look as `style` says, in a face and a size."""
        self.style, self.face, self.widths, self.size = style, font, widths, size
        self.shift = lines.lifted(style)
        self.colour = style.colour or "000000"
        self.spacing = style.spacing
        self.kern = style.kern
        self.space = widths[" "]
        # Whether all numbers of as many digits are as wide.
        widths_ = {font.advances.get(digit) for digit in "0123456789"}
        self.counts = len(widths_) == 1 and not style.kern
        self.decorated = bool(style.underline or style.strike or style.highlight or style.boxed)
        self.above = self.below = 0.0
        # How high a line of nothing else is, and how far down it these letters stand.
        self.height = self.base = 0.0


_widths: dict[tuple[str, float, float, bool], Widths] = {}


def _measured(font: Face, size: float, spacing: float, kern: bool) -> Widths:
    key = (font.name, size, spacing, kern)
    found = _widths.get(key)
    if found is None:
        if len(_widths) > _MOST_WIDTHS:
            _widths.clear()
        found = _widths[key] = Widths(font, size, spacing, kern)
    return found


def line_of(style: RunStyle) -> tuple[float, float]:
    """How far a single line of this style reaches above and below its baseline, in points."""
    font = face(family(style.font), style.bold, style.italic)
    return lines.single(lines.measured(style.font, font), style.size)


class Inks:
    """The inks of one document, each made once."""

    def __init__(self) -> None:
        """Start without any."""
        # By identity, which is quicker than comparing twenty fields; `_kept` holds them alive.
        self._made: dict[tuple[int, int, str], Ink] = {}
        self._leadings: dict[tuple[int, int], float] = {}
        self._kept: list[tuple[RunStyle, ParagraphStyle]] = []

    def ink(self, style: RunStyle, paragraph: ParagraphStyle, font: str = "") -> Ink:
        """The ink of a style in a paragraph, in its own font or in `font`."""
        key = (id(style), id(paragraph), font)
        found = self._made.get(key)
        if found is None:
            self._kept.append((style, paragraph))
            if style.rtl:
                raise CannotSetError
            size = style.size * (lines.SCRIPT_SIZE if style.script else 1.0)
            used = face(font or family(style.font), style.bold, style.italic)
            found = Ink(style, used, _measured(used, size, style.spacing, style.kern), size)
            above, below = lines.edges(line_of(style), paragraph)
            # Raised text makes its line taller, superscript does not.
            found.above = above + max(0.0, style.raised)
            found.below = below - min(0.0, style.raised)
            line = max(0.0, found.above)
            found.height, found.base = line + max(0.0, found.below), line - found.shift
            self._made[key] = found
        return found

    def leading(self, style: RunStyle, paragraph: ParagraphStyle) -> float:
        """What line spacing adds below each line, remembered."""
        if paragraph.line <= 1 or paragraph.rule != "auto":
            return 0.0
        key = (id(style), id(paragraph))
        found = self._leadings.get(key)
        if found is None:
            self._kept.append((style, paragraph))
            found = self._leadings[key] = lines.leading(line_of(style), paragraph)
        return found

    def runs(self, text: str, style: RunStyle, paragraph: ParagraphStyle) -> list[tuple[str, Ink]]:
        """The text in parts that each have one ink: capitals made, letters found in other faces."""
        if style.small_caps and not style.caps:
            parts = lines.small_capitals(text, style)
            return [run for words, look in parts for run in self.runs(words, look, paragraph)]
        if style.caps:
            text = text.upper()
        ink = self.ink(style, paragraph)
        advances = ink.face.advances
        if text.isascii() and text.isprintable():
            return [(text, ink)]
        if not SOFT.isdisjoint(text):
            text = text.translate(_CLEANED)
        if set(text) <= advances.keys():
            return [(text, ink)]
        found: list[tuple[str, Ink]] = []
        for font, letters in groupby(text, lambda c: "" if c in advances else _other(c)):
            found.append(("".join(letters), self.ink(style, paragraph, font) if font else ink))
        return found


def _other(letter: str) -> str:
    font = standin(letter)
    if font is None:
        raise CannotSetError
    return font
