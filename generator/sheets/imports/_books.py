"""Workbooks of any office program (xlsx, xlsm, xls, xlsb, ods): their sheets and rows, as text."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.errors import FaultyInputError

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

__all__ = ["is_workbook", "sheet_names", "sheet_rows"]

_MOST_BYTES = 100_000_000
_MOST_UNPACKED = 1_000_000_000
_MOST_CELLS = 50_000_000
_BLOCK = 1 << 20
_STARTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_CELL = re.compile(rb'<c\b[^>]*?\br="([A-Z]{1,3})([0-9]{1,7})"')
_REPEATED = re.compile(rb'number-(columns|rows)-repeated="([0-9]+)"')


def is_workbook(path: Path) -> bool:
    """Whether a file is a workbook, by its first bytes."""
    with path.open("rb") as file:
        return file.read(4) in _STARTS


def sheet_names(path: Path) -> tuple[str, ...]:
    """The names of a workbook's sheets, in order. Raises FaultyInputError as `sheet_rows`."""
    with closing(_opened(path)) as book:
        return tuple(book.sheet_names)


def sheet_rows(path: Path, sheet: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of a sheet with their numbers, every cell as text; formulas give their values.

    Raises FaultyInputError, in words, for a workbook that cannot be read.
    """
    with closing(_opened(path)) as book:
        try:
            found = book.get_sheet_by_name(sheet).iter_rows()
            for number, cells in enumerate(found, 1):
                yield number, [_text(cell) for cell in cells]
        except _calamine_error():
            raise _unreadable(path) from None


def _opened(path: Path) -> "CalamineWorkbook":
    from python_calamine import (  # noqa: PLC0415 (not needed for text files)
        CalamineWorkbook,
        PasswordError,
    )

    if path.stat().st_size > _MOST_BYTES:
        raise FaultyInputError(f"{path.name} is too large for a workbook. Export it as CSV.")
    _refuse_swollen(path)
    try:
        return CalamineWorkbook.from_path(path)
    except PasswordError:
        raise FaultyInputError(
            f"{path.name} has a password. Save a copy without one, and delete it afterwards."
        ) from None
    except _calamine_error():
        raise _unreadable(path) from None


def _calamine_error() -> type[Exception]:
    from python_calamine import CalamineError  # noqa: PLC0415 (as above)

    return CalamineError


def _unreadable(path: Path) -> FaultyInputError:
    return FaultyInputError(
        f"{path.name} cannot be read as a workbook. Open it in your office program, save it again "
        "as .xlsx, or export it as CSV."
    )


def _refuse_swollen(path: Path) -> None:
    """Raise FaultyInputError for a workbook that would unpack to more than any export holds."""
    try:
        with zipfile.ZipFile(path) as packed:
            parts = packed.infolist()
            if sum(part.file_size for part in parts) > _MOST_UNPACKED:
                raise _swollen(path)
            for part in parts:
                if "worksheets/" in part.filename and part.filename.endswith(".xml"):
                    _refuse_far_cells(path, packed, part)
                if part.filename == "content.xml":
                    _refuse_repeated(path, packed, part)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, zlib.error):
        return  # an old format, or one that its reader will refuse


def _refuse_far_cells(path: Path, packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    # A sheet is held from its first to its last cell, with all the empty ones between.
    width = height = 0
    for block in _blocks(packed, part):
        for letters, number in _CELL.findall(block):
            column = 0
            for letter in letters:
                column = column * 26 + letter - 64
            width, height = max(width, column), max(height, int(number))
        if width * height > _MOST_CELLS:
            raise _swollen(path)


def _refuse_repeated(path: Path, packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    # The empty rest of a sheet is repeated to its very end: one row and one column of it.
    cells = 0
    for block in _blocks(packed, part):
        counts = [int(number) for _, number in _REPEATED.findall(block)]
        cells += sum(number for number in counts if number < 1_000_000)
        if cells > 2_000_000_000:
            raise _swollen(path)


def _blocks(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    rest = b""
    with packed.open(part) as file:
        while block := file.read(_BLOCK):
            yield rest + block
            rest = block[-100:]


def _swollen(path: Path) -> FaultyInputError:
    return FaultyInputError(
        f"{path.name} holds far more cells than an export needs, most of them empty. Copy the "
        "table into a new workbook, or export it as CSV."
    )


def _text(value: Any) -> str:
    """A cell as a person reads it; days in the order year, month, day."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds()) // 60
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    return value.strftime("%H:%M") if isinstance(value, time) else str(value)
