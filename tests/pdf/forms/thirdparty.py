"""Forms as other people's software makes them: built object by object, with no help from ours."""

import io

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

MULTILINE, READ_ONLY, REQUIRED, COMB = 1 << 12, 1, 2, 1 << 24
RADIO, COMBO, EDIT, MULTI = 1 << 15, 1 << 17, 1 << 18, 1 << 21


class FormPdf:
    """A one-page PDF whose fields are added one by one from the top."""

    def __init__(self):
        self.pdf = pikepdf.new()
        self.page = self.pdf.add_blank_page(page_size=(595, 842))
        self.page.obj.Annots = self.pdf.make_indirect(Array())
        font = self.pdf.make_indirect(
            Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        )
        self.form = self.pdf.make_indirect(
            Dictionary(
                Fields=Array(),
                DA=String("/Helv 0 Tf 0 g"),
                DR=Dictionary(Font=Dictionary(Helv=font)),
            )
        )
        self.pdf.Root.AcroForm = self.form
        self._y = 800

    def widget(self, width=200, height=20, **entries):
        self._y -= height + 8
        made = self.pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                F=4,
                P=self.page.obj,
                Rect=Array([50, self._y, 50 + width, self._y + height]),
                **entries,
            )
        )
        self.page.obj.Annots.append(made)
        return made

    def add(self, field):
        self.form.Fields.append(field)
        return self

    def text(self, name, flags=0, **entries):
        height = 60 if flags & MULTILINE else 20
        return self.add(self.widget(FT=Name.Tx, T=String(name), Ff=flags, height=height, **entries))

    def choice(self, name, options, flags=0, **entries):
        opt = Array([String(o) if isinstance(o, str) else Array(map(String, o)) for o in options])
        height = 20 if flags & COMBO else 60
        return self.add(
            self.widget(FT=Name.Ch, T=String(name), Ff=flags, Opt=opt, height=height, **entries)
        )

    def states(self, *on):
        def drawing(code):
            return Stream(self.pdf, code, Subtype=Name.Form, BBox=Array([0, 0, 14, 14]))

        normal = Dictionary({f"/{state}": drawing(b"2 2 10 10 re f") for state in on})
        normal[Name.Off] = drawing(b"2 2 10 10 re S")
        return Dictionary(N=normal)

    def checkbox(self, name, state="Yes", **entries):
        return self.add(
            self.widget(
                14, 14, FT=Name.Btn, T=String(name), AP=self.states(state), AS=Name.Off, **entries
            )
        )

    def group(self, widgets, **entries):
        """A field with several widgets under it."""
        field = self.pdf.make_indirect(Dictionary(Kids=Array(), **entries))
        for widget in widgets:
            widget.Parent = field
            field.Kids.append(widget)
        return field

    def radio(self, name, states, **entries):
        widgets = [self.widget(14, 14, AP=self.states(s), AS=Name.Off) for s in states]
        return self.add(self.group(widgets, FT=Name.Btn, T=String(name), Ff=RADIO, **entries))

    def bytes(self, **how):
        out = io.BytesIO()
        self.pdf.save(out, **how)
        return out.getvalue()


def court_form():
    """Text, comb, several lines, radio, list, combo, read-only, nested names, two places of one."""
    made = FormPdf()
    made.text("Court").text("Notes", MULTILINE).text("Postcode", COMB, MaxLen=8)
    made.text("Case number", READ_ONLY, V=String("1/2026")).text("Short", MaxLen=5)
    made.checkbox("Bail").checkbox("Custody", "On")
    made.radio("Plea", ["guilty", "notguilty"])
    made.radio("Language", ["0", "1"], Opt=Array([String("English"), String("Cymraeg")]))
    made.choice(
        "Order", [("dto", "Detention and training"), ("yro", "Youth rehabilitation")], COMBO
    )
    made.choice("Town", ["Leeds", "Hull"], COMBO | EDIT)
    made.choice("Needs", ["Interpreter", "Hearing loop", "Ramp"], MULTI)
    nested = made.pdf.make_indirect(
        Dictionary(T=String("b"), Kids=Array([made.widget(FT=Name.Tx, T=String("c"))]))
    )
    nested.Kids[0].Parent = nested
    above = made.pdf.make_indirect(Dictionary(T=String("a"), Kids=Array([nested])))
    nested.Parent = above
    made.add(above)
    made.add(made.group([made.widget(), made.widget(width=90)], FT=Name.Tx, T=String("Name")))
    made.add(made.widget(FT=Name.Btn, T=String("Send"), Ff=1 << 16))
    made.add(made.widget(FT=Name.Sig, T=String("Signed")))
    return made
