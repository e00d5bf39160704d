"""Changes of a case file as a person asks for them: values set, entries added and taken out."""

import copy
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from generator.case._validate import Steps
from generator.case.guide import FieldGuide, guide
from generator.case.pages import Names
from generator.errors import CaseError
from generator.spelling import split

__all__ = [
    "in_order",
    "names_in",
    "naming",
    "new_id",
    "released",
    "value_at",
    "with_entry",
    "with_values",
    "without_entry",
]

_LONGEST = 24  # characters of a new id, so that a number still fits behind it


def names_in(path: Steps) -> Names:
    """A path without the numbers of its entries."""
    return tuple(step for step in path if isinstance(step, str))


def value_at(data: Any, path: Steps) -> Any:
    """What stands at a place; None for nothing."""
    for step in path:
        if isinstance(data, Mapping) and isinstance(step, str):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data):
            data = data[step]
        else:
            return None
    return data


def with_values(own: Mapping[str, Any], values: Mapping[Steps, Any]) -> dict[str, Any]:
    """A file with other values in some places; None takes a value out.

    Sections come and go with what they hold: a new one stands where the schema has it, and a
    list that it cannot be without begins empty. What the schema does not know stays as it is.
    Raises CaseError for a file that holds something else where a section should be.
    """
    data = copy.deepcopy(dict(own))
    for path, value in values.items():
        _set(data, path, value)
    for path, value in values.items():
        if value is None:
            _prune(data, path[:-1])
    return data


def with_entry(own: Mapping[str, Any], at: Steps, held: Mapping[Steps, Any]) -> dict[str, Any]:
    """A file with a new last entry in the list at a place; `held` is by paths from the entry.

    Where the list is one whose entries others can refer to, the entry gets an id.
    """
    part = _part(at)
    entry = with_new(part, held)
    if any(field.path[-1] == "id" for field in part.fields):
        taken = {_id_of(one) for one in value_at(own, at) or ()} | _ids(own)
        entry = {"id": new_id(_told_by(entry), part.noun, taken), **entry}
    before = value_at(own, at)
    return with_values(own, {at: [*(before if isinstance(before, list) else ()), entry]})


def with_new(part: FieldGuide, held: Mapping[Steps, Any]) -> dict[str, Any]:
    """A new entry that holds some values, with the lists that it cannot be without."""
    entry: dict[str, Any] = {}
    for path, value in held.items():
        if value is not None:
            _set(entry, path, value, part)
    _begin(entry, part)
    return in_order(entry, (), part)


def without_entry(own: Mapping[str, Any], at: Steps) -> dict[str, Any]:
    """A file without one entry of a list; a list that nothing needs goes with its last one."""
    *_, number = at
    if not isinstance(number, int):
        raise TypeError(at)
    data = copy.deepcopy(dict(own))
    entries = value_at(data, at[:-1])
    del entries[number]
    if not entries and not _part(at[:-1]).needed:
        _set(data, at[:-1], None)
        _prune(data, at[:-2])
    return data


def released(own: Mapping[str, Any], at: Steps) -> dict[str, Any]:
    """A file without one entry, and without what refers to it by its id.

    Where a person was named by the id, the name stands instead.
    """
    entry = value_at(own, at)
    name = entry.get("name") if isinstance(entry, Mapping) else None
    values: dict[Steps, Any] = {}
    for path in naming(own, at):
        if names_in(at) == ("people",) and name:
            values[path] = name
        elif isinstance(path[-1], int):
            listed = path[:-1]
            ids = values.get(listed, value_at(own, listed))
            values[listed] = [one for one in ids if one != _id_of(entry)] or None
        else:
            values[path] = None
    return without_entry(with_values(own, values), at)


def naming(own: Mapping[str, Any], at: Steps) -> tuple[Steps, ...]:
    """The places that refer to the entry of a list by its id, apart from those inside it."""
    identifier, target = _id_of(value_at(own, at)), names_in(at)
    if not identifier:
        return ()
    found = _referring(guide(), own, ())
    return tuple(
        path
        for path, to, value in found
        if to == target and value == identifier and path[: len(at)] != at
    )


def in_order(held: Mapping[str, Any], before: Sequence[str], part: FieldGuide) -> dict[str, Any]:
    """Fields in the order that they had before, new ones where the schema has them."""
    order = [name for name in before if name in held]
    by_schema = [field.path[-1] for field in part.fields]
    for number, name in enumerate(by_schema):
        if name in held and name not in order:
            earlier = [other for other in by_schema[:number] if other in order]
            order.insert(order.index(earlier[-1]) + 1 if earlier else 0, name)
    return {name: held[name] for name in dict.fromkeys((*order, *held))}


def _part(path: Steps) -> FieldGuide:
    found = guide().find(names_in(path))
    if found is None:
        raise LookupError(path)
    return found


def _set(data: Any, path: Steps, value: Any, part: FieldGuide | None = None) -> None:
    """Put one value in its place, with the sections around it, or take it out."""
    part = guide() if part is None else part
    for depth, step in enumerate(path[:-1]):
        if isinstance(step, int):
            data = data[step]
            continue
        inner = part.find((step,))
        assert inner is not None
        if step not in data:
            if value is None:
                return
            _insert(data, step, {} if not isinstance(path[depth + 1], int) else [], part)
            if inner.form == "section":
                _begin(data[step], inner)
        data, part = data[step], inner
        if not isinstance(data, list if isinstance(path[depth + 1], int) else dict):
            raise CaseError(
                f"The file holds something else where “{part.title}” should be. Take it out of "
                "the file first, or ask whoever made the file."
            )
    last = path[-1]
    if value is None:
        data.pop(last, None)
    elif isinstance(last, int) or last in data:
        data[last] = value
    else:
        _insert(data, last, value, part)


def _insert(data: dict[str, Any], name: str, value: Any, part: FieldGuide) -> None:
    before = list(data)
    whole = in_order({**data, name: value}, before, part)
    data.clear()
    data.update(whole)


def _begin(data: dict[str, Any], part: FieldGuide) -> None:
    """Give a new section or entry the lists that it cannot be without."""
    for field in part.fields:
        if field.needed and field.form == "list" and field.path[-1] not in data:
            _insert(data, field.path[-1], [], part)


def _prune(data: Any, path: Steps) -> None:
    """Take out the sections on a way that hold nothing any more, the innermost first."""
    while path and isinstance(path[-1], str):
        held = value_at(data, path)
        if not isinstance(held, dict) or any(value != [] for value in held.values()):
            return
        value_at(data, path[:-1]).pop(path[-1])
        path = path[:-1]


def _id_of(entry: Any) -> str:
    found = entry.get("id") if isinstance(entry, Mapping) else None
    return found if isinstance(found, str) else ""


def _ids(own: Mapping[str, Any]) -> set[str]:
    """Every word that a reference anywhere uses: a new entry never answers to an old one."""
    return {value for _, _, value in _referring(guide(), own, ())}


def _referring(part: FieldGuide, held: Any, at: Steps) -> Iterator[tuple[Steps, Names, str]]:
    """The places of a file that may hold an id, with the list it is of, and what stands there."""
    if part.refers_to:
        for path, value in _texts(held, at):
            yield path, part.refers_to, value
    elif part.form == "list" and isinstance(held, list):
        for number, entry in enumerate(held):
            yield from _inside(part, entry, (*at, number))
    elif part.form == "section":
        yield from _inside(part, held, at)


def _inside(part: FieldGuide, held: Any, at: Steps) -> Iterator[tuple[Steps, Names, str]]:
    for field in part.fields if isinstance(held, Mapping) else ():
        name = field.path[-1]
        if name in held:
            yield from _referring(field, held[name], (*at, name))


def _texts(held: Any, at: Steps) -> Iterator[tuple[Steps, str]]:
    if isinstance(held, list):
        yield from (((*at, n), one) for n, one in enumerate(held) if isinstance(one, str))
    elif isinstance(held, str):
        yield at, held


def _told_by(entry: Mapping[str, Any]) -> str:
    """What an entry is known by: of a person the name, of others what it is or its day."""
    names = ("name", "date", "code", "kind", "type")
    return str(next((entry[name] for name in names if entry.get(name)), ""))


def new_id(words: str, noun: str, taken: Iterable[str]) -> str:
    """An id for a new entry, made of words that tell it; of its noun where they give none."""
    plain = [word for word in split(words) if word.isascii() and word.isalnum()]
    stem = "-".join(plain)[:_LONGEST].strip("-")
    stem = stem if len(stem) > 1 else noun.split(" ", maxsplit=1)[0] or "entry"
    others, made, number = set(taken), stem, 1
    while made in others:
        number += 1
        made = f"{stem}-{number}"
    return made
