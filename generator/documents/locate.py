"""Puts into a view where in the case file each of its values stands."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.case import Case, Coded, title
from generator.word.readback.located import Flag, Located

# What other parts of the file, or other files, refer to.
_FIXED = frozenset({"schema", "case_id", "id"})


def place_of(case: Case, path: Sequence[str | int]) -> str:
    """The place of a value, unlike that in any other case: what marks of fields are made from."""
    return "/".join((case.identifier, *map(str, path)))


def locate(seen: dict[str, Any], case: Case) -> None:
    """Give every text, code and yes or no of a view that stands in the case file its place.

    Works on the view itself, so that what stands in it twice (people, in their teams) is
    located in both. What was worked out from the case has no place.
    """
    _locate(seen, case.data, case.identifier, ())


def _locate(seen: Any, data: Any, place: str, kind: tuple[str, ...]) -> None:
    for step, value in _steps(data):
        if isinstance(step, str) and step not in seen:
            continue
        shown = seen[step]
        inner, inner_kind = f"{place}/{step}", (*kind, step) if isinstance(step, str) else kind
        if isinstance(value, (dict, list)) and type(shown) is type(value):
            _locate(shown, value, inner, inner_kind)
        elif shown == value and step not in _FIXED:
            seen[step] = _located(shown, inner, inner_kind)


def _steps(data: Any) -> Iterator[tuple[Any, Any]]:
    return iter(data.items() if isinstance(data, (dict, Mapping)) else enumerate(data))


def _located(value: Any, place: str, kind: tuple[str, ...]) -> Any:
    if isinstance(value, bool):
        return Flag(value, place, title(kind))
    if isinstance(value, str):
        words = value.label if isinstance(value, Coded) else ""
        return Located(value, place, title(kind), words=words)
    return value
