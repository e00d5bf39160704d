"""Checks of sense: what passes every validator and would still fail somebody who reads the PDF."""

import re
from collections.abc import Iterator

from generator.pdf.read._figures import Picture
from generator.pdf.read._findings import Concern
from generator.pdf.read._model import Cell, Document, Link, Paragraph, Table, Text
from generator.pdf.read._walk import body, leaves, paragraphs

# A reader hears alternative text from stop to stop: so long is too long to hold in mind.
_LONGEST_SENTENCE = 300
_SENTENCE_END = re.compile(r"(?<=[.?!])\s")
_FILE_NAME = re.compile(r"\.(?:png|jpe?g|gif|svg|bmp|tiff?|webp|emf|wmf)$", re.IGNORECASE)
_NO_ALT = re.compile(
    r"(?:picture|image|img|graphic|photo|logo|icon|dsc|screenshot)[\s_-]*\d*", re.IGNORECASE
)
_VAGUE = frozenset({
    "click here", "here", "click", "link", "this link", "more", "read more", "find out more",
    "this", "this page", "website", "learn more",
})  # fmt: skip


def concerns(document: Document) -> list[Concern]:
    """All that a person ought to look at, in the order of the document."""
    found: list[Concern] = []
    if not document.titled:
        found.append(
            Concern("the document has no title: set it in File, Info, Title", "the document")
        )
    found += _headings(document)
    for block in body(document):
        if isinstance(block, Table):
            found += _table(block)
    for paragraph in paragraphs(document):
        found += _pictures(paragraph)
        found += _links(paragraph)
        found += _colours(paragraph, None)
    for block in body(document):
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    found += _cell_colours(cell)
    return list(dict.fromkeys(found))


def _words(paragraph: Paragraph) -> str:
    return "".join(i.text for i in leaves(paragraph.inlines) if isinstance(i, Text)).strip()


def _headings(document: Document) -> Iterator[Concern]:
    above = -1
    for block in body(document):
        if not isinstance(block, Paragraph) or block.style.outline is None:
            continue
        level = block.style.outline
        if not _words(block):
            yield Concern(
                "a heading without words: delete it, or make it ordinary text", block.where
            )
            continue
        if level > above + 1:
            before = f"heading level {above + 1}" if above >= 0 else "the start"
            yield Concern(
                f"heading level {level + 1} follows {before}: use level {above + 2}", block.where
            )
        above = level


def _table(table: Table) -> Iterator[Concern]:
    if table.layout or len(table.rows) < 2 or len(table.widths) < 2:
        return
    if not table.header_rows and not table.header_columns:
        yield Concern(
            "a table without a header row: mark its first row with 'Repeat as header row'",
            table.where,
        )
    elif table.header_rows and not table.repeats:
        yield Concern(
            "a first row that looks like a header but is not marked with 'Repeat as header row'",
            table.where,
        )
    for row in table.rows[: table.header_rows]:
        if any(_is_blank(cell) for cell in row.cells[table.header_columns :]):
            yield Concern("a header cell without words", table.where)
            return


def _is_blank(cell: Cell) -> bool:
    return not any(
        _words(b) if isinstance(b, Paragraph) else True for b in cell.blocks
    ) and not any(
        isinstance(i, Picture)
        for b in cell.blocks
        if isinstance(b, Paragraph)
        for i in leaves(b.inlines)
    )


def _pictures(paragraph: Paragraph) -> Iterator[Concern]:
    for inline in leaves(paragraph.inlines):
        if not isinstance(inline, Picture) or inline.alt is None:
            continue
        if _FILE_NAME.search(inline.alt) or _NO_ALT.fullmatch(inline.alt):
            yield Concern(
                "alternative text that is only a file name: say what the picture shows",
                paragraph.where,
            )
        elif max(map(len, _SENTENCE_END.split(inline.alt))) > _LONGEST_SENTENCE:
            yield Concern(
                f"alternative text of more than {_LONGEST_SENTENCE} letters without a stop: "
                "shorten it, or part it into sentences",
                paragraph.where,
            )


def _links(paragraph: Paragraph) -> Iterator[Concern]:
    for inline in paragraph.inlines:
        if not isinstance(inline, Link):
            continue
        words = "".join(i.text for i in leaves(inline.inside) if isinstance(i, Text))
        if words.strip(" .").lower() in _VAGUE:
            yield Concern(
                "link words that do not say where the link leads: name its target", paragraph.where
            )


def _cell_colours(cell: Cell) -> Iterator[Concern]:
    if cell.fill:
        for block in cell.blocks:
            if isinstance(block, Paragraph):
                yield from _colours(block, cell.fill)


def _colours(paragraph: Paragraph, ground: str | None) -> Iterator[Concern]:
    under = paragraph.style.fill or ground
    if under is None and ", row " in paragraph.where:
        # What is behind a cell's text is looked at with its cell.
        return
    for inline in leaves(paragraph.inlines):
        if not isinstance(inline, Text) or not inline.text.strip() or inline.style.colour is None:
            continue
        style = inline.style
        large = style.size >= 18 or (style.size >= 14 and style.bold)
        ratio = contrast(style.colour or "000000", style.highlight or under or "FFFFFF")
        if ratio < (3.0 if large else 4.5):
            yield Concern(
                f"text too pale for its background (contrast {ratio:.1f} to 1): make it darker",
                paragraph.where,
            )
            return


def contrast(ink: str, ground: str) -> float:
    """The contrast of two colours, 1 to 21, as WCAG 2 reckons it."""
    light, dark = sorted((_luminance(ink), _luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
