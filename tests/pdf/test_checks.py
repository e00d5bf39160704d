"""What passes a validator and still fails a reader."""

import pytest

from generator.pdf import check
from generator.pdf.read._checks import contrast
from tests.pdf.features import heading, png, styled_table
from tests.pdf.wordfile import HEADER_ROW, cell, p, picture, r, row, table, word


def found(body: str, **more: object) -> list[str]:
    return [str(concern) for concern in check(word(body, **more))]  # type: ignore[arg-type]


class DescribeTables:
    def it_wants_a_header_row(self) -> None:
        assert found(table(row("a", "b"), row("c", "d"), grid=(2000, 2000))) == [
            "The body, table 1: a table without a header row: mark its first row with 'Repeat as "
            "header row'."
        ]

    def it_is_content_with_one(self) -> None:
        assert check(styled_table()) == []

    def it_leaves_layout_tables_be(self) -> None:
        body = table(row("a", "b"), row("c", "d"), grid=(2000, 2000), style="TableNormal")
        assert found(body) == []

    def it_wants_words_in_header_cells(self) -> None:
        body = table(row("a", "", trpr=HEADER_ROW), row("c", "d"), grid=(2000, 2000))
        assert "a header cell without words" in found(body)[0]


class DescribeHeadings:
    def it_sees_a_level_left_out(self) -> None:
        assert found(heading("a") + heading("b", 3)) == [
            "The body, paragraph 2: heading level 3 follows heading level 1: use level 2."
        ]

    def it_sees_an_empty_one(self) -> None:
        assert (
            "heading without words"
            in found(heading("a") + p("", '<w:pStyle w:val="Heading2"/>'))[0]
        )


class DescribePictures:
    @pytest.mark.parametrize("alt", ["IMG_0042.jpg", "Picture 3", "image", "logo", "chart.PNG"])
    def it_sees_alternative_text_that_says_nothing(self, alt: str) -> None:
        assert (
            "file name" in found(f"<w:p>{picture('a', 9, 9, alt)}</w:p>", media={"a.png": png()})[0]
        )

    def it_takes_words(self) -> None:
        body = f"<w:p>{picture('a', 9, 9, 'A bus stop')}</w:p>"
        assert found(body, media={"a.png": png()}) == []

    @pytest.mark.parametrize(
        ("alt", "count"),
        [("A bus stop " * 27 + "goes", 1), ("A bus stop. " * 60, 0), ("A bus stop " * 27, 0)],
    )
    def it_sees_words_that_go_on_without_a_stop(self, alt: str, count: int) -> None:
        body = f"<w:p>{picture('a', 9, 9, alt)}</w:p>"
        assert len(found(body, media={"a.png": png()})) == count


class DescribeLinks:
    @pytest.mark.parametrize("words", ["click here", "Here", "read more.", "link"])
    def it_sees_words_that_do_not_say_where_to(self, words: str) -> None:
        body = f"<w:p><w:hyperlink r:id='x'>{r(words)}</w:hyperlink></w:p>"
        assert "link words" in found(body, links={"x": "https://example.org"})[0]


class DescribeColours:
    def it_sees_pale_text(self) -> None:
        assert "too pale" in found(p("pale", rpr='<w:color w:val="BBBBBB"/>'))[0]

    def it_reckons_with_the_cell_behind(self) -> None:
        white = p("x", rpr='<w:color w:val="FFFFFF"/>')
        dark = '<w:shd w:val="clear" w:fill="1F5C7A"/>'
        ok = table(
            row(cell(white, dark), cell(white, dark), trpr=HEADER_ROW),
            row("a", "b"),
            grid=(2000, 2000),
        )
        assert found(ok) == []

    def it_takes_paler_text_when_it_is_large(self) -> None:
        assert found(p("x", rpr='<w:sz w:val="40"/><w:color w:val="8A8A8A"/>')) == []

    def it_reckons_as_wcag_does(self) -> None:
        assert contrast("000000", "FFFFFF") == pytest.approx(21)
        assert contrast("767676", "FFFFFF") == pytest.approx(4.54, abs=0.01)


class DescribeTitles:
    def it_wants_one(self) -> None:
        assert "no title" in found(p("x"), raw={"docProps/core.xml": b"<x/>"})[0]
