"""Which sections share pages, and what in a document leads from one place to another."""

from collections.abc import Iterable
from dataclasses import dataclass

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
    pointed: set[str] = set()
    there: set[str] = set()
    styles: set[str] = set()

    def look(inlines: tuple[Inline, ...]) -> None:
        for inline in inlines:
            if inline.__class__ is Text:
                continue
            if isinstance(inline, Link):
                pointed.add(inline.bookmark)
                look(inline.inside)
            elif isinstance(inline, Mark):
                there.add(inline.name)
            elif isinstance(inline, Counter):
                if inline.kind == "STYLEREF":
                    styles.add(style_id(document, inline.argument))
                else:
                    pointed.add(inline.argument)

    def through(blocks: Iterable[Block]) -> None:
        for block in blocks:
            if isinstance(block, Table):
                for row in block.rows:
                    for cell in row.cells:
                        through(cell.blocks)
            elif len(block.inlines) != 1 or block.inlines[0].__class__ is not Text:
                look(block.inlines)

    for section in document.sections:
        through(section.blocks)
        for fringe in (*section.headers.values(), *section.footers.values()):
            through(fringe.blocks)
    for note in document.notes.values():
        through(note)
    return pointed & there, styles


def style_id(document: Document, name: str) -> str:
    """The id of the style that a STYLEREF field names."""
    return document.style_ids.get(name.lower(), name)
