"""More of what others' PDFs carry: what is taken out, and what stays unseen and is said."""

import io
import zlib

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String
from PIL import Image, ImageDraw

from tests.pdf.clean.hostile import (
    act,
    annotate,
    camera,
    draw,
    link,
    script,
    uri,
)

# -- fields ------------------------------------------------------------------------------------


def field(pdf, **more):
    made = pdf.make_indirect(Dictionary(FT=Name.Tx, **more))
    pdf.Root.AcroForm.Fields.append(made)
    return made


def widget(pdf, box, **more):
    made = annotate(pdf, "Widget", FT=Name.Tx, T=String("other"), **more)
    made.Rect = Array(box)
    pdf.Root.AcroForm.Fields.append(made)
    return made


def no_widget(pdf):
    field(pdf, T=String("other"), V=String("SECRET"))


def no_widget_inside(pdf):
    inner = pdf.make_indirect(Dictionary(T=String("inner"), V=String("SECRET")))
    inner.Parent = field(pdf, T=String("outer"), Kids=Array([inner]))


def no_words(pdf):
    face = Stream(pdf, b"/Tx BMC EMC")
    face.BBox, face.Subtype = Array([0, 0, 70, 40]), Name.Form
    widget(pdf, [20, 20, 90, 60], V=String("SECRET"), AP=Dictionary(N=pdf.make_indirect(face)))


def default_answer(pdf):
    pdf.Root.AcroForm.Fields[0].DV = String("SECRET")


def rich_answer(pdf):
    pdf.Root.AcroForm.Fields[0].RV = String("<p>SECRET</p>")


def pointed(pdf):
    plain, other = Stream(pdf, b"q Q"), Stream(pdf, b"BT (SECRET) Tj ET")
    for face in (plain, other):
        face.BBox, face.Subtype = Array([0, 0, 99, 99]), Name.Form
    faces = Dictionary(N=plain, R=other, D=other)
    captions = Dictionary(CA=String("Go"), AC=String("SECRET"), RC=String("SECRET"))
    widget(pdf, [20, 20, 90, 60], AP=faces, MK=captions)


# -- what programs keep ------------------------------------------------------------------------


def captured(pdf):
    entry = Array([String("SECRET"), Dictionary(S=String("SECRET"))])
    pdf.Root.Names = Dictionary(IDS=Dictionary(Names=entry), URLS=Dictionary(Names=entry))
    pdf.Root.SpiderInfo = Dictionary(V=1.0, C=Array([Dictionary(URL=String("SECRET"))]))
    pdf.pages[0].obj.ID = String("SECRET")


def own_keys(pdf):
    pdf.pages[0].obj["/Maker_SECRET"] = String("SECRET")
    pdf.Root["/Maker"] = Dictionary(X=String("SECRET"))
    pdf.trailer["/Maker"] = Dictionary(X=String("SECRET"))
    pdf.Root.Legal = Dictionary(Attestation=String("SECRET"))


def own_properties(pdf):
    tags = pdf.Root.StructTreeRoot.K
    tag = tags[0] if isinstance(tags, Array) else tags
    said = Array([Dictionary(N=String("SECRET"), V=String("SECRET"))])
    tag.A = Array([Dictionary(O=Name.UserProperties, P=said), 0])


def other_pictures(pdf):
    camera(pdf)
    other = Stream(pdf, b"SECRET")
    other.Type, other.Subtype, other.Width, other.Height = Name.XObject, Name.Image, 2, 1
    other.ColorSpace, other.BitsPerComponent = Name.DeviceRGB, 8
    shown = Dictionary(Image=pdf.make_indirect(other), DefaultForPrinting=True)
    pdf.pages[0].obj.Resources.XObject.Photo.Alternates = Array([shown])


def wrapped_camera(pdf):
    camera(pdf)
    photo = pdf.pages[0].obj.Resources.XObject.Photo
    packed = zlib.compress(photo.read_raw_bytes())
    photo.write(packed, filter=Array([Name.FlateDecode, Name.DCTDecode]))


def other_camera(pdf):
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "JPEG2000")
    data = out.getvalue()
    own = b"SECRET place of a camera"
    at = data.index(b"jp2c") - 4
    data = data[:at] + (len(own) + 8).to_bytes(4, "big") + b"xml " + own + data[at:]
    camera(pdf)
    photo = pdf.pages[0].obj.Resources.XObject.Photo
    photo.write(data, filter=Name.JPXDecode)


def chain(pdf):
    after = script()
    for _ in range(30):
        after = act("GoTo", D=Array([pdf.pages[0].obj, Name.Fit]), Next=Array([after]))
    link(pdf, after)


def circle(pdf):
    here = pdf.make_indirect(act("GoTo", D=Array([pdf.pages[0].obj, Name.Fit])))
    after = pdf.make_indirect(script())
    here.Next, after.Next = after, here
    link(pdf, here)


_NO_WEB = "no web page"
# what is in it, and what is said of it; "" where it is taken out unsaid
TAKEN_OUT = {
    "a default answer": (default_answer, "default answer"),
    "a rich answer": (rich_answer, ""),
    "what a button says under a pointer": (pointed, ""),
    "what was captured from the web": (captured, ""),
    "keys of a program": (own_keys, ""),
    "properties of a tag": (own_properties, ""),
    "other pictures for a print": (other_pictures, ""),
    "what a camera wrote, wrapped": (wrapped_camera, ""),
    "what another camera wrote": (other_camera, ""),
    "a script after thirty steps": (chain, "JavaScript"),
    "a script in a circle": (circle, "JavaScript"),
    **{
        f"the address {address!r}": (uri(address), _NO_WEB)
        for address in (
            "JAVASCRIPT:SECRET()", "java\nscript:SECRET", "\x01javascript:SECRET",
            "%6Aavascript:SECRET", "\u200bjavascript:SECRET", "\uff4aavascript:SECRET",
            "javascript\uff1aSECRET", "FILE:SECRET", "ms-word:ofe|u|SECRET", "search-ms:SECRET",
            "ftp://SECRET", "\\\\?\\SECRET", "/\\SECRET\\x", "http:SECRET", "https:\\\\SECRET",
            "SECRET.exe", "SECRET.LNK?x", "..\\SECRET.pdf", "mailto:a@b.example?attach=SECRET",
        )
    },
}  # fmt: skip

# -- what no page shows, and stays --------------------------------------------------------------

WORDS = b"BT /FX 9 Tf 20 20 Td (SECRET words) Tj ET "


def drawn(content):
    return lambda pdf: draw(pdf, content)


def under_a_mark(pdf):
    draw(pdf, b"BT /FX 9 Tf 30 30 Td (SECRET) Tj ET")
    face = Stream(pdf, b"0 g 0 0 70 40 re f")
    face.BBox, face.Type, face.Subtype = Array([0, 0, 70, 40]), Name.XObject, Name.Form
    annotate(pdf, "Square", IC=Array([0, 0, 0]), AP=Dictionary(N=pdf.make_indirect(face)))


def under_in_a_form(pdf):
    thing = Stream(pdf, WORDS + b"0 g 10 10 99 30 re f")
    thing.Type, thing.Subtype, thing.BBox = Name.XObject, Name.Form, Array([0, 0, 200, 200])
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    thing.Resources = Dictionary(Font=Dictionary(FX=font))
    draw(pdf, b"q 2 0 0 2 5 5 cm /Thing Do Q", XObject={"Thing": pdf.make_indirect(thing)})


def beyond_the_crop(pdf):
    draw(pdf, WORDS)
    _, _, width, height = map(float, pdf.pages[0].mediabox)
    pdf.pages[0].obj.CropBox = Array([0, 60, width, height])


def picture(pdf, ink="black"):
    """A picture with words in it, 200 dots wide and 60 high."""
    made = Image.new("RGB", (200, 60), "white")
    ImageDraw.Draw(made).text((20, 20), "Words of a scan", fill=ink)
    thing = Stream(pdf, made.tobytes())
    thing.Type, thing.Subtype, thing.Width, thing.Height = Name.XObject, Name.Image, 200, 60
    thing.ColorSpace, thing.BitsPerComponent = Name.DeviceRGB, 8
    return pdf.make_indirect(thing)


PLACED = b"q 200 0 0 60 20 20 cm /Scan Do Q "


def scan(after=b"", before=b"", placed=PLACED):
    return lambda pdf: draw(pdf, before + placed + after, XObject={"Scan": picture(pdf)})


def behind_another(pdf):
    other = Stream(pdf, bytes([200, 210, 220]) * 4)
    other.Type, other.Subtype, other.Width, other.Height = Name.XObject, Name.Image, 2, 2
    other.ColorSpace, other.BitsPerComponent = Name.DeviceRGB, 8
    over = PLACED.replace(b"Scan", b"Over").replace(b"200 0", b"220 0")
    things = {"Scan": picture(pdf), "Over": pdf.make_indirect(other)}
    draw(pdf, PLACED + over, XObject=things)


UNDER, UNSEEN, BESIDE = "words under a filled box", "words that nobody sees", "words beside"
READ = b"BT 3 Tr /FX 9 Tf 41 51 Td (Words of a scan) Tj ET "
SAID = {
    "words under a box": (drawn(WORDS + b"0 g 15 15 100 20 re f"), UNDER),
    "words under a white box": (drawn(WORDS + b"1 g 15 15 100 20 re f"), UNDER),
    "words under a thick line": (drawn(WORDS + b"0 G 20 w 15 24 m 120 24 l S"), UNDER),
    "words under a box with words on it": (
        drawn(WORDS + b"0 g 15 15 100 20 re f 1 g BT /FX 7 Tf 25 22 Td (GONE) Tj ET"),
        UNDER,
    ),
    "words under a mark": (under_a_mark, UNDER),
    "words under a box, in a form": (under_in_a_form, UNDER),
    "white words": (drawn(b"1 g " + WORDS), UNSEEN),
    "white words on a white ground": (drawn(b"1 g 0 0 200 99 re f " + WORDS), UNSEEN),
    "nearly white words": (drawn(b"0.985 g " + WORDS), UNSEEN),
    "words without ink": (drawn(b"BT 3 Tr /FX 9 Tf 20 20 Td (SECRET) Tj ET"), UNSEEN),
    "words too small": (drawn(b"BT /FX 0.2 Tf 20 20 Td (SECRET words) Tj ET"), UNSEEN),
    "words cut off": (drawn(b"q 0 0 5 5 re W n " + WORDS + b"Q"), UNSEEN),
    "words off the page": (drawn(b"BT /FX 9 Tf 20 -50 Td (SECRET) Tj ET"), BESIDE),
    "words beyond the crop": (beyond_the_crop, BESIDE),
    "a scan's words painted over": (scan(b"0 g 15 50 200 24 re f ", READ), UNDER),
    "a scan painted over": (scan(b"0 g 30 45 120 25 re f "), "part of a picture under"),
    "a picture behind a box": (scan(b"0.5 g 15 15 300 90 re f "), "part of a picture under"),
    "a picture behind another": (behind_another, "picture behind something"),
    "a picture off the page": (
        scan(placed=b"q 200 0 0 60 20 -90 cm /Scan Do Q "),
        "picture beside",
    ),
    "an answer without a place": (no_widget, "does not show: a form field"),
    "an answer in a field inside": (no_widget_inside, "does not show: a form field"),
    "an answer without size": (
        lambda pdf: widget(pdf, [0, 0, 0, 0], V=String("SECRET")),
        "does not show: a form field",
    ),
    "an answer off the page": (
        lambda pdf: widget(pdf, [-90, -90, -9, -9], V=String("SECRET")),
        "does not show: a form field",
    ),
    "an answer with a bare face": (no_words, "does not show: a form field"),
}  # fmt: skip

SEEN = {
    "a scan that was read": scan(READ),
    "a scan that was read first": scan(before=READ),
    "grey words": drawn(b"0.8 g " + WORDS),
    "white words on a dark ground": drawn(b"0 g 0 0 200 99 re f 1 g " + WORDS),
    "words beside a box": drawn(WORDS + b"0 g 150 15 100 20 re f"),
    "words in a frame": drawn(WORDS + b"0 G 1 w 15 15 100 20 re S"),
    "words twice": drawn(WORDS * 2),
    "a picture with a frame": scan(b"0 G 1 w 20 20 200 60 re S "),
    "a picture with words on it": scan(b"BT 1 0 0 rg /FX 9 Tf 30 30 Td (Shown) Tj ET "),
    "a letter by itself": drawn(b"BT /FX 9 Tf 20 20 Td (I) Tj 9 0 Td (l) Tj ET"),
}


def revised(data, content):
    """A PDF with content that a later revision took away, which the file still holds."""
    import pypdf
    from pypdf.generic import DecodedStreamObject, NameObject

    with pikepdf.open(io.BytesIO(data)) as pdf:
        draw(pdf, content)
        first = io.BytesIO()
        pdf.save(first)
    writer = pypdf.PdfWriter(first, incremental=True)
    bare = DecodedStreamObject()
    bare.set_data(pypdf.PdfReader(io.BytesIO(data)).pages[0].get_contents().get_data())
    writer.pages[0][NameObject("/Contents")] = writer._add_object(bare)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
