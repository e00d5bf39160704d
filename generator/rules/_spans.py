"""Adding a length of time to a moment, and saying it."""

from datetime import date, time, timedelta
from functools import cache

from generator.case.facts.days import add_hours, add_months
from generator.case.facts.words import count
from generator.rules._records import Span
from generator.rules.working_days import WorkingDays

__all__ = ["about_days", "after", "before", "moved", "shift", "span_words"]

_HOURS_A_DAY = 24
# So that spans can be held against each other; a week has five working days.
_ABOUT_DAYS = {"hours": 1 / _HOURS_A_DAY, "days": 1.0, "working-days": 1.4, "weeks": 7.0}
_ABOUT_A_MONTH = 30.4


def shift(
    day: date, at: time | None, span: Span, sign: int, calendar: WorkingDays
) -> tuple[date, time | None]:
    """The day, and the clock time when one can be told, a span after (or before, -1) a moment.

    Hours from a moment without a time are counted as whole days, so 24 hours is the next day
    and 2 hours the same day. Raises RulesError when working days leave the years known.
    """
    if at is not None and span.unit == "hours":
        return add_hours(day, at, sign * span.offset)
    return moved(day, sign * span.offset, span.unit, calendar), None


def after(day: date, span: Span, calendar: WorkingDays) -> date:
    """The day a span after another; as `shift`."""
    return moved(day, span.offset, span.unit, calendar)


def before(day: date, span: Span, calendar: WorkingDays) -> date:
    """The day a span before another; as `shift`."""
    return moved(day, -span.offset, span.unit, calendar)


def moved(day: date, offset: int, unit: str, calendar: WorkingDays) -> date:
    """The day so many units after another, or before it when negative; as `shift`."""
    match unit:
        case "working-days":
            return calendar.add(day, offset)
        case "months":
            return add_months(day, offset)
        case "weeks":
            return day + timedelta(7 * offset)
        case "days":
            return day + timedelta(offset)
        case _:
            return day + timedelta(int(offset / _HOURS_A_DAY))


def about_days(offset: int, unit: str) -> float:
    """About how many days that is, to tell the longer of two spans."""
    return offset * _ABOUT_DAYS.get(unit, _ABOUT_A_MONTH)


@cache
def span_words(span: Span) -> str:
    """`10 working days`, `1 month`."""
    return count(span.offset, span.unit.removesuffix("s").replace("-", " "))
