"""The words of a PDF as they stand on its pages, line by line."""

from collections.abc import Iterator

import pypdfium2

from generator.errors import PdfError
from generator.pdf._pdfium import one_at_a_time
from generator.pdf.finish._supplied import explained, open_pdf

__all__ = ["lines_of", "pages_of"]


def lines_of(data: bytes, name: str) -> tuple[tuple[int, str], ...]:
    """Each line of a PDF with the number of its page, from 1, without those that are empty.

    Raises PdfError for a file that is none, is protected or damaged, or has no words.
    """
    with open_pdf(data, name), explained(name), one_at_a_time:
        lines = tuple(_lines(data))
    if not lines:
        raise PdfError(
            f"{name} has no words in it: it may be a scan. Use a program that reads the words of "
            "scans (OCR) first."
        )
    return lines


def pages_of(data: bytes) -> tuple[tuple[int, str], ...]:
    """The words of each page with its number, from 1; a hyphen ends a line where a word goes on.

    For our own files: it raises what PDFium raises for one that is none.
    """
    with one_at_a_time:
        # Its mark of a word that goes on takes the place of a hyphen and the end of the line.
        return tuple((number, text.replace("\ufffe", "-\n")) for number, text in _pages(data))


def _lines(data: bytes) -> Iterator[tuple[int, str]]:
    for number, text in _pages(data):
        for line in text.replace("\ufffe", "-").splitlines():
            if words := " ".join(line.split()):
                yield number, words


def _pages(data: bytes) -> Iterator[tuple[int, str]]:
    document = pypdfium2.PdfDocument(data)
    try:
        for number, page in enumerate(document, 1):
            yield number, page.get_textpage().get_text_range().replace("\r\n", "\n")
    finally:
        document.close()
