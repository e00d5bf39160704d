"""A filled workbook from the parts of an empty one: only what the case holds is written.

It is the quick way to what `_whole` writes cell by cell, and says the same in every part.
"""

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache, partial
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.utils import column_index_from_string
from openpyxl.worksheet._writer import WorksheetWriter

from generator.sheets._pack import UNSAID, signatures, signed
from generator.sheets.case_workbook._cell_xml import cell_xml, number_xml, rows_xml
from generator.sheets.case_workbook._filling import Filling, memory_rows
from generator.sheets.case_workbook._form import ANSWER, answer_height
from generator.sheets.case_workbook._front import FRONT, Needs, write_front
from generator.sheets.case_workbook._list import FIRST_ENTRY, ListWriter
from generator.sheets.case_workbook._making import Filled, Making, Row
from generator.sheets.case_workbook._whole import begun, title_of, whole
from generator.sheets.case_workbook.entries import entries, value_at
from generator.sheets.case_workbook.layout import Sheet, sheets
from generator.sheets.case_workbook.memory import SHEET
from generator.word.package._zip import Bundle, Entry, pack, read_zip

__all__ = ["from_prepared"]

_END = b"</sheetData>"
_BOOK = "xl/workbook.xml"
_EXTENT = re.compile(rb'(<dimension ref="A1:)[A-Z]+[0-9]+"')
_REF = re.compile(rb'(\bref=)"[^"]+"')
_HEIGHT = re.compile(rb'ht="([0-9.]+)"')
_TABLE = re.compile(rb'displayName="([^"]+)"')
_SERVICES = 4  # colours whose empty workbooks are kept


@dataclass(frozen=True)
class _Prepared:
    """An empty workbook: its parts as they are packed, and the part of each sheet by its title."""

    packed: Mapping[str, Entry]
    parts: Mapping[str, str]
    making: Making

    def content(self, part: str) -> bytes:
        """The XML of a part."""
        return self._contents.setdefault(part, self.packed[part].content())

    @cached_property
    def _contents(self) -> dict[str, bytes]:
        return {}

    @cached_property
    def tables(self) -> Mapping[str, str]:
        """The parts of tables by their names."""
        return {
            found[1].decode(): part
            for part in self.packed
            if part.startswith("xl/tables/") and (found := _TABLE.search(self.content(part)))
        }


@lru_cache(maxsize=_SERVICES)
def _prepared(accent: str, *, signed_too: bool) -> _Prepared:
    properties = {"Made by": "Throughcare"} if signed_too else UNSAID
    empty = whole(None, (), on=date.min, accent=accent, properties=properties)
    return _Prepared(read_zip(empty.content), empty.parts, empty.making)


def from_prepared(
    filling: Filling,
    needs: Sequence[Needs],
    *,
    on: date,
    accent: str,
    properties: Mapping[str, str],
) -> bytes | None:
    """The bytes of a filled workbook; None where a text of the case is too long for one cell."""
    empty = _prepared(accent, signed_too=bool(properties))
    book = Workbook()
    making = begun(filling, book, accent, on)
    making.places.update(empty.making.places)
    changed: dict[str, bytes] = {}
    try:
        for sheet in sheets():
            part = empty.parts[sheet.name]
            if sheet.is_form:
                changed[part] = _form(sheet, empty.content(part), making)
            elif any(True for _ in entries(filling.own, sheet.path)):
                changed |= _list(sheet, empty, making)
    except _TooLongError:
        return None
    changed[empty.parts[FRONT]] = _front(book, needs, making)
    memory = list(memory_rows(filling, making.names))
    changed[empty.parts[SHEET]] = _memory(memory, empty.content(empty.parts[SHEET]), making)
    changed[_BOOK] = _named(book, empty.content(_BOOK))
    signed(book, title_of(filling), properties)
    changed |= signatures(book, on)
    return Bundle([]).with_(
        [
            pack(name, changed[name]) if name in changed else entry
            for name, entry in empty.packed.items()
        ]
    )


class _TooLongError(Exception):
    """A text goes on in a second cell, for which an empty workbook has no place."""


def _form(sheet: Sheet, content: bytes, making: Making) -> bytes:
    """A form with its answers in their cells, and its rows as high as they need."""
    before, *rows = content.split(b"<row ")
    numbers = {int(row[len(b'r="') : row.index(b'"', 3)]): at for at, row in enumerate(rows)}
    for column in sheet.columns:
        value = value_at(making.held, column.path)
        if value is None:
            continue
        first, *more = making.parts(column.field, value)
        if more:
            raise _TooLongError
        _, where = making.places[column.field.path]
        at = numbers[number := int(where.removeprefix(ANSWER))]
        height = answer_height(column.field, first)
        rows[at] = _answered(rows[at], Filled(ANSWER, first, column.field.form), number, making)
        rows[at] = _HEIGHT.sub(partial(_higher, height), rows[at], count=1)
    return b"<row ".join((before, *rows))


def _answered(row: bytes, one: Filled, number: int, making: Making) -> bytes:
    """A row with its answer in place of the empty cell."""
    before, _, rest = row.partition(b'<c r="%b%d"' % (one.letter.encode(), number))
    after = rest[rest.index(b'<c r="') :]
    return before + cell_xml(one, number, making.looks) + after


def _higher(height: float, found: re.Match[bytes]) -> bytes:
    return b'ht="%b"' % number_xml(max(float(found[1]), height)).encode()


def _list(sheet: Sheet, empty: _Prepared, making: Making) -> dict[str, bytes]:
    """A list with its entries, and its table as long as they are."""
    writer = ListWriter(sheet, making)
    if not writer.is_usual:
        raise _TooLongError
    part, rows = empty.parts[sheet.name], list(writer.rows())
    content = empty.content(part)
    end = content.index(_END)
    begin = content.find(b'<row r="%d"' % FIRST_ENTRY, 0, end)
    head = content[: begin if begin >= 0 else end]
    last = f"{writer.last_letter}{rows[-1].number}"
    filled = _reaching(head, last) + rows_xml(rows, making.looks) + content[end:]
    table = empty.tables[writer.table]
    longer = _REF.sub(rb'\1"%b"' % writer.extent.encode(), empty.content(table))
    return {part: filled, table: longer}


def _reaching(head: bytes, last: str) -> bytes:
    return _EXTENT.sub(rb'\g<1>%b"' % last.encode(), head)


def _memory(rows: Sequence[Row], content: bytes, making: Making) -> bytes:
    """The hidden sheet with its rows in place of those of an empty workbook."""
    widest = max((row.cells[-1].letter for row in rows), key=column_index_from_string)
    head = content[: content.index(b"<row ")]
    return (
        _reaching(head, f"{widest}{rows[-1].number}")
        + rows_xml(rows, making.looks)
        + content[content.index(_END) :]
    )


def _front(book: Workbook, needs: Sequence[Needs], making: Making) -> bytes:
    """The first page, which is another for every case."""
    page = book.worksheets[0]
    write_front(page, needs, making)
    out = io.BytesIO()
    WorksheetWriter(page, out).write()
    return out.getvalue()


def _named(book: Workbook, content: bytes) -> bytes:
    """The parts of the workbook with the ranges of the lists that have entries."""
    for name, one in book.defined_names.items():
        place = escape(one.attr_text or "").encode()
        content = re.sub(
            rb'(<definedName name="%b"[^>]*>)[^<]*' % re.escape(name).encode(),
            partial(_placed, place),
            content,
        )
    return content


def _placed(place: bytes, found: re.Match[bytes]) -> bytes:
    return found[1] + place
