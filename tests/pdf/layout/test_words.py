"""Words of one look are set in fewer steps, and as the general way sets them."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.pdf.layout._ink import Ink, Inks
from generator.pdf.layout._line import Line, Words
from generator.pdf.layout._lines import PARTING, Breaker
from generator.pdf.layout._plain import plain
from generator.pdf.layout._words import cuts_of, lines_of
from generator.pdf.layout.compose import composed
from generator.pdf.read._document import read_document
from generator.pdf.read._model import ParagraphStyle, RunStyle
from tests.pdf import features, outside
from tests.pdf.layout.documents import document
from tests.pdf.layout.quickly import alike, tagged, without_quick_ways
from tests.pdf.pieces import LOREM
from tests.pdf.wordfile import cell, p, row, table, word

PLAIN = ParagraphStyle()
LOOKS = [
    RunStyle("Arial", 11.0), RunStyle("Arial", 11.0, kern=True), RunStyle("Courier New", 8.0),
    RunStyle("Times New Roman", 16.0, italic=True), RunStyle("Arial", 11.0, spacing=1.5),
    RunStyle("Arial", 11.0, spacing=-0.5, kern=True), RunStyle("Calibri", 9.0, script="super"),
]  # fmt: skip
INKS = Inks()

_letters = st.text("abcfgimwAVTWMé.,’“”()", min_size=1, max_size=12)
_parted = st.text("abcimwW-‐–—|!?\\", min_size=1, max_size=16)
_long = st.text("abcimwW./@_?-", min_size=30, max_size=200)
_addresses = st.sampled_from(["https://example.org/a/long/path?x=1&y=2", "some-one@example.org"])
_blanks = st.sampled_from([" ", " ", " ", " ", "  ", "   ", "\u00a0"])
_edges = st.sampled_from(["", "", " ", "   "])


@st.composite
def texts(draw: st.DrawFn, *kinds: st.SearchStrategy[str]) -> str:
    said = draw(_edges)
    for word_ in draw(st.lists(st.one_of(*kinds), max_size=40)):
        said += word_ + draw(_blanks)
    return said + draw(_edges) if draw(st.booleans()) else said.rstrip(" ")


any_text = texts(_letters, _letters, _letters, _letters, _parted, _long, _addresses)
looks = st.sampled_from(LOOKS)
starts, lefts, limits = st.floats(-20.0, 60.0), st.floats(-20.0, 60.0), st.floats(25.0, 450.0)


def by_breaker(text: str, ink: Ink, start: float, left: float, limit: float) -> list[Line]:
    breaker = Breaker(start, left, limit, 0.0)
    breaker.words(text, ink, None)
    return breaker.finished(9.0, 3.0)


def told(lines: list[Line]) -> list[tuple[object, ...]]:
    """What is to be the same of lines, with places apart from it."""
    return [
        (one.hard, one.above, one.below, one.limit, one.marks, *(w.text for w in words_of(one)))
        for one in lines
    ]


def words_of(of: Line) -> Iterator[Words]:
    for part in of.parts:
        assert isinstance(part, Words)
        yield part


def places(lines: list[Line]) -> list[float]:
    return [at for one in lines for at in (one.start, *(w.x for w in words_of(one)), one.end)]


def same(text: str, look: RunStyle, start: float, left: float, limit: float) -> bool:
    """Whether a text was cut, into the lines that `Breaker` makes."""
    ink = INKS.ink(look, PLAIN)
    cuts = cuts_of(text, ink, start, left, limit)
    if cuts is None:
        return False
    lines, wanted = lines_of(cuts, ink, None, limit), by_breaker(text, ink, start, left, limit)
    assert told(lines) == told(wanted)
    assert places(lines) == pytest.approx(places(wanted), abs=1e-9)
    return True


class DescribeCuts:
    @settings(max_examples=400, deadline=None)
    @given(any_text, looks, starts, lefts, limits)
    def they_are_the_lines_of_the_breaker(
        self, text: str, look: RunStyle, start: float, left: float, limit: float
    ) -> None:
        same(text, look, start, left, limit)

    @pytest.mark.slow
    @settings(max_examples=3000, deadline=None)
    @given(any_text, looks, starts, lefts, limits)
    def they_are_so_many_more_times(
        self, text: str, look: RunStyle, start: float, left: float, limit: float
    ) -> None:
        same(text, look, start, left, limit)

    @settings(max_examples=200, deadline=None)
    @given(texts(_letters), looks, starts, lefts, limits)
    def they_are_made_of_all_words_that_fit_on_lines(
        self, text: str, look: RunStyle, start: float, left: float, limit: float
    ) -> None:
        ink = INKS.ink(look, PLAIN)
        assume(text and PARTING.isdisjoint(text))
        widest = max(ink.widths.whole(word_) for word_ in text.split(" "))
        assume(max(start, left) + widest < limit)
        assert same(text, look, start, left, limit)

    @settings(max_examples=200, deadline=None)
    @given(texts(_letters), looks, lefts, st.data())
    def they_break_where_the_breaker_does_though_it_only_just_fits(
        self, text: str, look: RunStyle, left: float, data: st.DataObject
    ) -> None:
        along = INKS.ink(look, PLAIN).widths
        ends = [m.end() for m in re.finditer(r"[^ ]+", text)] or [0]
        end = data.draw(st.sampled_from(ends))
        over = data.draw(st.sampled_from([-0.06, -0.04, -0.01, -1e-7, 0.0, 1e-7, 0.04]))
        same(text, look, left, left, left + along.whole(text[:end]) + over)

    @pytest.mark.parametrize("text", ["", "W" * 90, "see " + "W" * 90, "W" * 90 + " see"])
    def they_are_left_to_the_breaker_where_a_word_is_parted(self, text: str) -> None:
        assert not same(text, LOOKS[0], 0.0, 0.0, 100.0)


_SAYS = (
    "", "<w:keepLines/>", '<w:widowControl w:val="0"/>', "<w:keepNext/>", '<w:jc w:val="both"/>',
    '<w:spacing w:before="200" w:after="100" w:line="360" w:lineRule="auto"/>',
    '<w:ind w:left="700" w:right="400" w:hanging="300"/>', '<w:ind w:firstLine="500"/>',
    '<w:spacing w:line="200" w:lineRule="exact"/>', '<w:shd w:val="clear" w:fill="EEEEEE"/>',
)  # fmt: skip
_LOOKS = (
    "", "", '<w:u w:val="single"/>', "<w:strike/>", '<w:highlight w:val="yellow"/>', "<w:caps/>",
    "<w:smallCaps/>", '<w:lang w:val="cy-GB"/>', '<w:position w:val="8"/>', '<w:kern w:val="8"/>',
    '<w:color w:val="C00000"/>', '<w:vertAlign w:val="subscript"/>', "<w:bdr/>",
)  # fmt: skip


def mixed() -> bytes:
    """Paragraphs of one to ten lines in many looks, beside and inside cells."""
    said = [
        p("Words of a look " * (n * 7 % 50 + 1), _SAYS[n % 10], _LOOKS[n % 13]) for n in range(130)
    ]
    cells = [row(cell(one), cell(other)) for one, other in zip(said[::2], said[1::2], strict=True)]
    return word("".join(said) + table(*cells, grid=(4000, 5000)))


def kept() -> bytes:
    """Paragraphs of which none is parted by the end of a page."""
    return word("".join(p(LOREM * (n % 3 + 1), "<w:keepLines/>") for n in range(50)))


FEATURES = {"mixed": mixed, "kept": kept, **features.ALL, **outside.ALL}
QUICK = {"mixed", "kept", *[*features.ALL][::5]}


class DescribeDocuments:
    @pytest.mark.parametrize(
        "seed", [*range(6), *(pytest.param(n, marks=pytest.mark.slow) for n in range(6, 90))]
    )
    def they_look_as_the_general_way_sets_them(
        self, seed: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        model = read_document(document(seed))[0]
        quick, slow = composed(model), without_quick_ways(model, monkeypatch)
        assert tagged(quick) == tagged(slow)
        assert alike(quick, slow)

    @pytest.mark.parametrize(
        "name",
        [n if n in QUICK else pytest.param(n, marks=pytest.mark.slow) for n in FEATURES],
    )
    def they_do_so_with_every_feature(self, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
        model, unsupported = read_document(FEATURES[name]())
        if unsupported:
            return
        try:
            quick = composed(model)
        except Exception as refusal:
            with pytest.raises(type(refusal)):
                without_quick_ways(model, monkeypatch)
            return
        slow = without_quick_ways(model, monkeypatch)
        assert tagged(quick) == tagged(slow)
        assert alike(quick, slow)

    def they_are_mostly_set_in_the_quick_way(self, monkeypatch: pytest.MonkeyPatch) -> None:
        # Or it would not be tested here.
        model = read_document(mixed())[0]
        found: list[bool] = []

        def counted(*of: Any) -> Any:
            made = plain(*of)
            found.append(made is not None)
            return made

        for room in ("_flow", "_table"):
            monkeypatch.setattr(f"generator.pdf.layout.{room}.plain", counted)
        composed(model)
        assert found.count(True) > len(found) / 3 > 60
