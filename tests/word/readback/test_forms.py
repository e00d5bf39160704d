"""Dates, times and answers as people write them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.word.readback.forms import UnreadableError, printed, valued
from generator.word.readback.located import DATE, SHORT_DATE, TIME, YES_NO


class DescribeForms:
    @given(st.dates(min_value=date(1900, 1, 1)))
    def they_bring_dates_back_however_they_are_shown(self, day):
        for form in (DATE, SHORT_DATE):
            assert valued(form, printed(form, day.isoformat())) == day.isoformat()

    def they_bring_every_minute_of_the_day_back(self):
        for minute in range(24 * 60):
            text = f"{minute // 60:02}:{minute % 60:02}"
            assert valued(TIME, printed(TIME, text)) == text

    @pytest.mark.parametrize(
        "text",
        [
            "3rd March 2026",
            "3 mar 2026",
            "Tuesday 3 March 2026",
            "2026-03-03",
            "3\u00a0March  2026",
        ],
    )
    def they_let_a_date_be_written_in_other_ways(self, text):
        assert valued(DATE, text) == "2026-03-03"

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "soon",
            "31 February 2026",
            "3/4/2026",
            "Monday 3 March 2026",
            "3 March",
            "3 Smarch 2026",
        ],
    )
    def they_refuse_a_date_that_could_be_another(self, text):
        with pytest.raises(UnreadableError, match=r"3 March 2026|weekday"):
            valued(DATE, text)

    @pytest.mark.parametrize(
        ("text", "time"), [("3.30 pm", "15:30"), ("noon", "12:00"), ("9:05", "09:05")]
    )
    def they_let_a_time_be_written_in_other_ways(self, text, time):
        assert valued(TIME, text) == time

    @pytest.mark.parametrize("text", ["3", "25:00", "13pm", "12:75", "later"])
    def they_refuse_a_time_that_could_be_another(self, text):
        with pytest.raises(UnreadableError):
            valued(TIME, text)

    def they_know_yes_and_no_and_nothing_else(self):
        assert valued(YES_NO, "yes") is True
        assert valued(YES_NO, "No.") is False
        with pytest.raises(UnreadableError):
            valued(YES_NO, "perhaps")


def test_all_days_of_a_leap_year_have_a_short_form_that_comes_back():
    for offset in range(366):
        day = (date(2024, 1, 1) + timedelta(offset)).isoformat()
        assert valued(DATE, printed(SHORT_DATE, day)) == day
