"""Working days against the `holidays` library and against counting one day at a time."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import RulesError
from generator.rules import WorkingDays
from tests.rules.reckoning import bank_holidays, is_working, plus

DAYS = WorkingDays("england-and-wales")
KNOWN = st.dates(date(2013, 1, 1), date(2034, 12, 31))
SHORT = st.integers(-60, 60)


class DescribeTheBankHolidayTable:
    def it_holds_what_the_library_holds(self):
        day = date(2012, 1, 1)
        while day.year < 2036:
            assert DAYS.is_working(day) == is_working(day), day
            day += timedelta(days=1)

    def it_knows_the_one_off_days(self):
        for day in (date(2012, 6, 5), date(2022, 6, 3), date(2022, 9, 19), date(2023, 5, 8)):
            assert DAYS.is_bank_holiday(day)

    def it_has_substitute_days(self):
        assert not DAYS.is_working(date(2021, 12, 28))
        assert date(2021, 12, 28) in bank_holidays()

    @pytest.mark.parametrize("day", [date(2011, 12, 31), date(2036, 1, 1), date(9999, 12, 31)])
    def it_refuses_years_it_does_not_know(self, day):
        with pytest.raises(RulesError, match="2012 to 2035"):
            DAYS.is_working(day)

    def it_refuses_a_count_that_leaves_the_years_it_knows(self):
        with pytest.raises(RulesError, match="2012 to 2035"):
            DAYS.add(date(2035, 12, 20), 10)

    def it_names_the_calendars_it_has(self):
        with pytest.raises(RulesError, match="england-and-wales"):
            WorkingDays("scotland")


class DescribeAdd:
    @given(KNOWN, SHORT.filter(bool))
    def it_counts_as_one_would_on_a_wall_calendar(self, day, number):
        assert DAYS.add(day, number) == plus(day, number, "working-days")

    @given(KNOWN.filter(is_working), SHORT)
    def it_comes_back_to_the_same_working_day(self, day, number):
        assert DAYS.add(DAYS.add(day, number), -number) == day

    @given(KNOWN, SHORT)
    def it_never_lands_on_a_day_off_unless_it_stays(self, day, number):
        assert DAYS.is_working(DAYS.add(day, number)) or number == 0

    def it_counts_within_n_from_the_day_after(self):
        # Wednesday 14 January 2026: ten working days on is Wednesday 28 January.
        assert DAYS.add(date(2026, 1, 14), 10) == date(2026, 1, 28)
        assert DAYS.add(date(2026, 4, 2), 1) == date(2026, 4, 7)

    def it_counts_at_least_n_before_from_the_day_before(self):
        assert DAYS.add(date(2026, 4, 7), -1) == date(2026, 4, 2)
        assert DAYS.add(date(2026, 1, 4), -1) == date(2026, 1, 2)


class DescribeBetween:
    @given(KNOWN, SHORT.filter(bool))
    def it_is_what_add_added(self, day, number):
        assert DAYS.between(day, DAYS.add(day, number)) == number

    @given(KNOWN.filter(is_working), KNOWN.filter(is_working))
    def it_is_the_same_both_ways(self, one, other):
        assert DAYS.between(one, other) == -DAYS.between(other, one)

    def it_is_nothing_within_a_weekend(self):
        assert DAYS.between(date(2026, 1, 10), date(2026, 1, 11)) == 0


class DescribeDaysOffAfter:
    @pytest.mark.parametrize(
        ("day", "off"),
        [
            (date(2026, 1, 14), 0),
            (date(2026, 1, 16), 2),
            (date(2026, 4, 2), 4),
            (date(2026, 12, 24), 4),
        ],
    )
    def it_counts_to_the_next_working_day(self, day, off):
        assert DAYS.days_off_after(day) == off
