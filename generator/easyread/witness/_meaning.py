"""The words of a text that carry its meaning."""

import re
from functools import lru_cache

from generator.easyread.witness._tables import table

__all__ = ["numbers", "short", "stems"]

_WORD = re.compile(r"[a-z]{3,}")
_NUMBER = re.compile(r"\b\d+\b")
_ENDING = re.compile(r"(?:ing|ed|es|s|ly|ation|ion|e)$")


@lru_cache(maxsize=4096)
def stems(text: str) -> frozenset[str]:
    """The words that carry meaning, without their endings."""
    stop = _stop()
    found = _WORD.findall(text.casefold())
    return frozenset(_ENDING.sub("", word)[:5] for word in found if word not in stop)


@lru_cache(maxsize=1)
def _stop() -> frozenset[str]:
    return frozenset(table("words")["stop"])


def numbers(text: str) -> frozenset[str]:
    """The numbers in digits, without those that stand in words."""
    return frozenset(_NUMBER.findall(text))


def short(text: str) -> str:
    """The text, with what goes beyond a line left out."""
    return text if len(text) <= 90 else f"{text[:87].rstrip()}…"
