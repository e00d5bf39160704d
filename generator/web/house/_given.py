"""What a form was given of a file, so that what another window changed is told and not undone."""

import hashlib
from collections.abc import Mapping

__all__ = ["GIVEN", "given_of", "together"]

GIVEN = "given"
_CHANGED = (
    "This was changed meanwhile, and is now “{}”. Save again to put what stands here in its place"
)
_EMPTY = (
    "This was taken out meanwhile, and is empty now. Save again to put what stands here in its "
    "place"
)


def given_of(values: Mapping[str, str]) -> str:
    """What a form carries to know again what it was given, by field; it tells nothing of it."""
    return " ".join(f"{name}:{_digest(value)}" for name, value in values.items())


def together(
    typed: Mapping[str, str], now: Mapping[str, str], given: str
) -> tuple[dict[str, str], dict[str, str]]:
    """What is to be kept of a form, and what has to be chosen first, by field.

    A field that was left as it was given stays as it is `now`. One that was changed both here
    and meanwhile is told. A form that carries nothing counts as given what stands now.
    """
    marks = dict(one.split(":", 1) for one in given.split() if ":" in one)
    kept, told = dict(typed), {}
    for name, value in typed.items():
        stands = now.get(name, "")
        mark = marks.get(name, _digest(stands))
        if value == stands or mark == _digest(stands):
            continue
        if mark == _digest(value):
            kept[name] = stands
        else:
            told[name] = _CHANGED.format(stands) if stands else _EMPTY
    return kept, told


def _digest(value: str) -> str:
    return hashlib.sha256(value.encode("utf-8", "replace")).hexdigest()[:16]
