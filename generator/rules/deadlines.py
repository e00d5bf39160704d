"""Every date the practice documents set for a case, and where each one stands today."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.case.facts.words import clock, day_words
from generator.errors import RulesError
from generator.rules._anchors import ANCHORS, Anchored, Moment
from generator.rules._applies import applies
from generator.rules._done import UNDATED
from generator.rules._facts import Facts
from generator.rules._records import Pack, Rule
from generator.rules._schedule import Slot, slots
from generator.rules.working_days import WorkingDays

__all__ = ["Deadline", "ReleaseRow", "compare_release", "deadlines"]

_STRENGTHS = {"must": 0, "should": 1, "advice": 2}


@dataclass(frozen=True, slots=True)
class Deadline:
    """One date set for a case.

    `key` is unique within a case: the rule's `id` with what tells its dates apart. `due` is the
    last day on which it is in time, None while it cannot be told; `due_time` is a UK clock time
    in words, empty when only the day counts. `not_before` opens a window, None when there is
    none. `anchor` says what it was counted from. `state` is `done`, `due`, `overdue` (from the
    day after `due`) or `not-yet-known`; `missing` then names the fact that would tell. `done_on`
    is None when not done, or done on a day nobody recorded. `occurrence` counts the dates of a
    recurring rule from 1; 0 for a single one. `internal`: not for a child's or parent's document.
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


@dataclass(frozen=True, slots=True)
class ReleaseRow:
    """What another release date does to one deadline.

    `now` and `then` are the dates before and after, None where there is none; `words` says what
    happens to it.
    """

    key: str
    what: str
    who: str
    now: date | None
    then: date | None
    words: str


def deadlines(
    case: Mapping[str, Any], pack: Pack, today: date, *, release: date | None = None
) -> tuple[Deadline, ...]:
    """All dates of the case in date order, those that cannot be told yet last.

    `release` is a release date to try; None goes by the case. Recurring dates run to their end,
    or to the first one ahead when the end is not known. Never raises for what a case holds.
    """
    reckoner = _Reckoner(Facts(case, today, release), pack)
    found = [deadline for rule in pack.rules.values() for deadline in reckoner.of(rule)]
    return tuple(sorted(found, key=_order))


def compare_release(
    case: Mapping[str, Any], pack: Pack, today: date, release: date
) -> tuple[ReleaseRow, ...]:
    """What would move if the child were released on another day, in order of the new dates.

    Dates that stay are left out. Never raises for what a case holds.
    """
    now = {one.key: one for one in deadlines(case, pack, today)}
    then = {one.key: one for one in deadlines(case, pack, today, release=release)}
    rows = []
    for key in {**then, **now}:
        old, new = now.get(key), then.get(key)
        one = new or old
        if one is None or (old and new and (old.due, old.state) == (new.due, new.state)):
            continue
        before, after = old.due if old else None, new.due if new else None
        rows.append(ReleaseRow(key, one.what, one.who, before, after, _moved(old, new)))
    return tuple(sorted(rows, key=lambda row: (row.then or row.now or date.max, row.key)))


def _moved(old: Deadline | None, new: Deadline | None) -> str:
    if old is None or new is None:
        return "Needed as well." if old is None else "No longer needed."
    if old.due is None or new.due is None:
        return "Can now be told." if old.due is None else "Can no longer be told."
    days = (new.due - old.due).days
    moved = f"{abs(days)} days {'later' if days > 0 else 'earlier'}" if days else "Same day"
    if abs(days) == 1:
        moved = moved.replace("days", "day")
    changed = f", {new.state} instead of {old.state}" if new.state != old.state else ""
    return f"{moved}{changed}."


def _order(one: Deadline) -> tuple[date, int, str, int]:
    return one.due or date.max, _STRENGTHS[one.strength], one.id, one.occurrence


class _Reckoner:
    """The dates of one case by one pack; rules that count from another rule ask here for it."""

    def __init__(self, facts: Facts, pack: Pack) -> None:
        self._facts = facts
        self._pack = pack
        self._calendar = WorkingDays(pack.calendar)
        self._known: dict[str, tuple[Deadline, ...]] = {}

    def of(self, rule: Rule) -> tuple[Deadline, ...]:
        if rule.id not in self._known:
            self._known[rule.id] = tuple(self._reckon(rule))
        return self._known[rule.id]

    def _reckon(self, rule: Rule) -> Iterator[Deadline]:
        answer = applies(rule.when, self._facts)
        if answer is False:
            return
        moments = answer if isinstance(answer, str) else self._moments(rule.anchor)
        if isinstance(moments, str):
            if _in_force(rule, self._facts.today):
                yield self._unknown(rule, moments)
            return
        for moment in moments:
            try:
                found = list(slots(rule, moment, self._facts, self._calendar))
            except RulesError as error:
                yield self._unknown(rule, error.summary, moment.key)
                continue
            for slot in found:
                if _in_force(rule, slot.due or self._facts.today):
                    yield self._deadline(rule, moment, slot)

    def _moments(self, anchor: str) -> Anchored:
        if not anchor.startswith("rule:"):
            return ANCHORS[anchor](self._facts)
        rule = self._pack.rules[anchor.removeprefix("rule:")]
        found = self.of(rule)
        if not found:
            return ()
        first = found[0]
        if first.missing:
            return first.missing
        day = first.done_on or first.due
        if day is None:
            return f"The day is not recorded: {_short(rule.what)}."
        how = "held or done" if first.state == "done" else "due"
        return (Moment(day, f"{day_words(day)} ({_short(rule.what)}, {how} that day)"),)

    def _unknown(self, rule: Rule, missing: str, key: str = "") -> Deadline:
        return Deadline(
            id=rule.id,
            key=f"{rule.id}-{key}" if key else rule.id,
            what=rule.what,
            who=rule.who,
            due=None,
            anchor="",
            source=rule.cited,
            strength=rule.strength,
            state="not-yet-known",
            note=rule.note,
            missing=missing,
            internal=rule.internal,
        )

    def _deadline(self, rule: Rule, moment: Moment, slot: Slot) -> Deadline:
        state = self._state(slot)
        # Where nothing in a case shows it was done, someone has to be told how to say so.
        tick = (
            f"Once done, record an event with [{rule.id}] in its note."
            if (state == "overdue" and not rule.done_by)
            else ""
        )
        parts = [rule.id, moment.key, str(slot.number) if slot.number else ""]
        return Deadline(
            id=rule.id,
            key="-".join(part for part in parts if part),
            what=rule.what,
            who=rule.who,
            due=slot.due,
            anchor=slot.words,
            source=rule.cited,
            strength=rule.strength,
            state=state,
            # Once is enough for what holds of every date of a recurring rule.
            note=" ".join((*slot.notes, rule.note if slot.number <= 1 else "", tick)).strip(),
            done_on=None if slot.done == UNDATED else slot.done,
            due_time=clock(slot.at) if slot.at else "",
            not_before=slot.not_before,
            occurrence=slot.number,
            internal=rule.internal,
        )

    def _state(self, slot: Slot) -> str:
        if slot.done is not None or slot.over:
            return "done"
        return "overdue" if slot.due is not None and slot.due < self._facts.today else "due"


def _short(what: str) -> str:
    """The head of what is due, to name it within another sentence."""
    head = re.split("[,;:]", what, maxsplit=1)[0]
    return head[0].lower() + head[1:]


def _in_force(rule: Rule, day: date) -> bool:
    started = rule.effective_from is None or rule.effective_from <= day
    return started and (rule.effective_to is None or day <= rule.effective_to)
