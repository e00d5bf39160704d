"""The first questions: whatever is answered, in whatever order, the case has no fault."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.case import loads
from generator.case.answers import AnswerError
from generator.case.asking import Asking, taken_from
from generator.case.asking._questions import term

TODAY = date(2026, 11, 27)
GIVEN = {
    "reference": "CB-2041",
    "first-name": "Ash",
    "last-name": "Brook",
    "born": "14 June 2009",
    "pronouns": "they/them",
    "journey": "Sentenced to custody",
    "sentence": "Detention and training order",
    "sentenced": "20 November 2026",
    "length": "8 months",
    "remand": "2",
    "remanded": "3/11/2026",
    "court": "Northmoor Youth Court",
    "hearing": "8 January 2027",
    "offence": "Robbery",
    "offence-date": "18 October 2026",
    "service": "Calderbrook Youth Justice Service",
}


def _through(asking: Asking, **other: str) -> Asking:
    while (question := asking.next()) is not None:
        asking = asking.answered(question, other.get(question.id, GIVEN[question.id]))
    return asking


def _question(asking: Asking, name: str) -> Any:
    return next(each for each in asking.questions() if each.id == name)


@pytest.mark.parametrize(
    ("journey", "sections"),
    [("1", {"sentence"}), ("on remand", {"remand"}), ("before-court", {"court"})],
)
def test_each_way_leads_to_a_case_without_faults(journey: str, sections: set[str]) -> None:
    asking = _through(Asking(TODAY), journey=journey)
    case = loads(json.dumps(asking.case()).encode())
    assert set(case.data) == {"schema", "case_id", "service", "child", *sections}
    # One of them is what a service's folder answers.
    assert len(asking.questions()) <= 11


def test_the_answers_stand_in_the_case() -> None:
    made = _through(Asking(TODAY)).case()
    assert made["child"]["date_of_birth"] == "2009-06-14"
    assert made["sentence"] == {"type": "dto", "date": "2026-11-20", "length_months": 8}


@pytest.mark.parametrize("passed", ["length", "hearing"])
def test_what_is_not_known_yet_may_be_passed_by(passed: str) -> None:
    journey = "3" if passed == "hearing" else "1"
    asking = _through(Asking(TODAY), journey=journey, **{passed: ""})
    loads(json.dumps(asking.case()).encode())
    assert asking.shown(_question(asking, passed)) == ""


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("reference", "Ash Brook!"),
        ("reference", ""),
        ("born", "14 June 2027"),
        ("born", "30 February 2009"),
        ("pronouns", "4"),
        ("sentenced", "28 November 2026"),
        ("length", "long"),
        ("length", "300 months"),
    ],
)
def test_what_is_no_answer_is_refused_at_once(name: str, text: str) -> None:
    asking = _through(Asking(TODAY))
    with pytest.raises(AnswerError):
        asking.answered(_question(asking, name), text)


def test_two_answers_that_cannot_both_be_are_told_at_the_second() -> None:
    asking = _through(Asking(TODAY), sentenced="20 November 2021")
    with pytest.raises(AnswerError, match="younger than"):
        asking.answered(_question(asking, "born"), "14 June 2014")


@pytest.mark.parametrize("born", ["14 June 2020", "14 June 1909"])
def test_an_age_that_no_child_of_a_case_has_is_told_at_once(born: str) -> None:
    asking = _through(Asking(TODAY))
    with pytest.raises(AnswerError, match="years old today"):
        asking.answered(_question(asking, "born"), born)


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(sorted(GIVEN)), st.integers(0, 9)), max_size=12))
def test_answers_given_before_are_never_lost(steps: list[tuple[str, int]]) -> None:
    asking = _through(Asking(TODAY))
    held = dict(asking.answers)
    for name, number in steps:
        if name not in {each.id for each in asking.questions()}:
            continue
        text = str(number % 3 + 1) if name in ("pronouns", "journey") else GIVEN[name]
        asking = asking.answered(_question(asking, name), text)
        held[name] = asking.answers[name]
        assert dict(asking.answers) == held
    loads(json.dumps(_through(asking).case()).encode())


@pytest.mark.parametrize(
    ("text", "months", "days"),
    [
        *(("8", 8, 0), ("8 months", 8, 0), ("1 year 6 months", 18, 0), ("two years", 24, 0)),
        *(("90 days", 0, 90), ("eighteen months", 18, 0), ("1 yr", 12, 0), ("6m", 6, 0)),
        *(("10 months and 14 days", 10, 14), ("a year", 12, 0), ("2 years, 3 months", 27, 0)),
    ],
)
def test_a_length_is_read_as_people_write_it(text: str, months: int, days: int) -> None:
    found = term(text)
    assert (found.get("length_months", 0), found.get("length_days", 0)) == (months, days)


@pytest.mark.parametrize("text", ["", "0", "long", "8 moons", "years", "-4 months", "1e5"])
def test_what_is_no_length_is_refused(text: str) -> None:
    with pytest.raises(AnswerError):
        term(text)


def test_a_case_like_another_takes_the_service_and_nothing_of_the_child(samples: Any) -> None:
    for path in sorted(samples.glob("*.json")):
        other = json.loads(path.read_text("utf-8"))
        if not other["schema"].startswith("throughcare/case/"):
            continue
        made = _through(Asking(TODAY, taken_from(other))).case()
        loads(json.dumps(made).encode())
        child = other["child"]
        family = [p["name"] for p in other["people"] if p["role"] in ("parent", "carer", "sibling")]
        taken = json.dumps({name: made[name] for name in made if name != "child"})
        for own in (child["first_name"], child["last_name"], child.get("known_as"), *family):
            assert own is None or own not in taken
        assert made["service"] == other["service"]
