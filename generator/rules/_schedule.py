"""From one rule and one moment of a case to the dates that follow, each with what completed it."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from generator.case.facts.days import add_months, turns
from generator.case.facts.words import clock, count, day_words
from generator.rules._anchors import Moment
from generator.rules._done import UNDATED, completions
from generator.rules._facts import Facts
from generator.rules._records import Rule, Span
from generator.rules._spans import shift, span_words
from generator.rules.working_days import WorkingDays

__all__ = ["Slot", "slots"]


@dataclass(frozen=True, slots=True)
class Slot:
    """One date of one rule. `number` counts the dates of a recurring rule from 1, else is 0.

    `due` is None when something holds with no known end. `done` is the day it was met, which may
    be UNDATED; `over` says that it ran its course, as an entitlement does.
    """

    due: date | None
    words: str
    number: int = 0
    at: time | None = None
    not_before: date | None = None
    done: date | None = None
    over: bool = False
    notes: tuple[str, ...] = ()


def slots(rule: Rule, moment: Moment, facts: Facts, calendar: WorkingDays) -> Iterator[Slot]:
    """The dates a rule sets from a moment, in order; none when it turns out not to be needed.

    Raises RulesError when a count of working days leaves the years known.
    """
    if rule.direction == "throughout":
        yield _throughout(rule, moment, facts)
        return
    slot = _first(rule, moment, facts, calendar)
    if slot is None:
        return
    if rule.every:
        yield from _recurring(rule, moment, slot, facts, calendar)
    elif _before_end(slot, _end(rule, facts)):
        yield _completed(slot, rule, moment, facts, calendar)


def _end(rule: Rule, facts: Facts) -> date | None:
    if rule.ends_with == "release":
        return facts.release.day if facts.release else None
    return facts.supervision_end if rule.ends_with else None


def _before_end(slot: Slot, end: date | None) -> bool:
    return end is None or slot.due is None or slot.due < end


def _throughout(rule: Rule, moment: Moment, facts: Facts) -> Slot:
    end = _end(rule, facts)
    what = "release" if rule.ends_with == "release" else "the end of supervision"
    until = day_words(end) if end else "not known yet"
    return Slot(
        end, f"from {moment.words} until {what} ({until})", over=bool(end and end < facts.today)
    )


def _first(rule: Rule, moment: Moment, facts: Facts, calendar: WorkingDays) -> Slot | None:
    span = Span(rule.offset, rule.unit)
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
            due = moment.day - timedelta(days=1)
            slot = Slot(due, f"in the last {said} before {moment.words}", not_before=opens)
        case "at-age":
            years, months = divmod(rule.offset, 12)
            aged = f"{years} years and {count(months, 'month')}" if months else f"{years} years"
            slot = Slot(turns(moment.day, years, months), f"when {facts.name} is {aged} old")
        case _:
            slot = Slot(moment.day, moment.words)
    return _not_too_late(slot, rule, facts)


def _not_too_late(slot: Slot, rule: Rule, facts: Facts) -> Slot | None:
    """A date before custody began cannot be kept: due at once, or not needed, as the rule says."""
    start = facts.custody_start
    if not rule.when_too_late or start is None or slot.due is None or slot.due >= start:
        return slot
    if rule.when_too_late == "not-needed":
        return None
    note = f"This would have been {day_words(slot.due)}, before custody began: do it at once."
    return replace(slot, due=start, notes=(note,))


def _completed(slot: Slot, rule: Rule, moment: Moment, facts: Facts, calendar: WorkingDays) -> Slot:
    due = slot.due or moment.day
    earliest = date.min
    if rule.direction in {"within", "on"}:
        earliest = moment.day + timedelta(days=rule.skip_anchor_day)
    if rule.counts_early:
        earliest = shift(due, None, rule.counts_early, -1, calendar)[0]
    earliest = max(earliest, slot.not_before or date.min)
    latest = shift(due, None, rule.counts_late, 1, calendar)[0] if rule.counts_late else date.max
    fitting = [
        day
        for day in completions(rule, facts, moment)
        if day == UNDATED or earliest <= day <= latest
    ]
    done = fitting[0] if fitting and fitting[0] <= facts.today else None
    booked = None if done or not fitting else fitting[0]
    return replace(slot, done=done, notes=slot.notes + _remarks(due, done, booked))


def _remarks(due: date, done: date | None, booked: date | None) -> tuple[str, ...]:
    """What to say of a date that was met late, or that something is booked for."""
    if done is not None:
        return (f"Done {count((done - due).days, 'day')} late.",) if done > due else ()
    if booked is None:
        return ()
    late = ", which is after it is due" if booked > due else ""
    return (f"Booked for {day_words(booked)}{late}.",)


def _recurring(
    rule: Rule, moment: Moment, first: Slot, facts: Facts, calendar: WorkingDays
) -> Iterator[Slot]:
    """Each date follows the last time it was done, or the date before when it was not.

    Of several visits before a date the latest counts, so that the next is due as late as the
    rhythm allows. What was not done in time is done by the first visit after it.
    """
    end = _end(rule, facts)
    endless = end is None and bool(rule.ends_with)
    days = [day for day in completions(rule, facts, moment) if day != UNDATED]
    past = days[: bisect_right(days, facts.today)]
    used = moment.day - timedelta(days=not rule.skip_anchor_day)
    slot, base, step = first, moment.day, 0
    rhythm: Span | None = None
    ahead, told = 0, False
    for number in range(1, rule.at_most + 1):
        if slot.due is None or not _before_end(slot, end):
            return
        met = _met(past, used, slot.due)
        booked = None if met or told or len(past) == len(days) else days[len(past)]
        told = told or met is None
        ahead += slot.due >= facts.today and met is None
        last = ahead == (1 if endless else rule.ahead)
        following = _rhythm(rule, moment, met or slot.due)
        if met is not None:
            used, base, step = met, met, 1
            since = f"the last time, {day_words(met)}"
        else:
            # Steps are counted from one base, so that months do not drift off a long one's end.
            base, step = (base, step + 1) if following is rhythm else (slot.due, 1)
            since = f"the one due on {day_words(slot.due)}"
        rhythm = following
        due, _ = shift(base, None, Span(rhythm.offset * step, rhythm.unit), 1, calendar)
        coming = Slot(due, f"{span_words(rhythm)} after {since}")
        notes = slot.notes + _remarks(slot.due, met, booked)
        if last and _before_end(coming, end):
            until = "the end is not known yet" if end is None else f"until {day_words(end)}"
            notes += (f"Goes on like this: {until}.",)
        yield Slot(slot.due, slot.words, number, slot.at, slot.not_before, met, notes=notes)
        if last:
            return
        slot = coming


def _met(past: list[date], used: date, due: date) -> date | None:
    """The day that meets a date: of those not used yet the latest in time, else the first late."""
    unused, in_time = bisect_right(past, used), bisect_right(past, due)
    if in_time > unused:
        return past[in_time - 1]
    return past[unused] if unused < len(past) else None


def _rhythm(rule: Rule, moment: Moment, after: date) -> Span:
    """The rhythm that holds after a day."""
    for span in rule.every:
        if not span.for_months or after < add_months(moment.day, span.for_months):
            return span
    return rule.every[-1]
