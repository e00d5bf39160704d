"""Adding a length of time to a moment, and saying it."""

from datetime import date, time, timedelta
from functools import cache

from generator.case.facts.days import add_hours, add_months
from generator.case.facts.words import count
from generator.rules._records import Span
from generator.rules.working_days import WorkingDays

__all__ = ["shift", "span_words"]

_HOURS_A_DAY = 24


def shift(
    day: date, at: time | None, span: Span, sign: int, calendar: WorkingDays
) -> tuple[date, time | None]:
    """The day, and the clock time when one can be told, a span after (or before, -1) a moment.

    Hours from a moment without a time are counted as whole days, so 24 hours is the next day
    and 2 hours the same day. Raises RulesError when working days leave the years known.
    """
    offset = sign * span.offset
    match span.unit:
        case "hours":
            if at is not None:
                return add_hours(day, at, offset)
            return day + timedelta(days=int(offset / _HOURS_A_DAY)), None
        case "days":
            return day + timedelta(days=offset), None
        case "weeks":
            return day + timedelta(weeks=offset), None
        case "months":
            return add_months(day, offset), None
        case _:
            return calendar.add(day, offset), None


@cache
def span_words(span: Span) -> str:
    """`10 working days`, `1 month`."""
    return count(span.offset, span.unit.removesuffix("s").replace("-", " "))
