"""Cells that hold what they show: text stays text, dates are dates, formulas know their result."""

import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

__all__ = [
    "DAY",
    "Formula",
    "Results",
    "begins_like_a_formula",
    "fill",
    "on_paper",
    "put",
    "put_row",
    "put_title",
    "set_up",
    "writable",
]

DAY = "d mmm yyyy"
_LONGEST = 32_767
_LIKE_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_A4 = 9
# A letter by its number, as Excel writes those that XML cannot hold; in text it is only text.
_LIKE_A_CODE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_UNWRITABLE = re.compile("[\ud800-\udfff\ufffe\uffff]")

# The result of each formula, by sheet and cell.
Results = dict[tuple[str, str], str | int]


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula, and the result that stands in the file until a program works it out anew."""

    text: str
    result: str | int = ""


def put(
    sheet: Worksheet,
    where: str,
    value: str | int | date | Formula | None,
    results: Results,
    *,
    bold: bool = False,
    wrap: bool = True,
) -> None:
    """Fill one cell. Text that begins like a formula is stored, and marked, as text."""
    cell = sheet[where]
    cell.alignment = Alignment(horizontal="left", vertical="top", wrap_text=wrap)
    cell.font = Font(name="Arial", size=10, bold=bold)
    if isinstance(value, Formula):
        cell.value = value.text
        results[sheet.title, where] = value.result
    else:
        fill(cell, value)


def fill(cell: Cell, value: str | float | date | None) -> None:
    """Give a cell its value alone. Text that begins like a formula is stored as text."""
    if isinstance(value, str):
        cell.value = text = writable(value)
        cell.data_type = "s"
        if begins_like_a_formula(text):
            cell.quotePrefix = True
    elif isinstance(value, date):
        cell.value = value
        cell.number_format = DAY
    elif value is not None:
        cell.value = value


def writable(text: str) -> str:
    """A text as a cell holds it: without what no file can hold, and what looks like a code."""
    kept = _UNWRITABLE.sub("", ILLEGAL_CHARACTERS_RE.sub("", text))[:_LONGEST]
    return _LIKE_A_CODE.sub("_x005F_", kept)


def begins_like_a_formula(text: str) -> bool:
    """Whether a program might take a text for a formula."""
    return text.startswith(_LIKE_A_FORMULA)


def put_title(sheet: Worksheet, text: str, results: Results, where: str = "A1") -> None:
    """What the sheet is, large and in its first cell, or the first that is not hidden."""
    put(sheet, where, text, results, wrap=False)
    sheet[where].font = Font(name="Arial", size=14, bold=True, color="1F5C7A")


def put_row(
    sheet: Worksheet,
    row: int,
    values: Sequence[str | int | date | Formula | None],
    results: Results,
    *,
    bold: bool = False,
) -> None:
    """Fill the cells of a row from the first column on; None and empty text leave a cell empty."""
    for column, value in enumerate(values, 1):
        if value not in (None, ""):
            put(sheet, f"{get_column_letter(column)}{row}", value, results, bold=bold)


def set_up(sheet: Worksheet, widths: Sequence[float], heading_row: int, header: str) -> None:
    """Widths in characters, the heading row frozen and repeated, A4 landscape one page wide."""
    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    for cells in sheet.iter_rows(min_row=heading_row):
        said = zip(cells, widths, strict=False)
        lines = max(_lines(str(c.value), width) for c, width in said if c.data_type != "f")
        sheet.row_dimensions[cells[0].row or 1].height = 4 + 13 * lines
    for cell in sheet[heading_row][: len(widths)]:
        cell.fill = PatternFill(fgColor="E9EFF2", fill_type="solid")
    on_paper(sheet, f"A{heading_row + 1}", heading_row, header)


def on_paper(sheet: Worksheet, frozen: str, heading_row: int, header: str) -> None:
    """What is above and left of a cell frozen, the heading row repeated, A4 landscape."""
    sheet.freeze_panes = frozen
    sheet.print_title_rows = f"{heading_row}:{heading_row}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    # In a header an ampersand starts a code.
    assert sheet.oddHeader is not None
    assert sheet.oddFooter is not None
    sheet.oddHeader.left.text = header.replace("&", "&&")
    sheet.oddFooter.right.text = "Page &P of &N"


def _lines(text: str, width: float) -> int:
    """How many lines a text is likely to take: not every program works that out by itself."""
    return len(textwrap.wrap(text, max(int(width * 1.1), 1))) or 1
