"""What people do to a workbook is read rightly, or refused at the cell; never something else."""

from copy import copy
from dataclasses import replace
from datetime import date, datetime, time

import pytest
from openpyxl.styles import Font

from generator.sheets.case_workbook.read import read_book
from tests.sheets.case_workbook.filling import (
    ON,
    Desk,
    read,
    small,
    small_case,
    small_place,
    with_answer,
)

CHILD, PEOPLE, LOG = "child", "people", "compliance"
PATHWAYS, OBJECTIVES = "plan/pathways", "plan/pathways/objectives"
CONDITIONS, TIMES = "supervision/conditions", "supervision/conditions/inputs/times"
BORN = ("child.date_of_birth",)


def spoilt(change):
    desk = Desk(small())
    change(desk)
    return desk.saved()


def put(key, field, value, row=6):
    def change(desk):
        cell = desk.place(key, field, row)
        cell.value = value
        cell.data_type = "s" if isinstance(value, str) else cell.data_type

    return change


def at(data, path):
    for step in path:
        data = data[step]
    return data


def with_value(path, value):
    """The small case with one value put, or taken out when it is None."""
    data = small_case()
    *above, last = path
    if value is None:
        del at(data, above)[last]
    else:
        at(data, above)[last] = value
    return data


def test_the_small_workbook_itself_is_sound():
    found = read(small())
    assert (found.faults, found.questions, found.notes) == ((), (), ())
    assert found.data == small_case()


AS_MEANT = [
    # what is typed: sheet, field, what stands there, where it goes in the case, as what
    *(
        (CHILD, "child.date_of_birth", typed, ("child", "date_of_birth"), "2010-02-03")
        for typed in (
            *("3/2/2010", "03.02.2010", "3-2-10", "3 February 2010", "3rd Feb 2010", "2010-02-03"),
            *("Wed 3 Feb 2010", " 3 / 2 / 2010 ", 40212, 40212.0, date(2010, 2, 3)),
            datetime(2010, 2, 3),
        )
    ),
    (CHILD, "child.first_name", "  Kai ", ("child", "first_name"), "Kai"),
    (CHILD, "child.first_name", "Kai\nJo", ("child", "first_name"), "Kai Jo"),
    (CHILD, "child.first_name", "TRUE", ("child", "first_name"), "TRUE"),
    (CHILD, "child.religion", "=1+1", ("child", "religion"), "=1+1"),
    (CHILD, "child.religion", "007", ("child", "religion"), "007"),
    (CHILD, "child.religion", "3/4", ("child", "religion"), "3/4"),
    (CHILD, "child.religion", "+44", ("child", "religion"), "+44"),
    (CHILD, "child.education.year_group", 11, ("child", "education", "year_group"), "11"),
    *(
        (CHILD, "child.interpreter_needed", typed, ("child", "interpreter_needed"), value)
        for typed, value in (("y", True), ("NO", False), (True, True), (0, False), ("x", True))
    ),
    *(
        (PEOPLE, "role", typed, ("people", 0, "role"), value)
        for typed, value in (
            *(("Parent", "parent"), ("PARENT ", "parent"), ("parent", "parent")),
            *(("Mum", "parent"), ("Social wroker", "social-worker")),
        )
    ),
    *(
        (LOG, "time", typed, ("compliance", 0, "time"), "14:30")
        for typed in ("14:30", "2.30pm", "2:30 PM", time(14, 30), 0.604166667)
    ),
    (CHILD, "child.interests", "Boxing; cooking", ("child", "interests"), ["Boxing", "cooking"]),
    (
        CHILD,
        "child.interests",
        "Boxing\n\n cooking \n",
        ("child", "interests"),
        ["Boxing", "cooking"],
    ),
    (
        CHILD,
        "child.interests",
        '"salt; pepper"; tea',
        ("child", "interests"),
        ["salt; pepper", "tea"],
    ),
    (CHILD, "child.interests", "salt, pepper", ("child", "interests"), ["salt, pepper"]),
    *(
        (TIMES, "days", typed, (*CONDITIONS.split("/"), 3, "inputs", "times", 0, "days"), value)
        for typed, value in (
            ("Monday, Thursday", ["monday", "thursday"]),
            ("Mon-Wed", ["monday", "tuesday", "wednesday"]),
            ("monday to wednesday", ["monday", "tuesday", "wednesday"]),
            ("weekends", ["saturday", "sunday"]),
            ("Mon\nTue", ["monday", "tuesday"]),
            ("Mondays and Fridays", ["monday", "friday"]),
        )
    ),
    (LOG, "condition", "row 8", ("compliance", 0, "condition"), "exclusion-fellgate"),
]


def held_to(found, path, value):
    assert (found.faults, found.questions) == ((), ())
    assert at(found.data, path) == value
    assert type(at(found.data, path)) is type(value)
    assert found.data == with_value(path, value)


@pytest.mark.parametrize(("key", "field", "typed", "path", "value"), AS_MEANT)
def test_what_is_typed_is_read_as_meant(key, field, typed, path, value):
    book, _ = with_answer(key, field, typed)
    held_to(read_book(book, "case.xlsx", on=ON), path, value)


@pytest.mark.slow
@pytest.mark.parametrize(("key", "field", "typed", "path", "value"), AS_MEANT)
def test_what_is_typed_is_read_from_a_file_as_meant(key, field, typed, path, value):
    held_to(read(spoilt(put(key, field, typed))), path, value)


REFUSED = [
    # sheet, field, what stands there, what is said of it
    (CHILD, "child.date_of_birth", "2/23/2010", "no such day"),
    (CHILD, "child.date_of_birth", "31/2/2010", "no such day"),
    (CHILD, "child.date_of_birth", "soon", "no date"),
    (CHILD, "child.date_of_birth", datetime(2010, 2, 3, 12, 30), "time as well"),
    (CHILD, "child.date_of_birth", date(1900, 1, 7), "long before"),
    (CHILD, "child.date_of_birth", "1990-02-03", None),
    (CHILD, "child.date_of_birth", None, "has no date of birth"),
    (CHILD, "child.first_name", None, "has no first name"),
    (CHILD, "child.first_name", True, "TRUE or FALSE"),
    (CHILD, "child.religion", datetime(2026, 4, 3), "Excel may have changed"),
    (CHILD, "child.religion", 12345678901, "took this for a number"),
    (CHILD, "child.religion", "x" * 301, "301 characters"),
    (CHILD, "child.interpreter_needed", "maybe", "neither yes nor no"),
    (CHILD, "child.home_address.postcode", "Northmoor", "not how"),
    (CHILD, "child.pronouns", "ours", "none of the choices"),
    (CHILD, "child.home_address.lines", "\n".join("abcdef"), "no more than 4"),
    (PEOPLE, "phone", 7700900123, "took this for a number"),
    (PEOPLE, "role", "Astronaut", "none of the choices"),
    (PEOPLE, "age", "12 months", "no whole number"),
    (PEOPLE, "age", 12.5, "no whole number"),
    (PEOPLE, "age", 400, "too much"),
    (PEOPLE, "name", None, "has no name"),
    (PEOPLE, "name", "Jo\u200b Bell", "cannot be seen"),
    (PEOPLE, "consent_on", time(9, 0), "time, not a date"),
    (TIMES, "days", "Someday", "none of the choices"),
    (TIMES, "from", "7", "morning or afternoon"),
    (LOG, "time", "25:00", "no time of day"),
    (LOG, "condition", "The old curfew", "not there"),
    (LOG, "outcome", "Done", None),
]


def refused_at(found, cell, typed, said):
    (fault,) = found.faults
    assert str(fault.spot) == f"{cell.parent.title}, {cell.coordinate}"
    assert said is None or said in fault.message
    assert fault.suggestion or said == "no more than 4"
    assert str(typed) not in str(fault) or len(str(typed)) < 4


@pytest.mark.parametrize(("key", "field", "typed", "said"), REFUSED)
def test_what_is_not_clear_is_refused_at_the_cell(key, field, typed, said):
    book, cell = with_answer(key, field, typed)
    refused_at(read_book(book, "case.xlsx", on=ON), cell, typed, said)


@pytest.mark.slow
@pytest.mark.parametrize(("key", "field", "typed", "said"), REFUSED)
def test_what_is_not_clear_in_a_file_is_refused_at_the_cell(key, field, typed, said):
    refused_at(read(spoilt(put(key, field, typed))), small_place(key, field), typed, said)


def test_a_bare_number_is_no_day_where_days_count_from_1904():
    book, cell = with_answer(CHILD, "child.date_of_birth", 40212.0)
    found = read_book(replace(book, since_1904=True), "case.xlsx", on=ON)
    refused_at(found, cell, 40212.0, "number, not a date")


def shuffled(desk, key, order):
    """The rows of a list in another order, as Excel sorts them: hidden cells go with theirs."""
    page = desk.page(key)
    held = [[copy(cell.value) for cell in page[row]] for row in range(6, 6 + len(order))]
    for row, number in enumerate(order, 6):
        for cell, value in zip(page[row], held[number], strict=True):
            cell.value = value


class DescribeRows:
    @pytest.mark.parametrize("key", [PEOPLE, PATHWAYS, OBJECTIVES, CONDITIONS, LOG])
    def they_may_be_sorted(self, key):
        order = [2, 1, 0] if key == PATHWAYS else [3, 1, 2, 0]
        found = read(spoilt(lambda desk: shuffled(desk, key, order)))
        assert (found.faults, found.questions) == ((), ())
        assert found.data == small_case()
        assert ["were sorted" in note for note in found.notes] == [True]

    def they_may_have_blank_ones_between(self):
        found = read(spoilt(lambda desk: desk.page(PEOPLE).insert_rows(8, 3)))
        assert found.data == small_case()
        assert not found.faults

    @pytest.mark.parametrize("clear", [False, True])
    def test_one_that_is_gone_is_a_question(self, clear):
        def change(desk):
            page = desk.page(PEOPLE)
            if not clear:
                page.delete_rows(7)
            for cell in page[7][2:] if clear else ():
                cell.value = None

        content = spoilt(change)
        (question,) = read(content).questions
        assert "second person" in question.message
        assert "--remove" in question.suggestion
        found = read(content, remove=True)
        people = small_case()["people"]
        assert not found.questions
        assert found.data["people"] == [people[0], *people[2:]]

    def test_a_new_one_gets_an_id_of_its_own(self):
        def change(desk):
            row = desk.free_row(PEOPLE)
            put(PEOPLE, "name", "Jo Bell", row)(desk)
            put(PEOPLE, "role", "mentor", row)(desk)

        found = read(spoilt(change))
        assert not found.faults
        assert found.data["people"][:-1] == small_case()["people"]
        assert found.data["people"][-1] == {"id": "jo-bell", "name": "Jo Bell", "role": "mentor"}

    def test_a_new_one_stands_where_it_was_put(self):
        def change(desk):
            desk.page(PEOPLE).insert_rows(7)
            put(PEOPLE, "name", "Jo Bell", 7)(desk)
            put(PEOPLE, "role", "mentor", 7)(desk)

        names = [one["name"] for one in read(spoilt(change)).data["people"]]
        assert names[1] == "Jo Bell"

    def test_a_new_one_without_what_is_needed_is_refused_at_that_cell(self):
        desk = Desk(small())
        row = desk.free_row(PEOPLE)
        put(PEOPLE, "name", "Jo Bell", row)(desk)
        (fault,) = read(desk.saved()).faults
        assert str(fault.spot) == f"People, {desk.column(PEOPLE, 'role')}{row}"

    def test_a_copy_of_one_is_a_new_one(self):
        def change(desk):
            page = desk.page(PEOPLE)
            row = desk.free_row(PEOPLE)
            for cell in page[7]:
                page.cell(row, cell.column, cell.value)
            put(PEOPLE, "name", "Jo Bell", row)(desk)

        found = read(spoilt(change))
        assert not found.faults
        assert found.data["people"][:-1] == small_case()["people"]
        second = small_case()["people"][1]
        assert found.data["people"][-1] == {**second, "id": "jo-bell", "name": "Jo Bell"}
        assert any("copy of row 7" in note for note in found.notes)

    def test_the_original_is_the_one_that_was_not_changed(self):
        def change(desk):
            page = desk.page(PEOPLE)
            page.insert_rows(7)
            for cell in page[8]:
                page.cell(7, cell.column, cell.value)
            put(PEOPLE, "name", "Jo Bell", 7)(desk)

        people = read(spoilt(change)).data["people"]
        assert [one["id"] for one in people[:3]] == [
            small_case()["people"][0]["id"], "jo-bell", small_case()["people"][1]["id"],
        ]  # fmt: skip


class DescribeInnerLists:
    def test_a_parent_may_be_renamed(self):
        def change(desk):
            put(CONDITIONS, "official_text", "Other words altogether.", 9)(desk)
            put(CONDITIONS, "kind", "Standard", 9)(desk)

        found = read(spoilt(change))
        assert not found.faults
        conditions = found.data["supervision"]["conditions"]
        before = small_case()["supervision"]["conditions"]
        assert conditions[3]["inputs"] == before[3]["inputs"]
        assert found.data["compliance"] == small_case()["compliance"]

    def test_parents_may_swap_their_names(self):
        def change(desk):
            one, other = desk.place(PATHWAYS, "pathway", 6), desk.place(PATHWAYS, "pathway", 7)
            one.value, other.value = other.value, one.value

        pathways, before = (
            read(spoilt(change)).data["plan"]["pathways"],
            small_case()["plan"]["pathways"],
        )
        assert [p["pathway"] for p in pathways[:2]] == [p["pathway"] for p in before[1::-1]]
        assert [p["objectives"] for p in pathways] == [p["objectives"] for p in before]

    def test_an_entry_may_move_to_another_parent(self):
        def change(desk):
            desk.belongs(OBJECTIVES, 6).value = desk.belongs(OBJECTIVES, 8).value

        found = read(spoilt(change))
        before = small_case()["plan"]["pathways"]
        pathways = found.data["plan"]["pathways"]
        assert pathways[0]["objectives"] == before[0]["objectives"][1:]
        assert before[0]["objectives"][0] in pathways[1]["objectives"]

    def test_a_new_one_goes_by_the_name_of_its_parent(self):
        def change(desk):
            row = desk.free_row(OBJECTIVES)
            desk.belongs(OBJECTIVES, row).value = f" {desk.belongs(OBJECTIVES, 8).value.upper()}"
            put(OBJECTIVES, "objective", "Cook twice a week", row)(desk)
            put(OBJECTIVES, "who", "Kai", row)(desk)

        found = read(spoilt(change))
        assert not found.faults
        last = found.data["plan"]["pathways"][1]["objectives"][-1]
        assert last == {"objective": "Cook twice a week", "who": "Kai"}

    @pytest.mark.parametrize(
        ("says", "message"), [(None, "does not say which pathway"), ("Nowhere", "No pathway is")]
    )
    def test_one_without_a_parent_is_refused_at_that_cell(self, says, message):
        desk = Desk(small())
        cell = desk.belongs(OBJECTIVES, 7)
        cell.value = says
        (fault,) = read(desk.saved()).faults
        assert str(fault.spot) == f"{desk.page(OBJECTIVES).title}, {cell.coordinate}"
        assert message in fault.message

    def test_a_name_that_two_parents_have_is_refused_with_what_to_write(self):
        desk = Desk(small())
        desk.place(PATHWAYS, "pathway", 7).value = desk.place(PATHWAYS, "pathway", 6).value
        row = desk.free_row(OBJECTIVES)
        desk.belongs(OBJECTIVES, row).value = desk.place(PATHWAYS, "pathway", 6).value
        put(OBJECTIVES, "objective", "Cook", row)(desk)
        put(OBJECTIVES, "who", "Kai", row)(desk)
        fault = read(desk.saved()).faults[0]
        assert str(fault.spot).endswith(str(row))
        assert "row 6" in fault.suggestion
        desk.belongs(OBJECTIVES, row).value = "row 7"
        pathways = read(desk.saved()).data["plan"]["pathways"]
        assert pathways[1]["objectives"][-1]["objective"] == "Cook"

    def test_a_parent_taken_out_with_its_entries_is_one_question(self):
        def change(desk):
            desk.page(PATHWAYS).delete_rows(7)
            page = desk.page(OBJECTIVES)
            for row in range(page.max_row, 5, -1):
                if str(page.cell(row, 1).value).startswith("1/"):
                    page.delete_rows(row)

        content = spoilt(change)
        assert len(read(content).questions) == 1
        pathways = read(content, remove=True).data["plan"]["pathways"]
        assert pathways == small_case()["plan"]["pathways"][::2]


class DescribeColumnsAndSheets:
    @pytest.mark.parametrize("key", [PEOPLE, CONDITIONS, TIMES])
    def test_columns_may_be_moved(self, key):
        def change(desk):
            page = desk.page(key)
            width = page.max_column
            for row in page.iter_rows():
                values = [cell.value for cell in row][::-1]
                for cell, value in zip(row, values, strict=True):
                    cell.value = value
            assert width > 3

        found = read(spoilt(change))
        assert (found.faults, found.questions) == ((), ())
        assert found.data == small_case()

    def test_rows_and_columns_may_be_hidden_or_filtered(self):
        def change(desk):
            page = desk.page(PEOPLE)
            page.column_dimensions["D"].hidden = True
            page.row_dimensions[7].hidden = True
            page.auto_filter.ref = "A5:H9"

        assert read(spoilt(change)).data == small_case()

    def test_rows_and_columns_may_be_put_in(self):
        def change(desk):
            for key in (CHILD, PEOPLE):
                desk.page(key).insert_rows(1, 2)
                desk.page(key).insert_cols(1)

        found = read(spoilt(change))
        assert (found.faults, found.questions) == ((), ())
        assert found.data == small_case()

    def test_a_column_of_somebody_s_own_is_told(self):
        found = read(spoilt(lambda desk: desk.page(PEOPLE).cell(6, 30, "ring first")))
        assert found.data == small_case()
        assert any("Column AD" in note for note in found.notes)
        assert "ring first" not in str(found.notes)

    @pytest.mark.parametrize("key", [PEOPLE, TIMES, LOG])
    def test_without_the_hidden_row_headings_tell_the_columns(self, key):
        found = read(spoilt(lambda desk: desk.page(key).delete_rows(3)))
        assert (found.faults, found.data) == ((), small_case())

    def test_without_the_hidden_column_titles_tell_the_fields(self):
        found = read(spoilt(lambda desk: desk.page(CHILD).delete_cols(1)))
        assert (found.faults, found.data) == ((), small_case())

    def test_a_column_that_is_gone_is_a_question(self):
        def change(desk):
            letter = desk.column(PEOPLE, "phone")
            desk.page(PEOPLE).delete_cols(desk.page(PEOPLE)[f"{letter}1"].column)

        (question,) = read(spoilt(change), remove=True).questions
        assert "“Phone”" in question.message

    def test_a_row_of_a_form_that_is_gone_is_a_question(self):
        def change(desk):
            desk.page(CHILD).delete_rows(desk.place(CHILD, "child.interests").row)

        (question,) = read(spoilt(change), remove=True).questions
        assert "“Interests”" in question.message

    def test_a_heading_moved_without_its_column_is_refused(self):
        def change(desk):
            page = desk.page(PEOPLE)
            one, other = (page[f"{desk.column(PEOPLE, name)}5"] for name in ("phone", "email"))
            one.value, other.value = other.value, one.value

        faults = read(spoilt(change)).faults
        assert {fault.spot.row for fault in faults} == {4}

    def test_a_title_moved_without_its_row_is_refused(self):
        def change(desk):
            page = desk.page(CHILD)
            rows = [desk.place(CHILD, f"child.{n}").row for n in ("first_name", "last_name")]
            one, other = (page[f"B{row}"] for row in rows)
            one.value, other.value = other.value, one.value

        faults = read(spoilt(change)).faults
        assert all("do not belong together" in fault.message for fault in faults)
        assert len(faults) == 2

    def test_a_sheet_may_have_another_name(self):
        def change(desk):
            desk.page(PEOPLE).title = "Kontakte"

        assert read(spoilt(change)).data == small_case()

    def test_a_copied_sheet_is_told_and_asked_about_when_it_says_something_else(self):
        def change(desk, value=None):
            copied = desk.book.copy_worksheet(desk.page(PEOPLE))
            if value:
                copied["D6"].value = value

        found = read(spoilt(change))
        assert (found.data, found.questions) == (small_case(), ())
        assert any("People Copy" in note for note in found.notes)
        (question,) = read(spoilt(lambda desk: change(desk, "Jo"))).questions
        assert "People Copy" in question.message

    @pytest.mark.parametrize("key", [PEOPLE, CHILD, TIMES])
    def test_a_sheet_that_is_gone_is_a_question_and_never_takes_anything_out(self, key):
        def change(desk):
            del desk.book[desk.page(key).title]

        questions = read(spoilt(change), remove=True).questions
        assert any("not in the workbook any more" in one.message for one in questions)

    def test_a_sheet_of_somebody_s_own_is_told(self):
        def change(desk):
            desk.book.create_sheet("My notes")["A1"] = "ring first"

        found = read(spoilt(change))
        assert found.data == small_case()
        assert any("My notes" in note for note in found.notes)

    @pytest.mark.parametrize(
        ("key", "cells", "clear"),
        [(PEOPLE, "D6:E6", False), (PEOPLE, "D6:D7", False), (CHILD, "C5:C6", True),
         (CHILD, "C5:D5", None)],
    )  # fmt: skip
    def test_merged_answers_are_refused_and_an_answer_merged_with_its_help_is_not(
        self, key, cells, clear
    ):
        found = read(spoilt(lambda desk: desk.page(key).merge_cells(cells)))
        merged = [fault for fault in found.faults if "merged" in fault.message]
        assert bool(merged) is (clear is not None)
        if clear is None:
            assert found.data == small_case()

    def test_looks_do_not_matter(self):
        def change(desk):
            for row in desk.page(PEOPLE).iter_rows():
                for cell in row:
                    cell.font, cell.number_format = Font(bold=True), "General"

        assert read(spoilt(change)).data == small_case()


class DescribeWhatStandsTwice:
    def test_a_row_of_a_form_with_another_answer_is_refused(self):
        def change(desk, value="Jo"):
            page, row = desk.page(CHILD), desk.place(CHILD, "child.first_name").row
            last = page.max_row + 1
            for letter in "ABCD":
                page[f"{letter}{last}"].value = page[f"{letter}{row}"].value
            page[f"C{last}"].value = value

        (fault,) = read(spoilt(change)).faults
        assert "stands twice" in fault.message
        assert read(spoilt(lambda desk: change(desk, None))).data == small_case()
