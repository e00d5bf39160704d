"""What a child's week holds: the hours at home, fixed times, what is booked, and free time."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby, pairwise
from typing import Any

from generator.case.facts.reading import as_day, as_time, text_of
from generator.case.facts.words import DAYS, MONTHS, clock
from generator.rules.texts._times import daily_hours

DAY = 24 * 60
HOME, FIXED, FREE = "home", "fixed", "free"
_HOME_WORDS, _FREE_WORDS = "Home", "My time"
_WEEKDAYS = tuple(day.lower() for day in DAYS)
_SHOWN_DAYS = 7


@dataclass(frozen=True, slots=True)
class Busy:
    """Minutes of a day, of a kind: `before` and `after` say that it goes on over midnight."""

    start: int
    end: int
    kind: str
    what: str
    before: bool = False
    after: bool = False

    @property
    def hours(self) -> str:
        """From when to when, in words that need no “until”."""
        if self.end - self.start == DAY:
            return "all day"
        if self.before:
            return f"out at {_clock(self.end)}" if self.kind == HOME else f"to {_clock(self.end)}"
        if self.after:
            return f"from {_clock(self.start)}"
        return f"{_clock(self.start)} to {_clock(self.end)}"


@dataclass(frozen=True, slots=True)
class Booked:
    """Something at a minute of a day."""

    at: int
    what: str

    @property
    def when(self) -> str:
        """The time, in words."""
        return _clock(self.at)


@dataclass(frozen=True, slots=True)
class Day:
    """One day: `strip` without gaps where its hours are known, `held` all that is said of it."""

    on: date
    strip: tuple[Busy, ...]
    held: tuple[Busy, ...]
    booked: tuple[Booked, ...]

    @property
    def name(self) -> str:
        """Tuesday 28 April."""
        return f"{DAYS[self.on.weekday()]} {self.on.day} {MONTHS[self.on.month - 1]}"


@dataclass(frozen=True, slots=True)
class Week:
    """Up to seven days in order, the first of them the day from which it is of use."""

    days: tuple[Day, ...]


def week_of(seen: Mapping[str, Any], today: date | None) -> Week | None:
    """The first seven days of supervision that `today` does not lie behind.

    Days after supervision has ended are left out. None where no rule, commitment or appointment
    gives a time on any of them.
    """
    week = next(_weeks(seen, today, 1), None)
    return week if week is not None and any(day.booked or day.held for day in week.days) else None


def weeks_of(seen: Mapping[str, Any], today: date | None, most: int) -> tuple[Week, ...]:
    """Weeks from the first that `week_of` would show to that of the last booking, `most` of them.

    None where nothing is booked in them; a week between others may hold nothing.
    """
    weeks = list(_weeks(seen, today, most))
    last = max(
        (at for at, week in enumerate(weeks, 1) if any(d.booked for d in week.days)), default=0
    )
    return tuple(weeks[:last])


def _weeks(seen: Mapping[str, Any], today: date | None, most: int) -> Iterator[Week]:
    """Weeks one after another until supervision ends."""
    supervision = seen.get("supervision", {})
    starts, ends = as_day(supervision.get("starts")), as_day(supervision.get("ends"))
    known = [day for day in (starts, today) if day is not None]
    first = max(known, default=None)
    if first is None:
        return
    home = list(_curfews(supervision))
    fixed = [*_fixed(supervision), *_commitments(seen)]
    if starts is not None:
        # A rule has no nights before supervision.
        home, fixed = ([one.not_before(starts) for one in held] for held in (home, fixed))
    for at in range(0, most * _SHOWN_DAYS, _SHOWN_DAYS):
        shown = (first + timedelta(days=at + number) for number in range(_SHOWN_DAYS))
        days = [on for on in shown if ends is None or on <= ends]
        if not days:
            return
        yield Week(tuple(_day(seen, on, home, fixed) for on in days))


@dataclass(frozen=True, slots=True)
class _Span:
    """Hours on a weekday, from midnight of it; past 24 hours they go into the next day."""

    weekday: int
    start: int
    end: int
    what: str
    first: date | None
    last: date | None

    def not_before(self, day: date) -> "_Span":
        """The same from that day on."""
        return replace(self, first=day if self.first is None else max(day, self.first))

    def begins_on(self, day: date) -> bool:
        """Whether it begins on that day. A night belongs to the day on which it begins."""
        after = self.first is None or self.first <= day
        return day.weekday() == self.weekday and after and (self.last is None or day <= self.last)


def _day(seen: Mapping[str, Any], on: date, home: list[_Span], fixed: list[_Span]) -> Day:
    at_home = _joined(_on(on, home, HOME))
    elsewhere = list(dict.fromkeys(_on(on, fixed, FIXED)))
    strip = tuple(_in_turn([*at_home, *elsewhere], _opens(seen, on)))
    held = [*(one for one in strip if one.kind == HOME), *elsewhere]
    booked = sorted(_booked(seen, on), key=lambda one: one.at)
    return Day(on, strip, tuple(sorted(held, key=lambda one: one.start)), tuple(booked))


def _on(on: date, spans: Iterable[_Span], kind: str) -> Iterator[Busy]:
    """What of the spans falls on a day, also of one that began the evening before."""
    for span in spans:
        for back in (0, 1):
            if not span.begins_on(on - timedelta(days=back)):
                continue
            start, end = span.start - back * DAY, span.end - back * DAY
            if end > 0:
                clipped = (max(0, start), min(DAY, end))
                yield Busy(*clipped, kind, span.what, start < 0, end > DAY)


def _joined(spans: Iterable[Busy]) -> list[Busy]:
    """Spans that touch, as one; two curfews together say one time to be home."""
    joined: list[Busy] = []
    for span in sorted(spans, key=lambda one: (one.start, one.end)):
        last = joined[-1] if joined else None
        if last is None or last.end < span.start:
            joined.append(span)
            continue
        end = max(last.end, span.end)
        before, after = last.before or span.before, last.after or span.after
        joined[-1] = replace(last, end=end, before=before, after=after)
    return joined


def _in_turn(held: list[Busy], opened: int) -> Iterator[Busy]:
    """The day from midnight to midnight: where two meet, what is elsewhere stands over home."""
    edges = sorted({0, DAY, opened, *(edge for one in held for edge in (one.start, one.end))})
    shown = [(_at(start, end, held, opened), start, end) for start, end in pairwise(edges)]
    for one, pieces in groupby(shown, key=lambda piece: piece[0]):
        parts = list(pieces)
        start, end = parts[0][1], parts[-1][2]
        if one is not None:
            before, after = one.before and start == 0, one.after and end == DAY
            yield replace(one, start=start, end=end, before=before, after=after)


def _at(start: int, end: int, held: list[Busy], opened: int) -> Busy | None:
    over = [one for one in held if one.start <= start and end <= one.end]
    if not over:
        return Busy(0, DAY, FREE, _FREE_WORDS) if start >= opened else None
    return next((one for one in over if one.kind == FIXED), over[0])


def _opens(seen: Mapping[str, Any], on: date) -> int:
    """The minute at which a day is the child's own: on the day of release, only then."""
    supervision = seen.get("supervision", {})
    release = supervision.get("release", {})
    if as_day(release.get("date", supervision.get("starts"))) != on:
        return 0
    at = as_time(release.get("time"))
    return _minute(at) if at is not None else DAY


def _curfews(supervision: Mapping[str, Any]) -> Iterator[_Span]:
    """The hours of every curfew: from its details, else as its official words give them."""
    for condition in _conditions(supervision):
        if not text_of(condition, "code").startswith("curfew"):
            continue
        spans = list(_times(condition, _HOME_WORDS))
        yield from spans
        for days, start, end in () if spans else daily_hours(text_of(condition, "official_text")):
            for weekday in days:
                yield _span(weekday, _minute(start), _minute(end), _HOME_WORDS, condition)


def _fixed(supervision: Mapping[str, Any]) -> Iterator[_Span]:
    """The hours of every other rule, under its easy heading."""
    for condition in _conditions(supervision):
        if text_of(condition, "code").startswith("curfew"):
            continue
        heading = text_of(condition.get("easy_read", {}), "heading")
        what = heading or text_of(condition.get("inputs", {}), "activity")
        if what:
            yield from _times(condition, what)


def _commitments(seen: Mapping[str, Any]) -> Iterator[_Span]:
    for record in seen.get("child", {}).get("commitments", ()):
        yield from _hours(record, text_of(record, "what"), {})


def _conditions(supervision: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    held: Iterable[Mapping[str, Any]] = supervision.get("conditions", ())
    return held


def _times(condition: Mapping[str, Any], what: str) -> Iterator[_Span]:
    for record in condition.get("inputs", {}).get("times", ()):
        yield from _hours(record, what, condition)


def _hours(record: Mapping[str, Any], what: str, condition: Mapping[str, Any]) -> Iterator[_Span]:
    start, end = as_time(record.get("from")), as_time(record.get("to"))
    if start is None or end is None:
        return
    for day in dict.fromkeys(record.get("days", ())):
        if day in _WEEKDAYS:
            yield _span(_WEEKDAYS.index(day), _minute(start), _minute(end), what, condition)


def _span(weekday: int, start: int, end: int, what: str, condition: Mapping[str, Any]) -> _Span:
    inputs = condition.get("inputs", {})
    last = end if end > start else end + DAY
    return _Span(
        weekday, start, last, what, as_day(inputs.get("from")), as_day(inputs.get("until"))
    )


def _booked(seen: Mapping[str, Any], on: date) -> Iterator[Booked]:
    supervision = seen.get("supervision", {})
    release = supervision.get("release", {})
    out = as_time(release.get("time"))
    if out is not None and as_day(release.get("date", supervision.get("starts"))) == on:
        yield Booked(_minute(out), "I go home")
    told = set()
    for record in supervision.get("appointments", ()):
        at = as_time(record.get("time"))
        if at is not None and as_day(record.get("date")) == on:
            told.add(at)
            yield Booked(_minute(at), text_of(record, "what"))
    first = supervision.get("reporting", {})
    at = as_time(first.get("time"))
    if at is not None and at not in told and as_day(first.get("date")) == on:
        yield Booked(_minute(at), "My first meeting")


def _minute(at: Any) -> int:
    return int(at.hour * 60 + at.minute)


def _clock(minute: int) -> str:
    at = as_time(f"{minute % DAY // 60:02d}:{minute % 60:02d}")
    return clock(at) if at is not None else ""
