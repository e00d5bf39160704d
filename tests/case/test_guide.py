"""The guide to the fields of a case agrees with the schemas, and with cases that are valid."""

import json
from typing import Any

import pytest

from generator.case.guide import FieldGuide, guide
from generator.resources import shipped

_HOLDS: dict[str, type | tuple[type, ...]] = {
    "section": dict,
    "list": list,
    "words": list,
    "choices": list,
    "references": list,
    "yes-no": bool,
    "integer": int,
    "number": (int, float),
}


def _samples() -> list[Any]:
    found = [json.loads(path.read_text()) for path in shipped("samples").glob("*.json")]
    return [each for each in found if each["schema"].startswith("throughcare/case/")]


def _values(data: Any, path: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], Any]]:
    """Every value of a file with the names that lead to it."""
    if isinstance(data, list):
        return [each for entry in data if isinstance(entry, dict) for each in _values(entry, path)]
    if not isinstance(data, dict):
        return []
    return [
        found
        for name, value in data.items()
        for found in (((*path, name), value), *_values(value, (*path, name)))
    ]


@pytest.mark.parametrize("sample", _samples(), ids=lambda data: data["case_id"])
def test_every_value_of_a_sample_is_of_the_form_that_the_guide_tells(sample: Any) -> None:
    for path, value in _values(sample):
        if path[-1:] == ("schema",):
            continue
        field = guide().find(path)
        assert field is not None, path
        assert isinstance(value, _HOLDS.get(field.form, str)), path
        for code in value if isinstance(value, list) else [value]:
            assert not field.choices or code in field.choices, path


@pytest.mark.parametrize("sample", _samples(), ids=lambda data: data["case_id"])
def test_what_is_needed_stands_in_every_valid_case(sample: Any) -> None:
    missing = [
        (*path, field.path[-1])
        for path, value in _values(sample)
        for entry in (value if isinstance(value, list) else [value])
        if isinstance(entry, dict)
        for field in getattr(guide().find(path), "fields", ())
        if field.needed and field.path[-1] not in entry
    ]
    assert missing == []


def _field(*path: str) -> FieldGuide:
    found = guide().find(path)
    assert found is not None
    return found


def test_a_person_a_reference_and_a_list_of_codes_are_told_apart() -> None:
    assert _field("meetings", "chair").form == "person"
    assert _field("meetings", "chair").refers_to == ("people",)
    assert _field("compliance", "condition").refers_to == ("supervision", "conditions")
    assert _field("child", "communication", "needs").form == "choices"
    assert _field("child", "first_name").needed
    assert not _field("child", "known_as").needed


def test_a_field_says_who_may_see_it_and_how_long_it_may_be() -> None:
    assert "child" not in _field("people", "contact_note").audience
    assert _field("people", "name").limits.longest == 300
    assert _field("placement", "distance_miles").limits.most == 1000


def test_nothing_is_found_where_the_schema_has_nothing() -> None:
    assert guide().find(("child", "favourite_colour")) is None
    assert guide("panel").find(("items",)) is not None
