"""The tables of what a case is held against itself for."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["dates", "table"]

_HERE = Path(__file__).parent / "consistency" / "data"


@cache
def table(name: str) -> dict[str, Any]:
    """One of the tables, such as `dates`."""
    return tomllib.loads((_HERE / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def dates() -> Mapping[str, Mapping[str, Any]]:
    """What the tables say of each date, by its pattern: `words` are what it is called."""
    return {row["at"]: row for row in table("dates")["date"]}
