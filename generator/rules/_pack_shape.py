"""What is wrong with the shape of a pack: fields, kinds of values, words that are not known."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, time
from functools import cache
from typing import TYPE_CHECKING, Any

import jsonschema_rs

from generator.rules._data import pack_schema_text
from generator.rules._pack_found import Found, meant, shown
from generator.rules._pack_lines import Steps

if TYPE_CHECKING:
    from jsonschema_rs import ValidationError

__all__ = ["known_fields", "shape_faults"]

_DAYS = ("effective_from", "effective_to", "confirmed_on")
_TYPES = {
    "integer": "a whole number, without quotation marks or a decimal point",
    "string": "text in quotation marks",
    "boolean": "true or false, without quotation marks",
    "array": "a list in square brackets",
    "object": "a table: names with values",
}
_SENTENCES = {
    "minimum": "must be {limit} or more",
    "maximum": "must be {limit} or less",
    "const": "must be {expected_value}",
    "required": "has no {property}",
    "minLength": "is too short",
    "minItems": "is too short",
    "minProperties": "is too short",
    "maxLength": "is too long",
    "maxItems": "is too long",
    "uniqueItems": "says the same twice",
    "dependentRequired": "needs an offset with a unit, and school_from with school_to",
    "format": "is not a day: write it like 2026-09-01",
}
_OTHERWISE = "is not written as a pack asks for; compare it with a shipped pack"


@cache
def _schema() -> dict[str, Any]:
    held: dict[str, Any] = json.loads(pack_schema_text())
    return held


@cache
def _validator() -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(_schema(), validate_formats=True)


def known_fields(kind: str) -> tuple[str, ...]:
    """The fields that a `rule` or a `check` may have."""
    return tuple(_schema()["$defs"][kind]["properties"])


def shape_faults(raw: Mapping[str, Any]) -> list[Found]:
    """Every fault in the shape of a pack just read from TOML."""
    # The schema speaks of dates as text; TOML has them as dates already.
    plain = json.loads(json.dumps(raw, default=str))
    return [*_by_schema(plain), *_kinds(raw)]


def _by_schema(plain: Any) -> Iterator[Found]:
    for error in _validator().iter_errors(plain):
        path = tuple(error.instance_path)
        if error.kind.name == "additionalProperties":
            yield from _unknown(error, path, plain)
        else:
            yield Found(path, f"{_place(path, plain)} {_words(error)}.")


def _unknown(error: "ValidationError", path: Steps, plain: Any) -> Iterator[Found]:
    """Fields that nothing knows, each where it stands."""
    known = tuple(_node(error).get("properties", ()))
    for name in error.kind.as_dict()["unexpected"][:20]:
        says = f"holds what a pack does not know: {shown(name)}{meant(name, known)}"
        yield Found((*path, name), f"{_place(path, plain)} {says}.")


def _kinds(value: Any, path: Steps = ()) -> Iterator[Found]:
    """What JSON cannot tell apart and we must: 7.0 from 7, and a day from its text."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if key not in _DAYS:
                yield from _kinds(inner, (*path, key))
            elif type(inner) is not date:
                says = "is a day, written without quotation marks: 2026-09-01."
                yield Found((*path, key), f"The field {key} {says}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _kinds(inner, (*path, number))
    elif isinstance(value, date | time):
        yield Found(path, f"The field {shown(path[-1])} must be {_TYPES['string']}, not a day.")
    elif isinstance(value, float):
        yield Found(path, f"The field {shown(path[-1])} must be {_TYPES['integer']}.")


def _words(error: "ValidationError") -> str:
    kind, details = error.kind.name, error.kind.as_dict()
    if kind == "type":
        return f"must be {' or '.join(_TYPES.get(each, each) for each in details['types'])}"
    if kind == "enum":
        listed = [str(each) for each in _node(error)["enum"]]
        return f"must be one of: {', '.join(listed)}{_instead(error, listed)}"
    if kind == "pattern":
        return _of_pattern(error)
    return _SENTENCES.get(kind, _OTHERWISE).format(**details)


def _of_pattern(error: "ValidationError") -> str:
    """In the schema's own words for what fits, with the words that may stand there."""
    node = _node(error)
    listed = _listed(node["pattern"]) if node.get("x-listed") else ()
    instead = _instead(error, listed)
    said = f": {', '.join(listed)}" if listed and "did you mean" not in instead else ""
    return f"must be {node['x-words']}{said}{instead}"


def _listed(pattern: str) -> tuple[str, ...]:
    """The plain words that a pattern such as `^(one|two|(a|b):[a-z]+)$` allows."""
    plain = re.sub(r"\([a-z|]+\):|\(:[a-z]+\)\?", "", pattern.removeprefix("^(").removesuffix(")$"))
    return tuple(each for each in plain.split("|") if re.fullmatch(r"[a-z0-9-]{2,}", each))


def _instead(error: "ValidationError", known: Any) -> str:
    value = error.instance
    if not isinstance(value, str | int | float):
        return ""
    return f"; it is {shown(value) or 'empty'}{meant(value, known)}"


def _node(error: "ValidationError") -> dict[str, Any]:
    """The part of the schema that was not met."""
    found: Any = _schema()
    for step in error.schema_path[:-1]:
        found = found[step]
    return found if isinstance(found, dict) else {}


def _place(path: Steps, raw: Any) -> str:
    if len(path) >= 2 and path[0] in {"rule", "check"} and isinstance(path[1], int):
        record = raw[path[0]][path[1]]
        named = record.get("id") if isinstance(record, dict) else None
        start = f"The {path[0]} {shown(named) if named else f'number {path[1] + 1}'}"
        under = [f"under {shown(key)}" for key in path[2:] if not isinstance(key, int)]
        return " ".join([start, *under])
    return f"The pack under {shown(path[0])}" if path else "The pack"
