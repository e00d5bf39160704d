"""Comments of Word at the places of a form, for whoever looks it through."""

import posixpath

from lxml import etree

from generator.word.package._names import ADOPTER, W
from generator.word.package._opc import Package
from generator.word.package._xml import parse, w

__all__ = ["comment"]

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
# A fixed day: the same form gives the same file.
_DAY = "2026-01-01T00:00:00Z"


def comment(package: Package, main: str, notes: list[tuple[etree._Element, str]]) -> None:
    """Add a comment to each paragraph of the text; its part is not written, but theirs is."""
    if not notes:
        return
    name = package.related(main, "comments")
    if not name or not package.read(name):
        name = posixpath.join(posixpath.dirname(main), "comments.xml")
        package.relate(main, "comments", "comments.xml")
        package.add_type(name, _TYPE)
    content = package.read(name) or f'<w:comments xmlns:w="{W}"/>'.encode()
    root = parse(content, name)
    taken = [int(one.get(w("id"), "0")) for one in root if one.get(w("id"), "").isdecimal()]
    number = max(taken, default=-1) + 1
    for paragraph, text in notes:
        _write(root, number, text)
        _anchor(paragraph, str(number))
        number += 1
    package.put(name, root)


def _write(root: etree._Element, number: int, text: str) -> None:
    made = etree.SubElement(root, w("comment"))
    made.attrib.update(
        {w("id"): str(number), w("author"): ADOPTER, w("date"): _DAY, w("initials"): "TC"}
    )
    for line in text.split("\n"):
        run = etree.SubElement(etree.SubElement(made, w("p")), w("r"))
        shown = etree.SubElement(run, w("t"))
        shown.text = line
        shown.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _anchor(paragraph: etree._Element, number: str) -> None:
    start = etree.Element(w("commentRangeStart"), {w("id"): number})
    properties = paragraph.find(w("pPr"))
    if properties is not None:
        properties.addnext(start)
    else:
        paragraph.insert(0, start)
    etree.SubElement(paragraph, w("commentRangeEnd"), {w("id"): number})
    run = etree.SubElement(paragraph, w("r"))
    etree.SubElement(run, w("commentReference"), {w("id"): number})
