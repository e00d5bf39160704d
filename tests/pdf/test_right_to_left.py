"""Scripts that run from right to left: the height of their lines, and tables that are turned."""

import pytest

from tests.pdf.reading import conforming, words
from tests.pdf.wordfile import cell, p, row, table, word

ARABIC, HEBREW = "لكل شخص", "כל אדם"
SIZE = 11.0


def run(font: str) -> str:
    return f'<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="{font}"/><w:rtl/>'


class DescribeLines:
    @pytest.mark.parametrize(
        ("text", "own", "height"), [(ARABIC, "Amiri", 1.124 + 0.634),
                                    (HEBREW, "Noto Sans Hebrew", 1.068 + 0.292)],
    )  # fmt: skip
    @pytest.mark.parametrize("named", [True, False])
    def they_are_as_high_as_the_font_that_their_letters_need(
        self, text: str, own: str, height: float, named: bool
    ) -> None:
        line = p(text, "<w:bidi/>", run(own if named else "Arial"))
        made = words(conforming(word(p("above") + line * 3 + p("below"))))[1]
        lines = sorted({round(w.baseline, 2) for w in made})
        assert len(lines) == 5
        assert lines[2] - lines[1] == pytest.approx(height * SIZE, abs=0.06)
        assert lines[3] - lines[2] == pytest.approx(height * SIZE, abs=0.06)

    def they_are_no_higher_where_other_letters_stand(self) -> None:
        mixed = p("English words " * 20 + ARABIC, "", run("Arial"))
        made = words(conforming(word(mixed)))[1]
        lines = sorted({round(w.baseline, 2) for w in made})
        assert lines[1] - lines[0] == pytest.approx(1.15 * SIZE, abs=0.06)
        assert lines[-1] - lines[-2] > 1.25 * SIZE


class DescribeTurnedTables:
    def they_turn_the_order_of_cells_and_nothing_in_them(self) -> None:
        turned = p("turned", "<w:bidi/>") + p(HEBREW, "<w:bidi/>", run("Arial"))
        plain = table(row("one", "two"), row("three", cell(turned)), grid=(3000, 3000),
                      tblpr="<w:bidiVisual/>")  # fmt: skip
        found = {w.text: w for w in words(conforming(word(plain)))[1]}
        one, two, three, right = (found[w] for w in ("one", "two", "three", "turned"))
        assert one.x == pytest.approx(three.x, abs=0.1)
        assert one.x - two.x == pytest.approx(150, abs=0.1)
        assert right.x > two.x + 50
