"""Writes what is wrong into a copy of a workbook: beside each cell, and on a list of its own."""

import io
import warnings
from collections.abc import Sequence

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink

from generator.sheets._cells import Results, put_row, put_title, set_up
from generator.sheets.case_workbook.report import CellFault, Question

__all__ = ["TO_MEND", "marked"]

TO_MEND = "To mend"
_AUTHOR = "Throughcare"
_FILL = PatternFill(fgColor="F8D7DA", fill_type="solid")
_TOP = 3
_WIDTHS = (34, 70, 60)
_POINTS_A_LETTER, _LEAST_HEIGHT = 0.45, 60


def marked(
    content: bytes, faults: Sequence[CellFault], questions: Sequence[Question]
) -> bytes | None:
    """The workbook with remarks; None when it is no .xlsx file, which alone can be written.

    Remarks of an earlier time are taken out first.
    """
    try:
        with warnings.catch_warnings(action="ignore"):
            book = load_workbook(io.BytesIO(content))
    except Exception:
        return None
    _clean(book)
    for fault in faults:
        if fault.spot and fault.spot.sheet in book.sheetnames:
            cell = book[fault.spot.sheet].cell(fault.spot.row + 1, fault.spot.column + 1)
            if hasattr(cell, "hyperlink") and not _is_covered(cell):
                text = f"{fault.message} {fault.suggestion}".rstrip()
                cell.comment = Comment(text, _AUTHOR, width=320, height=_height(text))
                cell.fill = _FILL
    _list(book, faults, questions)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _is_covered(cell: object) -> bool:
    """Whether a cell is hidden under a merged one and can hold nothing."""
    return type(cell).__name__ == "MergedCell"


def _height(text: str) -> int:
    return max(_LEAST_HEIGHT, int(len(text) * _POINTS_A_LETTER))


def _clean(book: Workbook) -> None:
    if TO_MEND in book.sheetnames:
        del book[TO_MEND]
    for sheet in book.worksheets:
        # Those that are there: going through all rows and columns would make what is not.
        for cell in list(sheet._cells.values()):
            if cell.comment is not None and cell.comment.author == _AUTHOR:
                cell.comment = None
                cell.fill = PatternFill()


def _list(book: Workbook, faults: Sequence[CellFault], questions: Sequence[Question]) -> None:
    page = book.create_sheet(TO_MEND, 0)
    results: Results = {}
    put_title(page, "What to mend", results)
    put_row(page, _TOP, ["Where", "What is wrong", "What to do"], results, bold=True)
    row = _TOP
    told: list[CellFault | Question] = [*faults, *questions]
    for one in told:
        row += 1
        spot = one.spot if isinstance(one, CellFault) else None
        put_row(page, row, [str(spot or ""), one.message, one.suggestion], results)
        if spot and spot.sheet in book.sheetnames:
            place = f"{quote_sheetname(spot.sheet)}!{spot.cell}"
            page[f"A{row}"].hyperlink = Hyperlink(ref=f"A{row}", location=place)
            page[f"A{row}"].font = Font(name="Arial", size=10, underline="single")
    set_up(page, _WIDTHS, _TOP, TO_MEND)
    book.active = 0
    for sheet in book.worksheets:
        sheet.sheet_view.tabSelected = sheet.title == TO_MEND
