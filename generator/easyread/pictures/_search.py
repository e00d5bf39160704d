"""Whether a picture is what somebody looks for."""

import re
from collections.abc import Collection, Sequence

from generator.easyread.pictures._sets import Entry

__all__ = ["fits"]

_WORD = re.compile(r"[^\W_]+")
# Endings that do not make it another word: phones, charging, tagged.
_ENDING = re.compile(r"(?:ing|es|ed|s)$")
_LEAST = 3


def fits(wanted: Sequence[str], entry: Entry) -> bool:
    """Whether every one of these words (in small letters) is said of a picture, or is its code."""
    said = {_stem(word) for text in (entry.words, entry.code) for word in _words(text)}
    said |= {_stem(word) for word in entry.search} | {entry.code.casefold()}
    return bool(wanted) and all(word in said or _is_said(word, said) for word in wanted)


def _is_said(word: str, said: Collection[str]) -> bool:
    parts = _words(word)
    return bool(parts) and all(_stem(one) in said for one in parts)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _stem(word: str) -> str:
    short = _ENDING.sub("", word)
    return short if len(short) >= _LEAST else word
