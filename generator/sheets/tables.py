"""The tables of a Word file as a workbook: a sheet for each that has a row of headings."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lxml import etree
from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table as SheetTable
from openpyxl.worksheet.table import TableStyleInfo

from generator.sheets._cells import Results, put_row, put_title, set_up
from generator.sheets._pack import closed, signed

__all__ = ["Table", "tables_in", "tables_workbook"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"Heading[1-6]|Title")
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME = 31
_TOP = 3
# A column is as wide as its longest line, within these bounds, in characters.
_NARROWEST, _WIDEST = 10, 60


@dataclass(frozen=True)
class Table:
    """A table under a heading; every row has a text for each of the `headings`."""

    under: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tables_in(docx: bytes) -> tuple[Table, ...]:
    """The tables of a Word file's body that have a row of headings, in order."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    found, under = [], ""
    for block in root.iter(f"{_W}p", f"{_W}tbl"):
        if block.tag == f"{_W}tbl":
            found += list(_table(block, under))
            continue
        style = block.find(f"{_W}pPr/{_W}pStyle")
        inside = next(block.iterancestors(f"{_W}tbl"), None) is not None
        if style is not None and not inside and _HEADING.fullmatch(style.get(f"{_W}val", "")):
            under = _text(block)
    return tuple(found)


def _table(table: etree._Element, under: str) -> Iterator[Table]:
    rows = table.findall(f"{_W}tr")
    heads = [row for row in rows if row.find(f"{_W}trPr/{_W}tblHeader") is not None]
    if not heads:
        return
    headings = _cells(heads[-1])
    body = [_cells(row) for row in rows if row not in heads]
    if body:
        # A cell that spans several stands in the first of them.
        filled = ((*row, *[""] * len(headings))[: len(headings)] for row in body)
        yield Table(under, headings, tuple(filled))


def _cells(row: etree._Element) -> tuple[str, ...]:
    found: list[str] = []
    for cell in row.findall(f"{_W}tc"):
        span = cell.find(f"{_W}tcPr/{_W}gridSpan")
        lines = [_text(paragraph) for paragraph in cell.iter(f"{_W}p")]
        found.append("\n".join(line for line in lines if line))
        found += [""] * (int(span.get(f"{_W}val", "1")) - 1 if span is not None else 0)
    return tuple(found)


def _text(paragraph: etree._Element) -> str:
    parts = {f"{_W}t": None, f"{_W}tab": " ", f"{_W}br": "\n"}
    said = (parts[node.tag] or node.text or "" for node in paragraph.iter(*parts))
    return "".join(said).strip()


def tables_workbook(
    title: str, tables: Sequence[Table], properties: Mapping[str, str], on: date
) -> bytes:
    """A workbook of the tables, each a sheet of its own to sort and filter.

    Without a table, its one sheet says so. `properties` say how it was made.
    """
    book, results = Workbook(), Results()
    shown = tables or (Table(title, ("Nothing is in a table",), ()),)
    names: set[str] = set()
    for number, one in enumerate(shown, 1):
        sheet = book.worksheets[0] if number == 1 else book.create_sheet()
        sheet.title = _name(one.under or title, names)
        put_title(sheet, one.under or title, results)
        put_row(sheet, _TOP, one.headings, results, bold=True)
        for row, cells in enumerate(one.rows, _TOP + 1):
            put_row(sheet, row, cells, results)
        set_up(sheet, _widths(one), _TOP, title)
        if one.rows and len(set(one.headings)) == len(one.headings) and all(one.headings):
            corner = f"{get_column_letter(len(one.headings))}{_TOP + len(one.rows)}"
            table = SheetTable(displayName=f"Table{number}", ref=f"A{_TOP}:{corner}")
            table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
            sheet.add_table(table)
    signed(book, title, properties)
    return closed(book, results, {}, on)


def _name(under: str, taken: set[str]) -> str:
    """The name of a sheet: what a program allows, and none that is there already."""
    plain = " ".join(_NOT_IN_A_NAME.sub(" ", under).split()).strip("'") or "Table"
    name, number = plain[:_LONGEST_NAME].strip(), 1
    while name.casefold() in taken:
        number += 1
        ending = f" {number}"
        name = plain[: _LONGEST_NAME - len(ending)].strip() + ending
    taken.add(name.casefold())
    return name


def _widths(table: Table) -> list[float]:
    columns = zip(table.headings, *table.rows, strict=True)
    longest = (max(len(line) for text in column for line in text.split("\n")) for column in columns)
    return [float(min(max(width + 2, _NARROWEST), _WIDEST)) for width in longest]
