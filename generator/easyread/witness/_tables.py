"""The tables that the witnesses read by: words, acts and what answers them."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["table"]

_HERE = Path(__file__).parent / "data"


@cache
def table(name: str) -> dict[str, Any]:
    """One of the shipped tables, such as `acts`."""
    return tomllib.loads((_HERE / f"{name}.toml").read_text(encoding="utf-8"))
