"""Hours and dates as people say them, turned into those that a clock and a calendar show."""

import re
from collections.abc import Collection
from datetime import time
from functools import lru_cache

from generator.case.facts.words import DAYS, MONTHS
from generator.easyread.witness._tables import pattern

__all__ = ["in_whole", "with_halves", "with_named_dates"]

_MONTH_NAME = "|".join(MONTHS)
_HOURS = "one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905
_SAID = rf"({'|'.join(_HOURS)}|\d{{1,2}})"
_BESIDE = r"(half|(?:a )?quarter|five|ten|twenty[- ]five|twenty) (?:minutes )?(past|to) "
_SPOKEN = pattern("moments-spoken")
_UNSAID = pattern("moments-unsaid")
_PAST = {"": 0, "half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty": 20, "twenty five": 25}
_MINUTES = {"fifteen": 15, "thirty": 30, "forty five": 45}
_HALF = re.compile(rf"\bhalf[- ]{_SAID}\b(?! (?:hours?|of|days?|miles?|metres?)\b)", re.IGNORECASE)
_HUNDREDS = re.compile(r"\b([01]\d|2[0-3])([0-5]\d) ?(?:hours|hrs)\b", re.IGNORECASE)
_AND_MINUTES = re.compile(
    rf"\b{_SAID} ({'|'.join(_MINUTES).replace(' ', '[- ]')})\b", re.IGNORECASE
)
_SHORT_MONTH = rf"(?:{_MONTH_NAME}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
_SHORT_DATE = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?({_SHORT_MONTH})\b\.?"
    rf"|\b({_SHORT_MONTH}) (\d{{1,2}})(?:st|nd|rd|th)?\b(?! ?[ap]\.?m)(?!:)"
    r"|\b(\d{1,2})/(\d{1,2})/(\d{4}|\d\d)\b"
)
_NAMED_DATES = {
    "christmas eve": "24 December",
    "christmas day": "25 December",
    "boxing day": "26 December",
    "new year's eve": "31 December",
    "new year's day": "1 January",
    "bonfire night": "5 November",
    "halloween": "31 October",
}
_TWELVE = re.compile(r"\b(?:12|twelve) (midday|noon|midnight)\b", re.IGNORECASE)
# "From 11 to 22 January": the month is that of both.
_DATE_RANGE = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)? (to|and|until|till|or|-) (\d{{1,2}})(?:st|nd|rd|th)?"
    rf" ({_MONTH_NAME})\b",
    re.IGNORECASE,
)
_FIRST_DAY = re.compile(rf"\bfirst (?:day )?of (?={_MONTH_NAME})", re.IGNORECASE)
_NAMED_DATE = re.compile(rf"\b(?:{'|'.join(_NAMED_DATES)})\b", re.IGNORECASE)
# "Between four and five in the afternoon": the part of the day is that of both.
_BOTH = re.compile(
    rf"\b{_SAID}(?: o'? ?clock)? (and|to|until|till) {_SAID}(?: o'? ?clock)?"
    r" ((?:in the (?:morning|afternoon|evening))|at night)\b",
    re.IGNORECASE,
)
_SHORT_DAY = re.compile(r"\b(Mon|Tues?|Weds?|Thurs?|Thur|Fri|Sat|Sun)s?\b(?!['’])")


def clocked(text: str) -> str:
    """The text with "half past four" for "half four", 7.30 for "seven thirty" and 19:30 hours."""
    text = _TWELVE.sub(r"\1", _BOTH.sub(r"\1 \4 \2 \3 \4", text))
    text = _HALF.sub(r"half past \1", _HUNDREDS.sub(r"\1:\2", text))
    return _AND_MINUTES.sub(_with_minutes, text)


@lru_cache(maxsize=2048)
def with_named_dates(text: str) -> str:
    """The text with 25 December for Christmas Day."""
    return _NAMED_DATE.sub(lambda found: _NAMED_DATES[found[0].casefold()], text)


def _with_minutes(found: re.Match[str]) -> str:
    hour = found[1].casefold()
    number = int(hour) if hour.isdigit() else _HOURS.index(hour) + 1
    minutes = found[2].casefold().replace("-", " ")
    return f"{number}.{_MINUTES[minutes]}"


def in_whole(text: str) -> str:
    """The text with whole names of days and months, and spoken hours as a clock shows them."""
    text = _FIRST_DAY.sub("1 ", text)
    text = _DATE_RANGE.sub(r"\1 \4 \2 \3 \4", with_named_dates(clocked(text)))
    return _SPOKEN.sub(_on_24, _SHORT_DAY.sub(_whole_day, _SHORT_DATE.sub(_whole_date, text)))


def with_halves(text: str, real: Collection[time]) -> str:
    """The text with "half past six" as the hour of the clock that is among the real ones.

    Where neither half of the day is, an hour that only a clock tells is of the evening.
    """
    used: set[int] = set()

    def on_24(found: re.Match[str]) -> str:
        past, side, beside, oclock, dotted, minute, bare = (one or "" for one in found.groups())
        spoken = (beside or oclock or dotted or bare).casefold()
        hour = int(spoken) if spoken.isdigit() else _HOURS.index(spoken) + 1
        minutes = int(minute or 0) + (_beside(past.casefold(), side.casefold()) if past else 0)
        if not 1 <= hour <= 12 or minutes > 59:
            return found[0]
        halves = [(half + hour % 12 * 60 + minutes) % 1440 for half in (0, 720)]
        fitting = [one for one in halves if time(one // 60, one % 60) in real]
        if not fitting and (bare or dotted):
            return found[0]
        # "From 7 until 7": the half of the day that was not said before.
        one = next((one for one in fitting if one not in used), (fitting or halves[1:])[0])
        used.add(one)
        return f"{one // 60:02}:{one % 60:02}"

    return _UNSAID.sub(on_24, _SPOKEN.sub(_on_24, clocked(text))) if real else text


def _whole_day(found: re.Match[str]) -> str:
    return next(day for day in DAYS if day.casefold().startswith(found[1].casefold()[:3]))


def _whole_date(found: re.Match[str]) -> str:
    """4 March 2026 of "the 4th of March", "March 4", "4 Mar" and "04/03/2026"."""
    day, month, first, second, numbered, number, year = found.groups()
    if numbered:
        if not 1 <= int(number) <= 12:
            return found[0]
        year = year if len(year) == 4 else f"20{year}"
        return f"{int(numbered)} {MONTHS[int(number) - 1]} {year}"
    name = next(one for one in MONTHS if one.casefold().startswith((month or first).casefold()[:3]))
    return f"{day or second} {name}"


def _on_24(found: re.Match[str]) -> str:
    """The hours of "half past nine at night", 21:30; what no clock shows stays as it is."""
    past, side, spoken, minute, part, _ = (one.casefold() if one else "" for one in found.groups())
    hour = int(spoken) if spoken.isdigit() else _HOURS.index(spoken) + 1
    if not 1 <= hour <= 12 or int(minute or 0) > 59:
        return found[0]
    # Six to eleven at night are before midnight.
    is_late = part in ("afternoon", "evening") or (not part and 6 <= hour < 12)
    is_late = is_late or (hour == 12 and side == "to" and part == "morning")
    minutes = (hour % 12 + 12 * is_late) * 60 + int(minute or 0) + _beside(past, side)
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def _beside(past: str, side: str) -> int:
    """The minutes after the hour of "quarter past", before it where it is "to"."""
    minutes = _PAST[past.replace("a ", "").replace("-", " ")]
    return -minutes if side == "to" else minutes
