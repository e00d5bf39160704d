"""Finds in a workbook the sheets that were made, whatever they are called now."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.sheets.case_workbook.layout import Sheet, sheets
from generator.sheets.case_workbook.memory import SHEET
from generator.sheets.case_workbook.opening import Book, Page
from generator.sheets.case_workbook.printing import Cell, seen
from generator.spelling import folded

__all__ = ["Found", "heading_row", "matched", "text_at"]

_CORNER = 12  # rows and columns in which what a sheet is by may have been pushed
_OURS = re.compile(r"(form|list):([a-z_/]+)")
# The sheets that hold nothing to read.
_OTHERS = {"start here", "choices", SHEET.casefold(), "to mend"}


@dataclass
class Found:
    """The pages of a workbook by what they are, and what is to be told of the others."""

    pages: dict[Sheet, Page] = field(default_factory=dict)
    copies: list[tuple[Page, Sheet]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def matched(book: Book) -> Found:
    """Each of our sheets with its page: by the hidden cell that says so, or else by its name."""
    found = Found()
    by_key = {sheet.key: sheet for sheet in sheets()}
    by_name = {folded(sheet.name): sheet for sheet in sheets()}
    left: list[Page] = []
    # The page that has its own name comes before a copy of it.
    for page in sorted(book.pages, key=lambda one: folded(one.name) not in by_name):
        sheet = by_key.get(_key(page))
        if sheet is None:
            left.append(page)
        elif sheet in found.pages:
            found.copies.append((page, sheet))
        else:
            found.pages[sheet] = page
    for page in left:
        sheet = by_name.get(folded(page.name))
        if sheet is not None and sheet not in found.pages:
            found.pages[sheet] = page
        elif page.name.casefold() not in _OTHERS and any(_filled(page)):
            found.notes.append(f"The sheet “{page.name}” is none of ours and was not read.")
    return found


def _key(page: Page) -> str:
    for row in range(_CORNER):
        for column in range(_CORNER):
            hit = _OURS.fullmatch(text_at(page, row, column))
            if hit:
                return hit[2]
    return ""


def _filled(page: Page) -> Iterator[Cell]:
    return (cell for row in page.rows for cell in row if cell not in ("", None))


def text_at(page: Page, row: int, column: int) -> str:
    """A cell as text, without the marks at the end of a heading."""
    return seen(page.at(row, column))


def heading_row(page: Page, wanted: Sequence[str], first: int = 0) -> int | None:
    """The row that holds most of some headings, at least half of them; None when there is none."""
    names = {folded(each) for each in wanted}
    best, row = 0, None
    for number in range(first, first + 2 * _CORNER):
        hits = len({folded(text_at(page, number, c)) for c in range(page.width)} & names)
        if hits > best:
            best, row = hits, number
    return row if 2 * best >= len(names) else None
