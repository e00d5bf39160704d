"""Family 10: conditions and appointments that cannot all be kept."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from generator.case.facts.reading import as_day, as_time, text_of
from generator.case.facts.words import clock, possessive, weekday_words
from generator.rules.checks._finding import Condition, Found, Review
from generator.rules.checks._zones import zones
from generator.rules.texts._answers import is_answer
from generator.rules.texts._contact import is_at_home, is_remote
from generator.rules.texts._times import daily_hours, weekly_times
from generator.rules.texts._words import listed

__all__ = ["conflicts"]

_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_DAY = 24 * 60
_WEEK = 7 * _DAY
_LAST_MINUTE = 59
# Shorter words say too little of what an exception is for.
_SHORT = 3
_REPORTING = "the first reporting appointment"
# Stands for hours that no condition sets, and so for all days.
_ALWAYS = Condition({}, "", "", False, "")


@dataclass(frozen=True, slots=True)
class _Window:
    """Hours of a week, in minutes from Monday midnight; `end` may run past Sunday midnight."""

    start: int
    end: int
    words: str
    condition: Condition

    def holds(self, other: "_Window") -> bool:
        """Whether the two share a minute in any week."""
        start, end = other.start, other.end
        return (
            (self.start < end and start < self.end)
            or (self.start < end - _WEEK and start - _WEEK < self.end)
            or (self.start < end + _WEEK and start + _WEEK < self.end)
        )


def conflicts(view: Review) -> Found:
    """Curfews against each other and against the week; zones; appointments on days off."""
    curfews = [c for c in view.lasting if c.code.startswith("curfew")]
    windows = [window for curfew in curfews for window in _windows(curfew)]
    yield from _overlaps(view, windows)
    yield from _clashes(view, windows)
    yield from zones(view)
    yield from _appointments(view)


def _windows(condition: Condition) -> Iterator[_Window]:
    held = condition.inputs.get("times")
    for entry in held if isinstance(held, (list, tuple)) else ():
        if isinstance(entry, Mapping):
            yield from _hours(entry, condition)
    if not held and condition.code.startswith("curfew"):
        for days, start, end in daily_hours(condition.text("official_text")):
            for day in days:
                yield _window(day, start, end, condition)


def _hours(entry: Mapping[str, Any], condition: Condition) -> Iterator[_Window]:
    """The windows of a record with `days`, `from` and `to`; none where one of them is missing."""
    start, end, days = as_time(entry.get("from")), as_time(entry.get("to")), entry.get("days")
    if start is None or end is None or not isinstance(days, (list, tuple)):
        return
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
            if not same and pair not in said and one.holds(other) and _meet(one, other):
                said.add(pair)
                message = (
                    f"{possessive(view.name)} curfew hours overlap: {one.words}, and {other.words}."
                )
                yield from view.say("curfew-overlap", message, other.condition.place)


def _meet(one: _Window, other: _Window) -> bool:
    """Whether the conditions of two windows are in force on one day at least."""
    first = max(one.condition.first, other.condition.first)
    return first <= min(one.condition.last, other.condition.last)


def _clashes(view: Review, windows: list[_Window]) -> Found:
    if not windows:
        return
    for what, other, place, kind in _busy(view):
        clash = next(
            (
                window
                for window in windows
                if window.holds(other) and _meet(window, other) and not _lets(window, what, kind)
            ),
            None,
        )
        # What can be kept at home is no clash; looking at its words last is quickest.
        if clash is not None and not _at_home(view, other.condition.record):
            message = (
                f"{possessive(view.name)} curfew ({clash.words}) clashes with {what} "
                f"({other.words})."
            )
            yield from view.say("curfew-clash", message, place)


def _lets(window: _Window, what: str, kind: str) -> bool:
    """Whether an exception of the curfew names the kind of thing, or a word of what it is."""
    held = window.condition.inputs.get("exceptions")
    said = {word for word in what.lower().split() if len(word) > _SHORT} | {kind}
    return any(
        isinstance(one, str) and any(word and word in one.lower() for word in said)
        for one in (held if isinstance(held, (list, tuple)) else ())
    )


def _busy(view: Review) -> Iterator[tuple[str, _Window, str, str]]:
    """Hours the child has to be elsewhere: what for, when, where the case says so, which kind."""
    facts = view.facts
    school = facts.text("child", "education", "school")
    opens = as_time(view.value("curfew-clash", "school_from"))
    closes = as_time(view.value("curfew-clash", "school_to"))
    if is_answer(school) and opens and closes:
        for weekday in range(5):
            window = _window(weekday, opens, closes, _ALWAYS)
            yield school, window, "/child/education/school", "school"
    for condition in view.lasting:
        if not condition.code.startswith("curfew"):
            for window in _windows(condition):
                yield (
                    condition.words,
                    window,
                    condition.place,
                    text_of(condition.inputs, "activity"),
                )
    yield from _committed(view)
    reporting = facts.get("supervision", "reporting")
    if isinstance(reporting, Mapping):
        booked = [("/supervision/reporting", {"what": _REPORTING, **reporting})]
    else:
        booked = []
    for place, record in (*booked, *facts.items("supervision", "appointments")):
        day, at = as_day(record.get("date")), as_time(record.get("time"))
        if day and at and day >= view.today:
            what = text_of(record, "what") or "an appointment"
            yield what, _moment(day, at, record), place, "appointment"


def _committed(view: Review) -> Iterator[tuple[str, _Window, str, str]]:
    """What the child does each week: by the list of commitments, else by what texts say."""
    facts = view.facts
    listed_ones = list(facts.items("child", "commitments"))
    for place, record in listed_ones:
        what, kind = text_of(record, "what") or "a commitment", text_of(record, "kind")
        for window in _hours(record, _ALWAYS):
            yield what, window, place, kind
    if listed_ones:
        return
    said = [
        (f"/{path.replace('.', '/')}", facts.text(*path.split(".")))
        for path in listed("commitments", "fields")
    ]
    for place, pathway in facts.items("plan", "pathways"):
        for key in ("position", "barriers", "gaps"):
            said.append((f"{place}/{key}", text_of(pathway, key)))
    for path in (("child", "interests"), ("identity", "roles")):
        held = facts.get(*path)
        for one in held if isinstance(held, (list, tuple)) else ():
            said.append(("/" + "/".join(path), one if isinstance(one, str) else ""))
    for place, text in said:
        for days, start, end in weekly_times(text):
            for day in days:
                window = _window(day, start, end or _minute_after(start), _ALWAYS)
                yield f"what is written of {possessive(view.name)} week", window, place, ""


def _minute_after(at: time) -> time:
    return at.replace(minute=at.minute + 1) if at.minute < _LAST_MINUTE else at


def _at_home(view: Review, record: Mapping[str, Any]) -> bool:
    """Whether an appointment can be kept at home: a call, or a visit there."""
    if "date" not in record:
        return False
    if isinstance(record.get("at_home"), bool):
        return record["at_home"] is True
    method = text_of(record, "method")
    if method:
        return method != "face-to-face"
    what, where = text_of(record, "what"), text_of(record, "where")
    lines = view.facts.get("child", "home_address", "lines")
    home = [
        one for one in (lines if isinstance(lines, (list, tuple)) else ()) if one and one in where
    ]
    return bool(home) or is_at_home(what) or is_at_home(where) or is_remote(f"{what}. {where}")


def _moment(day: date, at: time, record: Mapping[str, Any]) -> _Window:
    start = day.weekday() * _DAY + at.hour * 60 + at.minute
    only = Condition({**record, "inputs": {"from": day, "until": day}}, "", "", False, "")
    return _Window(start, start + 1, f"{weekday_words(day)} at {clock(at)}", only)


def _appointments(view: Review) -> Found:
    starts, out = view.facts.day("supervision", "starts"), view.facts.going_out
    if starts is not None and out is not None and out.happened:
        # Supervision begins when the child goes out, whatever day was planned.
        starts = min(starts, out.day)
    for place, record in view.facts.items("supervision", "appointments"):
        day = as_day(record.get("date"))
        if day is None or day < view.today:
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
