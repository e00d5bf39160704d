"""What a workbook is filled with, and what its hidden sheet remembers of it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from openpyxl.utils import get_column_letter

from generator.case.answers import AnswerError
from generator.case.guide import FieldGuide, guide
from generator.sheets.case_workbook._making import Filled, Row
from generator.sheets.case_workbook.entries import entries, value_at
from generator.sheets.case_workbook.layout import sheets
from generator.sheets.case_workbook.long_texts import joined_parts, parts_of
from generator.sheets.case_workbook.memory import Memory, Steps, hash_of, hashed
from generator.sheets.case_workbook.parsing import Reader
from generator.sheets.case_workbook.printing import Names, printed, seen

__all__ = ["Filling", "memory_rows", "remembered"]

_PIECE = 30_000  # characters of a hidden cell
_BY_NAME = ("reference", "references")


@dataclass(frozen=True)
class Filling:
    """What a workbook is filled with: what the case file itself holds, its name and digest."""

    own: Mapping[str, Any]
    reference: str
    digest: str


def memory_rows(filling: Filling | None, names: Names) -> Iterator[Row]:
    """The rows of the hidden sheet."""
    for number, row in enumerate(remembered(filling, names).all_rows(), 1):
        *short, long = row
        pieces = [long[at : at + _PIECE] for at in range(0, len(long), _PIECE)]
        texts = enumerate((*short, *pieces), 1)
        cells = [Filled(get_column_letter(column), text) for column, text in texts if text]
        yield Row(number, None, cells)


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
