"""Headers and footers with numbers, which are counted on from page to page."""

from collections.abc import Callable

import pytest

from generator.pdf import to_pdf
from generator.pdf.layout import _fringes
from generator.pdf.layout._line import Words
from generator.pdf.layout._press import Press, Stage
from generator.pdf.layout.compose import composed
from generator.pdf.read._document import read_document
from tests.pdf.layout.quickly import alike, without_quick_ways
from tests.pdf.layout.seen import seen
from tests.pdf.pieces import TAB, line
from tests.pdf.reading import pages
from tests.pdf.wordfile import A4, field, p, r, word

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
