"""The rhythm of a recurring rule: which date follows which."""

from datetime import date

from generator.case.facts.days import add_months
from generator.case.facts.words import day_words
from generator.rules._records import Rule, Span
from generator.rules._spans import moved, span_words
from generator.rules.working_days import WorkingDays

__all__ = ["Steps"]


class Steps:
    """The dates of a rhythm, counted from one base so that months do not drift.

    From 31 January a month on is 28 February, and the next is 31 March.
    """

    def __init__(self, rule: Rule, start: date, calendar: WorkingDays) -> None:
        self._rule, self._start, self._calendar = rule, start, calendar
        self._base, self._unit, self._total = start, rule.unit, rule.offset

    def after(self, due: date, met: date | None) -> tuple[date, str]:
        """What follows a date due on `due` and met on `met` (None when it was not), in words."""
        every = self._rule.every
        rhythm = every[0] if len(every) == 1 else self._rhythm(met or due)
        if met is not None:
            self._base, self._unit, self._total = met, rhythm.unit, 0
            since = f"the last time, {day_words(met)}"
        else:
            since = f"the one due on {day_words(due)}"
            if self._unit != rhythm.unit:
                self._base, self._unit, self._total = due, rhythm.unit, 0
        self._total += rhythm.offset
        coming = moved(self._base, self._total, self._unit, self._calendar)
        return coming, f"{span_words(rhythm)} after {since}"

    def _rhythm(self, after: date) -> Span:
        """The rhythm that holds after a day."""
        for span in self._rule.every:
            if not span.for_months or after < add_months(self._start, span.for_months):
                return span
        return self._rule.every[-1]
