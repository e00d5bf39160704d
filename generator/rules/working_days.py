"""Working days in England and Wales: Monday to Friday, bank holidays and substitute days out."""

from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from functools import cache

from generator.errors import RulesError
from generator.rules._data import table

__all__ = ["WorkingDays"]

_SATURDAY = 5


@cache
def _calendar(region: str) -> tuple[tuple[int, ...], frozenset[int], int, int]:
    """Working days and bank holidays as ordinals, with the first and last year known."""
    tables = table("bank-holidays")
    if region not in tables or not isinstance(tables[region], dict):
        known = ", ".join(sorted(name for name in tables if isinstance(tables[name], dict)))
        raise RulesError(
            f"There is no working-day calendar for {region!r}.", [f"Calendars held: {known}."]
        )
    held = tables[region]
    first, last = held["first_year"], held["last_year"]
    holidays = frozenset(day.toordinal() for day in held["dates"])
    days = range(date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal() + 1)
    # Ordinal 1 was a Monday, so (ordinal + 6) % 7 is the weekday.
    working = tuple(day for day in days if (day + 6) % 7 < _SATURDAY and day not in holidays)
    return working, holidays, first, last


class WorkingDays:
    """A calendar of working days for one region.

    Counting never includes the day it starts from: one working day after a Friday, a Saturday
    or a Sunday is the Monday; one working day before a Monday, a Sunday or a Saturday is the
    Friday. Bank holidays are known for a span of years; a count that leaves the span raises
    RulesError rather than guess.
    """

    def __init__(self, region: str = "england-and-wales") -> None:
        self.region = region
        self._working, self._holidays, self.first_year, self.last_year = _calendar(region)

    def is_working(self, day: date) -> bool:
        """Whether people are at work that day; raises RulesError outside the years known."""
        ordinal = self._known(day)
        return day.weekday() < _SATURDAY and ordinal not in self._holidays

    def is_bank_holiday(self, day: date) -> bool:
        """Whether a weekday is a bank holiday; weekends are False, even 25 December."""
        return self._known(day) in self._holidays

    def add(self, day: date, count: int) -> date:
        """The working day that many working days after `day`, or before it when negative.

        "Within n working days of D" is due on `add(D, n)`: the n-th working day after D, so
        done that day is in time and the day after is late. "At least n working days before D"
        is due on `add(D, -n)`: n working days lie between then and D, counting D itself when it
        is one. Zero gives `day` back, working or not. Raises RulesError outside the years known.
        """
        ordinal = self._known(day)
        if count == 0:
            return day
        if count > 0:
            index = bisect_right(self._working, ordinal) + count - 1
        else:
            index = bisect_left(self._working, ordinal) + count
        if not 0 <= index < len(self._working):
            raise self._unknown()
        return date.fromordinal(self._working[index])

    def between(self, start: date, end: date) -> int:
        """How many working days after `start` up to and including `end`; negative when earlier.

        So `between(d, add(d, n)) == n` for every n but zero on a day off.
        """
        first, last = self._known(start), self._known(end)
        if last >= first:
            return bisect_right(self._working, last) - bisect_right(self._working, first)
        return bisect_left(self._working, last) - bisect_left(self._working, first)

    def next_working(self, day: date) -> date:
        """`day` itself when it is a working day, otherwise the first one after it."""
        return day if self.is_working(day) else self.add(day, 1)

    def days_off_after(self, day: date) -> int:
        """How many days off follow `day` before the next working day: 2 on a Friday, mostly."""
        return (self.add(day, 1) - day - timedelta(days=1)).days

    def _known(self, day: date) -> int:
        if not self.first_year <= day.year <= self.last_year:
            raise self._unknown()
        return day.toordinal()

    def _unknown(self) -> RulesError:
        return RulesError(
            f"Bank holidays are known from {self.first_year} to {self.last_year} only.",
            ["Check the year of the date, or update the bank holiday table."],
        )
