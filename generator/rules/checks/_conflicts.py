"""Family 10: conditions and appointments that cannot all be kept."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from generator.case.facts.reading import as_day, as_time, text_of
from generator.case.facts.words import clock, possessive, weekday_words
from generator.rules.checks._finding import Condition, Found, Review

__all__ = ["conflicts"]

_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_DAY = 24 * 60
_WEEK = 7 * _DAY
_WHOLE = re.compile(r"^(the )?(whole|all) of |^(anywhere in|the town of) ")


@dataclass(frozen=True, slots=True)
class _Window:
    """Hours of a week, in minutes from Monday midnight; `end` may run past Sunday midnight."""

    start: int
    end: int
    words: str
    condition: Condition

    def holds(self, other: "_Window") -> bool:
        """Whether the two share a minute in any week."""
        return any(
            self.start < other.end + turn and other.start + turn < self.end
            for turn in (-_WEEK, 0, _WEEK)
        )


def conflicts(view: Review) -> Found:
    """Curfews against each other and against the week; zones; appointments on days off."""
    curfews = [c for c in view.conditions if c.code.startswith("curfew")]
    windows = [window for curfew in curfews for window in _windows(curfew)]
    yield from _overlaps(view, windows)
    yield from _clashes(view, windows)
    for condition in view.conditions:
        if condition.code.startswith("exclusion"):
            yield from _zone(view, condition)
    yield from _appointments(view)


def _windows(condition: Condition) -> Iterator[_Window]:
    inputs = condition.record.get("inputs")
    held = inputs.get("times") if isinstance(inputs, Mapping) else None
    for entry in held if isinstance(held, (list, tuple)) else ():
        if not isinstance(entry, Mapping):
            continue
        start, end = as_time(entry.get("from")), as_time(entry.get("to"))
        days = entry.get("days")
        if start is None or end is None or not isinstance(days, (list, tuple)):
            continue
        for day in days:
            if isinstance(day, str) and day in _WEEKDAYS:
                yield _window(_WEEKDAYS.index(day), start, end, condition)


def _window(weekday: int, start: time, end: time, condition: Condition) -> _Window:
    first = weekday * _DAY + start.hour * 60 + start.minute
    last = weekday * _DAY + end.hour * 60 + end.minute
    words = f"{_WEEKDAYS[weekday].capitalize()} {clock(start)} to {clock(end)}"
    return _Window(first, last if last > first else last + _DAY, words, condition)


def _overlaps(view: Review, windows: list[_Window]) -> Found:
    """Two curfews with different hours at once; the tag may repeat the hours of the curfew."""
    said = set()
    for index, one in enumerate(windows):
        for other in windows[index + 1 :]:
            same = (one.start, one.end) == (other.start, other.end)
            pair = (one.condition.place, other.condition.place)
            if not same and pair not in said and one.holds(other):
                said.add(pair)
                message = (
                    f"{possessive(view.name)} curfew hours overlap: {one.words}, and {other.words}."
                )
                yield from view.say("curfew-overlap", message, other.condition.place)


def _clashes(view: Review, windows: list[_Window]) -> Found:
    for what, other, place in _busy(view):
        clash = next((window for window in windows if window.holds(other)), None)
        if clash is not None:
            message = (
                f"{possessive(view.name)} curfew ({clash.words}) clashes with {what} "
                f"({other.words})."
            )
            yield from view.say("curfew-clash", message, place)


def _busy(view: Review) -> Iterator[tuple[str, _Window, str]]:
    """Hours the child has to be elsewhere, what for, and where the case says so."""
    nothing = Condition({}, "", "", False, "")
    school = view.facts.text("child", "education", "school")
    opens = as_time(view.value("curfew-clash", "school_from"))
    closes = as_time(view.value("curfew-clash", "school_to"))
    if school and opens and closes:
        for weekday in range(5):
            window = _window(weekday, opens, closes, nothing)
            yield f"{school}", window, "/child/education/school"
    for condition in view.conditions:
        if not condition.code.startswith("curfew"):
            for window in _windows(condition):
                yield condition.words, window, condition.place
    facts = view.facts
    reporting = facts.day("supervision", "reporting", "date")
    at = as_time(facts.get("supervision", "reporting", "time"))
    if reporting and at:
        window = _moment(reporting, at, nothing)
        yield "the first reporting appointment", window, "/supervision/reporting"
    for place, record in facts.items("supervision", "appointments"):
        day, at = as_day(record.get("date")), as_time(record.get("time"))
        if day and at:
            yield text_of(record, "what") or "an appointment", _moment(day, at, nothing), place


def _moment(day: date, at: time, nothing: Condition) -> _Window:
    start = day.weekday() * _DAY + at.hour * 60 + at.minute
    return _Window(start, start + 1, f"{weekday_words(day)} at {clock(at)}", nothing)


def _zone(view: Review, condition: Condition) -> Found:
    inputs = condition.record.get("inputs")
    area = _plain(text_of(inputs, "area")) if isinstance(inputs, Mapping) else ""
    if not area:
        return
    facts = view.facts
    for what, address in (
        (f"{possessive(view.name)} home", facts.get("child", "home_address")),
        ("the address after release", facts.get("plan", "accommodation", "address")),
        ("the service's office", facts.get("service", "address")),
    ):
        if isinstance(address, Mapping) and _inside(area, address):
            message = f"{condition.words} seems to take in {what}."
            yield from view.say("zone-contains", message, condition.place)
    school = facts.text("child", "education", "school")
    if school and _plain(school) in area:
        message = f"{condition.words} seems to take in {school}."
        yield from view.say("zone-contains", message, condition.place)


def _inside(area: str, address: Mapping[str, Any]) -> bool:
    """Whether an area described in words names the street, the postcode or the whole town."""
    lines = address.get("lines")
    streets = [
        _plain(re.sub(r"^\W*\d+\w*\W+", "", line))
        for line in (lines if isinstance(lines, (list, tuple)) else ())
        if isinstance(line, str)
    ]
    # A one-word line is a house name or a number, found in too many other words.
    if any(" " in street and f" {street} " in f" {area} " for street in streets):
        return True
    postcode = _plain(text_of(address, "postcode")).replace(" ", "")
    if postcode and postcode in area.replace(" ", ""):
        return True
    town = _plain(text_of(address, "town"))
    return bool(town) and _WHOLE.sub("", area) == town


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", text.lower()))


def _appointments(view: Review) -> Found:
    starts = view.facts.day("supervision", "starts")
    for place, record in view.facts.items("supervision", "appointments"):
        day = as_day(record.get("date"))
        if day is None:
            continue
        what = text_of(record, "what") or "An appointment"
        known = view.calendar.first_year <= day.year <= view.calendar.last_year
        if known and not view.calendar.is_working(day):
            kind = "a bank holiday" if view.calendar.is_bank_holiday(day) else "a weekend"
            message = f"{what} is on {weekday_words(day)}, which is {kind}."
            yield from view.say("appointment-day-off", message, f"{place}/date")
        if starts is not None and day < starts:
            message = (
                f"{what} is on {weekday_words(day)}, before supervision starts on "
                f"{weekday_words(starts)}."
            )
            yield from view.say("appointment-too-early", message, f"{place}/date")
