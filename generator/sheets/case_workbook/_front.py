"""The first page: how the workbook goes, and what each document still needs."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from generator.case.facts.words import day_words
from generator.sheets._cells import on_paper
from generator.sheets.case_workbook._looks import tall
from generator.sheets.case_workbook._making import Making
from generator.sheets.case_workbook.entries import entries
from generator.sheets.case_workbook.layout import Path, sheets
from generator.sheets.case_workbook.memory import Steps

__all__ = ["FRONT", "Lack", "Needs", "needed_of", "write_front"]

FRONT = "Start here"
_WIDTHS = {"A": 3, "B": 40, "C": 78, "D": 26}
_HOW = (
    "Fill in what you know. What has a * is needed once anything beside it is filled in.",
    "Each subject has a sheet, and each list one of its own with an entry in each row.",
    "Choose from the lists where a cell offers one. Write dates like 3/3/2026.",
    "Write several lines in a cell with Alt and Enter. In long answers a line that starts with - "
    "is a bullet, and **two stars** make bold.",
    "Rows may be sorted, and columns moved or hidden. Leave hidden rows, columns and sheets as "
    "they are: by them your answers are known again.",
)


@dataclass(frozen=True)
class Lack:
    """Something that a document still needs: a sentence, and the place in the case if it has one.

    An empty `path` is no one place.
    """

    says: str
    path: Steps = ()


@dataclass(frozen=True)
class Needs:
    """What a document, by its title, still needs; nothing when it is ready."""

    title: str
    lacks: tuple[Lack, ...]


def needed_of(fields: Collection[Path]) -> Iterator[tuple[str, Path]]:
    """The sheets that hold some fields: a sentence with their titles, and the place."""
    for sheet in sheets():
        depth = 0 if sheet.is_form else len(sheet.path)
        wanted = [
            column
            for column in sheet.columns
            if (*sheet.path[:depth], *column.path) in fields and column.path != ("id",)
        ]
        if wanted:
            titles = "; ".join(column.title for column in wanted)
            place = wanted[0].path if sheet.is_form else sheet.path
            yield f"{sheet.name}: {titles}", place


def write_front(page: Worksheet, needs: Sequence[Needs], making: Making) -> None:
    """Fill the first page."""
    page.title = FRONT
    for letter, width in _WIDTHS.items():
        page.column_dimensions[letter].width = width
    making.put(page, "B1", _title(making), wrap=False)
    making.looks.title(page, "B1")
    row = 2
    for text in _HOW:
        row += 1
        making.put(page, f"B{row}", f"• {text}", wrap=False)
    row = _documents(page, row + 2, needs, making)
    _subjects(page, row + 2, making)
    page.sheet_view.showGridLines = False
    page.sheet_properties.tabColor = making.looks.accent
    on_paper(page, "A3", 1, FRONT)


def _title(making: Making) -> str:
    child = making.held.get("child", {})
    if not child:
        return "A new case"
    names = (child.get("first_name", ""), child.get("last_name", ""))
    return f"The case of {' '.join(filter(None, names))} ({making.held.get('case_id', '')})"


def _documents(page: Worksheet, row: int, needs: Sequence[Needs], making: Making) -> int:
    needed = f"What it still needs on {day_words(making.on)}"
    row = _headings(page, row, ("Document", needed, "Where"), making)
    for one in needs:
        for number, lack in enumerate(one.lacks or (Lack("Ready."),)):
            making.put(page, f"B{row}", "" if number else one.title, bold=True)
            making.put(page, f"C{row}", lack.says)
            _link(page, f"D{row}", lack.path, making)
            page.row_dimensions[row].height = tall(lack.says, _WIDTHS["C"])
            row += 1
    return row


def _subjects(page: Worksheet, row: int, making: Making) -> None:
    row = _headings(page, row, ("Sheet", "What it is for", "Filled in"), making)
    for sheet in sheets():
        making.put(page, f"B{row}", sheet.name)
        _to(page, f"B{row}", sheet.name, "A1", making)
        making.put(page, f"C{row}", sheet.guide.description)
        page.row_dimensions[row].height = tall(sheet.guide.description, _WIDTHS["C"])
        count = _count(sheet.path, making, is_form=sheet.is_form)
        making.put(page, f"D{row}", count)
        row += 1


def _count(path: tuple[str, ...], making: Making, *, is_form: bool) -> str:
    if is_form:
        return "Begun" if making.held.get(path[0]) else ""
    count = len(list(entries(making.held, path)))
    return f"{count} {'row' if count == 1 else 'rows'}" if count else ""


def _headings(page: Worksheet, row: int, texts: Sequence[str], making: Making) -> int:
    for letter, text in zip("BCD", texts, strict=True):
        making.put(page, f"{letter}{row}", text)
        making.looks.heading(page[f"{letter}{row}"], needed=True)
    return row + 1


def _link(page: Worksheet, where: str, path: Steps, making: Making) -> None:
    """Lead to the cell of a field, or of what is around it."""
    while path and path not in making.places:
        path = path[:-1]
    if path:
        sheet, cell = making.places[path]
        making.put(page, where, f"{sheet}, {cell}")
        _to(page, where, sheet, cell, making)


def _to(page: Worksheet, where: str, sheet: str, cell: str, making: Making) -> None:
    link = Hyperlink(ref=where, location=f"{quote_sheetname(sheet)}!{cell}")
    page[where].hyperlink = link
    making.looks.link(page[where])
