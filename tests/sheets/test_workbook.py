"""Workbooks: real dates, text that stays text, results that agree with the formulas."""

import csv
import io
import os
import re
import subprocess
import zipfile
from collections import Counter
from datetime import date, datetime

import openpyxl
import pytest
from lxml import etree

from generator.sheets.calendar import listed
from generator.sheets.workbook import workbook
from tests.sheets.conftest import ON

TOP = 5
STATES = {
    "due": "Due",
    "overdue": "Overdue",
    "done": "Done",
    "over": "Over",
    "not-yet-known": "Not yet known",
}


def opened(content, *, results=True):
    return openpyxl.load_workbook(io.BytesIO(content), data_only=results)


def rows(book, name="Dates"):
    sheet = book[name]
    heads = [cell.value for cell in sheet[TOP]]
    found = (
        dict(zip(heads, row, strict=True)) for row in sheet.iter_rows(TOP + 1, values_only=True)
    )
    return [row for row in found if any(row.values())]


class DescribeTheDatesSheet:
    @pytest.mark.parametrize("sample", ["dto-yoi", "remand", "breach-transition"])
    def it_holds_every_date_with_its_state(self, dates, sample):
        found = dates(sample)
        listed_rows = rows(opened(workbook(found)))
        assert [row["Reference"] for row in listed_rows] == [one.key for one in found.deadlines]
        for row, one in zip(listed_rows, found.deadlines, strict=True):
            runs = found.pack.rules[one.id].direction == "throughout"
            assert row["State"] == (
                "All the time" if runs and one.state == "due" else STATES[one.state]
            )
            assert (row["By"].date() if row["By"] else None) == one.due
            if one.state in {"due", "overdue"} and one.due and not runs:
                assert row["Days left"] == (one.due - ON).days
            else:
                assert not row["Days left"]

    def it_keeps_states_live(self, dates):
        sheet = opened(workbook(dates()), results=False)["Dates"]
        formulas = [sheet.cell(row, 1).value for row in range(TOP + 1, sheet.max_row + 1)]
        assert all(str(text).startswith("=IF(D") for text in formulas)
        assert all("Dates!$B$3" in text for text in formulas)
        said = [r.formula[0] for rules in sheet.conditional_formatting for r in rules.rules]
        assert len(said) == 4
        assert sheet["B3"].value == datetime(2026, 3, 2)

    def it_can_be_filtered_and_prints_on_landscape_pages(self, dates):
        sheet = opened(workbook(dates()), results=False)["Dates"]
        assert sheet.tables["DatesTable"].autoFilter is not None
        assert sheet.freeze_panes == "A6"
        assert sheet.page_setup.orientation == "landscape"
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.print_title_rows == "$5:$5"


class DescribeTheOtherSheets:
    def it_counts_each_week_as_the_calendar_does(self, dates):
        found = dates()
        sheet = opened(workbook(found))["Next three months"]
        counted = {row[0].date(): row[1:5] for row in sheet.iter_rows(5, 17, values_only=True)}
        assert len(counted) == 13
        wanted = Counter(
            one.due.toordinal() - one.due.weekday() for one in listed(found) if one.due
        )
        for monday, (must, should, advice, together) in counted.items():
            assert must + should + advice == together == wanted[monday.toordinal()]

    def it_draws_a_chart_and_says_what_it_shows(self, dates):
        with zipfile.ZipFile(io.BytesIO(workbook(dates()))) as archive:
            assert "xl/charts/chart1.xml" in archive.namelist()
            drawing = archive.read("xl/drawings/drawing1.xml").decode()
        assert re.search(r'descr="Bars: how many dates fall in each of 13 weeks', drawing)

    def it_lists_the_findings(self, dates):
        found = dates()
        said = [row["What was found"] for row in rows(opened(workbook(found)), "Findings")]
        assert said == [one.message for one in found.findings]
        assert said

    def it_has_a_sheet_of_what_moves_only_when_a_release_date_is_tried(self, dates):
        assert "Another release date" not in opened(workbook(dates())).sheetnames
        book = opened(workbook(dates(release=date(2026, 6, 12))))
        moved = {row["What"]: row for row in rows(book, "Another release date")}
        final = moved["Final release meeting: transport, contact on release, final conditions"]
        assert (final["Now"], final["Then"]) == (datetime(2026, 4, 14), datetime(2026, 5, 29))


class DescribeText:
    @pytest.mark.parametrize("text", ["=1+1", "+44", "-2", "@SUM(A1)", '=HYPERLINK("x")'])
    def it_is_never_a_formula(self, dates, text):
        def change(data):
            data["plan"]["pathways"][0]["objectives"][0]["objective"] = text
            data["plan"]["pathways"][0]["objectives"][0].pop("by_when", None)
            data["child"]["last_name"] = text
            data["child"]["known_as"] = text

        content = workbook(dates(change=change))
        texts = 0
        for sheet in opened(content, results=False):
            for cell in (cell for row in sheet.iter_rows() for cell in row):
                if isinstance(cell.value, str) and text in cell.value:
                    texts += 1
                    assert cell.data_type == "s"
        assert texts
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                if name.startswith("xl/worksheets/sheet"):
                    for formula in etree.fromstring(archive.read(name)).iter("{*}f"):
                        assert text not in (formula.text or "")

    def it_is_marked_as_text_where_it_begins_like_a_formula(self, dates):
        from openpyxl import Workbook

        from generator.sheets._cells import put

        sheet = Workbook().worksheets[0]
        results = {}
        for row, text in enumerate(["=1", "+1", "-1", "@a", "plain"], 1):
            put(sheet, f"A{row}", text, results)
            assert sheet[f"A{row}"].quotePrefix == (text != "plain")
            assert sheet[f"A{row}"].data_type == "s"
        assert results == {}

    def it_loses_characters_that_no_workbook_can_hold_and_nothing_else(self):
        from openpyxl import Workbook

        from generator.sheets._cells import put

        sheet = Workbook().worksheets[0]
        put(sheet, "A1", "a\x0bb" + "c" * 40_000, {})
        assert sheet["A1"].value == "ab" + "c" * 32_765


class DescribeTheFile:
    def it_is_the_same_again(self, dates):
        assert workbook(dates()) == workbook(dates())

    def it_holds_no_clock(self, dates):
        with zipfile.ZipFile(io.BytesIO(workbook(dates()))) as archive:
            assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            core = archive.read("docProps/core.xml").decode()
        assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", core)) == {"2026-03-02T00:00:00Z"}

    def it_says_what_made_it(self, dates):
        found = dates()
        book = opened(workbook(found, {"Throughcare rules": "bolton 2.0.0"}))
        told = {p.name: p.value for p in book.custom_doc_props.props}
        assert told == {"Throughcare rules": "bolton 2.0.0"}
        assert book.properties.title == f"Statutory dates: {found.reference}"

    @pytest.mark.slow
    def it_is_worked_out_alike_by_libreoffice(self, dates, needs, tmp_path):
        soffice = needs("soffice")
        found = dates(release=date(2026, 6, 12))
        content = workbook(found)
        path = tmp_path / "dates.xlsx"
        path.write_bytes(without_results(content))
        command = [soffice, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
        every_sheet = "44,34,76,1,,0,false,true,false,false,false,-1"
        command += ["--convert-to", f"csv:Text - txt - csv (StarCalc):{every_sheet}"]
        command += ["--outdir", str(tmp_path), str(path)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        sheets = {
            p.stem.removeprefix("dates-"): list(csv.reader(io.StringIO(p.read_text("utf-8"))))
            for p in tmp_path.glob("*.csv")
        }
        if not sheets:
            if os.environ.get("THROUGHCARE_REQUIRE_TOOLS"):
                pytest.fail("this LibreOffice has no Calc")
            pytest.skip("this LibreOffice has no Calc")
        worked_out = [(row[0], row[-1]) for row in sheets["Dates"][TOP:] if row[-1]]
        assert worked_out == [(row["State"], row["Reference"]) for row in rows(opened(content))]
        counts = opened(content)["Next three months"].iter_rows(5, 17, 2, 5, values_only=True)
        weeks = [tuple(map(int, row[1:5])) for row in sheets["Next three months"][4:17]]
        assert weeks == list(counts)


def without_results(content):
    """The workbook with its formulas still to be worked out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as full, zipfile.ZipFile(out, "w") as bare:
        for name in full.namelist():
            part = full.read(name)
            if name.startswith("xl/worksheets/sheet"):
                root = etree.fromstring(part)
                for formula in root.iter("{*}f"):
                    formula.getparent().find("{*}v").text = None
                part = etree.tostring(root)
            bare.writestr(name, part)
    return out.getvalue()
