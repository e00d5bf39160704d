"""The word lists of the checks, each compiled once."""

import re
from functools import cache
from typing import Any

from generator.rules._data import table

__all__ = ["listed", "words"]


@cache
def words(section: str, name: str = "words") -> re.Pattern[str]:
    """The words of one section of `words.toml` as a pattern, for small letters."""
    return re.compile(table("words")[section][name])


def listed(section: str, name: str) -> Any:
    """What a section of `words.toml` holds under a name, as it stands."""
    return table("words")[section][name]
