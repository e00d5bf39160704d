"""The workbook commands as a person meets them, from an empty folder to a case and back."""

import json
from datetime import date

import openpyxl
import pytest

from tests.sheets.case_workbook.filling import Desk, case_bytes, laid_out, small, small_case

ON = ("--date", "2026-03-02")


@pytest.fixture
def case(tmp_path):
    path = tmp_path / "case.json"
    path.write_bytes(laid_out(small_case()))
    return path


@pytest.fixture
def book(tmp_path):
    """A workbook of the small case, after a change, as a file."""

    def make(change=lambda desk: None):
        desk = Desk(small())
        change(desk)
        path = tmp_path / "book.xlsx"
        path.write_bytes(desk.saved())
        return path

    return make


def put(key, field, value, row=6):
    def change(desk):
        desk.place(key, field, row).value = value

    return change


class DescribeANewCase:
    def it_goes_from_an_empty_workbook_to_a_case_in_two_rounds(self, run, tmp_path):
        path = tmp_path / "new.xlsx"
        assert run("workbook", "new", "--to", path, *ON)[0] == 0
        code, _, err = run("workbook", "read", path, *ON)
        assert code == 2
        for needed in ("case identifier", "First name", "Last name", "Date of birth", "Name of"):
            assert needed in err
        desk = Desk((tmp_path / "new-to-mend.xlsx").read_bytes())
        for key, field, value in (
            ("child", "case_id", "TC-7"),
            ("child", "child.first_name", "Jo"),
            ("child", "child.last_name", "Bell"),
            ("child", "child.date_of_birth", date(2010, 2, 3)),
            ("service", "service.name", "Northmoor Youth Justice Service"),
        ):
            desk.place(key, field).value = value
        row = desk.free_row("people")
        put("people", "name", "Samira Khan", row)(desk)
        put("people", "role", "Case manager", row)(desk)
        path.write_bytes(desk.saved())
        code, _, err = run("workbook", "read", path, "--to", tmp_path / "case.json", *ON)
        assert (code, err) == (0, "")
        assert run("check", tmp_path / "case.json")[0] == 0
        case = json.loads((tmp_path / "case.json").read_text("utf-8"))
        assert case["child"]["date_of_birth"] == "2010-02-03"
        assert case["people"] == [
            {"id": "samira-khan", "name": "Samira Khan", "role": "case-manager"}
        ]

    def it_never_writes_over_a_workbook_that_was_filled_in(self, run, tmp_path):
        path = tmp_path / "new.xlsx"
        run("workbook", "new", "--to", path, *ON)
        path.write_bytes(Desk(path.read_bytes()).saved())
        before = path.read_bytes()
        code, _, err = run("workbook", "new", "--to", path, *ON)
        assert code == 5
        assert "edited" in err
        assert path.read_bytes() == before


class DescribeAFilledWorkbook:
    def it_says_first_what_each_document_still_needs_and_leads_there(self, run, samples, tmp_path):
        path = tmp_path / "filled.xlsx"
        run("workbook", "fill", samples / "remand.json", "--to", path, *ON)
        book = openpyxl.load_workbook(path)
        page = book.worksheets[0]
        assert page.title == "Start here"
        words = [str(cell.value) for row in page.iter_rows() for cell in row if cell.value]
        assert "Breach report" in words
        assert "Ready." in words
        links = [cell.hyperlink.location for cell in page["D"] if cell.hyperlink]
        for link in links:
            sheet, _, cell = link.rpartition("!")
            assert sheet.strip("'") in book.sheetnames
            assert book[sheet.strip("'")][cell] is not None
        assert links

    def it_comes_back_as_the_same_file(self, run, samples, tmp_path):
        path, back = tmp_path / "filled.xlsx", tmp_path / "back.json"
        run("workbook", "fill", samples / "remand.json", "--to", path, *ON)
        assert run("workbook", "read", path, "--to", back, *ON)[0] == 0
        assert back.read_bytes() == case_bytes("remand")

    def it_is_not_made_of_a_panel(self, run, samples, tmp_path):
        code, _, err = run(
            "workbook", "fill", samples / "panel.json", "--to", tmp_path / "a.xlsx", *ON
        )
        assert code == 2
        assert "panel" in err


class DescribeReading:
    def it_shows_and_then_writes_what_was_changed(self, run, case, book):
        path = book(put("child", "child.religion", "Sikh"))
        code, out, _ = run("workbook", "read", path, "--case", case, *ON)
        assert code == 0
        assert "Sikh" in out
        assert case.read_bytes() == laid_out(small_case())
        code, out, _ = run("workbook", "read", path, "--case", case, "--apply", *ON)
        assert code == 0
        assert json.loads(case.read_bytes())["child"]["religion"] == "Sikh"
        assert case.with_name("case.json.bak-1").read_bytes() == laid_out(small_case())

    def it_writes_each_fault_beside_its_cell_in_a_copy(self, run, case, book):
        def change(desk):
            put("child", "child.date_of_birth", "soon")(desk)
            put("people", "role", "Astronaut", 7)(desk)
            put("child", "child.religion", "Sikh")(desk)

        path = book(change)
        before = path.read_bytes()
        code, _, err = run("workbook", "read", path, "--case", case, "--apply", *ON)
        assert code == 2
        assert "Child, C" in err
        assert "People, " in err
        assert "Astronaut" not in err
        assert case.read_bytes() == laid_out(small_case())
        assert path.read_bytes() == before
        copy = Desk(path.with_name("book-to-mend.xlsx").read_bytes())
        cell = copy.place("child", "child.date_of_birth")
        assert "no date" in cell.comment.text
        assert copy.place("people", "role", 7).comment
        assert copy.book.sheetnames[0] == "To mend"
        assert copy.book["To mend"].max_row == 5
        cell.value = date(2010, 2, 3)
        copy.place("people", "role", 7).value = "Parent"
        mended = path.with_name("book-to-mend.xlsx")
        mended.write_bytes(copy.saved())
        code, _, err = run("workbook", "read", mended, "--case", case, "--apply", *ON)
        assert (code, err) == (0, "")
        assert json.loads(case.read_bytes())["child"]["religion"] == "Sikh"

    def it_takes_earlier_remarks_out_of_the_next_copy(self, run, book):
        path = book(put("child", "child.date_of_birth", "soon"))
        run("workbook", "read", path, *ON)
        mended = path.with_name("book-to-mend.xlsx")
        copy = Desk(mended.read_bytes())
        copy.place("child", "child.date_of_birth").value = date(2010, 2, 3)
        put("child", "child.first_name", None)(copy)
        mended.write_bytes(copy.saved())
        run("workbook", "read", mended, *ON)
        again = Desk(path.with_name("book-to-mend-2.xlsx").read_bytes())
        assert again.place("child", "child.date_of_birth").comment is None
        assert again.place("child", "child.first_name").comment is not None
        assert again.book.sheetnames.count("To mend") == 1

    def it_ends_with_3_for_what_a_person_must_decide(self, run, case, book):
        path = book(lambda desk: desk.page("people").delete_rows(7))
        code, _, err = run("workbook", "read", path, "--case", case, "--apply", *ON)
        assert code == 3
        assert "--remove" in err
        assert case.read_bytes() == laid_out(small_case())
        code, _, _ = run("workbook", "read", path, "--case", case, "--apply", "--remove", *ON)
        assert code == 0
        assert len(json.loads(case.read_bytes())["people"]) == 3

    def it_gives_changes_as_json(self, run, case, book):
        path = book(put("child", "child.religion", "Sikh"))
        _, out, _ = run("workbook", "read", path, "--case", case, "--json", *ON)
        (change,) = json.loads(out)["changes"]
        assert change["pointer"] == "/child/religion"

    @pytest.mark.parametrize("options", [("--apply",), ("--to", "a.json", "--case", "b.json")])
    def it_refuses_options_that_do_not_go_together(self, run, book, options):
        assert run("workbook", "read", book(), *options)[0] == 2
