"""Which blocks belong together, and what stands between them."""

from dataclasses import replace

import pytest

from generator.pdf.read._figures import Line
from generator.pdf.read._model import (
    Break,
    Cell,
    Inline,
    Label,
    Link,
    Mark,
    Paragraph,
    ParagraphStyle,
    RunStyle,
    Text,
)
from generator.pdf.sense import blocks

RUN = RunStyle()
PAGE = Break("page")


def said(*inlines: Inline | str, style: ParagraphStyle | None = None) -> Paragraph:
    made = tuple(Text(i, RUN) if isinstance(i, str) else i for i in inlines)
    return Paragraph(style or ParagraphStyle(), RUN, made)


class DescribeIsEmpty:
    @pytest.mark.parametrize("inlines", [(), ("",), (Mark("a"), ""), (Link((Mark("b"),)), "")])
    def it_sees_nothing_in_bookmarks_and_no_words(self, inlines: tuple[Inline | str, ...]) -> None:
        assert blocks.is_empty(said(*inlines))

    @pytest.mark.parametrize(
        "inlines", [(" ",), (Break(),), (Link((Text("x", RUN),)),), (Link(()), "x")]
    )
    def it_sees_words_spaces_and_breaks(self, inlines: tuple[Inline | str, ...]) -> None:
        assert not blocks.is_empty(said(*inlines))

    def it_sees_a_label(self) -> None:
        assert not blocks.is_empty(replace(said(), label=Label("1.", RUN, 1, 0)))


class DescribeLongest:
    def it_is_the_longest_run_and_the_first_of_those(self) -> None:
        link = Link((Text("ccc", RunStyle(size=8)),))
        found = blocks.longest(said("a", link, "ddd"))
        assert found is not None and found.style.size == 8
        assert blocks.longest(said(Mark("a"))) is None


class DescribeFrames:
    BOX = ParagraphStyle(borders=(Line(1.0), None, None, None))

    def they_hold_what_looks_alike_up_to_a_page_break(self) -> None:
        a, b, c = (said(word, style=self.BOX) for word in "abc")
        ends = said("d", PAGE, style=self.BOX)
        assert blocks.frame_from([a, b, said("plain"), c], 0) == [a, b]
        assert blocks.frame_from([a, ends, c], 0) == [a, ends]
        assert blocks.frame_from([a, said(PAGE, "e", style=self.BOX)], 0) == [a]
        assert blocks.frame_from([a, said("f", style=replace(self.BOX, left=9.0))], 0) == [a]

    def they_leave_the_page_breaks_at_their_ends_out(self) -> None:
        inside = said(PAGE, "a", PAGE, "b", PAGE)
        assert blocks.unbroken(inside).inlines == said("a", PAGE, "b").inlines
        assert blocks.unbroken(said(PAGE)).inlines == (PAGE,)


class DescribeSpaces:
    @pytest.mark.parametrize(
        ("above", "below", "found"), [(False, False, (None, 6.0)), (True, False, (0.0, 6.0)),
                                      (False, True, (None, 0.0)), (True, True, (0.0, 0.0))],
    )  # fmt: skip
    def they_fall_away_between_paragraphs_of_one_style_that_ask_for_none(
        self, above: bool, below: bool, found: tuple[float | None, float]
    ) -> None:
        style = ParagraphStyle(style_id="List", before=6.0, after=6.0)
        one = said("a", style=replace(style, contextual=above))
        other = said("b", style=replace(style, contextual=below))
        assert blocks.spaces(one, other) == found
        apart = replace(other, style=replace(other.style, style_id="Normal"))
        assert blocks.spaces(one, apart) == blocks.spaces(None, other) == (None, 6.0)


class DescribeListItems:
    def they_go_on_in_what_is_indented_like_them(self) -> None:
        item = said("a", style=ParagraphStyle(left=36.0))
        assert blocks.goes_on(item, said("b", style=ParagraphStyle(left=36.0)))
        assert not blocks.goes_on(item, said("c", style=ParagraphStyle(left=18.0)))
        assert not blocks.goes_on(said("d"), said("e"))
        assert not blocks.goes_on(item, replace(item, heading=1))


class DescribeSlack:
    def it_is_what_is_empty_and_half_a_line(self) -> None:
        style = ParagraphStyle(after=4.0)

        def line(_: Paragraph) -> tuple[float, float]:
            return 12.0, 1.0

        assert blocks.slack(Cell((said("a", style=style),)), line) == 4 + 1 + 6
        assert blocks.slack(Cell((said("a"), said(style=style))), line) == 4 + 1 + 12
        assert blocks.slack(Cell((said(),)), line) > 1000
