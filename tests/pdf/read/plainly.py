"""Reads a file with its plain paragraphs taken out, and as the parser alone reads it."""

import io
import zipfile

import pytest

from generator.errors import PdfError
from generator.pdf.read import _template
from generator.pdf.read._document import read_document
from generator.pdf.read._findings import Unsupported
from generator.pdf.read._model import Document, Paragraph, Text
from generator.pdf.read._plain import taken_out
from generator.pdf.read._walk import blocks, leaves
from generator.pdf.read._xml import W
from tests.pdf.pieces import abstract, num
from tests.pdf.wordfile import _SPACES, _XML, A4, p, word

MAIN = W[1:-1]
DAMAGED = "This Word file cannot be read: its part word/document.xml is damaged."
NUMBERING = (
    abstract(0, ("decimal", "%1.", 720, 360), ("lowerLetter", "%2)", 1440, 360))
    + abstract(1, ("bullet", "•", 720, 360)) + num(1, 0) + num(2, 1)
)  # fmt: skip
STYLES = (
    '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Unseen"><w:name w:val="Unseen"/><w:rPr><w:vanish/>'
    '</w:rPr></w:style><w:style w:type="paragraph" w:styleId="Listed"><w:name w:val="Listed"/>'
    '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr>'
    '</w:style><w:style w:type="table" w:styleId="Banded"><w:name w:val="Banded"/>'
    '<w:basedOn w:val="TableGrid"/><w:tblStylePr w:type="firstRow"><w:pPr><w:jc w:val="center"/>'
    "</w:pPr><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>"
)

Read = tuple[Document, list[Unsupported]] | str


def read(docx: bytes) -> Read:
    """What is read of a file, and what of it cannot be drawn; or why it is refused."""
    try:
        return read_document(docx)
    except PdfError as refusal:
        return str(refusal)


def by_the_parser(docx: bytes) -> Read:
    """The same without the pattern, and without what was remembered with it."""
    _template._remembered.cache_clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.pdf.read._open.taken_out", lambda _: None)
        return read(docx)


def alike(docx: bytes) -> Read:
    """What is read of a file, which is the same in both ways."""
    slow, quick = by_the_parser(docx), read(docx)
    assert quick == slow
    # -0.0 and 0.0 are equal, and are not set alike.
    assert repr(quick) == repr(slow)
    return quick


def words(of: Read) -> str:
    """The words of what was read, a bar between paragraphs; of what was refused, why."""
    if isinstance(of, str):
        return of
    found = [b for s in of[0].sections for b in blocks(s.blocks) if isinstance(b, Paragraph)]
    said = ("".join(i.text for i in leaves(b.inlines) if isinstance(i, Text)) for b in found)
    return "|".join(said)


def part(xml: str | bytes) -> bytes:
    """A Word file of which the main part is this."""
    return word(
        "", styles=STYLES, numbering=NUMBERING,
        raw={"word/document.xml": xml if isinstance(xml, bytes) else xml.encode()},
    )  # fmt: skip


def main_part(body: str, spaces: str = _SPACES, first: str = _XML) -> str:
    end = f"<w:sectPr>{A4}</w:sectPr></w:body></w:document>"
    return f"{first}<w:document {spaces}><w:body>{body}{end}"


def story(body: str, spaces: str = _SPACES) -> bytes:
    """A Word file with this body."""
    return part(main_part(body, spaces))


def taken(docx: bytes) -> int:
    """How many paragraphs of a file are read by the pattern."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        found = taken_out(package.read("word/document.xml"))
    return 0 if found is None else len(found[1].texts) - found[1].texts.count(None)


PLAIN = p("plain")
MARKED = '<w:bookmarkStart w:id="1" w:name="a"/>'
