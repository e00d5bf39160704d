"""Which sections share pages, and what in a document leads from one place to another."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.pdf.read._figures import Drawing
from generator.pdf.read._model import (
    Block,
    Counter,
    Document,
    Inline,
    Link,
    Mark,
    Section,
    Table,
    Text,
)


@dataclass(frozen=True, slots=True)
class Run:
    """Sections that share their pages: one that starts a page, and those that go on on it.

    `first` is the number of the first among all sections, from 0.
    """

    first: int
    sections: tuple[Section, ...]


def runs_of(document: Document) -> list[Run]:
    """The sections of a document by the pages that they share."""
    runs: list[Run] = []
    for index, section in enumerate(document.sections):
        page = section.page
        if runs and section.start == "continuous":
            last = runs[-1]
            before = last.sections[0].page
            if (page.width, page.height) == (before.width, before.height):
                runs[-1] = Run(last.first, (*last.sections, section))
                continue
        runs.append(Run(index, (section,)))
    return runs


def wanted(document: Document) -> tuple[set[str], set[str]]:
    """The bookmarks that are pointed to and are there; and the styles that fields ask for.

    Styles are those of STYLEREF fields, by their id.
    """
    found = _Found(document)
    for section in document.sections:
        found.through(section.blocks)
        for fringe in (*section.headers.values(), *section.footers.values()):
            found.through(fringe.blocks)
    for note in document.notes.values():
        found.through(note)
    return found.pointed & found.there, found.styles


class _Found:
    """What was found in the blocks looked through so far."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.pointed: set[str] = set()
        self.there: set[str] = set()
        self.styles: set[str] = set()

    def through(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            if isinstance(block, Table):
                for row in block.rows:
                    for cell in row.cells:
                        self.through(cell.blocks)
            elif len(block.inlines) != 1 or block.inlines[0].__class__ is not Text:
                self._look(block.inlines)

    def _look(self, inlines: tuple[Inline, ...]) -> None:
        for inline in inlines:
            if inline.__class__ is Text:
                continue
            if isinstance(inline, Link):
                self.pointed.add(inline.bookmark)
                self._look(inline.inside)
            elif isinstance(inline, Drawing):
                for shape in inline.shapes:
                    self.through(shape.blocks)
            elif isinstance(inline, Mark):
                self.there.add(inline.name)
            elif isinstance(inline, Counter):
                if inline.kind == "STYLEREF":
                    self.styles.add(style_id(self._document, inline.argument))
                else:
                    self.pointed.add(inline.argument)


def style_id(document: Document, name: str) -> str:
    """The id of the style that a STYLEREF field names."""
    return document.style_ids.get(name.lower(), name)
