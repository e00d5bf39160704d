"""From one rule and one moment of a case to the dates that follow, each with what completed it."""

from bisect import bisect_right
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from generator.case.facts.days import turns
from generator.case.facts.stages import Window
from generator.case.facts.words import clock, count, day_words
from generator.rules._anchors import Moment
from generator.rules._done import UNDATED, Completion, Proofs
from generator.rules._facts import Facts, working_day_before
from generator.rules._records import Rule, Span
from generator.rules._rhythm import Steps
from generator.rules._spans import after, before, shift, span_words
from generator.rules.working_days import WorkingDays

__all__ = ["Setting", "Slot", "slots"]

_DAY = timedelta(days=1)


class Slot(NamedTuple):
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


@dataclass(slots=True)
class Setting:
    """One rule, and what its dates are set in.

    `window` is the stretch of stages in which it counts. `taken` holds the places of records that
    completed another rule of the series. `not_before` is the day of what has to come first; None
    when that has not happened yet, so that nothing completes the rule. `end` is the day on which
    the rule stops to count; None when that is not known.
    """

    rule: Rule
    facts: Facts
    proofs: Proofs
    calendar: WorkingDays
    window: Window
    taken: Collection[str] = ()
    not_before: date | None = date.min
    end: date | None = field(init=False)

    def __post_init__(self) -> None:
        self.end, born = self.window.end, self.facts.born
        if self.rule.until_age and born is not None:
            self.end = min(turns(born, self.rule.until_age), self.end or date.max)

    @property
    def last(self) -> date | None:
        """The end as people name it: the day of release, or the last day of supervision."""
        end, supervised = self.end, self.facts.supervision_end
        return supervised if supervised and end == supervised + _DAY else end

    def holds(self, due: date) -> bool:
        """Whether a date falls in the stages of the rule; nothing falls due outside them."""
        start, end = self.window.start, self.end
        return (start is None or start <= due) and (end is None or due < end)

    def found(self, moment: Moment) -> list[Completion]:
        """What may complete the rule, without what completed another of its series."""
        earliest, taken = self.not_before, self.taken
        if earliest is None:
            return []
        found = self.proofs.of(self.rule, moment)
        if not taken and earliest == date.min:
            return found
        return [
            one
            for one in found
            if one.place not in taken and (one.day == UNDATED or one.day >= earliest)
        ]


def slots(moment: Moment, setting: Setting) -> list[Slot]:
    """The dates a rule sets from a moment, in order; none when it turns out not to be needed.

    Raises RulesError when a count of working days leaves the years known.
    """
    if setting.rule.direction == "throughout":
        return [_throughout(moment, setting)]
    slot = _first(moment, setting)
    if slot is None or (slot.due is not None and not setting.holds(slot.due)):
        return []
    if setting.rule.every:
        return _recurring(moment, slot, setting)
    return [_completed(slot, moment, setting)]


def _throughout(moment: Moment, setting: Setting) -> Slot:
    end = setting.last
    what = "release" if setting.rule.ends_with == "release" else "the end of supervision"
    until = day_words(end) if end else "not known yet"
    over = bool(end and end < setting.facts.today)
    return Slot(end, f"from {moment.words} until {what} ({until})", over=over)


def _first(moment: Moment, setting: Setting) -> Slot | None:
    rule, span, calendar = setting.rule, setting.rule.span, setting.calendar
    match rule.direction:
        case "within":
            due, at = shift(moment.day, moment.at, span, 1, calendar)
            timed = f" at {clock(moment.at)}" if at is not None and moment.at else ""
            opens = after(moment.day, rule.not_before, calendar) if rule.not_before else None
            words = f"{span_words(span)} after {moment.words}{timed}"
            slot = Slot(due, words, 0, at, opens)
        case "before":
            due = before(moment.day, span, calendar)
            slot = Slot(due, f"at least {span_words(span)} before {moment.words}")
        case "last":
            opens = before(moment.day, span, calendar)
            words = f"in the last {span_words(span)} before {moment.words}"
            slot = Slot(moment.day - _DAY, words, 0, None, opens)
        case "at-age":
            years, months = divmod(rule.offset, 12)
            aged = f"{years} years and {count(months, 'month')}" if months else f"{years} years"
            due = turns(moment.day, years, months)
            slot = Slot(due, f"when {setting.facts.name} is {aged} old")
        case _:
            slot = Slot(moment.day, moment.words)
    if rule.on_working_day:
        slot = _on_working_day(slot)
    return _not_too_late(slot, rule, setting.window.start) if rule.when_too_late else slot


def _on_working_day(slot: Slot) -> Slot:
    if slot.due is None:
        return slot
    day = working_day_before(slot.due)
    if day == slot.due:
        return slot
    note = f"{day_words(slot.due)} is a day off, so it is due on the working day before."
    return slot._replace(due=day, notes=(*slot.notes, note))


def _not_too_late(slot: Slot, rule: Rule, start: date | None) -> Slot | None:
    """A date before its stage began cannot be kept: due at once, or not needed, as said."""
    if start is None or slot.due is None or slot.due >= start:
        return slot
    if rule.when_too_late == "not-needed":
        return None
    note = f"This would have been {day_words(slot.due)}, before custody began: do it at once."
    return slot._replace(due=start, notes=(*slot.notes, note))


def _completed(slot: Slot, moment: Moment, setting: Setting) -> Slot:
    found = setting.found(moment)
    if not found:
        return slot
    rule, due, calendar = setting.rule, slot.due or moment.day, setting.calendar
    earliest = _earliest(slot, moment, setting)
    latest = after(due, rule.counts_late, calendar) if rule.counts_late else date.max
    # What came after the stage may be the next rule of the series.
    until = setting.window.end if rule.series else None
    for first in found:
        if until is not None and first.day >= until:
            continue
        if first.day == UNDATED or (
            earliest <= first.day <= latest
            and _in_order(first, rule, moment)
            and (first.late is None or _soon(first.day, due, first.late))
        ):
            break
    else:
        return slot
    if first.day > setting.facts.today:
        return slot._replace(by=first.place, notes=slot.notes + _booked(due, first.day))
    late = _late(slot, due, first)
    notes = (*slot.notes, late) if late else slot.notes
    met = (first.day, first.place, bool(late))
    return Slot(slot.due, slot.words, 0, slot.at, slot.not_before, *met, notes=notes)


def _earliest(slot: Slot, moment: Moment, setting: Setting) -> date:
    """The first day on which something may complete a date."""
    rule, start = setting.rule, setting.window.start
    # What was done before the release that failed was done for that one.
    back = start if setting.window.first == "recall" and start is not None else date.min
    earliest = back
    if rule.direction in {"within", "on"}:
        earliest = moment.day + _DAY if rule.skip_anchor_day else moment.day
    if rule.counts_early and slot.due is not None:
        earliest = max(before(slot.due, rule.counts_early, setting.calendar), back)
    return earliest if slot.not_before is None else max(earliest, slot.not_before)


def _in_order(one: Completion, rule: Rule, moment: Moment) -> bool:
    """Whether it came after what it follows; on one day the clock tells, where both are known."""
    if one.day != moment.day or rule.direction != "within":
        return True
    return one.at is None or moment.at is None or one.at >= moment.at


def _soon(day: date, due: date, late: Span) -> bool:
    return day <= after(due, late, WorkingDays())


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


def _recurring(moment: Moment, slot: Slot, setting: Setting) -> list[Slot]:
    """Each date follows the last time it was done, or the date before when it was not.

    Of several visits before a date the latest counts, so that the next is due as late as the
    rhythm allows. What was not done in time is done by the first visit after it.
    """
    rule, today, end = setting.rule, setting.facts.today, setting.end
    most = 1 if end is None and rule.ends_with else rule.ahead
    # A visit after the stage is over is one of the next stage.
    happened = {
        one.day: one
        for one in reversed(setting.found(moment))
        if one.day != UNDATED and (end is None or one.day < end)
    }
    days = sorted(happened)
    past = days[: bisect_right(days, today)]
    booked = days[len(past)] if len(past) < len(days) else None
    used = moment.day - timedelta(days=not rule.skip_anchor_day)
    steps = Steps(rule, moment.day, setting.calendar)
    due, words, notes = slot.due or moment.day, slot.words, slot.notes
    found: list[Slot] = []
    ahead = 0
    inside = setting.holds(due)
    for number in range(1, rule.at_most + 1):
        if not inside:
            break
        met = _met(past, used, due) if past else None
        coming, said = steps.after(due, met)
        inside = setting.holds(coming)
        if met is not None:
            used, late, by = met, met > due, happened[met].place
            if late:
                notes += (f"Done {count((met - due).days, 'day')} late.",)
        else:
            late, by = False, ""
            if booked is not None:
                notes, booked = notes + _booked(due, booked), None
            ahead += due >= today
        goes_on = ahead == most and inside
        until = setting.last if goes_on else None
        opens, at = (slot.not_before, slot.at) if number == 1 else (None, None)
        found.append(
            Slot(due, words, number, at, opens, met, by, late, False, goes_on, until, notes)
        )
        if ahead == most:
            break
        due, words, notes = coming, said, ()
    return found


def _met(past: list[date], used: date, due: date) -> date | None:
    """The day that meets a date: of those not used yet the latest in time, else the first late."""
    unused, in_time = bisect_right(past, used), bisect_right(past, due)
    if in_time > unused:
        return past[in_time - 1]
    return past[unused] if unused < len(past) else None
