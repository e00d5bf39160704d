"""Hours of the week that a text gives for what the child does: a shift, prayers, the school run."""

import re
from collections.abc import Iterator
from datetime import time
from functools import cache

from generator.rules.texts._sense import clauses, uses
from generator.rules.texts._words import listed, words

__all__ = ["daily_hours", "weekly_times"]

_NOON = 12
# Part of every clock time.
_HOURS = re.compile(r"\d(?: ?[AaPp][Mm]|:\d)")
# After what is past or only hoped for, it takes a new subject to speak of today.
_SUBJECT = re.compile(r"\b(?:he|she|they|his|her|their|now)\b")


def weekly_times(text: str) -> Iterator[tuple[list[int], time, time | None]]:
    """Weekdays (Monday is 0), start and end of each time a text gives for a commitment.

    The end is None where only one time stands. What is past, denied or somebody else's is left
    out, and so is a time without a day.
    """
    # Most texts give no hours; a pattern that begins with a figure finds that out soonest.
    if _HOURS.search(text) is None:
        return
    plain = text.lower().replace("’", "'")
    if not _any_day(plain):
        return
    clocks = [found.start() for found in words("commitments", "clock").finditer(plain)]
    if not clocks or words("commitments").search(plain) is None:
        return
    spoken = dropped = False
    for at, clause, asked in clauses(plain):
        if at > clocks[-1]:
            return
        said = list(uses(words("commitments"), clause))
        # "He has a job. His shift is at 5am": the job is spoken of before.
        if said and (spoken or not dropped or _SUBJECT.search(clause)):
            spoken = not asked and all(use.meant for use in said)
            dropped = not spoken
        if not spoken or asked:
            continue
        times = list(_clocks(clause))
        days = _named(clause) if times else []
        for start, end in times if days else ():
            yield days, start, end


def daily_hours(text: str) -> Iterator[tuple[list[int], time, time]]:
    """The hours of a curfew as its wording gives them, on the days it names or on all."""
    plain = text.lower().replace("’", "'")
    days = _named(plain) or list(range(7))
    for start, end in _clocks(plain):
        if end is not None:
            yield days, start, end


def _clocks(clause: str) -> Iterator[tuple[time, time | None]]:
    found = list(words("commitments", "clock").finditer(clause))
    number = 0
    while number < len(found):
        start, end = _time(found[number]), None
        if number + 1 < len(found):
            between = clause[found[number].end() : found[number + 1].start()]
            if words("commitments", "range").match(between):
                end = _time(found[number + 1])
                number += 1
        number += 1
        if start is not None:
            yield start, end


def _time(found: re.Match[str]) -> time | None:
    if found[4]:
        return time(int(found[4]), int(found[5]))
    hour, minute = int(found[1]), int(found[2] or 0)
    if not 1 <= hour <= _NOON or minute > 59:
        return None
    return time(hour % _NOON + (_NOON if found[3] == "pm" else 0), minute)


def _named(text: str) -> list[int]:
    """The weekdays that a text names, in order."""
    named = (found for pattern, found in _days() if pattern.search(text))
    return sorted({day for found in named for day in found})


def _any_day(text: str) -> bool:
    return _day().search(text) is not None


@cache
def _day() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in listed("commitments", "days")))


@cache
def _days() -> tuple[tuple[re.Pattern[str], list[int]], ...]:
    return tuple((re.compile(one), days) for one, days in listed("commitments", "days").items())
