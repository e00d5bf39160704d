"""A meeting on a day that a text names is on that day alone, however the day is written."""

from datetime import date, timedelta

import pytest

from generator.rules.texts._contact import sees_child_on

DAY = timedelta(days=1)
# Each way to write a day, by strftime but for the ordinal.
WAYS = (
    *("%d %B", "{nth} %B", "{nth} of %b", "%B {n}", "%b %d", "%d/%m", "%d/%m/%y", "%d/%m/%Y"),
    *("%A {n} %B", "%a %d %b %Y", "the {nth}"),
)
DAYS = [date(2026, 1, 1) + timedelta(days=each) for each in range(4, 365, 11)]


def nth(number):
    ends = {1: "st", 2: "nd", 3: "rd"} if number // 10 != 1 else {}
    return f"{number}{ends.get(number % 10, 'th')}"


def written(way, day):
    return day.strftime(way.replace("{nth}", nth(day.day)).replace("{n}", str(day.day)))


class DescribeADayInWords:
    @pytest.mark.parametrize("way", WAYS)
    def it_is_that_day_alone(self, way):
        for day in DAYS:
            text = f"Ann visits on {written(way, day)}"
            assert sees_child_on(day, text), text
            for other in (day - DAY, day + DAY, day + 7 * DAY):
                assert not sees_child_on(other, text), (text, other)

    @pytest.mark.parametrize("way", [way for way in WAYS if "%m" in way or "%b" in way])
    def it_is_of_that_month_alone(self, way):
        for day in DAYS:
            other = day.replace(month=day.month % 12 + 1, day=min(day.day, 28))
            text = f"Ann visits on {written(way, day.replace(day=other.day))}"
            assert not sees_child_on(other, text), (text, other)

    @pytest.mark.parametrize("form", ["%A", "%As", "%a", "On a %A"])
    def it_is_that_day_of_the_week_alone(self, form):
        for ahead in range(7):
            day = date(2026, 3, 2) + ahead * DAY
            text = f"Ann visits, {day.strftime(form)}"
            on = {each for each in range(7) if sees_child_on(date(2026, 3, 2) + each * DAY, text)}
            assert on == {ahead}, text
