"""Sheets with one field in each row: what it is, the answer, what to write."""

from collections.abc import Iterator

from openpyxl.worksheet.worksheet import Worksheet

from generator.case.guide import FieldGuide
from generator.sheets._cells import on_paper
from generator.sheets.case_workbook._looks import tall
from generator.sheets.case_workbook._making import HELPS, Making
from generator.sheets.case_workbook._rules import hint_of, offer
from generator.sheets.case_workbook.entries import value_at
from generator.sheets.case_workbook.layout import Column, Sheet
from generator.sheets.case_workbook.long_texts import mark_of
from generator.sheets.case_workbook.printing import Cell

__all__ = ["ANSWER", "FORM_KEY", "answer_height", "write_form"]

FORM_KEY = "form:"
ANSWER = "C"
_HEADING = 3
_WIDTHS = {"A": 8, "B": 32, "C": 76, "D": 58}
_LONG_ANSWER = 5  # lines at least


def write_form(sheet: Sheet, page: Worksheet, making: Making) -> None:
    """Fill the page of a form: its fields in the order of the schema, in their parts."""
    looks = making.looks
    making.tell(page, "A1", FORM_KEY + sheet.key)
    making.put(page, "B1", sheet.guide.title, wrap=False)
    looks.title(page, "B1")
    making.put(page, "B2", sheet.guide.description, wrap=False)
    for letter, width in _WIDTHS.items():
        page.column_dimensions[letter].width = width
    page.column_dimensions["A"].hidden = True
    for letter, text in (("B", "What"), (ANSWER, "Answer"), ("D", HELPS)):
        making.put(page, f"{letter}{_HEADING}", text)
        looks.heading(page[f"{letter}{_HEADING}"], needed=True)
    row, section = _HEADING, ""
    for column in sheet.columns:
        if column.section != section and column.section:
            row += 1
            _part(page, row, column, making)
        section = column.section
        for part in enumerate(_parts(column, making), 1):
            row += 1
            _field(page, row, column, part, making)
    page.sheet_view.showGridLines = False
    page.sheet_properties.tabColor = looks.accent
    on_paper(page, f"A{_HEADING + 1}", _HEADING, sheet.guide.title)


def answer_height(field: FieldGuide, cell: Cell) -> float:
    """The height in points that an answer needs."""
    least = _LONG_ANSWER if field.form == "narrative" else 1
    return tall(str(cell or ""), _WIDTHS[ANSWER], least)


def _parts(column: Column, making: Making) -> Iterator[Cell]:
    yield from making.parts(column.field, value_at(making.held, column.path))


def _part(page: Worksheet, row: int, column: Column, making: Making) -> None:
    making.put(page, f"B{row}", column.section, wrap=False)
    for letter in ("B", ANSWER, "D"):
        making.looks.band(page[f"{letter}{row}"])
    page.row_dimensions[row].height = 20


def _field(
    page: Worksheet, row: int, column: Column, part: tuple[int, Cell], making: Making
) -> None:
    looks, field, (number, cell) = making.looks, column.field, part
    title = f"{field.title} (part {number})" if number > 1 else field.title
    title += " *" if field.needed and number == 1 else ""
    making.tell(page, f"A{row}", mark_of(column.key, number))
    making.tell(page, f"B{row}", title)
    looks.heading(page[f"B{row}"], needed=field.needed)
    where = f"{ANSWER}{row}"
    making.write(page, where, cell, field.form)
    hint = hint_of(field) if number == 1 else "The text goes on here."
    making.tell(page, f"D{row}", hint)
    looks.help(page[f"D{row}"])
    offer(page, where, field, making.choices, making.named)
    page.row_dimensions[row].height = max(
        answer_height(field, cell),
        tall(hint, _WIDTHS["D"] * 1.1),
        tall(title, _WIDTHS["B"] * 0.95),
    )
    if number == 1:
        making.places[column.field.path] = page.title, where
