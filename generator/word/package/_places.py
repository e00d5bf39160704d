"""Says where in its part an element stands, in table, row, cell and paragraph numbers."""

from collections.abc import Iterator, Mapping

from lxml import etree

from generator.word.faults import Place
from generator.word.package._xml import w

_TABLE, _ROW, _CELL, _PARAGRAPH = w("tbl"), w("tr"), w("tc"), w("p")
_TEXT = w("t")
# On each block of a shared part: "name#number", after the stamp of the part round it and a "/".
STAMP = "throughcare-part"
_NEAR = 80
_Numbers = tuple[int | None, int | None, int | None, int | None]


class Places:
    """Numbers the tables, rows, cells and paragraphs of one part, once, before it changes.

    What came from a shared part counts as in the file of that part, and as one paragraph
    of what it was put into. `stamped` says whether there is any.
    """

    def __init__(self, root: etree._Element, part: str) -> None:
        self._part = part
        self._numbers: dict[etree._Element, int] = {}
        self._known: dict[etree._Element | None, tuple[_Numbers, str]] = {}
        stamped = {element: element.get(STAMP, "") for element in root.iterfind(f".//*[@{STAMP}]")}
        self.stamped = bool(stamped)
        self._stamps: dict[etree._Element, str] = {}
        counts: dict[tuple[str, etree._Element | None], int] = {}
        tables: dict[str, int] = {}
        begun = {""}
        for element in root.iter(_TABLE, _ROW, _CELL, _PARAGRAPH):
            stamp = _stamp(element, stamped) if stamped else ""
            if stamp:
                self._stamps[element] = stamp
            for outer in _begins(stamp, begun):
                owner = self._owner(element, outer)
                counts[outer, owner] = counts.get((outer, owner), 0) + 1
            if element.tag == _TABLE:
                self._numbers[element] = tables[stamp] = tables.get(stamp, 0) + 1
                continue
            owner = self._owner(element, stamp)
            self._numbers[element] = counts[stamp, owner] = counts.get((stamp, owner), 0) + 1

    def _owner(self, element: etree._Element, stamp: str) -> etree._Element | None:
        """What an element stands in of the shared part with a stamp, or of the file itself."""
        owner = element.getparent()
        while owner is not None:
            if owner.tag in (_TABLE, _ROW, _CELL):
                held = self._stamps.get(owner, "")
                if held == stamp:
                    return owner
                if len(held) < len(stamp):
                    return None
            owner = owner.getparent()
        return None

    def of(self, element: etree._Element | None, near: str = "", at: int = 0) -> Place:
        """The place of an element of the part; `near[at]` is the spot in the text near it."""
        home = element
        if element is not None and element.tag == _TEXT:
            home = next(element.iterancestors(_PARAGRAPH), element)
        found = self._known.get(home)
        if found is None:
            found = self._known[home] = self._find(home)
        numbers, shared = found
        return Place(self._part, *numbers, shortened(near, at), shared)

    def _find(self, element: etree._Element | None) -> tuple[_Numbers, str]:
        """The table, row, cell and paragraph numbers of an element, and its shared part."""
        paragraph = element
        while paragraph is not None and paragraph.tag not in (_PARAGRAPH, _CELL, _ROW, _TABLE):
            paragraph = paragraph.getparent()
        number = None
        stamp = "" if paragraph is None else self._stamps.get(paragraph, "")
        if paragraph is not None and paragraph.tag == _PARAGRAPH:
            number = self._numbers.get(paragraph)
            cell = self._owner(paragraph, stamp)
        else:
            cell = paragraph
        numbers: dict[str, int | None] = {}
        step = cell
        while step is not None and step.tag not in numbers:
            numbers[step.tag] = self._numbers.get(step)
            if step.tag == _TABLE:
                break
            step = self._owner(step, stamp)
        at = (numbers.get(_TABLE), numbers.get(_ROW), numbers.get(_CELL), number)
        return at, stamp.rpartition("/")[2].partition("#")[0]


def _stamp(element: etree._Element, stamped: Mapping[etree._Element, str]) -> str:
    """The stamp of what an element stands in, the innermost."""
    step: etree._Element | None = element
    while step is not None and step not in stamped:
        step = step.getparent()
    return "" if step is None else stamped[step]


def _begins(stamp: str, begun: set[str]) -> Iterator[str]:
    """What is open where shared parts begin that had not begun before, the outermost first."""
    names = stamp.split("/")
    for end in range(1, len(names) + 1):
        opened = "/".join(names[:end])
        if opened not in begun:
            begun.add(opened)
            yield "/".join(names[: end - 1])


def shortened(text: str, at: int = 0) -> str:
    """At most 80 characters of `text` round position `at`, on one line."""
    start = 0 if len(text) <= _NEAR else max(0, min(at - _NEAR // 4, len(text) - _NEAR))
    return " ".join(text[start : start + _NEAR].split())
