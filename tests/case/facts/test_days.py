"""Months, birthdays and hours against other libraries' arithmetic."""

from datetime import date, datetime, time, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from generator.case.facts.days import add_hours, age_on, turns
from generator.rules import add_months
from tests.rules.reckoning import LONDON, hours_later

DATES = st.dates(date(1990, 1, 1), date(2060, 12, 31))


class DescribeAddMonths:
    @given(DATES, st.integers(-300, 300))
    def it_agrees_with_dateutil(self, day, months):
        assert add_months(day, months) == day + relativedelta(months=months)

    def it_clips_to_the_end_of_a_short_month(self):
        assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
        assert add_months(date(2028, 1, 31), 1) == date(2028, 2, 29)
        assert add_months(date(2026, 3, 31), -1) == date(2026, 2, 28)


class DescribeAges:
    @pytest.mark.parametrize(
        ("born", "on", "age"),
        [
            ("2008-06-14", "2026-06-13", 17),
            ("2008-06-14", "2026-06-14", 18),
            ("2008-02-29", "2026-02-28", 17),
            ("2008-02-29", "2026-03-01", 18),
            ("2008-02-29", "2024-02-29", 16),
        ],
    )
    def it_counts_birthdays(self, born, on, age):
        assert age_on(date.fromisoformat(born), date.fromisoformat(on)) == age

    @given(st.dates(date(1990, 1, 1), date(2020, 1, 1)), st.integers(0, 15000))
    def it_grows_by_one_on_one_day_a_year(self, born, days):
        # An oracle that counts birthdays one by one.
        on = born + timedelta(days=days)
        birthdays = 0
        for year in range(born.year + 1, on.year + 1):
            try:
                birthday = born.replace(year=year)
            except ValueError:
                birthday = date(year, 3, 1)
            birthdays += birthday <= on
        assert age_on(born, on) == birthdays


class DescribeTurns:
    def it_keeps_a_leap_birthday_on_1_march(self):
        assert turns(date(2008, 2, 29), 18) == date(2026, 3, 1)
        assert turns(date(2008, 2, 29), 16) == date(2024, 2, 29)

    def it_clips_half_years(self):
        assert turns(date(2008, 8, 31), 17, 6) == date(2026, 2, 28)

    @given(DATES, st.integers(0, 30))
    def it_is_the_first_day_of_that_age(self, born, years):
        day = turns(born, years)
        assert age_on(born, day) == years
        assert age_on(born, date.fromordinal(day.toordinal() - 1)) == years - 1


class DescribeAddHours:
    @given(
        st.datetimes(datetime(2020, 1, 1), datetime(2034, 12, 31)).map(
            lambda when: when.replace(second=0, microsecond=0, fold=0)
        ),
        st.sampled_from([2, 24, 48]),
    )
    def it_agrees_with_the_time_zone_database(self, when, hours):
        local = when.replace(tzinfo=LONDON)
        real = local.astimezone(LONDON).utctimetuple() == local.utctimetuple()
        exists = datetime.fromtimestamp(local.timestamp(), LONDON).replace(tzinfo=None) == when
        if not (real and exists):
            return  # a clock time that the spring change skips
        day, at = add_hours(when.date(), when.time(), hours)
        assert datetime.combine(day, at) == hours_later(when, hours)

    @pytest.mark.parametrize(
        ("day", "at", "expected"),
        [
            (date(2026, 3, 28), time(18), (date(2026, 3, 29), time(19))),
            (date(2026, 10, 24), time(18), (date(2026, 10, 25), time(17))),
            (date(2026, 10, 25), time(0, 30), (date(2026, 10, 25), time(23, 30))),
            (date(2026, 6, 10), time(9), (date(2026, 6, 11), time(9))),
        ],
    )
    def it_counts_real_hours_when_the_clocks_change(self, day, at, expected):
        assert add_hours(day, at, 24) == expected
