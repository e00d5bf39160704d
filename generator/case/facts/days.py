"""Calendar arithmetic that working days have no part in: months, weeks, birthdays, hours."""

from calendar import monthrange
from datetime import date, datetime, time, timedelta
from functools import lru_cache

__all__ = ["add_hours", "add_months", "age_on", "turns"]

_UTC_HOUR_OF_CHANGE = 1
_SHORTEST_MONTH = 28


def add_months(day: date, months: int) -> date:
    """The same day of the month, `months` later (earlier when negative).

    Where that month is too short its last day is taken: 31 January plus one month is
    28 or 29 February. Raises ValueError outside the years a date can hold.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if day.day <= _SHORTEST_MONTH:
        return date(year, month + 1, day.day)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def turns(born: date, years: int, months: int = 0) -> date:
    """The day someone reaches that age.

    A birthday on 29 February is kept on 1 March in other years; further months clip to the
    end of a short month.
    """
    try:
        birthday = born.replace(year=born.year + years)
    except ValueError:
        birthday = date(born.year + years, 3, 1)
    return add_months(birthday, months) if months else birthday


def age_on(born: date, day: date) -> int:
    """Whole years of age on a day; negative before birth."""
    years = day.year - born.year
    return years if day >= turns(born, years) else years - 1


@lru_cache(maxsize=512)
def _last_sunday(year: int, month: int) -> date:
    last = date(year, month, monthrange(year, month)[1])
    return last - timedelta(days=(last.weekday() + 1) % 7)


def _summer_time(utc: datetime) -> bool:
    """British summer time: from 1am (UTC) on the last Sunday of March to that of October."""
    change = time(_UTC_HOUR_OF_CHANGE)
    starts = datetime.combine(_last_sunday(utc.year, 3), change)
    ends = datetime.combine(_last_sunday(utc.year, 10), change)
    return starts <= utc < ends


def add_hours(day: date, at: time, hours: int) -> tuple[date, time]:
    """The date and UK clock time `hours` real hours after a UK clock time.

    The night the clocks change is 23 or 25 hours long, so "within 24 hours" is an hour later
    or earlier by the clock. A time that happens twice in October is taken as the first.
    """
    local = datetime.combine(day, at)
    as_summer = local - timedelta(hours=1)
    utc = as_summer if _summer_time(as_summer) else local
    later = utc + timedelta(hours=hours)
    if _summer_time(later):
        later += timedelta(hours=1)
    return later.date(), later.time()
