"""A case file written so that nobody's work is lost: locked, whole or not at all, with a copy."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.case import read_bytes, told
from generator.documents.lock import locked
from generator.documents.writing import write_all
from generator.errors import CaseError

_MOST_TOLD = 10


def write_case(
    path: Path, before: bytes, after: bytes, *, beside: Mapping[Path, bytes] | None = None
) -> Path:
    """Write a case file anew, from what was read of it; returns the copy of it as it was.

    `beside` are new files that are written with it, all or none.
    Raises CaseError when somebody else changed the file since it was read, with the places
    that differ; then nothing is written. Raises OutputError when it cannot be written.
    """
    path = path.resolve()
    with locked(path):
        _hold_against(path, before)
        kept = _free(path)
        write_all(
            {kept: before, **(beside or {}), path: after}, instead_of={path: before}, like=path
        )
    return kept


def rewrite_case(path: Path, before: bytes, after: bytes) -> None:
    """Write a case file as `write_case` does, without a copy of it as it was.

    This is for small changes one after the other, of which the first kept a copy. Raises as
    `write_case` does.
    """
    path = path.resolve()
    with locked(path):
        _hold_against(path, before)
        write_all({path: after}, instead_of={path: before}, like=path)


def _hold_against(path: Path, before: bytes) -> None:
    """Raise CaseError for a file that is not any more what was read of it."""
    now = read_bytes(path)
    if now != before:
        raise CaseError(
            f"{path.name} was changed by somebody else while you worked, so nothing was "
            f"written. {_differing(before, now)}Do it again from the file as it is now."
        )


def _free(path: Path) -> Path:
    """The first of case.json.bak-1, case.json.bak-2, ... that is not there."""
    number = 1
    while (kept := path.with_name(f"{path.name}.bak-{number}")).exists():
        number += 1
    return kept


def _differing(before: bytes, now: bytes) -> str:
    """Where two states of a case file differ, in words; empty where one is no JSON."""
    try:
        old, new = json.loads(before), json.loads(now)
    except (ValueError, RecursionError):
        return ""
    if not isinstance(old, dict) or not isinstance(new, dict):
        return ""
    places = list(dict.fromkeys(told(at, path).where for path, at in _changed(old, new)))
    more = len(places) - _MOST_TOLD
    rest = f"; and {more} more places" if more > 0 else ""
    return f"Changed there: {'; '.join(places[:_MOST_TOLD])}{rest}. " if places else ""


def _changed(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[tuple[Any, Any]]:
    """The paths of what differs, each with the state of the file that holds it."""
    for path in _paths(old, new, ()):
        yield path, new if _has(new, path) else old


def _paths(old: Any, new: Any, path: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    if isinstance(old, dict) and isinstance(new, dict):
        for name in dict.fromkeys((*old, *new)):
            if name in old and name in new:
                yield from _paths(old[name], new[name], (*path, name))
            else:
                yield (*path, name)
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for number, (one, other) in enumerate(zip(old, new, strict=True)):
            yield from _paths(one, other, (*path, number))
    elif old != new and path:
        yield path


def _has(data: Any, path: tuple[str | int, ...]) -> bool:
    try:
        for step in path:
            data = data[step]
    except (KeyError, IndexError, TypeError):
        return False
    return True
