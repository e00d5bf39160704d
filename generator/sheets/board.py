"""The board report as a workbook: its tables, with a chart of what is printed."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.packaging.custom import StringProperty
from openpyxl.worksheet.worksheet import Worksheet

from generator.case import Caseload
from generator.sheets._cells import Results, put, put_row, put_title, set_up
from generator.sheets._pack import closed

__all__ = ["board_workbook"]

_TOP = 4


def board_workbook(record: Caseload, properties: Mapping[str, str], on: date) -> bytes:
    """The workbook of a quarter; it holds the numbers that are printed, and no other.

    `properties` are those of its Word file, `on` becomes the day of making.
    """
    seen, results, book = record.data, Results(), Workbook()
    book.properties.title = f"Board report, {seen['quarter']['words']}"
    book.properties.creator = "Throughcare"
    for name, value in properties.items():
        book.custom_doc_props.append(StringProperty(name=name, value=value))  # type: ignore[attr-defined]
    first = book.worksheets[0]
    first.title = "In numbers"
    rows = [(one["what"], one["number"]) for one in seen["headlines"]]
    _sheet(first, record, (("What", 44), ("Number", 14)), rows, results)
    _chart(first, len(rows))
    _sheet(
        book.create_sheet("Measures"),
        record,
        (("Measure", 34), ("Number", 11), ("Of", 11), ("Share", 11), ("Definition", 44),
         ("Published in", 20), ("What is counted", 40), ("Fields", 34)),  # fmt: skip
        [
            tuple(one[name] for name in ("title", "numerator", "denominator", "share",
                                         "definition", "source", "counted", "fields"))
            for one in seen["measures"]
        ],  # fmt: skip
        results,
    )
    _sheet(
        book.create_sheet("Cannot be worked out"),
        record,
        (("Measure", 36), ("Definition", 50), ("Published in", 22), ("Why not", 60)),
        [tuple(one[n] for n in ("title", "definition", "source", "why")) for one in seen["untold"]],
        results,
    )
    _sheet(
        book.create_sheet("Groups"),
        record,
        (("By", 30), ("Group", 30), ("Files open", 14), ("Part of all", 14),
         ("In custody at the end", 16), ("Share of the group", 14)),  # fmt: skip
        [
            (way["title"], *(row[n] for n in ("group", "open", "part", "inside", "share")))
            for way in seen["groups"]
            for row in way["rows"]
        ],
        results,
    )
    if "children" in seen:
        _sheet(
            book.create_sheet("Children"),
            record,
            (("Child", 26), ("Reference", 22), ("Counted in", 60)),
            [tuple(one[n] for n in ("name", "reference", "counted")) for one in seen["children"]],
            results,
        )
    pictured = {"Chart 1": next(one["words"] for one in seen["charts"])}
    return closed(book, results, pictured, on)


def _sheet(
    sheet: Worksheet,
    record: Caseload,
    columns: Sequence[tuple[str, int]],
    rows: Sequence[Sequence[Any]],
    results: Results,
) -> None:
    quarter = record.data["quarter"]["words"]
    put_title(sheet, f"{sheet.title}: {quarter}", results)
    note = (
        f"Numbers under {record.data['least']} are not shown, nor any from which one could be "
        "worked out."
    )
    put(sheet, "A2", note, results, wrap=False)
    put_row(sheet, _TOP, [name for name, _ in columns], results, bold=True)
    for number, row in enumerate(rows, _TOP + 1):
        put_row(sheet, number, [_number(value) for value in row], results)
    header = f"{record.data['service']['name']}, {quarter}"
    set_up(sheet, [width for _, width in columns], _TOP, header)


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
