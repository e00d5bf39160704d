"""What a workbook holds besides values: errors, formulas nobody worked out, cells far away.

A file that is a zip is unpacked here, within bounds, and packed anew with its tables alone, so
that what reads it meets no bomb, no program, no link and no table of a million rows.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from posixpath import normpath

from lxml import etree

from generator.errors import FaultyInputError
from generator.sheets._extent import DamagedError, TooFarError, prove

__all__ = ["ERROR", "FAR", "Packed", "Range", "Troubles", "of_excel", "of_open_document"]

_MOST_BYTES, _MOST_PARTS = 40_000_000, 2_000
_LAST_ROW, _LAST_COLUMN = 20_000, 400
_MOST_REPEATED = 1_000
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_KEPT = re.compile(r"(?:\[Content_Types\]|_rels/.*|xl/(?:workbook|styles|sharedStrings)|"
                   r"xl/_rels/.*|xl/worksheets/[^/]+|xl/worksheets/_rels/.*|xl/theme/.*)"
                   r"\.(?:xml|rels)", re.IGNORECASE)  # fmt: skip
ERROR = "holds an error of a formula (such as #REF! or #N/A) and no answer."
NOT_WORKED_OUT = "holds a formula that no program has worked out yet."
FAR = "stands far outside the table."

Troubles = dict[tuple[int, int], str]
# The first row and column of merged cells, and the last.
Range = tuple[int, int, int, int]


@dataclass(frozen=True)
class Packed:
    """A workbook packed anew, why some of its cells cannot be used, and what to tell of it.

    `merges` are those of an .ods file alone: others tell them when they are read.
    """

    content: bytes
    troubles: Mapping[str, Troubles] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    merges: Mapping[str, list[Range]] = field(default_factory=dict)
    since_1904: bool = False


def _unpacked(content: bytes, name: str) -> dict[str, bytes]:
    """The parts of a zip. Raises FaultyInputError for a damaged one, a locked one or a bomb."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            infos = archive.infolist()
            if len(infos) > _MOST_PARTS or sum(one.file_size for one in infos) > _MOST_BYTES:
                raise FaultyInputError(
                    f"{name} unpacks to far more than our workbooks hold, so it was not opened."
                )
            if any(one.flag_bits & 1 for one in infos):
                raise FaultyInputError(f"{name} needs a password. Take it off, and try again.")
            return {one.filename: archive.read(one) for one in infos}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError):
        raise _damaged(name) from None


def _damaged(name: str) -> FaultyInputError:
    return FaultyInputError(
        f"{name} is damaged and cannot be read as a workbook. Open it in Excel or LibreOffice, "
        "save it anew as an Excel workbook (.xlsx), and try again."
    )


def _parsed(part: bytes, name: str) -> etree._Element:
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        raise FaultyInputError(
            f"{name} holds definitions that no office program writes into a workbook, so it was "
            "not opened."
        )
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(part, parser)
    except etree.XMLSyntaxError:
        raise _damaged(name) from None


def _repacked(parts: Mapping[str, bytes], name: str) -> bytes:
    """The parts as a zip again. Raises FaultyInputError where a cell lies far away all the same."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    try:
        with zipfile.ZipFile(out) as archive:
            prove(archive, (_LAST_ROW + 1) * (_LAST_COLUMN + 1))
    except TooFarError:
        raise FaultyInputError(
            f"{name} holds something that stands far outside its tables. Delete it, and try again."
        ) from None
    except DamagedError:
        raise _damaged(name) from None
    return out.getvalue()


def of_excel(content: bytes, name: str) -> Packed:
    """An .xlsx or .xlsm file. Raises FaultyInputError for what is none, or no sound one."""
    parts = _unpacked(content, name)
    if "xl/workbook.xml" not in parts:
        raise FaultyInputError(
            f"{name} is no Excel workbook. Give the workbook that Throughcare made."
        )
    kept = {part: held for part, held in parts.items() if _KEPT.fullmatch(part)}
    troubles = {}
    for sheet, place in _sheets(kept, name):
        tree = _parsed(kept[place], name)
        troubles[sheet], changed = _in_sheet(tree)
        if changed:
            kept[place] = etree.tostring(tree, xml_declaration=True, encoding="UTF-8")
    for shared in ("xl/sharedStrings.xml", "xl/styles.xml"):
        _parsed(kept.get(shared, b"<none/>"), name)
    since_1904 = _since_1904(_parsed(parts["xl/workbook.xml"], name))
    return Packed(_repacked(kept, name), troubles, tuple(_notes(parts)), since_1904=since_1904)


def _since_1904(workbook: etree._Element) -> bool:
    """Whether a day that is written as a number counts from 1904, as on old Apple computers."""
    found = workbook.iter(f"{_MAIN}workbookPr", f"{_STRICT}workbookPr")
    return any(one.get("date1904") in ("1", "true") for one in found)


def _notes(parts: Mapping[str, bytes]) -> Iterator[str]:
    if any("vbaproject" in part.lower() for part in parts):
        yield "The workbook holds macros. They were not run, and are not needed."
    if any(part.lower().startswith("xl/externallinks/") for part in parts):
        yield "The workbook is linked to other files. The links were not followed."


def _sheets(parts: Mapping[str, bytes], name: str) -> Iterator[tuple[str, str]]:
    """The name and part of every sheet."""
    targets = {
        one.get("Id"): one.get("Target", "")
        for one in _parsed(parts.get("xl/_rels/workbook.xml.rels", b"<x/>"), name)
    }
    for one in _parsed(parts["xl/workbook.xml"], name).iter(f"{_MAIN}sheet", f"{_STRICT}sheet"):
        target = next((targets[v] for k, v in one.attrib.items() if str(k).endswith("}id")
                       and v in targets), "")  # fmt: skip
        part = normpath(target.lstrip("/") if target.startswith("/") else f"xl/{target}")
        if part in parts:
            yield one.get("name", ""), part


def _in_sheet(tree: etree._Element) -> tuple[Troubles, bool]:
    """What is wrong with cells of a sheet; those that stand far away are taken out of it."""
    troubles: Troubles = {}
    changed = False
    row = -1
    for line in list(tree.iter(f"{_MAIN}row", f"{_STRICT}row")):
        given = line.get("r", "")
        row = int(given) - 1 if given.isdigit() and len(given) < 8 else row + 1
        column = -1
        for cell in list(line):
            place = _PLACE.fullmatch(cell.get("r", ""))
            column = _number(place[1]) if place else column + 1
            value, formula = (_child(cell, tag) for tag in ("v", "f"))
            filled = (value is not None and value.text) or _child(cell, "is") is not None
            if row > _LAST_ROW or column > _LAST_COLUMN:
                if filled:
                    troubles[row, column] = FAR
                line.remove(cell)
                changed = True
            elif cell.get("t") == "e":
                troubles[row, column] = ERROR
            elif formula is not None and not filled and cell.get("t") != "str":
                troubles[row, column] = NOT_WORKED_OUT
    return troubles, changed


def _child(cell: etree._Element, tag: str) -> etree._Element | None:
    found = cell.find(f"{_MAIN}{tag}")
    return found if found is not None else cell.find(f"{_STRICT}{tag}")


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def of_open_document(content: bytes, name: str) -> Packed | None:
    """An .ods file; None when it is another zip. Raises FaultyInputError for an unsound one."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if "content.xml" not in archive.namelist():
                return None
    except (zipfile.BadZipFile, OSError):
        return None
    parts = _unpacked(content, name)
    if b"manifest:encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise FaultyInputError(f"{name} needs a password. Take it off, save it, and try again.")
    tree = _parsed(parts["content.xml"], name)
    troubles, merges = {}, {}
    for table in tree.iter(f"{_TABLE}table"):
        sheet = table.get(f"{_TABLE}name", "")
        troubles[sheet], merges[sheet] = _in_table(table, name)
    wanted = ("mimetype", "content.xml", "styles.xml", "meta.xml", "settings.xml")
    kept = {part: parts[part] for part in wanted if part in parts}
    kept |= {part: held for part, held in parts.items() if part == "META-INF/manifest.xml"}
    return Packed(_repacked(kept, name), troubles, merges=merges)


def _in_table(table: etree._Element, name: str) -> tuple[Troubles, list[Range]]:
    troubles: Troubles = {}
    merges: list[Range] = []
    row = 0
    for line in table.iter(f"{_TABLE}table-row"):
        lines, column = _times(line, "number-rows-repeated"), 0
        for cell in line.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            cells = _times(cell, "number-columns-repeated")
            filled = cell.get(f"{_OFFICE}value-type") is not None
            if filled and (
                max(lines, cells) > _MOST_REPEATED
                or row + lines > _LAST_ROW
                or column + cells > _LAST_COLUMN
            ):
                raise FaultyInputError(
                    f"{name}: the sheet {table.get(f'{_TABLE}name', '')} holds something that "
                    "stands far outside the table, or fills thousands of cells. Delete it."
                )
            if cell.get(f"{_CALC}value-type") == "error":
                troubles[row, column] = ERROR
            elif cell.get(f"{_TABLE}formula") and not filled:
                troubles[row, column] = NOT_WORKED_OUT
            down, across = (_times(cell, f"number-{what}-spanned") for what in ("rows", "columns"))
            if down > 1 or across > 1:
                merges.append((row, column, row + down - 1, column + across - 1))
            column += cells
        row += lines
    return troubles, merges


def _times(element: etree._Element, attribute: str) -> int:
    given = element.get(f"{_TABLE}{attribute}", "1")
    return int(given) if given.isdigit() and len(given) < 9 else 1
