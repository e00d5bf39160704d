"""The line breaker: every letter in its order, no line too wide, each as full as it can be."""

import io
import re
from itertools import pairwise

import pdfplumber
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.pdf.layout._ink import Ink, Inks
from generator.pdf.layout._line import Gap, Line, Words
from generator.pdf.layout._lines import Breaker
from generator.pdf.read._model import ParagraphStyle, RunStyle
from tests.pdf.layout.seen import seen
from tests.pdf.pieces import LOREM, TAB, line
from tests.pdf.reading import conforming
from tests.pdf.wordfile import p, r, word

PLAIN = ParagraphStyle()
LOOKS = [
    RunStyle("Arial", 11.0), RunStyle("Arial", 11.0, bold=True),
    RunStyle("Times New Roman", 16.0, italic=True), RunStyle("Courier New", 8.0),
    RunStyle("Arial", 11.0, spacing=1.5), RunStyle("Calibri", 9.0, script="super"),
]  # fmt: skip
INKS = Inks()
FIRST, LEFT, EVERY = 18.0, 6.0, 36.0
# What may stand at the end of a line within a word, and at the end of a part of an address.
_CHANCE = re.compile(r"(?<=[^\s\-][\-])(?=\w)|(?<=[–—])(?=.)|(?<=.)(?=—)|(?<=\S[!?\\])(?=\w)")
_MARK = re.compile(r"(?<=[./@_?&=:,+])(?=\w)")

letters = st.text("abcdefgimwMWé.,-–—/!?@’", min_size=1, max_size=12)
long_words = st.text("abcimwW./-", min_size=30, max_size=90)
texts = st.lists(st.one_of(letters, letters, letters, long_words), max_size=12).map(" ".join)
spaced = st.tuples(st.sampled_from(["", " ", "  "]), texts, st.sampled_from(["", " "]))
runs = st.lists(
    st.tuples(spaced.map("".join), st.sampled_from(LOOKS)), min_size=1, max_size=6
)  # fmt: skip
rooms = st.floats(30.0, 400.0)


def inked(style: RunStyle) -> Ink:
    return INKS.ink(style, PLAIN)


def broken(pieces: list[tuple[str, RunStyle]], limit: float) -> list[Line]:
    breaker = Breaker(FIRST, LEFT, limit, EVERY)
    for text, style in pieces:
        if text:
            breaker.words(text, inked(style), None)
    return breaker.finished(9.0, 3.0)


def said(line: Line) -> str:
    return "".join(part.text for part in line.parts if isinstance(part, Words))


def wide(line: Line, text: str, at: int) -> float:
    """How wide the text is that starts at a letter of a line, letter by letter in its looks."""
    inks = [part.ink for part in line.parts if isinstance(part, Words) for _ in part.text]
    return sum(ink.widths[c] for c, ink in zip(text, inks[at:], strict=False))


class DescribeLines:
    @settings(max_examples=150, deadline=None)
    @given(runs, rooms)
    def they_hold_every_letter_once_and_in_its_order(
        self, pieces: list[tuple[str, RunStyle]], limit: float
    ) -> None:
        lines = broken(pieces, limit)
        assert "".join(map(said, lines)) == "".join(text for text, _ in pieces)
        for one in lines:
            for before, after in pairwise(one.parts):
                assert isinstance(before, Words)
                widths = before.ink.widths
                reach = before.x + sum(
                    widths[w] + widths[" "] * (n > 0) for n, w in enumerate(before.text.split(" "))
                )
                assert after.x == pytest.approx(reach, abs=0.01)

    @settings(max_examples=150, deadline=None)
    @given(runs, rooms)
    def they_are_no_wider_than_their_room(
        self, pieces: list[tuple[str, RunStyle]], limit: float
    ) -> None:
        for one in broken(pieces, limit):
            assert one.end <= limit + 0.06 or len(said(one).strip()) == 1

    @settings(max_examples=150, deadline=None)
    @given(runs, rooms)
    def they_take_whatever_still_fits(
        self, pieces: list[tuple[str, RunStyle]], limit: float
    ) -> None:
        lines = broken(pieces, limit)
        for n, (one, other) in enumerate(pairwise(lines)):
            begins, goes_on = said(one), said(other)
            if not begins.strip():
                continue
            inside = not begins.endswith(" ") and not goes_on.startswith(" ")
            tail = begins.rsplit(" ", 1)[-1]
            word_ = (tail + goes_on).split(" ")[0]
            chance = {m.start() for m in _CHANCE.finditer(word_)}
            marked = {m.start() for m in _MARK.finditer(word_)}
            end = one.end + wide(one, begins[len(begins.rstrip(" ")) :], len(begins.rstrip(" ")))
            if inside and len(tail) not in chance | marked:
                # Parted between letters: there was no better place in it, and no more would fit.
                assert not any(at < len(tail) for at in chance)
                assert one.end + wide(other, goes_on[0], 0) > limit - 0.01
                continue
            if inside and len(tail) not in chance:
                continue
            ends = min((at - len(tail) * inside for at in chance if at > len(tail) * inside),
                       default=None)  # fmt: skip
            first = goes_on.split(" ")[0][:ends]
            more = "".join(map(said, lines[n + 1 :])).split(" ")[0]
            whole = len(first) < len(more) and ends is None
            assert whole or end + wide(other, first, 0) > limit - 0.01

    def they_are_one_for_no_words(self) -> None:
        (only,) = broken([("", LOOKS[0])], 100.0)
        assert (only.parts, only.above, only.below, only.hard) == ([], 9.0, 3.0, True)

    def they_are_as_high_as_their_highest_words(self) -> None:
        (only,) = broken([("a ", LOOKS[0]), ("b ", LOOKS[2]), ("c", LOOKS[3])], 300.0)
        assert (only.above, only.below) == (inked(LOOKS[2]).above, inked(LOOKS[2]).below)

    def they_take_bookmarks_with_the_word_that_follows(self) -> None:
        breaker = Breaker(0.0, 0.0, 60.0, EVERY)
        breaker.words("aaaaaaaa ", inked(LOOKS[0]), None)
        breaker.mark("here")
        breaker.words("bbbbbbbb", inked(LOOKS[0]), None)
        assert [one.marks for one in breaker.finished(9.0, 3.0)] == [[], ["here"]]


class DescribePlacesToPartAWord:
    @pytest.mark.parametrize(
        ("text", "parts"),
        [
            ("well-known", ["well-", "known"]), ("2019–2020", ["2019–", "2020"]),
            ("and/or/nor", ["and/or/nor"]), ("what?yesno", ["what?", "yesno"]),
            ("up—down", ["up—", "down"]), ("-minus", ["-minus"]), ("don’t", ["don’t"]),
            ("non\u00a0breaking", ["non\u00a0breaking"]),
        ],
    )  # fmt: skip
    def they_are_those_of_libreoffice(self, text: str, parts: list[str]) -> None:
        room = inked(LOOKS[0]).widths[text] + inked(LOOKS[0]).widths["mmm "] - 3.0
        breaker = Breaker(0.0, 0.0, room, EVERY)
        breaker.words(f"mmm {text}", inked(LOOKS[0]), None)
        lines = [said(one).strip(" ") for one in breaker.finished(9.0, 3.0)]
        first, *rest = parts if len(parts) > 1 else ("", *parts)
        assert lines == [f"mmm {first}".strip(), *rest]

    def they_are_marks_of_an_address_that_fits_on_no_line(self) -> None:
        lines = broken([("see someone@a-long-name.example.org/path", LOOKS[0])], 100.0)
        assert [said(one) for one in lines] == [
            "see ", "someone@a-long-", "name.example.", "org/path",
        ]  # fmt: skip

    def they_are_between_letters_where_nothing_else_is(self) -> None:
        first, *rest = (said(one) for one in broken([("see " + "W" * 40, LOOKS[0])], 100.0))
        assert first == "see " and {len(one) for one in rest[:-1]} == {9}


STOPS = (
    '<w:tabs><w:tab w:val="{}" w:pos="{}"/></w:tabs>',
    '<w:tabs><w:tab w:val="{}" w:leader="dot" w:pos="{}"/></w:tabs>',
)
FULL = "Lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incid"


def places(docx: bytes) -> dict[str, tuple[float, float, float]]:
    """Where each word starts and ends, from the left margin, and its line, from the first."""
    found = [run for run in seen(conforming(docx)).runs() if run.text.strip(".")]
    top = found[0].baseline
    return {
        run.text.strip("."): (run.x - 72, run.end - 72, (run.baseline - top) / 12.65)
        for run in found
    }


class DescribeTabs:
    """What is expected is what LibreOffice does."""

    @pytest.mark.parametrize(
        ("before", "kind", "at", "after", "starts", "ends"),
        [
            ("a", "left", 2000, "b", 100.0, None), ("a", "right", 4000, "words", None, 200.0),
            ("a", "center", 4000, "i", 198.7, 201.3), ("a", "decimal", 4000, "12.50", 187.8, None),
            ("a", "decimal", 4000, "1250", None, 200.0),
            # Where there is no room, it stands right after, or at the next stop.
            ("a " * 20, "right", 1000, "b", 216.0, None), ("aaa", "left", 300, "b", 36.0, None),
        ],
    )  # fmt: skip
    def they_go_to_their_stops(
        self, before: str, kind: str, at: int, after: str, starts: float | None, ends: float | None
    ) -> None:
        found = places(word(line(before, TAB, after, ppr=STOPS[0].format(kind, at))))
        x, end, _ = found[after]
        assert starts is None or x == pytest.approx(starts, abs=0.3)
        assert ends is None or end == pytest.approx(ends, abs=0.3)

    def they_go_to_each_half_inch_without_stops(self) -> None:
        found = places(word(line("a", TAB, "b", TAB, TAB, "c")))
        assert [round(found[w][0]) for w in "abc"] == [0, 36, 108]

    def they_go_to_the_text_of_a_hanging_indent(self) -> None:
        found = places(word(line("a", TAB, "b", ppr='<w:ind w:left="900" w:hanging="900"/>')))
        assert found["b"][0] == pytest.approx(45, abs=0.1)

    def they_lead_up_to_the_stop_with_dots(self) -> None:
        made = seen(conforming(word(line("a", TAB, "b", ppr=STOPS[1].format("right", 9026)))))
        dots = [letter for letter in made.letters if letter.text == "."]
        assert len(dots) > 130 and {dot.mark for dot in dots} == {-1}
        assert dots[-1].end == pytest.approx(made.letters[-1].x, abs=0.3)

    @pytest.mark.parametrize(
        ("before", "tabs", "after", "starts"),
        [(FULL + " unxxx", TAB, "wrapped", 36.0), (FULL + " un", TAB * 2, "wrapped", 36.0),
         (FULL + " un", TAB, "wrapped", 36.0)],
    )  # fmt: skip
    def they_go_to_the_next_line_with_the_word_that_does(
        self, before: str, tabs: str, after: str, starts: float
    ) -> None:
        x, _, down = places(word(line(before, tabs, after)))[after]
        assert (x, down) == (pytest.approx(starts, abs=0.3), pytest.approx(1, abs=0.02))

    def they_stay_where_a_label_has_no_room_for_its_word(self) -> None:
        breaker = Breaker(0.0, 0.0, 60.0, EVERY)
        ink = inked(LOOKS[0])
        breaker.words("ab", ink, None)
        breaker.tab(ink, None, (0.0, 0.0), None, "")
        breaker.words("W" * 12, ink, None)
        first, *rest = breaker.finished(9.0, 3.0)
        assert isinstance(first.parts[-1], Gap)
        assert "".join(map(said, rest)) == "W" * 12

    def they_may_reach_into_the_right_indent_to_the_right(self) -> None:
        breaker = Breaker(0.0, 0.0, 100.0, EVERY)
        breaker.stops, breaker.over = [(150.0, "right", ".")], 150.0
        ink = inked(LOOKS[0])
        breaker.words("Heading", ink, None)
        breaker.tab(ink, None, (ink.widths["31"], ink.widths["31"]), None, "")
        breaker.words("31", ink, None)
        (only,) = breaker.finished(9.0, 3.0)
        assert only.end == pytest.approx(150, abs=0.1)


class DescribeWhatIsDrawn:
    @pytest.mark.parametrize(
        "look",
        ["", "<w:b/>", '<w:spacing w:val="30"/>', '<w:spacing w:val="-10"/>',
         '<w:kern w:val="8"/>', '<w:kern w:val="8"/><w:spacing w:val="20"/>', "<w:smallCaps/>",
         '<w:vertAlign w:val="superscript"/>', '<w:sz w:val="31"/>'],
    )  # fmt: skip
    def it_is_as_wide_as_the_lines_were_measured(self, look: str) -> None:
        words = "AVATAR Tomorrow. “Ty” WAVE; 12.5% fly"
        docx = word(line(r(words, look), r("|")))
        with pdfplumber.open(io.BytesIO(conforming(docx))) as opened:
            chars = opened.pages[0].chars
        run = next(_runs_of(docx))
        ink_of = INKS.runs(words, run, PLAIN)
        measured = sum(
            sum(ink.widths[w] for w in text.split(" ")) + ink.space * text.count(" ")
            for text, ink in ink_of
        )
        assert chars[-1]["text"] == "|"
        assert chars[-1]["x0"] - 72 == pytest.approx(measured, abs=0.1)

    @pytest.mark.parametrize("look", ["", '<w:spacing w:val="20"/>', '<w:kern w:val="8"/>'])
    def it_reaches_the_margin_when_justified(self, look: str) -> None:
        both = '<w:jc w:val="both"/><w:ind w:right="566"/>'
        made = seen(conforming(word(p(LOREM * 3, both, look) + p("end"))))
        ends: dict[float, float] = {}
        for run in made.runs():
            ends[round(run.baseline, 1)] = run.end
        *full, _, _ = ends.values()
        spacing = 1.0 if "spacing" in look else 0.0
        margin = 595.3 - 72 - 28.3
        assert full and all(margin - spacing - 0.4 < end < margin + 0.4 for end in full)

    def it_parts_no_word_at_a_hyphen_that_does_not_break(self) -> None:
        made = seen(conforming(word(p("NP\u20112026\u201101/8 " * 40))))
        assert {run.text for run in made.runs()} == {"NP\u20112026\u201101/8"}


def _runs_of(docx: bytes):
    from generator.pdf.read._document import read_document
    from generator.pdf.read._model import Text
    from generator.pdf.read._walk import leaves, paragraphs

    for paragraph in paragraphs(read_document(docx)[0]):
        yield from (i.style for i in leaves(paragraph.inlines) if isinstance(i, Text))
