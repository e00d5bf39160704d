"""From one rule and one moment of a case to the dates that follow, each with what completed it."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from generator.case.facts.days import add_months, turns
from generator.case.facts.stages import Window
from generator.case.facts.words import clock, count, day_words
from generator.rules._anchors import Moment
from generator.rules._done import UNDATED, Completion, completions
from generator.rules._facts import Facts, working_day_before
from generator.rules._records import Rule, Span
from generator.rules._spans import shift, span_words
from generator.rules.working_days import WorkingDays

__all__ = ["Setting", "Slot", "slots"]

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Slot:
    """One date of one rule. `number` counts the dates of a recurring rule from 1, else is 0.

    `due` is None when something holds with no known end. `done` is the day it was met, which may
    be UNDATED; `by` is the place of the record that met it, empty when it is not one of a list.
    `late` says it was met too late. `over` says that it ran its course, as an entitlement does.
    `goes_on` says that more dates follow than are given, and `until` to which day, if known.
    """

    due: date | None
    words: str
    number: int = 0
    at: time | None = None
    not_before: date | None = None
    done: date | None = None
    by: str = ""
    late: bool = False
    over: bool = False
    goes_on: bool = False
    until: date | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """What the dates of one rule are set in.

    `window` is the stretch of stages in which it counts. `taken` holds the places of records that
    completed another rule of the series. `not_before` is the day of what has to come first; None
    when that has not happened yet, so that nothing completes the rule.
    """

    facts: Facts
    calendar: WorkingDays
    window: Window
    taken: frozenset[str] = frozenset()
    not_before: date | None = date.min

    def end(self, rule: Rule) -> date | None:
        """The day on which the rule stops to count; None when that is not known."""
        ends = [self.window.end]
        if rule.until_age and self.facts.born is not None:
            ends.append(turns(self.facts.born, rule.until_age))
        return min((day for day in ends if day is not None), default=None)

    def last(self, rule: Rule) -> date | None:
        """The end as people name it: the day of release, or the last day of supervision."""
        end, supervised = self.end(rule), self.facts.supervision_end
        return supervised if supervised and end == supervised + _DAY else end

    def found(self, rule: Rule, moment: Moment) -> list[Completion]:
        """What may complete the rule, without what completed another of its series."""
        if self.not_before is None:
            return []
        return [
            one
            for one in completions(rule, self.facts, moment)
            if one.place not in self.taken
            and (one.day == UNDATED or one.day >= (self.not_before or UNDATED))
        ]


def slots(rule: Rule, moment: Moment, setting: Setting) -> Iterator[Slot]:
    """The dates a rule sets from a moment, in order; none when it turns out not to be needed.

    Raises RulesError when a count of working days leaves the years known.
    """
    if rule.direction == "throughout":
        yield _throughout(rule, moment, setting)
        return
    slot = _first(rule, moment, setting)
    if slot is None or not _inside(slot, rule, setting):
        return
    if rule.every:
        yield from _recurring(rule, moment, slot, setting)
    else:
        yield _completed(slot, rule, moment, setting)


def _inside(slot: Slot, rule: Rule, setting: Setting) -> bool:
    """Whether a date falls in the stages of its rule; nothing falls due outside them."""
    if slot.due is None:
        return True
    start, end = setting.window.start, setting.end(rule)
    return (start is None or start <= slot.due) and (end is None or slot.due < end)


def _throughout(rule: Rule, moment: Moment, setting: Setting) -> Slot:
    end = setting.last(rule)
    what = "release" if rule.ends_with == "release" else "the end of supervision"
    until = day_words(end) if end else "not known yet"
    over = bool(end and end < setting.facts.today)
    return Slot(end, f"from {moment.words} until {what} ({until})", over=over)


def _first(rule: Rule, moment: Moment, setting: Setting) -> Slot | None:
    span, calendar, facts = Span(rule.offset, rule.unit), setting.calendar, setting.facts
    said = span_words(span)
    match rule.direction:
        case "within":
            due, at = shift(moment.day, moment.at, span, 1, calendar)
            timed = f" at {clock(moment.at)}" if at is not None and moment.at else ""
            opens = rule.not_before and shift(moment.day, None, rule.not_before, 1, calendar)[0]
            slot = Slot(due, f"{said} after {moment.words}{timed}", at=at, not_before=opens or None)
        case "before":
            due, _ = shift(moment.day, None, span, -1, calendar)
            slot = Slot(due, f"at least {said} before {moment.words}")
        case "last":
            opens, _ = shift(moment.day, None, span, -1, calendar)
            slot = Slot(
                moment.day - _DAY, f"in the last {said} before {moment.words}", not_before=opens
            )
        case "at-age":
            years, months = divmod(rule.offset, 12)
            aged = f"{years} years and {count(months, 'month')}" if months else f"{years} years"
            slot = Slot(turns(moment.day, years, months), f"when {facts.name} is {aged} old")
        case _:
            slot = Slot(moment.day, moment.words)
    return _not_too_late(_on_working_day(slot, rule), rule, setting.window.start)


def _on_working_day(slot: Slot, rule: Rule) -> Slot:
    if not rule.on_working_day or slot.due is None:
        return slot
    day = working_day_before(slot.due)
    if day == slot.due:
        return slot
    note = f"{day_words(slot.due)} is a day off, so it is due on the working day before."
    return replace(slot, due=day, notes=(*slot.notes, note))


def _not_too_late(slot: Slot, rule: Rule, start: date | None) -> Slot | None:
    """A date before its stage began cannot be kept: due at once, or not needed, as said."""
    if not rule.when_too_late or start is None or slot.due is None or slot.due >= start:
        return slot
    if rule.when_too_late == "not-needed":
        return None
    note = f"This would have been {day_words(slot.due)}, before custody began: do it at once."
    return replace(slot, due=start, notes=(*slot.notes, note))


def _completed(slot: Slot, rule: Rule, moment: Moment, setting: Setting) -> Slot:
    due, calendar, facts = slot.due or moment.day, setting.calendar, setting.facts
    earliest = _earliest(slot, rule, moment, setting)
    latest = shift(due, None, rule.counts_late, 1, calendar)[0] if rule.counts_late else date.max
    fitting = [
        one
        for one in setting.found(rule, moment)
        if one.day == UNDATED
        or (earliest <= one.day <= latest and _in_order(one, rule, moment) and _soon(one, due))
    ]
    if rule.series and setting.window.end is not None:
        # What came after the stage may be the next rule of the series.
        fitting = [one for one in fitting if one.day < setting.window.end]
    if not fitting:
        return slot
    first = fitting[0]
    if first.day > facts.today:
        return replace(slot, by=first.place, notes=slot.notes + _booked(due, first.day))
    late = _late(slot, due, first)
    notes = slot.notes + ((late,) if late else ())
    return replace(slot, done=first.day, by=first.place, late=bool(late), notes=notes)


def _earliest(slot: Slot, rule: Rule, moment: Moment, setting: Setting) -> date:
    """The first day on which something may complete a date."""
    earliest = date.min
    if rule.direction in {"within", "on"}:
        earliest = moment.day + timedelta(days=rule.skip_anchor_day)
    elif setting.window.first == "recall" and setting.window.start is not None:
        # What was done before the release that failed was done for that one.
        earliest = setting.window.start
    if rule.counts_early and slot.due is not None:
        opens = shift(slot.due, None, rule.counts_early, -1, setting.calendar)[0]
        earliest = max(opens, earliest) if setting.window.first == "recall" else opens
    return max(earliest, slot.not_before or date.min)


def _in_order(one: Completion, rule: Rule, moment: Moment) -> bool:
    """Whether it came after what it follows; on one day the clock tells, where both are known."""
    follows = rule.direction == "within" and one.day == moment.day
    return not follows or one.at is None or moment.at is None or one.at >= moment.at


def _soon(one: Completion, due: date) -> bool:
    if one.late is None:
        return True
    return one.day <= shift(due, None, one.late, 1, WorkingDays())[0]


def _late(slot: Slot, due: date, one: Completion) -> str:
    """By how much it was late, in words; empty when it was in time."""
    if one.day > due:
        return f"Done {count((one.day - due).days, 'day')} late."
    if one.day == due and slot.at is not None and one.at is not None and one.at > slot.at:
        over = datetime.combine(due, one.at) - datetime.combine(due, slot.at)
        hours, minutes = divmod(int(over.total_seconds()) // 60, 60)
        return f"Done {count(hours, 'hour') if hours else count(minutes, 'minute')} late."
    return ""


def _booked(due: date, day: date) -> tuple[str, ...]:
    late = ", which is after it is due" if day > due else ""
    return (f"Booked for {day_words(day)}{late}.",)


def _recurring(rule: Rule, moment: Moment, first: Slot, setting: Setting) -> Iterator[Slot]:
    """Each date follows the last time it was done, or the date before when it was not.

    Of several visits before a date the latest counts, so that the next is due as late as the
    rhythm allows. What was not done in time is done by the first visit after it.
    """
    facts, end = setting.facts, setting.end(rule)
    endless = end is None and bool(rule.ends_with)
    # A visit after the stage is over is one of the next stage.
    happened = {
        one.day: one
        for one in reversed(setting.found(rule, moment))
        if one.day != UNDATED and (end is None or one.day < end)
    }
    days = sorted(happened)
    past = days[: bisect_right(days, facts.today)]
    used = moment.day - timedelta(days=not rule.skip_anchor_day)
    steps = _Steps(rule, moment.day, setting.calendar)
    slot, ahead, told = first, 0, False
    for number in range(1, rule.at_most + 1):
        if slot.due is None or not _inside(slot, rule, setting):
            return
        met = _met(past, used, slot.due)
        booked = None if met or told or len(past) == len(days) else days[len(past)]
        told = told or met is None
        ahead += slot.due >= facts.today and met is None
        last = ahead == (1 if endless else rule.ahead)
        used = met or used
        coming = steps.after(slot.due, met)
        late = f"Done {count((met - slot.due).days, 'day')} late." if met and met > slot.due else ""
        notes = (*slot.notes, late) if late else slot.notes
        notes += _booked(slot.due, booked) if booked else ()
        goes_on = last and _inside(coming, rule, setting)
        yield Slot(
            slot.due,
            slot.words,
            number,
            slot.at,
            slot.not_before,
            met,
            happened[met].place if met else "",
            bool(late),
            goes_on=goes_on,
            until=setting.last(rule) if goes_on else None,
            notes=notes,
        )
        if last:
            return
        slot = coming


class _Steps:
    """The dates of a rhythm, counted from one base so that months do not drift.

    From 31 January a month on is 28 February, and the next is 31 March.
    """

    def __init__(self, rule: Rule, start: date, calendar: WorkingDays) -> None:
        self._rule, self._start, self._calendar = rule, start, calendar
        self._base, self._unit, self._total = start, rule.unit, rule.offset

    def after(self, due: date, met: date | None) -> Slot:
        """The date that follows one due on `due` and met on `met`, None when it was not."""
        rhythm = self._rhythm(met or due)
        if met is not None:
            self._base, self._unit, self._total = met, rhythm.unit, 0
            since = f"the last time, {day_words(met)}"
        else:
            since = f"the one due on {day_words(due)}"
            if self._unit != rhythm.unit:
                self._base, self._unit, self._total = due, rhythm.unit, 0
        self._total += rhythm.offset
        coming, _ = shift(self._base, None, Span(self._total, self._unit), 1, self._calendar)
        return Slot(coming, f"{span_words(rhythm)} after {since}")

    def _rhythm(self, after: date) -> Span:
        """The rhythm that holds after a day."""
        for span in self._rule.every:
            if not span.for_months or after < add_months(self._start, span.for_months):
                return span
        return self._rule.every[-1]


def _met(past: list[date], used: date, due: date) -> date | None:
    """The day that meets a date: of those not used yet the latest in time, else the first late."""
    unused, in_time = bisect_right(past, used), bisect_right(past, due)
    if in_time > unused:
        return past[in_time - 1]
    return past[unused] if unused < len(past) else None
