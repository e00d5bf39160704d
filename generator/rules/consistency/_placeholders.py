"""Words that only hold a place: TBC, n/a, [name]."""

import re
from functools import cache

from generator.rules.consistency._record import Found, Record, table

__all__ = ["placeholders"]

_LONGEST_WHOLE = 20
_HINTS = ("TB", "[", "XX", "xxx", "orem", "??", "__", "<")
_AROUND = " \t\n.,;:!()[]{}<>“”\"'‘’*_-"


def placeholders(record: Record) -> Found:
    """Every text that is a placeholder or holds one; in names and required fields it must go."""
    whole, required = _whole(), _required()
    marks, within = _marks(), _within()
    # Most cases hold none of these letters: looking for them first is far quicker.
    hints = [hint for hint in _HINTS if hint in record.joined]
    for place, key, text in record.texts:
        short = len(text) <= _LONGEST_WHOLE
        found = short and (
            text.casefold().strip(_AROUND) in whole
            or (not text[:1].isalnum() and marks.match(text))
        )
        held = None
        if not found:
            held = within.search(text) if hints and any(map(text.__contains__, hints)) else None
            if held is None:
                continue
        words = held[0] if held else text.strip()
        check = "placeholder" if key in required or not _unsure(words) else "placeholder-doubtful"
        message = f"“{words}” only holds a place."
        yield from record.say(check, message, place)


def _unsure(text: str) -> bool:
    """Whether it may stand in a longer text on purpose, as TBC may; [name] may not."""
    return not text.startswith(("[", "<")) and "orem" not in text


@cache
def _whole() -> frozenset[str]:
    return frozenset(table("placeholders")["whole"])


@cache
def _required() -> frozenset[str]:
    return frozenset(table("placeholders")["required"])


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(table("placeholders")["marks"])


@cache
def _within() -> re.Pattern[str]:
    return re.compile(table("placeholders")["within"])
