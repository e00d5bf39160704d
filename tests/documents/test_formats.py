"""Workbooks and calendars as formats: where they come from, and that status knows them again."""

import io
import json
import zipfile

import openpyxl
import pytest
from icalendar import Calendar

from generator.case import loads
from generator.documents.kinds_table import BEGINS, ENDS, kinds_table
from generator.documents.provenance import read_provenance
from generator.errors import FaultyInputError
from generator.sheets.booked import booked_calendar
from generator.sheets.tables import tables_in, tables_workbook
from generator.toolkit import Toolkit
from tests.conftest import ROOT
from tests.documents.conftest import ON


@pytest.fixture(scope="module")
def toolkit():
    return Toolkit()


@pytest.fixture(scope="module")
def case(toolkit, samples):
    return toolkit.open(samples / "dto-yoi.json")


class DescribeStatutoryDates:
    @pytest.mark.parametrize("form", ["xlsx", "ics"])
    def they_are_the_same_by_either_command(self, toolkit, case, form):
        [one] = toolkit.generate(case, ["statutory-dates"], formats=[form], on=ON)
        assert one.content == toolkit.dates(case, form, on=ON).content

    @pytest.mark.parametrize("form", ["docx", "xlsx", "ics"])
    def they_say_what_made_them(self, toolkit, case, form, tmp_path):
        [path] = toolkit.write([toolkit.dates(case, form, on=ON)], tmp_path)
        said = read_provenance(path)
        assert (said.kind, said.identifier, said.on) == ("statutory-dates", "TC-1001", ON)
        [status] = toolkit.status(tmp_path, [case], on=ON)
        assert status.reasons == ()

    def they_are_no_draft_in_a_format_that_cannot_say_so(self, toolkit, case):
        with pytest.raises(FaultyInputError, match="cannot be made as a draft"):
            toolkit.generate(case, ["statutory-dates"], formats=["xlsx"], on=ON, draft=True)


class DescribeTheRegister:
    def it_has_the_same_actions_as_the_meetings(self, toolkit, samples):
        folder = samples / "panel-cases"
        [log] = toolkit.of_register(folder, "action-log", on=ON)
        assert log.content == toolkit.actions_workbook(folder, on=ON)

    def it_lists_what_has_no_answer_first(self, toolkit, samples):
        folder = samples / "panel-cases"
        rows = toolkit.logbook(folder, on=ON).data["escalations"]
        states = [row["state"] for row in rows]
        assert states == sorted(states, reverse=True)
        assert all(bool(row.get("outcome")) == (row["state"] == "answered") for row in rows)
        [made] = toolkit.of_register(folder, "escalation-log", on=ON)
        sheet = openpyxl.load_workbook(io.BytesIO(made.content))["Escalations"]
        told = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5)]
        assert [row[4] for row in told] == [row["issue"] for row in rows]

    def it_names_no_child(self, toolkit, samples):
        folder = samples / "panel-cases"
        [made] = toolkit.of_register(folder, "escalation-log", on=ON)
        with zipfile.ZipFile(io.BytesIO(made.content)) as archive:
            whole = b"".join(archive.read(name) for name in archive.namelist()).decode(
                "utf-8", "replace"
            )
        for held in toolkit.meetings(folder).cases:
            child = held.case.data["child"]
            assert f"{child['first_name']} {child['last_name']}" not in whole

    def it_is_made_of_no_case(self, toolkit, case):
        with pytest.raises(FaultyInputError, match="not a case file"):
            toolkit.generate(case, ["action-log"], on=ON)


class DescribeTables:
    def they_are_those_of_the_word_file(self, toolkit, case):
        [word] = toolkit.generate(case, ["cart-proforma"], formats=["docx"], on=ON)
        tables = tables_in(word.content)
        assert tables
        book = openpyxl.load_workbook(io.BytesIO(tables_workbook("A", tables, {}, ON)))
        assert len(book.worksheets) == len(tables)
        for sheet, table in zip(book.worksheets, tables, strict=True):
            rows = list(sheet.iter_rows(min_row=3, values_only=True))
            told = [tuple(cell or "" for cell in row)[: len(table.headings)] for row in rows]
            assert told == [table.headings, *table.rows]

    def they_may_be_none(self):
        book = openpyxl.load_workbook(io.BytesIO(tables_workbook("A", (), {}, ON)))
        assert book.worksheets[0]["A3"].value == "Nothing is in a table"


BOOKED = (
    {"date": "2026-03-16", "time": "15:00", "what": "Review"},
    {"date": "2026-07-01", "what": "Release"},
)


class DescribeABookedCalendar:
    def made(self, booked, before=None):
        return booked_calendar(
            booked,
            title="Meeting",
            reference="TC-1",
            who="TC-1",
            on=ON,
            properties={},
            before=before,
        )

    def it_has_an_event_for_each_entry(self):
        events = Calendar.from_ical(self.made(BOOKED)).walk("VEVENT")
        assert [str(one["summary"]) for one in events] == ["Review (TC-1)", "Release (TC-1)"]
        assert events[0].decoded("dtstart").isoformat() == "2026-03-16T15:00:00+00:00"
        assert events[1].decoded("dtstart").isoformat() == "2026-07-01"

    def it_moves_and_cancels_what_it_told_before(self):
        moved = [{**BOOKED[0], "date": "2026-03-17"}]
        events = Calendar.from_ical(self.made(moved, self.made(BOOKED))).walk("VEVENT")
        told = {str(one["summary"]): one for one in events}
        assert told["Review (TC-1)"].decoded("dtstart").day == 17
        assert str(told["Release (TC-1)"]["status"]) == "CANCELLED"


class DescribeTheCalendarOfAPlanningMeeting:
    def events(self, toolkit, samples, **changes):
        data = json.loads((samples / "dto-yoi.json").read_bytes())
        data["meetings"] = changes.get("meetings", data["meetings"])
        record = loads(json.dumps(data).encode())
        [made] = toolkit.generate(record, ["planning-meeting"], formats=["ics"], on=ON)
        return Calendar.from_ical(made.content).walk("VEVENT")

    def it_holds_the_next_meeting_alone(self, toolkit, samples):
        [event] = self.events(toolkit, samples)
        assert str(event["summary"]) == "Release preparation meeting (TC-1001)"
        assert event.decoded("dtstart").isoformat() == "2026-03-16T10:30:00+00:00"
        assert "Harrowfield" in str(event["location"])

    def it_holds_the_day_that_the_record_names_where_no_meeting_is_planned(self, toolkit, samples):
        meetings = json.loads((samples / "dto-yoi.json").read_bytes())["meetings"]
        held = [one for one in meetings if one.get("held") is True]
        for one in held:
            one["next_date"] = ON.isoformat()
        [event] = self.events(toolkit, samples, meetings=held)
        assert event.decoded("dtstart") == ON

    def it_is_empty_where_nobody_set_a_day(self, toolkit, samples):
        meetings = json.loads((samples / "dto-yoi.json").read_bytes())["meetings"]
        held = [one for one in meetings if one.get("held") is True]
        for one in held:
            one.pop("next_date", None)
        assert self.events(toolkit, samples, meetings=held) == []


class DescribeTheTableOfKinds:
    def it_stands_in_the_readme_as_it_is_made(self):
        text = (ROOT / "README.md").read_text("utf-8")
        held = text.partition(BEGINS)[2].partition(ENDS)[0].strip()
        assert held == kinds_table(Toolkit().catalogue.kinds())

    def they_have_pictures_that_are_there_and_small(self):
        folder = ROOT / "samples" / "pages" / "kinds"
        for kind in Toolkit().catalogue.kinds():
            if kind.has_template:
                content = (folder / f"{kind.name}.png").read_bytes()
                assert len(content) < 25_000
                assert content[25] == 3  # colours by a palette
