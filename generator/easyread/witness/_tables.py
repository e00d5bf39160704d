"""The tables that the witnesses read by: words, acts and what answers them."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["pattern", "table"]

_HERE = Path(__file__).parent / "data"


@cache
def table(name: str) -> dict[str, Any]:
    """One of the shipped tables, such as `acts`."""
    return tomllib.loads((_HERE / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def pattern(name: str) -> re.Pattern[str]:
    """A pattern of plain words, whatever their case unless it says exact."""
    held = table("patterns")
    one = held["pattern"][name]
    text = "|".join(one["any"])
    for _ in held["words"]:
        for word, meant in held["words"].items():
            text = text.replace("{" + word + "}", meant)
    return re.compile(text, 0 if one.get("exact") else re.IGNORECASE)
