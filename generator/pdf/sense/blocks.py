"""What stands in blocks, and how those that follow each other belong together."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from generator.pdf.read._figures import Drawing
from generator.pdf.read._model import (
    Block,
    Break,
    Cell,
    Link,
    Mark,
    Paragraph,
    Row,
    Table,
    Text,
)
from generator.pdf.read._walk import leaves

# As high as a page of Word can be, in points.
_TALLEST = 1584.0


def words_of(paragraph: Paragraph) -> str:
    """All its text, without fields."""
    return "".join(i.text for i in leaves(paragraph.inlines) if isinstance(i, Text))


def keeps(row: Row) -> bool:
    """Whether a row of a table asks to stay with what follows it, a row or a paragraph."""
    return any(
        isinstance(block, Paragraph) and block.style.keep_next
        for cell in row.cells
        for block in cell.blocks[:1]
    )


def is_empty(paragraph: Paragraph) -> bool:
    """Whether nothing of the paragraph can be seen."""
    if paragraph.label is not None:
        return False
    for inline in paragraph.inlines:
        if isinstance(inline, Text):
            if inline.text:
                return False
        elif isinstance(inline, Link):
            return all(
                isinstance(i, Mark) or (isinstance(i, Text) and not i.text)
                for i in leaves(paragraph.inlines)
            )
        elif not isinstance(inline, Mark) and not (isinstance(inline, Drawing) and inline.place):
            return False
    return True


def longest(paragraph: Paragraph) -> Text | None:
    """Its longest run of words, whose line spacing counts; None when it has none."""
    most, found = -1, None
    for inline in paragraph.inlines:
        inside = leaves(inline.inside) if inline.__class__ is Link else (inline,)
        for one in inside:
            if one.__class__ is Text and len(one.text) > most:
                most, found = len(one.text), one
    return found


def slack(cell: Cell, line: Callable[[Paragraph], tuple[float, float]]) -> float:
    """How much of its end a cell of an exact height may lose: what is empty, and half a line.

    Word cuts off what is more; our rows grow, for no words may be lost. `line` tells how high an
    empty line of a paragraph is, and what line spacing adds to it.
    """
    if all(isinstance(b, Paragraph) and is_empty(b) for b in cell.blocks):
        return _TALLEST
    last = cell.blocks[-1]
    if not isinstance(last, Paragraph):
        return 0.0
    height, extra = line(last)
    return last.style.after + extra + height * (1.0 if is_empty(last) else 0.5)


def framed(paragraph: Paragraph) -> bool:
    """Whether it stands in a border or on a shade."""
    return paragraph.style.fill is not None or any(paragraph.style.borders)


def frame_from(blocks: Sequence[Block], at: int) -> list[Paragraph]:
    """The paragraphs from `at` on that stand in one frame: a page break between them ends it."""
    first = blocks[at]
    assert isinstance(first, Paragraph)
    group = [first]
    for other in blocks[at + 1 :]:
        if not isinstance(other, Paragraph) or not _same_frame(first, other):
            break
        if breaks(group[-1], -1) or breaks(other, 0):
            break
        group.append(other)
    return group


def _same_frame(one: Paragraph, other: Paragraph) -> bool:
    a, b = one.style, other.style
    return (a.borders, a.fill, a.right) == (b.borders, b.fill, b.right) and (
        a.left + min(0.0, a.first) == b.left + min(0.0, b.first) and not b.break_before
    )


def breaks(paragraph: Paragraph, end: int) -> bool:
    """Whether a page break stands first (0) or last (-1) in a paragraph that holds more."""
    found = paragraph.inlines
    return len(found) > 1 and found[end] == Break("page")


def unbroken(paragraph: Paragraph) -> Paragraph:
    """The paragraph of a frame without the page breaks at its ends: they part the frames."""
    start, end = breaks(paragraph, 0), breaks(paragraph, -1)
    if not start and not end:
        return paragraph
    return replace(paragraph, inlines=paragraph.inlines[start : -1 if end else None])


def spaces(above: Paragraph | None, paragraph: Paragraph) -> tuple[float | None, float]:
    """What paragraphs of one style that ask for no space between them leave of it.

    The space after `above` when it is another than it asked for (else None), and that before
    `paragraph`.
    """
    style = paragraph.style
    if above is None:
        return None, style.before
    after, before = None, style.before
    if above.label is not None and paragraph.label is not None:
        # Between the items of a list browsers leave no space.
        after = 0.0 if above.style.automatic[1] else None
        before = 0.0 if style.automatic[0] else before
    if above.style.style_id != style.style_id:
        return after, before
    if after == 0.0 or before != style.before:
        return 0.0 if above.style.contextual else after, 0.0 if style.contextual else before
    return 0.0 if above.style.contextual else None, 0.0 if style.contextual else style.before


def goes_before(above: Paragraph, table: Table) -> bool:
    """Whether a paragraph that asks for no space between its like stands before such a cell."""
    first = table.rows[0].cells[:1] if table.rows else ()
    block = first[0].blocks[0] if first and first[0].blocks else None
    alike = isinstance(block, Paragraph) and block.style.style_id == above.style.style_id
    return above.style.contextual and alike


def goes_on(item: Paragraph, paragraph: Paragraph) -> bool:
    """Whether a paragraph without a label goes on the list item above: it is indented like it."""
    left = item.style.left
    return not (
        paragraph.heading or paragraph.contents or left <= 0 or paragraph.style.left < left - 0.5
    )
