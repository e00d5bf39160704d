"""Labels and headings as they are compared: their words, without what carries no meaning."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

__all__ = ["Key", "key", "meanings", "spoken", "tokens"]

Key = frozenset[str]

_DATA = Path(__file__).parent / "data" / "forms.toml"
_LONGEST = 300
_CHILD = re.compile(r"\b(?:child(?:ren)?s? *(?:or|and|/|&) *)?(?:young (?:person|people)|yp)s?\b")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NUMBERED = re.compile(
    r"^\s*(?:(?:section|part|q|question|box|step)?\s*\d+(?:\.\d+)*[a-z]?|[a-z]|[ivx]+)[.):]\s+|^\s*\d+(?:\.\d+)+\s+|^\s*(?:section|part)\s+\w{1,3}\s*[:–-]?\s+",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"(?<=\?)\s*if (?:so|yes|no)\b.*|\bknown (?!as\b|by\b)"
    r"|^\W*if (?:yes|no|so)\b|\b(?:if|where) (?:known|applicable|any|different)\b"
    r"|\b(?:if|where) (?:appropriate|relevant|available)\b"
    r"|\bplease (?:state|specify|give|tick|circle|list|describe|provide|include|complete)\b"
    r"|\b(?:dd|mm|yy|yyyy)\b|\bblock capitals\b|\boptional\b|\bin full\b|\bto date\b|\bn/a\b"
)
_STOP = frozenset(
    [
        "a",
        "an",
        "the",
        "is",
        "are",
        "was",
        "were",
        "does",
        "do",
        "did",
        "has",
        "have",
        "had",
        "any",
        "there",
        "what",
        "which",
        "please",
        "state",
        "give",
        "enter",
        "insert",
        "of",
        "to",
        "their",
        "his",
        "her",
        "your",
        "you",
        "they",
        "this",
        "and",
        "or",
        "s",
        "for",
        "tick",
        "all",
        "that",
        "apply",
        "be",
        "been",
        "being",
        "get",
        "got",
        "it",
        "its",
        "my",
        "detail",
        "details",
    ]
)
_KEPT = frozenset(["yes", "address", "status", "previous"])


@cache
def meanings() -> Mapping[str, Any]:
    """The shipped table of what labels and headings of forms mean."""
    return tomllib.loads(_DATA.read_text("utf-8"))


@lru_cache(4096)
def tokens(text: str) -> tuple[str, ...]:
    """The words of a label that carry meaning, in their order, without an s at their end."""
    plain = unicodedata.normalize("NFKD", text[:_LONGEST]).replace("’", "'").lower()
    plain = _NUMBERED.sub("", _ASIDE.sub(" ", _BRACKETS.sub(" ", plain)))
    plain = re.sub(r"\b((?:[a-z]\.){2,})", lambda found: found[1].replace(".", ""), plain)
    plain = _CHILD.sub("child", plain.replace("'", ""))
    plain = plain.replace("e-mail", "email").replace("e mail", "email")
    words = re.findall(r"[a-z0-9]+", plain.replace("\u0301", ""))
    return tuple(_singular(word) for word in words if word not in _STOP)


@lru_cache(4096)
def spoken(text: str) -> tuple[str, ...]:
    """All words of a text in their order, those in brackets and the small ones too."""
    plain = unicodedata.normalize("NFKD", text[:_LONGEST]).replace("’", "'").lower()
    plain = _CHILD.sub("child", plain.replace("'", ""))
    return tuple(_singular(word) for word in re.findall(r"[a-z0-9]+", plain))


def key(text: str) -> Key:
    """The same without their order."""
    return frozenset(tokens(text))


def _singular(word: str) -> str:
    if len(word) > 3 and word.endswith("s") and word not in _KEPT and word[-2] not in "sui":
        return word[:-1]
    return word
