"""Filling forms that others made: values, limits, refusals, and what every viewer shows."""

import io
import itertools

import pikepdf
import pypdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, Stream, String

from generator.errors import PdfError
from generator.pdf.forms import answers, fields, fill
from tests.pdf.forms.thirdparty import COMBO, FormPdf, court_form


@pytest.fixture(scope="module")
def form():
    return court_form().bytes()


def seen(pdf, page=0):
    """The words that PDFium finds drawn in the fields of a page, once they are flattened."""
    document = pypdfium2.PdfDocument(pdf)
    document.init_forms()
    document[page].flatten()
    words = document[page].get_textpage().get_text_bounded()
    document.close()
    return words


class DescribeFields:
    def it_reads_every_kind_with_its_limits(self, form):
        found = {f.name: f for f in fields(form)}
        assert {name: f.kind for name, f in found.items()} == {
            "Court": "text", "Notes": "text", "Postcode": "text", "Case number": "text",
            "Short": "text", "Bail": "checkbox", "Custody": "checkbox", "Plea": "radio",
            "Language": "radio", "Order": "choice", "Town": "choice", "Needs": "choice",
            "a.b.c": "text", "Name": "text", "Send": "button", "Signed": "signature",
        }  # fmt: skip
        assert found["Postcode"].comb and found["Postcode"].longest == 8
        assert found["Notes"].multiline
        assert found["Case number"].read_only
        assert found["Case number"].value == "1/2026"
        assert found["Language"].options == ("English", "Cymraeg")
        assert found["Order"].options == ("Detention and training", "Youth rehabilitation")
        assert found["Town"].editable and not found["Order"].editable
        assert found["Needs"].several


VALUES = {
    "Court": "Northmoor Youth Court",
    "Notes": "First line\nSecond line",
    "Postcode": "NM1 4QT",
    "Short": "five!",
    "Bail": True,
    "Plea": "notguilty",
    "Language": "Cymraeg",
    "Order": "Youth rehabilitation",
    "Town": "Whitby",
    "Needs": ("Ramp", "Interpreter"),
    "a.b.c": "nested",
    "Name": "Idris Kamara",
}


class DescribeFill:
    def it_can_fill_every_kind_and_read_it_back(self, form):
        made = fill(form, VALUES)
        held = answers(made.pdf)
        assert held["Needs"] == ("Ramp", "Interpreter")
        assert {k: held[k] for k in VALUES if k != "Needs"} == {
            k: v for k, v in VALUES.items() if k != "Needs"
        }
        assert held["Custody"] is False
        assert made.empty == ()

    def it_agrees_with_other_readers_of_the_file(self, form):
        made = fill(form, VALUES).pdf
        read = pypdf.PdfReader(io.BytesIO(made)).get_fields()
        assert read["Court"]["/V"] == "Northmoor Youth Court"
        assert read["Order"]["/V"] == "yro"
        assert read["Bail"]["/V"] == "/Yes"
        assert read["Language"]["/V"] == "/1"
        words = seen(made)
        for word in ("Northmoor Youth Court", "Second line", "Youth rehabilitation", "Whitby"):
            assert word in words
        assert words.count("Idris Kamara") == 2

    def it_draws_every_letter_of_a_comb_in_a_cell_of_its_own(self, form):
        made = fill(form, {"Postcode": "AB12"}).pdf
        document = pypdfium2.PdfDocument(made)
        document.init_forms()
        page = document[0]
        page.flatten()
        text = page.get_textpage()
        lefts = [
            sum(text.get_charbox(i)[0::2]) / 2
            for i in range(text.count_chars())
            if text.get_text_range(i, 1) in "AB12"
        ][:4]
        steps = [b - a for a, b in itertools.pairwise(lefts)]
        assert all(abs(step - 25) < 1 for step in steps), steps
        document.close()

    def it_says_what_was_left_empty(self, form):
        assert fill(form, {"Court": "Leeds"}).empty == (
            "Notes", "Postcode", "Short", "Plea", "Language", "Order", "Town", "Needs", "a.b.c",
            "Name",
        )  # fmt: skip

    def it_can_clear_a_field(self, form):
        full = fill(form, VALUES).pdf
        cleared = answers(fill(full, dict.fromkeys(("Court", "Plea", "Needs", "Bail"))).pdf)
        assert (cleared["Court"], cleared["Plea"], cleared["Needs"]) == (None, None, None)
        assert cleared["Bail"] is False
        assert cleared["Notes"] == "First line\nSecond line"

    @pytest.mark.parametrize(
        ("values", "said"),
        [
            ({"Cuort": "x"}, "Did you mean 'Court'?"),
            ({"court": "x"}, "Did you mean 'Court'?"),
            ({"Short": "sixsix"}, "takes 5 letters at most, and this has 6"),
            ({"Postcode": "NM1 4QT X"}, "takes 8 letters at most"),
            ({"Order": "Fine"}, "not one of its choices: 'Detention and training'"),
            ({"Needs": ("Ramp", "Tea")}, "not one of its choices"),
            ({"Order": ("Youth rehabilitation",)}, "one choice, not several"),
            ({"Plea": "maybe"}, "not one of its choices: 'guilty', 'notguilty'"),
            ({"Bail": "perhaps"}, "it takes yes (true) or no (false)"),
            ({"Court": True}, "takes words, not yes or no"),
            ({"Case number": "2"}, "read-only"),
            ({"Send": "x"}, "this is a button"),
            ({"Signed": "x"}, "this is a signature"),
            ({"Court": "x\ue123"}, "U+E123"),
        ],
    )
    def it_refuses_what_does_not_fit(self, form, values, said):
        with pytest.raises(PdfError) as fault:
            fill(form, values)
        assert said in str(fault.value)
        assert next(iter(values)) in str(fault.value)

    def it_says_all_that_does_not_fit_at_once_and_never_the_value(self, form):
        with pytest.raises(PdfError) as fault:
            fill(form, {"Short": "Jordan Smith", "Order": "Jordan Smith", "Cuort": "Jordan Smith"})
        assert len(fault.value.faults) == 3
        assert "Jordan" not in str(fault.value)

    def it_shows_words_in_any_script(self, form):
        made = fill(form, {"Court": "Łódź, Ōtomo", "Notes": "أحب المدرسة\nमेरा घर\nשלום"}).pdf
        words = seen(made)
        assert "Łódź, Ōtomo" in words
        assert "שלום"[::-1] in words or "שלום" in words

    def it_says_when_words_are_longer_than_their_space(self, form):
        made = fill(form, {"Court": "word " * 60, "Name": "short"})
        assert [note.partition(":")[0] for note in made.notes] == ["Court"]
        assert answers(made.pdf)["Court"] == ("word " * 60).strip()

    def it_asks_no_viewer_to_redraw(self, form):
        redrawn = court_form()
        redrawn.form.NeedAppearances = True
        redrawn.form.Fields[0].V = String("Already there")
        made = fill(redrawn.bytes(), {"Short": "x"}).pdf
        with pikepdf.open(io.BytesIO(made)) as pdf:
            assert "/NeedAppearances" not in pdf.Root.AcroForm
        assert "Already there" in seen(made)

    def it_draws_ticks_that_were_left_to_the_viewer(self):
        made = FormPdf().text("Other")
        made.add(made.widget(14, 14, FT=Name.Btn, T=String("Bare"), V=Name.Yes))
        made.form.NeedAppearances = True
        with pikepdf.open(io.BytesIO(fill(made.bytes(), {"Other": "x"}).pdf)) as pdf:
            widget = pdf.pages[0].Annots[1]
            assert Name.Yes == widget.AS
            assert "/Yes" in widget.AP.N

    def it_gives_the_same_bytes_for_the_same_values(self, form):
        assert fill(form, VALUES).pdf == fill(form, VALUES).pdf

    def it_keeps_the_default_size_colour_and_place(self):
        made = FormPdf().text("Sum", DA=String("/Helv 9 Tf 1 0 0 rg"), Q=2)
        filled = fill(made.bytes(), {"Sum": "12"}).pdf
        with pikepdf.open(io.BytesIO(filled)) as pdf:
            drawn = pdf.pages[0].Annots[0].AP.N.read_bytes()
        assert b" 9 Tf" in drawn
        picture = pypdfium2.PdfDocument(filled)
        picture.init_forms()
        picture[0].flatten()
        text = picture[0].get_textpage()
        assert text.get_charbox(1)[2] > 240
        picture.close()

    def it_ticks_a_box_that_brings_no_drawing(self):
        made = FormPdf()
        made.add(made.widget(14, 14, FT=Name.Btn, T=String("Bare")))
        filled = fill(made.bytes(), {"Bare": True}).pdf
        assert answers(filled)["Bare"] is True
        with pikepdf.open(io.BytesIO(filled)) as pdf:
            widget = pdf.pages[0].Annots[0]
            assert widget.AS == widget.V
            assert str(widget.AS) in widget.AP.N

    def it_turns_the_words_of_a_turned_widget(self):
        made = FormPdf().text("Side", MK=Dictionary(R=90))
        filled = fill(made.bytes(), {"Side": "up"}).pdf
        with pikepdf.open(io.BytesIO(filled)) as pdf:
            face = pdf.pages[0].Annots[0].AP.N
            assert [float(v) for v in face.BBox] == [0, 0, 20, 200]
            assert [float(v) for v in face.Matrix] == [0, 1, -1, 0, 200, 0]

    def it_keeps_text_out_of_typst_code(self, form):
        odd = '"); #panic("x") \\ $1$ #{ }\u0007.'
        assert answers(fill(form, {"Notes": odd}).pdf)["Notes"] == odd.replace("\u0007", "")


class DescribeRefusals:
    @pytest.mark.parametrize(
        ("data", "said"),
        [
            (b"", "order.pdf is not a PDF"),
            (b"PK\x03\x04", "is not a PDF"),
            (b"%PDF-1.7\nnothing else", "is damaged"),
        ],
    )
    def it_names_a_file_that_is_no_pdf(self, data, said):
        with pytest.raises(PdfError, match=said):
            fill(data, {}, "order.pdf")

    def it_names_a_protected_form(self):
        for encryption in (
            pikepdf.Encryption(user="secret-word", owner="other"),
            pikepdf.Encryption(user="", owner="other"),
        ):
            data = court_form().bytes(encryption=encryption)
            with pytest.raises(PdfError, match=r"order\.pdf is protected"):
                fill(data, {}, "order.pdf")

    def it_names_a_form_that_was_cut_off(self, form):
        with pytest.raises(PdfError, match="is damaged"):
            fill(form[: len(form) // 2], {})

    def it_refuses_a_pdf_without_fields(self):
        made = FormPdf()
        with pytest.raises(PdfError, match="no fields"):
            fill(made.bytes(), {})
        del made.pdf.Root.AcroForm
        with pytest.raises(PdfError, match="no fields"):
            fill(made.bytes(), {})

    def it_refuses_a_form_that_is_only_xfa(self):
        made = FormPdf()
        made.form.XFA = Stream(made.pdf, b"<xdp/>")
        with pytest.raises(PdfError, match="XFA form"):
            fill(made.bytes(), {})
        whole = court_form()
        whole.form.XFA = Stream(whole.pdf, b"<xdp/>")
        whole.pdf.Root.NeedsRendering = True
        with pytest.raises(PdfError, match="XFA form"):
            fill(whole.bytes(), {})

    def it_leaves_the_xfa_layer_of_a_hybrid_form_out_and_says_so(self):
        made = court_form()
        made.form.XFA = Array([String("form"), Stream(made.pdf, b"<xdp/>")])
        filled = fill(made.bytes(), {"Court": "Leeds"})
        assert any("XFA" in note for note in filled.notes)
        with pikepdf.open(io.BytesIO(filled.pdf)) as pdf:
            assert "/XFA" not in pdf.Root.AcroForm

    def it_warns_of_a_broken_signature_and_of_sums(self):
        made = court_form()
        signed = Dictionary(Type=Name.Sig, ByteRange=Array([0, 1, 2, 3]), Contents=String("x"))
        made.form.Fields.append(
            made.pdf.make_indirect(Dictionary(FT=Name.Sig, T=String("s"), V=signed))
        )
        made.form.CO = Array([made.form.Fields[0]])
        notes = " ".join(fill(made.bytes(), {}).notes)
        assert "signed" in notes and "worked some fields out" in notes

    def it_survives_fields_that_are_their_own_parents(self):
        made = FormPdf().text("One")
        loop = made.pdf.make_indirect(Dictionary(T=String("loop"), Kids=Array()))
        loop.Kids.append(loop)
        loop.Parent = loop
        made.add(loop)
        assert answers(fill(made.bytes(), {"One": "x"}).pdf) == {"One": "x"}

    def it_takes_a_choice_without_options(self):
        made = FormPdf().choice("Empty", [], COMBO)
        with pytest.raises(PdfError, match="not one of its choices"):
            fill(made.bytes(), {"Empty": "x"})
