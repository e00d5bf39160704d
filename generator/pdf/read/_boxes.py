"""The words in a box: read like a part of their own, in the lists and headings of the document."""

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.pdf.read._figures import Drawing, Shape
from generator.pdf.read._model import (
    Block,
    Cell,
    Inline,
    Link,
    Paragraph,
    ParagraphStyle,
    Row,
    RunStyle,
    Text,
)
from generator.pdf.read._xml import Node

if TYPE_CHECKING:
    from generator.pdf.read._reading import Reading

_DEEPEST = 4
_SHORTEST, _LONGEST = 10.0, 300.0


def words_in(content: Node, width: float, reading: "Reading") -> tuple[Block, ...]:
    """The blocks of a w:txbxContent, for a box that leaves them `width` points."""
    if reading.box_depth >= _DEEPEST:
        reading.trail.report(f"text boxes in each other, more than {_DEEPEST} deep: take one out")
        return ()
    inner = reading.inside_box(max(10.0, width))
    return tuple(inner.blocks(content))


def sideways(blocks: tuple[Block, ...], width: float, height: float, turn: float) -> Paragraph:
    """Blocks turned by 90 or 270 degrees, on the one line of a paragraph so wide.

    They are as long as `height`, or as their longest paragraph when that says nothing.
    """
    if height < _SHORTEST:
        texts = [p for p in blocks if isinstance(p, Paragraph)]
        height = max([_SHORTEST, *(min(_LONGEST, _length(p)) for p in texts)])
    width = max(_SHORTEST, width)
    shape = Shape(
        0.0, 0.0, width, height, blocks=blocks, inset=(0.0, 0.0, 0.0, 0.0), text_turn=turn
    )  # fmt: skip
    drawing = Drawing(width, height, (shape,))
    return Paragraph(ParagraphStyle(), RunStyle(size=1.0), (drawing,))


def _length(paragraph: Paragraph) -> float:
    """About how long its words are on one line."""
    texts = (i for i in paragraph.inlines if isinstance(i, Text))
    return sum(len(i.text) * i.style.size * 0.6 for i in texts)


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
