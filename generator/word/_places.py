"""Says where in its part an element stands, in table, row, cell and paragraph numbers."""

from lxml import etree

from generator.word._xml import w
from generator.word.faults import Place

_TABLE, _ROW, _CELL, _PARAGRAPH = w("tbl"), w("tr"), w("tc"), w("p")
_NEAR = 80


class Places:
    """Numbers the tables, rows, cells and paragraphs of one part, once, before it changes."""

    def __init__(self, root: etree._Element, part: str) -> None:
        self._part = part
        self._numbers: dict[etree._Element, int] = {}
        self._cells: dict[etree._Element, tuple[int | None, int | None, int | None]] = {}
        counts: dict[etree._Element | None, int] = {}
        tables = 0
        for element in root.iter(_TABLE, _ROW, _CELL, _PARAGRAPH):
            if element.tag == _TABLE:
                tables += 1
                self._numbers[element] = tables
                continue
            owner = self._owner(element)
            counts[owner] = counts.get(owner, 0) + 1
            self._numbers[element] = counts[owner]

    @staticmethod
    def _owner(element: etree._Element) -> etree._Element | None:
        owner = element.getparent()
        while owner is not None and owner.tag not in (_TABLE, _ROW, _CELL):
            owner = owner.getparent()
        return owner

    def of(self, element: etree._Element | None, near: str = "", at: int = 0) -> Place:
        """The place of an element of the part; `near[at]` is the spot in the text near it."""
        paragraph = element
        while paragraph is not None and paragraph.tag not in (_PARAGRAPH, _CELL, _ROW, _TABLE):
            paragraph = paragraph.getparent()
        number = None
        if paragraph is not None and paragraph.tag == _PARAGRAPH:
            number = self._numbers.get(paragraph)
            cell = self._owner(paragraph)
        else:
            cell = paragraph
        table, row, column = self._cell(cell)
        return Place(self._part, table, row, column, number, shortened(near, at))

    def _cell(self, cell: etree._Element | None) -> tuple[int | None, int | None, int | None]:
        if cell is None:
            return (None, None, None)
        found = self._cells.get(cell)
        if found is None:
            numbers: dict[str, int | None] = {}
            step: etree._Element | None = cell
            while step is not None and step.tag not in numbers:
                numbers[step.tag] = self._numbers.get(step)
                if step.tag == _TABLE:
                    break
                step = self._owner(step)
            found = (numbers.get(_TABLE), numbers.get(_ROW), numbers.get(_CELL))
            self._cells[cell] = found
        return found


def shortened(text: str, at: int = 0) -> str:
    """At most 80 characters of `text` round position `at`, on one line."""
    start = 0 if len(text) <= _NEAR else max(0, min(at - _NEAR // 4, len(text) - _NEAR))
    return " ".join(text[start : start + _NEAR].split())
