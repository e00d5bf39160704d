"""Opens a workbook of anybody's, whichever program saved it; nothing in it is run or followed."""

import io
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from generator.errors import FaultyInputError
from generator.sheets.case_workbook._old import of_old_excel
from generator.sheets.case_workbook._packed import FAR, Packed, Range, of_excel, of_open_document
from generator.sheets.case_workbook.printing import Cell

__all__ = ["FAR", "Book", "Page", "Spot", "opened"]

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MOST_OLD = 10_000_000  # bytes of an old Excel file
_RESAVE = "Open it in Excel or LibreOffice, save it as an Excel workbook (.xlsx), and try again."


@dataclass(frozen=True, order=True)
class Spot:
    """A cell: the name of its sheet, its row and column from 0."""

    sheet: str
    row: int
    column: int

    @property
    def cell(self) -> str:
        """Its address on the sheet: C7."""
        return f"{letters(self.column)}{self.row + 1}"

    def __str__(self) -> str:
        return f"{self.sheet}, {self.cell}"


def letters(column: int) -> str:
    """What Excel calls a column, counted from 0."""
    out, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        out = chr(65 + rest) + out
    return out


@dataclass(frozen=True)
class Page:
    """One sheet: its cells by row and column, why some cannot be used, and what is merged."""

    name: str
    rows: Sequence[Sequence[Cell]]
    troubles: Mapping[tuple[int, int], str] = field(default_factory=dict)
    merges: tuple[Range, ...] = ()

    def at(self, row: int, column: int) -> Cell:
        """A cell; None for a blank one and any beyond the last."""
        if not (0 <= row < len(self.rows) and 0 <= column < len(self.rows[row])):
            return None
        cell = self.rows[row][column]
        return None if cell == "" else cell

    @property
    def width(self) -> int:
        """How many columns are filled anywhere."""
        return max((len(row) for row in self.rows), default=0)


@dataclass(frozen=True)
class Book:
    """A workbook: its sheets in order, and what to tell of it.

    `since_1904` says that a day written as a bare number counts from another day than usual.
    """

    pages: tuple[Page, ...]
    notes: tuple[str, ...] = ()
    since_1904: bool = False


def opened(content: bytes, name: str) -> Book:
    """The cells of an .xlsx, .xlsm, .xls or .ods file, with the values of formulas.

    Raises FaultyInputError for any other file, and for one that is damaged, has a password or
    unpacks to far more than a workbook holds.
    """
    if content.startswith(_ZIP):
        packed = of_open_document(content, name) or of_excel(content, name)
        return _book(packed.content, name, packed)
    if not content.startswith(_OLE):
        raise FaultyInputError(
            f"{name} is no workbook. Give the workbook that Throughcare made, saved as .xlsx, .xls "
            "or .ods."
        )
    if _ENCRYPTED in content:
        raise _locked(name)
    if len(content) > _MOST_OLD:
        raise FaultyInputError(f"{name} is too big for an old Excel file (.xls). {_RESAVE}")
    return _book(content, name, Packed(content, of_old_excel(content, name)))


def _locked(name: str) -> FaultyInputError:
    return FaultyInputError(
        f"{name} needs a password. Open it in Excel, take the password off, save it, and try again."
    )


def _book(content: bytes, name: str, packed: Packed) -> Book:
    troubles, merges = packed.troubles, packed.merges
    try:
        with warnings.catch_warnings(action="ignore"):
            book = CalamineWorkbook.from_filelike(io.BytesIO(content))
            pages = [
                _page(book, sheet, troubles.get(sheet, {}), merges.get(sheet, ()))
                for sheet in book.sheet_names
            ]
    except PasswordError:
        raise _locked(name) from None
    except (CalamineError, OSError, ValueError, OverflowError, MemoryError):
        raise _damaged(name) from None
    except BaseException as error:
        # What the reader itself trips over is no exception of the usual kind.
        if type(error).__name__ != "PanicException":
            raise
        raise _damaged(name) from None
    return Book(tuple(pages), packed.notes, since_1904=packed.since_1904)


def _damaged(name: str) -> FaultyInputError:
    return FaultyInputError(f"{name} is damaged and cannot be read as a workbook. {_RESAVE}")


def _page(
    book: CalamineWorkbook,
    name: str,
    troubles: Mapping[tuple[int, int], str],
    merges: Sequence[Range],
) -> Page:
    sheet = book.get_sheet_by_name(name)
    found = (*merges, *((*start, *end) for start, end in sheet.merged_cell_ranges or ()))
    return Page(name, sheet.to_python(skip_empty_area=False), troubles, found)
