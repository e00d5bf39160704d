"""Looks at a made PDF as a reader does: pages, what stands alone on them, and what sticks out.

Read with pdfium and pikepdf, never with the engine that drew it: text by its place on the page,
blocks by the tags. Each fault says the page and what is there.
"""

import ctypes
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as raw

HEADINGS = {"H", "H1", "H2", "H3", "H4", "H5", "H6", "Title"}
BLOCKS = HEADINGS | {"P", "Lbl", "LBody", "TH", "TD", "Caption", "Note", "Figure", "TOCI"}
# A page of a document of several holds at least so many lines.
FEWEST = 5
# How much of a page that others follow is filled, as a part of its height.
LEAST_FILLED = 0.35
# What stands in a table for signatures, and how many rows of it have room on a page, whoever agrees
# to however much.
_SIGNED = re.compile(r"(?:My )?[Ss]ignature|Agrees\?|Signed")
_SIGNED_ROWS = 9
_ALONE = re.compile(r"Signature|Agrees\?")
# How far, in points, something may reach beyond the lines of header and footer. pdfium gives a
# stroked line's bounds with its mitres, a point or two.
_SLACK = 3.0


@dataclass(frozen=True)
class Fault:
    """What is wrong on a page; pages count from 1, and 0 is the document as a whole."""

    page: int
    what: str
    where: str

    def __str__(self) -> str:
        place = f"page {self.page}: " if self.page else ""
        return f"{place}{self.what}: {self.where[:90]}"


@dataclass(frozen=True)
class Line:
    """A line of text of a block: its page from 1, and its place in points from the bottom left."""

    page: int
    baseline: float
    left: float
    right: float


@dataclass
class Block:
    """A tagged block: `inside` holds the tags around it and what tells each from the others."""

    tag: str
    inside: tuple[tuple[str, int], ...]
    lines: list[Line] = field(default_factory=list)
    text: str = ""

    def within(self, tag: str) -> int | None:
        """Which element of that tag it is in; None for none."""
        return next((number for name, number in reversed(self.inside) if name == tag), None)

    @property
    def pages(self) -> list[int]:
        """The pages that it stands on."""
        return sorted({line.page for line in self.lines})


@dataclass(frozen=True)
class Rule:
    """A line or a ground that was drawn, in points from the bottom left."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True)
class Sheet:
    """A page: its height in points and what is drawn on it that is no text."""

    height: float
    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Pages:
    """A PDF as it was read."""

    sheets: tuple[Sheet, ...]
    blocks: tuple[Block, ...]

    def on(self, page: int) -> list[Block]:
        """The blocks that have a line on that page, in the order of reading."""
        return [block for block in self.blocks if page in block.pages]

    def lines(self, page: int) -> list[float]:
        """The heights of the lines of a page, from the top; cells side by side are one."""
        found: list[float] = []
        every = {line.baseline for b in self.blocks for line in b.lines if line.page == page}
        for height in sorted(every, reverse=True):
            if not found or found[-1] - height > 3:
                found.append(height)
        return found


def read(pdf: bytes) -> Pages:
    """The blocks and pages of a tagged PDF; what is marked as an artifact is no block."""
    said: dict[tuple[int, int], list[tuple[Line, str]]] = {}
    sheets = []
    opened = pdfium.PdfDocument(pdf)
    try:
        for number, page in enumerate(opened, 1):
            rules = []
            words = page.get_textpage()
            for thing in page.get_objects():
                left, bottom, right, top = thing.get_bounds()
                mark = raw.FPDFPageObj_GetMarkedContentID(thing.raw)
                if thing.type == raw.FPDF_PAGEOBJ_TEXT:
                    line = Line(number, thing.get_matrix().f, left, right)
                    if mark >= 0 and (text := _text(thing, words)):
                        said.setdefault((number, mark), []).append((line, text))
                elif thing.type == raw.FPDF_PAGEOBJ_PATH:
                    rules.append(Rule(left, bottom, right, top))
                elif mark >= 0:
                    line = Line(number, bottom, left, right)
                    said.setdefault((number, mark), []).append((line, ""))
            sheets.append(Sheet(page.get_height(), tuple(rules)))
    finally:
        opened.close()
    return Pages(tuple(sheets), tuple(_blocks(pdf, said)))


def _text(thing: pdfium.PdfObject, words: pdfium.PdfTextPage) -> str:
    size = raw.FPDFTextObj_GetText(thing.raw, words.raw, None, 0)
    room = ctypes.create_string_buffer(size)
    raw.FPDFTextObj_GetText(
        thing.raw, words.raw, ctypes.cast(room, ctypes.POINTER(ctypes.c_ushort)), size
    )
    return room.raw.decode("utf-16le").replace("\0", "").replace("\xa0", " ")


def _blocks(pdf: bytes, said: dict[tuple[int, int], list[tuple[Line, str]]]) -> Iterator[Block]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        numbers = {page.objgen: number for number, page in enumerate(opened.pages, 1)}
        found: list[Block] = []
        counter = iter(range(10**9))

        def walk(node: pikepdf.Object, inside: tuple[tuple[str, int], ...], page: int) -> None:
            if isinstance(node, pikepdf.Array):
                for kid in node:
                    walk(kid, inside, page)
            elif isinstance(node, pikepdf.Dictionary):
                if "/Pg" in node:
                    page = numbers.get(node.Pg.objgen, page)
                if node.get("/Type") == "/MCR":
                    add(page, int(node.MCID))
                    return
                tag = str(node.get("/S", ""))[1:]
                if tag:
                    inside = (*inside, (tag, next(counter)))
                    if tag in BLOCKS:
                        found.append(Block(tag, inside[:-1]))
                if "/K" in node:
                    walk(node.K, inside, page)
            elif isinstance(node, int) and found:
                add(page, node)

        def add(page: int, mark: int) -> None:
            for line, text in said.get((page, mark), ()):
                found[-1].lines.append(line)
                found[-1].text += text

        walk(opened.Root.StructTreeRoot.get("/K", pikepdf.Array()), (), 1)
        yield from (block for block in found if block.lines)


def faults(pdf: bytes) -> list[Fault]:
    """Every fault of the pages of a tagged PDF, in the order of the pages."""
    pages = read(pdf)
    found = [*_thin(pages), *_empty(pages), *_apart(pages), *_first(pages), *_alone(pages)]
    found += [*_signed_apart(pages), *_outside(pages)]
    return sorted(found, key=lambda fault: fault.page)


def _thin(pages: Pages) -> Iterator[Fault]:
    """Pages of a document of several with hardly a line on them."""
    if len(pages.sheets) < 2:
        return
    for page in range(1, len(pages.sheets) + 1):
        count = len(pages.lines(page))
        pictured = any(block.tag == "Figure" for block in pages.on(page))
        if count < FEWEST and not pictured:
            yield Fault(page, f"has {count} lines", "; ".join(b.text for b in pages.on(page)))


def _empty(pages: Pages) -> Iterator[Fault]:
    """Pages that others follow and that are mostly empty."""
    for page in range(1, len(pages.sheets)):
        lines = pages.lines(page)
        if len(lines) < FEWEST:
            continue
        height = pages.sheets[page - 1].height
        filled = 1 - lines[-1] / height
        if filled < LEAST_FILLED:
            yield Fault(page, f"is {1 - filled:.0%} empty", pages.on(page)[-1].text)


def _apart(pages: Pages) -> Iterator[Fault]:
    """What ends a page though it belongs to what follows on the next one."""
    for before, after in pairwise(pages.blocks):
        page = before.pages[-1]
        if after.pages[0] <= page:
            continue
        if before.tag in HEADINGS:
            yield Fault(page, "a heading ends the page", before.text)
        elif before.tag == "TH" and before.within("TR") in _first_rows(pages):
            yield Fault(page, "a heading row ends the page", before.text)
        elif before.text.rstrip().endswith(":") and before.within("TR") is None:
            yield Fault(page, "what leads to a list ends the page", before.text)
    for block in pages.blocks:
        if block.tag != "P" or block.within("TR") or len(block.pages) < 2:
            continue
        heights = [{ln.baseline for ln in block.lines if ln.page == p} for p in block.pages]
        if len(heights[0]) == 1:
            yield Fault(block.pages[0], "one line of a paragraph ends the page", block.text)
        if len(heights[-1]) == 1:
            yield Fault(block.pages[-1], "one line of a paragraph starts the page", block.text)


def _first(pages: Pages) -> Iterator[Fault]:
    """The first entry of a list or table that ends a page, or the last that starts one, alone.

    A last row below the heading row, which stands on each page, is not alone.
    """
    headed = {block.within("Table") for block in pages.blocks if block.tag == "TH"}
    for whole, part, what in (("L", "LI", "list"), ("Table", "TR", "table")):
        entries: dict[int, dict[int, list[Block]]] = {}
        for block in pages.blocks:
            held, entry = block.within(whole), block.within(part)
            heads = block.tag == "TH" and entry in _first_rows(pages)
            if held is not None and entry is not None and not heads:
                entries.setdefault(held, {}).setdefault(entry, []).append(block)
        for number, found in entries.items():
            if len(found) < 2:
                continue
            first, second = list(found.values())[:2]
            page = first[0].pages[0]
            height = len({round(ln.baseline) for block in first for ln in block.lines})
            apart = min(block.pages[0] for block in second) > page
            # What is as high as a paragraph may stand alone as one does.
            if apart and height == 1 and first[-1].pages[-1] == page:
                yield Fault(page, f"one entry of a {what} ends the page", first[0].text)
            before, last = list(found.values())[-2:]
            page = last[0].pages[0]
            height = len({round(ln.baseline) for block in last for ln in block.lines})
            apart = max(block.pages[-1] for block in before) < page
            if apart and height == 1 and len(found) > 2 and number not in headed:
                yield Fault(page, f"one entry of a {what} starts the page", last[-1].text)


def _first_rows(pages: Pages) -> set[int | None]:
    """The first row of each table, which holds its headings."""
    rows: dict[int | None, int | None] = {}
    for block in pages.blocks:
        rows.setdefault(block.within("Table"), block.within("TR"))
    return set(rows.values())


def _alone(pages: Pages) -> Iterator[Fault]:
    """A page on which nothing stands but the place to sign, or those who agreed."""
    if len(pages.sheets) < 2:
        return
    for page in range(1, len(pages.sheets) + 1):
        blocks = pages.on(page)
        signs = [i for i, b in enumerate(blocks) if _ALONE.match(b.text.strip())]
        if not signs:
            continue
        table = blocks[signs[0]].within("Table")
        lead = next((b for b in reversed(blocks[: signs[0]]) if b.within("Table") != table), None)
        others = [
            b
            for b in blocks
            if b.tag not in HEADINGS and b.within("Table") != table and b is not lead
        ]
        if not others:
            yield Fault(page, "a signature stands alone", blocks[0].text)


def _signed_apart(pages: Pages) -> Iterator[Fault]:
    """A table in which people sign or agree, over several pages though one has room for it."""
    tables: dict[int, list[Block]] = {}
    for block in pages.blocks:
        if (table := block.within("Table")) is not None:
            tables.setdefault(table, []).append(block)
    for blocks in tables.values():
        signs = next((b for b in blocks if _SIGNED.match(b.text.strip())), None)
        rows = {block.within("TR") for block in blocks}
        first, last = blocks[0].pages[0], blocks[-1].pages[-1]
        if signs is not None and len(rows) <= _SIGNED_ROWS and first != last:
            yield Fault(first, "a table of signatures is parted", signs.text)


def _outside(pages: Pages) -> Iterator[Fault]:
    """Tables that reach beyond the lines of header and footer."""
    for number, sheet in enumerate(pages.sheets, 1):
        blocks = [b for b in pages.on(number) if b.within("Table") is not None]
        heights = [line.baseline for b in pages.on(number) for line in b.lines]
        heads = [r for r in sheet.rules if heights and r.bottom > max(heights) + 6]
        lines = [r for r in heads if r.right - r.left > 200]
        if not blocks or not lines:
            continue
        left, right = min(r.left for r in lines), max(r.right for r in lines)
        top = max(line.baseline for b in blocks for line in b.lines if line.page == number) + 40
        bottom = min(line.baseline for b in blocks for line in b.lines if line.page == number) - 20
        for rule in sheet.rules:
            if rule in lines or not bottom <= rule.bottom <= top:
                continue
            if rule.left < left - _SLACK or rule.right > right + _SLACK:
                where = f"{rule.left:.1f} to {rule.right:.1f}, not {left:.1f} to {right:.1f}"
                yield Fault(number, "a table reaches beyond the line of the header", where)
                break
