"""The workbook of actions: what it shows, and that only what a person changed comes back."""

import io
from datetime import date

import openpyxl
import openxml_audit
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.documents.actions.columns import COLUMNS, TOP
from generator.documents.actions.workbook import workbook
from generator.errors import FaultyInputError
from generator.panel import register
from generator.readback.actions import read_actions
from generator.readback.minutes import People
from tests.panel.test_register import action, meeting
from tests.sheets.case_workbook import office

ON = date(2026, 3, 10)
IDS = {"a.json": "C-1", "b.json": "C-2"}
INITIALS = {"C-1": "ZE", "C-2": "YE"}
AT = {column.heading: place for place, column in enumerate(COLUMNS, 1)}


def held(*more, **rest):
    fresh = [action("Ring", owners=["Cy"]), action("Write", due="2026-04-01"), *more]
    done = action("Visit", status="done", evidence="Note")
    return register([meeting("P-1", "2026-01-28", [("a.json", fresh)], panel_actions=[done])], IDS)


def made(found, edit=lambda sheet, rows: None):
    book = openpyxl.load_workbook(io.BytesIO(workbook(found, INITIALS, ON)))
    sheet = book["Actions"]
    rows = {sheet.cell(row, 1).value: row for row in range(TOP + 1, sheet.max_row + 1)}
    edit(sheet, rows)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def typed(number, **said):
    def edit(sheet, rows):
        for heading, value in said.items():
            cell = sheet.cell(rows[number], AT[heading.replace("_", " ")])
            cell.value = value
            if isinstance(value, str) and value.startswith("="):
                cell.data_type = "s"

    return edit


def people(*owners):
    """Whom an owner may be, for `read_actions`."""
    known = People.of({"panel_actions": [{"owner": owner} for owner in owners]})
    return lambda _: known


def read(content, found=None, on=ON, owners=()):
    return read_actions(content, "a.xlsx", found or held(), INITIALS, on, people=people(*owners))


class DescribeTheWorkbook:
    def it_has_overdue_first_and_settled_last(self):
        sheet = openpyxl.load_workbook(io.BytesIO(workbook(held(), INITIALS, ON)))["Actions"]
        shown = [sheet.cell(row, AT["Number"]).value for row in range(TOP + 1, sheet.max_row + 1)]
        assert shown == ["P-1/1", "P-1/2", "P-1/3"]

    def it_hides_its_identifiers_and_names_no_child(self):
        book = openpyxl.load_workbook(io.BytesIO(workbook(held(), INITIALS, ON)))
        assert book["Actions"].column_dimensions["A"].hidden
        assert book["Throughcare"].sheet_state == "veryHidden"
        assert book["Actions"].cell(TOP + 1, AT["Child"]).value == "ZE (C-1)"

    def it_offers_states_and_prints_one_page_wide(self):
        sheet = openpyxl.load_workbook(io.BytesIO(workbook(held(), INITIALS, ON)))["Actions"]
        offered = [rule.formula1 for rule in sheet.data_validations.dataValidation]
        assert '"Open,Done,Dropped,Escalated"' in offered
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.tables["ActionsTable"].autoFilter is not None

    def it_is_the_same_again_and_passes_the_check_of_its_form(self, tmp_path):
        content = workbook(held(), INITIALS, ON)
        assert content == workbook(held(), INITIALS, ON)
        path = tmp_path / "a.xlsx"
        path.write_bytes(content)
        errors = openxml_audit.OpenXmlValidator().validate(str(path)).errors
        # Text stored in its cell is sound; only Excel would rather have it elsewhere.
        assert [str(one) for one in errors if "inline-string" not in str(one)] == []

    def it_is_made_of_an_empty_register(self):
        assert read(workbook(register([], {}), {}, ON), register([], {})).updates == ()


class DescribeReading:
    def it_finds_no_change_where_nobody_made_one(self):
        assert read(made(held())) == read(workbook(held(), INITIALS, ON))
        assert read(made(held())).updates == ()

    def it_takes_what_was_changed_and_nothing_else(self):
        edit = typed("P-1/1", State="done", Told_by="Bo", Where_it_stands="Rang on Monday")
        reading = read(made(held(), edit))
        assert reading.faults == ()
        assert reading.updates == (
            {
                "number": "P-1/1",
                "on": "2026-03-10",
                "status": "done",
                "by": "Bo",
                "update": "Rang on Monday",
            },
        )

    @pytest.mark.parametrize("written", ["20/4/26", "20 April 2026", date(2026, 4, 20)])
    def it_reads_days_as_people_write_them(self, written):
        (update,) = read(made(held(), typed("P-1/2", Due=written))).updates
        assert (update["due"], update["status"]) == ("2026-04-20", "open")

    @pytest.mark.parametrize(
        ("written", "meant"),
        [
            ("Bilal", "Bilal Qureshi (education worker)"),
            ("the nurse", "Moira Tennant (nurse)"),
            ("BILAL QURESHI", "Bilal Qureshi (education worker)"),
        ],
    )
    def it_knows_people_by_their_short_names(self, written, meant):
        owners = ["Bilal Qureshi (education worker)", "Moira Tennant (nurse)"]
        reading = read(made(held(), typed("P-1/2", Owner=written)), owners=owners)
        (update,) = reading.updates
        assert (update["owner"], reading.notes) == (meant, ())

    def it_keeps_whom_nobody_knows_and_says_so(self):
        reading = read(made(held(), typed("P-1/2", Owner="Spoke and Chain")), owners=["Bo Lee"])
        (update,) = reading.updates
        assert update["owner"] == "Spoke and Chain"
        assert "nobody of the last meeting" in reading.notes[0]

    @pytest.mark.parametrize(
        ("written", "words"),
        [("Quereshi", "Did you mean"), ("Bilal and Moira", "several people")],
    )
    def it_asks_after_an_owner_who_is_not_certain(self, written, words):
        owners = ["Bilal Qureshi (education worker)", "Moira Tennant (nurse)"]
        reading = read(made(held(), typed("P-1/1", Owner=written)), owners=owners)
        assert reading.updates == ()
        assert [str(one.spot) for one in reading.faults] == ["Actions, E6"]
        assert words in str(reading.faults[0])

    @pytest.mark.parametrize("written", ["20/4/62", "20 April 2126", date(2036, 4, 20)])
    def it_asks_after_a_year_that_is_far_away(self, written):
        reading = read(made(held(), typed("P-1/2", Due=written)))
        assert reading.updates == ()
        assert [str(one.spot) for one in reading.faults] == ["Actions, D7"]

    def it_opens_again_what_was_done(self):
        (update,) = read(made(held(), typed("P-1/3", State="Open"))).updates
        assert update["status"] == "open"

    @pytest.mark.parametrize(
        ("number", "said", "cell", "words"),
        [
            ("P-1/1", {"State": "Dropped"}, "M6", "why it was dropped"),
            ("P-1/1", {"State": "Escalated"}, "M6", "with whom"),
            ("P-1/1", {"State": "nearly"}, "B6", ""),
            ("P-1/1", {"State": "Carried forward"}, "B6", "by a meeting"),
            ("P-1/1", {"State": None}, "B6", "is empty"),
            ("P-1/1", {"Due": "soon"}, "D6", "no date"),
            ("P-1/1", {"Owner": None}, "E6", "is empty"),
            ("P-1/1", {"Action": "Ring twice"}, "G6", "minutes"),
            ("P-1/1", {"Number": "P-1/2"}, "I6", "minutes"),
            ("P-1/1", {"Identifier": "P-1/2"}, "I7", "second time"),
            ("P-1/1", {"Identifier": "P-9/1"}, "I6", "No meeting agreed"),
            ("P-1/1", {"Identifier": None}, "I6", "added by hand"),
        ],
    )
    def it_refuses_with_the_cell(self, number, said, cell, words):
        reading = read(made(held(), typed(number, **said)))
        assert f"Actions, {cell}" in [str(one.spot) for one in reading.faults]
        assert words in " ".join(map(str, reading.faults))

    def it_tells_of_a_row_taken_out_and_drops_nothing(self):
        reading = read(made(held(), lambda sheet, rows: sheet.delete_rows(rows["P-1/2"])))
        assert (reading.updates, reading.faults) == ((), ())
        assert "P-1/2 is not in the workbook" in reading.notes[0]

    def it_refuses_to_undo_what_a_meeting_said_since(self):
        content = made(held(), typed("P-1/1", Owner="Di"))
        matter = {"number": "P-1/1", "action": "Ring", "owner": "Ed", "status": "carried-forward"}
        fresh = [action("Ring", owners=["Cy"]), action("Write", due="2026-04-01")]
        done = action("Visit", status="done", evidence="Note")
        later = register(
            [
                meeting("P-1", "2026-01-28", [("a.json", fresh)], panel_actions=[done]),
                meeting("P-2", "2026-02-25", matters_arising=[matter]),
            ],
            IDS,
        )
        reading = read(content, later)
        assert "since the workbook was made" in str(reading.faults[0])
        assert read(made(held(), typed("P-1/1", Owner="Ed")), later).updates == ()

    def it_refuses_what_is_no_workbook_of_actions(self):
        out = io.BytesIO()
        openpyxl.Workbook().save(out)
        with pytest.raises(FaultyInputError, match="no workbook of actions"):
            read(out.getvalue())


_TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1).map(
    lambda text: text[:200]
)


class DescribeText:
    @settings(max_examples=40)
    @given(st.sampled_from(["", "=", "+", "-", "@", "'", "_x0041_"]), _TEXTS)
    def it_stays_text_and_comes_back_as_it_is(self, start, text):
        said = f"{start}{text}"
        found = held(action(said, owner=said))
        content = workbook(found, INITIALS, ON)
        sheet = openpyxl.load_workbook(io.BytesIO(content))["Actions"]
        cells = [cell for row in sheet.iter_rows(TOP + 1) for cell in row]
        assert {cell.column for cell in cells if cell.data_type == "f"} == {AT["Overdue"]}
        reading = read(content, found)
        assert (reading.updates, reading.faults) == ((), ())

    @pytest.mark.parametrize("start", ["=1+1", "+44 rang", "-2 left", "@home"])
    def it_may_be_typed_as_news(self, start):
        (update,) = read(made(held(), typed("P-1/1", Where_it_stands=start))).updates
        assert update["update"] == start


@pytest.mark.slow
@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_it_is_worked_on_in_libreoffice(needs, tmp_path, form):
    found = held(action("=1+1", owner="@Bo"))
    edits = [
        ("type", "Actions", "B6", "Done"),
        ("type", "Actions", "K6", "Rang"),
        ("type", "Actions", "D7", "20/4/26"),
        ("sort", "Actions", "A6:O9", "4"),
    ]
    content = workbook(found, INITIALS, ON)
    saved = office.edit(needs("soffice"), tmp_path, content, edits, form)
    reading = read_actions(saved, f"a.{form}", found, INITIALS, ON, people=people())
    assert reading.faults == ()
    assert len(reading.updates) == 2
