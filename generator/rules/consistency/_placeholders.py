"""Words and marks that only hold a place: TBC, n/a, [name], a dash, invisible letters."""

import re
from functools import cache

from generator.rules.consistency._record import Found, Record, table
from generator.rules.texts._answers import placeholder

__all__ = ["placeholders"]

_LONGEST_WHOLE = 80
_LONGEST_SHOWN = 30
_HINTS = ("TB", "[", "XX", "xxx", "orem", "??", "__", "<")


def placeholders(record: Record) -> Found:
    """Every text that is a placeholder, which must go, or that holds one, which must of names."""
    required, within = _words("required"), _pattern("within")
    # Most cases hold none of these letters: looking for them first is far quicker.
    hinted = {place for place, _, _ in record.holding(*_HINTS)}
    for place, key, text in record.texts:
        # Most texts are long and begin with a word: those are not looked at.
        if len(text) <= _LONGEST_WHOLE or not text[:1].isalnum() or not text[0].isascii():
            how = placeholder(key, text)
            if how:
                check = "placeholder" if how == "sure" or key in required else f"placeholder-{how}"
                yield from record.say(check, _says(text), place)
                continue
        held = within.search(text) if place in hinted else None
        if held is not None:
            sure = key in required or not _unsure(held[0])
            check = "placeholder" if sure else "placeholder-doubtful"
            yield from record.say(check, f"“{held[0]}” only holds a place.", place)


def _says(text: str) -> str:
    shown = " ".join(text.split())[:_LONGEST_SHOWN]
    if not any(letter.isprintable() and letter.strip() for letter in shown):
        return "There is nothing to read here."
    return f"“{shown}” only holds a place."


def _unsure(text: str) -> bool:
    """Whether it may stand in a longer text on purpose, as TBC may; [name] may not."""
    return not text.startswith(("[", "<")) and "orem" not in text


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("placeholders")[name])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(table("placeholders")[name])
