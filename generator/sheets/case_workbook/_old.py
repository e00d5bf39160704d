"""What an old Excel file (.xls) holds besides values: errors, formulas with words, cells far away.

Its records are as [MS-XLS] 2.4 has them: each begins with its number and its length.
"""

import io
import struct
from collections.abc import Iterator

import olefile

from generator.errors import FaultyInputError
from generator.sheets.case_workbook._packed import ERROR, FAR, Troubles

__all__ = ["of_old_excel"]

_BOF, _EOF, _FILEPASS, _BOUNDSHEET = 0x0809, 0x000A, 0x002F, 0x0085
_FORMULA, _BOOLERR, _MULRK = 0x0006, 0x0205, 0x00BD
# Numbers, texts and truths; a cell without a value is none of them.
_CELLS = {_FORMULA, _BOOLERR, _MULRK, 0x0203, 0x0204, 0x00FD, 0x027E, 0x00D6}
_LAST_ROW, _LAST_COLUMN = 20_000, 250
_SPECIAL = 0xFFFF  # at the end of a formula's result that is no number
_TEXT, _IS_ERROR = 0, 2
WORDS = "holds a formula that makes words, which is not read from an old Excel file (.xls)."


def of_old_excel(content: bytes, name: str) -> dict[str, Troubles]:
    """Why cells cannot be used, by sheet.

    Raises FaultyInputError for a file that needs a password, is damaged or from before Excel 97,
    or holds a cell so far away that its table could not be read.
    """
    try:
        with olefile.OleFileIO(io.BytesIO(content)) as file:
            if not file.exists("Workbook"):
                raise _unreadable(name)
            stream = file.openstream("Workbook").read()
        return {sheet: _in_sheet(stream, at, name) for sheet, at in _sheets(stream, name)}
    except FaultyInputError:
        raise
    except (OSError, struct.error, IndexError, UnicodeDecodeError, ValueError):
        raise _unreadable(name) from None


def _unreadable(name: str) -> FaultyInputError:
    return FaultyInputError(
        f"{name} is damaged, or no workbook of Excel 97 or later. Open it in Excel or LibreOffice, "
        "save it as an Excel workbook (.xlsx), and try again."
    )


def _records(stream: bytes, at: int = 0) -> Iterator[tuple[int, bytes]]:
    while at + 4 <= len(stream):
        number, length = struct.unpack_from("<HH", stream, at)
        yield number, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _sheets(stream: bytes, name: str) -> Iterator[tuple[str, int]]:
    """The name of each sheet, and where its records begin."""
    for number, data in _records(stream):
        if number == _FILEPASS:
            raise FaultyInputError(f"{name} needs a password. Take it off, and try again.")
        if number == _EOF:
            return
        if number == _BOUNDSHEET:
            at, count, wide = struct.unpack_from("<IxxBB", data)
            text = data[8 : 8 + count * (2 if wide & 1 else 1)]
            yield text.decode("utf-16-le" if wide & 1 else "latin-1"), at


def _in_sheet(stream: bytes, at: int, name: str) -> Troubles:
    troubles: Troubles = {}
    depth = 0
    for number, data in _records(stream, at):
        depth += (number == _BOF) - (number == _EOF)
        if depth == 0:
            break
        if number not in _CELLS or depth > 1:
            continue
        row, column = struct.unpack_from("<HH", data)
        last = struct.unpack_from("<H", data, len(data) - 2)[0] if number == _MULRK else column
        if row > _LAST_ROW or last > _LAST_COLUMN:
            raise FaultyInputError(f"{name}: something on a sheet {FAR} Delete it.")
        if number == _BOOLERR and data[7]:
            troubles[row, column] = ERROR
        elif number == _FORMULA and (trouble := _in_result(data[6:14])):
            troubles[row, column] = trouble
    return troubles


def _in_result(result: bytes) -> str:
    """What is wrong with the result of a formula; LibreOffice writes nought in place of words."""
    if result == bytes(8):
        return WORDS
    if struct.unpack_from("<H", result, 6)[0] != _SPECIAL:
        return ""
    return {_TEXT: WORDS, _IS_ERROR: ERROR}.get(result[0], "")
