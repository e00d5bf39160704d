"""After Typst: the tags are finished, and the document's own properties put in its information."""

import re
from html import escape

from generator.pdf.finish._objects import PdfObjects
from generator.pdf.finish._tags import Tags
from generator.pdf.read._model import Document
from generator.pdf.typeset._runs import Plan

_PDFX = "http://ns.adobe.com/pdfx/1.3/"
_STREAM = re.compile(rb"^(<<.*?>>)\s*stream\r?\n(.*?)\r?\nendstream$", re.DOTALL)


def finished(pdf: bytes, plan: Plan, document: Document) -> bytes:
    """The PDF with its tags and information complete."""
    objects = PdfObjects(pdf)
    Tags(objects).finish(plan)
    _quiet(objects)
    if document.properties:
        _information(objects, document.properties)
    return objects.written()


def _quiet(objects: PdfObjects) -> None:
    """Without the entry that says nothing is suspect, its default: some readers stumble over it."""
    root = objects.reference(b"Root")
    if root is not None:
        objects[root] = objects[root].replace(b"/Suspects false", b"", 1)


def _information(objects: PdfObjects, properties: dict[str, str]) -> None:
    """Custom properties go where PDF readers show them: document information and XMP (pdfx)."""
    information = objects.reference(b"Info")
    if information is not None:
        said = b"".join(b"/%b%b" % (_name(k), _text(v)) for k, v in properties.items())
        objects[information] = objects[information].removesuffix(b">>") + said + b">>"
    root = objects.reference(b"Root")
    number = objects.reference(b"Metadata", objects[root]) if root is not None else None
    stream = _STREAM.match(objects[number]) if number is not None else None
    if number is None or stream is None or b"</rdf:RDF>" not in stream[2]:
        return
    entries = "".join(
        f"<pdfx:{_xml_name(k)}>{escape(v, quote=False)}</pdfx:{_xml_name(k)}>"
        for k, v in properties.items()
    )
    block = f'<rdf:Description rdf:about="" xmlns:pdfx="{_PDFX}">{entries}</rdf:Description>'
    xmp = stream[2].replace(b"</rdf:RDF>", block.encode() + b"</rdf:RDF>", 1)
    head = re.sub(rb"/Length \d+", b"/Length %d" % len(xmp), stream[1], count=1)
    objects[number] = head + b"\nstream\n" + xmp + b"\nendstream"


def _name(text: str) -> bytes:
    return b"".join(
        bytes([b]) if chr(b).isascii() and chr(b).isalnum() else b"#%02X" % b for b in text.encode()
    )


def _xml_name(text: str) -> str:
    name = re.sub(r"[^A-Za-z0-9_.-]", "_", text)
    return name if name[:1].isalpha() else f"_{name}"


def _text(value: str) -> bytes:
    return b"<FEFF" + value.encode("utf-16-be").hex().upper().encode() + b">"
