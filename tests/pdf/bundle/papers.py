"""Papers for bundles, good and bad."""

import io

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from generator.pdf import to_pdf
from tests.pdf.wordfile import HEADER_ROW, p, r, row, table, word


def report(title="Report", pages=2):
    """A Word file with headings, a list of links, a table and page breaks."""
    body = p(title, '<w:pStyle w:val="Heading1"/>')
    body += table(row("What", "When", trpr=HEADER_ROW), row("Visit", "Monday"))
    for n in range(pages):
        name = f'<w:bookmarkStart w:id="{n}" w:name="part{n}"/><w:bookmarkEnd w:id="{n}"/>'
        breaks = "<w:pageBreakBefore/>" if n else ""
        body += (
            f'<w:p><w:pPr><w:pStyle w:val="Heading2"/>{breaks}</w:pPr>{name}{r(f"Part {n}")}</w:p>'
            + p(f"Words of part {n}.")
        )
    link = f'<w:hyperlink w:anchor="part{pages - 1}">{r("To the last part")}</w:hyperlink>'
    return word(f"<w:p>{link}</w:p>".join([body, ""]))


def tagged(title="Tagged", pages=2):
    return to_pdf(report(title, pages))


def scanned(pages=1, words="Scanned words", rotate=0, size=(595, 842)):
    """An untagged PDF."""
    pdf = pikepdf.new()
    font = pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    )
    for n in range(pages):
        page = pdf.add_blank_page(page_size=size)
        page.obj.Resources = Dictionary(Font=Dictionary(F1=font))
        page.obj.Contents = Stream(
            pdf, f"q BT /F1 24 Tf 100 500 Td ({words} {n + 1}) Tj ET".encode()
        )
        if rotate:
            page.obj.Rotate = rotate
    return bytes_of(pdf)


def blank(places=(1,), pages=3):
    """An untagged PDF in which some pages, from 0, are empty."""
    pdf = pikepdf.open(io.BytesIO(scanned(pages)))
    for at in places:
        pdf.pages[at].obj.Contents = Stream(pdf, b"1 1 1 rg 0 0 595 842 re f")
    return bytes_of(pdf)


def active():
    """A tagged PDF with everything in it that runs, opens or carries something."""
    pdf = pikepdf.open(io.BytesIO(tagged("Active", 1)))
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    pdf.Root.OpenAction = script
    pdf.Root.AA = Dictionary(WC=script)
    pdf.attachments["secret.txt"] = b"secret words"
    pdf.Root.Names.JavaScript = Dictionary(Names=Array([String("x"), script]))
    page = pdf.pages[0].obj
    page.AA = Dictionary(O=script)
    launch = Dictionary(S=Name.Launch, F=String("calc.exe"))
    link = Dictionary(
        Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), F=4,
        A=Dictionary(S=Name.URI, URI=String("https://a.example"), Next=launch),
    )  # fmt: skip
    attached = Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=Array([0, 0, 9, 9]))
    annotations = list(page.get("/Annots", []))
    page.Annots = Array([*annotations, pdf.make_indirect(link), pdf.make_indirect(attached)])
    return bytes_of(pdf)


def encrypted():
    pdf = pikepdf.open(io.BytesIO(tagged()))
    return bytes_of(pdf, encryption=pikepdf.Encryption(user="secret words", owner="other words"))


def bytes_of(pdf, **how):
    out = io.BytesIO()
    pdf.save(out, **how)
    return out.getvalue()


def manifest(folder, files, **top):
    """Write files into a folder; the manifest that lists them all comes back."""
    lines = [f'{key} = "{value}"' for key, value in {"title": "Breach bundle", **top}.items()]
    for name, data in files.items():
        if data is not None:
            (folder / name).write_bytes(data)
        lines.append(f'[[items]]\nfile = "{name}"\ntitle = "Paper {name}"\nexhibit = true')
    return "\n".join(lines)
