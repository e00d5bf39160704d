"""People and places by their proper names, told from the words that only look like names."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from generator.easyread.witness._moments import without_dates
from generator.easyread.witness._tables import table

__all__ = ["Phrase", "brands", "kin", "name_words", "phrases", "place_words", "proper_words"]

_WORD = r"(?:[A-Z]\.|[A-ZÀ-Þ][\w']*(?:-[\w']+)*|\d+[a-zA-Z]?(?= [A-Z]))"
_PHRASE = re.compile(rf"{_WORD}(?: {_WORD})*")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")
_TOKEN = re.compile(r"\w+(?:[-']\w+)*")
_JOINED = re.compile(r"'(?:s|d|ll|ve|re)$")
_LISTED = re.compile(rf"(?:, {_PHRASE.pattern})*,? (?:and|or) [A-Z]")
_BEGINS = re.compile(r"(?:^|[.!?:;\n]\s*|^[“\"'(]\s*)$")


@dataclass(frozen=True)
class Phrase:
    """A proper name as it is written, and its words without case or possessive.

    `spare` is true for what only says where a place lies, such as a town after its street.
    """

    text: str
    words: frozenset[str]
    spare: bool = False


@lru_cache(maxsize=2048)
def phrases(text: str) -> tuple[Phrase, ...]:
    """The proper names in a text, in order."""
    plain = _POSTCODE.sub("", without_dates(text))
    found: list[Phrase] = []
    last_end, place = -9, False
    for match in _PHRASE.finditer(plain):
        written = _without_start(plain, match)
        words = name_words(written)
        if not any(word[0].isalpha() for word in words):
            continue
        joined = place and plain[last_end : match.start()] in {", ", ","}
        after = plain[match.end() :].lstrip().split(" ", 1)[0].strip(",.")
        is_place = (
            any(word[0].isdigit() for word in words)
            or bool(words & place_words())
            or after.casefold() in place_words()
        )
        # "Mosley Street, Tanner Street and Wharf Road" is a list: each of it is a place of its own.
        is_listed = bool(_LISTED.match(plain[match.end() :]))
        found.append(Phrase(written, words, joined and not is_listed))
        place = is_place or joined
        last_end = match.end()
        if after.casefold() in place_words():
            last_end = plain.index(after, match.end()) + len(after)
    return tuple(found)


def proper_words(text: str) -> frozenset[str]:
    """The words of all proper names in a text."""
    return frozenset(word for phrase in phrases(text) for word in phrase.words)


def _without_start(plain: str, match: re.Match[str]) -> str:
    """The name without an ordinary word that only opens its sentence."""
    written = match[0]
    if not _BEGINS.search(plain[: match.start()]):
        return written
    first, _, rest = written.partition(" ")
    return written if first[0].isdigit() and rest else rest


@lru_cache(maxsize=2048)
def name_words(text: str) -> frozenset[str]:
    """The words of a name by which it is known: no titles, weekdays or words of the law."""
    found = (_bare(word) for word in _TOKEN.findall(text))
    return frozenset(word for word in found if word and word not in _ordinary())


def _bare(word: str) -> str:
    """A word without what is joined to it: Priya of Priya's and Priya'll, OK of OK'd."""
    return _JOINED.sub("", word.casefold()).rstrip("'")


def _words(name: str) -> frozenset[str]:
    held: Iterable[str] = table("words")[name]
    return frozenset(word.casefold() for word in held)


@lru_cache(maxsize=1)
def _ordinary() -> frozenset[str]:
    return _words("ordinary")


@lru_cache(maxsize=1)
def place_words() -> frozenset[str]:
    """The words that show that a name is a place's."""
    return _words("places")


@lru_cache(maxsize=1)
def brands() -> frozenset[str]:
    """What is sold or used under a name that says which kind of thing it is."""
    return _words("brands")


@lru_cache(maxsize=1)
def kin() -> tuple[tuple[str, ...], ...]:
    """What people are to one another or do, the words for each together."""
    return tuple(tuple(group) for group in table("words")["kin"])
