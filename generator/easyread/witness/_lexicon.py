"""What a word speaks of: official and plain words for the same thing."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from generator.case.facts.words import and_list
from generator.easyread.witness._tables import table

__all__ = [
    "alike",
    "ideas",
    "is_free",
    "is_known",
    "is_needless",
    "is_vague",
    "root",
    "roots",
    "with_phrases",
]

_TOKEN = re.compile(r"[a-z][a-z'-]+")
_WRITTEN = re.compile(r"[A-Za-z][A-Za-z'-]+")
_TABLES = ("lexicon", "everyday")
_NOT_ENDING = ("ss", "us", "is")


@lru_cache(maxsize=8192)
def root(word: str) -> str:
    """A word without what its grammar adds: `charg` of charge, charged and charging."""
    word = word.removesuffix("'s").rstrip("'")
    if word.endswith("s") and len(word) > 3 and not word.endswith(_NOT_ENDING):
        word = word[:-3] + "y" if word.endswith("ies") else word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word.removesuffix(ending)
            if word[-1] == word[-2] and word[-1] not in "lse":
                word = word[:-1]
            break
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


@lru_cache(maxsize=4096)
def roots(text: str) -> tuple[str, ...]:
    """The roots of the words of a text, in their order."""
    return tuple(root(word) for word in _TOKEN.findall(text.casefold()))


def worded(text: str, wanted: Iterable[str]) -> str:
    """The words of a text that have one of some roots, as they are written: “sight”, “near”."""
    held = {root(word.casefold()): word for word in reversed(_WRITTEN.findall(text))}
    return and_list([f"“{held[one]}”" for one in dict.fromkeys(wanted) if one in held][:4])


@cache
def _ideas() -> dict[str, frozenset[int]]:
    held: dict[str, set[int]] = {}
    lines = [line for name in _TABLES for line in table(name)["concepts"]]
    for number, line in enumerate(lines):
        for one in roots(line):
            held.setdefault(one, set()).add(number)
    return {one: frozenset(numbers) for one, numbers in held.items()}


def ideas(one: str) -> frozenset[int]:
    """The ideas that a root may speak of; empty where the lexicon does not know it."""
    return _ideas().get(one, frozenset())


@cache
def _phrases() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (word, re.compile(text, re.IGNORECASE))
        for name in _TABLES
        for word, text in table(name)["phrases"].items()
    )


def with_phrases(text: str) -> str:
    """The text, and after it each word that several of its words say together."""
    return " ".join([text, *(word for word, said in _phrases() if said.search(text))])


def is_known(one: str) -> bool:
    """Whether the lexicon knows a root."""
    return one in _ideas()


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(roots(" ".join(table(one).get(name, "") for one in _TABLES)))


def is_needless(one: str) -> bool:
    """Whether an official word asks for nothing by itself."""
    return one in _listed("needless")


def is_vague(one: str) -> bool:
    """Whether an easy word may stand for too much to answer an official word by itself."""
    return one in _listed("vague")


def is_free(one: str) -> bool:
    """Whether an easy word adds nothing of its own."""
    return one in _listed("free")


def alike(one: str, other: str) -> bool:
    """Whether two roots are of one word: govern and government."""
    return one == other or (len(one) > 4 and len(other) > 4 and one[:5] == other[:5])


@lru_cache(maxsize=4096)
def own(text: str) -> frozenset[str]:
    """The roots of easy words that say something of their own."""
    return frozenset(one for one in roots(text) if not is_free(one))


@lru_cache(maxsize=4096)
def shared(official: str, easy: str) -> frozenset[str]:
    """The roots of official words that easy words speak of too."""
    said = roots(easy)
    known = frozenset().union(*(ideas(one) for one in said if not is_vague(one)))
    return frozenset(
        word
        for word in roots(official)
        if not is_needless(word) and (ideas(word) & known or any(alike(word, one) for one in said))
    )
