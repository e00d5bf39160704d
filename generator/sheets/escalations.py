"""What was raised with those who can decide as a workbook, what has no answer yet first."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from generator.sheets._cells import Results, put, put_row, put_title, set_up
from generator.sheets._pack import closed, signed

__all__ = ["escalations_workbook"]

_TITLE = "What was raised, and what came of it"
_TOP = 4
# The heading of each column, its width in characters, and the field that it shows.
_COLUMNS = (
    ("State", 11, "state"),
    ("Raised on", 13, "date"),
    ("Establishment", 26, "establishment"),
    ("Child", 20, "child"),
    ("What was raised", 50, "issue"),
    ("By", 22, "by"),
    ("With", 26, "to"),
    ("What came of it", 50, "outcome"),
)
_BY_PLACE = (("Establishment", 36), ("Open", 10), ("Answered", 10), ("In all", 10))
_NO_PLACE = "Not in an establishment"


def escalations_workbook(
    rows: Sequence[Mapping[str, Any]], properties: Mapping[str, str], on: date
) -> bytes:
    """The workbook of the `escalations` of register-view.schema.json, in their order.

    A second sheet counts them by establishment, so that a pattern shows. `properties` say how it
    was made.
    """
    book, results = Workbook(), Results()
    _log(book.worksheets[0], rows, results)
    _by_place(book.create_sheet("By establishment"), rows, results)
    signed(book, _TITLE, properties)
    return closed(book, results, {}, on)


def _log(sheet: Worksheet, rows: Sequence[Mapping[str, Any]], results: Results) -> None:
    sheet.title = "Escalations"
    put_title(sheet, _TITLE, results)
    hint = "From the cases: write what comes of it into the case, then make this anew."
    put(sheet, "A2", hint, results, wrap=False)
    put_row(sheet, _TOP, [heading for heading, _, _ in _COLUMNS], results, bold=True)
    for number, row in enumerate(rows, _TOP + 1):
        cells = [_cell(name, row.get(name, "")) for _, _, name in _COLUMNS]
        put_row(sheet, number, cells, results)
    last = max(_TOP + len(rows), _TOP + 1)
    set_up(sheet, [width for _, width, _ in _COLUMNS], _TOP, _TITLE)
    corner = sheet.cell(last, len(_COLUMNS)).coordinate
    table = Table(displayName="EscalationsTable", ref=f"A{_TOP}:{corner}")
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    sheet.add_table(table)
    rule = FormulaRule(  # type: ignore[no-untyped-call]
        formula=[f'$A{_TOP + 1}="Open"'],
        fill=PatternFill(bgColor="FFF0CC", fill_type="solid"),
        font=Font(color="5C4400"),
    )
    sheet.conditional_formatting.add(f"A{_TOP + 1}:B{last}", rule)


def _cell(name: str, value: str) -> str | date:
    if name == "state":
        return value.capitalize()
    return date.fromisoformat(value) if name == "date" and value else value


def _by_place(sheet: Worksheet, rows: Sequence[Mapping[str, Any]], results: Results) -> None:
    put_title(sheet, "By establishment", results)
    put_row(sheet, _TOP, [heading for heading, _ in _BY_PLACE], results, bold=True)
    places = sorted({row.get("establishment", "") for row in rows}, key=lambda one: (not one, one))
    for number, place in enumerate(places, _TOP + 1):
        states = [row["state"] for row in rows if row.get("establishment", "") == place]
        left = states.count("open")
        counts = [left, len(states) - left, len(states)]
        put_row(sheet, number, [place or _NO_PLACE, *counts], results)
    set_up(sheet, [width for _, width in _BY_PLACE], _TOP, "By establishment")
