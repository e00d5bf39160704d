"""PDFs as others might send them, each with one thing in it that must not be passed on.

Whatever must go says SECRET somewhere; what must stay says Name on the page.
"""

import io
import zlib
from functools import cache

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from generator.pdf.forms import make_form
from tests.pdf.bundle.papers import bytes_of
from tests.pdf.forms.controls import control, line
from tests.pdf.wordfile import p, r, word

SCRIPT = {"S": Name.JavaScript, "JS": String("app.alert('SECRET')")}
BOX = [20, 20, 90, 60]


@cache
def form():
    body = p("Form", '<w:pStyle w:val="Heading1"/>') + line(r("Name "), control("n", "N"))
    return make_form(word(body))


def script():
    return Dictionary(**SCRIPT)


def act(kind, **more):
    return Dictionary(S=Name("/" + kind), **more)


def embedded(pdf):
    file = pdf.make_indirect(Stream(pdf, b"SECRET words of a file"))
    return pdf.make_indirect(
        Dictionary(Type=Name.Filespec, F=String("SECRET.txt"), EF=Dictionary(F=file))
    )


def annotate(pdf, kind, **more):
    mark = Dictionary(Type=Name.Annot, Subtype=Name("/" + kind), Rect=Array(BOX), F=4, **more)
    mark = pdf.make_indirect(mark)
    page = pdf.pages[0].obj
    page.Annots = Array([*page.get("/Annots", []), mark])
    return mark


def link(pdf, action):
    annotate(pdf, "Link", A=action, Contents=String("Link"))


def uri(address):
    return lambda pdf: link(pdf, act("URI", URI=String(address)))


def draw(pdf, content, **resources):
    """More content on the first page, with what it names."""
    page = pdf.pages[0]
    page.contents_add(Stream(pdf, content), prepend=False)
    held = page.obj.Resources
    for kind, entries in resources.items():
        if "/" + kind not in held:
            held["/" + kind] = Dictionary()
        for name, thing in entries.items():
            held["/" + kind]["/" + name] = thing
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    if "/Font" not in held:
        held.Font = Dictionary()
    held.Font.FX = pdf.make_indirect(font)


WORDS = b"/OC /Layer BDC BT /FX 9 Tf 20 20 Td (SECRET) Tj ET EMC"


def group(pdf, name="Layer"):
    return pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(name)))


def layered(pdf, layer, shown=None, **default):
    draw(pdf, WORDS, Properties={"Layer": shown or layer})
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(**default))


# -- each thing ------------------------------------------------------------------------------


def root_open(pdf):
    pdf.Root.OpenAction = script()


def root_names(pdf):
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("x"), script()])))


def root_more(pdf):
    pdf.Root.AA = Dictionary(WC=script())


def page_more(pdf):
    pdf.pages[0].obj.AA = Dictionary(O=script())


def link_more(pdf):
    annotate(pdf, "Link", AA=Dictionary(E=script()), Contents=String("Link"))


def field_more(pdf):
    pdf.Root.AcroForm.Fields[0].AA = Dictionary(K=script())


def field_sums(pdf):
    pdf.Root.AcroForm.Fields[0].AA = Dictionary(C=script())
    pdf.Root.AcroForm.CO = Array([pdf.Root.AcroForm.Fields[0]])


def bookmark(pdf):
    with pdf.open_outline() as outline:
        item = pikepdf.OutlineItem("Here", Array([pdf.pages[0].obj, Name.Fit]))
        item.action = script()
        item.destination = None
        outline.root.append(item)


def afterwards(pdf):
    after = act("Launch", F=String("SECRET.exe"))
    link(pdf, act("URI", URI=String("https://a.example"), Next=after))


def afterwards_many(pdf):
    after = Array([act("GoTo", D=Array([pdf.pages[0].obj, Name.Fit])), script()])
    link(pdf, act("URI", URI=String("https://a.example"), Next=after))


def on_struct(pdf):
    pdf.Root.StructTreeRoot.AF = Array([embedded(pdf)])


def attached(pdf):
    pdf.attachments["SECRET.txt"] = b"SECRET words"


def attached_mark(pdf):
    annotate(pdf, "FileAttachment", FS=embedded(pdf), Contents=String("SECRET"))


def sticky(pdf):
    note = annotate(pdf, "Text", Contents=String("SECRET"), T=String("SECRET author"))
    annotate(pdf, "Popup", Parent=note, Contents=String("SECRET"))


def tagged_sticky(pdf):
    note = annotate(pdf, "Text", Contents=String("SECRET"))
    inner = Dictionary(Type=Name.OBJR, Obj=note, Pg=pdf.pages[0].obj)
    element = Dictionary(Type=Name.StructElem, S=Name.Annot, K=Array([inner]))
    element.P = pdf.Root.StructTreeRoot
    pdf.Root.StructTreeRoot.K = Array([pdf.Root.StructTreeRoot.K, pdf.make_indirect(element)])


def highlight(pdf):
    annotate(
        pdf, "Highlight", QuadPoints=Array([20, 60, 90, 60, 20, 20, 90, 20]),
        Contents=String("SECRET"), T=String("SECRET"), RC=String("<b>SECRET</b>"),
    )  # fmt: skip


def hidden_mark(pdf):
    annotate(pdf, "Square", Contents=String("SECRET")).F = 2


def off(pdf):
    layer = group(pdf, "SECRET")
    layered(pdf, layer, OFF=Array([layer]))


def off_by_base(pdf):
    layered(pdf, group(pdf), BaseState=Name.OFF)


def off_by_membership(pdf):
    layer = group(pdf)
    member = pdf.make_indirect(Dictionary(Type=Name.OCMD, OCGs=Array([layer]), P=Name.AllOn))
    layered(pdf, layer, member, OFF=Array([layer]))


def off_by_expression(pdf):
    layer = group(pdf)
    said = Array([Name.Not, layer])
    layered(pdf, layer, pdf.make_indirect(Dictionary(Type=Name.OCMD, VE=said)), ON=Array([layer]))


def off_form(pdf):
    layer = group(pdf)
    thing = Stream(pdf, b"BT /FX 9 Tf (SECRET) Tj ET")
    thing.Type, thing.Subtype, thing.BBox = Name.XObject, Name.Form, Array([0, 0, 99, 99])
    thing.OC = layer
    draw(pdf, b"q /Thing Do Q", XObject={"Thing": pdf.make_indirect(thing)})
    pdf.Root.OCProperties = Dictionary(
        OCGs=Array([layer]), D=Dictionary(OFF=Array([layer]))
    )  # fmt: skip


def off_inside_form(pdf):
    layer = group(pdf)
    thing = Stream(pdf, WORDS)
    thing.Type, thing.Subtype, thing.BBox = Name.XObject, Name.Form, Array([0, 0, 99, 99])
    thing.Resources = Dictionary(Properties=Dictionary(Layer=layer))
    draw(pdf, b"q /Thing Do Q", XObject={"Thing": pdf.make_indirect(thing)})
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))


def off_mark(pdf):
    layer = group(pdf)
    annotate(pdf, "Square", Contents=String("SECRET"), OC=layer)
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))


def thumbnail(pdf):
    pdf.pages[0].obj.Thumb = pdf.make_indirect(Stream(pdf, b"SECRET"))


def properties(pdf):
    pdf.docinfo["/Author"] = "SECRET author"
    pdf.docinfo["/Company"] = "SECRET company"


def metadata(pdf):
    with pdf.open_metadata(set_pikepdf_as_editor=False) as held:
        held["dc:creator"] = ["SECRET author"]
        held["photoshop:History"] = "SECRET"


def broken_metadata(pdf):
    pdf.Root.Metadata = Stream(pdf, b"<x>SECRET")
    pdf.Root.Metadata.Type, pdf.Root.Metadata.Subtype = Name.Metadata, Name.XML


def page_metadata(pdf):
    pdf.pages[0].obj.Metadata = pdf.make_indirect(Stream(pdf, b"<x>SECRET</x>"))


def pieces(pdf):
    pdf.pages[0].obj.PieceInfo = Dictionary(Maker=Dictionary(Private=String("SECRET")))


def media(kind):
    def add(pdf):
        annotate(pdf, kind, Contents=String("SECRET"), RichMediaContent=Dictionary(X=embedded(pdf)))

    return add


def collection(pdf):
    attached(pdf)
    pdf.Root.Collection = Dictionary(Type=Name.Collection, D=String("SECRET"))


def old_form(pdf):
    pdf.Root.AcroForm.XFA = pdf.make_indirect(Stream(pdf, b"<xdp>SECRET</xdp>"))


def outside_file(pdf):
    thing = Stream(pdf, b"q Q")
    thing.F = String("SECRET.bin")
    draw(pdf, b"", XObject={"Out": pdf.make_indirect(thing)})
    thing.Type, thing.Subtype, thing.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])


def owned(kind, **more):
    """An action that looks like the attribute of a tag."""
    return lambda pdf: link(pdf, act(kind, O=Name.Layout, **more))


def thread(pdf):
    link(pdf, act("Thread", F=String("\\\\SECRET\\share.pdf"), D=0))


def reference(pdf):
    thing = Stream(pdf, b"")
    thing.Type, thing.Subtype, thing.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
    thing.Ref = Dictionary(F=String("\\\\SECRET\\share.pdf"), Page=0)
    draw(pdf, b"q /Ref Do Q", XObject={"Ref": pdf.make_indirect(thing)})


def printer(pdf):
    thing = Stream(pdf, b"SECRET")
    thing.Type, thing.Subtype = Name.XObject, Name.PS
    draw(pdf, b"/Code Do", XObject={"Code": pdf.make_indirect(thing)})


def unshown_page(pdf):
    page = Dictionary(Type=Name.Template, Contents=Stream(pdf, b"BT (SECRET) Tj ET"))
    pdf.Root.Names = Dictionary(
        Templates=Dictionary(Names=Array([String("x"), pdf.make_indirect(page)]))
    )


def off_by_usage(pdf):
    layer = group(pdf)
    layer.Usage = Dictionary(View=Dictionary(ViewState=Name.OFF))
    event = Dictionary(Event=Name.View, OCGs=Array([layer]), Category=Array([Name.View]))
    layered(pdf, layer, ON=Array([layer]), AS=Array([event]))


def off_in_a_face(pdf):
    layer = group(pdf)
    face = Stream(pdf, WORDS)
    face.BBox, face.Resources = Array([0, 0, 99, 99]), Dictionary(Properties={"/Layer": layer})
    annotate(pdf, "Stamp", AP=Dictionary(N=pdf.make_indirect(face)))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))


def other_face(pdf):
    plain, other = Stream(pdf, b"q Q"), Stream(pdf, b"BT (SECRET) Tj ET")
    for face in (plain, other):
        face.BBox = Array([0, 0, 99, 99])
    annotate(pdf, "Stamp", AP=Dictionary(N=plain, R=other))


def off_the_page(pdf):
    annotate(pdf, "FreeText", Contents=String("SECRET")).Rect = Array([-90, -90, -20, -20])


def no_ink(pdf):
    annotate(pdf, "FreeText", Contents=String("SECRET")).CA = 0


def camera(pdf):
    from PIL import Image

    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "SECRET place"
    Image.new("RGB", (8, 8)).save(out, "JPEG", exif=exif)
    thing = Stream(pdf, b"")
    thing.write(out.getvalue(), filter=Name.DCTDecode)
    thing.Type, thing.Subtype, thing.Width, thing.Height = Name.XObject, Name.Image, 8, 8
    thing.ColorSpace, thing.BitsPerComponent = Name.DeviceRGB, 8
    draw(pdf, b"q 9 0 0 9 20 20 cm /Photo Do Q", XObject={"Photo": pdf.make_indirect(thing)})


# what is in it, and what is said of it; "" where it is taken out unsaid
TAKEN_OUT = {
    "a script at opening": (root_open, "JavaScript"),
    "a script by name": (root_names, "JavaScript"),
    "a script at closing": (root_more, "JavaScript"),
    "a script of a page": (page_more, "JavaScript"),
    "a script of a link": (link_more, "JavaScript"),
    "a script of a field": (field_more, "JavaScript"),
    "a field worked out by a script": (field_sums, "JavaScript"),
    "a script of a bookmark": (bookmark, "JavaScript"),
    "a program after a link": (afterwards, "starts a program"),
    "a script after a link": (afterwards_many, "JavaScript"),
    "a program": (lambda pdf: link(pdf, act("Launch", F=String("SECRET.exe"))), "starts a program"),
    "a program of Windows": (
        lambda pdf: link(pdf, act("Launch", Win=Dictionary(F=String("SECRET.exe")))),
        "starts a program",
    ),
    "a button that sends": (
        lambda pdf: link(pdf, act("SubmitForm", F=String("https://SECRET.example"))),
        "sends answers away",
    ),
    "a command that takes in": (
        lambda pdf: link(pdf, act("ImportData", F=String("SECRET.fdf"))),
        "takes in data",
    ),
    "another file": (lambda pdf: link(pdf, act("GoToR", F=String("SECRET.pdf"))), "another file"),
    "a file inside": (lambda pdf: link(pdf, act("GoToE", F=String("SECRET"))), "embedded file"),
    "an unknown action": (lambda pdf: link(pdf, act("Brew", F=String("SECRET"))), "unknown kind"),
    "javascript:": (uri("javascript:SECRET()"), "no web page"),
    "javascript: in pieces": (uri(" jAva\tscript:SECRET()"), "no web page"),
    "vbscript:": (uri("vbscript:SECRET"), "no web page"),
    "data:": (uri("data:text/html,SECRET"), "no web page"),
    "file:": (uri("file:///C:/SECRET"), "no web page"),
    "a share by backslashes": (uri("\\\\SECRET\\share"), "no web page"),
    "a share by slashes": (uri("//SECRET/share"), "no web page"),
    "attached files": (attached, "embedded files"),
    "a file on a tag": (on_struct, "embedded files"),
    "a file on a page": (attached_mark, "attached file"),
    "a portfolio": (collection, "embedded files"),
    "a sticky note": (sticky, "a sticky note"),
    "a sticky note with a tag": (tagged_sticky, "a sticky note"),
    "the comment on a highlight": (highlight, "comment on a mark"),
    "a hidden mark": (hidden_mark, "does not show"),
    "a hidden layer": (off, "hidden layer"),
    "a layer hidden by default": (off_by_base, "hidden layer"),
    "a layer hidden by membership": (off_by_membership, "hidden layer"),
    "a picture on a hidden layer": (off_form, "hidden layer"),
    "a hidden layer in a picture": (off_inside_form, "hidden layer"),
    "a mark on a hidden layer": (off_mark, "hidden layer"),
    "an older form layer": (old_form, "XFA layer"),
    "a film": (media("Movie"), "a film"),
    "a sound": (media("Sound"), "a sound"),
    "a film on screen": (media("Screen"), "film or sound"),
    "rich media": (media("RichMedia"), "film or sound"),
    "a model": (media("3D"), "3D model"),
    "content in another file": (outside_file, "another file"),
    "a program as an attribute": (owned("Launch", F=String("SECRET")), "starts a program"),
    "a script's link as an attribute": (
        owned("URI", URI=String("javascript:SECRET")),
        "no web page",
    ),
    "a thread in another file": (thread, "another file"),
    "a page of another file": (reference, "another file"),
    "commands for a printer": (printer, "commands for a printer"),
    "a page that no reader shows": (unshown_page, "pages that no reader shows"),
    "a layer hidden by its usage": (off_by_usage, "hidden layer"),
    "a hidden layer in a mark": (off_in_a_face, "hidden layer"),
    "the other face of a mark": (other_face, ""),
    "a mark off the page": (off_the_page, "does not show"),
    "a mark without ink": (no_ink, "does not show"),
    "what a camera wrote": (camera, ""),
    "a thumbnail": (thumbnail, ""),
    "properties": (properties, ""),
    "metadata": (metadata, ""),
    "metadata that cannot be read": (broken_metadata, ""),
    "metadata of a page": (page_metadata, ""),
    "notes of a program": (pieces, ""),
}


def made(thing):
    pdf = pikepdf.open(io.BytesIO(form()))
    thing(pdf)
    return bytes_of(pdf)


# -- what unpacks to far too much --------------------------------------------------------------


def _bomb(filters, packed, **more):
    pdf = pikepdf.open(io.BytesIO(form()))
    stream = Stream(pdf, b"")
    stream.write(packed, filter=filters)
    for key, value in more.items():
        stream["/" + key] = value
    pdf.Root.Bomb = pdf.make_indirect(stream)
    out = io.BytesIO()
    pdf.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return out.getvalue()


def _zeros(times, size=2**20):
    squeeze = zlib.compressobj(9)
    return b"".join([squeeze.compress(bytes(size)) for _ in range(times)] + [squeeze.flush()])


def lzw(text, codes_of_zero):
    """LZW of ever longer runs of one letter, by the book, as an independent writer does it."""
    bits, width, size = "", 9, 258
    out = [format(256, "09b")]
    longest = 1
    for _ in range(codes_of_zero):
        code = 0 if longest == 1 else size - 1
        out.append(format(code, f"0{width}b"))
        longest += 1
        if size + 1 >= 1 << width and width < 12:
            width += 1
        size += 1
        if size >= 4094:
            out.append(format(256, f"0{width}b"))
            width, size, longest = 9, 258, 1
    out.append(format(257, f"0{width}b"))
    bits = "".join(out)
    bits += "0" * (-len(bits) % 8)
    return int(bits, 2).to_bytes(len(bits) // 8, "big")


def bombs(size):
    """PDFs with a stream, or several, that become more than `size` MB."""
    once = _zeros(size + 1)
    return {
        "deflated": _bomb(Name.FlateDecode, once),
        "deflated twice": _bomb(Array([Name.FlateDecode, Name.FlateDecode]), zlib.compress(once)),
        "deflated, in hexadecimal": _bomb(
            Array([Name.ASCIIHexDecode, Name.FlateDecode]), once.hex().encode() + b">"
        ),
        "in runs": _bomb(Name.RunLengthDecode, b"\x81\x00" * ((size + 1) * 2**20 // 128)),
        "many of a medium size": _many(size * 2 // 3, 5),
    }


def _many(size, count):
    pdf = pikepdf.open(io.BytesIO(form()))
    packed = _zeros(size)
    streams = []
    for number in range(count):
        stream = Stream(pdf, b"")
        stream.write(packed, filter=Name.FlateDecode)
        stream.Number = number
        streams.append(pdf.make_indirect(stream))
    pdf.Root.Bomb = Array(streams)
    out = io.BytesIO()
    pdf.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return out.getvalue()
