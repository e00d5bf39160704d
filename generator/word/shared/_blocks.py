"""The blocks of a shared part: what may be among them, and how they are put in."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace

from lxml import etree

from generator.word.compile._contents import beyond_text
from generator.word.faults import Fault, Place
from generator.word.package._main import FURNITURE
from generator.word.package._opc import Package
from generator.word.package._places import STAMP, Places
from generator.word.package._xml import parse, w
from generator.word.shared._calls import Call
from generator.word.shared._receiving import Receiving

_P, _TABLE, _SECTION, _TEXT = w("p"), w("tbl"), w("sectPr"), w("t")
_REFUSED = {
    _SECTION: ("a section break", "Make it in the template that asks for the part"),
    w("footnoteReference"): ("a footnote", "Write it into the text"),
    w("endnoteReference"): ("an endnote", "Write it into the text"),
}
_COMMENTS = tuple(
    map(w, ("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef"))
)
_IGNORABLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"


def faults_of_blocks(package: Package, main: str, name: str) -> Iterator[Fault]:
    """What keeps a part from being put in anywhere."""
    root = parse(package.read(main), main)
    places = Places(root, main)
    blocks = _blocks(root)
    for block in blocks:
        for element in block.iter(*_REFUSED):
            what, remedy = _REFUSED[str(element.tag)]
            place = places.of(element)
            place = replace(place, part="", shared=place.shared or name)
            yield Fault(place, f"a shared part cannot hold {what}", remedy)
    if not any(_says(block) for block in blocks):
        yield Fault(Place(shared=name), "there is nothing in it")
    for other, kind in package.types.items():
        if kind in FURNITURE and _says(parse(package.read(other), other)):
            yield Fault(
                Place(shared=name),
                "it has a header or footer of its own, which no page would show",
                "Move it into the text of the part, and ask for the part in the header of the "
                "template",
            )
            break


def put_in(
    call: Call, whole: tuple[Package, str], receiving: Receiving, part: str, number: int
) -> etree._Element:
    """Put the blocks of a part in place of the paragraph that asks for it.

    Returns the root of the part of the file that now holds them, which may be a new one.
    """
    package, main = whole
    source = parse(package.read(main), main)
    blocks = [deepcopy(block) for block in _blocks(source)]
    receiving.adopt(blocks, whole, part, call.name, number)
    for block in blocks:
        _stamp(block, f"{call.name}#{number}")
        etree.strip_elements(block, *_COMMENTS, with_tail=False)
    root = _with_names(call.paragraph.getroottree().getroot(), source)
    _insert(call.paragraph, blocks)
    return root


def _blocks(root: etree._Element) -> list[etree._Element]:
    """The blocks of a Word file, without the page settings at its end."""
    body = root.find(w("body"))
    return [] if body is None else [block for block in body if block.tag != _SECTION]


def _says(element: etree._Element) -> bool:
    return any((text.text or "").strip() for text in element.iter(_TEXT)) or bool(
        beyond_text(element)
    )


def _stamp(block: etree._Element, stamp: str) -> None:
    for element in block.iterfind(f".//*[@{STAMP}]"):
        element.set(STAMP, f"{stamp}/{element.get(STAMP)}")
    own = block.get(STAMP, "")
    block.set(STAMP, f"{stamp}/{own}" if own else stamp)


def _insert(paragraph: etree._Element, blocks: list[etree._Element]) -> None:
    """Put blocks in place of a paragraph, so that no two tables touch and no cell ends in one."""
    before, after = paragraph.getprevious(), paragraph.getnext()
    # At the end of a text a table may stand last: an empty line after it could fall on a new page.
    may_end = after is not None and after.tag in (_P, _SECTION)
    if _is_empty_end(blocks) and may_end:
        blocks = blocks[:-1]
    if before is not None and before.tag == _TABLE and blocks[0].tag == _TABLE:
        paragraph.addprevious(etree.Element(_P))
    for block in blocks:
        paragraph.addprevious(block)
    if blocks[-1].tag == _TABLE and not may_end:
        paragraph.addprevious(etree.Element(_P))
    paragraph.getparent().remove(paragraph)  # type: ignore[union-attr]


def _is_empty_end(blocks: list[etree._Element]) -> bool:
    return (
        len(blocks) > 1
        and blocks[-2].tag == _TABLE
        and blocks[-1].tag == _P
        and not _says(blocks[-1])
    )


def _with_names(root: etree._Element, source: etree._Element) -> etree._Element:
    """The same root, which knows the prefixes of another and what readers may pass over."""
    names = {**source.nsmap, **root.nsmap}
    known = {prefix for prefix, address in root.nsmap.items()}
    new = {p for p, address in source.nsmap.items() if p not in known and p is not None}
    passed = [p for p in source.get(_IGNORABLE, "").split() if names.get(p) == source.nsmap.get(p)]
    listed = list(dict.fromkeys([*root.get(_IGNORABLE, "").split(), *passed]))
    if new:
        made = etree.Element(root.tag, dict(root.attrib), nsmap=names)  # type: ignore[arg-type,misc]
        made.extend(list(root))
        root = made
    if listed:
        root.set(_IGNORABLE, " ".join(listed))
    return root
