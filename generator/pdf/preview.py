"""Pictures of pages, as a PDF reader shows them."""

import io
from collections.abc import Iterable, Sequence

from generator.errors import PdfError
from generator.pdf._pdfium import one_at_a_time

_MOST_PIXELS = 40_000_000


def previews(pdf: bytes, *, dpi: int = 96, pages: Iterable[int] | None = None) -> list[bytes]:
    """PNG pictures of pages, numbered from 1; None for all. Filled fields are shown.

    PdfError when the PDF is damaged or protected, a page does not exist, or `dpi` is not from 10
    to 600 or makes a picture of more than 40 million points.
    """
    import pypdfium2  # noqa: PLC0415 - only for pictures

    from generator.pdf.finish._supplied import explained, open_pdf  # noqa: PLC0415 (costly)

    if not 10 <= dpi <= 600:
        raise PdfError("The dots per inch are 10 to 600.")
    open_pdf(pdf, "The PDF").close()
    found = []
    with one_at_a_time, explained("The PDF"):
        document = pypdfium2.PdfDocument(pdf)
        try:
            document.init_forms()
            wanted = list(pages) if pages is not None else range(1, len(document) + 1)
            for number in wanted:
                if not 1 <= number <= len(document):
                    raise PdfError(f"There is no page {number}: it has {len(document)}.")
                page = document[number - 1]
                width, height = page.get_size()
                scale = dpi / 72
                if width * height * scale * scale > _MOST_PIXELS:
                    raise PdfError(f"Page {number} is too large for {dpi} dots per inch.")
                picture = io.BytesIO()
                page.render(scale=scale).to_pil().save(picture, "PNG")
                found.append(picture.getvalue())
        finally:
            document.close()
    return found


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has. PdfError when it is damaged or protected."""
    from generator.pdf.finish._supplied import open_pdf  # noqa: PLC0415 (costly)

    opened = open_pdf(pdf, "The PDF")
    try:
        return len(opened.pages)
    finally:
        opened.close()


def made_page_count(pdf: bytes) -> int:
    """How many pages a PDF has that was made here: nothing is checked as in one from outside."""
    import pypdfium2  # noqa: PLC0415 - only for pictures

    with one_at_a_time:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return len(document)
        finally:
            document.close()


def in_a_row(pdfs: Sequence[bytes]) -> bytes:
    """The pages of PDFs of ours one after another, to look at: without tags where several are.

    The same PDFs give the same bytes.
    """
    import pikepdf  # noqa: PLC0415 - only for pictures

    if len(pdfs) == 1:
        return pdfs[0]
    out, made = pikepdf.new(), io.BytesIO()
    for pdf in pdfs:
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            out.pages.extend(opened.pages)
    out.save(made, deterministic_id=True)
    return made.getvalue()
