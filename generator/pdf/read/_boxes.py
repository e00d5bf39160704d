"""The words in a box: read like a part of their own, in the lists and headings of the document."""

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.pdf.read._model import Block, Cell, Inline, Link, Paragraph, Row, Text
from generator.pdf.read._xml import Node

if TYPE_CHECKING:
    from generator.pdf.read._reading import Reading

_DEEPEST = 4


def words_in(content: Node, width: float, reading: "Reading") -> tuple[Block, ...]:
    """The blocks of a w:txbxContent, for a box that leaves them `width` points."""
    if reading.box_depth >= _DEEPEST:
        reading.trail.report(f"text boxes in each other, more than {_DEEPEST} deep: take one out")
        return ()
    inner = reading.inside_box(max(10.0, width))
    return tuple(inner.blocks(content))


def coloured(blocks: tuple[Block, ...], colour: str | None) -> tuple[Block, ...]:
    """The blocks with words in this colour wherever the document leaves their colour open."""
    if colour is None or colour == "000000":
        return blocks
    return tuple(_block(block, colour) for block in blocks)


def _block(block: Block, colour: str) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, inlines=_inlines(block.inlines, colour))
    rows = tuple(
        Row(tuple(_cell(cell, colour) for cell in row.cells), row.height, row.exact, row.whole)
        for row in block.rows
    )
    return replace(block, rows=rows)


def _cell(cell: Cell, colour: str) -> Cell:
    return replace(cell, blocks=coloured(cell.blocks, colour))


def _inlines(inlines: tuple[Inline, ...], colour: str) -> tuple[Inline, ...]:
    found: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Text) and inline.style.colour is None:
            found.append(Text(inline.text, replace(inline.style, colour=colour)))
        elif isinstance(inline, Link):
            found.append(replace(inline, inside=_inlines(inline.inside, colour)))
        else:
            found.append(inline)
    return tuple(found)
