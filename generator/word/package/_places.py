"""Says where in its part an element stands, in table, row, cell and paragraph numbers."""

from lxml import etree

from generator.word.faults import Place
from generator.word.package._xml import w

_TABLE, _ROW, _CELL, _PARAGRAPH = w("tbl"), w("tr"), w("tc"), w("p")
_TEXT = w("t")
_NEAR = 80
_Numbers = tuple[int | None, int | None, int | None, int | None]


class Places:
    """Numbers the tables, rows, cells and paragraphs of one part, once, before it changes."""

    def __init__(self, root: etree._Element, part: str) -> None:
        self._part = part
        self._numbers: dict[etree._Element, int] = {}
        self._known: dict[etree._Element | None, _Numbers] = {}
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
        home = element
        if element is not None and element.tag == _TEXT:
            home = next(element.iterancestors(_PARAGRAPH), element)
        found = self._known.get(home)
        if found is None:
            found = self._known[home] = self._find(home)
        return Place(self._part, *found, shortened(near, at))

    def _find(self, element: etree._Element | None) -> _Numbers:
        """The table, row, cell and paragraph numbers of an element."""
        paragraph = element
        while paragraph is not None and paragraph.tag not in (_PARAGRAPH, _CELL, _ROW, _TABLE):
            paragraph = paragraph.getparent()
        number = None
        if paragraph is not None and paragraph.tag == _PARAGRAPH:
            number = self._numbers.get(paragraph)
            cell = self._owner(paragraph)
        else:
            cell = paragraph
        numbers: dict[str, int | None] = {}
        step = cell
        while step is not None and step.tag not in numbers:
            numbers[step.tag] = self._numbers.get(step)
            if step.tag == _TABLE:
                break
            step = self._owner(step)
        return (numbers.get(_TABLE), numbers.get(_ROW), numbers.get(_CELL), number)


def shortened(text: str, at: int = 0) -> str:
    """At most 80 characters of `text` round position `at`, on one line."""
    start = 0 if len(text) <= _NEAR else max(0, min(at - _NEAR // 4, len(text) - _NEAR))
    return " ".join(text[start : start + _NEAR].split())
