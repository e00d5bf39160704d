"""The three things this library does with a Word file: inspect it, check it, make a PDF of it."""

from generator.errors import PdfError, UnsupportedError
from generator.pdf.finish._finish import finished
from generator.pdf.layout.compose import CannotSetError, composed
from generator.pdf.read._checks import concerns
from generator.pdf.read._document import read_document
from generator.pdf.read._findings import Concern, Unsupported
from generator.pdf.read._model import Document, Text
from generator.pdf.read._walk import leaves, paragraphs
from generator.pdf.typeset._compile import MissingGlyphError, compiled
from generator.pdf.typeset._typst import typst_source

_MOST_MISSING = 30


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
    try:
        return composed(document)
    except CannotSetError:
        return _typeset(document)


def _typeset(document: Document) -> bytes:
    """Scripts that are shaped or run from right to left are set by Typst."""
    source, plan = typst_source(document)
    try:
        pdf = compiled(source, document)
    except MissingGlyphError as missing:
        letters = _all_missing(source, document, missing.letters)
        raise UnsupportedError(
            "This Word file has letters that no font at hand can draw:", _places(document, letters)
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


def _all_missing(source: str, document: Document, letters: str) -> str:
    """Every letter without a glyph: Typst names one at a time, so each is taken out in turn."""
    found = letters
    for _ in range(_MOST_MISSING):
        source = source.translate(dict.fromkeys(map(ord, letters)))
        try:
            compiled(source, document)
        except MissingGlyphError as missing:
            letters = missing.letters
            found += letters
        except PdfError:
            break
        else:
            break
    return found


def _places(document: Document, letters: str) -> list[str]:
    """A line a paragraph: which of the letters it holds, by code."""
    faults = []
    for paragraph in paragraphs(document):
        label = "" if paragraph.label is None else paragraph.label.text
        words = label + "".join(i.text for i in leaves(paragraph.inlines) if isinstance(i, Text))
        here = [c for c in dict.fromkeys(words) if c in letters and not c.isspace()]
        if here:
            codes = ", ".join(f"U+{ord(c):04X}" for c in here)
            faults.append(f"{paragraph.where[:1].upper()}{paragraph.where[1:]}: {codes}.")
    return faults or [", ".join(f"U+{ord(c):04X}" for c in dict.fromkeys(letters))]
