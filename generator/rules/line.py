"""The line of a sentence: its stages in order, each with what is due in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import zip_longest
from typing import Any

from generator.case.facts.words import day_words
from generator.rules._account import FINISHED, Account, Deadline
from generator.rules._facts import Facts
from generator.rules._records import Pack

__all__ = ["Stretch", "line", "line_of"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """One stage on the line. `kind` is a key of `generator.case.facts.stages.STAGES`.

    `start` is its first day, None when nothing tells; `last` its last day, None while it goes
    on. `planned` is still to come; `now` is where the child is today. `due` holds the dates still
    to do that fall into it, in date order.
    """

    kind: str
    words: str
    start: date | None
    last: date | None
    planned: bool
    now: bool
    due: tuple[Deadline, ...]

    @property
    def days(self) -> str:
        """From when to when, in words."""
        since = f"from {day_words(self.start)}" if self.start else ""
        until = f"to {day_words(self.last)}" if self.last else ""
        return " ".join(part for part in (since, until) if part)


def line(case: Mapping[str, Any], pack: Pack, today: date) -> tuple[Stretch, ...]:
    """The stages of a case with what is due in each; never empty, never raises."""
    return line_of(Account(Facts(case, today), pack))


def line_of(account: Account) -> tuple[Stretch, ...]:
    """As `line`, by an account of the case that may have told its dates already."""
    facts, today = account.facts, account.facts.today
    dates = [one for one in account.all() if one.state not in FINISHED]
    found = []
    for stage, after in zip_longest(facts.stages, facts.stages[1:]):
        inside = [
            one
            for one in dates
            if one.due is not None
            and (stage.start is None or stage.start <= one.due)
            and (stage.end is None or one.due < stage.end)
        ]
        last = stage.end
        if last is not None and (stage.start is None or last > stage.start):
            last -= timedelta(days=1)
        # On the day planned for it, a release has not happened until somebody records it.
        gone = stage.end is not None and stage.end <= today and not (after and after.planned)
        here = not stage.planned and not gone
        began = stage.start is None or stage.start <= today
        found.append(
            Stretch(
                stage.kind,
                stage.words,
                stage.start,
                last,
                stage.planned,
                here and began,
                tuple(inside),
            )
        )
    return tuple(found)
