"""Closes a workbook: results beside the formulas, and the same bytes from the same data."""

import errno
import io
import zipfile
from collections.abc import Mapping
from datetime import date

from lxml import etree
from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.xml.constants import ARC_CORE, ARC_CUSTOM
from openpyxl.xml.functions import tostring

from generator.sheets._cells import Results

__all__ = ["UNSAID", "closed", "signatures", "signed"]

# Properties of what does not say how it was made.
UNSAID: Mapping[str, str] = {}

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_TERMS = "{http://purl.org/dc/terms/}"
# ECMA-376 part 1, CT_Font.
_FONT = ("b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz",
         "color", "name", "family", "charset", "scheme")  # fmt: skip
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def signed(book: Workbook, title: str, properties: Mapping[str, str]) -> None:
    """Give a workbook its title, and note how it was made."""
    book.properties.title = title
    book.properties.creator = "Throughcare"
    for name, value in properties.items():
        book.custom_doc_props.append(StringProperty(name=name, value=value))  # type: ignore[attr-defined]


def signatures(book: Workbook, on: date) -> dict[str, bytes]:
    """The parts of a signed workbook that say what it is and how it was made."""
    parts = {ARC_CORE: _dated(tostring(book.properties.to_tree()), on)}
    said = book.custom_doc_props  # type: ignore[attr-defined]
    if len(said):
        parts[ARC_CUSTOM] = tostring(said.to_tree())
    return parts


def closed(book: Workbook, results: Results, pictured: Mapping[str, str], on: date) -> bytes:
    """The bytes of the workbook.

    `pictured` tells what each chart shows, by its title in the file ("Chart 1"); `on`
    becomes the day of making. Nothing depends on the clock. Raises OSError without room on disk.
    """
    raw = io.BytesIO()
    try:
        book.save(raw)
    except etree.SerialisationError as fault:
        # Each sheet is written to a temporary file first.
        raise OSError(errno.ENOSPC, "no room to write the workbook") from fault
    sheets = {
        f"xl/worksheets/sheet{number}.xml": {
            where: result for (title, where), result in results.items() if title == sheet.title
        }
        for number, sheet in enumerate(book.worksheets, 1)
    }
    out = io.BytesIO()
    with zipfile.ZipFile(raw) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in made.namelist():
            content = made.read(name)
            if sheets.get(name):
                content = _with_results(content, sheets[name])
            elif name.startswith("xl/drawings/drawing"):
                content = _described(content, pictured)
            elif name == ARC_CORE:
                content = _dated(content, on)
            elif name == "xl/styles.xml":
                content = _in_order(content)
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            kept.writestr(entry, content)
    return out.getvalue()


def _with_results(content: bytes, results: Mapping[str, str | int]) -> bytes:
    root = etree.fromstring(content)
    for cell in root.iter(f"{_MAIN}c"):
        value = cell.find(f"{_MAIN}v")
        result = results.get(cell.get("r", ""))
        if cell.find(f"{_MAIN}f") is None or value is None or result is None:
            continue
        if isinstance(result, str):
            cell.set("t", "str")
        value.text = str(result)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _described(content: bytes, pictured: Mapping[str, str]) -> bytes:
    root = etree.fromstring(content)
    for frame in root.iter(f"{_DRAWN}cNvPr"):
        frame.set("descr", pictured.get(frame.get("name", ""), ""))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _in_order(content: bytes) -> bytes:
    """The styles with what a font says in the order of the schema, which the library mixes up."""
    root = etree.fromstring(content)
    for font in root.iter(f"{_MAIN}font"):
        font[:] = sorted(font, key=lambda part: _FONT.index(etree.QName(part).localname))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _dated(content: bytes, on: date) -> bytes:
    root = etree.fromstring(content)
    for name in ("created", "modified"):
        for node in root.iter(f"{_TERMS}{name}"):
            node.text = f"{on.isoformat()}T00:00:00Z"
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
