"""Rows to be repeated: over which list, and what each column prints."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from generator.adopt._fields import Fields, ListField
from generator.adopt._matching import Guess
from generator.adopt._subjects import CHILD, under
from generator.adopt._words import Key, key, meanings
from generator.word.typecheck import Field

__all__ = ["RowGuess", "row_guesses"]

_SURE, _LIKELY, _OPEN = 0.93, 0.82, 0.5
_ENOUGH = 0.6
_ASIDE = key("details child current list following table information known")
_NUMBERS = frozenset(map(key, ("no", "no.", "number", "#", "ref", "item")))


@dataclass(frozen=True)
class RowGuess(Guess):
    """A list that rows may be of. `columns` are its fields; None for a column that is of none."""

    held: ListField
    columns: tuple[Field | None, ...]


def row_guesses(
    columns: Sequence[str], context: Sequence[str], fields: Fields
) -> tuple[RowGuess, ...]:
    """The lists that rows with these columns may be of, the likeliest first."""
    found = []
    over = under(context[:1])
    for path, held in fields.lists.items():
        if (
            not held.loop
            or path == "people"
            or path.split(".", 1)[0] in ("explained", "easy_read", "agenda")
        ):
            continue
        matched = tuple(_column(column, held) for column in columns)
        real = [column for column in columns if key(column) and key(column) not in _NUMBERS]
        count = len({field.path for field in matched if field})
        if not count or not real or count < sum(1 for field in matched if field):
            continue
        share = count / len(real)
        named = _is_named(held, context[:2])
        own = bool(_said(path).get("columns")) and any(_tells(column, path) for column in columns)
        certain, why = 0.0, ""
        if share >= _ENOUGH and named:
            certain, why = _SURE, "heading and columns fit"
        elif share >= _ENOUGH and own and over.path in ("", CHILD) and over.whole:
            certain, why = _LIKELY, "the columns fit"
        elif named or share >= _ENOUGH:
            why = "the heading fits" if named else "the columns fit, but not the heading"
            certain = _OPEN
        if certain:
            found.append((share, RowGuess(path, certain, why, held, matched)))
    found.sort(key=lambda one: (-one[1].certainty, -one[0]))
    ordered = [one for _, one in found]
    if len(ordered) > 1 and ordered[0].certainty == ordered[1].certainty:
        shares = [share for share, _ in found]
        if shares[0] == shares[1]:
            ordered = [
                replace(one, certainty=min(one.certainty, _OPEN), why="several lists fit")
                for one in ordered
            ]
    return tuple(ordered[:3])


def _column(column: str, held: ListField) -> Field | None:
    wanted = key(column)
    for name, several in _said(held.path).get("columns", {}).items():
        if wanted in map(key, several) and name in held.entries:
            return held.entries[name]
    if not wanted or wanted in _NUMBERS:
        return None
    same = [one for one in held.entries.values() if key(one.title) == wanted]
    return same[0] if len(same) == 1 else None


def _is_named(held: ListField, context: Sequence[str]) -> bool:
    known = [key(one) for one in _said(held.path).get("of", (held.title,))]
    words = frozenset[str]().union(*known)
    said = [key(heading) for heading in context]
    return any(
        one in known or (one - _ASIDE <= words and any(phrase <= one for phrase in known if phrase))
        for one in said
    )


def _tells(column: str, path: str) -> bool:
    """Whether only one list has a column of that name."""
    return _lists_of(key(column)) == (path,)


@cache
def _lists_of(column: Key) -> tuple[str, ...]:
    return tuple(
        path
        for path, said in meanings()["lists"].items()
        if any(column in map(key, several) for several in said["columns"].values())
    )


def _said(path: str) -> Mapping[str, Mapping[str, Sequence[str]]]:
    found: Mapping[str, Mapping[str, Sequence[str]]] = meanings()["lists"].get(path, {})
    return found
