"""Conditions of a case whose words are those of another list or version than the rest."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from generator.case.facts.reading import text_of
from generator.case.facts.words import and_list, ordinal
from generator.easyread.catalogue._match import choose, match
from generator.rules import Finding

__all__ = ["mixed"]

_SOURCE = "Published policies of licence conditions"
_TO_DO = "Look at the paper itself: were these words taken from an older or newer one?"


def mixed(case: Mapping[str, Any], today: date) -> tuple[Finding, ...]:
    """Conditions that are word for word of a list or version that the paper does not follow.

    Empty where the list of the paper is unknown. It is asked, and holds nothing back.
    """
    held = case.get("supervision")
    conditions = held.get("conditions") if isinstance(held, Mapping) else None
    if not isinstance(held, Mapping) or not isinstance(conditions, (list, tuple)):
        return ()
    texts = [
        text_of(one, "official_text") if isinstance(one, Mapping) else "" for one in conditions
    ]
    chosen = choose(text_of(held, "kind"), [text for text in texts if text])
    if not chosen:
        return ()
    found = []
    for number, text in enumerate(texts):
        told = match(text, chosen) if text else None
        if told and told.elsewhere:
            others = list(dict.fromkeys(f"{one.list} {one.version}" for one in told.elsewhere))
            found.append(
                _finding(number, and_list(others), f"{chosen[0].name} {chosen[0].version}")
            )
    return tuple(found)


def _finding(number: int, others: str, ours: str) -> Finding:
    return Finding(
        "conditions-of-other-version",
        "advice",
        f"The {ordinal(number + 1)} condition has the words of {others}; the others are of {ours}.",
        _TO_DO,
        _SOURCE,
        f"/supervision/conditions/{number}/official_text",
    )
