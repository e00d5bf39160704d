"""Whatever words, places and sizes are asked for: a sound file or a plain error."""

import io
import math

import page
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import PdfError
from generator.pdf.write import About, Pdf, _code
from tests.pdf.pieces import png
from tests.pdf.write.paper import SANS, made, text

WORDS = st.text(st.characters(), max_size=20) | st.text(
    "a()\\<>[]{}/%#\r\n\t\0\ud800\udc00\ufffe\uffff\u00ff\u0100 \u2028\u202e\U0001f600\x85",
    max_size=12,
)
MEASURE = st.floats() | st.sampled_from((0.0, 1e-9, 1e9, 1e305, math.inf, -math.inf, math.nan))
DASHES = ("solid", "dotted", "dashed", "dash-dotted", "wavy")
PICTURE = png()


def sound(data: bytes) -> None:
    with pikepdf.open(io.BytesIO(data)) as opened:
        assert opened.check_pdf_syntax() == []


class DescribeAnyWords:
    @settings(max_examples=60, deadline=None)
    @given(st.lists(WORDS, min_size=7, max_size=7), st.dictionaries(WORDS, WORDS, max_size=3))
    def they_may_be_said_of_a_document(self, said: list[str], properties: dict[str, str]) -> None:
        title, author, subject, lang, modified, alt, name = said
        pdf = Pdf(About(f"T{title}", author, subject, alt, lang, modified, properties))
        sheet = pdf.page(300, 300)
        paragraph = pdf.root.child("P", lang=lang, actual=alt)
        link = paragraph.child("Link", alt=author)
        sheet.into(link)
        sheet.text(10, 30, SANS, 10, "y")
        sheet.link(10, 20, 10, 10, link, subject, url=f"https://{title}" if alt else "", name=name)
        pdf.destination(name, sheet, 5)
        pdf.heading(1, alt, sheet, 5)
        data = pdf.written()
        sound(data)
        report = page.validate_pdf_bytes(data, profile="ua1")
        assert report.is_compliant, str(report)

    @settings(max_examples=60, deadline=None)
    @given(st.lists(WORDS, max_size=4), st.booleans())
    def they_are_drawn_or_refused(self, texts: list[str], kern: bool) -> None:
        pdf = Pdf(About("T"))
        sheet = pdf.page(300, 300)
        sheet.into(pdf.root.child("P"))
        for words in texts:
            sheet.text(10, 10, SANS, 10, words, kern=kern, justify=len(words) % 2)
        try:
            sound(pdf.written())
        except PdfError as refusal:
            assert "U+" in str(refusal)

    @settings(max_examples=200, deadline=None)
    @given(
        st.lists(
            st.text("a\u00ff\u01ff\u00fe\ufeff\ufefe\ufffe\uffff\u285c\u5c28(\\", max_size=4),
            min_size=1,
        )
    )
    def they_are_coded_together_as_each_for_itself(self, texts: list[str]) -> None:
        assert _code.all_letters(texts) == [_code.letters(words) for words in texts]

    def they_may_end_in_any_letter(self) -> None:
        def draw(pdf, sheet):
            sheet.into(pdf.root.child("P"))
            for n, words in enumerate(("Lou\u00ff", "next", "Lo\u01ff", "last")):
                sheet.text(20, 40 + 20 * n, SANS, 10, words)

        assert text(made(draw)).split() == ["Lou\u00ff", "next", "Lo\u01ff", "last"]


class DescribeAnyMeasures:
    @settings(max_examples=150, deadline=None)
    @given(st.lists(MEASURE, min_size=10, max_size=10), st.sampled_from(DASHES), st.booleans())
    def they_are_drawn_or_refused(self, said: list[float], dash: str, kern: bool) -> None:
        a, b, c, d, e, f, g, h, i, j = said
        try:
            pdf = Pdf(About("T"))
            sheet = pdf.page(300, abs(a))
            paragraph = pdf.root.child("P")
            sheet.into(paragraph)
            sheet.text(b, c, SANS, d, "ab cd", spacing=e, justify=f, kern=kern)
            sheet.link(g, h, i, j, paragraph.child("Link"), "d", url="https://a")
            sheet.into(paragraph.child("Figure", alt="p"))
            sheet.picture(pdf.image(PICTURE), j, i, h, g, (f, e, 0, d), c)
            sheet.into(None)
            sheet.fill(b, c, d, e, "112233")
            sheet.line(f, g, h, i, j, "000000", dash)
            sheet.across(b, c, SANS, d, "DRAFT", "111111", e)
            pdf.heading(1, "h", sheet, f)
            data = pdf.written()
        except PdfError as refusal:
            assert "place or a size" in str(refusal)
            return
        sound(data)
        with pikepdf.open(io.BytesIO(data)) as opened:
            code = opened.pages[0].Contents.read_bytes()
        assert b"nan" not in code
        assert b"inf" not in code

    @pytest.mark.parametrize("wrong", [math.nan, math.inf, 1e300])
    def they_are_refused_for_a_page(self, wrong: float) -> None:
        with pytest.raises(PdfError, match="place or a size"):
            Pdf(About("T")).page(wrong, 10)
