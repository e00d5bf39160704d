"""What is looked for in texts, and a quick look at which of it can stand in them at all."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["Index", "Sought", "Squeezed", "any_of", "both_squeezed", "squeezed"]

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


def both_squeezed(text: str) -> tuple[bytes, ...]:
    """A folded text squeezed, and without the signs that it holds: between figures none is one."""
    if any(sign in text for sign in _SIGNS):
        return squeezed(text), squeezed(text.translate(dict.fromkeys(map(ord, _SIGNS))))
    return (squeezed(text),)


class Squeezed:
    """A folded text, as `both_squeezed` has it, made ready once for all that is sought in it."""

    def __init__(self, ways: tuple[bytes, ...]) -> None:
        self._ways = [
            (way, {way[at : at + _FIRST] for at in range(len(way) - _FIRST + 1)}) for way in ways
        ]

    def starts(self, firsts: Collection[bytes]) -> set[bytes]:
        """Those of the beginnings of keys that it holds."""
        return {first for _, held in self._ways for first in held.intersection(firsts)}

    def holds(self, key: bytes) -> bool:
        """Whether it holds a key."""
        return any(key in way for way, _ in self._ways)


class Index:
    """Tells which of much that is sought can stand in a text."""

    def __init__(self, every: Iterable[Sought]) -> None:
        # Children of one service share schools and workers: each key is looked for once.
        self._by_first: dict[bytes, dict[bytes, list[Sought]]] = {}
        self._short: dict[bytes, list[Sought]] = {}
        for one in every:
            for key in one.keys:
                whole = len(key) < _FIRST
                held = self._short if whole else self._by_first.setdefault(key[:_FIRST], {})
                held.setdefault(key, []).append(one)

    def within(self, text: Squeezed) -> set[Sought]:
        """All whose keys a text holds; what is not given the text does not hold."""
        near = (self._by_first[first] for first in text.starts(self._by_first.keys()))
        return {
            one
            for keys in (self._short, *near)
            for key, every in keys.items()
            if text.holds(key)
            for one in every
        }


@lru_cache(maxsize=2048)
def any_of(patterns: frozenset[str], *, figures: bool) -> re.Pattern[str] | None:
    """A search for whichever pattern comes first, where no letter stands beside it.

    With `figures`, no figure either. None where there are no patterns.
    """
    within = _LETTER_OR_FIGURE if figures else _LETTER
    found = sorted(patterns, key=lambda each: (-len(each), each))
    return re.compile(rf"(?<!{within})(?:{'|'.join(found)})(?!{within})") if found else None
