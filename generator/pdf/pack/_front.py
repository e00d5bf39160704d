"""The first pages of a pack: what it is, and what is in it on which page, with links."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from generator.pdf.layout.compose import composed
from generator.pdf.read._figures import Line
from generator.pdf.read._model import (
    Block,
    Cell,
    Document,
    Inline,
    Link,
    PageStyle,
    Paragraph,
    ParagraphStyle,
    Row,
    RunStyle,
    Section,
    Table,
    Text,
)
from generator.pdf.write import _code

_ADDRESS = "https://pack.invalid/"
_LINK = re.compile(
    r"/Contents(?:\((?:[^\\()]|\\.)*\)|<[^>]*>)"
    rf"/A<</S/URI/URI\({re.escape(_ADDRESS)}(\d+)\)>>"
)
_SIDE, _EDGE = 62.0, 71.0
_PAGE = PageStyle(595.3, 841.9, _EDGE, _SIDE, _EDGE, _SIDE)
_WIDTHS = (375.0, 96.0)
_PLAIN = RunStyle("Arial", 11.0)
_BELOW = ParagraphStyle(after=9.0, line=1.15)
_IN_CELL = ParagraphStyle(line=1.15)
_HEADS = ("Document", "Pages")
_PADDING = (4.5, 5.0, 4.5, 5.0)


@dataclass(frozen=True, slots=True)
class Front:
    """What a pack says of itself on its first page; `subtitle` and `reference` may be empty."""

    title: str
    subtitle: str = ""
    reference: str = ""
    lang: str = "en-GB"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: a paper's title and the numbers of its first and last page."""

    title: str
    first: int
    last: int

    @property
    def pages(self) -> str:
        """Its pages in words."""
        return f"{self.first} to {self.last}" if self.last > self.first else str(self.first)


def entries_of(papers: Sequence[tuple[str, int]], own: int) -> list[Entry]:
    """The lines for papers, each with its title and pages, after so many pages of contents."""
    starts = accumulate((pages for _, pages in papers), initial=own + 1)
    return [
        Entry(title, first, first + pages - 1)
        for (title, pages), first in zip(papers, starts, strict=False)
    ]


def front_pages(front: Front, entries: Sequence[Entry]) -> bytes:
    """The tagged pages, their links to addresses as yet.

    Raises CannotSetError for letters that this engine does not set.
    """
    section = Section(tuple(_blocks(front, entries)), _PAGE)
    return composed(Document((section,), front.title, "", "", "", front.lang, "", {}, {}, {}, ()))


def linked(code: str, entries: Sequence[Entry], places: Sequence[str]) -> str:
    """The code of a link, which leads to the place of its paper instead of an address."""

    def lead(found: re.Match[str]) -> str:
        at = int(found[1])
        said = _code.text(f"{entries[at].title}, page {entries[at].first}")
        return f"/Contents{said}/Dest{places[at]}"

    return _LINK.sub(lead, code)


def _blocks(front: Front, entries: Sequence[Entry]) -> Iterator[Block]:
    yield _heading(1, 24.0, front.title)
    if front.subtitle:
        yield _paragraph(front.subtitle, size=13.0)
    if front.reference:
        yield _paragraph(f"Reference: {front.reference}")
    yield _heading(2, 15.0, "Contents")
    head = Row(
        tuple(_cell(Text(words, replace(_PLAIN, bold=True)), at, 1.0)
              for at, words in enumerate(_HEADS))
    )  # fmt: skip
    rows = [head, *(_row(at, entry) for at, entry in enumerate(entries))]
    yield Table(_WIDTHS, tuple(rows), header_rows=1, repeats=True)


def _row(at: int, entry: Entry) -> Row:
    words = Text(entry.title, replace(_PLAIN, colour="1D4F91"))
    title = Link((words,), url=f"{_ADDRESS}{at}")
    return Row((_cell(title, 0, 0.5), _cell(Text(entry.pages, _PLAIN), 1, 0.5)), whole=True)


def _cell(words: Inline, column: int, line: float) -> Cell:
    style = replace(_IN_CELL, align="right" if column else "left")
    below = Line(line, "000000" if line >= 1 else "B3B3B3")
    return Cell(
        (Paragraph(style, _PLAIN, (words,)),), lines=(None, None, below, None), padding=_PADDING
    )


def _heading(level: int, size: float, words: str) -> Paragraph:
    look = replace(_PLAIN, size=size, bold=True)
    style = replace(_BELOW, before=12.0, keep_next=True, outline=level - 1)
    return Paragraph(style, look, (Text(words, look),), heading=level)


def _paragraph(words: str, size: float = 11.0) -> Paragraph:
    look = replace(_PLAIN, size=size)
    return Paragraph(_BELOW, look, (Text(words, look),))
