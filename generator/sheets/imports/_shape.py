"""What is wrong with the shape of a mapping: unknown words, kinds of values, what is missing."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from generator.sheets.imports._lines import Steps
from generator.sheets.imports._words import DATA, printable
from generator.spelling import nearest

if TYPE_CHECKING:
    from jsonschema_rs import Draft202012Validator, ValidationError

__all__ = ["Found", "meant", "shape_faults"]

# Where a fault stands, and a sentence that says what is wrong.
Found = tuple[Steps, str]

_TYPES = {
    "string": "text in quotation marks",
    "boolean": "true or false, without quotation marks",
    "integer": "a whole number, without quotation marks",
    "number": "a number, without quotation marks",
    "array": "a list in square brackets",
    "object": "a table: names with values",
}
_SENTENCES = {
    "const": "must be {expected_value}",
    "required": "has no {property}",
    "minimum": "must be {limit} or more",
    "maximum": "must be {limit} or less",
    "minLength": "is empty",
    "minItems": "is empty",
    "minProperties": "is empty: write a line in it, or take away the # before one that is right",
    "maxLength": "is too long",
    "maxItems": "is too long",
    "uniqueItems": "says the same twice",
}


def meant(word: object, known: Mapping[str, Any] | tuple[str, ...]) -> str:
    """A hint at the word that was meant, in brackets after a space; empty when none is near."""
    near = nearest(word, known) if isinstance(word, str) else None
    return f" (did you mean {near}?)" if near else ""


def shape_faults(raw: Mapping[str, Any]) -> Iterator[Found]:
    """Every fault in the shape of a mapping just read from TOML."""
    plain = json.loads(json.dumps(raw, default=str), parse_constant=str)
    for error in _validator().iter_errors(plain):
        path: Steps = tuple(error.instance_path)
        if error.kind.name == "additionalProperties":
            known = tuple(_node(error).get("properties", ()))
            for name in error.kind.as_dict()["unexpected"]:
                hint = meant(name, known) or f"; known are {', '.join(known)}"
                says = f"{_place(path)} does not know {printable(name)}{hint}."
                yield (*path, name), says
        else:
            yield path, f"{_place(path)} {_words(error)}."


def _words(error: "ValidationError") -> str:
    kind, details = error.kind.name, error.kind.as_dict()
    if kind == "type":
        return f"must be {' or '.join(_TYPES[each] for each in details['types'])}"
    if kind == "enum":
        known = tuple(map(str, _node(error)["enum"]))
        return f"must be one of {', '.join(known)}{meant(error.instance, known)}"
    return _SENTENCES.get(kind, "is not written as a mapping asks for").format(**details)


@cache
def _schema() -> dict[str, Any]:
    held: dict[str, Any] = json.loads((DATA / "mapping.schema.json").read_text("utf-8"))
    return held


@cache
def _validator() -> "Draft202012Validator":
    import jsonschema_rs  # noqa: PLC0415 (40 ms that a plain import should not pay)

    return jsonschema_rs.Draft202012Validator(_schema())


def _node(error: "ValidationError") -> dict[str, Any]:
    """The part of the schema that was not met."""
    found: Any = _schema()
    for step in error.schema_path[:-1]:
        found = found[step]
        while isinstance(found, dict) and "$ref" in found:
            found = _schema()["$defs"][found["$ref"].rpartition("/")[2]]
    return found if isinstance(found, dict) else {}


def _place(path: Steps) -> str:
    """What a fault is of, as the beginning of a sentence."""
    if not path:
        return "The mapping"
    if path[0] == "file" and len(path) > 1 and isinstance(path[1], int):
        inner = [printable(str(step)) for step in path[2:] if isinstance(step, str)]
        entry = f"File {path[1] + 1} of the mapping"
        return f"{entry}, {', '.join(inner)}," if inner else entry
    return f"The mapping, {', '.join(printable(str(step)) for step in path)},"
