"""The three things this library does with a Word file: inspect it, check it, make a PDF of it."""

from generator.errors import UnsupportedError
from generator.pdf.layout.compose import CannotSetError, composed
from generator.pdf.read._checks import concerns
from generator.pdf.read._document import read_document
from generator.pdf.read._findings import Concern, Unsupported
from generator.quietly import quietly


def to_pdf(docx: bytes) -> bytes:
    """The Word file as a tagged PDF that conforms to PDF/UA-1. The same bytes give the same PDF.

    UnsupportedError lists everything in it that cannot be drawn, each with its place; PdfError
    says why a file cannot be read or set at all.
    """
    with quietly():
        return _made(docx)


def _made(docx: bytes) -> bytes:
    # On its own, so that the document is gone before the collector looks for garbage again.
    document, unsupported = read_document(docx)
    if unsupported:
        raise UnsupportedError(
            "This Word file holds things that cannot be put in a PDF:",
            [str(finding) for finding in unsupported],
        )
    try:
        return composed(document)
    except CannotSetError:
        # Loaded when it is needed: few documents are, and it takes longer than most take.
        from generator.pdf._shaped import shaped  # noqa: PLC0415

        return shaped(document)


def inspect(docx: bytes) -> list[Unsupported]:
    """What in the Word file cannot be drawn as PDF, each with its place; empty when all can."""
    return read_document(docx)[1]


def check(docx: bytes) -> list[Concern]:
    """What would pass a validator and still fail a reader: each with its place in the Word file.

    A data table without a header row, a heading level left out, alternative text that is a file
    name, link words like "click here", text too pale to read, a document without a title.
    """
    return concerns(read_document(docx)[0])
