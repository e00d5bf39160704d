"""A changed workbook and its case file: what was changed in each is kept, nothing else happens."""

import json
import random

import pytest

from generator.errors import FaultyInputError
from generator.readback import read_workbook_back
from tests.sheets.case_workbook.filling import (
    Desk,
    filled_from,
    laid_out,
    read,
    small,
    small_case,
)
from tests.sweeps import times

PEOPLE, LOG, OBJECTIVES = "people", "compliance", "plan/pathways/objectives"


@pytest.fixture
def case_file(tmp_path):
    path = tmp_path / "case.json"
    path.write_bytes(laid_out(small_case()))
    return path


@pytest.fixture
def back(case_file):
    """Reads a workbook into the case file, after changes to each of them."""

    def make(in_book=lambda desk: None, in_case=lambda data: None, **options):
        data = small_case()
        in_case(data)
        case_file.write_bytes(laid_out(data))
        desk = Desk(small())
        in_book(desk)
        return read_workbook_back(read(desk.saved(), **options), case_file)

    return make


def put(key, field, value, row=6):
    def change(desk):
        desk.place(key, field, row).value = value

    return change


def test_an_untouched_workbook_changes_nothing(back, case_file):
    before = case_file.read_bytes()
    found = back()
    assert (found.changes, found.conflicts, found.notes) == ((), (), ())
    assert found.apply() is None
    assert case_file.read_bytes() == before
    assert found.patched == before


def test_what_the_case_alone_changed_stays(back):
    def change(data):
        data["child"]["religion"] = "Sikh"
        data["people"].pop(1)
        data["plan"]["pathways"][0]["objectives"].append({"objective": "Cook", "who": "Kai"})

    found = back(in_case=change)
    assert (found.changes, found.conflicts) == ((), ())


def test_one_change_is_one_change(back, case_file):
    found = back(put("child", "child.religion", "Sikh"))
    (change,) = found.changes
    assert (change.pointer, change.new) == ("/child/religion", "Sikh")
    kept = found.apply()
    assert kept is not None
    assert json.loads(case_file.read_bytes())["child"]["religion"] == "Sikh"
    assert json.loads(kept.read_bytes()) == small_case()


def test_changes_on_both_sides_meet(back):
    def in_book(desk):
        put("child", "child.religion", "Sikh")(desk)
        put(PEOPLE, "phone", "01632 960999", 7)(desk)
        put(LOG, "outcome", "Attended late", 6)(desk)

    def in_case(data):
        data["child"]["nationality"] = "Welsh"
        data["people"][0]["phone"] = "01632 960111"
        data["people"].append({"id": "new", "name": "Jo Bell", "role": "mentor"})

    found = back(in_book, in_case)
    assert not found.conflicts
    assert {change.pointer for change in found.changes} == {
        "/child/religion",
        "/people/1/phone",
        "/compliance/0/outcome",
    }
    case = json.loads(found.patched)
    assert case["child"]["nationality"] == "Welsh"
    assert case["people"][0]["phone"] == "01632 960111"
    assert case["people"][1]["phone"] == "01632 960999"
    assert case["people"][-1]["id"] == "new"


@pytest.mark.parametrize(
    ("in_book", "in_case", "pointer"),
    [
        (
            put("child", "child.first_name", "Kit"),
            lambda data: data["child"].update(first_name="Jo"),
            "/child/first_name",
        ),
        (
            put(PEOPLE, "phone", None),
            lambda data: data["people"][0].update(phone="01632 960111"),
            "/people/0/phone",
        ),
        (
            put(OBJECTIVES, "objective", "Cook"),
            lambda data: data["plan"]["pathways"][0]["objectives"].reverse(),
            None,
        ),
        (
            put(PEOPLE, "phone", "01632 960999"),
            lambda data: data["people"].pop(0),
            None,
        ),
    ],
)
def test_the_same_changed_on_both_sides_is_a_conflict(back, case_file, in_book, in_case, pointer):
    found = back(in_book, in_case)
    before = case_file.read_bytes()
    assert found.conflicts
    assert pointer is None or [one.pointer for one in found.conflicts] == [pointer]
    with pytest.raises(FaultyInputError):
        found.apply()
    assert case_file.read_bytes() == before


def test_the_same_change_on_both_sides_is_none(back):
    found = back(
        put("child", "child.first_name", "Kit"), lambda data: data["child"].update(first_name="Kit")
    )
    assert (found.changes, found.conflicts) == ((), ())


def test_an_added_row_is_told_as_one_change_in_words(back):
    def in_book(desk):
        row = desk.free_row(PEOPLE)
        put(PEOPLE, "name", "Jo Bell", row)(desk)
        put(PEOPLE, "role", "Mentor", row)(desk)

    (change,) = back(in_book).changes
    assert change.new == "Name: Jo Bell\nRole: Mentor"
    assert change.value == {"id": "jo-bell", "name": "Jo Bell", "role": "mentor"}


def test_a_row_that_is_gone_waits_for_a_yes(back):
    def gone(desk):
        desk.page(PEOPLE).delete_rows(9)

    waiting = back(gone)
    assert "--remove" in waiting.conflicts[0].suggestion
    assert waiting.changes == ()
    confirmed = back(gone, remove=True)
    assert not confirmed.conflicts
    assert json.loads(confirmed.patched)["people"] == small_case()["people"][:-1]


def test_a_workbook_of_another_case_is_refused(back):
    found = back(in_case=lambda data: data.update(case_id="TC-9999"))
    assert "another case" in found.conflicts[0].message


def test_a_workbook_without_its_memory_is_refused(back):
    with pytest.raises(FaultyInputError, match="what it was filled with"):
        back(lambda desk: desk.book.remove(desk.book["Throughcare"]))


def test_a_case_file_changed_meanwhile_is_left_alone(back, case_file):
    found = back(put("child", "child.religion", "Sikh"))
    case_file.write_bytes(case_file.read_bytes() + b"\n")
    before = case_file.read_bytes()
    with pytest.raises(FaultyInputError, match="somebody else"):
        found.apply()
    assert case_file.read_bytes() == before


def test_a_person_named_by_id_stays_named_by_id(back):
    def by_id(data):
        data["plan"]["pathways"][0]["objectives"][0]["who"] = data["people"][0]["id"]

    case = small_case()
    by_id(case)
    desk = Desk(filled_from(case))
    assert desk.place(OBJECTIVES, "who").value == case["people"][0]["name"]
    desk.place(PEOPLE, "name", 6).value = "Renamed Person"
    data = read(desk.saved()).data
    assert data["plan"]["pathways"][0]["objectives"][0]["who"] == case["people"][0]["id"]
    desk.place(OBJECTIVES, "who").value = case["people"][1]["name"]
    data = read(desk.saved()).data
    assert data["plan"]["pathways"][0]["objectives"][0]["who"] == case["people"][1]["id"]


@pytest.mark.parametrize("seed", range(times(5, 60)))
def test_leaves_changed_at_random_on_either_side_all_arrive(back, seed):
    """Each line is changed in the workbook, in the case, in both or in neither."""
    pick = random.Random(seed)
    lines = [
        ("child", "child.religion", 6, ("child", "religion")),
        ("child", "child.nationality", 6, ("child", "nationality")),
        *((PEOPLE, "organisation", 6 + n, ("people", n, "organisation")) for n in range(4)),
        *((LOG, "where", 6 + n, ("compliance", n, "where")) for n in range(4)),
    ]
    sides = [pick.choice(["neither", "book", "case", "both"]) for _ in lines]

    def in_book(desk):
        for (key, field, row, _), side in zip(lines, sides, strict=True):
            if side in ("book", "both"):
                put(key, field, "In the book", row)(desk)

    def in_case(data):
        for (*_, path), side in zip(lines, sides, strict=True):
            if side in ("case", "both"):
                *above, last = path
                held = data
                for step in above:
                    held = held[step]
                held[last] = "In the case"

    found = back(in_book, in_case)
    if not all(side == "both" for side in sides):
        told = {one.pointer for one in found.conflicts}
        assert told == {
            "/" + "/".join(map(str, path))
            for (*_, path), side in zip(lines, sides, strict=True)
            if side == "both"
        }
    case = json.loads(found.patched)
    for (*_, path), side in zip(lines, sides, strict=True):
        held = case
        for step in path:
            held = held.get(step) if isinstance(held, dict) else held[step]
        if side != "neither":
            assert held == ("In the book" if side == "book" else "In the case")
