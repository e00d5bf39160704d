"""What people type for a field becomes its value, or is refused with what to write."""

from dataclasses import replace
from datetime import date

import pytest
from dateutil import parser  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from generator.case.answers import AnswerError, answer, day_in_boxes
from generator.case.facts.words import DAYS, MONTHS
from generator.case.guide import FieldGuide, guide

TODAY = date(2026, 11, 27)


def _field(*path: str) -> FieldGuide:
    found = guide().find(path)
    assert found is not None
    return found


BORN, NAME, AT = (
    _field("child", "date_of_birth"),
    _field("people", "name"),
    _field("events", "time"),
)


@given(
    day=st.dates(date(1990, 1, 1), date(2036, 12, 31)),
    form=st.sampled_from(
        [
            *("{d}/{m}/{y}", "{d:02}/{m:02}/{y}", "{d}.{m}.{y}", "{d}-{m}-{y}", "{d} {m} {y}"),
            *("{d}/{m}/{s:02}", "{d} {month} {y}", "{d} {mon} {y}", "{d} {mon}. {s:02}"),
            *("{weekday} {d} {month} {y}", "{wd}, {d} {mon} {y}", "{y}-{m:02}-{d:02}"),
            *("{y}-{m:02}-{d:02} 00:00:00", "{y}-{m:02}-{d:02}T00:00:00", "{d}-{mon}-{s:02}"),
        ]
    ),
)
def test_a_date_is_read_in_british_order_as_another_reader_does(day: date, form: str) -> None:
    month, weekday = MONTHS[day.month - 1], DAYS[day.weekday()]
    text = form.format(
        d=day.day,
        m=day.month,
        y=day.year,
        s=day.year % 100,
        month=month,
        mon=month[:3],
        weekday=weekday,
        wd=weekday[:3],
    )
    # A year of two digits is at most ten years ahead, so those before 1937 cannot be meant.
    expected = date(day.year if day.year > 1936 else day.year + 100, day.month, day.day)
    assert answer(BORN, text, today=TODAY) == expected.isoformat()
    if not text.startswith(str(day.year)) and "{s" not in form:
        assert parser.parse(text, dayfirst=True).date() == day


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("31/2/2026", "no such day"),
        ("3/14/2026", "no such day"),
        ("2026", "no date"),
        ("soon", "no date"),
        ("Monday 3 March 2026", "Tuesday 3 March 2026"),
        ("1/1/1826", "not how"),
        ("", "no date"),
    ],
)
def test_what_is_no_date_is_refused_with_what_to_write(text: str, said: str) -> None:
    with pytest.raises(AnswerError, match=said) as error:
        answer(BORN, text, today=TODAY)
    assert error.value.hint


def test_a_year_of_two_digits_needs_to_know_the_day() -> None:
    with pytest.raises(AnswerError, match="two digits"):
        answer(BORN, "14/6/09")
    assert answer(BORN, "14/6/09", today=TODAY) == "2009-06-14"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(("7pm", "19:00"), ("7.30 pm", "19:30"), ("12am", "00:00"), ("12pm", "12:00")),
        *(("noon", "12:00"), ("14:30", "14:30"), ("9.05", "09:05"), ("14:30:00", "14:30")),
    ],
)
def test_times_are_read(text: str, value: str) -> None:
    assert answer(AT, text) == value


@pytest.mark.parametrize("text", ["7", "25:00", "13pm", "0am", "later", "7:60"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(AnswerError):
        answer(AT, text)


@pytest.mark.parametrize(
    "field",
    [f for f in guide().walk() if f.form in ("choice", "choices")],
    ids=lambda f: ".".join(f.path),
)
def test_every_choice_is_taken_by_its_title_and_by_its_code(field: FieldGuide) -> None:
    for code, title in field.choices.items():
        for typed in (code, title, title.upper(), f"  {title.lower()} "):
            assert answer(field, typed) == code


def test_a_choice_by_a_word_in_use_and_one_that_is_none() -> None:
    role = _field("people", "role")
    assert answer(role, "Mum") == "parent"
    with pytest.raises(AnswerError, match="none of the choices") as error:
        answer(role, "astronaut")
    assert "Case manager" in error.value.hint


def test_yes_no_and_numbers() -> None:
    consent, miles = _field("child", "interpreter_needed"), _field("placement", "distance_miles")
    assert answer(consent, "Yes") is True
    assert answer(consent, " n ") is False
    assert answer(miles, "62") == 62
    assert answer(miles, "62.0") == 62
    assert answer(_field("placement", "education_hours_week"), "13.5") == 13.5
    for field, text in ((miles, "1001"), (miles, "-1"), (miles, "far"), (consent, "maybe")):
        with pytest.raises(AnswerError):
            answer(field, text)


def test_a_line_loses_what_no_line_can_hold_and_a_long_answer_keeps_its_lines() -> None:
    assert answer(NAME, "  Samira \n Khan ") == "Samira Khan"
    assert answer(_field("plan", "summary"), "One.\n\n- two\n") == "One.\n\n- two"
    with pytest.raises(AnswerError, match="at most 300"):
        answer(NAME, "x" * 301)
    with pytest.raises(AnswerError, match="nothing"):
        answer(NAME, "   ")


@pytest.mark.parametrize(
    ("boxes", "value"),
    [
        (("14", "6", "2009"), "2009-06-14"),
        (("14", "June", "2009"), "2009-06-14"),
        ((" 01 ", "sept.", "26"), "2026-09-01"),
        (("29", "02", "2024"), "2024-02-29"),
    ],
)
def test_a_day_in_boxes_is_a_date(boxes: tuple[str, str, str], value: str) -> None:
    typed = dict(zip(("day", "month", "year"), boxes, strict=True))
    assert day_in_boxes(BORN, typed, today=date(2026, 11, 27)) == value


@pytest.mark.parametrize(
    ("boxes", "wrong"),
    [
        (("", "6", "2009"), ("day",)),
        (("14", "", ""), ("month", "year")),
        (("32", "6", "2009"), ("day",)),
        (("0", "13", "2009"), ("day", "month")),
        (("14", "Jumbly", "2009"), ("month",)),
        (("14", "6", "209"), ("year",)),
        (("14", "6", "1209"), ("year",)),
        (("30", "2", "2009"), ("day", "month")),
        (("²", "6", "2009"), ("day",)),
        (("9" * 5000, "6", "2009"), ("day",)),
    ],
)
def test_boxes_that_are_no_day_are_named(
    boxes: tuple[str, str, str], wrong: tuple[str, ...]
) -> None:
    typed = dict(zip(("day", "month", "year"), boxes, strict=True))
    with pytest.raises(AnswerError) as found:
        day_in_boxes(BORN, typed, today=date(2026, 11, 27))
    assert found.value.boxes == wrong
    assert found.value.hint


@pytest.mark.parametrize(
    "text", ["9" * 16, "9" * 5000, "1." + "0" * 400, "1,000," + "000," * 9 + "000"]
)
def test_a_number_of_too_many_figures_is_refused(text: str) -> None:
    for form in ("integer", "number"):
        with pytest.raises(AnswerError):
            answer(replace(AT, form=form), text)  # type: ignore[arg-type]
