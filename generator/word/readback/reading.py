"""Opens an edited file and finds every field in it that can be read back."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from generator.errors import TemplateError
from generator.word._opc import Package
from generator.word._safety import check
from generator.word._xml import parse, w
from generator.word._zip import read_zip
from generator.word.readback._looks import Looks
from generator.word.readback._paragraphs import pieces_of
from generator.word.readback._scan import STRANGE, Scan, pending, scan
from generator.word.readback.located import NARRATIVE
from generator.word.readback.marking import FIELDS, Mark, hash_of_printed
from generator.word.readback.pieces import Piece
from generator.word.readback.strips import Stretch, strips

_MAIN = "wordprocessingml.document.main+xml"
_DIGITS = re.compile(r"\d+")
_AROUND = ("wordprocessingml.header+xml", "wordprocessingml.footer+xml")


@dataclass(frozen=True)
class Field:
    """A field that was found: `shown` is its text now, or its narrative in pieces.

    `trouble` says why it cannot be read; empty when it can.
    """

    mark: Mark
    shown: str | tuple[Piece, ...]
    trouble: str = ""

    @property
    def edited(self) -> bool:
        """Whether it shows anything else than what was printed."""
        return bool(self.trouble) or hash_of_printed(self.shown) != self.mark.printed


@dataclass(frozen=True)
class Reading:
    """What an edited file says.

    `properties` are its custom properties, `pending` whether tracked changes wait in it.
    `lost` are the numbers of fields that are gone. `strips` are its table rows and
    paragraphs in their order, `outside` the text around the fields, `around` that of its
    page headers and footers, with # for numbers.
    """

    properties: Mapping[str, str]
    fields: tuple[Field, ...]
    lost: tuple[int, ...]
    pending: bool
    strips: tuple[tuple[Stretch, ...], ...]
    outside: tuple[str, ...]
    around: frozenset[str]


def read_document(data: bytes) -> Reading:
    """Read a Word file that may have been edited.

    A file without fields to read back has none, which is no error. Raises TemplateError
    when it is no Word file, is damaged, or holds what can act on its own, such as macros.
    """
    try:
        package = Package(read_zip(data))
        check(package)
        return _read(package)
    except TemplateError as error:
        summary = error.summary.replace("The template", "The document")
        raise TemplateError(summary, error.faults) from None


def _read(package: Package) -> Reading:
    main = next((name for name, kind in package.types.items() if kind.endswith(_MAIN)), "")
    body = parse(package.read(main), main).find(w("body")) if package.read(main) else None
    if body is None:
        raise TemplateError("The template is not a Word document (.docx).")
    properties = _properties(package)
    found = scan(body)
    looks = Looks(package, main)
    whole = [mark for mark in found.starts if mark in found.ends and mark not in found.twice]
    fields = tuple(_field(mark, found, looks) for mark in sorted(whole))
    there = {mark.number for mark in whole}
    count = properties.get(FIELDS, "")
    made = range(int(count) if count.isdecimal() and len(count) < 7 else 0)
    return Reading(
        properties=properties,
        fields=fields,
        lost=tuple(number for number in made if number not in there),
        pending=pending(body),
        strips=strips(body, found),
        outside=tuple(_outside(found, whole)),
        around=frozenset(_around(package)),
    )


def _properties(package: Package) -> dict[str, str]:
    name = package.related("", "custom-properties")
    content = package.read(name) if name else b""
    if not content:
        return {}
    return {node.get("name", ""): str(node.xpath("string()")) for node in parse(content, name)}


def _field(mark: Mark, found: Scan, looks: Looks) -> Field:
    start, end = found.starts[mark], found.ends[mark]
    if mark.form.startswith(NARRATIVE):
        return _narrative(mark, found, looks)
    if start.paragraph != end.paragraph:
        return Field(mark, "", "it runs over several paragraphs: keep it in one")
    shown = found.texts[start.paragraph][start.at : end.at]
    if STRANGE in shown:
        return Field(mark, "", "it holds a picture, a note or a symbol: take that out")
    return Field(mark, shown)


def _narrative(mark: Mark, found: Scan, looks: Looks) -> Field:
    start, end = found.starts[mark], found.ends[mark]
    last = end.paragraph if end.at else end.paragraph - 1
    if end.paragraph == start.paragraph:
        last = start.paragraph
    inside = found.texts[start.paragraph : last + 1]
    if start.at or (end.at and end.at < len(found.texts[end.paragraph])) or not inside:
        return Field(mark, (), "it has run together with the text before or after it")
    if any(STRANGE in text for text in inside):
        return Field(mark, (), "it holds a picture, a note or a symbol: take that out")
    blocks = _between(found.paragraphs[start.paragraph], found.paragraphs[last])
    if blocks is None:
        return Field(mark, (), "it begins or ends within a table")
    return Field(mark, pieces_of(blocks, looks, mark.form[1:]))


def _between(first: etree._Element, last: etree._Element) -> list[etree._Element] | None:
    """The paragraphs and tables from one paragraph to another, in what holds them both."""
    above = {first, *first.iterancestors()}
    common = next((e for e in last.iterancestors() if e in above), None)
    if common is None or common.tag in (w("tbl"), w("tr")):
        return None
    blocks: list[etree._Element] = []
    going = False
    for block in _blocks(common):
        inside = (first is block, last is block) if block.tag == w("p") else (
            any(e is block for e in first.iterancestors()), False
        )  # fmt: skip
        going = going or inside[0]
        if going:
            blocks.append(block)
        if inside[1]:
            return blocks
    return None


def _blocks(parent: etree._Element) -> Iterator[etree._Element]:
    for element in parent:
        if element.tag in (w("p"), w("tbl")):
            yield element
        elif element.tag in (w("sdt"), w("sdtContent"), w("customXml")):
            yield from _blocks(element)


def _outside(found: Scan, marks: list[Mark]) -> Iterator[str]:
    """The text of each paragraph that stands in no field, without those that are empty."""
    covered: set[int] = set()
    cut: dict[int, list[tuple[int, int]]] = {}
    for mark in marks:
        start, end = found.starts[mark], found.ends[mark]
        if mark.form.startswith(NARRATIVE):
            covered.update(range(start.paragraph, end.paragraph + bool(end.at)))
        elif start.paragraph == end.paragraph:
            cut.setdefault(start.paragraph, []).append((start.at, end.at))
    for number, text in enumerate(found.texts):
        if number in covered:
            continue
        for begin, end_at in sorted(cut.get(number, ()), reverse=True):
            text = f"{text[:begin]}…{text[end_at:]}"  # noqa: PLW2901
        if text.strip():
            yield " ".join(text.split())


def _around(package: Package) -> Iterator[str]:
    for name, kind in package.types.items():
        if kind.endswith(_AROUND) and package.read(name):
            for text in scan(parse(package.read(name), name)).texts:
                if text.strip():
                    yield _DIGITS.sub("#", " ".join(text.split()))  # page numbers


__all__ = ["Field", "Reading", "read_document"]
