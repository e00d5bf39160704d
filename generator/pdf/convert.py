"""The three things this library does with a Word file: inspect it, check it, make a PDF of it."""

from generator.errors import UnsupportedError
from generator.pdf._checks import concerns
from generator.pdf._compile import MissingGlyphError, compiled
from generator.pdf._document import read_document
from generator.pdf._findings import Concern, Unsupported
from generator.pdf._finish import finished
from generator.pdf._model import Document, Text
from generator.pdf._typst import typst_source
from generator.pdf._walk import leaves, paragraphs


def to_pdf(docx: bytes) -> bytes:
    """The Word file as a tagged PDF that conforms to PDF/UA-1. The same bytes give the same PDF.

    UnsupportedError lists everything in it that cannot be drawn, each with its place; PdfError
    says why a file cannot be read or set at all.
    """
    document, unsupported = read_document(docx)
    if unsupported:
        raise UnsupportedError(
            "This Word file holds things that cannot be put in a PDF:",
            [str(finding) for finding in unsupported],
        )
    source, plan = typst_source(document)
    try:
        pdf = compiled(source, document)
    except MissingGlyphError as missing:
        raise UnsupportedError(
            "This Word file has letters that no font at hand can draw:",
            _places(document, missing.letters),
        ) from missing
    return finished(pdf, plan, document)


def inspect(docx: bytes) -> list[Unsupported]:
    """What in the Word file cannot be drawn as PDF, each with its place; empty when all can."""
    return read_document(docx)[1]


def check(docx: bytes) -> list[Concern]:
    """What would pass a validator and still fail a reader: each with its place in the Word file.

    A data table without a header row, a heading level left out, alternative text that is a file
    name, link words like "click here", text too pale to read, a document without a title.
    """
    return concerns(read_document(docx)[0])


def _places(document: Document, letters: str) -> list[str]:
    named = ", ".join(f"U+{ord(c):04X}" for c in dict.fromkeys(letters) if not c.isspace())
    places = [
        p.where
        for p in paragraphs(document)
        if any(isinstance(i, Text) and letters in i.text for i in leaves(p.inlines))
    ]
    return [f"{(where or 'a list label').capitalize()}: {named}." for where in places or [""]]
