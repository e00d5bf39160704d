"""A time in words is held against what is recorded for that day, whatever the hour."""

import copy
from datetime import date

import pytest

from generator.rules.consistency import consistency
from tests.rules.consistency.test_found import RIGHT

TODAY = date(2026, 3, 3)
DAY = "2026-05-20"


def told(text, *times):
    case = copy.deepcopy(RIGHT)
    case["supervision"]["appointments"] = [
        {"date": DAY, "time": at, "what": "Talk", "where": "Office"} for at in times
    ]
    case["plan"]["summary"] = text
    return [
        one.message
        for one in consistency(case, TODAY)
        if one.id == "text-differs" and one.place == "/plan/summary"
    ]


@pytest.mark.parametrize("half", ["am", "pm"])
def it_differs_unless_it_is_that_time(half):
    for hour, minute in ((1, 0), (2, 5), (11, 59), (12, 0), (12, 1)):
        twelve = hour % 12 + (12 if half == "pm" else 0)
        at = f"{twelve:02}:{minute:02}"
        said = f"{hour}:{minute:02}{half}" if minute else f"{hour}{half}"
        text = f"He comes on 20 May at {said}."
        assert told(text, at) == []
        assert told(text, "03:33", at) == []
        (message,) = told(text, "03:33")
        assert message == f"“20 May at {said}”: what is recorded for that day is at 3:33am."


@pytest.mark.parametrize("said", ["0am", "13pm", "5:60pm"])
def it_is_no_time_outside_the_clock(said):
    assert told(f"He comes on 20 May at {said}.", "03:33") == []


def it_tells_every_time_of_that_day_in_order():
    (message,) = told("He comes on 20 May at 4pm.", "15:00", "09:30")
    assert message.endswith("what is recorded for that day is at 9:30am and 3pm.")


def it_says_nothing_of_a_day_on_which_nothing_is():
    assert told("He comes on 21 May at 4pm.", "15:00") == []
