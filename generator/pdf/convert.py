"""The three things this library does with a Word file: inspect it, check it, make a PDF of it."""

from dataclasses import dataclass

from generator.pdf.layout.compose import CannotSetError, composed
from generator.pdf.read._checks import concerns
from generator.pdf.read._document import read_document, read_drawable
from generator.pdf.read._findings import Concern, Unsupported
from generator.pdf.read._model import Document
from generator.quietly import quietly


@dataclass(frozen=True, slots=True)
class Conversion:
    """A PDF and what its maker should know of it.

    `undescribed` are the pictures that a reader who cannot see them is not told of; with any of
    them the PDF does not say that it is PDF/UA. `altered` is what is drawn otherwise than in Word.
    """

    pdf: bytes
    undescribed: tuple[Concern, ...] = ()
    altered: tuple[Concern, ...] = ()

    @property
    def accessible(self) -> bool:
        """Whether it conforms to PDF/UA-1."""
        return not self.undescribed

    @property
    def warnings(self) -> tuple[str, ...]:
        """A sentence for each, with its place in the Word file."""
        return tuple(str(concern) for concern in (*self.undescribed, *self.altered))


def to_pdf(docx: bytes, *, accessible: bool = False) -> bytes:
    """The Word file as a tagged PDF; as `converted`, without its warnings."""
    return converted(docx, accessible=accessible).pdf


def converted(docx: bytes, *, accessible: bool = False) -> Conversion:
    """The Word file as a tagged PDF, PDF/UA-1 where every picture is described.

    The same bytes give the same PDF. With `accessible` a picture without a description is refused
    like what cannot be drawn. UnsupportedError lists everything that is refused, each with its
    place; PdfError says why a file cannot be read or set at all.
    """
    with quietly():
        return _conversion(docx, accessible=accessible)


def _conversion(docx: bytes, *, accessible: bool) -> Conversion:
    # On its own, so that the document is gone before the collector looks for garbage again.
    document = read_drawable(docx, accessible=accessible)
    return Conversion(_made(document), document.unheard, document.altered)


def _made(document: Document) -> bytes:
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
    name, link words like "click here", text too pale to read, a document without a title; and
    pictures without alternative text, which do not pass.
    """
    document = read_document(docx)[0]
    return [*document.unheard, *concerns(document)]
