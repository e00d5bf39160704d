"""What the schemas say of one field of a case: its title, its place in words, its choices."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from generator.case._schema import root
from generator.case._validate import at_path
from generator.case._words import pointer, title_of, where


@dataclass(frozen=True)
class Told:
    """A field of a case file.

    `where` is its place in words, `pointer` the same as a JSON pointer. `choices` are its
    codes with their labels; empty when it holds no code. `form` is what the schemas call the
    type of the field (Date, Line); empty where they know of no such field.
    """

    title: str
    where: str
    pointer: str
    choices: Mapping[str, str]
    form: str = ""


def told(data: Any, path: Sequence[str | int], file: str = "case") -> Told:
    """What the schemas say of the field of a file (case, panel) that `path` leads to."""
    place = root(file)
    at = at_path(place, tuple(path))
    *parent, last = path
    title = title_of(at, last)
    if isinstance(last, int):
        words = where(place, data, path)
    else:
        words = f"“{title}”"
        if parent:
            joint = "of" if any(isinstance(step, int) for step in parent) else "in"
            words += f" {joint} {where(place, data, parent)}"
    form = str(at.schemas[-1][0].get("title", "")) if at else ""
    return Told(title, words, pointer(tuple(path)), at.codes if at else {}, form)


@cache
def label(kind: tuple[str, ...], code: str) -> str:
    """What the schemas call a code of a field of a case; the code where they know none."""
    at = root("case")
    for step in kind:
        at = at.item or at
        at = at.step(step) or at
    return at.codes.get(code, code)


@lru_cache(maxsize=4096)
def title(kind: tuple[str, ...]) -> str:
    """What the schemas call a field of a case; `kind` is its path without numbers of entries."""
    at = root("case")
    for step in kind:
        while at.item is not None and step not in at.names:
            at = at.item
        inner = at.step(step)
        if inner is None:
            return step
        at = inner
    return title_of(at, kind[-1])
