"""Every feature document becomes a conforming PDF; what each must show is said here."""

import io
import random
import subprocess
import sys

import pdfplumber
import pytest

from generator.errors import FaultyInputError
from generator.pdf import check, inspect, to_pdf
from tests.pdf import features
from tests.pdf.features import (
    LOREM,
    abstract,
    heading,
    item,
    num,
    png,
)
from tests.pdf.reading import alternatives, conforming, outline, pages, text, words
from tests.pdf.wordfile import (
    A4,
    HEADER_ROW,
    cell,
    field,
    p,
    picture,
    r,
    row,
    table,
    word,
)


class DescribeEveryFeature:
    @pytest.mark.parametrize("name", features.ALL)
    def it_conforms_and_is_the_same_each_time(self, name: str) -> None:
        docx = features.ALL[name]()
        assert inspect(docx) == []
        assert conforming(docx) == to_pdf(docx)


class DescribePages:
    def it_breaks_inside_a_paragraph(self) -> None:
        broken = f"<w:p>{r('before')}<w:r><w:br w:type='page'/></w:r>{r('after')}</w:p>"
        assert pages(conforming(word(broken))) == ["before", "after"]

    def it_leaves_no_empty_page_behind_a_break_at_the_end(self) -> None:
        broken = f"<w:p>{r('one')}<w:r><w:br w:type='page'/></w:r></w:p>"
        assert pages(conforming(word(broken + p("two")))) == ["one", "two"]

    def it_breaks_inside_a_list_item_and_goes_on_with_the_list(self) -> None:
        inside = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        broken = f"<w:p>{inside}{r('a')}<w:r><w:br w:type='page'/></w:r>{r('b')}</w:p>"
        numbering = abstract(0, ("decimal", "%1.", 720, 360)) + num(1, 0)
        made = conforming(word(broken + item("c"), numbering=numbering))
        assert pages(made) == ["1. a", "b 2. c"]

    def it_shows_first_even_and_odd_headers(self) -> None:
        found = pages(conforming(features.headers()))
        assert "Letterhead" in found[0] and "even header" not in found[0]
        assert "The even header" in found[1] and "Letterhead" not in found[1]
        assert "The odd header" in found[2]

    def it_counts_pages_in_the_footer(self) -> None:
        found = pages(conforming(features.headers()))
        assert found[1].endswith("Page 2 of 3") or "Page 2 of 3" in found[1] or len(found) == 3

    def it_starts_page_numbers_where_a_section_says(self) -> None:
        footer = {"footer1": f"<w:p>{field('PAGE')}</w:p>"}
        section = '<w:footerReference w:type="default" r:id="footer1"/>' + A4
        section += '<w:pgNumType w:start="7" w:fmt="lowerRoman"/>'
        assert pages(conforming(word(p("x"), section=section, parts=footer))) == ["x vii"]

    def it_makes_room_for_a_header_taller_than_its_margin(self) -> None:
        tall = {"header1": p("header") * 12}
        section = '<w:headerReference w:type="default" r:id="header1"/>' + A4
        _, found = words(conforming(word(p("body"), section=section, parts=tall)))
        lowest = max(w.baseline for w in found if w.text == "header")
        assert next(w.baseline for w in found if w.text == "body") > lowest + 8

    def it_never_lets_a_row_kept_whole_run_off_the_page(self) -> None:
        long = table(row(cell(LOREM * 30), trpr="<w:cantSplit/>"), grid=(4000,))
        assert len(pages(conforming(word(long + p("end"))))) > 1

    def it_never_lets_a_paragraph_kept_whole_run_off_the_page(self) -> None:
        made = text(conforming(word(p(LOREM * 60, "<w:keepLines/>") + p("end"))))
        assert made.count("Lorem") == 60 and made.endswith("end")

    def it_sets_a_word_wider_than_its_line_without_losing_a_letter(self) -> None:
        address = "someone.with.a.long.name@resettlement-and-support.example.gov.uk"
        made = conforming(word(p(address, '<w:ind w:left="7000"/>')))
        assert text(made).replace(" ", "") == address
        _, found = words(made)
        assert all(w.x < 525 for w in found)


class DescribeFields:
    @pytest.mark.parametrize("code", ["PAGE", "HYPERLINK https://a.org", "DATE"])
    @pytest.mark.parametrize("marks", ["begin", "begin separate"])
    def they_swallow_nothing_when_they_never_end(self, code: str, marks: str) -> None:
        begin, *more = (f"<w:r><w:fldChar w:fldCharType='{m}'/></w:r>" for m in marks.split())
        start = f"{begin}<w:r><w:instrText>{code}</w:instrText></w:r>{''.join(more)}"
        body = f"<w:p>{r('a')}{start}{r(' b')}</w:p>" + table(row("c"), grid=(3000,))
        body += f"<w:p>{field('PAGE', '9')}{r(' d')}</w:p>"
        assert text(conforming(word(body))) == "a b c 1 d"

    def it_gives_page_references_their_real_page(self) -> None:
        made = text(conforming(word(
            f"<w:p>{r('see page ')}{field('PAGEREF there', '99')}</w:p>"
            "<w:p><w:r><w:br w:type='page'/></w:r></w:p>"
            f"<w:p><w:bookmarkStart w:id='1' w:name='there'/>{r('there')}</w:p>"
        )))  # fmt: skip
        assert "see page 2" in made

    def it_writes_contents_that_word_has_yet_to_fill(self) -> None:
        toc = "<w:p>" + field('TOC \\o "1-2"', "Update me") + "</w:p>"
        body = toc + heading("First") + p("x", "<w:pageBreakBefore/>") + heading("Second", 2)
        first = pages(conforming(word(body)))[0]
        assert "Update me" not in first
        assert (
            "First" in first
            and "Second" in first
            and first.split("Second")[1].strip(". ")[0] == "2"
        )

    def it_shows_a_date_as_it_was_saved(self) -> None:
        date = f"<w:p>{field('DATE', '3 March 2026')}</w:p>"
        assert text(conforming(word(date))) == "3 March 2026"

    def it_repeats_the_running_heading(self) -> None:
        header = {"header1": f"<w:p>{field('STYLEREF &quot;heading 1&quot;', 'old')}</w:p>"}
        section = '<w:headerReference w:type="default" r:id="header1"/>' + A4
        second = p("Beta", '<w:pStyle w:val="Heading1"/><w:pageBreakBefore/>')
        found = pages(conforming(word(heading("Alpha") + second, section=section, parts=header)))
        assert found == ["Alpha Alpha", "Beta Beta"]

    def it_ticks_an_old_form_box(self) -> None:
        box = (
            "<w:p><w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:checkBox>"
            "<w:checked w:val='1'/></w:checkBox></w:ffData></w:fldChar></w:r>"
            "<w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r>"
            f"<w:r><w:fldChar w:fldCharType='end'/></w:r>{r(' yes')}</w:p>"
        )
        assert text(conforming(word(box))) == "☒ yes"


class DescribePictures:
    def it_speaks_their_alternative_text(self) -> None:
        body = f"<w:p>{picture('a', 40, 20, 'A road &quot;sign&quot;')}</w:p>"
        assert alternatives(conforming(word(body, media={"a.png": png()}))) == ['A road "sign"']

    def it_passes_over_those_marked_decorative(self) -> None:
        mark = (
            '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><d:decorative '
            'xmlns:d="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
            "</a:ext></a:extLst>"
        )
        body = f"<w:p>{picture('a', 40, 20, '', mark)}{r('x')}</w:p>"
        assert alternatives(conforming(word(body, media={"a.png": png()}))) == []

    def it_shrinks_one_larger_than_the_page(self) -> None:
        body = f"<w:p>{picture('a', 900, 1500)}</w:p>"
        assert len(pages(conforming(word(body, media={"a.png": png()})))) == 1


class DescribeHiddenAndTracked:
    def it_leaves_out_hidden_rows(self) -> None:
        rows = (row("seen"), row("hidden", trpr="<w:hidden/>"), row("after"))
        assert text(conforming(word(table(*rows, grid=(3000,))))) == "seen after"

    def it_shows_insertions_and_drops_deletions(self) -> None:
        made = text(conforming(features.controls()))
        assert "Kept added end" in made and "gone" not in made

    def it_leaves_out_deleted_rows_and_hidden_words(self) -> None:
        gone = row("gone", "gone", trpr="<w:del w:id='1' w:author='a'/>")
        body = table(row("a", "b", trpr=HEADER_ROW), gone, row("c", "d"), grid=(2000, 2000))
        made = text(conforming(word(body + p("not this", rpr="<w:vanish/>"))))
        assert made == "a b c d"

    def it_joins_paragraphs_whose_mark_is_deleted(self) -> None:
        mark = "<w:pPr><w:rPr><w:del w:id='1' w:author='a'/></w:rPr></w:pPr>"
        made = text(conforming(word(f"<w:p>{mark}{r('one ')}</w:p>" + p("two"))))
        assert made == "one two"


class DescribeImporting:
    def it_is_cheap_until_a_pdf_is_made(self) -> None:
        code = "import sys, generator.pdf; sys.exit('typst' in sys.modules)"
        assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.slow
class DescribeSpoiltFiles:
    @pytest.mark.parametrize("seed", range(4))
    def they_give_a_plain_error_or_a_conforming_pdf(self, seed: int) -> None:
        from tests.pdf.mutate import spoiled

        dice = random.Random(seed)
        whole = [make() for name, make in features.ALL.items() if name != "long_table"]
        for _ in range(120):
            docx = spoiled(dice.choice(whole), dice)
            try:
                conforming(docx)
                check(docx)
            except FaultyInputError as fault:
                assert str(fault) and "Traceback" not in str(fault)


class DescribeNotes:
    def it_puts_endnotes_after_the_text(self) -> None:
        notes = f"<w:endnote w:id='2'><w:p>{r('the endnote')}</w:p></w:endnote>"
        body = f"<w:p>{r('x')}<w:r><w:endnoteReference w:id='2'/></w:r></w:p>" + p("last words")
        made = text(conforming(word(body, parts={"endnotes": notes})))
        assert made.startswith("x") and made.endswith("last words the endnote")


class DescribeWatermarks:
    def they_stand_behind_the_text_and_no_reader_hears_them(self) -> None:
        shape = (
            '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" fillcolor="#C00000" '
            'style="width:400pt;height:80pt;rotation:315"><v:textpath string="DRAFT 100%" '
            "style=\"font-family:'Arial'\"/></v:shape></w:pict></w:r>"
        )
        section = '<w:headerReference w:type="default" r:id="header1"/>' + A4
        parts = {"header1": f"<w:p>{shape}</w:p>"}
        made = conforming(word(p("said"), section=section, parts=parts))
        assert outline(made) == "Document(P)"
        with pdfplumber.open(io.BytesIO(made)) as opened:
            (sheet,) = opened.pages
            marked = [c for c in sheet.chars if c["matrix"][1]]
            assert "".join(c["text"] for c in marked) == "DRAFT 100%"
            # From the lower left to the upper right, about the middle of the page.
            assert marked[0]["x0"] < marked[-1]["x0"] and marked[0]["top"] > marked[-1]["top"]
            across = (marked[0]["x0"] + marked[-1]["x1"]) / 2
            assert across == pytest.approx(float(sheet.width) / 2, abs=6)
            assert sheet.chars.index(marked[0]) < len(marked)
