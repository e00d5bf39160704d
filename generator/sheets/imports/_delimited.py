"""Text files of rows: their encoding and separator are found, and their rows streamed."""

import codecs
import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TextIO

from generator.errors import FaultyInputError

__all__ = ["SEPARATORS", "Layout", "Row", "layout", "rows"]

# A row: its number as a spreadsheet counts it, and its cells; None with why they cannot be read.
Row = tuple[int, list[str] | None, str]

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright strokes"}
_SPOKEN = {
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "cp1252": "Windows-1252",
}
_BLOCK = 1 << 20
_HEAD = 4096
_LONGEST_CELL = 200_000
_LONGEST_LINE = 1_000_000
_LOOKED_AT = 60
_UNDEFINED = bytes((0x81, 0x8D, 0x8F, 0x90, 0x9D))
_OPEN = (
    "holds a quotation mark that is not closed, or not written twice inside a quoted value, so "
    "that its cells cannot be told apart"
)


@dataclass(frozen=True)
class Layout:
    """How a text file is written: a codec of Python, a separator, and rows before the first."""

    encoding: str
    separator: str
    skip: int = 0

    @property
    def told(self) -> str:
        """The same in words."""
        return f"{_SPOKEN[self.encoding]}, separated by {SEPARATORS[self.separator]}"


def layout(path: Path) -> Layout:
    """How a file is written. Raises FaultyInputError for what is no text."""
    encoding = _encoding(path)
    with path.open(encoding=encoding, newline="") as file:
        head = list(islice(_lines(path, file), _LOOKED_AT))
    first = head[0].strip().strip('"').lower() if head else ""
    # Excel's own way to say it.
    if first.startswith("sep=") and first[4:] in SEPARATORS:
        return Layout(encoding, first[4:], 1)
    if head and head[0].rstrip("\r\n").lower() == "sep=\t":
        return Layout(encoding, "\t", 1)
    return Layout(encoding, max(SEPARATORS, key=lambda each: _fit(head, each)))


def rows(path: Path, found: Layout) -> Iterator[Row]:
    """The rows of a file, one at a time; a row with a fault is given with it, not passed over."""
    csv.field_size_limit(_LONGEST_CELL)
    with path.open(encoding=found.encoding, newline="") as file:
        reader = csv.reader(_lines(path, file), delimiter=found.separator, strict=True)
        number = 0
        while True:
            number += 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                yield number, None, _OPEN
                continue
            if number > found.skip:
                yield number, [_shown(cell) for cell in cells], ""


def _lines(path: Path, file: TextIO) -> Iterator[str]:
    """The lines of a file; raises FaultyInputError for one that has no end."""
    while line := file.readline(_LONGEST_LINE):
        if len(line) == _LONGEST_LINE and not line.endswith(("\n", "\r")):
            raise FaultyInputError(
                f"{path.name} holds a line of more than a million characters, so it is no export "
                "of rows. Export it again as CSV."
            )
        yield line


def _shown(cell: str) -> str:
    """What a spreadsheet shows of a cell that was written so as to keep its zeros: ="0012"."""
    if cell.startswith('="') and cell.endswith('"') and '"' not in cell[2:-1] and len(cell) > 3:
        return cell[2:-1]
    return cell


def _fit(head: Iterable[str], separator: str) -> tuple[int, int]:
    """How well the first lines come apart: rows as wide as the first, then how wide that is."""
    try:
        widths = [len(row) for row in csv.reader(head, delimiter=separator) if row]
    except csv.Error:
        return 0, 0
    widest = max(widths, default=0)
    return (sum(width == widest for width in widths), widest) if widest > 1 else (0, 0)


def _encoding(path: Path) -> str:
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _proved(path, "utf-16")
    if not head.startswith(codecs.BOM_UTF8):
        zeros = [head[start::2].count(0) * 4 > len(head[start::2]) > 0 for start in (0, 1)]
        if any(zeros):
            if all(zeros):
                raise _no_text(path)
            return _proved(path, "utf-16-be" if zeros[0] else "utf-16-le")
    return "utf-8-sig" if _is_sound(path, "utf-8-sig") else _proved(path, "cp1252")


def _proved(path: Path, encoding: str) -> str:
    if not _is_sound(path, encoding):
        raise _no_text(path)
    return encoding


def _no_text(path: Path) -> FaultyInputError:
    return FaultyInputError(
        f"{path.name} is neither a workbook nor text that we can read. Export it again as CSV in "
        "UTF-8, or as .xlsx."
    )


def _is_sound(path: Path, encoding: str) -> bool:
    """Whether all of a file is text in an encoding; read in blocks, however large it is."""
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                if encoding == "cp1252" and block.translate(None, _UNDEFINED) != block:
                    return False
                if "\0" in decoder.decode(block):
                    return False
        decoder.decode(b"", final=True)
    except UnicodeError:
        return False
    return True
