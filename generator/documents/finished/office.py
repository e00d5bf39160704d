"""The texts of Word files and workbooks: of every part, shown or not."""

import html
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import PurePath

from generator.documents.finished._said import Said

__all__ = ["said_in_office"]

# Looks and layout, which hold nothing of a case.
_QUIET = re.compile(
    r"word/(?:styles|fontTable|numbering|webSettings|theme/.*)\.xml|xl/(?:styles|theme/.*)\.xml"
    r"|\[Content_Types\]\.xml"
)
_PLACES = (
    (re.compile(r"word/(?:header|footer)"), "the header or footer"),
    (re.compile(r"word/(?:footnotes|endnotes)"), "a note"),
    (re.compile(r"(?:word|xl)/.*[cC]omment|xl/persons"), "a comment"),
    (re.compile(r"docProps/"), "the file's properties"),
    (re.compile(r".*\.rels$"), "the address of a link"),
    (re.compile(r"customXml/"), "data kept in the file"),
    (re.compile(r"(?:word|xl)/(?:charts|diagrams|drawings)/"), "a drawing"),
)
_WORD_BREAK = re.compile(r"</(?:w:p|w:tc|a:p)>")
# Runs, their looks and marks within a line; whatever else ends, ends a text.
_BREAK = re.compile(r"</(?!(?:\w+:)?(?:r|t|rPr|rPh|phoneticPr)>)[\w:]+>")
_LINE = re.compile(r"<w:(?:br|cr)\b[^>]*>|<a:br\b[^>]*>|_x000[aAdD]_")
_SPACE = re.compile(r"<w:(?:tab|ptab)\b[^>]*>")
_DASH = re.compile(r"<w:noBreakHyphen\b[^>]*>")
_SOFT = re.compile(r"<w:softHyphen\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_ATTRIBUTE = re.compile(
    r"""(?<![\w:])(?:\w+:)?(descr|title|alias|tooltip|name|author|initials|instr|anchor|Target"""
    r"""|displayText|docLocation|prompt|promptTitle|error|errorTitle|display|location|caption"""
    r"""|displayName|userId|altText|statusText|helpText|fullDate)=("[^"]*"|'[^']*')"""
)
_VALUE = re.compile(
    r"<w:(?:alias|tag|docVar|listItem|statusText|helpText|default|placeholder)\b[^>]*?"
    r"w:(?:val|value)=(\"[^\"]*\"|'[^']*')"
)
_ANY_VALUE = re.compile(r"=(\"[^\"]*\"|'[^']*')")
_OF_PAGE = re.compile(r"<(?:odd|even|first)(?:Header|Footer)>([^<]*)<")
_PAGE_CODE = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|\d+|[A-Z])')
_CELL = re.compile(r"<c\b([^>]*)>(?:<f\b[^>]*/>|<f\b[^>]*>[^<]*</f>)?<v>(\d{5})(?:\.\d+)?</v>")
_FORMATS = re.compile(r'<numFmt\b[^>]*numFmtId="(\d+)"[^>]*formatCode="([^"]*)"')
_LOOKS = re.compile(r"<cellXfs\b.*?</cellXfs>", re.DOTALL)
_LOOK = re.compile(r'<xf\b[^>]*numFmtId="(\d+)"')
_DAYS = (*range(14, 23), *range(27, 37), *range(50, 59))
_DAY_ZERO = date(1899, 12, 30)


def said_in_office(content: bytes) -> Iterator[Said]:
    """The texts of each part: paragraphs, cells, notes, properties, descriptions, links, tags."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        days = _day_looks(archive.read("xl/styles.xml")) if "xl/styles.xml" in names else {}
        for name in names:
            if name.endswith((".xml", ".rels", ".vml")):
                if not _QUIET.fullmatch(name):
                    xml = archive.read(name).decode("utf-8", "replace")
                    yield from _of_part(name, xml, days)
            elif "/media/" in name or "/embeddings/" in name:
                kept = archive.read(name) if "/embeddings/" in name else None
                yield Said("a file in it", PurePath(name).name, kept)


def _of_part(name: str, xml: str, days: Mapping[int, bool]) -> Iterator[Said]:
    place = next((words for part, words in _PLACES if part.match(name)), "")
    if name.endswith(".rels"):
        for _, quoted in _ATTRIBUTE.findall(xml):
            yield Said(place, _unquoted(quoted))
        return
    aside = place or "a description, bookmark, tag or hidden name"
    found = [quoted for _, quoted in _ATTRIBUTE.findall(xml)] + _VALUE.findall(xml)
    if name.startswith("customXml/"):
        found = _ANY_VALUE.findall(xml)
    yield from (Said(aside, _unquoted(quoted)) for quoted in dict.fromkeys(found))
    text = place or ("a cell" if name.startswith("xl/") else "the text")
    for said in _OF_PAGE.findall(xml):
        yield Said("the header or footer", _PAGE_CODE.sub(" ", html.unescape(_lines(said))))
    if name.startswith("xl/worksheets/"):
        yield from (Said(text, day) for day in _days(xml, days))
    ends = _WORD_BREAK if re.match(r"word/[^/]+\.xml", name) else _BREAK
    for piece in ends.split(_lines(xml)):
        yield Said(text, html.unescape(_TAG.sub("", piece)).strip())


def _lines(xml: str) -> str:
    return _LINE.sub("\n", _SPACE.sub(" ", _DASH.sub("-", _SOFT.sub("", xml))))


def _unquoted(quoted: str) -> str:
    return html.unescape(quoted[1:-1])


def _day_looks(styles: bytes) -> dict[int, bool]:
    """Whether a cell of each look shows its number as a day."""
    xml = styles.decode("utf-8", "replace")
    own = {int(number) for number, code in _FORMATS.findall(xml) if re.search("[dy]", code)}
    looks = _LOOKS.search(xml)
    used = _LOOK.findall(looks.group()) if looks else ()
    return {at: int(look) in _DAYS or int(look) in own for at, look in enumerate(used)}


def _days(xml: str, looks: Mapping[int, bool]) -> Iterator[str]:
    for attributes, number in _CELL.findall(xml):
        look = re.search(r'\bs="(\d+)"', attributes)
        if look and looks.get(int(look.group(1))) and 't="' not in attributes.replace('t="n"', ""):
            yield (_DAY_ZERO + timedelta(days=int(number))).isoformat()
