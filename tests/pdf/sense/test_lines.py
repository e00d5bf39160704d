"""How high lines are by what a paragraph asks for, and where its tabs lead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pdf.faces import face
from generator.pdf.read._model import ParagraphStyle, RunStyle, TabStop
from generator.pdf.sense import lines

ARIAL = (10.3, 2.35)
FACTORS = st.floats(0.5, 4.0)


class DescribeEdges:
    def they_are_whole_twentieths_of_a_point_part_by_part(self) -> None:
        assert lines.single(face("Arimo", bold=False, italic=False), 11.0) == ARIAL

    @given(FACTORS)
    def they_and_the_leading_make_a_line_as_high_as_its_factor_says(self, factor: float) -> None:
        style = ParagraphStyle(line=factor)
        height = sum(lines.edges(ARIAL, style)) + lines.leading(ARIAL, style)
        assert height == pytest.approx(factor * sum(ARIAL), abs=0.051)
        assert lines.edges(ARIAL, style)[1] == ARIAL[1]

    @given(st.floats(1.0, 60.0))
    def they_reach_an_exact_or_least_height(self, height: float) -> None:
        exact = ParagraphStyle(line=height, rule="exact")
        least = ParagraphStyle(line=height, rule="atLeast")
        assert sum(lines.edges(ARIAL, exact)) == pytest.approx(height)
        assert sum(lines.edges(ARIAL, least)) == pytest.approx(max(height, sum(ARIAL)))
        assert lines.leading(ARIAL, exact) == lines.leading(ARIAL, least) == 0.0


class DescribeLabels:
    @pytest.mark.parametrize(
        ("label", "stops", "hangs"), [(17, (), True), (19, (), False), (5, (27,), False),
                                      (5, (18,), True), (5, (36,), True)],
    )  # fmt: skip
    def they_are_followed_by_the_hanging_indent_where_nothing_comes_before(
        self, label: float, stops: tuple[float, ...], hangs: bool
    ) -> None:
        style = ParagraphStyle(left=36, first=-18, tabs=tuple(map(TabStop, stops)))
        assert lines.hangs(style, label) is hangs

    def they_find_the_indent_among_the_stops(self) -> None:
        style = ParagraphStyle(left=36, first=-18, tabs=(TabStop(50, "right", "."), TabStop(20)))
        assert [at for at, _, _ in lines.stops(style)] == [20, 36, 50]


class DescribeSmallCapitals:
    @given(st.text())
    def they_are_the_capitals_of_the_text(self, text: str) -> None:
        parts = lines.small_capitals(text, RunStyle(size=10.0, small_caps=True))
        assert "".join(words for words, _ in parts) == "".join(c.upper() for c in text)
        assert {look.size for _, look in parts} <= {8.0, 10.0}
        assert not any(look.small_caps for _, look in parts)
