"""Pictures of pages."""

import io

import pytest
from PIL import Image

from generator.errors import PdfError
from generator.pdf.forms import fill
from generator.pdf.preview import previews
from tests.pdf.bundle import papers
from tests.pdf.forms.thirdparty import court_form


class DescribePreviews:
    def it_makes_a_png_of_every_page_at_the_asked_size(self):
        made = previews(papers.tagged(pages=3), dpi=72)
        assert len(made) == 3
        picture = Image.open(io.BytesIO(made[0]))
        assert picture.format == "PNG"
        assert picture.size == (596, 842)
        assert previews(papers.tagged(pages=3), dpi=72) == made

    def it_makes_only_the_pages_asked_for(self):
        data = papers.tagged(pages=3)
        assert previews(data, pages=(3, 1)) == [previews(data)[2], previews(data)[0]]
        assert previews(data, pages=()) == []

    def it_shows_what_is_filled_in(self):
        form = court_form().bytes()
        assert previews(form) != previews(fill(form, {"Court": "Leeds"}).pdf)

    def it_turns_pages_as_a_reader_does(self):
        width, height = Image.open(io.BytesIO(previews(papers.scanned(rotate=90))[0])).size
        assert width > height

    @pytest.mark.parametrize(
        ("how", "said"),
        [
            ({"pages": (4,)}, "There is no page 4: it has 3"),
            ({"pages": (0,)}, "There is no page 0"),
            ({"dpi": 5}, "10 to 600"),
            ({"dpi": 1200}, "10 to 600"),
        ],
    )
    def it_refuses_what_is_not_there(self, how, said):
        with pytest.raises(PdfError, match=said):
            previews(papers.tagged(pages=3), **how)

    def it_refuses_a_page_too_large_to_draw(self):
        with pytest.raises(PdfError, match="too large"):
            previews(papers.scanned(size=(5000, 5000)), dpi=300)

    def it_refuses_what_is_damaged_or_protected(self):
        for data in (b"", papers.tagged()[:3000], papers.encrypted()):
            with pytest.raises(PdfError):
                previews(data)
