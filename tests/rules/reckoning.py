"""An independent reckoning: the slow and plain way, with other people's libraries.

It shares nothing with the toolkit. Working days are counted one at a time with the `holidays`
package, months with `dateutil`, hours with the time-zone database.
"""

from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays
from dateutil.relativedelta import relativedelta

LONDON = ZoneInfo("Europe/London")


@cache
def bank_holidays() -> frozenset[date]:
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=range(2012, 2036)))


def is_working(day: date) -> bool:
    return day.weekday() < 5 and day not in bank_holidays()


def plus(day: date, number: int, unit: str) -> date:
    """`day` with a length of time added, or taken off when the number is negative."""
    if unit == "working-days":
        step = timedelta(days=1 if number > 0 else -1)
        for _ in range(abs(number)):
            day += step
            while not is_working(day):
                day += step
        return day
    if unit == "hours":
        # Without a clock time 24 hours are the next day, and a few hours the same day.
        return day + timedelta(days=number // 24)
    return day + relativedelta(**{unit: number})


def hours_later(when: datetime, hours: int) -> datetime:
    """A UK clock time some real hours after another."""
    elapsed = when.replace(tzinfo=LONDON).astimezone(ZoneInfo("UTC")) + timedelta(hours=hours)
    return elapsed.astimezone(LONDON).replace(tzinfo=None)
