"""Which sections share pages, and what is pointed to."""

from dataclasses import replace

import pytest

from generator.pdf.read._document import read_document
from generator.pdf.read._figures import Line
from generator.pdf.read._model import (
    Counter,
    Document,
    Inline,
    Link,
    Mark,
    PageStyle,
    Paragraph,
    ParagraphStyle,
    RunStyle,
    Section,
)
from generator.pdf.sense import pages, places
from tests.pdf.wordfile import p, word

RUN = RunStyle()
LETTER, WIDE = PageStyle(), PageStyle(792, 612)


@pytest.fixture(scope="module")
def document() -> Document:
    return read_document(word(p("words")))[0]


class DescribeRuns:
    def they_are_sections_that_go_on_on_pages_of_one_size(self, document: Document) -> None:
        starts = [
            ("continuous", LETTER), ("continuous", LETTER), ("nextPage", LETTER),
            ("continuous", WIDE), ("continuous", WIDE), ("oddPage", WIDE),
        ]  # fmt: skip
        made = tuple(Section((), page, start) for start, page in starts)
        runs = pages.runs_of(replace(document, sections=made))
        assert [(run.first, len(run.sections)) for run in runs] == [(0, 2), (2, 1), (3, 2), (5, 1)]


class DescribeWanted:
    def it_is_what_is_there_and_pointed_to(self, document: Document) -> None:
        inlines: tuple[Inline, ...] = (
            Mark("linked"), Mark("counted"), Mark("lonely"),
            Link((Counter("PAGEREF", "counted", "", RUN),), bookmark="linked"),
            Link((), bookmark="nowhere"), Counter("STYLEREF", "Heading 1", "", RUN),
            Counter("STYLEREF", "Unknown", "", RUN),
        )  # fmt: skip
        paragraph = Paragraph(ParagraphStyle(), RUN, inlines)
        made = replace(
            document, sections=(Section((paragraph,), LETTER),),
            style_ids={"heading 1": "Heading1"},
        )  # fmt: skip
        assert pages.wanted(made) == ({"linked", "counted"}, {"Heading1", "Unknown"})


class DescribePageBorders:
    def they_are_measured_from_the_page_or_from_its_text(self) -> None:
        line = Line(1.0, space=24.0)
        page = PageStyle(borders=(line, None, line, None), top=70.0, bottom=50.0)
        assert places.border_insets(page) == (24, 0, 24, 0)
        assert places.border_insets(replace(page, borders_from_text=True)) == (46, 0, 26, 0)
