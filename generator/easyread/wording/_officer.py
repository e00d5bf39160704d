"""The supervising officer as the child speaks of them."""

from collections.abc import Mapping
from typing import Any

from generator.case.facts.reading import text_of
from generator.easyread._people import ROLE
from generator.rules.texts._answers import is_answer

__all__ = ["NOBODY", "officer_of"]

NOBODY = "your worker"
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "rev", "prof", "pc"})


def officer_of(case: Mapping[str, Any]) -> str:
    """The name a child knows the supervising officer by: the first, or title and last name.

    “your worker” where the case names nobody yet.
    """
    held = case.get("supervision")
    whole = text_of(held, "supervising_officer") if isinstance(held, Mapping) else ""
    words = ROLE.sub("", whole).split()
    if not words or not is_answer(whole):
        return NOBODY
    if words[0].casefold().strip(".") in _TITLES and len(words) > 1:
        return f"{words[0]} {words[-1]}"
    return words[0]
