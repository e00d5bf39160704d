"""A form sent back untouched changes nothing; what is changed in it ends in that field alone."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.answering import Answering
from generator.case.changing import value_at
from generator.case.guide import FieldGuide, guide
from generator.case.pages import QuestionPage, question_page
from generator.resources import shipped
from generator.web.questions.controls import component, digest, shown
from generator.web.questions.known import Known
from generator.web.questions.reading import (
    KEEP,
    TAKE,
    Sent,
    asked_of,
    given_of,
    name_of,
    read_page,
)
from tests.sweeps import times
from tests.web.questions.walking import every_page, through_a_browser

_SAMPLES = {
    path.stem: json.loads(path.read_text())
    for path in sorted(shipped("samples").glob("*.json"))
    if path.stem != "panel"
}
TODAY = date(2026, 3, 2)


def known_of(data: Mapping[str, Any]) -> Known:
    people = {one["id"]: one["name"] for one in data.get("people", ())}
    return Known(TODAY, Answering.entry_names(data), people)


def form_of(page: QuestionPage, held: Mapping[str, Any], known: Known) -> Sent:
    """The form of a page as a browser sends it when nothing is touched."""
    controls = {
        name_of(page, one): through_a_browser(
            shown(one, value_at(held, one.path[len(page.of) :]), known)
        )
        for one in asked_of(page)
    }
    return Sent(controls, given_of(page, held, known))


def changed(sent: Sent, name: str, **controls: tuple[str, ...]) -> Sent:
    new = {end.replace("_", "-"): values for end, values in controls.items()}
    new = {"" if end == "-" else end: values for end, values in new.items()}
    return Sent({**sent.controls, name: {**sent.controls[name], **new}}, sent.given, sent.choices)


def the(name: str) -> QuestionPage:
    found = question_page(name)
    assert found is not None
    return found


@pytest.mark.parametrize("sample", sorted(_SAMPLES))
def test_no_page_changes_anything_when_it_is_sent_back_as_it_came(sample: str) -> None:
    data = _SAMPLES[sample]
    known = known_of(data)
    for page, at in every_page(data):
        held = value_at(data, at)
        found = read_page(page, held, form_of(page, held, known), known)
        assert (found.changes, found.faults, found.conflicts) == ({}, {}, ()), (page.id, at)


def _typed(field: FieldGuide, known: Known) -> st.SearchStrategy[tuple[Any, Any]]:
    """Something to send for a field, with the value that it comes to."""
    kind = component(field)
    words = st.from_regex(r"[A-Z][a-zé’]{2,9}( [a-z]{2,9}){0,3}", fullmatch=True)
    if kind == "one":
        value = (lambda code: code == "yes") if field.form == "yes-no" else str
        return st.sampled_from(sorted(known.of(field) or ["none"])).map(
            lambda code: ({"": (code,)}, value(code))
        )
    if kind == "date":
        return st.dates(date(1990, 1, 1), date(2040, 12, 31)).map(
            lambda day: (
                {"-day": (str(day.day),), "-month": (str(day.month),), "-year": (str(day.year),)},
                day.isoformat(),
            )
        )
    if kind == "time":
        return st.times().map(
            lambda time: ({"": (time.strftime("%H:%M"),)}, time.strftime("%H:%M"))
        )
    if kind == "long":
        return st.lists(words, min_size=1, max_size=3).map(
            lambda lines: ({"": ("\r\n".join(lines),)}, "\n".join(lines))
        )
    return words.map(lambda text: ({"": (text,)}, text))


_PLAIN = ("one", "date", "time", "long", "text")


@settings(max_examples=times(80, 1500), deadline=None)
@given(st.sampled_from(sorted(_SAMPLES)), st.data())
def test_random_edits_end_in_exactly_these_fields(sample: str, data: st.DataObject) -> None:
    case = _SAMPLES[sample]
    known = known_of(case)
    page, at = data.draw(st.sampled_from(every_page(case)), label="page")
    held = value_at(case, at)
    sent = form_of(page, held, known)
    editable = {
        name_of(page, one): one
        for one in asked_of(page)
        if component(one) in _PLAIN
        and one.limits.pattern in (None, *_PATTERNS)
        and (component(one) != "one" or known.of(one))
    }
    chosen = st.lists(st.sampled_from(sorted(editable)), unique=True) if editable else st.just([])
    wanted = {}
    for name in data.draw(chosen, label="fields"):
        one = editable[name]
        typed, value = data.draw(_typed(one, known))
        sent = Sent({**sent.controls, name: typed}, sent.given)
        if value != value_at(held, one.path[len(page.of) :]):
            wanted[one.path[len(page.of) :]] = value
    found = read_page(page, held, sent, known)
    assert not found.faults
    assert dict(found.changes) == wanted


_PATTERNS = {
    guide().find(path).limits.pattern  # type: ignore[union-attr]
    for path in (
        ("child", "religion"),
        ("child", "diversity"),
        ("child", "date_of_birth"),
        ("events", "time"),
    )
}


def test_an_answer_taken_out_is_a_change_to_nothing() -> None:
    case = _SAMPLES["dto-yoi"]
    known, page = known_of(case), the("name")
    sent = changed(form_of(page, case, known), "child.known_as", _=("",))
    assert read_page(page, case, sent, known).changes == {("child", "known_as"): None}


def test_a_box_that_did_not_arrive_is_no_answer_taken_out() -> None:
    case = _SAMPLES["dto-yoi"]
    known, page = known_of(case), the("name")
    sent = form_of(page, case, known)
    controls = {name: sent.controls[name] for name in sent.controls if name != "child.known_as"}
    assert read_page(page, case, Sent(controls, sent.given), known).changes == {}


def test_what_is_no_answer_is_told_at_its_field_and_the_others_are_read() -> None:
    case = _SAMPLES["dto-yoi"]
    known, page = known_of(case), the("name")
    sent = changed(form_of(page, case, known), "child.date_of_birth", _month=("14",))
    sent = changed(sent, "child.known_as", _=("Ash",))
    found = read_page(page, case, sent, known)
    assert list(found.faults) == ["child.date_of_birth"]
    assert found.faults["child.date_of_birth"].boxes == ("month",)
    assert found.changes == {("child", "known_as"): "Ash"}


def test_an_over_long_answer_is_told_and_never_cut() -> None:
    case = _SAMPLES["dto-yoi"]
    known, page = known_of(case), the("health")
    sent = changed(form_of(page, case, known), "child.health_summary", _=("x" * 60_001,))
    found = read_page(page, case, sent, known)
    assert "60001 characters" in found.faults["child.health_summary"].message
    assert not found.changes


def _two_windows(there: str, typed: str, **choices: str) -> Any:
    """A page opened on a case that was changed before the page was sent."""
    case = _SAMPLES["dto-yoi"]
    known, page = known_of(case), the("name")
    sent = changed(form_of(page, case, known), "child.known_as", _=(typed,))
    now = {**case, "child": {**case["child"], "known_as": there, "last_name": "Elsewhere"}}
    sent = Sent(sent.controls, sent.given, choices)
    return read_page(page, now, sent, known)


def test_what_changed_elsewhere_stays_where_it_was_not_touched_here() -> None:
    before = _SAMPLES["dto-yoi"]["child"]["known_as"]
    found = _two_windows("There", before)
    assert (found.changes, found.conflicts) == ({}, ())


def test_both_changed_to_the_same_is_no_conflict() -> None:
    found = _two_windows("Same", "Same")
    assert (found.changes, found.conflicts) == ({}, ())


def test_both_changed_otherwise_is_asked_for_that_field_alone() -> None:
    found = _two_windows("There", "Here")
    assert (found.changes, found.conflicts) == ({}, ("child.known_as",))


def test_a_conflict_ends_as_it_was_chosen() -> None:
    kept = _two_windows("There", "Here", **{"child.known_as": KEEP})
    taken = _two_windows("There", "Here", **{"child.known_as": TAKE})
    assert (kept.changes, kept.conflicts) == ({}, ())
    assert (taken.changes, taken.conflicts) == ({("child", "known_as"): "Here"}, ())


_PEOPLE = {"people": [{"id": "jo", "name": "Jo Reed"}, {"id": "al", "name": "Al Frith"}]}


def _one_field(name: str, field: tuple[str, ...], held: Any, **sent: tuple[str, ...]) -> Any:
    known, page = known_of(_PEOPLE), the(name)
    section: Any = held
    for step in reversed(field):
        section = {} if section is None else {step: section}
    form = changed(form_of(page, section, known), ".".join(field), **sent)
    found = read_page(page, section, form, known)
    return found.changes.get(field, found.faults.get(".".join(field), "unchanged"))


@pytest.mark.parametrize(
    ("held", "chosen", "other", "value"),
    [
        (None, "jo", "", "jo"),
        (None, "", "Somebody New", "Somebody New"),
        ("jo", "al", "", "al"),
        ("Jo Reed", "al", "", "al"),
        ("Jo Reed", "jo", "", "unchanged"),
        ("Somebody", "", "", None),
    ],
)
def test_a_person_is_one_of_the_case_or_a_name(
    held: Any, chosen: str, other: str, value: Any
) -> None:
    found = _one_field(
        "looked-after",
        ("child", "looked_after", "social_worker"),
        held,
        _=(chosen,),
        _other=(other,),
    )
    assert found == value


def test_a_person_and_a_name_as_well_is_asked_about() -> None:
    found = _one_field(
        "looked-after",
        ("child", "looked_after", "social_worker"),
        None,
        _=("jo",),
        _other=("Somebody",),
    )
    assert "another name is typed" in found.message


def test_somebody_who_is_not_there_any_more_cannot_be_chosen() -> None:
    found = _one_field(
        "looked-after", ("child", "looked_after", "social_worker"), None, _=("gone",)
    )
    assert "not there any more" in found.message


@pytest.mark.parametrize(
    ("held", "ticked", "others", "value"),
    [
        (["Gran", "Jo Reed"], ("al", "jo"), "Gran", ["Gran", "Jo Reed", "al"]),
        (["Gran", "Jo Reed"], (), "Gran\r\nNan", ["Gran", "Nan"]),
        (["jo"], (), "", None),
        (["al", "Gran", "jo"], ("jo", "al"), "", ["al", "jo"]),
    ],
)
def test_people_keep_their_order_and_how_they_were_written(
    held: Any, ticked: tuple[str, ...], others: str, value: Any
) -> None:
    found = _one_field(
        "identity-strengths",
        ("identity", "important_people"),
        held,
        _=ticked,
        _other=(others,),
    )
    assert found == value


@pytest.mark.parametrize(
    ("held", "typed", "value"),
    [
        (["A  b", "c"], "c\nA b\nd", ["c", "A  b", "d"]),
        (None, "  one \r\n\r\n two", ["one", "two"]),
        (["one"], "\n \n", None),
    ],
)
def test_words_are_a_line_each(held: Any, typed: str, value: Any) -> None:
    assert _one_field("languages", ("child", "languages"), held, _=(typed,)) == value


def test_too_many_lines_are_told() -> None:
    found = _one_field("home", ("child", "home_address", "lines"), None, _=("a\nb\nc\nd\ne",))
    assert (found.message, found.hint) == ("These are 5 lines.", "Write at most 4.")


def test_a_line_that_is_too_long_is_told_by_its_number() -> None:
    found = _one_field("languages", ("child", "languages"), None, _=("a\n" + "b" * 301,))
    assert found.message.startswith("Line 2: This is 301 characters long")


def _order(**places: tuple[str, ...]) -> Any:
    known = Known(TODAY, {("supervision", "conditions"): {"a": "A", "b": "B", "c": "C"}})
    page = the("easy-words")
    held = {"easy_read": {"order": ["b", "a"]}}
    sent = form_of(page, held, known)
    controls = {f"-at-{one}": place for one, place in places.items()}
    sent = Sent({**sent.controls, "easy_read.order": controls}, sent.given)
    found = read_page(page, held, sent, known)
    return found.changes.get(("easy_read", "order"), found.faults.get("easy_read.order"))


def test_an_order_is_by_the_numbers_given() -> None:
    assert _order(a=("2",), b=("10",), c=("1",)) == ["c", "a", "b"]
    assert _order(a=("",), b=("",), c=("",)) is None
    assert "same place" in _order(a=("1",), b=("1",), c=("",)).message
    assert "whole number" in _order(a=("first",), b=("1",), c=("",)).message


def test_a_mark_is_the_same_for_the_same_answer_alone() -> None:
    assert digest({"": ("a\r\nb ",)}) == digest({"": ("a\nb",), "-other": ("",)})
    assert digest({"": ("b", "a")}) == digest({"": ("a", "b")})
    assert digest({"": ("a",)}) != digest({"-other": ("a",)})
