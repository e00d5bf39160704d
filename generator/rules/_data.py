"""The one place where rules read files: packs and tables that ship beside the code.

Everything is read on first use and kept, so rules themselves stay pure.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from generator.errors import RulesError
from generator.reading import NotTextError, read_text
from generator.toml import TooMuchTomlError, parse_toml

__all__ = [
    "pack_names",
    "pack_path",
    "pack_schema_text",
    "parsed",
    "read_pack_text",
    "read_toml",
    "source_names",
    "table",
]

_HERE = Path(__file__).parent
_PACKS = _HERE / "packs"


def read_toml(path: Path) -> dict[str, Any]:
    """The contents of a TOML file; raises RulesError when it cannot be read or is not TOML."""
    return parsed(read_pack_text(path), path.name)


def read_pack_text(path: Path) -> str:
    """The text of a rule file; raises RulesError when it is no small text file."""
    try:
        return read_text(path)
    except NotTextError as error:
        raise RulesError(f"The rule file {path.name} cannot be read.", [str(error)]) from None


def parsed(text: str, name: str) -> dict[str, Any]:
    """What a text in TOML says; raises RulesError when it is none, or too much."""
    try:
        return parse_toml(text)
    except tomllib.TOMLDecodeError as error:
        raise RulesError(f"The rule file {name} is not valid TOML.", [f"{error}."]) from None
    except TooMuchTomlError as error:
        raise RulesError(f"The rule file {name} {error}") from None


@cache
def table(name: str) -> dict[str, Any]:
    """One of the dated tables shipped with the rules, such as `bank-holidays`."""
    return read_toml(_HERE / "data" / f"{name}.toml")


def source_names() -> tuple[str, ...]:
    """The names of the shipped tables of statements, one for each practice document."""
    return tuple(sorted(path.stem for path in (_HERE / "data" / "sources").glob("*.toml")))


@cache
def pack_names() -> tuple[str, ...]:
    """The names of the shipped packs, in alphabetical order."""
    return tuple(sorted(path.stem for path in _PACKS.glob("*.toml")))


def pack_path(name: str) -> Path:
    """Where the shipped pack of that name is kept."""
    return _PACKS / f"{name}.toml"


@cache
def pack_schema_text() -> str:
    """The JSON Schema of a rule pack, as text."""
    return (_PACKS / "pack.schema.json").read_text(encoding="utf-8")
