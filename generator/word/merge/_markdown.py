"""Markdown read into plain blocks: paragraphs, list items, tables.

The `markdown` package does the parsing and its element tree is walked; no HTML is made.
Raw HTML, entities, images and reference definitions are not read: they print as written.
Text without any Markdown in it, which most is, does not go through the parser.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple
from xml.etree.ElementTree import Element

import markdown
from markdown.inlinepatterns import LINK_RE, LinkInlineProcessor

from generator.word.merge._job import EngineError
from generator.word.package._escape import clean


class Run(NamedTuple):
    """A stretch of text with one look; `break_` is a line break instead of text."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    url: str = ""
    break_: bool = False


_PLAIN = Run("")


@dataclass(frozen=True)
class Block:
    """A paragraph.

    `lists` are the lists it stands in, outermost first, each a serial number and the
    number it starts at (0 for bullets); `item` when it starts an item.
    """

    runs: tuple[Run, ...]
    lists: tuple[tuple[int, int], ...] = ()
    item: bool = False
    heading: bool = False
    quote: bool = False
    rule: bool = False


@dataclass(frozen=True)
class Cell:
    """A table cell; `align` is "", "left", "center" or "right"."""

    runs: tuple[Run, ...]
    align: str = ""


@dataclass(frozen=True)
class Table:
    """A table: `header` rows first (one), then the others."""

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]


_MARKED = re.compile(r"[\\*_`\[\]<|\t]|^[ \t]*(?:[-+=>#~]|\d+[.)])|^ |  $", re.MULTILINE)
_GAP = re.compile(r"\n[ \t]*\n\s*")
_ITEM = re.compile(r"(?:[-*+]|\d+\.) +\S")
_STARTS = re.compile(r"(?:[-*+]|1\.) ")
_LEVEL = "  "
_LINE_END = re.compile(r" *\n *")
_UNREAD_BLOCKS = ("code", "reference")
_UNREAD_INLINE = [
    "html",
    "entity",
    "automail",
    "reference",
    "short_reference",
    "image_link",
    "image_reference",
    "short_image_ref",
]
_DEEPEST = 40
# What the parser puts in the place of a character for a while. Where emphasis marks lie across
# one another round a backslash it loses its way back.
_STOWED = "klzzwxh:"
# Characters read in vain for the ends of links; the parser would go on for minutes.
_MOST_IN_VAIN = 1_000_000


def read(text: str) -> list[Block | Table]:
    """The blocks of a Markdown text, in order; empty when it holds nothing to see."""
    text = clean(text).strip("\n")
    if _MARKED.search(text) is None:
        return _as_typed(text)
    tree = _tree(text)
    if any(_STOWED in piece for piece in tree.itertext()):
        return _as_typed(text)
    return list(_Walk().blocks(tree))


def _as_typed(text: str) -> list[Block | Table]:
    """A paragraph for each stretch of lines, every mark printed as it stands."""
    pieces = (" ".join(piece.split("\n")) for piece in _GAP.split(text.strip()))
    return [Block((Run(piece),)) for piece in pieces if piece]


class _Links(LinkInlineProcessor):
    """Reads links until too many brackets that close nothing were tried in one text."""

    left = 0

    def getText(self, data: str, index: int) -> tuple[str, int, bool]:  # noqa: N802
        """The words of a link, as the parser reads them."""
        if self.left < 0:
            return "", index, False
        text, end, found = super().getText(data, index)
        self.left -= 0 if found else end - index
        return text, end, found

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:  # noqa: N802
        """The address and title of a link, as the parser reads them."""
        if self.left < 0 or not data.startswith("(", index):
            return "", None, index, False
        href, title, end, found = super().getLink(data, index)
        self.left -= 0 if found else len(data) - index
        return href, title, end, found


@cache
def _parser() -> markdown.Markdown:
    parser = markdown.Markdown(extensions=["tables", "sane_lists"], tab_length=2)
    parser.preprocessors.deregister("html_block")
    for name in _UNREAD_BLOCKS:
        parser.parser.blockprocessors.deregister(name)
    for name in _UNREAD_INLINE:
        parser.inlinePatterns.deregister(name)
    parser.treeprocessors.deregister("prettify")
    parser.inlinePatterns.register(_Links(LINK_RE, parser), "link", 160)
    return parser


def _tree(text: str) -> Element:
    parser = _parser().reset()
    links = parser.inlinePatterns["link"]
    if isinstance(links, _Links):
        links.left = _MOST_IN_VAIN
    lines = _lined_up(text.split("\n"))
    for preprocessor in parser.preprocessors:
        lines = preprocessor.run(lines)
    root: Element | None = parser.parser.parseDocument(lines).getroot()
    if root is None:
        raise EngineError("a narrative cannot be read")
    for processor in parser.treeprocessors:
        changed = processor.run(root)
        if changed is not None:
            root = changed  # a processor may hand back a new tree
    return root


def _lined_up(lines: Sequence[str]) -> list[str]:
    """The lines of lists brought to the two spaces a level that the parser reads.

    People indent by two, three, four or a tab, and start a list right under the line
    that announces it; an empty line is put there.
    """
    out: list[str] = []
    indents: list[int] = []
    before = ""
    for raw in lines:
        line = raw.expandtabs(4)
        text = line.lstrip(" ")
        indent = len(line) - len(text)
        if _ITEM.match(text):
            begins = indents or _STARTS.match(text)
            if begins and before.strip() and not _ITEM.match(before.lstrip(" ")):
                out.append("")
            while indents and indent < indents[-1]:
                indents.pop()
            if not indents or indent > indents[-1] + 1:
                indents.append(indent)
            line = _LEVEL * (len(indents) - 1) + text
        elif text and indents:
            inside = sum(1 for each in indents if each < indent)
            if not before.strip():
                del indents[inside:]
            line = _LEVEL * inside + text
        out.append(line)
        before = line
    return out


class _Walk:
    """Turns the parser's elements into blocks."""

    def __init__(self) -> None:
        self._lists = 0

    def blocks(
        self,
        parent: Element,
        lists: tuple[tuple[int, int], ...] = (),
        quote: bool = False,
        item: bool = False,
    ) -> Iterator[Block | Table]:
        """The blocks of an element; inline content between blocks makes paragraphs."""
        loose: list[Run] = list(_text(parent.text))
        for child in parent:
            made = list(self._block(child, lists, quote, item and not _seen(loose)))
            if child.tag in _BLOCKS:
                if _seen(loose):
                    yield Block(_trimmed(loose), lists, item, quote=quote)
                    item = False
                yield from made
                item = item and not made
                loose = []
            else:
                loose += _inline(child)
            loose += _text(child.tail)
        if _seen(loose) or item:
            yield Block(_trimmed(loose), lists, item, quote=quote)

    def _block(
        self, element: Element, lists: tuple[tuple[int, int], ...], quote: bool, item: bool
    ) -> Iterator[Block | Table]:
        tag = element.tag
        if tag in ("ul", "ol"):
            self._lists += 1
            start = int(element.get("start", "1")) if tag == "ol" else 0
            inner = (*lists, (self._lists, start))[-_DEEPEST:]
            for entry in element:
                yield from self.blocks(entry, inner, quote, item=True)
        elif tag == "blockquote":
            yield from self.blocks(element, lists, quote=True)
        elif tag == "table":
            yield _table(element)
        elif tag == "hr":
            yield Block((), lists, rule=True)
        elif tag == "p":
            yield from self.blocks(element, lists, quote, item)
        elif tag in _HEADINGS:
            yield Block(_trimmed(_content(element)), lists, item, heading=True, quote=quote)


_HEADINGS = {f"h{level}" for level in range(1, 7)}
_BLOCKS = {"ul", "ol", "blockquote", "table", "hr", "p", *_HEADINGS}


def _table(element: Element) -> Table:
    rows = [
        tuple(
            Cell(_trimmed(_content(cell)), cell.get("style", "").rpartition(": ")[2].strip("; "))
            for cell in row
        )
        for row in element.iter("tr")
    ]
    return Table(rows[0], tuple(rows[1:]))


def _content(element: Element, look: Run = _PLAIN) -> list[Run]:
    runs = list(_text(element.text, look))
    for child in element:
        runs += _inline(child, look)
        runs += _text(child.tail, look)
    return runs


def _inline(element: Element, look: Run = _PLAIN) -> list[Run]:
    if element.tag == "br":
        return [look._replace(break_=True)]
    if element.tag == "strong":
        look = look._replace(bold=True)
    elif element.tag == "em":
        look = look._replace(italic=True)
    elif element.tag == "code":
        return [look._replace(code=True, text=_unescaped(element.text or ""))]
    elif element.tag == "a":
        look = look._replace(url=element.get("href", ""))
    return _content(element, look)


def _unescaped(code: str) -> str:
    """Code as written: the parser hands it out ready for HTML."""
    return code.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _text(text: str | None, look: Run = _PLAIN) -> Iterator[Run]:
    if text:
        yield look._replace(text=_LINE_END.sub(" ", text))


def _seen(runs: Sequence[Run]) -> bool:
    return any(run.text.strip() or run.break_ for run in runs)


def _trimmed(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Runs without the space at either end, and without space round line breaks."""
    kept = [run for run in runs if run.text or run.break_]
    for index, run in enumerate(kept):
        if run.break_:
            continue
        if index == 0 or kept[index - 1].break_:
            kept[index] = run._replace(text=run.text.lstrip(" "))
        if index == len(kept) - 1 or kept[index + 1].break_:
            kept[index] = kept[index]._replace(text=kept[index].text.rstrip(" "))
    return tuple(run for run in kept if run.text or run.break_)
