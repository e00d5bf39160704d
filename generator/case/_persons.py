"""People who are named by their id: printed by name, and a fault where nobody has that id."""

import copy
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from generator.case._schema import root
from generator.case._service import Service, alike, own_names
from generator.case._validate import Draft, Steps
from generator.spelling import nearest

Change = tuple[Steps, Any]
"""A place of a case and what is to stand there; None for nothing."""

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_LIST = 2000


@cache
def person_fields() -> tuple[tuple[str, ...], ...]:
    """The paths of all fields that name one person; `*` is each entry of a list."""
    return tuple(tuple(each.split(".")) for each in _lists()["fields"])


@cache
def _lists() -> dict[str, list[str]]:
    text = (Path(__file__).parent / "data" / "persons.toml").read_text("utf-8")
    return tomllib.loads(text)


def named(data: dict[str, Any], service: Service | None = None) -> dict[str, Any]:
    """A valid case with the name of a person wherever that person's id stands for them.

    People are those of the case and the service's staff. The same mapping when no id stands
    anywhere.
    """
    names = own_names(data, service)
    found = [(path, value) for path, value in _persons(data) if value in names]
    if not found:
        return data
    made = copy.deepcopy(data)
    for path, value in found:
        _put(made, path, names[value])
    return made


def changed(
    own: Mapping[str, Any], changes: Iterable[Change], service: Service | None = None
) -> dict[str, Any]:
    """What a file holds after some changes, made by people who saw names where it has ids.

    Where the file has a person's id, the new name of just one of the people, as they are called
    after the changes, is written as the id; any other text is written as it is.
    """
    data = copy.deepcopy(dict(own))
    ids = own_names(own, service)
    given = {path for path, value in _persons(own) if value in ids}
    by_id = []
    for path, value in changes:
        _put(data, path, value)
        if path in given and isinstance(value, str):
            by_id.append((path, alike(value)))
    if by_id:
        names = [(each, alike(name)) for each, name in own_names(data, service).items()]
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


def person_drafts(data: Any, service: Service | None = None) -> Iterator[Draft]:
    """Faults of ids that nobody has. A plain word such as "gran" is taken for a name."""
    people: Any = data.get("people") if isinstance(data, Mapping) else None
    held = [each for each in people if isinstance(each, Mapping)] if _is_list(people) else []
    ids = [each["id"] for each in held if isinstance(each.get("id"), str)]
    ids += service.by_id if service else ()
    roles = root("case").step("people")
    role = roles.item.step("role") if roles and roles.item else None
    codes = [code for code in (role.codes if role else ()) if "-" in code]
    for path, value in _persons(data):
        if value in ids or not _ID.fullmatch(value):
            continue
        near = nearest(value, ids)
        if near or value in codes or _is_like_an_id(value):
            hint = "Write the id of one in people, or a name."
            if service is None:
                hint += " For an id of the service's staff, use the service's folder: --service."
            yield Draft(
                path,
                "is not the id of any person.",
                f"Did you mean '{near}'?" if near else hint,
            )


def _is_like_an_id(value: str) -> bool:
    """Whether that is no name: it has a digit, or joins words that no name joins."""
    first = value.partition("-")[0]
    return any(char.isdigit() for char in value) or (
        "-" in value and first not in _lists()["joined"]
    )


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
