"""A sound pack with one thing changed at a time, and what is said to be wrong with it.

The pack holds the first of the national rules and checks that use each field, anchor and
direction; a field that all have is changed in the first of them. What is said stands in
`single-pack.txt`, read by a person; a change without a fault is not there.
`python -m tests.rules.edges.single_pack` writes it anew.
"""

import copy
import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from generator.rules._data import pack_path, read_toml
from generator.rules._pack_faults import pack_faults
from tests.rules.test_spoilt_packs import toml

__all__ = ["KEPT", "said"]

KEPT = Path(__file__).with_name("single-pack.txt")
_RECORDS = ("rule", "check")
_NONE: Any = object()
# For a text, a number and a day: what could be written there by mistake.
_INSTEAD = {str: ("", "relase", 5), int: (0, 7.5, "7"), date: ("2026-09-01", date(2020, 1, 1))}

# What goes together with other fields of its record is changed in every one.
_TOGETHER = [("direction",), ("offset",), ("ends_with",), ("every",)]


@cache
def base() -> dict[str, Any]:
    raw = read_toml(pack_path("national"))
    seen: set[Any] = set()
    for kind in _RECORDS:
        kept = []
        for record in raw[kind]:
            new = {*record, record.get("direction"), str(record.get("anchor")).partition(":")[0]}
            if not new <= seen:
                kept.append(record)
                seen |= new
        raw[kind] = kept
    ids = {one["id"] for one in raw["rule"]}
    for one in raw["rule"]:
        if str(one["anchor"]).partition(":")[2] not in {"", *ids} and "rule:" in one["anchor"]:
            one["anchor"] = "release"
    return raw


def said() -> Iterator[str]:
    """Each change with every fault that it makes."""
    done: set[Any] = set()
    for path, value in _changes(base(), ()):
        same = (path[0], *path[2:], repr(value))
        if same in done and path[2:3] not in _TOGETHER:
            continue
        done.add(same)
        changed = _with(base(), path, value)
        text = _text(changed)
        faults = pack_faults(tomllib.loads(text), None, text)
        if faults:
            yield f"{'.'.join(map(str, path))}: {'left out' if value is _NONE else value!r}"
            yield from (f"  {fault}" for fault in faults)


def _changes(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[Any, Any]]:
    if isinstance(value, dict):
        if path:
            yield path, _NONE
            yield (*path, "kind"), "x"
        for key, each in value.items():
            yield from _changes(each, (*path, key))
    elif isinstance(value, list):
        yield path, _NONE
        yield path, []
        for number, each in enumerate(value if path[0] in _RECORDS and len(path) == 1 else ()):
            yield from _changes(each, (*path, number))
        if len(path) > 1:
            yield from _changes(value[0], (*path, 0))
    else:
        yield path, _NONE
        yield from ((path, other) for other in _INSTEAD.get(type(value), ()))


def _with(raw: dict[str, Any], path: tuple[Any, ...], value: Any) -> dict[str, Any]:
    changed = copy.deepcopy(raw)
    held: Any = changed
    for step in path[:-1]:
        held = held[step]
    if value is _NONE:
        del held[path[-1]]
    else:
        held[path[-1]] = value
    return changed


def _text(raw: dict[str, Any]) -> str:
    """A pack as people write it: each record and table under its heading, a field a line."""
    lines = [f"{key} = {toml(raw[key])}" for key in raw if not _is_part(raw[key], key)]
    for key, value in raw.items():
        records = value if isinstance(value, list) else [value]
        for record in records if _is_part(value, key) else ():
            lines.append(f"[{key}]" if isinstance(value, dict) else f"[[{key}]]")
            lines += [f"{name} = {toml(each)}" for name, each in record.items()]
    return "\n".join(lines)


def _is_part(value: Any, key: str) -> bool:
    return isinstance(value, dict) or (key in _RECORDS and bool(value))


if __name__ == "__main__":
    KEPT.write_text("\n".join(said()) + "\n", "utf-8")
