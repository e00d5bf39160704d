"""The board report as a workbook: its tables, with a chart of what is printed."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.worksheet.worksheet import Worksheet

from generator.case import Caseload
from generator.sheets._cells import Results, put, put_row, put_title, set_up
from generator.sheets._pack import closed, signed

__all__ = ["board_workbook"]

_TOP = 4
# The heading of each column, its width in characters, and the field that it shows.
_Columns = tuple[tuple[str, int, str], ...]
_HEADLINES: _Columns = (("What", 44, "what"), ("Number", 14, "number"))
_MEASURES: _Columns = (
    ("Measure", 34, "title"),
    ("Number", 11, "numerator"),
    ("Of", 11, "denominator"),
    ("Share", 11, "share"),
    ("Definition", 44, "definition"),
    ("Published in", 20, "source"),
    ("What is counted", 40, "counted"),
    ("Fields", 34, "fields"),
)
_UNTOLD: _Columns = (
    ("Measure", 36, "title"),
    ("Definition", 50, "definition"),
    ("Published in", 22, "source"),
    ("Why not", 60, "why"),
)
_GROUPS: _Columns = (
    ("By", 30, "way"),
    ("Group", 30, "group"),
    ("Files open", 14, "open"),
    ("Part of all", 14, "part"),
    ("In custody at the end", 16, "inside"),
    ("Share of the group", 14, "share"),
)
_CHILDREN: _Columns = (
    ("Child", 26, "name"),
    ("Reference", 22, "reference"),
    ("Counted in", 60, "counted"),
)


def board_workbook(record: Caseload, properties: Mapping[str, str], on: date) -> bytes:
    """The workbook of a quarter; it holds the numbers that are printed, and no other.

    `properties` say how it was made, `on` becomes the day of making.
    """
    seen, results, book = record.data, Results(), Workbook()
    signed(book, f"Board report, {seen['quarter']['words']}", properties)
    first = book.worksheets[0]
    first.title = "In numbers"
    _sheet(first, record, _HEADLINES, seen["headlines"], results)
    _chart(first, len(seen["headlines"]))
    for title, columns, entries in (
        ("Measures", _MEASURES, seen["measures"]),
        ("Cannot be worked out", _UNTOLD, seen["untold"]),
        ("Groups", _GROUPS, _group_rows(seen["groups"])),
        ("Children", _CHILDREN, seen.get("children", ())),
    ):
        if entries:
            _sheet(book.create_sheet(title), record, columns, entries, results)
    pictured = {"Chart 1": next(one["words"] for one in seen["charts"])}
    return closed(book, results, pictured, on)


def _group_rows(groups: Sequence[Mapping[str, Any]]) -> list[dict[str, str]]:
    return [{"way": way["title"], **row} for way in groups for row in way["rows"]]


def _sheet(
    sheet: Worksheet,
    record: Caseload,
    columns: _Columns,
    entries: Sequence[Mapping[str, str]],
    results: Results,
) -> None:
    quarter = record.data["quarter"]["words"]
    put_title(sheet, f"{sheet.title}: {quarter}", results)
    note = (
        f"Numbers under {record.data['least']} are not shown, nor any from which one could be "
        "worked out."
    )
    put(sheet, "A2", note, results, wrap=False)
    put_row(sheet, _TOP, [name for name, _, _ in columns], results, bold=True)
    for number, one in enumerate(entries, _TOP + 1):
        put_row(sheet, number, [_number(one[name]) for _, _, name in columns], results)
    header = f"{record.data['service']['name']}, {quarter}"
    set_up(sheet, [width for _, width, _ in columns], _TOP, header)


def _number(value: str) -> str | int:
    return int(value) if value.isdecimal() else value


def _chart(sheet: Worksheet, rows: int) -> None:
    """Bars beside the first table; a number that is not shown has none."""
    chart = BarChart()
    chart.type, chart.legend = "bar", None
    chart.title = "The quarter in numbers"
    chart.add_data(Reference(sheet, min_col=2, min_row=_TOP + 1, max_row=_TOP + rows))
    chart.set_categories(Reference(sheet, min_col=1, min_row=_TOP + 1, max_row=_TOP + rows))
    chart.y_axis.delete = chart.x_axis.delete = False
    chart.x_axis.scaling.orientation = "maxMin"
    sheet.add_chart(chart, "D4")
