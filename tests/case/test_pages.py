"""The pages on which a case is filled in hold every field of the schema once."""

import copy
from dataclasses import replace
from typing import Any

import pytest

from generator.case.guide import FieldGuide, guide
from generator.case.pages import (
    entry_pages,
    faults_of_pages,
    page_of,
    pages_file,
    question_page,
    question_pages,
    subjects,
)


def _told() -> Any:
    return copy.deepcopy(dict(pages_file()))


def _page(told: Any, name: str) -> Any:
    return next(entry for entry in told["page"] if entry["id"] == name)


def test_the_shipped_pages_fit_the_schema() -> None:
    assert faults_of_pages(pages_file()) == ()


def _asked() -> list[FieldGuide]:
    left_out = {name for entry in pages_file()["not_asked"] for name in entry["fields"]}
    return [
        field
        for field in guide().walk()
        if field.form != "section"
        and not any(".".join(field.path[:end]) in left_out for end in range(1, len(field.path) + 1))
    ]


def test_each_field_that_a_person_fills_in_stands_on_exactly_one_page() -> None:
    placed = [field.path for page in question_pages() for field in page.fields]
    assert sorted(placed) == sorted(field.path for field in _asked())


@pytest.mark.parametrize("place", range(max(len(p.fields) for p in question_pages())))
def test_a_field_taken_from_its_page_is_missed(place: int) -> None:
    # One field of every page at once: all are told, and no other.
    told, taken = _told(), []
    for page in question_pages():
        if place < len(page.fields):
            field = page.fields[place].path
            _page(told, page.id)["fields"].remove(".".join(field[len(page.of) :]))
            taken.append(f"{'.'.join(field)} stands on no page")
    missed = [fault for fault in faults_of_pages(told) if "stands on no page" in fault]
    assert sorted(fault.split(" page", 1)[0] + " page" for fault in missed) == sorted(taken)


def test_a_field_added_to_the_schema_is_missed_until_it_is_placed() -> None:
    child = next(field for field in guide().fields if field.path == ("child",))
    new = replace(child.fields[0], path=("child", "new_field"))
    grown = replace(child, fields=(*child.fields, new))
    case = replace(guide(), fields=tuple(grown if f is child else f for f in guide().fields))
    assert faults_of_pages(pages_file(), case) == ("child.new_field stands on no page.",)


def _twice(told: Any) -> None:
    _page(told, "languages")["fields"].append("child.first_name")


def _unknown(told: Any) -> None:
    _page(told, "languages")["fields"].append("child.shoe_size")


def _whole_section(told: Any) -> None:
    _page(told, "languages")["fields"].append("child.communication")


def _elsewhere(told: Any) -> None:
    _page(told, "person")["fields"].remove("phone")
    _page(told, "languages")["fields"].append("people.phone")


def _apart(told: Any) -> None:
    _page(told, "sentence")["fields"].remove("sentence.type")
    _page(told, "sentence-more")["fields"].append("sentence.type")


def _late(told: Any) -> None:
    first, second = _page(told, "person"), _page(told, "person-contact")
    for name in ("name", "role"):
        first["fields"].remove(name)
        second["fields"].append(name)


def _same_id(told: Any) -> None:
    _page(told, "languages")["id"] = "name"


def _bad_id(told: Any) -> None:
    _page(told, "languages")["id"] = "Langues/.."


def _no_subject(told: Any) -> None:
    _page(told, "languages")["subject"] = "weather"


def _no_reason(told: Any) -> None:
    told["not_asked"][0]["why"] = ""


def _no_order(told: Any) -> None:
    told["ranked"][0]["fields"].append("child.languages")


def _no_entry_page(told: Any) -> None:
    told["page"].remove(_page(told, "transfer"))


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (_twice, "child.first_name stands on a page and somewhere else as well"),
        (_unknown, "no field child.shoe_size"),
        (_whole_section, "child.communication is a section"),
        (_elsewhere, "people.phone belongs on a page of the entry"),
        (_apart, "What sentence cannot be without stands on several pages"),
        (_late, "The first page of an entry of people lacks"),
        (_same_id, "Two pages are called name"),
        (_bad_id, "cannot be called “Langues/..”"),
        (_no_subject, "belongs to no subject"),
        (_no_reason, "not said why nobody is asked"),
        (_no_order, "child.languages has no order"),
        (_no_entry_page, "no page for an entry of placement.transferred"),
    ],
    ids=lambda one: getattr(one, "__name__", ""),
)
def test_a_file_of_pages_with_a_fault_is_told_where(spoil: Any, says: str) -> None:
    told = _told()
    spoil(told)
    assert any(says in fault for fault in faults_of_pages(told))


def test_subjects_hold_the_pages_about_the_case_alone() -> None:
    pages = [page for subject in subjects() for page in subject.pages]
    assert pages == [page for page in question_pages() if not page.of]
    assert all(subject.pages for subject in subjects())


def test_an_entry_inside_an_entry_is_two_numbers_away() -> None:
    page = question_page("objective")
    assert page is not None
    assert page.entries == 2
    assert entry_pages(page.of) == (page,)


def test_a_section_is_looked_for_on_the_page_of_its_first_field() -> None:
    found = page_of(("child", "looked_after"))
    assert found is question_page("looked-after")
    assert page_of(("schema",)) is None
