"""People who are named by their id: printed by name, and a fault where nobody has that id."""

import copy
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from generator.case._schema import root
from generator.case._validate import Draft, Steps
from generator.spelling import nearest

Change = tuple[Steps, Any]
"""A place of a case and what is to stand there; None for nothing."""

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_LIST = 2000


@cache
def person_fields() -> tuple[tuple[str, ...], ...]:
    """The paths of all fields that name one person; `*` is each entry of a list."""
    text = (Path(__file__).parent / "data" / "persons.toml").read_text("utf-8")
    return tuple(tuple(each.split(".")) for each in tomllib.loads(text)["fields"])


def named(data: dict[str, Any]) -> dict[str, Any]:
    """A valid case with the name of a person wherever that person's id stands for them.

    The same mapping when no id stands anywhere.
    """
    names = _names(data)
    found = [(path, value) for path, value in _persons(data) if value in names]
    if not found:
        return data
    made = copy.deepcopy(data)
    for path, value in found:
        _put(made, path, names[value])
    return made


def changed(own: Mapping[str, Any], changes: Iterable[Change]) -> dict[str, Any]:
    """What a file holds after some changes, made by people who saw names where it has ids.

    Where the file has a person's id, the new name of just one of the people, as they are called
    after the changes, is written as the id; any other text is written as it is.
    """
    data = copy.deepcopy(dict(own))
    ids = _names(own)
    given = {path for path, value in _persons(own) if value in ids}
    by_id = []
    for path, value in changes:
        _put(data, path, value)
        if path in given and isinstance(value, str):
            by_id.append((path, _alike(value)))
    if by_id:
        names = [(each, _alike(name)) for each, name in _names(data).items()]
        for path, value in by_id:
            theirs = [each for each, name in names if name == value]
            if len(theirs) == 1:
                _put(data, path, theirs[0])
    return data


def _put(data: Any, path: Steps, value: Any) -> None:
    *parents, last = path
    for step in parents:
        data = data[step]
    if value is None:
        del data[last]
    else:
        data[last] = value


def _names(data: Mapping[str, Any]) -> dict[str, str]:
    """Names by id; nothing for a person whose name was just taken out."""
    return {each["id"]: each.get("name", "") for each in data.get("people", ())}


def _alike(name: str) -> str:
    return " ".join(name.split()).casefold()


def person_drafts(data: Any) -> Iterator[Draft]:
    """Faults of ids that nobody has. A plain word such as "gran" is taken for a name."""
    people: Any = data.get("people") if isinstance(data, Mapping) else None
    held = [each for each in people if isinstance(each, Mapping)] if _is_list(people) else []
    ids = [each["id"] for each in held if isinstance(each.get("id"), str)]
    roles = root("case").step("people")
    role = roles.item.step("role") if roles and roles.item else None
    codes = [code for code in (role.codes if role else ()) if "-" in code]
    for path, value in _persons(data):
        if value in ids or not _ID.fullmatch(value):
            continue
        near = nearest(value, ids)
        if near or value in codes or any(char.isdigit() for char in value):
            hint = (
                f"Did you mean '{near}'?" if near else "Write the id of one in people, or a name."
            )
            yield Draft(path, "is not the id of any person.", hint)


def _persons(data: Any) -> Iterator[tuple[Steps, str]]:
    for pattern in person_fields():
        yield from _find(data, pattern, ())


def _find(value: Any, pattern: tuple[str, ...], path: Steps) -> Iterator[tuple[Steps, str]]:
    if not pattern:
        if isinstance(value, str):
            yield path, value
    elif pattern[0] == "*":
        for number, item in enumerate(value if _is_list(value) else ()):
            yield from _find(item, pattern[1:], (*path, number))
    elif isinstance(value, (dict, Mapping)) and pattern[0] in value:
        yield from _find(value[pattern[0]], pattern[1:], (*path, pattern[0]))


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and len(value) <= _LONGEST_LIST
