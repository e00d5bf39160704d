"""Puts into a view where in the case file each of its values stands."""

from collections.abc import Mapping, Sequence
from typing import Any

from generator.case import Case, Coded, title
from generator.word.readback.located import Flag, Located

# What other parts of the file, or other files, refer to.
_FIXED = frozenset({"schema", "case_id", "id"})


def place_of(case: Case, path: Sequence[str | int]) -> str:
    """The place of a value, unlike that in any other case: what marks of fields are made from."""
    return "/".join((case.identifier, *map(str, path)))


def located(view: Mapping[str, Any], case: Case) -> dict[str, Any]:
    """A copy of a view in which each text, code and yes or no of the case file has its place.

    What stands in it twice (people, in their teams) is one in the copy too, and located in both.
    What was worked out from the case has no place.
    """
    seen: dict[str, Any] = _copied(dict(view), {})
    _locate(seen, case.data, case.identifier, ())
    return seen


def _copied(value: Any, made: dict[int, Any]) -> Any:
    """New dicts and lists all through; `made` holds the copies by what they are of."""
    copy = made.get(id(value))
    if copy is not None:
        return copy
    if isinstance(value, dict):
        copy = made[id(value)] = {}
        for name, inner in value.items():
            copy[name] = _copied(inner, made) if isinstance(inner, (dict, list)) else inner
        return copy
    copy = made[id(value)] = []
    copy += [_copied(each, made) if isinstance(each, (dict, list)) else each for each in value]
    return copy


def _locate(seen: Any, data: Any, place: str, kind: tuple[str, ...]) -> None:
    if isinstance(data, list):
        for number, value in enumerate(data):
            seen[number] = _inside(seen[number], value, f"{place}/{number}", kind)
        return
    for step, value in data.items():
        if step in seen and step not in _FIXED:
            seen[step] = _inside(seen[step], value, f"{place}/{step}", (*kind, step))


def _inside(shown: Any, value: Any, place: str, kind: tuple[str, ...]) -> Any:
    """What is shown of a value, located with all that it holds."""
    if isinstance(value, (dict, list)):
        if type(shown) is type(value):
            _locate(shown, value, place, kind)
        return shown
    return _located(shown, place, kind) if shown == value else shown


def _located(value: Any, place: str, kind: tuple[str, ...]) -> Any:
    if isinstance(value, bool):
        return Flag(value, place, title(kind))
    if isinstance(value, str):
        words = value.label if isinstance(value, Coded) else ""
        return Located(value, place, title(kind), words=words)
    return value
