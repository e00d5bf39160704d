"""Words of one look, numbers of pages and lines of tables: set in fewer steps, and as before."""

import io
import re
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
import pypdfium2
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.pdf import to_pdf
from generator.pdf.layout import _fringes
from generator.pdf.layout._ink import Ink, Inks
from generator.pdf.layout._lines import PARTING, Breaker, Line, Words
from generator.pdf.layout._plain import plain
from generator.pdf.layout._press import Press, Stage
from generator.pdf.layout._words import cuts_of, lines_of
from generator.pdf.layout.compose import composed
from generator.pdf.read._document import read_document
from generator.pdf.read._model import Document, ParagraphStyle, RunStyle
from tests.pdf import features, outside
from tests.pdf.layout.documents import document
from tests.pdf.layout.seen import seen
from tests.pdf.pieces import LOREM, TAB, line
from tests.pdf.reading import outline, pages
from tests.pdf.wordfile import A4, cell, field, p, r, row, table, word

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


def without_quick_ways(model: Document, patch: pytest.MonkeyPatch) -> bytes:
    """The PDF of a document of which every word was set by the general way."""
    for room in ("_flow", "_table"):
        patch.setattr(f"generator.pdf.layout.{room}.plain", lambda *_: None)
    patch.setattr("generator.pdf.layout._paragraph.cuts_of", lambda *_: None)
    patch.setattr("generator.pdf.layout._fringes._counted_on", lambda *_: False)
    made = composed(model)
    patch.undo()
    return made


def alike(quick: bytes, slow: bytes) -> bool:
    """Whether the same letters, lines and shades stand in the same places, to what is written."""
    one, other = seen(quick), seen(slow)
    near = all(
        (a.text, a.page, a.mark) == (b.text, b.page, b.mark)
        and abs(a.x - b.x) + abs(a.baseline - b.baseline) < 0.03
        for a, b in zip(one.letters, other.letters, strict=True)
        if not a.text.isspace()
    )
    lines, others = drawn(quick), drawn(slow)
    return near and one.sizes == other.sizes and lines == pytest.approx(others, abs=0.03)


def drawn(pdf: bytes) -> list[float]:
    """Where the lines and shades are: the numbers of all pages in a row."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        contents = "\n".join(s.Contents.read_bytes().decode("latin-1") for s in opened.pages)
    found = re.findall(r"[-\d. ]+ re f|[-\d. ]+ m [-\d. ]+ l S", contents)
    return [float(n) for one in found for n in re.findall(r"-?[\d.]+", one)]


def tagged(pdf: bytes) -> str:
    """The tags, a cell's only paragraph left out: a cell of plain words is its own."""
    return re.sub(r"(T[DH](?::\w+)?)\(P\)", r"\1", outline(pdf)) + str(languages(pdf))


def languages(pdf: bytes) -> list[str]:
    """The languages that parts of the text are said to be in."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        elements = [o for o in opened.objects if isinstance(o, pikepdf.Dictionary) and "/S" in o]
        return sorted(str(element.Lang) for element in elements if "/Lang" in element)


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


PAGES = 120
WIDTH = 595.3
FOOTED = f'<w:footerReference w:type="default" r:id="footer1"/>{A4}'
RIGHT = '<w:tabs><w:tab w:val="right" w:pos="9026"/></w:tabs>'
MIDDLE = '<w:jc w:val="center"/>'


def roman(n: int) -> str:
    said = ""
    for value, letters in (
        (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"),
        (1, "i"),
    ):  # fmt: skip
        said += letters * (n // value)
        n %= value
    return said


def lettered(n: int) -> str:
    return chr(97 + (n - 1) % 26) * ((n - 1) // 26 + 1)


FORMS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "lowerRoman": roman,
    "lowerLetter": lettered,
}


def numbered(
    tab: str, ppr: str, form: str = "decimal", look: str = "", start: int = 1
) -> bytes:  # fmt: skip
    """A Word file of many short pages, numbered at the foot."""
    number = (r("Page ", look), field("PAGE", "1", look), r(" of ", look))
    foot = line(tab, *number, field("NUMPAGES", "1", look), ppr=ppr)
    body = "".join(p(f"Sheet {n + 1}", "<w:pageBreakBefore/>" if n else "") for n in range(PAGES))
    section = f'{FOOTED}<w:pgNumType w:fmt="{form}" w:start="{start}"/>'
    return word(body, section=section, parts={"footer1": foot})


def feet(pdf: bytes) -> list[tuple[float, float]]:
    """Where the foot of each page begins and ends."""
    found: dict[int, list[tuple[float, float]]] = {}
    for run in seen(pdf).runs():
        if run.baseline > 700:
            found.setdefault(run.page, []).append((run.x, run.end))
    return [(min(x for x, _ in of), max(end for _, end in of)) for of in found.values()]


NUMBERED = [
    "<w:b/>", '<w:kern w:val="8"/>', '<w:spacing w:val="20"/>',
    *(
        pytest.param(look, marks=pytest.mark.slow)
        for look in (
            "<w:smallCaps/>", '<w:rFonts w:ascii="Georgia"/>', '<w:u w:val="single"/>',
            '<w:lang w:val="cy-GB"/>', '<w:sz w:val="31"/>',
        )
    ),
]  # fmt: skip


class DescribePageNumbers:
    @pytest.mark.parametrize("form", FORMS)
    @pytest.mark.parametrize(("tab", "ppr"), [(TAB, RIGHT), ("", MIDDLE)])
    def they_are_right_and_in_their_place_on_every_page(
        self, tab: str, ppr: str, form: str
    ) -> None:
        made = to_pdf(numbered(tab, ppr, form))
        # How many there are is said in figures, whatever the form.
        wanted = [f"Sheet {n} Page {FORMS[form](n)} of {PAGES}" for n in range(1, PAGES + 1)]
        assert pages(made) == wanted
        at = feet(made)
        assert len(at) == PAGES
        for x, end in at:
            if tab:
                assert end == pytest.approx(WIDTH - 72, abs=0.1)
            else:
                assert (x + end) / 2 == pytest.approx(WIDTH / 2, abs=0.15)

    @pytest.mark.parametrize("look", NUMBERED)
    def they_are_so_in_every_look(self, look: str, monkeypatch: pytest.MonkeyPatch) -> None:
        for tab, ppr in ((TAB, RIGHT), ("", MIDDLE)):
            model = read_document(numbered(tab, ppr, look=look))[0]
            assert alike(composed(model), without_quick_ways(model, monkeypatch))
        made = to_pdf(numbered(TAB, RIGHT, look=look, start=951))
        said = [one.lower() for one in pages(made)]
        assert said == [f"sheet {n + 1} page {951 + n} of {PAGES}" for n in range(PAGES)]
        extra = 1.0 if "spacing" in look else 0.0
        assert all(abs(end - (WIDTH - 72)) < 0.1 + extra for _, end in feet(made))

    def they_are_those_of_each_section_and_kind_of_page(self) -> None:
        foots = {
            f"footer{n}": line(f"{name} ", field("PAGE"), "/", field("SECTIONPAGES"))
            for n, name in enumerate(("usual", "first", "even"), 1)
        }
        refs = "".join(
            f'<w:footerReference w:type="{kind}" r:id="footer{n}"/>'
            for n, kind in enumerate(("default", "first", "even"), 1)
        )
        broken = "<w:pageBreakBefore/>"
        body = p("x") + p("x", broken) * 10
        body += p("x", f"{broken}<w:sectPr>{refs}<w:titlePg/>{A4}</w:sectPr>")
        body += p("x") + p("x", broken) * 12
        docx = word(
            body, section=f'<w:titlePg/>{A4}<w:pgNumType w:start="5"/>', parts=foots,
            settings="<w:evenAndOddHeaders/>",
        )  # fmt: skip
        wanted = [
            f"x {'first' if n == first else 'usual' if n % 2 else 'even'} {n}/{many}"
            for first, many in ((1, 12), (5, 13)) for n in range(first, first + many)
        ]  # fmt: skip
        assert pages(to_pdf(docx)) == wanted

    @pytest.mark.parametrize(("tab", "ppr"), [(TAB, RIGHT), ("", MIDDLE)])
    def they_are_counted_on_rather_than_set_again(
        self, tab: str, ppr: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        # Or the quick way would not be tested here.
        found: list[bool] = []
        real = _fringes._counted_on

        def counted_on(numbers: list[Words], press: Press, stage: Stage) -> bool:
            found.append(real(numbers, press, stage))
            return found[-1]

        monkeypatch.setattr("generator.pdf.layout._fringes._counted_on", counted_on)
        to_pdf(numbered(tab, ppr))
        # All but the first page, page 10 and page 100.
        assert (found.count(True), found.count(False)) == (PAGES - 3, 2)


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
