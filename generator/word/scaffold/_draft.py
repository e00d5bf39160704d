"""Writes a template block by block: headings, facts, narratives, tables, loops and guards."""

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from generator.word.scaffold._house import RULE, Look, new_document

_DRAWN_ON = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Column:
    """A table column: its heading, its share of the width, and the lines of each cell."""

    heading: str
    share: float
    text: str


@dataclass(frozen=True)
class Fact:
    """A row of a facts table. With `when`, the row is left out unless that holds.

    `height` in millimetres leaves room to sign or write; 0 is as high as the text.
    """

    label: str
    text: str
    when: str = ""
    height: float = 0


class Draft:
    """A template under construction; `save()` gives the bytes of the Word file.

    Text may hold template tags and `**bold**`. Guards and loops are context
    managers, so that a block which is opened is always closed.
    """

    def __init__(self, title: str, look: Look | None = None) -> None:
        self.look = look or Look()
        self.document = new_document(self.look)
        properties = self.document.core_properties
        properties.title = title
        properties.author, properties.comments, properties.keywords = "{{ service.name }}", "", ""
        properties.language = "en-GB"
        properties.created = properties.modified = _DRAWN_ON
        properties.last_modified_by, properties.revision = "", 1

    @property
    def width(self) -> float:
        """The width between the margins, in millimetres."""
        return (297 if self.look.landscape else 210) - 2 * self.look.margin

    def save(self) -> bytes:
        """The finished template."""
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()

    def paragraph(self, text: str = "", style: str = "Normal") -> Paragraph:
        """One paragraph."""
        return _fill(self.document.add_paragraph(style=style), text)

    def heading(self, level: int, text: str) -> Paragraph:
        """A real heading, level 1 to 3."""
        return self.paragraph(text, f"Heading {level}")

    def narrative(self, expression: str, style: str = "Normal") -> Paragraph:
        """A Markdown field, printed as paragraphs and lists."""
        return self.paragraph("{{p " + expression + "|narrative }}", style)

    def section(self, level: int, heading: str, expression: str, *, optional: bool = False) -> None:
        """A heading with a narrative below; an optional one vanishes with its field."""
        if optional:
            with self.when(expression):
                self.section(level, heading, expression)
            return
        self.heading(level, heading)
        self.narrative(expression)

    @contextmanager
    def when(self, condition: str) -> Iterator[None]:
        """What is written inside is printed only if the condition holds."""
        self.paragraph("{%p if " + condition + " %}")
        yield
        self.paragraph("{%p endif %}")

    def otherwise(self) -> None:
        """The other branch of the `when` that surrounds it."""
        self.paragraph("{%p else %}")

    @contextmanager
    def each(self, loop: str) -> Iterator[None]:
        """What is written inside is printed once for each, such as `a in cart.actions`."""
        self.paragraph("{%p for " + loop + " %}")
        yield
        self.paragraph("{%p endfor %}")

    def bullets(self, loop: str, text: str, style: str = "List Bullet") -> None:
        """A bullet for each item of a list."""
        with self.each(loop):
            self.paragraph(text, style)

    def facts(self, facts: Sequence[Fact], label_width: float = 48) -> None:
        """A two-column table of labels and values, never parted; the labels are row headers."""
        table = self._table("Facts Table", [label_width, self.width - label_width], first_row=False)
        for fact in facts:
            if fact.when:
                _fill(_row(table).cells[0].paragraphs[0], "{%tr if " + fact.when + " %}")
            row = _row(table)
            if fact.height:
                row.height = Mm(fact.height)
            for cell, text in zip(row.cells, (fact.label, fact.text), strict=True):
                paragraph = _fill(cell.paragraphs[0], text, "Table Text")
                paragraph.paragraph_format.keep_with_next = fact is not facts[-1]
            if fact.when:
                _fill(_row(table).cells[0].paragraphs[0], "{%tr endif %}")

    def table(self, loop: str, columns: Sequence[Column], *, whole: bool = False) -> None:
        """A table with a repeated header row and one row for each item.

        The whole table is guarded: with an empty list it is not printed. With `whole`
        it is kept on one page: for a few short rows only.
        """
        source = loop.split(" in ", 1)[1]
        with self.when(source):
            total = sum(column.share for column in columns)
            widths = [self.width * column.share / total for column in columns]
            table = self._table("House Table", widths, first_row=True)
            head = _row(table, header=True).cells
            for cell, column in zip(head, columns, strict=True):
                _fill(cell.paragraphs[0], column.heading, "Table Heading")
            _fill(_row(table).cells[0].paragraphs[0], "{%tr for " + loop + " %}")
            for cell, column in zip(_row(table).cells, columns, strict=True):
                for line in column.text.split("\n"):
                    paragraph = _fill(_next_paragraph(cell), line, "Table Text")
                    if whole:
                        paragraph.paragraph_format.keep_with_next = True
            _fill(_row(table).cells[0].paragraphs[0], "{%tr endfor %}")

    def plain_table(
        self, headings: Sequence[str], shares: Sequence[float], rows: Sequence[Sequence[str]]
    ) -> None:
        """A table of fixed text; a line break in a cell starts a paragraph."""
        widths = [self.width * share / sum(shares) for share in shares]
        table = self._table("House Table", widths, first_row=True)
        for cell, heading in zip(_row(table, header=True).cells, headings, strict=True):
            _fill(cell.paragraphs[0], heading, "Table Heading")
        for row in rows:
            for cell, text in zip(_row(table).cells, row, strict=True):
                for line in text.split("\n"):
                    _fill(_next_paragraph(cell), line, "Table Text")

    def beside(
        self, picture: str, lines: Sequence[str | tuple[str, str]], *, loop: str = ""
    ) -> None:
        """A picture on the left and lines on its right, kept on one page.

        A line may be a (text, style) pair. With `loop`, a row for each item, and
        nothing at all for an empty list.
        """
        if loop:
            with self.when(loop.split(" in ", 1)[1]):
                self._beside(picture, lines, loop)
        else:
            self._beside(picture, lines, loop)

    def _beside(self, picture: str, lines: Sequence[str | tuple[str, str]], loop: str) -> None:
        table = self._table("Picture Rows", [32, self.width - 32], first_row=False)
        table._tbl.tblPr.append(parse_xml(f'<w:tblDescription {nsdecls("w")} w:val="layout"/>'))
        if loop:
            _fill(_row(table).cells[0].paragraphs[0], "{%tr for " + loop + " %}")
        left, right = _row(table).cells
        tag = f"{{{{ {picture}.image|picture(width_mm=24, alt={picture}.alt) }}}}"
        _fill(left.paragraphs[0], tag, "Table Text")
        for line in lines:
            text, style = (line, "Table Text") if isinstance(line, str) else line
            paragraph = _fill(_next_paragraph(right), text, style)
            if style.startswith("Heading"):
                # In a table this would tie the row to the next one, and so all rows together.
                paragraph.paragraph_format.keep_with_next = False
        if loop:
            _fill(_row(table).cells[0].paragraphs[0], "{%tr endfor %}")

    def gap(self) -> None:
        """A little air, so that two tables stay two tables."""
        self.paragraph("", "Gap")

    def page_break(self) -> None:
        """The next block starts on a new page."""
        self.document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def furniture(self, left: str, right: str, foot: str, *, draft: str = "") -> None:
        """Header with two ends above a rule; footer with text and "Page x of y"."""
        section = self.document.sections[0]
        header, footer = section.header, section.footer
        first = header.paragraphs[0]
        if draft:
            first.style = self.document.styles["Draft Banner"]
            _fill(first, "{%p if document.draft %}")
            _fill(header.add_paragraph(style="Draft Banner"), draft)
            _fill(header.add_paragraph(style="Draft Banner"), "{%p endif %}")
            first = header.add_paragraph()
        first.style = self.document.styles["Header"]
        self._ends(first, f"**{left}**", right)
        _rule(first, "bottom")
        last = footer.paragraphs[0]
        last.style = self.document.styles["Footer"]
        self._ends(last, foot, "Page ")
        _field(last, "PAGE")
        last.add_run(" of ")
        _field(last, "NUMPAGES")
        _rule(last, "top")

    def _ends(self, paragraph: Paragraph, left: str, right: str) -> None:
        properties = paragraph._p.get_or_add_pPr()
        for tab in properties.findall(qn("w:tabs")):
            properties.remove(tab)
        stop = round(self.width * 56.6929)
        properties.insert_element_before(
            parse_xml(f'<w:tabs {nsdecls("w")}><w:tab w:val="right" w:pos="{stop}"/></w:tabs>'),
            "w:suppressAutoHyphens",
            "w:spacing",
            "w:ind",
            "w:jc",
        )
        _fill(paragraph, f"{left}\t{right}")

    def _table(self, style: str, widths: Sequence[float], *, first_row: bool) -> Table:
        table: Table = self.document.add_table(rows=0, cols=len(widths))
        table.style = self.document.styles[style]
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        look = table._tbl.tblPr.find(qn("w:tblLook"))
        if look is not None:
            table._tbl.tblPr.remove(look)
        first_column = style == "Facts Table"
        value = (0x20 if first_row else 0) | (0x80 if first_column else 0) | 0x600
        table._tbl.tblPr.append(
            parse_xml(
                f'<w:tblLook {nsdecls("w")} w:val="{value:04X}" w:firstRow="{int(first_row)}"'
                f' w:lastRow="0" w:firstColumn="{int(first_column)}" w:lastColumn="0"'
                ' w:noHBand="1" w:noVBand="1"/>'
            )
        )
        width = round(sum(widths) * 56.6929)
        table._tbl.tblPr.insert_element_before(
            parse_xml(f'<w:tblW {nsdecls("w")} w:w="{width}" w:type="dxa"/>'),
            "w:jc", "w:tblCellSpacing", "w:tblInd", "w:tblBorders", "w:shd", "w:tblLayout",
            "w:tblCellMar", "w:tblLook",
        )  # fmt: skip
        for extra in table._tbl.tblPr.findall(qn("w:tblW"))[:-1]:
            table._tbl.tblPr.remove(extra)
        return table


def _row(table: Table, *, header: bool = False) -> _Row:
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    properties = row._tr.get_or_add_trPr()
    properties.append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
    if header:
        properties.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    for cell, column in zip(row.cells, table.columns, strict=True):
        cell.width = column.width
    return row


def _fill(paragraph: Paragraph, text: str, style: str = "") -> Paragraph:
    if style:
        # By id, since python-docx would search all styles by name for every paragraph.
        paragraph._p.style = style.replace(" ", "")
    for index, piece in enumerate(text.split("**")):
        if piece:
            run = paragraph.add_run(piece)
            run.bold = True if index % 2 else None
    return paragraph


def _next_paragraph(cell: _Cell) -> Paragraph:
    last: Paragraph = cell.paragraphs[-1]
    if last.text:
        last = cell.add_paragraph()
    return last


def _field(paragraph: Paragraph, instruction: str) -> None:
    paragraph._p.append(
        parse_xml(
            f'<w:fldSimple {nsdecls("w")} w:instr=" {instruction} ">'
            "<w:r><w:t>1</w:t></w:r></w:fldSimple>"
        )
    )


def _rule(paragraph: Paragraph, side: str) -> None:
    paragraph._p.get_or_add_pPr().insert_element_before(
        parse_xml(
            f'<w:pBdr {nsdecls("w")}><w:{side} w:val="single" w:sz="4" w:space="4"'
            f' w:color="{RULE}"/></w:pBdr>'
        ),
        "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc",
    )  # fmt: skip
