"""Rows of a sheet as the XML of a workbook, as the library writes them."""

from collections.abc import Iterable
from datetime import date

from openpyxl.compat import safe_string
from openpyxl.utils.datetime import to_excel

from generator.sheets._cells import Formula, begins_like_a_formula, writable
from generator.sheets.case_workbook._looks import Looks
from generator.sheets.case_workbook._making import Filled, Row

__all__ = ["cell_xml", "number_xml", "rows_xml"]

_LETTERS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})


def rows_xml(rows: Iterable[Row], looks: Looks) -> bytes:
    """The XML of rows, in letters that every encoding has."""
    return b"".join(_row(row, looks) for row in rows)


def _row(row: Row, looks: Looks) -> bytes:
    cells = b"".join(cell_xml(one, row.number, looks) for one in row.cells)
    height = "" if row.height is None else f' ht="{number_xml(row.height)}" customHeight="1"'
    return b'<row r="%d"%b>%b</row>' % (row.number, height.encode(), cells)


def number_xml(number: float) -> str:
    """A number as the library writes it."""
    return str(safe_string(number))


def cell_xml(one: Filled, row: int, looks: Looks) -> bytes:
    """The XML of a cell."""
    value = one.value
    quoted = isinstance(value, str) and begins_like_a_formula(writable(value))
    style = looks.number_of(one.look, quoted=quoted)
    begin = f'<c r="{one.letter}{row}"' + (f' s="{style}"' if style else "")
    if isinstance(value, Formula):
        inner = f' t="str"><f>{_text(value.text[1:])}</f><v>{_text(str(value.result))}</v></c>'
    elif isinstance(value, str):
        text = writable(value)
        space = ' xml:space="preserve"' if text != text.strip() else ""
        held = f"<is><t{space}>{_text(text)}</t></is>" if text else ""
        inner = f' t="inlineStr">{held}</c>'
    elif value is None:
        inner = ' t="n"/>'
    else:
        number = to_excel(value) if isinstance(value, date) else value  # type: ignore[no-untyped-call]
        inner = f' t="n"><v>{safe_string(number)}</v></c>'
    return (begin + inner).encode("ascii", "xmlcharrefreplace")


def _text(text: str) -> str:
    return text.translate(_LETTERS)
