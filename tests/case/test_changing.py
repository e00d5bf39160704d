"""Changes of a case file touch what was asked for, and nothing else."""

import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.case import FaultyCaseError, loads
from generator.case.changing import (
    names_in,
    naming,
    new_id,
    released,
    value_at,
    with_entry,
    with_values,
    without_entry,
)
from generator.case.guide import guide
from generator.resources import shipped
from tests.sweeps import times

_SAMPLES = {
    path.stem: json.loads(path.read_text())
    for path in sorted(shipped("samples").glob("*.json"))
    if path.stem != "panel"
}


def _leaves(data: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    part = guide().find(names_in(at))
    if isinstance(data, dict):
        return [leaf for name, value in data.items() for leaf in _leaves(value, (*at, name))]
    if isinstance(data, list) and part is not None and part.form == "list":
        return [leaf for n, entry in enumerate(data) for leaf in _leaves(entry, (*at, n))]
    return [at]


def _text(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False)


@pytest.fixture(params=sorted(_SAMPLES))
def own(request: pytest.FixtureRequest) -> Any:
    return copy.deepcopy(_SAMPLES[request.param])


def test_the_same_values_leave_the_file_as_it_was(own: Any) -> None:
    before = _text(own)
    assert _text(with_values(own, {path: value_at(own, path) for path in _leaves(own)})) == before


def test_the_file_given_is_never_changed_itself(own: Any) -> None:
    before = _text(own)
    with_values(own, {("child", "first_name"): "Other", ("child", "religion"): None})
    with_entry(own, ("people",), {("name",): "New Person", ("role",): "other"})
    assert _text(own) == before


@settings(max_examples=times(30, 300), deadline=None)
@given(st.sampled_from(sorted(_SAMPLES)), st.data())
def test_what_was_taken_out_comes_back_where_it_was(name: str, data: st.DataObject) -> None:
    """The samples hold their fields in the order of the schema, so that is where it belongs."""
    own = _SAMPLES[name]
    paths = [path for path in _leaves(own) if path != ("schema",)]
    chosen = data.draw(st.lists(st.sampled_from(paths), min_size=1, max_size=6, unique=True))
    without = with_values(own, dict.fromkeys(chosen))
    assert all(value_at(without, path) is None for path in chosen)
    back = with_values(without, {path: value_at(own, path) for path in chosen})
    assert back == own


@settings(max_examples=times(30, 300), deadline=None)
@given(st.sampled_from(sorted(_SAMPLES)), st.data())
def test_a_changed_value_changes_that_place_alone(name: str, data: st.DataObject) -> None:
    own = _SAMPLES[name]
    path = data.draw(st.sampled_from(_leaves(own)))
    new = with_values(own, {path: "something else"})
    assert value_at(new, path) == "something else"
    old = value_at(own, path)
    assert _text(with_values(new, {path: old})) == _text(own)


def test_a_new_field_stands_where_the_schema_has_it(own: Any) -> None:
    own["child"].pop("known_as", None)
    own["child"]["of another program"] = 1
    child = with_values(own, {("child", "known_as"): "Ash"})["child"]
    names = list(child)
    assert names.index("known_as") == names.index("last_name") + 1
    assert names[-1] == "of another program"


def test_a_section_comes_and_goes_with_what_it_holds(own: Any) -> None:
    own.pop("court", None)
    new = with_values(own, {("court", "name"): "Northmoor Youth Court"})
    assert new["court"] == {"name": "Northmoor Youth Court", "offences": []}
    assert with_values(new, {("court", "name"): None}) == own


def test_an_empty_section_of_another_program_stays(own: Any) -> None:
    own["child"]["home_address"] = {}
    own["child"]["religion"] = "None"
    assert with_values(own, {("child", "religion"): None})["child"]["home_address"] == {}


def test_a_new_entry_has_an_id_that_no_other_has(own: Any) -> None:
    new = with_entry(own, ("people",), {("name",): "Bo Brook", ("role",): "other"})
    again = with_entry(new, ("people",), {("name",): "Bo Brook", ("role",): "other"})
    ids = [person["id"] for person in again["people"]]
    assert ids[-2:] == ["bo-brook", "bo-brook-2"]
    assert len(set(ids)) == len(ids)
    loads(json.dumps(again).encode())


def test_a_new_pathway_begins_with_no_objective(own: Any) -> None:
    at = ("plan", "pathways")
    new = with_entry(own, at, {("pathway",): "health"})
    assert value_at(new, at)[-1] == {"pathway": "health", "objectives": []}


def test_an_id_is_never_one_that_something_refers_to(own: Any) -> None:
    own.setdefault("identity", {})["important_people"] = ["bo-brook"]
    new = with_entry(own, ("people",), {("name",): "Bo Brook", ("role",): "other"})
    assert new["people"][-1]["id"] == "bo-brook-2"


@pytest.mark.parametrize("words", ["", "x", "Æ", "-", "Zoë O’Brien", "a" * 99, "2026-03-02"])
def test_every_id_fits_the_schema(words: str) -> None:
    import re

    made = new_id(words, "person", {"person", "person-2"})
    assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9-]{1,31}", made)
    assert made not in {"person", "person-2"}


@pytest.mark.parametrize(
    ("at", "entry"), [(("supervision", "conditions"), "keep-in-touch"), (("compliance",), "c43")]
)
def test_what_refers_to_an_entry_is_told(at: Any, entry: str) -> None:
    own = _SAMPLES["breach-transition"]
    number = [one["id"] for one in value_at(own, at)].index(entry)
    found = naming(own, (*at, number))
    assert found
    with pytest.raises(FaultyCaseError) as error:
        loads(json.dumps(without_entry(own, (*at, number))).encode())
    dangling = [fault.pointer for fault in error.value.details if "is not the id" in str(fault)]
    moved = ["/" + "/".join(map(str, path)) for path in found]
    assert sorted(dangling) == sorted(moved)


@pytest.mark.parametrize(
    ("at", "entry"), [(("supervision", "conditions"), "keep-in-touch"), (("compliance",), "c43")]
)
def test_an_entry_goes_with_what_refers_to_it(at: Any, entry: str) -> None:
    own = _SAMPLES["breach-transition"]
    number = [one["id"] for one in value_at(own, at)].index(entry)
    without = released(own, (*at, number))
    loads(json.dumps(without).encode())
    assert entry not in [one["id"] for one in value_at(without, at)]


def test_a_person_who_goes_leaves_the_name_where_they_were_named() -> None:
    own = {
        "people": [{"id": "jo", "name": "Jo Reed", "role": "other"}],
        "identity": {"important_people": ["Gran", "jo"]},
        "events": [{"type": "visit", "date": "2026-01-01", "who": "jo"}],
    }
    without = released(own, ("people", 0))
    assert without["events"][0]["who"] == "Jo Reed"
    assert without["identity"]["important_people"] == ["Gran", "Jo Reed"]
    assert "people" not in without


def test_what_lies_inside_an_entry_does_not_count_as_referring_to_it() -> None:
    own = {"people": [{"id": "jo", "name": "Jo", "role": "other"}], "meetings": []}
    assert naming(own, ("people", 0)) == ()
    own["events"] = [{"type": "visit", "date": "2026-01-01", "who": "jo"}]
    assert naming(own, ("people", 0)) == (("events", 0, "who"),)


def test_the_last_entry_takes_its_list_along_unless_that_is_needed() -> None:
    own = {
        "court": {"name": "Court", "offences": [{"offence": "Theft"}], "previous": [{}]},
    }
    without = without_entry(own, ("court", "previous", 0))
    assert "previous" not in without["court"]
    assert without_entry(own, ("court", "offences", 0))["court"]["offences"] == []
