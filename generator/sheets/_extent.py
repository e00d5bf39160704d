"""How far the cells of a workbook reach, worked out before anything holds the whole of a sheet.

Its reader keeps a sheet from its first to its last cell with all the empty ones between, and ends
the run where that is more than the memory holds.
"""

import re
import zipfile
from collections.abc import Callable, Mapping
from typing import IO
from xml.parsers import expat

__all__ = ["DamagedError", "TooFarError", "prove"]

_MOST_UNPACKED = 1_000_000_000
_MOST_CELLS = 50_000_000
_BLOCK = 1 << 20
# Without these the reader finds no table in a part, whatever it is called.
_TABLES = (b"sheetData", b"table-row")
_LONGEST = max(map(len, _TABLES))
_PLACE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,8})")
_ROW = re.compile(r"[0-9]{1,8}")


class TooFarError(Exception):
    """A workbook that unpacks to, or reaches over, more than it may."""


class DamagedError(Exception):
    """A part of a workbook that is no sound XML, or holds what no office program writes."""


def prove(packed: zipfile.ZipFile, most_cells: int = _MOST_CELLS) -> None:
    """Raise TooFarError or DamagedError for a workbook that is not to be opened.

    `most_cells` is how many a sheet may have from its first to its last, empty ones too.
    """
    parts = packed.infolist()
    if sum(part.file_size for part in parts) > _MOST_UNPACKED:
        raise TooFarError
    # The tables of a binary workbook (.xlsb) are no XML, so nobody knows how far they reach.
    if any(part.filename.lower().endswith("workbook.bin") for part in parts):
        raise DamagedError
    for part in parts:
        with packed.open(part) as file:
            held = _holds_table(file)
        if held:
            with packed.open(part) as file:
                _prove_part(file, most_cells)


def _holds_table(file: IO[bytes]) -> bool:
    rest = b""
    while block := file.read(_BLOCK):
        if any(name in rest + block for name in _TABLES):
            return True
        rest = block[-_LONGEST:]
    return False


def _prove_part(file: IO[bytes], most_cells: int) -> None:
    parser = expat.ParserCreate()
    extent = _Extent(most_cells)
    parser.StartElementHandler = extent.begin
    parser.EndElementHandler = extent.end
    parser.StartDoctypeDeclHandler = _refuse
    parser.XmlDeclHandler = _refuse_encoding
    try:
        while block := file.read(_BLOCK):
            parser.Parse(block, False)
        parser.Parse(b"", True)
    except expat.ExpatError:
        raise DamagedError from None


def _refuse(*_: object) -> None:
    raise DamagedError


def _refuse_encoding(_version: str, encoding: str | None, _alone: int) -> None:
    if (encoding or "utf-8").lower() not in ("utf-8", "us-ascii"):
        raise DamagedError


class _Extent:
    """The last row and column of the part that is read, of whichever format."""

    def __init__(self, most_cells: int) -> None:
        self._most = most_cells
        self._row = self._column = self._width = self._height = 0
        # Whether rows of a sheet were met, and whether a table is open.
        self._sheet = self._table = False
        self._begun: Mapping[str, Callable[[Mapping[str, str]], None]] = {
            "row": self._excel_row,
            "c": self._excel_cell,
            "table": self._open_table,
            "table-row": self._open_row,
            "table-cell": self._open_cell,
            "covered-table-cell": self._open_cell,
            # What stands in a cell of an open document makes it a full one.
            "p": lambda _: self._reach(self._row, self._column),
        }

    def begin(self, name: str, given: Mapping[str, str]) -> None:
        """An element begins, with its attributes."""
        found = self._begun.get(name.rpartition(":")[2])
        if found is not None:
            found(given)

    def end(self, name: str) -> None:
        """An element ends."""
        if self._table and name.rpartition(":")[2] == "table":
            self._table = False

    def _reach(self, row: int, column: int) -> None:
        self._width, self._height = max(self._width, column), max(self._height, row)
        if self._width * self._height > self._most:
            raise TooFarError

    def _excel_row(self, given: Mapping[str, str]) -> None:
        self._sheet = True
        place = given.get("r")
        if place is not None and not _ROW.fullmatch(place):
            raise DamagedError
        self._row = int(place) if place else self._row + 1
        self._column = 0

    def _excel_cell(self, given: Mapping[str, str]) -> None:
        place = given.get("r")
        if place is None:
            self._column += 1
            self._reach(self._row, self._column)
            return
        found = _PLACE.fullmatch(place)
        if found is None:
            raise DamagedError
        self._column = 0
        for letter in found[1].upper():
            self._column = self._column * 26 + ord(letter) - 64
        self._reach(int(found[2]), self._column)

    def _open_table(self, _: Mapping[str, str]) -> None:
        # Each table begins anew; one inside another would hide how far that one reaches.
        if self._sheet or self._table:
            raise DamagedError
        self._table = True
        self._row = self._column = self._width = self._height = 0

    def _open_row(self, given: Mapping[str, str]) -> None:
        self._row += _times(given, "number-rows-repeated")
        self._column = 0

    def _open_cell(self, given: Mapping[str, str]) -> None:
        # The empty rest of a sheet is repeated to its very end, and is not held.
        self._column += _times(given, "number-columns-repeated")
        if any(name.endswith(("value-type", "formula")) for name in given):
            self._reach(self._row, self._column)


def _times(given: Mapping[str, str], ending: str) -> int:
    said = next((given[name] for name in given if name.endswith(ending)), "1")
    if not _ROW.fullmatch(said):
        raise DamagedError
    return int(said)
