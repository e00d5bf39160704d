"""Every text of a case, with its place."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

__all__ = ["Steps", "Texts", "numbers", "pointer", "texts"]

Steps = tuple[str | int, ...]
Texts = list[tuple[Steps, str]]

# Codes, references to other places, files and addresses of the web: no sentence stands there.
_NO_TEXT = frozenset(
    {
        *("schema", "id", "about", "breached_conditions", "failures", "condition", "file", "logo"),
        *("photo", "picture", "pictures", "accent_colour", "website", "pack", "font", "code"),
        *("meant_names", "email"),
    }
)
_PLAIN = frozenset({bool, int, float, type(None)})
_DATE_OR_NUMBER = re.compile(r"[0-9:./+ -]*")


def texts(value: Any, path: Steps = ()) -> Texts:
    """The texts of a case or a part of it, each with its path; dates and codes are left out."""
    found: Texts = []
    _into(value, path, found)
    return found


def _into(value: Any, path: Steps, found: Texts) -> None:
    if isinstance(value, str):
        if not _DATE_OR_NUMBER.fullmatch(value):
            found.append((path, value))
        return
    steps: Iterable[tuple[str | int, Any]] = ()
    if isinstance(value, (dict, Mapping)):
        steps = value.items()
    elif isinstance(value, list | tuple):
        steps = enumerate(value)
    for key, inner in steps:
        if key in _NO_TEXT:
            continue
        # A whole case is walked, most of it plain text: types are looked at before classes.
        kind = type(inner)
        if kind is str:
            if inner[:1].isalpha() or not _DATE_OR_NUMBER.fullmatch(inner):
                found.append(((*path, key), inner))
        elif kind not in _PLAIN:
            _into(inner, (*path, key), found)


def pointer(path: Steps) -> str:
    """A path as a JSON pointer."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)


_NUMBERED = ("phone", "out_of_hours_phone", "email", "website", "postcode", "case_number")


def numbers(case: Mapping[str, Any]) -> Texts:
    """Telephone numbers, addresses of the web, postcodes and references, in small letters."""
    found: Texts = [(("case_id",), str(case.get("case_id", "")).lower())]
    _numbers(case, (), found)
    return found


def _numbers(value: Any, path: Steps, found: Texts) -> None:
    if isinstance(value, dict | Mapping):
        for key, inner in value.items():
            if key in _NUMBERED and isinstance(inner, str):
                found.append(((*path, key), inner.lower()))
            elif isinstance(inner, dict | list):
                _numbers(inner, (*path, key), found)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            if isinstance(inner, dict):
                _numbers(inner, (*path, number), found)
