"""Pages with nothing on them, as a person sees them and as a screen reader hears them."""

import pypdfium2
import pypdfium2.raw

from generator.pdf._pdfium import one_at_a_time

_DPI = 72
_MOST_DOTS = 1200
# On a scan, dust is single dots; a word or a line is many of them close together.
_TILE = 24
_MOST_DUST = 20
# How much darker or lighter than the paper a dot is that was meant: on a scan, and drawn.
_ON_SCAN, _DRAWN = 24, 4
_WHITE = 255


def blank_pages(pdf: bytes) -> list[int]:
    """The pages, from 0, that hold no text, no annotation, and nothing to see but dust."""
    with one_at_a_time:
        document = pypdfium2.PdfDocument(pdf)
        try:
            document.init_forms()
            return [at for at in range(len(document)) if _is_blank(document[at])]
        finally:
            document.close()


def _is_blank(page: pypdfium2.PdfPage) -> bool:
    # White words, words of no size and words outside the page are words all the same.
    if page.get_textpage().get_text_range().strip() or pypdfium2.raw.FPDFPage_GetAnnotCount(page):
        return False
    width, height = page.get_size()
    scale = min(_DPI / 72, _MOST_DOTS / max(width, height, 1))
    picture = page.render(scale=scale, grayscale=True).to_pil().convert("L")
    histogram = picture.histogram()
    if not _is_scan(page):
        return not any(histogram[: _WHITE - _DRAWN])
    paper = histogram.index(max(histogram))
    meant = picture.point([255 * (abs(shade - paper) > _ON_SCAN) for shade in range(256)])
    tiles = meant.reduce(_TILE).getextrema()[1]
    return isinstance(tiles, int | float) and tiles <= 255 * _MOST_DUST / _TILE**2


def _is_scan(page: pypdfium2.PdfPage) -> bool:
    """Whether a picture fills most of the page: on others nothing is dust."""
    width, height = page.get_size()
    for picture in page.get_objects([pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]):
        left, low, right, high = picture.get_bounds()
        if (right - left) * (high - low) >= width * height / 2:
            return True
    return False
