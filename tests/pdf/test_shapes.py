"""Shapes, text boxes, frames and what text flows round: where they stand and how they are read."""

import io
from collections.abc import Iterator

import pdfplumber
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import FaultyInputError, UnsupportedError
from generator.pdf import converted, inspect, to_pdf
from tests.pdf import shapes
from tests.pdf.pieces import LOREM, png
from tests.pdf.reading import Word, conforming, outline, text, words
from tests.pdf.shapes import (
    BLACK,
    HERE,
    PALE,
    alternative,
    anchor,
    at,
    data,
    lone,
    paragraph,
    shape,
)
from tests.pdf.wordfile import A4, field, p, picture, r, row, table, word

LEFT = 72.0
HEADED = '<w:headerReference w:type="default" r:id="header1"/>' + A4


def placed(docx: bytes) -> dict[str, Word]:
    """The first of each word of a document by its text."""
    found: dict[str, Word] = {}
    for one in words(conforming(docx))[1]:
        found.setdefault(one.text, one)
    return found


def spoken(pdf: bytes) -> list[str]:
    """The words of the tagged content in the order of the structure tree."""
    with pikepdf.open(io.BytesIO(pdf)) as opened, pdfplumber.open(io.BytesIO(pdf)) as seen:
        said: dict[tuple[int, int], str] = {}
        for number, sheet in enumerate(seen.pages):
            for letter in sheet.chars:
                if letter["mcid"] is not None:
                    key = number, letter["mcid"]
                    said[key] = said.get(key, "") + letter["text"]
        numbers = {page.obj.objgen: n for n, page in enumerate(opened.pages)}
        return [said[key] for key in _content(opened.Root.StructTreeRoot.K, numbers) if key in said]


def _content(
    node: pikepdf.Object, pages: dict[tuple[int, int], int], page: int = 0
) -> Iterator[tuple[int, int]]:
    if isinstance(node, pikepdf.Array):
        for kid in node:
            yield from _content(kid, pages, page)
    elif isinstance(node, pikepdf.Dictionary):
        page = pages[node.Pg.objgen] if "/Pg" in node else page
        if node.get("/Type") == "/MCR":
            yield page, int(node.MCID)
        elif "/K" in node:
            yield from _content(node.K, pages, page)
    else:
        yield page, int(node)


def boxed(words_: str, down: float = 100.0, **said: object) -> bytes:
    drawn = lone((0, 0, 200, 40), p(words_), look=PALE + BLACK)
    run = anchor(drawn, (200, 40), at("H", "page", 150), at("V", "page", down), **said)  # type: ignore[arg-type]
    return word(paragraph(alternative(run), r("Before the box.")) + p("After the box."))


class DescribeEveryShape:
    @pytest.mark.parametrize("made", shapes.ALL, ids=lambda made: made.__name__)
    def it_conforms_and_is_the_same_each_time(self, made: object) -> None:
        docx = made()  # type: ignore[operator]
        assert inspect(docx) == []
        found = converted(docx)
        assert found.warnings == () and found.accessible
        assert conforming(docx) == found.pdf


class DescribeTextBoxes:
    def they_stand_in_their_place_and_are_read_after_their_paragraph(self) -> None:
        docx = boxed("Inside", 300.0)
        inside = placed(docx)["Inside"]
        # The box's inset is 7.2 points across and 3.6 down.
        assert inside.x == pytest.approx(157.2, abs=0.6)
        assert 303.6 < inside.baseline < 320
        assert spoken(to_pdf(docx)) == ["Before the box.", "Inside", "After the box."]

    @given(st.floats(0, 500), st.floats(80, 700))
    @settings(max_examples=12, deadline=None)
    def they_stand_wherever_they_are_put(self, across: float, down: float) -> None:
        drawn = lone((0, 0, 90, 30), p("Box"))
        run = anchor(drawn, (90, 30), at("H", "page", across), at("V", "page", down))
        box = placed(word(paragraph(run, r("Words"))))["Box"]
        assert box.x == pytest.approx(across + 7.2, abs=0.6)
        assert box.baseline == pytest.approx(down + 3.6 + 10, abs=2)

    def they_are_passed_over_in_a_header(self) -> None:
        drawn = anchor(lone((0, 0, 90, 30), p("Address")), (90, 30), *HERE)
        parts = {"header1": paragraph(drawn)}
        made = conforming(word(p("Body"), section=HEADED, parts=parts))
        assert "Address" in text(made) and outline(made) == "Document(P)"

    def they_lose_no_word_when_they_are_too_small(self) -> None:
        run = anchor(lone((0, 0, 60, 10), p(LOREM)), (60, 10), *HERE)
        made = text(conforming(word(paragraph(run))))
        assert LOREM.replace(" ", "") in made.replace(" ", "")

    def they_may_hold_headings_of_the_document(self) -> None:
        inner = p("Boxed", '<w:pStyle w:val="Heading2"/>')
        run = anchor(lone((0, 0, 150, 40), inner), (150, 40), *HERE)
        body = p("Top", '<w:pStyle w:val="Heading1"/>') + paragraph(run, r("x"))
        assert outline(conforming(word(body))) == "Document(H1 P H2)"

    def they_keep_light_words_on_a_dark_shape(self) -> None:
        style = (
            '<wps:style><a:lnRef idx="2"><a:srgbClr val="000000"/></a:lnRef><a:fillRef idx="1">'
            '<a:srgbClr val="102040"/></a:fillRef><a:effectRef idx="0"/><a:fontRef idx="minor">'
            '<a:schemeClr val="lt1"/></a:fontRef></wps:style>'
        )
        made = shape((0, 0, 90, 30), p("Light"), look="").replace(
            "<wps:txbx>", style + "<wps:txbx>"
        )
        run = anchor(data("Shape", made), (90, 30), *HERE)
        assert placed(word(paragraph(run, r("x"))))["Light"].colour == (1.0, 1.0, 1.0)

    def they_are_drawn_when_they_are_old(self) -> None:
        docx = word(paragraph(shapes.vml_box(p("Old")), r("Beside")))
        assert placed(docx)["Old"].x == pytest.approx(LEFT + 200 + 7.2, abs=0.6)
        assert spoken(to_pdf(docx)) == ["Beside", "Old"]

    def they_are_named_beside_letters_that_are_shaped(self) -> None:
        run = anchor(lone((0, 0, 90, 30), p("Box")), (90, 30), *HERE)
        docx = word(paragraph(run, r("مرحبا", "<w:rtl/>")))
        with pytest.raises(UnsupportedError, match="text box"):
            to_pdf(docx)


class DescribeShapesWithoutWords:
    def they_are_decoration(self) -> None:
        run = anchor(lone((0, 0, 300, 0), form="line", look=BLACK), (300, 0), *HERE)
        made = conforming(word(paragraph(run, r("Words"))))
        assert outline(made) == "Document(P)"
        with pdfplumber.open(io.BytesIO(made)) as opened:
            (line,) = opened.pages[0].lines
            assert line["x1"] - line["x0"] == pytest.approx(300, abs=0.1)

    def they_are_figures_when_they_are_described(self) -> None:
        run = anchor(lone((0, 0, 30, 30), form="ellipse"), (30, 30), *HERE, alt="A ring")
        assert outline(conforming(word(paragraph(run, r("x"))))) == "Document(P(Figure))"

    def they_are_named_when_their_form_is_unknown(self) -> None:
        run = anchor(lone((0, 0, 30, 30), form="cloudCallout"), (30, 30), *HERE)
        (warning,) = converted(word(paragraph(run, r("x")))).warnings
        assert "form that is not known" in warning and warning.startswith("The body, paragraph 1")

    @pytest.mark.parametrize("turn", [0.0, 90.0, 180.0, 270.0])
    def they_turn_about_their_middle(self, turn: float) -> None:
        drawn = lone((0, 0, 80, 40), turn=turn)
        run = anchor(drawn, (80, 40), at("H", "page", 200), at("V", "page", 300))
        with pdfplumber.open(io.BytesIO(conforming(word(paragraph(run, r("x")))))) as opened:
            found = [*opened.pages[0].rects, *opened.pages[0].curves]
            box = found[0]
            assert (box["x0"] + box["x1"]) / 2 == pytest.approx(240, abs=0.5)
            assert (box["top"] + box["bottom"]) / 2 == pytest.approx(320, abs=0.5)


class DescribeTextBesideFloats:
    @pytest.mark.parametrize("origin", ["paragraph", "page"])
    @pytest.mark.parametrize("side", ["left", "right"])
    def it_keeps_clear_of_them(self, origin: str, side: str) -> None:
        down = at("V", origin, 0 if origin == "paragraph" else 110)
        run = anchor(
            lone((0, 0, 150, 80), p("Note"), look=PALE), (150, 80),
            shapes.align("H", "margin", side), down, wrap="Square",
        )  # fmt: skip
        body = p(LOREM) + paragraph(run, r(LOREM * 3)) + p(LOREM * 2)
        made = conforming(word(body))
        with pdfplumber.open(io.BytesIO(made)) as opened:
            (sheet,) = opened.pages
            box = max(sheet.rects + sheet.curves, key=lambda one: one["width"] * one["height"])
            seen = [w for w in sheet.extract_words() if w["text"] != "Note"]
            low, high = box["top"] + 1, box["bottom"] - 1
            beside = [w for w in seen if w["bottom"] > low and w["top"] < high]
        assert len(beside) > 10
        assert all(w["x0"] >= box["x1"] or w["x1"] <= box["x0"] for w in beside)
        assert text(made).count("Lorem") == 6

    def it_goes_on_below_where_too_little_room_is_left(self) -> None:
        run = anchor(lone((0, 0, 430, 60), look=PALE), (430, 60), at("H", "column", 0),
                     at("V", "paragraph", 0), wrap="Square")  # fmt: skip
        found = placed(word(paragraph(run, r("Words")) + p("x")))
        assert found["Words"].x == pytest.approx(LEFT, abs=0.6)
        assert found["Words"].baseline > 72 + 60

    def it_sets_a_table_below_them(self) -> None:
        run = anchor(lone((0, 0, 200, 60), look=PALE), (200, 60), at("H", "column", 0),
                     at("V", "paragraph", 0), wrap="Square")  # fmt: skip
        body = paragraph(run, r("Words")) + table(row("cell", "b"), grid=(4500, 4500))
        assert placed(word(body))["cell"].baseline > 72 + 60


class DescribeFrames:
    def they_put_a_page_number_at_the_margin_of_its_footer(self) -> None:
        footer = (
            '<w:p><w:pPr><w:framePr w:wrap="around" w:vAnchor="text" w:hAnchor="margin" '
            f'w:xAlign="right" w:y="1"/></w:pPr>{field("PAGE")}</w:p>' + p("Words")
        )
        section = '<w:footerReference w:type="default" r:id="footer1"/>' + A4
        found = placed(word(p("x"), section=section, parts={"footer1": footer}))
        assert found["1"].x == pytest.approx(595.3 - 72 - 6.1, abs=1)
        assert found["1"].baseline == pytest.approx(found["Words"].baseline, abs=0.6)

    def they_hold_paragraphs_that_come_first(self) -> None:
        frame = (
            '<w:framePr w:w="3000" w:wrap="around" w:vAnchor="text" w:hAnchor="text" w:x="5000"/>'
        )
        docx = word(p("one", frame) + p("two", frame) + p("beside"))
        found = placed(docx)
        assert found["one"].x == found["two"].x == pytest.approx(LEFT + 250, abs=0.6)
        assert found["one"].baseline == pytest.approx(found["beside"].baseline, abs=0.6)
        assert spoken(to_pdf(docx)) == ["one", "two", "beside"]

    def they_set_words_beside_a_drop_capital(self) -> None:
        drop = '<w:framePr w:dropCap="drop" w:lines="3" w:wrap="around" w:vAnchor="text" ' \
               'w:hAnchor="text"/><w:spacing w:line="760" w:lineRule="exact"/>'  # fmt: skip
        found = placed(word(p("L", drop, '<w:sz w:val="90"/>') + p("orem " + LOREM)))
        assert found["orem"].x > LEFT + 20

    @pytest.mark.parametrize("last", ["", p("")])
    def they_are_not_lost_at_the_end(self, last: str) -> None:
        frame = '<w:framePr w:w="3000" w:vAnchor="text" w:hAnchor="text" w:x="5000"/>'
        assert "alone" in text(conforming(word(p("x") + p("alone", frame) + last)))


class DescribePicturesWithoutDescription:
    def they_are_drawn_and_named(self) -> None:
        docx = word(f"<w:p>{picture('a', 40, 20, '')}</w:p>", media={"a.png": png()})
        made = converted(docx)
        assert made.warnings == (
            "The body, paragraph 1: a picture (Picture 1) without alternative text: describe it, "
            "or mark it as decorative, in Word's picture format.",
        )
        assert not made.accessible
        with pikepdf.open(io.BytesIO(made.pdf)) as opened:
            assert b"pdfuaid:part" not in opened.Root.Metadata.read_bytes()
        assert outline(made.pdf) == "Document(P(Figure))"

    def they_are_refused_where_all_has_to_be_heard(self) -> None:
        docx = word(f"<w:p>{picture('a', 40, 20, '')}</w:p>", media={"a.png": png()})
        with pytest.raises(UnsupportedError, match="without alternative text"):
            to_pdf(docx, accessible=True)

    def they_are_decoration_in_a_header(self) -> None:
        parts = {"header1": f"<w:p>{picture('a', 40, 20, '')}</w:p>"}
        docx = word(p("x"), section=HEADED, parts=parts, media={"a.png": png()})
        assert to_pdf(docx, accessible=True) == conforming(docx)

    def they_are_drawn_beside_letters_from_right_to_left(self) -> None:
        body = f"<w:p>{picture('a', 40, 20, '')}{r('שלום', '<w:rtl/>')}</w:p>"
        made = converted(word(body, media={"a.png": png()}))
        assert len(made.undescribed) == 1
        with pikepdf.open(io.BytesIO(made.pdf)) as opened:
            assert b"pdfuaid:part" not in opened.Root.Metadata.read_bytes()


class DescribeSpoiltShapes:
    @pytest.mark.parametrize("seed", range(3))
    def they_give_a_plain_error_or_a_pdf(self, seed: int) -> None:
        import random

        from tests.pdf.mutate import spoiled

        dice = random.Random(seed)
        whole = [made() for made in shapes.ALL]
        for _ in range(15):
            docx = spoiled(dice.choice(whole), dice)
            try:
                to_pdf(docx)
            except FaultyInputError as fault:
                assert str(fault) and "Traceback" not in str(fault)


class DescribeHeights:
    @pytest.mark.parametrize("after", [0, 120, 400])
    def it_counts_from_below_the_space_before_its_paragraph(self, after: int) -> None:
        run = anchor(lone((0, 0, 90, 30), p("Box")), (90, 30), at("H", "column", 300), HERE[1])
        body = p("above", f'<w:spacing w:after="{after}"/>') + paragraph(run, r("Words"))
        found = placed(word(body))
        assert found["Box"].baseline - found["Words"].baseline == pytest.approx(23.6, abs=0.6)
