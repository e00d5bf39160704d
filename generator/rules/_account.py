"""The one account of what is due in a case and what is done: dates and checks both go by it."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from generator.case.facts.stages import CUSTODY, Window, window
from generator.case.facts.words import clock, day_words
from generator.errors import RulesError
from generator.rules._anchors import ASK_RELEASE, Anchored, Moment, anchored
from generator.rules._applies import applies
from generator.rules._done import UNDATED, Proofs
from generator.rules._facts import Facts
from generator.rules._records import Pack, Rule
from generator.rules._schedule import Setting, Slot, slots
from generator.rules.working_days import WorkingDays

__all__ = ["FINISHED", "Account", "Deadline"]

# The states in which there is nothing left to do.
FINISHED = frozenset({"done", "over"})
_MARK = re.compile("[,;:]")
_STRENGTHS = {"must": 0, "should": 1, "advice": 2}


class Deadline(NamedTuple):
    """One date set for a case.

    `key` is unique within a case: the rule's `id` with what tells its dates apart. `due` is the
    last day on which it is in time, None while it cannot be told; `due_time` is a UK clock time
    in words, empty when only the day counts. `not_before` opens a window, None when there is
    none. `anchor` says what it was counted from. `state` is `done`, `due`, `overdue` (from the
    day after `due`), `over` (what held all the time, and no longer does) or `not-yet-known`;
    `missing` then names the fact that would tell. `done_on` is None when not done, or done on a
    day nobody recorded; `late` says it was done too late. `occurrence` counts the dates of a
    recurring rule from 1; 0 for a single one. `goes_on` says that more dates follow than are
    given, and `until` to which day, None when that is not known. `internal`: not for a child's
    or parent's document. `minimum`: the national must, where the service's own rule is later.
    """

    id: str
    key: str
    what: str
    who: str
    due: date | None
    anchor: str
    source: str
    strength: str
    state: str
    note: str = ""
    done_on: date | None = None
    missing: str = ""
    due_time: str = ""
    not_before: date | None = None
    occurrence: int = 0
    internal: bool = False
    late: bool = False
    goes_on: bool = False
    until: date | None = None
    minimum: bool = False

    @property
    def going_on(self) -> str:
        """That more dates follow, as a sentence; empty when none do."""
        if not self.goes_on:
            return ""
        until = (
            "the end is not known yet" if self.until is None else f"until {day_words(self.until)}"
        )
        return f"Goes on like this: {until}."


class Account:
    """The dates of one case by one pack; rules that count from another rule ask here for it."""

    def __init__(self, facts: Facts, pack: Pack) -> None:
        self.facts = facts
        self.pack = pack
        self._calendar = WorkingDays(pack.calendar)
        self._proofs = Proofs(facts)
        self._all: tuple[Deadline, ...] | None = None
        self._known: dict[str, tuple[Deadline, ...]] = {}
        self._taken: dict[str, set[str]] = {}
        self._windows: dict[frozenset[str], Window | None] = {}
        self._anchored: dict[tuple[str, frozenset[str]], Anchored] = {}

    def all(self) -> tuple[Deadline, ...]:
        """Every date, in date order, those that cannot be told yet last."""
        if self._all is None:
            found = chain.from_iterable(map(self.of, self.pack.rules))
            self._all = tuple(sorted(found, key=_order))
        return self._all

    def of(self, rule_id: str) -> tuple[Deadline, ...]:
        """The dates of one rule; none when the pack does not hold it or it does not apply."""
        known = self._known.get(rule_id)
        if known is not None:
            return known
        rule = self.pack.rules.get(rule_id)
        if rule is None:
            return ()
        for earlier in self.pack.earlier_in_series.get(rule_id, ()) if rule.series else ():
            # Whichever is asked for first, the first of a series takes the record that suits both.
            self.of(earlier)
        if rule_id not in self._known:
            # While it is worked out nothing that waits for it can wait for ever.
            self._known[rule_id] = ()
            found = self._reckon(rule)
            if rule_id in self.pack.minimum:
                found = self._with_minimum(found, rule, self.pack.minimum[rule_id])
            self._known[rule_id] = tuple(found)
        return self._known[rule_id]

    def is_done(self, rule_id: str) -> bool:
        """Whether the rule has dates and each of them that has come is done."""
        found = self.of(rule_id)
        return bool(found) and all(one.state == "done" for one in found)

    def _with_minimum(self, found: list[Deadline], rule: Rule, stricter: Rule) -> list[Deadline]:
        """The dates of a rule, and beside them those of the national must that it replaced."""
        if self._begins(rule) != self._begins(stricter):
            return found
        return list(_both(found, self._reckon(stricter), rule))

    def _window(self, rule: Rule) -> Window | None:
        try:
            return self._windows[rule.stages]
        except KeyError:
            inside = self._windows[rule.stages] = window(self.facts.stages, rule.stages)
            return inside

    def _begins(self, rule: Rule) -> tuple[date | None] | None:
        """The start of the stretch in which it counts, to see whether two count alike."""
        inside = self._window(rule)
        return None if inside is None else (inside.start,)

    def _reckon(self, rule: Rule) -> list[Deadline]:
        inside = self._window(rule)
        if inside is None and not self._waits(rule):
            return []
        answer = applies(rule.when, self.facts) if rule.when else True
        if answer is False:
            return []
        if inside is None:
            return [self._unknown(rule, self._when_out)]
        moments = answer if isinstance(answer, str) else self._moments(rule, inside)
        if isinstance(moments, str):
            if moments is not answer and self._is_left(rule, inside):
                return []
            known = self._in_force(rule, self.facts.today)
            return [self._unknown(rule, moments)] if known else []
        return self._set(rule, moments, inside) if moments else []

    def _is_left(self, rule: Rule, inside: Window) -> bool:
        """Whether it is of a custody that the child has come out of, as the record says."""
        out = rule.stages <= CUSTODY and self.facts.stage.kind not in CUSTODY
        return out and inside.end is not None and inside.end <= self.facts.today

    def _waits(self, rule: Rule) -> bool:
        """Whether a rule for the day of release waits for that day to be known or recorded."""
        facts = self.facts
        if rule.anchor != "release" or rule.direction != "on" or "community" not in rule.stages:
            return False
        inside = facts.stage.kind in {"custody", "recall"}
        return inside and (facts.going_out is None or facts.release_overdue)

    @cached_property
    def _when_out(self) -> str:
        if self.facts.release_overdue:
            return ASK_RELEASE.format(name=self.facts.name)
        return "The release date is not known yet: ask the establishment."

    def _set(self, rule: Rule, moments: tuple[Moment, ...], inside: Window) -> list[Deadline]:
        taken = self._taken.setdefault(rule.series, set()) if rule.series else set()
        follows = self._follows(rule) if rule.after else date.min
        setting = Setting(rule, self.facts, self._proofs, self._calendar, inside, taken, follows)
        today, ahead = self.facts.today, 0
        told: list[Deadline] = []
        for moment in moments:
            try:
                found = slots(moment, setting)
            except RulesError as error:
                told.append(self._unknown(rule, error.summary, moment.key))
                continue
            if rule.series:
                taken.update(slot.by for slot in found if slot.by)
            if rule.bounded:
                found = [slot for slot in found if self._in_force(rule, slot.due or today)]
            told += [self._deadline(rule, moment.key, slot) for slot in found]
            if moment.key and moment.day > today:
                ahead += 1
                if ahead == rule.ahead:
                    break
        return told

    def _follows(self, rule: Rule) -> date | None:
        """The day of what has to come first; None when it has not happened."""
        done = [one.done_on for one in self.of(rule.after) if one.state == "done"]
        return max((day for day in done if day is not None), default=None)

    def _moments(self, rule: Rule, inside: Window) -> Anchored:
        if rule.counts_from:
            return self._after_rule(rule.counts_from)
        known = (rule.anchor, rule.stages)
        moments = self._anchored.get(known)
        if moments is None:
            moments = self._anchored[known] = anchored(rule.anchor, self.facts, inside)
        return moments

    def _after_rule(self, rule_id: str) -> Anchored:
        """The day of another rule: when it was done, else when it is due."""
        found = [one for one in self.of(rule_id) if not one.minimum]
        if not found:
            return ()
        first = found[0]
        if first.missing:
            return first.missing
        day = first.done_on or first.due
        if day is None:
            return f"The day is not recorded: {_short(first.what)}."
        how = "held or done" if first.state == "done" else "due"
        return (Moment(day, f"{day_words(day)} ({_short(first.what)}, {how} that day)"),)

    def _unknown(self, rule: Rule, missing: str, key: str = "") -> Deadline:
        return self._deadline(rule, key, Slot(None, ""), missing)

    def _deadline(self, rule: Rule, moment: str, slot: Slot, missing: str = "") -> Deadline:
        due, words, number, at, opens, done, _, late, over, goes_on, until, notes = slot
        state = "not-yet-known" if missing else _state(due, done, over, self.facts.today)
        key = f"{rule.id}-{moment}" if moment else rule.id
        if number <= 1:
            # Once is enough for what holds of every date of a recurring rule.
            notes += rule.standing
        # Where nothing in a case shows it was done, someone has to be told how to say so.
        if state == "overdue" and not rule.done_by:
            notes = (*notes, f"Once done, record an event with [{rule.id}] in its note.")
        # By place and not by name, which takes half the time: there are a hundred of them a case.
        return Deadline(
            rule.id,
            f"{key}-{number}" if number else key,
            rule.what,
            rule.who,
            due,
            words,
            rule.cited,
            rule.strength,
            state,
            " ".join(notes),
            None if done == UNDATED else done,
            missing,
            clock(at) if at else "",
            opens,
            number,
            rule.internal,
            late,
            goes_on,
            until,
        )

    def _in_force(self, rule: Rule, due: date) -> bool:
        """Whether the record governs, by the day that matters to it; unknown days are today."""
        if not rule.bounded:
            return True
        facts = self.facts
        release = facts.going_out.day if facts.going_out else None
        days = {
            "due": due,
            "today": facts.today,
            "sentence": facts.day("sentence", "date"),
            "release": release,
        }
        day = days[rule.in_force_by] or facts.today
        started = rule.effective_from is None or rule.effective_from <= day
        return started and (rule.effective_to is None or day <= rule.effective_to)


def _state(due: date | None, done: date | None, over: bool, today: date) -> str:
    if over:
        return "over"
    if done is not None:
        return "done"
    return "overdue" if due is not None and due < today else "due"


def _both(local: list[Deadline], least: list[Deadline], rule: Rule) -> Iterator[Deadline]:
    """A service's own dates, and beside them each national must that is still open and earlier."""
    mine = {one.key: one for one in local}
    for one in least:
        own = mine.get(one.key)
        if own is None or own.due is None or one.due is None or one.state in FINISHED:
            continue
        if one.due >= own.due or own.state == "done":
            continue
        later = f"The national minimum. The service's own rule allows until {day_words(own.due)}."
        yield one._replace(note=f"{later} {one.note}".strip(), minimum=True)
        mine[one.key] = own._replace(
            key=f"{own.key}-{rule.pack}",
            note=f"The national must is sooner: {day_words(one.due)}. {own.note}".strip(),
        )
    yield from mine.values()


def _short(what: str) -> str:
    """The head of what is due, to name it within another sentence."""
    head = _MARK.split(what, maxsplit=1)[0]
    return head[0].lower() + head[1:]


def _order(one: Deadline) -> tuple[date, int, str, int]:
    return one.due or date.max, _STRENGTHS[one.strength], one.id, one.occurrence
