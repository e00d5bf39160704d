"""TOML from a file of anybody's: small, plain, and each fault in words."""

import tomllib
from collections.abc import Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from generator.reading import NotTextError, read_text
from generator.toml import TooMuchTomlError, parse_toml

__all__ = ["parsed", "parsed_text"]

# A folder's files are written by people; a larger one is something else.
_MOST_BYTES = 1_000_000


def parsed(path: Path) -> tuple[Mapping[str, Any], str, str]:
    """What a TOML file says, its text, and why it cannot be used; the last is empty when it can.

    Dates become text, as they stand in a case file.
    """
    try:
        text = read_text(path, _MOST_BYTES)
    except NotTextError as error:
        return {}, "", str(error)
    value, broken = parsed_text(text, path.name)
    return value, text, broken


def parsed_text(text: str, name: str) -> tuple[Mapping[str, Any], str]:
    """What a text in TOML says, and why it cannot be used; `name` is that of its file."""
    try:
        return _plain(parse_toml(text)), ""
    except tomllib.TOMLDecodeError as error:
        return {}, f"{name}{_in_words(str(error))}"
    except TooMuchTomlError as error:
        return {}, f"{name} {error}"


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, (date, datetime, time)) else value


def _in_words(told: str) -> str:
    """What the parser says, for somebody who does not know what TOML is."""
    says, _, place = told.partition(" (at ")
    where = f", {place.rstrip(')').replace(', column', ', letter')}: " if place else ": "
    hints = {
        "Invalid value": "What stands after = must be text in double quotation marks, a number, "
        "true or false, or a list in square brackets",
        "Unclosed string": "A quotation mark is missing at the end",
        "Cannot overwrite a value": "The same name stands twice",
        "Cannot declare": "The same section stands twice",
        "Expected '='": "Write a name, an = and a value",
        "Illegal character": "A quotation mark is missing, or the line goes on in the next",
        "Invalid statement": "Write a name, an = and a value; a line that begins with # is a note",
        "Unescaped '\\'": "In text, write \\\\ for \\",
        "Invalid hex": "In text, write \\\\ for \\",
    }
    hint = next((words for start, words in hints.items() if says.startswith(start)), says)
    return f"{where}{hint}."
