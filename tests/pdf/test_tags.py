"""What a screen reader hears: structure, order, headers of tables, lists, headings."""

import io

import pikepdf
import pytest

from tests.pdf.features import abstract, heading, item, num, styled_table
from tests.pdf.reading import conforming, outline
from tests.pdf.wordfile import HEADER_ROW, cell, p, r, row, table, word

NUMBERED = abstract(0, ("decimal", "%1.", 720, 360), ("lowerLetter", "%2)", 1440, 360)) + num(1, 0)


def tags(body: str, **more: str) -> str:
    return outline(conforming(word(body, **more)))


class DescribeHeadings:
    @pytest.mark.parametrize(
        ("levels", "expected"),
        [
            ((1, 2, 3), "H1 H2 H3"),
            ((1, 3, 3), "H1 H2 H2"),
            ((2, 2, 3), "H1 H1 H2"),
            ((1, 4, 2, 3), "H1 H2 H2 H3"),
        ],
    )
    def they_never_leave_out_a_level(self, levels: tuple[int, ...], expected: str) -> None:
        assert tags("".join(heading(f"h{n}", n) for n in levels)) == f"Document({expected})"

    def they_are_not_made_of_empty_paragraphs(self) -> None:
        assert tags(p("", '<w:pStyle w:val="Heading1"/>') + p("x")) == "Document(P)"


class DescribeLists:
    def they_nest(self) -> None:
        body = item("a") + item("b", level=1) + item("c")
        assert tags(body, numbering=NUMBERED) == (
            "Document(L(LI(Lbl LBody(P L(LI(Lbl LBody(P))))) LI(Lbl LBody(P))))"
        )

    def they_part_where_other_text_comes_between(self) -> None:
        body = item("a") + p("between") + item("b")
        one = "L(LI(Lbl LBody(P)))"
        assert tags(body, numbering=NUMBERED) == f"Document({one} P {one})"

    def they_keep_a_paragraph_that_goes_on_under_an_item(self) -> None:
        body = item("a") + p("still a", '<w:ind w:left="720"/>') + item("b")
        assert tags(body, numbering=NUMBERED) == (
            "Document(L(LI(Lbl LBody(P P)) LI(Lbl LBody(P))))"
        )

    def they_stand_in_cells(self) -> None:
        body = table(row("Head", trpr=HEADER_ROW), row(cell(item("a") + item("b"))), grid=(4000,))
        assert "TD(L(LI(Lbl LBody(P)) LI(Lbl LBody(P))))" in tags(body, numbering=NUMBERED)

    def they_do_not_take_in_numbered_headings(self) -> None:
        numbered = (
            '<w:pStyle w:val="Heading1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
        )
        assert tags(p("One", numbered) + p("x"), numbering=NUMBERED) == "Document(H1 P)"


class DescribeTables:
    def they_name_their_columns(self) -> None:
        body = table(row("a", "b", trpr=HEADER_ROW), row("c", "d"), grid=(2000, 2000))
        assert tags(body) == ("Document(Table(THead(TR(TH:Column TH:Column)) TBody(TR(TD TD))))")

    def they_name_their_rows_where_the_style_sets_the_first_column_apart(self) -> None:
        made = outline(conforming(styled_table()))
        assert made.count("TH:Row TD TD") == 6

    def they_name_their_rows_where_the_first_column_alone_is_bold(self) -> None:
        bold = "<w:b/>"
        body = table(
            *(row(cell(p(name, rpr=bold)), cell(p("x"))) for name in ("Child", "Court")),
            grid=(2000, 2000),
        )
        assert tags(body) == "Document(Table(TR(TH:Row TD) TR(TH:Row TD)))"

    def they_are_no_tables_when_they_only_lay_out(self) -> None:
        body = table(row("left", "right"), grid=(2000, 2000), style="TableNormal")
        assert tags(body) == "Document(P P)"

    def they_are_no_tables_when_their_author_says_layout(self) -> None:
        said = '<w:tblDescription w:val="Layout"/>'
        body = table(row("a", "b"), row("c", "d"), grid=(2000, 2000), tblpr=said)
        assert tags(body) == "Document(P P P P)"

    def they_read_row_by_row_also_with_spans(self) -> None:
        down = cell("ab", '<w:vMerge w:val="restart"/>')
        body = table(
            row(cell("wide", '<w:gridSpan w:val="2"/>'), trpr=HEADER_ROW),
            row(down, "c"), row(cell("", "<w:vMerge/>"), "d"), grid=(2000, 2000),
        )  # fmt: skip
        assert tags(body) == ("Document(Table(THead(TR(TH:Column)) TBody(TR(TD TD) TR(TD))))")


class DescribeTheRest:
    def it_says_nothing_of_suspects_which_poppler_cannot_read(self) -> None:
        with pikepdf.open(io.BytesIO(conforming(word(p("x"))))) as made:
            assert made.Root.MarkInfo == {"/Marked": True}

    def it_links(self) -> None:
        link = f"<w:p>{r('see ')}<w:hyperlink r:id='x'>{r('the site')}</w:hyperlink></w:p>"
        assert tags(link, links={"x": "https://example.org/"}) == "Document(P(Link))"  # type: ignore[arg-type]

    def it_hears_no_headers_and_no_empty_paragraphs(self) -> None:
        section = '<w:headerReference w:type="default" r:id="header1"/>'
        made = outline(
            conforming(word(p("x") + p() + p("y"), section=section, parts={"header1": p("h")}))
        )
        assert made == "Document(P P)"

    def it_lists_contents(self) -> None:
        toc = '<w:p><w:fldSimple w:instr="TOC \\o &quot;1-3&quot;"/></w:p>'
        assert tags(toc + heading("One") + heading("Two")) == (
            "Document(TOC(TOCI(P(Link)) TOCI(P(Link))) H1 H1)"
        )

    def it_holds_notes(self) -> None:
        note = f"<w:footnote w:id='2'><w:p>{r('a note')}</w:p></w:footnote>"
        body = f"<w:p>{r('x')}<w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
        made = outline(conforming(word(body, parts={"footnotes": note})))
        assert "Note(P)" in made

    def it_tags_lists_in_notes_where_the_notes_are(self) -> None:
        listed = item("in the note") + item("too")
        note = f"<w:footnote w:id='2'>{listed}</w:footnote>"
        body = item("before") + f"<w:p>{r('x')}<w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
        docx = word(body + item("after", 1, 1), parts={"footnotes": note}, numbering=NUMBERED)
        made = outline(conforming(docx))
        assert "Note(L(LI(Lbl LBody(P)) LI(Lbl LBody(P))))" in made
        assert made.count("L(LI(Lbl LBody(P)))") == 2
