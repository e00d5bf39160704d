"""Edits a Word file as a person would, on its XML."""

import io
import zipfile
from collections.abc import Callable

from lxml import etree

from generator.word.package._xml import w

MAIN = "word/document.xml"


def edited(data: bytes, change: Callable[[etree._Element], None], part: str = MAIN) -> bytes:
    """The file with one part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w") as copy:
        for name in archive.namelist():
            content = archive.read(name)
            if name == part:
                root = etree.fromstring(content)
                change(root)
                content = etree.tostring(root)
            copy.writestr(name, content)
    return out.getvalue()


def start_of(root: etree._Element, name: str) -> etree._Element:
    """The start of a bookmark, by its name."""
    return next(e for e in root.iter(w("bookmarkStart")) if e.get(w("name")) == name)


def put(root: etree._Element, name: str, text: str) -> None:
    """Write another text into a field that stands in a line."""
    control = start_of(root, name).getnext()
    run = control.find(f".//{w('r')}")
    for element in list(run):
        if element.tag != w("rPr"):
            run.remove(element)
    # Word parts runs wherever it likes.
    for piece in (text[:3], text[3:]):
        etree.SubElement(run, w("t")).text = piece


def put_paragraphs(root: etree._Element, name: str, texts: list[str]) -> None:
    """Write plain paragraphs in place of a narrative."""
    start = start_of(root, name)
    while start.getnext().tag != w("bookmarkEnd"):
        start.getparent().remove(start.getnext())
    for text in reversed(texts):
        paragraph = etree.Element(w("p"))
        etree.SubElement(etree.SubElement(paragraph, w("r")), w("t")).text = text
        start.addnext(paragraph)


def remove(element: etree._Element) -> None:
    element.getparent().remove(element)
