"""A table as rows of cells, each with the column that it starts in."""

from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from generator.word.blanks._line import HOLDER, OTHER, RULE, TICK, Line
from generator.word.package._xml import w

__all__ = ["Cell", "held", "rows_of", "words_of"]

_NO_WORDS = str.maketrans(dict.fromkeys((HOLDER, OTHER, RULE, TICK), " "))
_MOST_COLUMNS = 63
_NUMBERS = frozenset("0123456789.)")


@dataclass
class Cell:
    """A cell: `column` counts from 0, `goes_on` is whether it only goes on one from above."""

    element: etree._Element
    column: int
    span: int
    begins_merge: bool
    goes_on: bool

    @cached_property
    def lines(self) -> list[Line]:
        """Its paragraphs, without those of tables in it; where all are, the first of them."""
        own = held(self.element, "p") or [next(self.element.iter(w("p")))]
        return [Line(paragraph) for paragraph in own]

    @cached_property
    def text(self) -> str:
        """Its words on one line."""
        return " ".join(" ".join(line.text for line in self.lines).split())

    @cached_property
    def words(self) -> str:
        """The same without what is to be filled in."""
        return words_of(self.text)

    @cached_property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return not self.text and next(self.element.iter(w("tbl")), None) is None

    @cached_property
    def is_number(self) -> bool:
        """Whether it holds the number of its row and nothing else."""
        return bool(self.text) and len(self.text) < 4 and set(self.text) <= _NUMBERS


def words_of(text: str) -> str:
    """A text without the characters that stand for places and pictures."""
    return " ".join(text.translate(_NO_WORDS).split())


def held(holder: etree._Element, name: str) -> list[etree._Element]:
    """The elements of a name that an element holds, also those within a content control."""
    found: list[etree._Element] = []
    for child in holder:
        if child.tag == w(name):
            found.append(child)
        elif child.tag == w("sdt"):
            content = child.find(w("sdtContent"))
            found += [] if content is None else held(content, name)
    return found


def rows_of(table: etree._Element) -> list[tuple[etree._Element, list[Cell]]]:
    """The rows of a table with their cells."""
    found = []
    for row in held(table, "tr"):
        column, cells = 0, []
        for cell in held(row, "tc"):
            if next(cell.iter(w("p")), None) is None:
                # Word needs one in each cell; programs that write forms forget it.
                etree.SubElement(cell, w("p"))
            properties = cell.find(w("tcPr"))
            span, merge = 1, None
            if properties is not None:
                grid, merge = properties.find(w("gridSpan")), properties.find(w("vMerge"))
                span = _number(grid.get(w("val"))) if grid is not None else 1
            begins = merge is not None and merge.get(w("val")) == "restart"
            cells.append(Cell(cell, column, span, begins, merge is not None and not begins))
            column += span
        found.append((row, cells))
    return found


def _number(value: str | None) -> int:
    return min(int(value), _MOST_COLUMNS) if value and value.isascii() and value.isdigit() else 1
