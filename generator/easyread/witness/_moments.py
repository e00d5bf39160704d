"""Clock times, weekdays and dates in a text, and whether each starts or ends something."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache
from typing import Any

from generator.case.facts.reading import as_day, as_time
from generator.case.facts.words import DAYS, MONTHS
from generator.easyread.witness._spoken import in_whole, with_named_dates
from generator.easyread.witness._tables import pattern

__all__ = [
    "Moments",
    "moments_of_inputs",
    "moments_of_text",
    "strings",
    "without_dates",
]

_DAY_NAME, _MONTH_NAME = "|".join(DAYS), "|".join(MONTHS)
_CLOCK = re.compile(
    r"\b(\d{1,2})(?:[:.](\d{2}))? ?([ap])\.?m\b|\b([01]?\d|2[0-3]):(\d{2})\b(?! ?[ap]m)"
    r"|\b(midday|noon|midnight)\b",
    re.IGNORECASE,
)
_BARE = re.compile(r"\b(\d{1,2})(?= ?(?:-|to|and|until) ?\d{1,2}(?:[:.]\d{2})? ?([ap])\.?m)", re.I)
_DATE = re.compile(
    rf"(?:\b({_DAY_NAME}),? )?\b(\d{{1,2}})(?:st|nd|rd|th)? ({_MONTH_NAME})(?: (\d{{4}}))?\b", re.I
)
_RANGE = re.compile(
    rf"\b({_DAY_NAME})s?(?: nights?| evenings?| mornings?)? ?"
    rf"(?:to|-|until|till|through(?: to)?) ?({_DAY_NAME})s?\b"
    rf"|\bbetween ({_DAY_NAME}) and ({_DAY_NAME})\b",
    re.I,
)
_DAY = re.compile(rf"\b({_DAY_NAME})s?\b", re.I)
_ALL_WEEK = re.compile(
    r"\bdaily\b(?! li[fv])|\b(?:each|every|any|all) (?:single )?(?:day|night|evening)s?\b"
    r"|\bat night\b|(?<!every )(?<!each )(?<!within )\b(?:7|seven) (?:days|nights)\b|\ball week\b"
    r"|\bnight(?:s)? and day\b",
    re.I,
)
_WEEKENDS_TOO = pattern("moments-weekends-too")
_WORKING_WEEK = re.compile(r"\bweekdays\b|\b(?:each|every) weekday\b|\b(?-i:school ?days?)\b", re.I)
_OTHERS = re.compile(r"\b(?:all|the) other (?:days|nights|evenings)\b", re.I)
_WEEKEND = re.compile(r"\bweekends?\b", re.I)
# What stands before a moment, and what it then is. The longest that fits wins.
_STARTS = re.compile(
    r"(?:between(?: the hours of)?|from|starts?(?: on| at)?|begins?(?: on| at)?|after)$", re.I
)
_ENDS = re.compile(
    r"(?:until|till|before|ends?(?: on| at)?|ending(?: on)?|finish(?:es)?(?: on| at)?"
    r"|stops?(?: on| at)?)$",
    re.I,
)
_PAIR = re.compile(r"^ ?(?:to|-|and|until|till) ?$", re.I)
_OUT = pattern("moments-out")
_HOME = re.compile(
    r"(?:\b(?:home|(?<!it )(?<!them )back|inside|indoors)|\b(?:be|get|come|stay|go|are) in)\b[^.]*?"
    r" (?:at|by|before)$",
    re.I,
)
_BY = re.compile(r"\bby$", re.I)
_NEED_NOT = re.compile(r"\b(?:not (?:need|have) to|need not)\b[^.]*\bafter$", re.I)
_LEAVE = pattern("moments-leave")
_DENIES = re.compile(r"\b(?:not|never|don't|cannot|can't)\b", re.I)
# What follows a "but" is told by itself.
_SENTENCE_ENDS = (". ", "? ", "! ", "\n", " but ", "; ")
# How many letters before a moment may say what it is.
_NEAR = 80
_DAYS = {name.casefold(): number for number, name in enumerate(DAYS)}
_MONTHS = {name.casefold(): number for number, name in enumerate(MONTHS, 1)}


@dataclass(frozen=True)
class Moments:
    """What a text says of when. A day is (month, day): easy words leave the year out.

    Each set of roles holds (moment, "start" or "end") for what the text tells of it; `wrong`
    holds dates whose weekday is another one, as they are written.
    """

    times: frozenset[time] = frozenset()
    time_roles: frozenset[tuple[time, str]] = frozenset()
    days: frozenset[int] = frozenset()
    dates: frozenset[tuple[int, int]] = frozenset()
    date_roles: frozenset[tuple[tuple[int, int], str]] = frozenset()
    full: frozenset[date] = frozenset()
    named: frozenset[tuple[tuple[int, int], int]] = frozenset()


@lru_cache(maxsize=2048)
def moments_of_text(text: str) -> Moments:
    """The moments that plain text holds; spoken days such as "daily" are all seven."""
    text = in_whole(text)
    dates: set[tuple[int, int]] = set()
    date_roles: set[tuple[tuple[int, int], str]] = set()
    full: set[date] = set()
    named: set[tuple[tuple[int, int], int]] = set()
    previous = None
    for found in _DATE.finditer(text):
        number = int(found[2]), _MONTHS[found[3].casefold()]
        moment = number[1], number[0]
        dates.add(moment)
        role = _role(text, found.start(), previous, date_roles)
        # "Home by 7pm" begins something; what is done by a day ends there.
        if not role and _BY.search(text[: found.start()].rstrip()):
            role = "end"
        date_roles |= {(moment, role)} if role else set()
        previous = (found.end(), moment, role)
        if found[1]:
            named.add((moment, _DAYS[found[1].casefold()]))
        if found[4] and (day := as_day(f"{int(found[4]):04}-{number[1]:02}-{number[0]:02}")):
            full.add(day)
    # The weekday and hours of a date are not days of the week by themselves.
    bare = without_dates(text)
    times, time_roles = _times(bare)
    return Moments(
        frozenset(times),
        frozenset(time_roles),
        frozenset(_weekdays(bare)),
        frozenset(dates),
        frozenset(date_roles),
        frozenset(full),
        frozenset(named),
    )


def without_dates(text: str) -> str:
    """The text with a space for each date."""
    return _DATE.sub(" ", with_named_dates(text))


def _times(text: str) -> tuple[set[time], set[tuple[time, str]]]:
    text = _BARE.sub(r"\1\2m", text)
    times: set[time] = set()
    roles: set[tuple[time, str]] = set()
    previous = None
    for found in _CLOCK.finditer(text):
        at = _time(found)
        if at is None:
            continue
        times.add(at)
        role = _role(text, found.start(), previous, roles)
        roles |= {(at, role)} if role else set()
        previous = (found.end(), at, role)
    return times, roles


def _time(found: re.Match[str]) -> time | None:
    hour, minute, half, hour24, minute24, word = found.groups()
    if word:
        return time(0 if word.casefold() == "midnight" else 12)
    if hour24:
        return time(int(hour24), int(minute24)) if int(minute24) < 60 else None
    if not 1 <= int(hour) <= 12 or int(minute or 0) > 59:
        return None
    return time(int(hour) % 12 + (12 if half in "pP" else 0), int(minute or 0))


def _role(text: str, start: int, previous: Any, roles: set[Any]) -> str:
    """Start, end or empty; the second of "from 7pm to 7am" is an end, its first a start."""
    is_leave = bool(_LEAVE.search(_sentence(text, start)))
    if previous and _PAIR.match(text[previous[0] : start]):
        # "You can be out between 7am and 7pm" tells when the hours at home are over.
        roles -= {(previous[1], "start"), (previous[1], "end")}
        roles.add((previous[1], "end" if is_leave else "start"))
        return "start" if is_leave else "end"
    before = re.split(r"[.;:\n]", text[max(start - _NEAR, 0) : start])[-1].rstrip()
    # What was said of an earlier moment of the same sentence does not count again.
    if previous and previous[0] > start - len(before):
        before = text[previous[0] : start].strip()
    return _role_after(before, is_leave=is_leave)


def _role_after(before: str, *, is_leave: bool) -> str:
    """What a moment is after some words; hours of leave are the other way round."""
    if out := _OUT.search(before):
        # "Go out at 7am" ends the hours, "do not go out after 7pm" begins them.
        is_end = (out[1].casefold() == "before") == bool(_DENIES.search(before))
        return "end" if is_end else "start"
    if _NEED_NOT.search(before):
        return "end"
    if _HOME.search(before):
        return "start"
    if _ENDS.search(before):
        return "start" if is_leave else "end"
    if not _STARTS.search(before):
        return ""
    return "end" if is_leave else "start"


def _sentence(text: str, at: int) -> str:
    """The sentence that holds a place of a text."""
    first = max(text.rfind(mark, 0, at) for mark in _SENTENCE_ENDS) + 1
    last = min(
        end for mark in _SENTENCE_ENDS if (end := text.find(mark, at)) >= 0 or (end := len(text))
    )
    return text[first:last]


def _weekdays(text: str) -> set[int]:
    found: set[int] = set()
    for one in _RANGE.findall(text):
        first, last = [day for day in one if day]
        at, end = _DAYS[first.casefold()], _DAYS[last.casefold()]
        while True:
            found.add(at)
            if at == end:
                break
            at = (at + 1) % 7
    found |= {_DAYS[name.casefold()] for name in _DAY.findall(text)}
    if _WORKING_WEEK.search(text):
        found |= set(range(5))
    if _WEEKENDS_TOO.search(text) or (found and _OTHERS.search(text)):
        return set(range(7))
    if _WEEKEND.search(text):
        found |= {5, 6}
    return found or (set(range(7)) if _ALL_WEEK.search(text) else set())


def moments_of_inputs(inputs: Mapping[str, Any]) -> Moments:
    """The moments of a condition's details; what is of another type is passed by."""
    entries = [one for one in _listed(inputs.get("times")) if isinstance(one, Mapping)]
    roles = {
        (at, role)
        for entry in entries
        for key, role in (("from", "start"), ("to", "end"))
        if (at := as_time(entry.get(key))) is not None
    }
    texts = [*strings(entries), *strings({**inputs, "times": None})]
    days = {_DAYS[text.casefold()] for text in texts if text.casefold() in _DAYS}
    times = {at for text in texts if (at := as_time(text)) is not None}
    dates = {day for text in texts if (day := as_day(text)) is not None}
    ends = {
        (day, role)
        for key, role in (("from", "start"), ("until", "end"))
        if (day := as_day(inputs.get(key))) is not None
    }
    return Moments(
        frozenset(times),
        frozenset(roles),
        frozenset(days),
        frozenset((day.month, day.day) for day in dates),
        frozenset(((day.month, day.day), role) for day, role in ends),
        frozenset(dates),
    )


def _listed(value: object) -> Iterable[Any]:
    return value if isinstance(value, (list, tuple)) else ()


def strings(held: object) -> Iterator[str]:
    """Every text in some details, however deep."""
    if isinstance(held, str):
        yield held
    elif isinstance(held, Mapping):
        for value in held.values():
            yield from strings(value)
    elif isinstance(held, (list, tuple)):
        for value in held:
            yield from strings(value)
