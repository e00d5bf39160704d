"""What Word shows in its own way: held by small documents, each with what is right in it."""

import io

import pdfplumber
import pikepdf
import pytest
from PIL import Image

from generator.pdf import converted, to_pdf
from generator.pdf.read._images import washed
from tests.pdf.pieces import LOREM, abstract, heading, item, num, png, spacing
from tests.pdf.reading import Word, conforming, pages, text, words
from tests.pdf.shapes import vml
from tests.pdf.wordfile import A4, cell, field, p, picture, r, row, table, word

HEADED = '<w:headerReference w:type="default" r:id="header1"/>' + A4
BULLETS = abstract(0, ("bullet", "•", 720, 360)) + num(1, 0)


def lines_down(docx: bytes) -> dict[str, float]:
    """The baseline of the first of each word."""
    found: dict[str, float] = {}
    for one in words(conforming(docx))[1]:
        found.setdefault(one.text, one.baseline)
    return found


def word_at(docx: bytes, said: str) -> Word:
    return next(one for one in words(conforming(docx))[1] if one.text == said)


class DescribeOldFormFields:
    @pytest.mark.parametrize(
        ("said", "shown"),
        [("", "One"), ('<w:result w:val="1"/>', "Two"), ('<w:default w:val="1"/>', "Two"),
         ('<w:result w:val="9"/>', "")],
    )  # fmt: skip
    def they_show_the_entry_that_is_chosen(self, said: str, shown: str) -> None:
        entries = '<w:listEntry w:val="One"/><w:listEntry w:val="Two"/>'
        begin = (
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="D"/>'
            f"<w:ddList>{said}{entries}</w:ddList></w:ffData></w:fldChar></w:r>"
        )
        code = "<w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r>"
        ends = "".join(
            f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("separate", "end")
        )
        made = text(conforming(word(f"<w:p>{r('a ')}{begin}{code}{ends}{r(' b')}</w:p>")))
        assert made == f"a {shown} b".replace("  ", " ")


class DescribeColumns:
    @pytest.mark.parametrize("ruled", [True, False])
    def they_have_a_line_between_them_when_they_ask_for_it(self, ruled: bool) -> None:
        said = f'<w:cols w:num="2" w:space="720" w:sep="{int(ruled)}"/>'
        made = conforming(word(p(LOREM * 2) * 12, section=A4 + said))
        with pdfplumber.open(io.BytesIO(made)) as opened:
            found = [line["x0"] for line in opened.pages[0].lines if line["x0"] == line["x1"]]
        assert found == ([pytest.approx(595.3 / 2, abs=0.5)] if ruled else [])


class DescribeRowBorders:
    def they_may_come_with_the_row(self) -> None:
        sides = "".join(
            f'<w:{side} w:val="single" w:sz="8" w:color="FF0000"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        own = f"<w:tblPrEx><w:tblBorders>{sides}</w:tblBorders></w:tblPrEx>"
        rows = row("a", "b").replace("<w:tr>", f"<w:tr>{own}") + row("c", "d")
        made = conforming(word(table(rows, grid=(3000, 3000), style="TableNormal") + p("x")))
        with pdfplumber.open(io.BytesIO(made)) as opened:
            shades = {line["stroking_color"] for line in opened.pages[0].lines}
            across = {one["x0"] for one in opened.pages[0].lines if one["x0"] == one["x1"]}
        assert shades == {(1, 0, 0)} and len(across) == 3


class DescribeLists:
    def they_leave_no_automatic_space_between_their_items(self) -> None:
        auto = spacing(before=100, beforeAutospacing=1, after=100, afterAutospacing=1)
        body = p("Before") + "".join(item(f"item{n}", ppr=auto) for n in range(3)) + p("After")
        down = lines_down(word(body, numbering=BULLETS))
        assert down["item1"] - down["item0"] == pytest.approx(12.65, abs=0.3)
        assert down["item0"] - down["Before"] == pytest.approx(12.65 + 14, abs=0.3)
        assert down["After"] - down["item2"] == pytest.approx(12.65 + 14, abs=0.3)

    def they_are_as_high_as_the_font_of_their_bullets(self) -> None:
        symbol = abstract(0, ("bullet", "\uf0b7", 720, 360)).replace(
            "</w:pPr></w:lvl>",
            '</w:pPr><w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr></w:lvl>',
        )
        size = '<w:rPr><w:sz w:val="24"/></w:rPr>'
        body = "".join(
            item(f"item{n}", ppr=size).replace("<w:r>", f"<w:r>{size}") for n in range(2)
        )
        down = lines_down(word(body, numbering=symbol + num(1, 0)))
        assert down["item1"] - down["item0"] == pytest.approx(14.7, abs=0.15)


class DescribeSpaceBeforeTables:
    @pytest.mark.parametrize("same", [True, False])
    def it_is_left_out_among_paragraphs_of_one_style_that_ask_for_none(self, same: bool) -> None:
        style = (
            '<w:style w:type="paragraph" w:styleId="Close"><w:name w:val="Close"/><w:pPr>'
            '<w:spacing w:after="400"/><w:contextualSpacing/></w:pPr></w:style>'
        )
        inner = p("cell", '<w:pStyle w:val="Close"/><w:spacing w:after="0"/>' if same else "")
        body = p("above", '<w:pStyle w:val="Close"/>') + table(row(cell(inner)), grid=(3000,))
        down = lines_down(word(body, styles=style))
        assert down["cell"] - down["above"] == pytest.approx(12.65 + (0 if same else 20), abs=1.2)


class DescribeContents:
    def they_show_no_look_of_links(self) -> None:
        style = '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
        linked = (
            '<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr><w:hyperlink w:anchor="a">'
            + r("Listed", '<w:rStyle w:val="Hyperlink"/>')
            + "</w:hyperlink></w:p>"
        )
        body = linked + linked.replace("Listed", "Linked").replace('"TOC1"', '"Normal"')
        body += f'<w:p><w:bookmarkStart w:id="1" w:name="a"/>{r("x")}</w:p>'
        docx = word(body, styles=style)
        assert word_at(docx, "Listed").colour == (0.0, 0.0, 0.0)
        assert word_at(docx, "Linked").colour != (0.0, 0.0, 0.0)


class DescribeBreaksInCells:
    @pytest.mark.parametrize("kind", ["page", "column"])
    def they_are_not_obeyed_and_add_no_line(self, kind: str) -> None:
        inner = f'<w:p><w:r><w:br w:type="{kind}"/></w:r>{r("one")}</w:p>'
        down = lines_down(word(table(row(cell(inner), "two"), grid=(3000, 3000))))
        assert down["one"] == pytest.approx(down["two"], abs=0.1)


class DescribeKeepWithNext:
    def it_goes_on_across_the_line_between_framed_paragraphs(self) -> None:
        side = '<w:{} w:val="single" w:sz="4" w:space="1" w:color="000000"/>'
        sides = "".join(map(side.format, ("top", "between")))
        frame = f"<w:keepNext/><w:pBdr>{sides}</w:pBdr>"
        for filler in range(49, 55):
            body = p("fill") * filler + p("one", frame) + p("two", frame) + p("three", frame)
            found = pages(conforming(word(body + p("last " * 120))))
            (first,) = [n for n, page in enumerate(found) if "one" in page]
            assert "two" in found[first] and "three" in found[first]


class DescribeNotes:
    @pytest.mark.parametrize(("said", "shown"), [("eachSect", "1"), ("continuous", "2")])
    def they_are_numbered_anew_when_sections_say_so(self, said: str, shown: str) -> None:
        notes = "".join(
            f'<w:footnote w:id="{n}"><w:p><w:r><w:footnoteRef/></w:r>{r(f" note{n}")}</w:p>'
            "</w:footnote>" for n in (1, 2)
        )  # fmt: skip
        anew = f'<w:footnotePr><w:numRestart w:val="{said}"/></w:footnotePr>{A4}'
        first, last = (
            f'{r(name)}<w:r><w:footnoteReference w:id="{n}"/></w:r>'
            for n, name in ((1, "One"), (2, "Two"))
        )
        ends = f"<w:pPr><w:sectPr>{anew}</w:sectPr></w:pPr>"
        body = f"<w:p>{ends}{first}</w:p><w:p>{last}</w:p>"
        found = pages(conforming(word(body, section=anew, parts={"footnotes": notes})))
        assert found[0].startswith("One1") and found[1].startswith(f"Two{shown}")
        assert f"{shown} note2" in found[1]


def shade_of(pdf: bytes) -> tuple[int, int, int]:
    """The colour of the first picture of a PDF."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        (image,) = opened.pages[0].Resources.XObject.values()
        shown = pikepdf.PdfImage(image).as_pil_image().convert("RGB")
    colour = shown.getpixel((0, 0))
    assert isinstance(colour, tuple)
    return colour  # type: ignore[return-value]


def drawn(change: str, alt: str = "A sign") -> bytes:
    made = picture("a", 40, 20, alt).replace('r:embed="a"/>', f'r:embed="a">{change}</a:blip>')
    return to_pdf(word(f"<w:p>{made}</w:p>", media={"a.png": png()}))


class DescribePictures:
    def they_are_pale_when_they_are_washed_out(self) -> None:
        made = shade_of(drawn('<a:lum bright="70000" contrast="-70000"/>'))
        assert min(made) > 210

    def they_are_grey_when_word_shows_them_grey(self) -> None:
        red, green, blue = shade_of(drawn("<a:grayscl/>"))
        level = Image.new("RGB", (1, 1), (31, 92, 122)).convert("L").getpixel((0, 0))
        assert red == green == blue == level

    def they_are_as_they_are_without_a_change(self) -> None:
        assert shade_of(drawn("")) == (31, 92, 122)

    def they_are_seen_through(self) -> None:
        with pikepdf.open(io.BytesIO(drawn('<a:alphaModFix amt="40000"/>'))) as opened:
            (state,) = opened.pages[0].Resources.ExtGState.values()
            assert float(state.ca) == pytest.approx(0.4)

    def they_have_their_border(self) -> None:
        blue = '<a:solidFill><a:srgbClr val="0000FF"/></a:solidFill>'
        line = f'<a:ln w="38100">{blue}</a:ln>'
        made = picture("a", 40, 20).replace("</pic:spPr>", f"{line}</pic:spPr>")
        pdf = to_pdf(word(f"<w:p>{made}</w:p>", media={"a.png": png()}))
        with pdfplumber.open(io.BytesIO(pdf)) as opened:
            sides = opened.pages[0].lines
        assert len(sides) == 4 and {s["stroking_color"] for s in sides} == {(0, 0, 1)}

    @pytest.mark.parametrize(("bright", "contrast"), [(0.0, 0.0), (0.0, -0.5), (0.0, 0.5)])
    def they_keep_their_middle_when_only_contrast_changes(
        self, bright: float, contrast: float
    ) -> None:
        gain, lift = washed(bright, contrast)
        assert gain * 0.5 + lift == pytest.approx(0.5)


class DescribeWatermarks:
    def they_say_the_words_of_the_shape_not_of_its_type(self) -> None:
        kind = '<v:shapetype id="_x0000_t136"><v:textpath on="t" fitshape="t"/></v:shapetype>'
        shape = vml(
            "shape",
            "position:absolute;width:412pt;height:165pt;rotation:315;z-index:-251658752",
            'type="#_x0000_t136" fillcolor="silver" stroked="f"',
            '<v:textpath style="font-family:Calibri" string="DRAFT"/>',
        )
        shape = shape.replace("<v:shape ", f"{kind}<v:shape ", 1)
        made = conforming(word(p("x"), section=HEADED, parts={"header1": f"<w:p>{shape}</w:p>"}))
        with pdfplumber.open(io.BytesIO(made)) as opened:
            marked = "".join(c["text"] for c in opened.pages[0].chars if c["matrix"][1])
        assert marked == "DRAFT"


class DescribeWhatIsLeftOut:
    @pytest.mark.parametrize(
        ("body", "section", "settings", "said"),
        [
            (p("x"), A4 + '<w:lnNumType w:countBy="1"/>', "", "line numbers"),
            (p("x"), A4, "<w:autoHyphenation/>", "hyphenation"),
            (f"<w:p>{r('On ')}<w:r><w:dayLong/></w:r></w:p>", A4, "", "today's date"),
        ],
    )
    def it_is_named(self, body: str, section: str, settings: str, said: str) -> None:
        made = converted(word(body, section=section, settings=settings))
        assert len(made.warnings) == 1 and said in made.warnings[0]
        assert made.accessible


class DescribeRules:
    def they_go_across_the_text(self) -> None:
        said = 'o:hralign="center" o:hrstd="t" o:hr="t" fillcolor="#a0a0a0" stroked="f"'
        rule = f"<w:p>{vml('rect', 'width:0;height:1.5pt', said)}</w:p>"
        made = conforming(word(p("Above") + rule + p("Below")))
        with pdfplumber.open(io.BytesIO(made)) as opened:
            (bar,) = [*opened.pages[0].rects, *opened.pages[0].curves]
        assert bar["width"] == pytest.approx(595.3 - 144, abs=0.5)


class DescribeFields:
    def they_show_what_word_kept(self) -> None:
        body = "".join(f"{field(code, kept)}{r(' ')}" for code, kept in (
            ("TITLE", "Kept"), ('SAVEDATE \\@ "d MMMM"', "1 May"), ('IF 1 = 1 "a" "b"', "a"),
        ))  # fmt: skip
        assert text(conforming(word(heading("x") + f"<w:p>{body}</w:p>"))) == "x Kept 1 May a"


class DescribeTrackedMoves:
    def they_stand_where_they_went(self) -> None:
        gone = f"<w:moveFrom w:id='1' w:author='a'>{r('gone')}</w:moveFrom>"
        ends = "<w:moveFromRangeStart w:id='2' w:name='m'/><w:moveFromRangeEnd w:id='2'/>"
        come = f"<w:moveTo w:id='3' w:author='a'>{r('come')}</w:moveTo>"
        assert text(conforming(word(f"<w:p>{ends}{gone}{come}</w:p>"))) == "come"


class DescribeLinksToFiles:
    @pytest.mark.parametrize("address", ["file:///C:/x.docx", "..\\x.docx", "javascript:alert(1)"])
    def they_leave_their_words(self, address: str) -> None:
        body = f"<w:p><w:hyperlink r:id='l'>{r('the form')}</w:hyperlink></w:p>"
        made = converted(word(body, links={"l": address}))
        assert text(made.pdf) == "the form" and "no reader opens" in made.warnings[0]
        with pikepdf.open(io.BytesIO(made.pdf)) as opened:
            assert "/Annots" not in opened.pages[0]


class DescribeOwnMarks:
    def they_stand_in_the_place_of_a_number(self) -> None:
        notes = f'<w:footnote w:id="2"><w:p>{r("* starred")}</w:p></w:footnote>'
        numbered = f"<w:r><w:footnoteRef/></w:r>{r(' plain')}"
        notes += f'<w:footnote w:id="3"><w:p>{numbered}</w:p></w:footnote>'
        starred = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>'
        body = f"<w:p>{r('a')}{starred}{r(' b')}<w:r><w:footnoteReference w:id='3'/></w:r></w:p>"
        made = text(conforming(word(body, parts={"footnotes": notes})))
        assert made == "a* b1 * starred 1 plain"


class DescribeSidewaysCells:
    @pytest.mark.parametrize(("way", "up"), [("btLr", 1), ("tbRl", -1)])
    def they_hold_words_that_run_up_or_down(self, way: str, up: int) -> None:
        turned = cell(p("Sideways"), f'<w:textDirection w:val="{way}"/>', 600)
        rows = row(turned, "level", trpr='<w:trHeight w:val="1600"/>')
        made = conforming(word(table(rows, grid=(600, 3000)) + p("x")))
        with pdfplumber.open(io.BytesIO(made)) as opened:
            letters = [c for c in opened.pages[0].chars if c["matrix"][1]]
        assert "".join(c["text"] for c in letters) == "Sideways"
        assert (letters[0]["top"] - letters[-1]["top"]) * up > 30
        assert all(77 < c["x0"] < 72 + 30 for c in letters)


class DescribePhoneticGuides:
    def they_stand_behind_their_words(self) -> None:
        ruby = f"<w:ruby><w:rt>{r('say')}</w:rt><w:rubyBase>{r('word')}</w:rubyBase></w:ruby>"
        assert text(conforming(word(f"<w:p><w:r>{ruby}</w:r></w:p>"))) == "word (say)"
