"""Words whose letters move together (kerning) or apart (justified lines)."""

import functools
import math
from operator import add

from generator.pdf.faces import Face
from generator.pdf.write import _code

_SPACE = _code.letters(" ")
_MOST_WORDS, _LONGEST_WORD = 20_000, 100


class Kerned(dict[str, str]):
    """Words as the inside of an array of strings, moved as a face says; made at first use.

    The moves before and after a word are those beside a space; `first` leaves out the one before.
    """

    def __init__(self, face: Face, *, first: bool) -> None:
        super().__init__()
        self._kerns = face.kerns.get
        self._scale = -1000 / face.units
        self._before = "" if first else " "

    def __missing__(self, word: str) -> str:
        around = f"{self._before}{word} "
        made: list[str] = []
        start = skipped = len(self._before)
        for at, pair in enumerate(map(add, around, around[1:]), 1):
            units = self._kerns(pair, 0)
            if units:
                letters = _code.letters(around[start:at])
                made.append(f"{letters}){round(units * self._scale)}(")
                start = max(at, skipped)
        made.append(_code.letters(around[start:-1]))
        code = "".join(made)
        if len(word) <= _LONGEST_WORD:
            if len(self) >= _MOST_WORDS:
                self.clear()
            self[word] = code
        return code


@functools.lru_cache(maxsize=32)
def kerned(face: Face) -> tuple[Kerned, Kerned]:
    """For the first word of a text and for those after a space."""
    return Kerned(face, first=True), Kerned(face, first=False)


def space(size: float, justify: float) -> str:
    """A space that is wider by `justify` points."""
    if not justify or not size:
        return _SPACE
    moved_by = -1000 * justify / size
    if not math.isfinite(moved_by):
        raise _code.off_the_page()
    return f"{_SPACE}){moved_by:.1f}("


def moved(words: str, code: str, wide: str, face: Face | None) -> str:
    """Words with `wide` for each space, kerned as a face says if there is one.

    `code` is the words' plain code.
    """
    if face:
        first, after = kerned(face)
        start, *rest = words.split(" ")
        return wide.join([first[start], *map(after.__getitem__, rest)])
    if code.count(_SPACE) == words.count(" "):
        return code.replace(_SPACE, wide)
    # Half of one letter and half of the next look like a space.
    return wide.join(_code.all_letters(words.split(" ")))
