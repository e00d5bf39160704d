"""Pages with nothing on them, as a person sees them."""

import pypdfium2

from generator.pdf.preview import one_at_a_time

_DPI = 36
# The most dots that differ from the paper on a blank page that was scanned.
_SPECKS = 0.0005
_PAPER, _INK = 255, 235


def blank_pages(pdf: bytes) -> list[int]:
    """The pages, from 0, that show nothing."""
    with one_at_a_time:
        document = pypdfium2.PdfDocument(pdf)
        try:
            document.init_forms()
            return [at for at in range(len(document)) if _is_blank(document[at])]
        finally:
            document.close()


def _is_blank(page: pypdfium2.PdfPage) -> bool:
    width, height = page.get_size()
    scale = min(_DPI / 72, 600 / max(width, height, 1))
    picture = page.render(scale=scale, grayscale=True).to_pil().convert("L")
    counts = picture.histogram()
    inked: int = sum(counts[:_INK])
    dots = sum(counts)
    return inked <= dots * _SPECKS if dots else True
