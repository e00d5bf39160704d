"""Where things stand on the page: breaks, rows, floating tables and the space between sections."""

import pytest

from tests.pdf.reading import conforming, pages, words
from tests.pdf.wordfile import A4, cell, p, r, row, table, word

PAGE_BREAK = '<w:r><w:br w:type="page"/></w:r>'
BROKEN = f"<w:p>{r('one')}{PAGE_BREAK}{r('two')}</w:p>" + p("three", "<w:pageBreakBefore/>")


class DescribePageBreaks:
    def they_only_end_the_line_where_no_page_can_end(self) -> None:
        note = "<w:p><w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
        section = '<w:headerReference w:type="default" r:id="header1"/>' + A4
        parts = {"footnotes": f"<w:footnote w:id='2'>{BROKEN}</w:footnote>", "header1": BROKEN}
        made = word(table(row(cell(BROKEN)), grid=(5000,)) + note, section=section, parts=parts)
        (only,) = pages(conforming(made))
        assert only.count("two") == only.count("three") == 3

    @pytest.mark.parametrize("page", [A4 + '<w:cols w:num="2"/>', A4.replace("1440", "2000")])
    def they_part_a_section_that_goes_on_on_a_page(self, page: str) -> None:
        ends = '<w:p><w:pPr><w:sectPr><w:type w:val="continuous"/>{}</w:sectPr></w:pPr></w:p>'
        body = p("first") + ends.format(A4) + BROKEN + ends.format(page) + p("last")
        made = word(body, section='<w:type w:val="continuous"/>' + A4)
        assert pages(conforming(made)) == ["first one", "two", "three last"]

    def they_part_framed_paragraphs(self) -> None:
        frame = '<w:pPr><w:pBdr><w:top w:val="single" w:sz="4"/></w:pBdr></w:pPr>'
        before, after = (
            f"<w:p>{frame}{x}</w:p>" for x in (PAGE_BREAK + r("b"), r("c") + PAGE_BREAK)
        )
        assert pages(conforming(word(p("a") + before + after + p("d")))) == ["a", "b c", "d"]


class DescribeContinuousSections:
    @pytest.mark.parametrize(("after", "before"), [(0, 0), (400, 0), (0, 600), (400, 600)])
    def they_stand_apart_as_their_paragraphs_ask(self, after: int, before: int) -> None:
        ends = f'<w:sectPr><w:type w:val="continuous"/>{A4}</w:sectPr>'
        one = p("one", f'<w:spacing w:after="{after}"/>{ends}')
        two = p("two", f'<w:spacing w:before="{before}"/>')
        made = word(p("top") + one + two, section=f'<w:type w:val="continuous"/>{A4}')
        top, first, second = (w.baseline for w in words(conforming(made))[1])
        assert second - first == pytest.approx(first - top + max(after, before) / 20, abs=0.1)


class DescribeExactRows:
    def they_keep_their_height_where_nothing_would_be_lost(self) -> None:
        exact = '<w:trHeight w:val="{}" w:hRule="exact"/>'
        rows = (
            row("a"),
            row("", trpr=exact.format(80)),
            row("b", trpr=exact.format(240)),
            row("c"),
        )
        made = conforming(word(table(*rows, grid=(5000,), style="TableNormal")))
        a, b, c = (w.baseline for w in words(made)[1])
        assert (b - a, c - b) == pytest.approx((12.65 + 4, 12), abs=0.1)

    def they_grow_rather_than_lose_words(self) -> None:
        lines = "".join(p(f"line{n}") for n in range(4))
        exact = '<w:trHeight w:val="300" w:hRule="exact"/>'
        made = conforming(word(table(row(cell(lines), trpr=exact), row("next"), grid=(5000,))))
        *_, last, after = (w.baseline for w in words(made)[1])
        assert after - last > 12
