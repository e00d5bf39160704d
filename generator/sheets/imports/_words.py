"""The words that an import goes by: yes and no, months, what counts as empty."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["DATA", "joined", "printable", "words"]

DATA = Path(__file__).parent / "data"


@cache
def words(name: str) -> Mapping[str, Any]:
    """One of the shipped tables of words, by its name."""
    return tomllib.loads((DATA / f"{name}.toml").read_text("utf-8"))


def joined(text: str) -> str:
    """A heading, key or code as it is compared: one space between words, none around."""
    return " ".join(text.split())


def printable(text: str, longest: int = 40) -> str:
    """A heading or code as it can be shown: no control characters, not without end."""
    shown = "".join(char if char.isprintable() else "?" for char in joined(text))
    return shown if len(shown) <= longest else f"{shown[: longest - 1]}…"
