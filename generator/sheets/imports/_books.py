"""Workbooks of any office program (xlsx, xlsm, xls, ods): their sheets and rows, as text."""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.errors import FaultyInputError
from generator.sheets._extent import DamagedError, TooFarError, prove

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

__all__ = ["is_workbook", "sheet_names", "sheet_rows"]

_MOST_BYTES = 100_000_000
_ZIP = b"PK\x03\x04"
_STARTS = (_ZIP, b"\xd0\xcf\x11\xe0")


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
        except BaseException as error:
            if _is_its_own(error):
                raise _unreadable(path) from None
            raise


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
    except BaseException as error:
        if _is_its_own(error):
            raise _unreadable(path) from None
        raise


def _is_its_own(error: BaseException) -> bool:
    """Whether the reader cannot go on; what it trips over is no exception of the usual kind."""
    from python_calamine import CalamineError  # noqa: PLC0415 (as above)

    return isinstance(error, CalamineError) or type(error).__name__ == "PanicException"


def _unreadable(path: Path) -> FaultyInputError:
    return FaultyInputError(
        f"{path.name} cannot be read as a workbook. Open it in your office program, save it again "
        "as .xlsx, or export it as CSV."
    )


def _refuse_swollen(path: Path) -> None:
    """Raise FaultyInputError for a workbook that would unpack to more than any export holds."""
    try:
        with zipfile.ZipFile(path) as packed:
            prove(packed)
    except TooFarError:
        raise _swollen(path) from None
    except DamagedError:
        raise _unreadable(path) from None
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, zlib.error):
        with path.open("rb") as file:
            if file.read(4) == _ZIP:
                raise _unreadable(path) from None


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
