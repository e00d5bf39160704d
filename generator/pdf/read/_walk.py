"""Walks a document's paragraphs and tables wherever they stand."""

from collections.abc import Iterable, Iterator

from generator.pdf.read._figures import Drawing
from generator.pdf.read._model import Block, Document, Inline, Link, Paragraph, Table, Text


def blocks(parents: Iterable[Block]) -> Iterator[Block]:
    """The blocks and all blocks in their cells and boxes, in reading order."""
    for block in parents:
        drawn = () if isinstance(block, Table) else _drawn(block)
        for drawing in drawn:
            if drawing.first:
                yield from _boxed(drawing)
        yield block
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from blocks(cell.blocks)
        for drawing in drawn:
            if not drawing.first:
                yield from _boxed(drawing)


def _drawn(paragraph: Paragraph) -> tuple[Drawing, ...]:
    if len(paragraph.inlines) == 1 and paragraph.inlines[0].__class__ is Text:
        return ()
    return tuple(i for i in leaves(paragraph.inlines) if isinstance(i, Drawing))


def _boxed(drawing: Drawing) -> Iterator[Block]:
    for shape in drawing.shapes:
        yield from blocks(shape.blocks)


def body(document: Document) -> Iterator[Block]:
    """The blocks of the body and of the notes, with those in cells."""
    for section in document.sections:
        yield from blocks(section.blocks)
    for note in document.notes.values():
        yield from blocks(note)


def everything(document: Document) -> Iterator[Block]:
    """The blocks of the body, notes, headers and footers, with those in cells."""
    yield from body(document)
    for section in document.sections:
        for fringe in (*section.headers.values(), *section.footers.values()):
            yield from blocks(fringe.blocks)


def paragraphs(document: Document) -> Iterator[Paragraph]:
    """All paragraphs."""
    return (b for b in everything(document) if isinstance(b, Paragraph))


def leaves(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """The inlines, those in links too."""
    for inline in inlines:
        if isinstance(inline, Link):
            yield from leaves(inline.inside)
        else:
            yield inline
