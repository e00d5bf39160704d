"""How often: once a week, monthly, every day."""

import re
from collections.abc import Iterator

from generator.case.facts.words import DAYS
from generator.easyread.witness._record import EASY, WORDS, Difference, Statement

__all__ = ["often"]

_PERIOD = r"(day|week|fortnight|month|year)"
# A period of any kind that the official words count by.
_HELD = re.compile(
    rf"\b(?:an?|each|every|per|any|the|of|seven|one) (?:\w+ )?{_PERIOD}s?\b|\b{_PERIOD}ly\b"
    rf"|\b(daily)\b|\b(?:first|last|second|third|fourth) \w+ of (?:the|each|every) {_PERIOD}\b",
    re.IGNORECASE,
)
_SAID = re.compile(
    rf"\b(?:once|twice|time|times|one|1|2|two|three) (?:in )?(?:an?|each|every|per|any) {_PERIOD}\b"
    rf"|^(?:this is |it is |do (?:this|it) |go )?(?:each|every) {_PERIOD}\b"
    rf"|\b(?:end|start|beginning) of (?:the|each|every) {_PERIOD}\b"
    r"|\b(week|month|year)ly\b",
    re.IGNORECASE,
)
_WEEKLY = re.compile(
    rf"\b(?:{'|'.join(DAYS)})s?\b|\b(?:seven|7) days\b|\bweekends?\b", re.IGNORECASE
)


def often(told: Statement) -> Iterator[Difference]:
    """A period that something is done in, where the official words count by another."""
    held = {one.casefold() for found in _HELD.findall(told.whole) for one in found if one}
    if _WEEKLY.search(told.whole):
        held.add("week")
    if "daily" in held or re.search(r"\b(?:each|every) (?:night|morning|evening)\b", told.whole):
        held.add("day")
    for line in told.lines:
        for found in _SAID.finditer(line.text):
            period = next(one for one in found.groups() if one).casefold()
            if period not in held:
                what = f"“{line.text}” says how often, by the {period}. Do the official words?"
                yield Difference(what, (EASY, WORDS), line.place, sure=False)
