"""What a board report counts, as its table of definitions says."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from generator.toml import parse_toml

__all__ = ["Definition", "definitions"]

_TABLE = Path(__file__).resolve().parent / "data" / "measures.toml"


@dataclass(frozen=True)
class Definition:
    """One measure: `definition` is the published one, `source` where it is published.

    `of` and `yes` name the counts that are its denominator and numerator; both are empty for what
    the files cannot tell, and `why` then says so. `counted` says in words what we count, `fields`
    which fields it comes from, and `where_no` what of the denominator is not in the numerator.
    """

    title: str
    definition: str
    source: str
    of: str = ""
    yes: str = ""
    counted: str = ""
    fields: str = ""
    where_no: str = ""
    why: str = ""


@cache
def definitions() -> tuple[Definition, ...]:
    """Every measure, in the order of the report."""
    table: Mapping[str, Any] = parse_toml(_TABLE.read_text("utf-8"))
    return tuple(Definition(**entry) for entry in table["measure"])
