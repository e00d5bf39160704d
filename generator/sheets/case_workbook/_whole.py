"""The workbook made cell by cell: an empty one, and one whose texts are too long for a cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from openpyxl import Workbook

from generator.sheets._pack import closed, signed
from generator.sheets.case_workbook._filling import Filling, memory_rows
from generator.sheets.case_workbook._form import write_form
from generator.sheets.case_workbook._front import Needs, write_front
from generator.sheets.case_workbook._list import ListWriter
from generator.sheets.case_workbook._looks import Looks
from generator.sheets.case_workbook._making import Making
from generator.sheets.case_workbook._rules import Choices
from generator.sheets.case_workbook.entries import names_of
from generator.sheets.case_workbook.layout import sheets
from generator.sheets.case_workbook.memory import SHEET

__all__ = ["Whole", "begun", "title_of", "whole"]


@dataclass(frozen=True)
class Whole:
    """The bytes of a workbook, the part of each sheet by its title, and what the sheets shared."""

    content: bytes
    parts: Mapping[str, str]
    making: Making


def title_of(filling: Filling | None) -> str:
    """What the workbook calls itself."""
    return f"Case workbook {filling.reference}" if filling else "Case workbook"


def begun(filling: Filling | None, book: Workbook, accent: str, on: date) -> Making:
    """What the sheets of a workbook share."""
    held: Mapping[str, Any] = filling.own if filling else {}
    looks = Looks(accent)
    looks.number(book.worksheets[0])
    digest = filling.digest if filling else ""
    return Making(held, names_of(held), looks, Choices(book), digest, on)


def whole(
    filling: Filling | None,
    needs: Sequence[Needs],
    *,
    on: date,
    accent: str,
    properties: Mapping[str, str],
) -> Whole:
    """A workbook with every sheet written anew; without a filling it is empty."""
    book = Workbook()
    front = book.worksheets[0]
    pages = {sheet.path: book.create_sheet(sheet.name) for sheet in sheets()}
    making = begun(filling, book, accent, on)
    lists = [ListWriter(s, making) for s in sheets() if not s.is_form]
    for sheet in sheets():
        if sheet.is_form:
            write_form(sheet, pages[sheet.path], making)
    for one in lists:
        one.write(pages[one.sheet.path])
    write_front(front, needs, making)
    memory = book.create_sheet(SHEET)
    memory.sheet_state = "veryHidden"
    for row in memory_rows(filling, making.names):
        making.fill(memory, row)
    signed(book, title_of(filling), properties)
    content = closed(book, making.results, {}, on)
    return Whole(content, {page.title: page.path[1:] for page in book.worksheets}, making)
