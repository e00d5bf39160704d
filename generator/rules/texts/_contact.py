"""Whether a text arranges to see the child face to face on the day itself."""

import re
from datetime import date
from functools import cache

from generator.rules.texts._answers import is_answer
from generator.rules.texts._sense import clauses, meant
from generator.rules.texts._words import words

__all__ = ["is_at_home", "is_remote", "sees_child_on"]

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_THEN = re.compile(r",?\s(?:then|and then|and|followed by|plus)\s|,\s")


def sees_child_on(day: date, text: str) -> bool:
    """Whether some part of the text has the child met in person, on that day as far as it tells.

    A name alone counts as a meeting; a call, a message or another day does not.
    """
    if not is_answer(text):
        return False
    return any(
        not _another_day(part, day) and not is_remote(part)
        for _, clause, _ in clauses(text.lower().replace("’", "'"))
        for part in _parts(clause)
    )


def is_remote(text: str) -> bool:
    """Whether a text speaks of a call or message, and of no meeting beside it."""
    without = words("contact", "remote_visit").sub("call", text.lower())
    return meant(words("contact", "remote"), without) and not meant(
        words("contact", "met"), without
    )


def is_at_home(text: str) -> bool:
    """Whether a text has it at the child's home."""
    return meant(words("contact", "home"), text)


def _parts(clause: str) -> list[str]:
    """The steps of a clause: a comma that only adds a day or a place belongs to what it follows."""
    parts: list[str] = []
    for piece in _THEN.split(clause):
        alone = is_remote(piece) or meant(words("contact", "met"), piece)
        if parts and not alone:
            parts[-1] += f", {piece}"
        elif piece.strip():
            parts.append(piece)
    return parts


def _another_day(text: str, day: date) -> bool:
    if words("contact", "same_day").search(text):
        return False
    if meant(words("contact", "later"), text):
        return True
    dates = [
        (int(one[1] or one[4]), _MONTHS.index((one[2] or one[3])[:3]) + 1) for one in _dated(text)
    ]
    if dates:
        return (day.day, day.month) not in dates
    named = [name for name in _WEEKDAYS if re.search(rf"\b{name}\b", text)]
    return bool(named) and _WEEKDAYS[day.weekday()] not in named


def _dated(text: str) -> list[re.Match[str]]:
    return list(_date_pattern().finditer(text))


@cache
def _date_pattern() -> re.Pattern[str]:
    month = f"({'|'.join(_MONTHS)})[a-z]*"
    return re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {month}\b|\b{month} (\d{{1,2}})\b")
