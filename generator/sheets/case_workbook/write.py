"""Writes a case workbook: empty, or filled from a case."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from openpyxl import Workbook

from generator.case.answers import AnswerError
from generator.case.guide import FieldGuide, guide
from generator.sheets._pack import UNSAID, closed, signed
from generator.sheets.case_workbook._form import write_form
from generator.sheets.case_workbook._front import Lack, Needs, needed_of, write_front
from generator.sheets.case_workbook._list import ListWriter
from generator.sheets.case_workbook._looks import DEFAULT_ACCENT, Looks
from generator.sheets.case_workbook._making import Making
from generator.sheets.case_workbook._rules import Choices
from generator.sheets.case_workbook.entries import entries, names_of, value_at
from generator.sheets.case_workbook.layout import sheets
from generator.sheets.case_workbook.long_texts import joined_parts, parts_of
from generator.sheets.case_workbook.memory import SHEET, Memory, Steps, hash_of, hashed
from generator.sheets.case_workbook.parsing import Reader
from generator.sheets.case_workbook.printing import Names, printed, seen

__all__ = ["DEFAULT_ACCENT", "Filling", "Lack", "Needs", "needed_of", "workbook"]

_PIECE = 30_000  # characters of a hidden cell
_BY_NAME = ("reference", "references")


@dataclass(frozen=True)
class Filling:
    """What a workbook is filled with: what the case file itself holds, its name and digest."""

    own: Mapping[str, Any]
    reference: str
    digest: str


def workbook(
    filling: Filling | None,
    needs: Sequence[Needs],
    *,
    on: date,
    accent: str = DEFAULT_ACCENT,
    properties: Mapping[str, str] = UNSAID,
) -> bytes:
    """The bytes of a workbook; without a filling it is empty.

    `needs` is what each document still needs, for the first page. `accent` is the service's
    colour, as six hexadecimal digits. `properties` say how it was made.
    """
    held: Mapping[str, Any] = filling.own if filling else {}
    book = Workbook()
    front = book.worksheets[0]
    pages = {sheet.path: book.create_sheet(sheet.name) for sheet in sheets()}
    making = Making(
        held, names_of(held), Looks(accent), Choices(book), filling.digest if filling else "", on
    )
    lists = [ListWriter(s, pages[s.path], making) for s in sheets() if not s.is_form]
    for sheet in sheets():
        if sheet.is_form:
            write_form(sheet, pages[sheet.path], making)
    for one in lists:
        one.write()
    write_front(front, needs, making)
    _remember(book, filling, making)
    title = f"Case workbook {filling.reference}" if filling else "Case workbook"
    signed(book, title, properties)
    return closed(book, making.results, {}, on)


def _remember(book: Workbook, filling: Filling | None, making: Making) -> None:
    page = book.create_sheet(SHEET)
    page.sheet_state = "veryHidden"
    memory = remembered(filling, making.names)
    for number, row in enumerate([memory.heading(), *memory.rows()], 1):
        *short, long = row
        pieces = [long[at : at + _PIECE] for at in range(0, len(long), _PIECE)]
        for column, text in enumerate([*short, *pieces], 1):
            if text:
                making.tell(page, page.cell(number, column).coordinate, text)


def remembered(filling: Filling | None, names: Names) -> Memory:
    """What the hidden sheet is to hold of a case."""
    if filling is None:
        return Memory("", "", {})
    base = hashed(guide("case"), filling.own, filling.digest)
    exact = {
        path: (hash_of(_shown(field, value, names), filling.digest), value)
        for path, field, value in _values(filling.own)
        if not _reads_as_it_is(field, value, names)
    }
    return Memory(filling.reference, filling.digest, base, exact)


def _values(own: Mapping[str, Any]) -> Iterator[tuple[Steps, FieldGuide, Any]]:
    for sheet in sheets():
        listed = entries(own, sheet.path)
        held = [((), own)] if sheet.is_form else [(one.path, one.held) for one in listed]
        for column in sheet.columns:
            for path, entry in held:
                value = value_at(entry, column.path)
                if value is not None:
                    yield (*path, *column.path), column.field, value


def _shown(field: FieldGuide, value: Any, names: Names) -> str:
    return seen(printed(field, value, names))


def _reads_as_it_is(field: FieldGuide, value: Any, names: Names) -> bool:
    """Whether the cell of a value says the very value, and nothing else has to be known."""
    cell = printed(field, value, names)
    if field.form in _BY_NAME or cell != printed(field, value, Names()):
        return False
    if isinstance(cell, str):
        cell = joined_parts(list(map(seen, parts_of(cell))))
    try:
        read = Reader().value(field, cell)
    except AnswerError:
        return False
    return json.dumps(read) == json.dumps(value)
