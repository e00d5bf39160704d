"""What a person meant by a word where a code or a field's name is asked for."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from generator.spelling import folded, nearest_of, split

_DATA = Path(__file__).parent / "data"


@cache
def tables() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """The words in use for codes, by table and code; those for fields under `fields`."""
    held: dict[str, Any] = tomllib.loads((_DATA / "synonyms.toml").read_text("utf-8"))
    return {
        name: {code: tuple(words) for code, words in table.items()}
        for name, table in held.items()
        if isinstance(table, dict)
    }


def code_meant(word: str, codes: Mapping[str, str]) -> str | None:
    """The code that a word stands for: by its title, a word in use, or a slip of the fingers.

    `codes` are those that may stand there, with their titles. None when it is not certain: no
    code is ever told for a word that could mean another, or the opposite.
    """
    return nearest_of(word, words_for(codes))


def words_for(codes: Mapping[str, str]) -> dict[str, str]:
    """The code that each word in use stands for, by its title and as itself."""
    said: dict[str, str] = {}
    for name, table in tables().items():
        if name != "fields" and table.keys() <= codes.keys():
            said |= {each: code for code, words in table.items() for each in words}
    return said | {title: code for code, title in codes.items()} | {code: code for code in codes}


def field_meant(word: str, names: Iterable[str]) -> tuple[str, ...]:
    """The fields that a name stands for: one that is certain, or all that begin with its words."""
    names = tuple(names)
    said = {
        each: name for name, words in tables()["fields"].items() for each in words if name in names
    }
    found = nearest_of(word, said | {name: name for name in names})
    if found is not None:
        return (found,)
    typed = split(word)
    begin = [name for name in names if typed and split(name)[: len(typed)] == typed]
    return tuple(begin) if len(begin) > 1 else ()


def choice(code: str, title: str) -> str:
    """A code with its title where that says more: `W2, White: Irish`."""
    return code if folded(code) == folded(title) else f"{code}, {title}"
