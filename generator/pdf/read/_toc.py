"""Tables of contents: a contents field that holds no entries yet is written from the headings."""

from dataclasses import replace

from generator.pdf.read._model import (
    Block,
    Contents,
    Counter,
    Link,
    Mark,
    Paragraph,
    Section,
    Tab,
    TabStop,
    Text,
)
from generator.pdf.read._styles import Styles
from generator.pdf.read._walk import leaves


def with_contents(sections: tuple[Section, ...], styles: Styles) -> tuple[Section, ...]:
    """The sections, each empty contents field replaced by an entry a heading."""
    if not any(_asks(b) for s in sections for b in s.blocks):
        return sections
    marked: list[tuple[Paragraph, str]] = []
    named: list[Section] = []
    for section in sections:
        blocks: list[Block] = []
        for block in section.blocks:
            if isinstance(block, Paragraph) and block.heading:
                name = f"_contents {len(marked)}"
                block = replace(block, inlines=(Mark(name), *block.inlines))  # noqa: PLW2901
                marked.append((block, name))
            blocks.append(block)
        named.append(replace(section, blocks=tuple(blocks)))
    return tuple(
        replace(s, blocks=tuple(made for b in s.blocks for made in _filled(b, marked, s, styles)))
        for s in named
    )


def _asks(block: Block) -> bool:
    return isinstance(block, Paragraph) and any(isinstance(i, Contents) for i in block.inlines)


def _filled(
    block: Block, headings: list[tuple[Paragraph, str]], section: Section, styles: Styles
) -> list[Block]:
    if not isinstance(block, Paragraph) or not _asks(block):
        return [block]
    asked = next(i for i in block.inlines if isinstance(i, Contents))
    width = section.page.width - section.page.left - section.page.right
    return [
        _entry(block, heading, name, width, styles)
        for heading, name in headings
        if asked.first <= (heading.style.outline or 0) + 1 <= asked.last
    ]


def _entry(
    block: Paragraph, heading: Paragraph, name: str, width: float, styles: Styles
) -> Paragraph:
    level = (heading.style.outline or 0) + 1
    style_id = styles.id_of(f"toc {level}")
    style = block.style if style_id is None else styles.paragraph_of(style_id)
    if style_id is None:
        style = replace(style, left=style.left + 11.0 * (level - 1))
    if not any(stop.kind == "right" for stop in style.tabs):
        style = replace(style, tabs=(*style.tabs, TabStop(width, "right", ".")))
    run = block.mark if style_id is None else styles.run(style_id, None)
    words = "".join(i.text for i in leaves(heading.inlines) if isinstance(i, Text))
    if heading.label is not None and heading.label.text:
        words = f"{heading.label.text} {words}"
    inside = (Text(words, run), Tab(run), Counter("PAGEREF", name, "", run))
    return replace(
        block, style=style, mark=run, inlines=(Link(inside, bookmark=name),), contents=True
    )
