"""Strict JSON: one value for a field, ordinary numbers, sane depth, real characters."""

import json
import math
import re
from dataclasses import dataclass
from typing import Any, NoReturn

from generator.case._scan import scan
from generator.errors import CaseError

MOST_DEPTH = 40
MOST_VALUES = 50_000
MOST_DIGITS = 15
MOST_SLIPS = 200

_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_DIGITS = "-0123456789"
_CURLY = "\u2018\u2019\u201c\u201d"
_WORDS = {
    "Expecting property name enclosed in double quotes": (
        "a field's name in double quotation marks was expected here, or a comma is left over "
        "before a closing bracket"
    ),
    "Illegal trailing comma before end of object": (
        "a comma is left over before the closing bracket: take it out"
    ),
    "Illegal trailing comma before end of array": (
        "a comma is left over before the closing bracket: take it out"
    ),
    "Expecting ':' delimiter": "a colon was expected here, between a field's name and its value",
    "Expecting ',' delimiter": (
        "a comma or a closing bracket was expected here. A quotation mark inside text needs a "
        'backslash before it: \\"'
    ),
    "Expecting value": (
        "a value was expected here: text in double quotation marks, a number, true, false, a list "
        "in [ ] or a section in { }"
    ),
    "Unterminated string starting at": ("the text that begins here has no closing quotation mark"),
    "Invalid control character at": (
        "the text breaks off at the end of a line or holds a tab. Write \\n for a new line, and "
        "close the quotation mark"
    ),
    "Invalid \\escape": "a backslash stands alone here. Write two of them, or take it out",
    "Invalid \\uXXXX escape": "\\u must be followed by four hexadecimal digits",
    "Extra data": "the file should end here, but there is more. Perhaps a bracket closes too soon",
}


@dataclass(frozen=True)
class Slip:
    """Something JSON readers let pass and we do not, with the pointer steps to its place."""

    path: tuple[str | int, ...]
    message: str


class _SlipFoundError(Exception):
    """Something is wrong that only the slow scan can name the place of."""


def parse(text: str, name: str) -> tuple[Any, tuple[Slip, ...]]:
    """The value of a JSON text, with its slips; the value is None where there are any.

    Raises CaseError, with line and column, for text that is not JSON at all.
    """
    try:
        value = json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=_refuse,
            parse_int=_integer,
            parse_float=_float,
        )
    except _SlipFoundError:
        return None, _slips(text)
    except json.JSONDecodeError as error:
        raise CaseError(_syntax(error, text, name)) from None
    except RecursionError:
        raise CaseError(_too_deep(name)) from None
    _refuse_huge(value, name)
    if _SURROGATE.search(text):
        slips = _slips(text)
        return (None, slips) if slips else (value, ())
    return value, ()


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        raise _SlipFoundError
    return value


def _refuse(_: str) -> NoReturn:
    raise _SlipFoundError


def _integer(digits: str) -> int:
    if len(digits) > MOST_DIGITS:
        raise _SlipFoundError
    return int(digits)


def _float(digits: str) -> float:
    value = float(digits)
    if not math.isfinite(value):
        raise _SlipFoundError
    return value


def _slips(text: str) -> tuple[Slip, ...]:
    found: list[Slip] = []
    for event, path, token, _ in scan(text):
        if len(found) == MOST_SLIPS:
            break
        if event == "again":
            found.append(Slip(path, "is there twice. Keep one of them."))
        elif event == "text" and _lone(token):
            found.append(
                Slip(path, "holds half of a two-part character (\\ud800 to \\udfff). Type it anew.")
            )
        elif event == "number" and token.strip("-") in ("NaN", "Infinity"):
            found.append(Slip(path, f"is {token}, which is not a number. Leave the field out."))
        elif event == "number" and token[0] in _DIGITS and _huge(token):
            found.append(Slip(path, "is a number far too big to be right."))
    return tuple(found)


def _lone(token: str) -> bool:
    if not _SURROGATE.search(token):
        return False
    try:
        return any("\ud800" <= char <= "\udfff" for char in json.loads(token))
    except ValueError:
        return False


def _huge(token: str) -> bool:
    whole = not set(token) & set(".eE")
    return len(token) > MOST_DIGITS if whole else not math.isfinite(float(token))


def _refuse_huge(value: Any, name: str) -> None:
    level, values = [value], 0
    for _ in range(MOST_DEPTH):
        level = [
            inner
            for outer in level
            if isinstance(outer, dict | list)
            for inner in (outer.values() if isinstance(outer, dict) else outer)
        ]
        values += len(level)
        if values > MOST_VALUES:
            raise CaseError(
                f"{name} holds more than {MOST_VALUES} values, where a case has a few thousand. "
                "Start again from a sample."
            )
        if not level:
            return
    raise CaseError(_too_deep(name))


def _too_deep(name: str) -> str:
    return (
        f"{name} has brackets inside brackets more than {MOST_DEPTH} deep, which no case needs. "
        "Start again from a sample."
    )


def _syntax(error: json.JSONDecodeError, text: str, name: str) -> str:
    what = _WORDS.get(error.msg, "something that is not JSON stands here")
    at = text[error.pos : error.pos + 2]
    if at[:1] and at[0] in _CURLY:
        what = 'a curly quotation mark stands here. Use the straight one: "'
    elif at[:1] == "'":
        what = 'a single quotation mark stands here. Use the double one: "'
    elif at[:1] == "#" or at in ("//", "/*"):
        what = "a comment stands here, and JSON has none. Take it out"
    elif at in ("Tr", "Fa", "No"):
        what = "a word stands here that JSON does not know. Write true or false in small letters"
    return f"{name} cannot be read: at line {error.lineno}, column {error.colno}, {what}."
