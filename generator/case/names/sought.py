"""What is looked for in texts, and a quick look at which of it can stand in them at all."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["Index", "Sought", "any_of", "squeezed"]

_LETTER, _LETTER_OR_FIGURE = r"[^\W\d_]", r"[^\W_]"
# Signs and figures that are read as letters, each letter one way.
_SIGNS = "@!|$"
_ALIKE = bytes.maketrans(b"4@3!1l|05$", b"aaeiiiioss")
_LETTERS = b"abcdefghijklmnopqrstuvwxyz0123456789"
_BETWEEN = bytes(set(range(0x80)) - {*_LETTERS, *_LETTERS.upper(), *map(ord, _SIGNS)})
_TWICE = [(bytes([each, each]), bytes([each])) for each in _LETTERS]
_ODD_BETWEEN = re.compile(rf"[^\w{_SIGNS}]|_")
_ODD_TWICE = re.compile(r"(.)\1+")
_FIRST = 4


@dataclass(frozen=True, eq=False, slots=True)
class Sought:
    """A pattern for folded text. `keys` are squeezed: one of them is in whatever it finds."""

    pattern: str
    keys: tuple[bytes, ...]

    @classmethod
    def of(cls, pattern: str, *words: str) -> "Sought":
        """A pattern that finds nothing without the letters and figures of one of these words."""
        return cls(pattern, tuple(map(squeezed, words)))


def squeezed(text: str) -> bytes:
    """A folded text without what stands between its letters and figures.

    Letters that look alike are written one way, and those that stand twice once: so whatever a
    text holds, however it is spelled there, is held squeezed by the squeezed text.
    """
    if not text.isascii():
        text = _ODD_TWICE.sub(r"\1", _ODD_BETWEEN.sub("", text))
    found = text.encode("utf-8", "replace").translate(_ALIKE, _BETWEEN)
    for twice, once in _TWICE:
        while twice in found:
            found = found.replace(twice, once)
    return found


class Index:
    """Tells in one pass over a text which of much that is sought can stand in it."""

    def __init__(self, every: Iterable[Sought]) -> None:
        self._by_first: dict[bytes, list[tuple[bytes, Sought]]] = {}
        self._short: list[tuple[bytes, Sought]] = []
        for one in every:
            for key in one.keys:
                if len(key) < _FIRST:
                    self._short.append((key, one))
                else:
                    self._by_first.setdefault(key[:_FIRST], []).append((key, one))

    def within(self, text: str) -> set[Sought]:
        """All whose keys a folded text holds; what is not given the text does not hold."""
        found = self._within(squeezed(text))
        # A sign between figures is no letter.
        if any(sign in text for sign in _SIGNS):
            found |= self._within(squeezed(text.translate(dict.fromkeys(map(ord, _SIGNS)))))
        return found

    def _within(self, text: bytes) -> set[Sought]:
        firsts = {text[at : at + _FIRST] for at in range(len(text) - _FIRST + 1)}
        found = {one for key, one in self._short if key in text}
        for first in self._by_first.keys() & firsts:
            found.update(one for key, one in self._by_first[first] if key in text)
        return found


@lru_cache(maxsize=2048)
def any_of(patterns: frozenset[str], *, figures: bool) -> re.Pattern[str] | None:
    """A search for whichever pattern comes first, where no letter stands beside it.

    With `figures`, no figure either. None where there are no patterns.
    """
    within = _LETTER_OR_FIGURE if figures else _LETTER
    found = sorted(patterns, key=lambda each: (-len(each), each))
    return re.compile(rf"(?<!{within})(?:{'|'.join(found)})(?!{within})") if found else None
