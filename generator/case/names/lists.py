"""The lists of names and of the words round them, read once."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from generator.case.names.folding import fold

__all__ = ["also_words", "given_names", "places", "sentence", "surnames", "words"]

_DATA = Path(__file__).with_name("data")


@cache
def given_names() -> frozenset[str]:
    """Given names and their short forms, folded."""
    return _read("given-names.txt")


@cache
def surnames() -> frozenset[str]:
    """Surnames, folded."""
    return _read("surnames.txt")


@cache
def also_words() -> frozenset[str]:
    """Names that are everyday English words as well, folded."""
    return _read("also-words.txt")


@cache
def words() -> frozenset[str]:
    """Everyday English words of three to nine letters, folded."""
    return _read("words.txt")


@cache
def places() -> frozenset[str]:
    """Words with a capital that name no person: places, months, makes, clubs, faiths; folded."""
    return _read("places.txt")


@cache
def sentence() -> Mapping[str, frozenset[str]]:
    """Words round a name that tell that a person is meant, by the headings of the TOML files."""
    found: dict[str, frozenset[str]] = {}
    for name in ("sentence.toml", "everyday.toml"):
        raw = tomllib.loads((_DATA / name).read_text("utf-8"))
        found |= {key: frozenset(words) for key, words in raw.items() if isinstance(words, list)}
    return found


def _read(name: str) -> frozenset[str]:
    lines = (_DATA / name).read_text("utf-8").splitlines()
    text = fold(" ".join(line.partition("#")[0] for line in lines))
    return frozenset(text.split())
