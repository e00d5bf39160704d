"""Fillable PDFs from content controls: fields, names, tags, and the look of an empty field."""

import io

import page
import pikepdf
import pytest

from generator.errors import PdfError, UnsupportedError
from generator.pdf import preview
from generator.pdf.forms import answers, fields, fill, make_form
from tests.pdf.forms import viewer
from tests.pdf.forms.controls import DATE, LINES, checkbox, control, line, options, sdt
from tests.pdf.wordfile import HEADER_ROW, p, r, row, table, word

GOING = options(("vg", "Very good"), ("ng", "Not good"))
BODY = (
    p("My views", '<w:pStyle w:val="Heading1"/>')
    + line(r("Name: "), control("child.name", "My name *"))
    + line(r("Date: "), control("date", "Date of the meeting", DATE), r(" if you know it"))
    + line(control("help", "I want help", checkbox(True), "x"), r(" I want help"))
    + line(r("How is it going? "), control("going", "How it is going", GOING))
    + line(r("Or: "), control("or", "Or", options(("a", "A"), kind="comboBox"), "Mine"))
    + table(
        row("Part", "What I think", trpr=HEADER_ROW),
        row("Home", line(control("views.home", "About home", LINES, "I like it"))),
        row("School", line(control("views.school", "About school", LINES))),
        grid=(2500, 6500),
    )
    + line(r("Signed: "), control("signature", "My signature"))
)


@pytest.fixture(scope="module")
def form():
    return make_form(word(BODY))


def conforms(pdf, tmp_path):
    path = tmp_path / "form.pdf"
    path.write_bytes(pdf)
    report = str(page.validate_pdf(str(path), profile="ua1"))
    assert "no failures" in report, report
    return True


def widgets(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [
            [float(v) for v in annotation.Rect]
            for annotation in opened.pages[0].Annots
            if annotation.Subtype == pikepdf.Name.Widget
        ]


class DescribeMakeForm:
    def it_makes_a_field_of_every_control(self, form):
        found = {f.name: f for f in fields(form)}
        assert {name: (f.kind, f.value) for name, f in found.items()} == {
            "child.name": ("text", None),
            "date": ("text", None),
            "help": ("checkbox", True),
            "going": ("choice", None),
            "or": ("choice", "Mine"),
            "views.home": ("text", "I like it"),
            "views.school": ("text", None),
            "signature": ("signature", None),
        }
        assert found["going"].options == ("Very good", "Not good")
        assert found["or"].editable and not found["going"].editable
        assert found["views.home"].multiline and not found["child.name"].multiline
        assert found["child.name"].label == "My name *"
        assert [name for name, f in found.items() if f.required] == ["child.name"]

    def it_conforms_to_pdf_ua_empty_and_filled(self, form, tmp_path):
        assert conforms(form, tmp_path)
        values = {"child.name": "Ōtomo", "help": False, "going": "vg", "views.school": "שלום"}
        assert conforms(fill(form, values).pdf, tmp_path)

    def it_tags_every_widget_as_a_form_in_reading_order(self, form):
        with pikepdf.open(io.BytesIO(form)) as pdf:
            assert pdf.pages[0].Tabs == pikepdf.Name.S
            found = []

            def walk(element):
                for kid in element.get("/K", ()) if "/K" in element else ():
                    if isinstance(kid, pikepdf.Dictionary):
                        if kid.get("/Type") == pikepdf.Name.OBJR:
                            assert pikepdf.Name.Form == element.S
                            found.append(str(kid.Obj.TU))
                        else:
                            walk(kid)

            walk(pdf.Root.StructTreeRoot)
        assert found == [
            "My name *", "Date of the meeting", "I want help", "How it is going", "Or",
            "About home", "About school", "My signature",
        ]  # fmt: skip

    def it_leaves_no_link_and_no_mark_behind(self, form):
        assert b"form.invalid" not in form
        with pikepdf.open(io.BytesIO(form)) as pdf:
            assert all(a.Subtype == pikepdf.Name.Widget for a in pdf.pages[0].Annots)

    def it_embeds_the_font_that_a_reader_types_with(self, form):
        typed = viewer.typed(form, {"child.name": "Żółć é", "views.school": "One"})
        assert answers(typed)["child.name"] == "Żółć é"
        with pikepdf.open(io.BytesIO(form)) as pdf:
            font = pdf.Root.AcroForm.DR.Font.Arimo
            assert len(font.Widths) == 224
            # Arimo has the metrics of Arial: a space, a capital A and an e acute.
            widths = [round(float(font.Widths[ord(c) - 32])) for c in " Aé"]
            assert widths == [278, 667, 556]
            assert len(font.FontDescriptor.FontFile2.read_bytes()) < 90_000

    def it_shows_what_a_reader_types_in_that_font(self, form):
        typed = viewer.typed(form, {"child.name": "Jordan"})
        assert preview.previews(typed) != preview.previews(form)
        with viewer.opened(typed) as (document, sheet, _form):
            sheet.flatten()
            assert "Jordan" in document[0].get_textpage().get_text_bounded()

    def it_fills_the_line_or_the_cell(self, form):
        name, date, tick, going, _, home, school, sign = widgets(form)
        edge = 595.3 - 72
        for rect in (name, going, sign):
            assert abs(rect[2] - edge) < 1
        assert 80 < date[2] - date[0] < 120
        assert tick[2] - tick[0] < 16
        assert home[2] - home[0] > 300 and home[3] - home[1] > 50
        assert abs(home[0] - school[0]) < 0.1

    def it_gives_a_field_without_room_a_line_of_its_own(self):
        long = "A question that takes up all of the line, nearly to the very end of it now, yes? "
        made = make_form(word(line(r(long), control("q", "Question"))))
        assert widgets(made)[0][2] - widgets(made)[0][0] > 400

    def it_is_as_high_as_its_row(self):
        high = '<w:trHeight w:val="4000"/>'
        body = table(row("A", line(control("a", "A", LINES)), trpr=high), grid=(2000, 5000))
        rect = widgets(make_form(word(body)))[0]
        assert 185 < rect[3] - rect[1] < 200

    def it_takes_controls_round_paragraphs_and_cells(self):
        body = sdt(p("Old words") + p("More"), '<w:alias w:val="Story"/><w:tag w:val="story"/>')
        cell = sdt(
            "<w:tc><w:tcPr/><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>",
            '<w:alias w:val="Cell"/><w:tag w:val="cell"/><w:text/>',
        )
        body += table(
            f"<w:tr>{'<w:tc><w:tcPr/>' + p('Left') + '</w:tc>'}{cell}</w:tr>", grid=(3000, 3000)
        )
        held = answers(make_form(word(body)))
        assert held == {"story": "Old words\nMore", "cell": "x"}

    def it_makes_one_field_of_controls_with_one_tag(self):
        body = line(control("name", "Name")) + line(control("name", "Name"))
        made = make_form(word(body))
        assert len(widgets(made)) == 2
        filled = fill(made, {"name": "Same"}).pdf
        assert viewer.held(filled) == {"name": "Same"}

    def it_gives_the_same_bytes_for_the_same_file(self, form):
        assert make_form(word(BODY)) == form

    def it_goes_on_over_many_pages(self, tmp_path):
        body = "".join(
            line(r(f"Question {n}: "), control(f"q{n}", f"Question {n}")) for n in range(90)
        )
        made = make_form(word(body))
        assert len(fields(made)) == 90
        assert conforms(made, tmp_path)


class DescribeRefusals:
    def it_names_every_control_that_cannot_become_a_field(self):
        body = (
            line(control("", "", "<w:text/>"))
            + line(control("photo", "Photo", "<w:picture/>"))
            + line(control("same", "Same"), control("same", "Same", checkbox()))
            + line(control("a.b", "A"), control("a", "B"))
        )
        with pytest.raises(PdfError) as fault:
            make_form(word(body))
        said = str(fault.value)
        assert len(fault.value.faults) == 4
        for words in (
            "neither a title nor a tag",
            "for a picture",
            "'same'",
            "'a' is also the start",
        ):
            assert words in said

    def it_refuses_a_file_without_controls(self):
        with pytest.raises(PdfError, match="no content controls"):
            make_form(word(p("Just words")))

    def it_refuses_what_cannot_be_drawn(self):
        with pytest.raises(UnsupportedError):
            make_form(word(line(control("a", "A")) + '<w:altChunk r:id="x"/>'))

    def it_refuses_what_is_no_word_file(self):
        with pytest.raises(PdfError):
            make_form(b"no file")

    def it_leaves_controls_of_headers_as_words(self):
        body = line(control("a", "A"))
        made = make_form(
            word(
                body,
                parts={"header1": line(control("h", "H", text="Head"))},
                section='<w:headerReference w:type="default" r:id="header1"/>'
                '<w:pgSz w:w="11906" w:h="16838"/>',
            )
        )
        assert list(answers(made)) == ["a"]


class DescribeTheLettersOfAField:
    STYLES = (
        '<w:style w:type="paragraph" w:styleId="Big"><w:rPr><w:sz w:val="30"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Own"><w:basedOn w:val="Big"/></w:style>'
    )

    @pytest.mark.parametrize(
        ("paragraph", "run", "size"),
        [
            ("", "", "11"),
            ("", '<w:rPr><w:sz w:val="28"/></w:rPr>', "14"),
            ("", '<w:rPr><w:sz w:val="12"/></w:rPr>', "11"),
            ('<w:pPr><w:pStyle w:val="Own"/></w:pPr>', "", "15"),
        ],
    )
    def it_makes_them_as_large_as_those_round_it(self, paragraph, run, size):
        content = f"<w:r>{run}<w:t>Mum</w:t></w:r>"
        body = f"<w:p>{paragraph}{control('who', 'Who', content=content, text='x')}</w:p>"
        made = make_form(word(body, styles=self.STYLES, defaults=""))
        with pikepdf.open(io.BytesIO(made)) as opened:
            assert f" {size} Tf" in str(opened.pages[0].Annots[0].DA)
