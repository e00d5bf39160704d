"""When: times of day, days of the week and dates of the three witnesses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from generator.case.facts.words import DAYS, MONTHS, and_list, clock
from generator.easyread.witness._moments import Moments, moments_of_inputs, moments_of_text
from generator.easyread.witness._record import EASY, INPUTS, WORDS, Difference, Statement
from generator.easyread.witness._tables import pattern
from generator.easyread.witness._unsure import may_say_day, may_say_time

__all__ = ["times"]

_UNSAID = pattern("moments-unsaid")
_PART = re.compile(r"[.;\n]|,? and (?=by |between |from |at |\d)")
# Hours out are the other way round.
_OUT = re.compile(r"\bmay (?:be (?:absent|away|out)|leave|go|visit|attend)\b", re.IGNORECASE)
# "The night before" has the weekday before that of the date.
_BESIDE = re.compile(r"\b(?:before|eve|after|following|next)\b", re.IGNORECASE)
_WEEK = frozenset(range(7))


@dataclass(frozen=True)
class _When:
    """The moments of each witness; `owed` are those that the easy words have to say."""

    told: Statement
    owed: Moments
    words: Moments
    details: Moments
    easy: Moments
    heading: Moments


def times(told: Statement) -> Iterator[Difference]:
    """Where the witnesses differ on when something is."""
    words, details = moments_of_text(told.whole), moments_of_inputs(told.inputs)
    yield from _details(words, details, told)
    if told.lines:
        owed, easy = moments_of_text(told.owed), moments_of_text(told.easy)
        when = _When(told, owed, words, details, easy, moments_of_text(told.heading))
        yield from _clocks(when)
        yield from _weekdays(when)
        yield from _dates(when)
        yield from _swapped(when)


def _details(words: Moments, details: Moments, told: Statement) -> Iterator[Difference]:
    two = (INPUTS, WORDS)
    if words.times and details.times:
        for at in sorted(details.times - words.times):
            what = f"The details say {clock(at)}, and the official words do not."
            yield Difference(what, two, _input_place(told, at))
        # "Open past midnight" tells no hours of the rule.
        for at in sorted({at for at, _ in words.time_roles} - details.times):
            what = f"The official words say {clock(at)}, and the details do not."
            yield Difference(what, two, "/inputs/times")
        for at in _turned(words.time_roles, details.time_roles):
            what = f"The details turn the hours round: {clock(at)} is the other end in the words."
            yield Difference(what, two, "/inputs/times")
    if words.days and details.days and words.days != details.days:
        what = (
            f"The details say {_days(details.days)}, and the official words say "
            f"{_days(words.days)}."
        )
        yield Difference(what, two, "/inputs/times")
    if words.dates:
        for day in sorted(details.dates - words.dates):
            role = dict(details.date_roles).get(day, "end")
            # Words that end on a day may begin with the release; the first day then stands apart.
            if role == "end" or any(one == "start" for _, one in words.date_roles):
                key = "from" if role == "start" else "until"
                what = f"The details say {_date(day)}, and the official words do not."
                yield Difference(what, two, f"/inputs/{key}")
        for day in _turned(words.date_roles, details.date_roles):
            what = f"The details turn the days round: {_date(day)} is the other end in the words."
            yield Difference(what, two, "/inputs/from")


def _input_place(told: Statement, at: time) -> str:
    for number, entry in enumerate(told.inputs.get("times", ())):
        for key in ("from", "to"):
            if isinstance(entry, dict) and entry.get(key) == at.strftime("%H:%M"):
                return f"/inputs/times/{number}/{key}"
    return "/inputs/times"


def _clocks(when: _When) -> Iterator[Difference]:
    words, details, easy = when.words, when.details, when.easy
    # Details tell what the words leave to the supervising officer.
    wanted, source = (when.owed.times, WORDS) if words.times else (details.times, INPUTS)
    added = (easy.times | when.heading.times) - words.times - details.times
    for at in sorted(wanted - easy.times):
        what = f"{source.capitalize()} say {clock(at)}, and the easy words do not."
        is_sure = bool(added) or not may_say_time(when.told)
        yield Difference(what, (source, EASY), "/easy_read", _origin(source, "times"), is_sure)
    for at in sorted(added):
        what = f"The easy words say {clock(at)}, and the official words do not."
        # "At half past ten" of the official words does not say which half of the day.
        is_sure = bool(wanted - easy.times) or not _UNSAID.search(when.told.whole)
        yield Difference(what, (EASY, WORDS), when.told.line_with(clock(at)), sure=is_sure)
    said = easy.time_roles | when.heading.time_roles
    real = words.time_roles or details.time_roles
    turned = _turned(real, said)
    for at in turned:
        what = f"The easy words make {clock(at)} the other end: start and end are turned round."
        place = when.told.line_with(clock(at))
        # Where the other end stands as it should, the words may tell of hours in their own way.
        yield Difference(
            what, (EASY, source), place, sure=not (real & said or _OUT.search(when.told.whole))
        )


def _weekdays(when: _When) -> Iterator[Difference]:
    words, details, easy = when.words, when.details, when.easy
    # Words without days count every day, so details of all seven add nothing to tell.
    of_details = details.days - (_WEEK if details.days == _WEEK else frozenset[int]())
    wanted, source = (when.owed.days, WORDS) if when.owed.days else (of_details, INPUTS)
    allowed = words.days | details.days
    missing = wanted - easy.days
    added = easy.days - allowed if easy.days != _WEEK or allowed else frozenset[int]()
    # A date has its day of the week.
    added -= {day.weekday() for day in words.full | details.full}
    if _BESIDE.search(when.told.whole):
        added -= {(day.weekday() + by) % 7 for day in words.full for by in (-1, 1)}
    if missing:
        what = f"{source.capitalize()} say {_days(wanted)}, and the easy words do not."
        is_sure = bool(added) or not may_say_day(when.told)
        yield Difference(what, (source, EASY), "/easy_read", _origin(source, "times"), is_sure)
    if added:
        what = f"The easy words say {_days(added)}, and the official words do not."
        yield Difference(what, (EASY, WORDS), when.told.line_with(DAYS[min(added)]))


def _dates(when: _When) -> Iterator[Difference]:
    words, details, easy = when.words, when.details, when.easy
    wanted, source = (when.owed.dates, WORDS) if words.dates else (details.dates, INPUTS)
    for day in sorted(wanted - easy.dates):
        what = f"{source.capitalize()} say {_date(day)}, and the easy words do not."
        yield Difference(what, (source, EASY), "/easy_read", _origin(source, "until"))
    for day in sorted((easy.dates | when.heading.dates) - words.dates - details.dates):
        what = f"The easy words say {_date(day)}, and the official words do not."
        # One of a month that the official words name may be worked out from them.
        is_sure = MONTHS[day[0] - 1] not in when.told.whole or bool(wanted - easy.dates)
        yield Difference(what, (EASY, WORDS), when.told.line_with(_date(day)), sure=is_sure)
    for day in _turned(words.date_roles or details.date_roles, easy.date_roles):
        what = f"The easy words make {_date(day)} the other end: first and last day are turned."
        yield Difference(what, (EASY, source), when.told.line_with(_date(day)))
    yield from _years(when.told, words.full | details.full, easy)


def _swapped(when: _When) -> Iterator[Difference]:
    """An hour of some days of the week, said of other days."""
    said = _by_day(when.told.easy)
    for at, days in _by_day(when.told.whole):
        others = [other for moment, other in said if moment == at]
        if others and not any(days & other for other in others):
            what = f"The official words say {clock(at)} for {_days(days)}; the easy words do not."
            yield Difference(what, (WORDS, EASY), when.told.line_with(clock(at)))


def _by_day(text: str) -> list[tuple[time, frozenset[int]]]:
    """Each hour with the days of the week that stand in the same part of its sentence."""
    parts = [moments_of_text(part) for part in _PART.split(text)]
    return [(at, part.days) for part in parts if part.days for at in sorted(part.times)]


def _years(told: Statement, real: frozenset[date], easy: Moments) -> Iterator[Difference]:
    """A year or weekday beside a date has to be the one of that date."""
    for day in sorted(easy.full - real):
        if (day.month, day.day) in {(one.month, one.day) for one in real}:
            what = f"The easy words say the year {day.year} for {_date((day.month, day.day))}."
            yield Difference(what, (EASY, WORDS), told.line_with(str(day.year)))
    for moment, weekday in sorted(easy.named):
        days = {one.weekday() for one in real if (one.month, one.day) == moment}
        if days and weekday not in days:
            what = f"The easy words call {_date(moment)} a {DAYS[weekday]}; it is another day."
            yield Difference(what, (EASY, WORDS), told.line_with(_date(moment)))


def _turned(one: frozenset[Any], other: frozenset[Any]) -> list[Any]:
    """The moments that are only a start in one and only an end in the other."""
    return sorted(
        moment
        for moment in {moment for moment, _ in one} & {moment for moment, _ in other}
        if not {role for at, role in one if at == moment}
        & {role for at, role in other if at == moment}
    )


def _origin(source: str, key: str) -> str:
    return "/official_text" if source == WORDS else f"/inputs/{key}"


def _days(days: frozenset[int]) -> str:
    return "every day" if days == _WEEK else and_list([DAYS[day] for day in sorted(days)])


def _date(day: tuple[int, int]) -> str:
    return f"{day[1]} {MONTHS[day[0] - 1]}"
