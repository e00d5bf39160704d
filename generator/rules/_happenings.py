"""The types of events and meetings that rules name, and what a case file calls them."""

from collections.abc import Mapping
from functools import cache

from generator.case import told

__all__ = ["HAPPENINGS", "titles"]

# Where the types of what a rule names before a colon are listed in a case.
HAPPENINGS = {
    "meeting": "meetings",
    "joined": "meetings",
    "event": "events",
    "visit": "events",
    "twice": "events",
}


@cache
def titles(where: str) -> Mapping[str, str]:
    """What each type under `events` or `meetings` is called, by its code."""
    return told({}, (where, 0, "type")).choices
