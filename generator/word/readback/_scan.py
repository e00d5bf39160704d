"""Walks the text of an edited file once: its paragraphs, and where bookmarks begin and end."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from generator.word.package._names import W
from generator.word.package._xml import w
from generator.word.readback.located import NARRATIVE
from generator.word.readback.marking import Mark, mark_of

STRANGE = "\ufffc"  # stands for a picture, a note, a symbol
_PENDING = frozenset(
    w(name)
    for name in (
        *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge"),
        *("rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "numberingChange"),
    )
)
_STRANGE = frozenset(
    w(name)
    for name in ("drawing", "pict", "object", "sym", "footnoteReference", "endnoteReference")
) | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"}
_LETTERS = {
    w("tab"): "\t",
    w("cr"): "\n",
    w("noBreakHyphen"): "\u2011",
    w("softHyphen"): "\u00ad",
}
_PASSED = frozenset(w(name) for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid"))
_LINE_BREAKS = (None, "textWrapping")


@dataclass(frozen=True)
class Spot:
    """A point in the text: before character `at` of paragraph number `paragraph`."""

    paragraph: int
    at: int


@dataclass
class Scan:
    """What was found: the text of each paragraph, and the two ends of each of our bookmarks.

    `runs` are the runs with text: their paragraph's number, where they begin and end in it.
    """

    document: str
    paragraphs: list[etree._Element] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    starts: dict[Mark, Spot] = field(default_factory=dict)
    ends: dict[Mark, Spot] = field(default_factory=dict)
    twice: set[Mark] = field(default_factory=set)
    runs: list[tuple[int, int, int, etree._Element]] = field(default_factory=list)

    def take(self, paragraph: int, run: etree._Element) -> None:
        """Go on with the text of a paragraph."""
        begin, text = len(self.texts[paragraph]), text_of_run(run)
        self.texts[paragraph] += text
        if text.strip():
            self.runs.append((paragraph, begin, begin + len(text), run))

    def marked(self) -> set[int]:
        """The numbers of the paragraphs in which a field starts."""
        return {spot.paragraph for spot in self.starts.values()}

    def narratives(self) -> set[int]:
        """The numbers of the paragraphs that stand in narratives."""
        covered: set[int] = set()
        for mark in self.ends:
            if mark.form.startswith(NARRATIVE):
                end = self.ends[mark]
                covered.update(range(self.starts[mark].paragraph, end.paragraph + bool(end.at)))
        return covered


def pending(root: etree._Element) -> bool:
    """Whether the file holds tracked changes that nobody has accepted or rejected."""
    return next(root.iter(*_PENDING), None) is not None


def scan(body: etree._Element, document: str = "") -> Scan:
    """The paragraphs and bookmarks of a part's text. Text boxes are passed by.

    `document` is what the marks of this document are made with; those of others count for
    nothing.
    """
    found = Scan(document)
    opened: dict[str, Mark] = {}
    _walk(body, found, opened, -1)
    return found


def _walk(parent: etree._Element, found: Scan, opened: dict[str, Mark], inside: int) -> None:
    for element in parent:
        tag = str(element.tag)
        if tag == w("p"):
            found.paragraphs.append(element)
            found.texts.append("")
            _walk(element, found, opened, len(found.texts) - 1)
        elif tag == w("bookmarkStart"):
            mark = mark_of(element.get(w("name"), ""), found.document)
            if mark is not None:
                opened[element.get(w("id"), "")] = mark
                # LibreOffice writes the start of a bookmark over several paragraphs twice.
                if mark in found.starts and not mark.form.startswith(NARRATIVE):
                    found.twice.add(mark)
                found.starts.setdefault(mark, _here(found, inside))
        elif tag == w("bookmarkEnd"):
            ended = opened.pop(element.get(w("id"), ""), None)
            if ended is not None:
                found.ends[ended] = _here(found, inside)
        elif tag == w("r"):
            if inside >= 0:
                found.take(inside, element)
        elif tag == w("sdt"):
            if not _is_hint(element):
                _walk(element, found, opened, inside)
        elif tag not in _PASSED:
            _walk(element, found, opened, inside)


def _here(found: Scan, inside: int) -> Spot:
    if inside >= 0:
        return Spot(inside, len(found.texts[inside]))
    return Spot(len(found.texts), 0)


def _is_hint(control: etree._Element) -> bool:
    """Whether an emptied content control shows only "Click here to enter text"."""
    return control.find(f"{{{W}}}sdtPr/{{{W}}}showingPlcHdr") is not None


def text_of_run(run: etree._Element) -> str:
    """What a run shows; a picture, note or symbol as STRANGE."""
    return "".join(_letters(run))


def _letters(run: etree._Element) -> Iterator[str]:
    for element in run:
        tag = str(element.tag)
        if tag == w("t"):
            # A line break in the XML itself is a space to Word.
            yield (element.text or "").replace("\n", " ")
        elif tag == w("br"):
            if element.get(w("type")) in _LINE_BREAKS:
                yield "\n"
        elif tag in _LETTERS:
            yield _LETTERS[tag]
        elif tag in _STRANGE:
            yield STRANGE
