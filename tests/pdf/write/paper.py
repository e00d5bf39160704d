"""A PDF with a page to draw on, judged when it is written."""

import io
from collections.abc import Callable

import page
import pikepdf
import pypdfium2
from PIL import Image as Pillow

from generator.pdf.faces import face
from generator.pdf.write import About, Element, Page, Pdf

SANS, BOLD = face("Arimo", False, False), face("Arimo", True, False)
WIDTH, HEIGHT = 595.3, 841.9


def made(draw: Callable[[Pdf, Page], object], about: About | None = None) -> bytes:
    """The PDF of what is drawn on its first page, judged."""
    pdf = Pdf(about or About("A test", lang="en-GB"))
    draw(pdf, pdf.page(WIDTH, HEIGHT))
    return judged(pdf.written())


def judged(data: bytes) -> bytes:
    """The PDF, which conforms to PDF/UA-1 and has no fault of syntax."""
    report = page.validate_pdf_bytes(data, profile="ua1")
    assert report.is_compliant, str(report)
    with pikepdf.open(io.BytesIO(data)) as opened:
        assert not opened.check_pdf_syntax()
        assert not opened.get_warnings()
    return data


def paragraph(pdf: Pdf, sheet: Page, words: str, y: float = 100.0, kind: str = "P") -> Element:
    """Words in an element of their own."""
    element = pdf.root.child(kind)
    sheet.into(element)
    sheet.text(72, y, SANS, 11, words)
    return element


def shown(data: bytes, number: int = 0) -> Pillow.Image:
    """A page's pixels, one a point."""
    opened = pypdfium2.PdfDocument(data)
    try:
        return opened[number].render(scale=1).to_pil().convert("RGB")
    finally:
        opened.close()


def text(data: bytes, number: int = 0) -> str:
    """A page's words as pdfium reads them."""
    opened = pypdfium2.PdfDocument(data)
    try:
        reader = opened[number].get_textpage()
        return reader.get_text_range().replace("\r\n", "\n")
    finally:
        opened.close()
