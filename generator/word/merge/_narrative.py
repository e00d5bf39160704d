"""Prints Markdown as Word paragraphs, lists and tables in the template's own styles."""

import re
from collections.abc import Sequence
from functools import lru_cache

from generator.word.merge._dates import joined
from generator.word.merge._job import Job
from generator.word.merge._markdown import Block, Cell, Run, Table
from generator.word.merge._rich import link_field, safe_url
from generator.word.package._escape import in_run

_TEXT = '<w:t xml:space="preserve">'
_LEADING = re.compile(r"(<w:rStyle [^>]*/>)?(<w:rFonts [^>]*/>)?(.*)", re.DOTALL)
_STYLE = re.compile(r"<w:pStyle [^>]*/>")
_BOLD, _ITALIC = "<w:b/><w:bCs/>", "<w:i/><w:iCs/>"
_FIXED = '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>'
_STEP = 360  # the indent of a list level, in twentieths of a point
_WIDTH = 9000
_EMPTY = '<w:p><w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr></w:p>'
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_KEPT = "<w:keepNext/>"
_LOOSE = '<w:keepNext w:val="0"/>'
_NO_NUMBER = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
_RULE = '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="auto"/></w:pBdr>'


def paragraphs(job: Job, blocks: Sequence[Block | Table], paragraph: str, run: str) -> str:
    """The XML of a narrative that was read, which ends with a paragraph; empty without blocks.

    `paragraph` and `run` are the properties of the paragraph that its tag stood in.
    """
    if not blocks:
        return ""
    free = _LOOSE not in paragraph
    # What follows the tag stays with the last two blocks, be they items of a list.
    tied = len(blocks) - 2 if _KEPT in paragraph else len(blocks)
    writer = _Writer(job, paragraph.replace(_KEPT, ""), run)
    out = [
        writer.table(block)
        if isinstance(block, Table)
        else writer.block(block, kept=at >= tied or (free and _is_kept(blocks, at)))
        for at, block in enumerate(blocks)
    ]
    if isinstance(blocks[-1], Table):
        out.append(_EMPTY)
    return "".join(out)


def _is_kept(blocks: Sequence[Block | Table], at: int) -> bool:
    """Whether a page may not end after a block: what leads to a list, its first or last but one."""
    block = blocks[at]
    after = blocks[at + 1] if at + 1 < len(blocks) else None
    if not isinstance(block, Block) or not isinstance(after, Block) or not after.lists:
        return False
    if not block.lists:
        # Bold all through, it would read back as a heading.
        plain = any(run.text.strip() and not run.bold for run in block.runs)
        return plain and bool(block.runs) and block.runs[-1].text.rstrip().endswith(":")
    return not _is_listed(blocks, at - 1) or not _is_listed(blocks, at + 2)


def _is_listed(blocks: Sequence[Block | Table], at: int) -> bool:
    block = blocks[at] if 0 <= at < len(blocks) else None
    return isinstance(block, Block) and bool(block.lists)


class _Writer:
    """Writes the blocks of one narrative."""

    def __init__(self, job: Job, paragraph: str, run: str) -> None:
        self._job, self._paragraph, self._run = job, paragraph, run
        style = _STYLE.search(paragraph)
        self._style = style.group() if style else ""
        self._lists: dict[int, int] = {}

    def block(self, block: Block, *, kept: bool = False) -> str:
        if block.rule:
            return f"<w:p><w:pPr>{self._style}{_RULE}</w:pPr></w:p>"
        properties = self._paragraph
        if block.lists:
            properties = self._item(block)
        elif block.heading:
            properties = f"<w:pPr>{self._style}{_KEPT}</w:pPr>"
        elif block.quote:
            properties = self._quote()
        if kept:
            properties = _keeping(properties)
        # An item that holds a heading prints as any other item, as it is read back.
        bold = block.heading and not block.lists
        return f"<w:p>{properties}{self._runs(block.runs, bold=bold)}</w:p>"

    def _quote(self) -> str:
        style = self._job.house.styles.get("quote")
        if style:
            return f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        return f'<w:pPr>{self._style}<w:ind w:left="{_STEP}" w:right="{_STEP}"/></w:pPr>'

    def _item(self, block: Block) -> str:
        depth = min(len(block.lists), 9) - 1
        serial, start = block.lists[-1]
        level = self._job.house.level(ordered=start > 0, depth=depth)
        style = f'<w:pStyle w:val="{level.style}"/>' if level.style else self._style
        if not block.item:
            indent = f'<w:ind w:left="{_STEP * (depth + 1)}" w:firstLine="0"/>'
            return f"<w:pPr>{style}{_NO_NUMBER}{indent}</w:pPr>"
        number = level.number
        if start > 0:
            if serial not in self._lists:
                self._lists[serial] = self._job.numbering.take(level.abstract, level.depth, start)
            number = self._lists[serial]
        if not number:
            return f"<w:pPr>{style}</w:pPr>"
        return (
            f'<w:pPr>{style}<w:numPr><w:ilvl w:val="{level.depth}"/>'
            f'<w:numId w:val="{number}"/></w:numPr></w:pPr>'
        )

    def _runs(self, runs: tuple[Run, ...], bold: bool = False) -> str:
        out = []
        for run in runs:
            if run.break_:
                out.append(f"<w:r>{self._run}<w:br/></w:r>")
                continue
            url = safe_url(run.url) if run.url else None
            look = dressed(self._run, run.bold or bold, run.italic, run.code)
            text = run.text if run.code else joined(run.text)
            if url is None:
                text += f" ({run.url})" if run.url and run.url != run.text else ""
                out.append(f"<w:r>{look}{_TEXT}{in_run(text)}</w:t></w:r>")
                continue
            look = self._job.hyperlink_run(look)
            out.append(link_field(url, f"<w:r>{look}{_TEXT}{in_run(text)}</w:t></w:r>"))
        return "".join(out)

    def table(self, table: Table) -> str:
        columns = len(table.header)
        style = self._job.house.styles.get("table grid")
        look = (
            f'<w:tblStyle w:val="{style}"/><w:tblW w:w="5000" w:type="pct"/>'
            if style
            else f'<w:tblW w:w="5000" w:type="pct"/><w:tblBorders>{_BORDERS}</w:tblBorders>'
        )
        grid = f'<w:gridCol w:w="{_WIDTH // columns}"/>' * columns
        rows = [self._row(table.header, columns, header=True)]
        rows += [self._row(row, columns) for row in table.rows]
        return (
            f'<w:tbl><w:tblPr>{look}<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" '
            'w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
        )

    def _row(self, cells: tuple[Cell, ...], columns: int, header: bool = False) -> str:
        width = f'<w:tcPr><w:tcW w:w="{5000 // columns}" w:type="pct"/></w:tcPr>'
        written = []
        for cell in (*cells, *[Cell(())] * columns)[:columns]:
            align = f'<w:jc w:val="{cell.align}"/>' if cell.align in ("center", "right") else ""
            properties = f"<w:pPr>{self._style}{align}</w:pPr>"
            runs = self._runs(cell.runs, bold=header)
            written.append(f"<w:tc>{width}<w:p>{properties}{runs}</w:p></w:tc>")
        kind = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if header else ""
        return f"<w:tr>{kind}{''.join(written)}</w:tr>"


def _keeping(properties: str) -> str:
    """Paragraph properties that keep the paragraph with the next one, in Word's order."""
    if "<w:keepNext" in properties:
        return properties
    style = _STYLE.search(properties)
    at = style.end() if style else len("<w:pPr>") * properties.startswith("<w:pPr>")
    if not properties:
        return f"<w:pPr>{_KEPT}</w:pPr>"
    return f"{properties[:at]}{_KEPT}{properties[at:]}"


@lru_cache(maxsize=256)
def dressed(properties: str, bold: bool, italic: bool, code: bool) -> str:
    """Run properties with bold, italic or a fixed-width font added, in Word's order."""
    inner = properties.removeprefix("<w:rPr>").removesuffix("</w:rPr>")
    match = _LEADING.match(inner)
    style, fonts, rest = match.groups() if match else (None, None, inner)
    added = ""
    for wanted, element, names in ((bold, _BOLD, "b|bCs"), (italic, _ITALIC, "i|iCs")):
        if wanted:
            rest = re.sub(rf"<w:(?:{names})(?: [^>]*)?/>", "", rest)
            added += element
    whole = (style or "") + (_FIXED if code else fonts or "") + added + rest
    return f"<w:rPr>{whole}</w:rPr>" if whole else ""
