"""A workbook worked on in LibreOffice itself, and saved in each of its formats."""

from datetime import date

import pytest

from generator.errors import FaultyInputError
from generator.toolkit import Toolkit
from tests.sheets.case_workbook import office
from tests.sheets.case_workbook.filling import Desk, read, small, small_case

pytestmark = pytest.mark.slow
ON = date(2026, 3, 2)


@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_what_is_done_in_libreoffice_arrives_and_nothing_else(needs, tmp_path, form):
    desk = Desk(small())
    born = desk.place("child", "child.date_of_birth").coordinate
    people, row = desk.page("people"), desk.free_row("people")
    last = people.cell(5, people.max_column).column_letter
    by_name = people[f"{desk.column('people', 'name')}5"].column - 1
    edits = [
        ("type", "Child", desk.place("child", "child.religion").coordinate, "=not a formula"),
        ("day", "Child", born, "40212"),
        ("formula", "Child", desk.place("child", "child.known_as").coordinate, '="Id"&"dy"'),
        ("type", "People", desk.place("people", "name", row).coordinate, "Jo Bell"),
        ("type", "People", desk.place("people", "role", row).coordinate, "Mentor"),
        ("sort", "People", f"A6:{last}{row}", str(by_name)),
        ("insert row", "Compliance log", "7", ""),
    ]  # fmt: skip
    found = read(office.edit(needs("soffice"), tmp_path, small(), edits, form), f"a.{form}")
    assert (found.faults, found.questions) == ((), ())
    wanted = small_case()
    wanted["child"] |= {
        "religion": "=not a formula", "date_of_birth": "2010-02-03", "known_as": "Iddy"
    }  # fmt: skip
    wanted["people"].append({"id": "jo-bell", "name": "Jo Bell", "role": "mentor"})
    assert found.data == wanted


@pytest.mark.parametrize("form", ["xlsx", "ods", "xls"])
def test_an_error_is_told_at_its_cell_in_each_format(needs, tmp_path, form):
    cell = Desk(small()).place("child", "child.religion").coordinate
    edits = [("formula", "Child", cell, "=1/0")]
    found = read(office.edit(needs("soffice"), tmp_path, small(), edits, form), f"a.{form}")
    assert [str(fault.spot) for fault in found.faults] == [f"Child, {cell}"]


def test_words_of_a_formula_are_refused_in_an_old_excel_file(needs, tmp_path):
    cell = Desk(small()).place("child", "child.religion").coordinate
    edits = [("formula", "Child", cell, '="Id"&"dy"')]
    found = read(office.edit(needs("soffice"), tmp_path, small(), edits, "xls"), "a.xls")
    assert [str(fault.spot) for fault in found.faults] == [f"Child, {cell}"]


def test_a_cell_far_away_is_refused_in_each_format(needs, tmp_path):
    edits = [("type", "People", "IV65536", "x")]
    for form in ("xlsx", "ods", "xls"):
        saved = office.edit(needs("soffice"), tmp_path, small(), edits, form)
        try:
            faults = read(saved, f"a.{form}").faults
        except FaultyInputError as error:
            faults = [error]
        assert "far outside the table" in str(faults[0])


def test_a_case_is_entered_in_libreoffice_and_its_first_documents_are_made(needs, tmp_path):
    toolkit = Toolkit()
    empty = toolkit.new_workbook(on=ON)
    desk = Desk(empty)
    typed = [
        ("child", "case_id", "TC-7"),
        ("child", "child.first_name", "Jo"),
        ("child", "child.last_name", "Bell"),
        ("child", "child.date_of_birth", "3/2/2010"),
        ("service", "service.name", "Northmoor Youth Justice Service"),
        ("sentence", "sentence.type", "Detention and training order"),
        ("sentence", "sentence.date", "20 February 2026"),
        ("sentence", "sentence.length_months", "8"),
    ]
    assert len(typed) <= 10
    edits = [
        ("type", desk.page(key).title, desk.place(key, field).coordinate, text)
        for key, field, text in typed
    ]
    found = read(office.edit(needs("soffice"), tmp_path, empty, edits, "xlsx"))
    assert (found.faults, found.questions) == ((), ())
    path = tmp_path / "case.json"
    path.write_bytes(found.content)
    made = toolkit.generate(toolkit.open(path), on=ON)
    assert {(one.kind.name, one.format) for one in made} >= {
        ("statutory-dates", "docx"),
        ("statutory-dates", "pdf"),
    }
