"""Whether a text arranges to see the child face to face on the day itself."""

import re
from datetime import date
from functools import cache

from generator.rules.texts._answers import is_answer
from generator.rules.texts._sense import clauses, uses
from generator.rules.texts._words import words

__all__ = ["is_at_home", "is_remote", "sees_child_on", "was_by_call"]

_WEEKDAYS = ("mon", "tues?", "wed(?:nes)?", "thu(?:rs?)?", "fri", "sat(?:ur)?", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_THEN = re.compile(r",?\s(?:then|and then|and|followed by|plus)\s|,\s")


def sees_child_on(day: date, text: str) -> bool:
    """Whether some part of the text has the child met in person, on that day as far as it tells.

    A name alone counts as a meeting; a call, a message or another day does not.
    """
    if not is_answer(text):
        return False
    # "Not until Friday" is one day, and "(phone)" tells of the name before it.
    plain = _with_calls(text).replace("’", "'").replace(" until ", " till ")
    parts = [
        part
        for _, clause, asked in clauses(plain.replace(" (", ", ").replace(")", ""))
        for part in _parts(clause)
        if not asked
    ]
    called = any(map(is_remote, parts))
    return any(_is_meeting(part, called) and not _another_day(part, day) for part in parts)


def _is_meeting(part: str, called: bool) -> bool:
    """Whether a part has somebody met; a bare name does where nothing beside it tells of a call."""
    if words("contact", "doubt").search(part) or is_remote(part):
        return False
    met = list(uses(words("contact", "met"), part))
    if met:
        return any(not use.denied and not use.supposed for use in met)
    return not called or words("contact", "place").search(part) is not None


def is_remote(text: str) -> bool:
    """Whether a text speaks of a call or message, and of no meeting beside it."""
    plain = _with_calls(text)
    return _said("remote", plain) and not _said("met", plain)


def was_by_call(note: str) -> bool:
    """Whether the note on a meeting says that it was held by a call: "Home visit by video".

    A call that is only told of beside it, as in "rang first", makes none of it.
    """
    return _with_calls(note) != note.lower() and is_remote(note)


def _with_calls(text: str) -> str:
    """The text in small letters with "call" for each meeting that is held by one."""
    plain = words("contact", "remote_visit").sub("call", text.lower())
    return words("contact", "met_by_call").sub("call", plain)


def _said(name: str, text: str) -> bool:
    """Whether the words stand there as being so; whose appointment it is does not matter."""
    return any(not use.denied and not use.supposed for use in uses(words("contact", name), text))


def is_at_home(text: str) -> bool:
    """Whether a text has it at the child's home."""
    return _said("home", text)


def _parts(clause: str) -> list[str]:
    """The steps of a clause: a comma that only adds a day or a place belongs to what it follows."""
    parts: list[str] = []
    for piece in _THEN.split(clause):
        alone = is_remote(piece) or _said("met", piece)
        # "Mon 18 May, HV": a day that stands alone is that of what follows.
        if parts and (not alone or _is_day(parts[-1])):
            parts[-1] += f", {piece}"
        elif piece.strip():
            parts.append(piece)
    return parts


def _is_day(part: str) -> bool:
    """Whether a step only names a day, and not who or how."""
    if is_remote(part) or _said("met", part):
        return False
    return any(day.fullmatch(part.strip()) for day in _days())


@cache
def _days() -> tuple[re.Pattern[str], ...]:
    """A day of the week, a date, or both."""
    weekday = rf"(?:{'|'.join(_WEEKDAYS)})(?:day)?"
    return (
        re.compile(rf"{weekday}"),
        re.compile(rf"(?:{weekday},? )?(?:{_dates().pattern})"),
    )


def _another_day(text: str, day: date) -> bool:
    if words("contact", "same_day").search(text):
        return False
    if _said("later", text):
        return True
    named = {
        (
            int(one[1] or one[4] or one[5] or one[7]),
            int(one[6] or 0) or (day.month if one[7] else _month(one[2] or one[3])),
        )
        for one in _dates().finditer(text)
    }
    if named:
        return (day.day, day.month) not in named
    days = {weekday for weekday, name in enumerate(_weekdays()) if name.search(text)}
    return bool(days) and day.weekday() not in days


@cache
def _weekdays() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"\b{name}(?:day)?s?\b") for name in _WEEKDAYS)


def _month(name: str) -> int:
    return _MONTHS.index(name[:3]) + 1


@cache
def _dates() -> re.Pattern[str]:
    """Day and month in words, either first, or in figures with a stroke; or "the 15th"."""
    month = f"({'|'.join(_MONTHS)})[a-z]*"
    return re.compile(
        rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {month}\b|\b{month} (\d{{1,2}})\b"
        r"|\b(\d{1,2})/(\d{1,2})(?:/\d{2,4})?\b|\bthe (\d{1,2})(?:st|nd|rd|th)\b"
    )
