"""A contact sheet: pictures in rows, each with what it shows and its code."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Emu, Mm, Pt
from docx.table import _Cell

from generator.word.scaffold import Draft, Look

__all__ = ["Pinned", "picture_sheet"]

_COLUMNS, _SIDE = 4, 30.0  # millimetres
_WORDS = 10  # points
_INTRO = "Write the code of a picture where the case file has “picture”, or in a swap."


@dataclass(frozen=True)
class Pinned:
    """A picture on the sheet: `image` as PNG or JPEG, `alt` what it shows, `notes` lines below."""

    image: bytes
    alt: str
    code: str
    notes: tuple[str, ...] = ()


def picture_sheet(title: str, pinned: Sequence[Pinned], credit: str) -> bytes:
    """The sheet as a Word file, four pictures in a row; no row is parted over two pages."""
    draft = Draft(title, Look(size=_WORDS, margin=15))
    draft.document.core_properties.author = "Throughcare"
    draft.furniture(title, "Throughcare", "What each picture shows, and its code.")
    draft.paragraph(title, "Title")
    draft.paragraph(_INTRO)
    if pinned:
        _grid(draft, pinned)
    draft.gap()
    draft.paragraph(credit)
    return draft.save()


def _grid(draft: Draft, pinned: Sequence[Pinned]) -> None:
    rows = -(-len(pinned) // _COLUMNS)
    table = draft.document.add_table(rows, _COLUMNS, draft.document.styles["Picture Rows"])
    table.autofit = False
    table._tbl.tblPr.append(parse_xml(f'<w:tblDescription {nsdecls("w")} w:val="layout"/>'))
    for column in table.columns:
        column.width = Mm(draft.width / _COLUMNS)
    cells = [cell for row in table.rows for cell in row.cells]
    for row in table.rows:
        row._tr.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
    for cell in cells:
        cell.width = Mm(draft.width / _COLUMNS)
    for cell, one in zip(cells, pinned, strict=False):
        _pin(cell, one)


def _pin(cell: _Cell, one: Pinned) -> None:
    shape = cell.paragraphs[0].add_run().add_picture(io.BytesIO(one.image))
    share = Mm(_SIDE) / max(shape.width, shape.height)
    shape.width, shape.height = Emu(round(shape.width * share)), Emu(round(shape.height * share))
    shape._inline.docPr.set("descr", one.alt)
    for number, text in enumerate((one.alt, one.code, *one.notes)):
        run = cell.add_paragraph(style="Table Text").add_run(text)
        run.bold = number == 0
        run.font.size = Pt(_WORDS)
