"""Reads an edited file that was made to be typed in: headings with text, tables with rows.

A heading, a table and a row are known by marks of their own; what was typed has none. So a
row without a mark is a new one, and paragraphs belong to the heading above them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from generator.word.merge._markdown import read
from generator.word.package._opc import Package
from generator.word.package._xml import w
from generator.word.readback._looks import Looks, value
from generator.word.readback._paragraphs import pieces_of
from generator.word.readback._scan import STRANGE, Scan, pending, scan
from generator.word.readback.marking import FIELDS, Mark
from generator.word.readback.pieces import Piece, pieces
from generator.word.readback.reading import UNSEEN, opened, properties_of

__all__ = ["Part", "Row", "Sheet", "held_of", "held_of_pieces", "held_of_row", "read_sheet"]

_THROUGH = frozenset(w(name) for name in ("sdt", "sdtContent", "customXml"))


@dataclass(frozen=True)
class Row:
    """A row of a table: its marks, the text of each cell, and why it cannot be read.

    A cell that was joined to the one above has that one's text. `trouble` is empty when
    nothing stands against it.
    """

    marks: tuple[Mark, ...]
    cells: tuple[str, ...]
    trouble: str = ""


@dataclass(frozen=True)
class Part:
    """A marked heading and what stands below it, to the next one.

    `mark` is None for what stands before the first. `typed` is what the heading says besides its
    own words. `pieces` are the paragraphs, and the tables without a mark; `trouble` says why
    they cannot be read. `rows` are those of the marked tables.
    """

    mark: Mark | None
    typed: str
    pieces: tuple[Piece, ...]
    rows: tuple[Row, ...]
    trouble: str = ""


@dataclass(frozen=True)
class Sheet:
    """What an edited file says. `pending` is whether tracked changes wait in it.

    `twice` are marks of which there are two.
    """

    properties: Mapping[str, str]
    parts: tuple[Part, ...]
    pending: bool
    twice: frozenset[Mark]


def held_of(markdown: str) -> str:
    """What the mark of a heading holds of the text below it."""
    return held_of_pieces(pieces(read(markdown)))


def held_of_pieces(shown: Sequence[Piece]) -> str:
    """The same, of a text as it stands on paper."""
    return repr([tuple(one) for one in shown])


def held_of_row(cells: Sequence[str]) -> str:
    """What the mark of a row holds of its cells."""
    return "\n".join(" ".join(cell.split()) for cell in cells)


def read_sheet(data: bytes) -> Sheet:
    """Read a Word file that was typed in. Raises as `opened` does."""
    return opened(data, _read)


def _read(package: Package, main: str, body: etree._Element) -> Sheet:
    properties = properties_of(package)
    document = properties.get(FIELDS, "").partition(" ")[2]
    found = scan(body, document)
    reader = _Reader(found, Looks(package, main))
    return Sheet(properties, tuple(reader.parts(body)), pending(body), frozenset(found.twice))


class _Reader:
    def __init__(self, found: Scan, looks: Looks) -> None:
        self._looks = looks
        self._found = found
        self._number = {paragraph: at for at, paragraph in enumerate(found.paragraphs)}
        self._marks: dict[int, list[Mark]] = {}
        for mark, spot in found.starts.items():
            self._marks.setdefault(spot.paragraph, []).append(mark)
        self._runs: dict[int, list[etree._Element]] = {}
        for at, _, _, run in found.runs:
            self._runs.setdefault(at, []).append(run)

    def parts(self, body: etree._Element) -> Iterator[Part]:
        mark, typed = None, ""
        blocks: list[etree._Element] = []
        rows: list[Row] = []
        for block in _through(body, "p", "tbl"):
            if block.tag == w("tbl"):
                of_table = list(self._rows(block))
                if any(row.marks for row in of_table):
                    rows += of_table
                else:
                    blocks.append(block)
                continue
            marks = self._marks.get(self._number[block], [])
            if not marks:
                blocks.append(block)
                continue
            yield self._part(mark, typed, blocks, rows)
            mark, typed, blocks, rows = marks[0], self._besides(block, marks[0]), [], []
        yield self._part(mark, typed, blocks, rows)

    def _part(
        self, mark: Mark | None, typed: str, blocks: list[etree._Element], rows: list[Row]
    ) -> Part:
        inner = [p for block in blocks for p in block.iter(w("p"))]
        return Part(
            mark, typed, pieces_of(blocks, self._looks, ""), tuple(rows), self._trouble(inner)
        )

    def _besides(self, paragraph: etree._Element, mark: Mark) -> str:
        """What stands in the paragraph of a mark outside it."""
        at = self._number[paragraph]
        text, start, end = self._found.texts[at], self._found.starts[mark], self._found.ends[mark]
        last = end.at if end.paragraph == at else len(text)
        return " ".join(f"{text[: start.at]} {text[last:]}".split())

    def _rows(self, table: etree._Element) -> Iterator[Row]:
        above: tuple[str, ...] = ()
        for row in _through(table, "tr"):
            one = self._row(row, above)
            above = one.cells
            yield one

    def _row(self, row: etree._Element, above: tuple[str, ...]) -> Row:
        marks: list[Mark] = []
        cells: list[str] = []
        trouble = ""
        for cell in _through(row, "tc"):
            paragraphs = list(cell.iter(w("p")))
            numbers = [self._number[one] for one in paragraphs if one in self._number]
            marks += [mark for at in numbers for mark in self._marks.get(at, ())]
            lines = [" ".join(self._found.texts[at].split()) for at in numbers]
            text = " ".join(filter(None, lines))
            properties = cell.find(w("tcPr"))
            joined = properties.find(w("vMerge")) if properties is not None else None
            if joined is not None and joined.get(w("val")) != "restart" and not text:
                text = above[len(cells)] if len(cells) < len(above) else ""
            cells.append(text)
            if value(cell, "tcPr", "gridSpan") not in ("", "1"):
                trouble = "cells of it were joined"
            if next(cell.iter(w("tbl")), None) is not None:
                trouble = "another table stands in it"
            trouble = trouble or self._trouble(paragraphs)
        return Row(tuple(marks), tuple(cells), trouble)

    def _trouble(self, paragraphs: Sequence[etree._Element]) -> str:
        """Why words cannot be taken as they are; empty when they can."""
        for number in (self._number[one] for one in paragraphs if one in self._number):
            if STRANGE in self._found.texts[number]:
                return "a picture, a note or a symbol stands in it"
            for run in self._runs.get(number, ()):
                unseen = sorted(self._looks.of_run(run) & UNSEEN)
                if unseen:
                    return f"words of it are {unseen[0]}"
        return ""


def _through(parent: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The children of some names, those within content controls among them."""
    wanted = {w(name) for name in names}
    for element in parent:
        if element.tag in wanted:
            yield element
        elif element.tag in _THROUGH:
            yield from _through(element, *names)
