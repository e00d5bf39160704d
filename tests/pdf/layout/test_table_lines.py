"""The lines of tables: each drawn once, as thick as it says."""

import io
import re

import pikepdf
import pypdfium2
import pytest

from generator.pdf import to_pdf
from tests.pdf.pieces import LOREM
from tests.pdf.reading import pages
from tests.pdf.wordfile import cell, p, row, table, word


def strokes(pdf: bytes, page: int = 0) -> list[tuple[float, float, float, float]]:
    """The straight lines that a page draws, from end to end."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        content = opened.pages[page].Contents.read_bytes().decode("latin-1")
    found = re.findall(r"([-\d.]+) ([-\d.]+) m ([-\d.]+) ([-\d.]+) l S", content)
    return [(float(a), float(b), float(c), float(d)) for a, b, c, d in found]


LINES = "<w:tblBorders>{}</w:tblBorders>".format(
    "".join(
        f'<w:{side} w:val="single" w:sz="24" w:color="FF0000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
)
SHADE = '<w:shd w:val="clear" w:fill="FFFF00"/>'


def red(pdf: bytes, x: float) -> list[int]:
    """How many rows of dots each red line is high, at a place across the page."""
    image = pypdfium2.PdfDocument(pdf)[0].render(scale=4).to_pil().convert("RGB")
    dots = [image.getpixel((int(x * 4), y)) for y in range(image.height)]
    said = "".join("r" if dot[0] > 200 and max(dot[1:]) < 128 else " " for dot in dots)
    return [len(one) for one in said.split()]


class DescribeLinesOfTables:
    @pytest.mark.parametrize("rows", [1, 2, 3, 12, 30])
    @pytest.mark.parametrize("columns", [1, 3])
    def they_are_drawn_once(self, rows: int, columns: int) -> None:
        made = to_pdf(word(table(*[row(*["x"] * columns)] * rows, grid=(3000,) * columns)))
        across = [(a, b, c) for a, b, c, d in strokes(made) if b == d]
        assert len(across) == len(set(across)) == rows + 1
        assert {(a, c) for a, _, c in across} == {(72.0, 72.0 + 150 * columns)}

    def they_are_drawn_at_the_head_and_the_foot_of_each_page(self) -> None:
        made = to_pdf(word(table(*[row(cell(p(LOREM)), "b")] * 40, grid=(3000, 3000)) + p("end")))
        many = len(pages(made))
        assert many > 2
        drawn = 0
        for n in range(many):
            across = [b for _, b, _, d in strokes(made, n) if b == d]
            assert len(across) == len(set(across))
            drawn += len(across) - 1
        # A row that is parted by the end of a page has one more part.
        assert 40 <= drawn <= 40 + many

    @pytest.mark.parametrize("shaded", [(), (1,), (0, 2), (0, 1, 2)])
    def they_are_as_thick_beside_shades(self, shaded: tuple[int, ...]) -> None:
        rows = [row(*[cell("x", SHADE if n in shaded else "")] * 2) for n in range(3)]
        made = to_pdf(word(table(*rows, grid=(3000, 3000), tblpr=LINES) + p("end")))
        thick = red(made, 112.0)
        assert len(thick) == 4
        assert min(thick) >= 11
