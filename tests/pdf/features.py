"""One document a feature of Word, each small enough to look at beside LibreOffice's rendering."""

from tests.pdf import features_fields, features_flow, features_styles, features_tables
from tests.pdf.pieces import LOREM, SMALL, abstract, heading, item, num, png, spacing
from tests.pdf.wordfile import A4, HEADER_ROW, cell, field, graphic, p, picture, r, row, table, word

CENTRED = '<w:pPr><w:jc w:val="center"/></w:pPr>'


def paragraphs() -> bytes:
    body = heading("Paragraphs")
    for line in (240, 259, 276, 360):
        body += p(LOREM, spacing(before=0, after=120, line=line, lineRule="auto"))
    body += p(LOREM, spacing(after=200, line=300, lineRule="exact"))
    body += p(LOREM, spacing(before=200, line=360, lineRule="atLeast"))
    for jc in ("left", "center", "right", "both"):
        body += p(LOREM, f'{spacing(after=120)}<w:jc w:val="{jc}"/>')
    body += p(LOREM, '<w:ind w:left="720" w:right="720" w:firstLine="360"/>')
    body += p(LOREM, '<w:ind w:left="720" w:hanging="720"/>')
    return word(body)


def runs() -> bytes:
    styles = {
        "bold": "<w:b/>", "italic": "<w:i/>", "underlined": '<w:u w:val="single"/>',
        "struck": "<w:strike/>", "caps": "<w:caps/>", "small caps": "<w:smallCaps/>",
        "red": '<w:color w:val="C00000"/>', "marked": '<w:highlight w:val="yellow"/>',
        "shaded": '<w:shd w:val="clear" w:fill="D9E2F3"/>', "large": '<w:sz w:val="36"/>',
        "raised": '<w:vertAlign w:val="superscript"/>',
        "lowered": '<w:vertAlign w:val="subscript"/>',
        "spaced": '<w:spacing w:val="40"/>', "position": '<w:position w:val="6"/>',
    }  # fmt: skip
    body = heading("Runs")
    for name, rpr in styles.items():
        body += f"<w:p>{r('Before ')}{r(name + ' words', rpr)}{r(' and after.')}</w:p>"
    body += p("not here", "<w:rPr><w:vanish/></w:rPr>", "<w:vanish/>")
    body += f"<w:p>{r('A soft')}<w:r><w:noBreakHyphen/></w:r>{r('hyphen and a')}<w:r><w:br/></w:r>"
    return word(body + f"{r('new line.')}</w:p>")


def tabs() -> bytes:
    stops = (
        '<w:tabs><w:tab w:val="left" w:pos="2000"/><w:tab w:val="center" w:pos="4500"/>'
        '<w:tab w:val="right" w:leader="dot" w:pos="9000"/></w:tabs>'
    )
    tab = "<w:r><w:tab/></w:r>"
    body = heading("Tabs")
    body += (
        f"<w:p><w:pPr>{stops}</w:pPr>{tab.join(map(r, ('One', 'two', 'centred', 'right')))}</w:p>"
    )
    body += f"<w:p>{tab.join(map(r, ('Default', 'stops', 'every half inch')))}</w:p>"
    hanging = '<w:ind w:left="1440" w:hanging="1440"/>'
    body += f"<w:p><w:pPr>{hanging}</w:pPr>{r('Name:')}{tab}{r(LOREM)}</w:p>"
    body += (
        f"<w:p>{r('Signed: ')}" + '<w:r><w:rPr><w:u w:val="single"/></w:rPr><w:tab/><w:tab/></w:r>'
    )
    return word(body + f"{r(' Date')}</w:p>")


def lists() -> bytes:
    numbering = (
        abstract(
            0, ("decimal", "%1.", 720, 360), ("lowerLetter", "%2)", 1440, 360),
            ("lowerRoman", "%3.", 2160, 360),
        )
        + abstract(1, ("bullet", "•", 720, 360), ("bullet", "–", 1440, 360))
        + abstract(2, ("decimal", "%1", 720, 720), ("decimal", "%1.%2", 720, 720))
        + num(1, 0) + num(2, 1) + num(3, 0, restart=True) + num(4, 2)
    )  # fmt: skip
    body = heading("Lists") + item("First") + item("Second " + LOREM) + item("Under it", 1, 1)
    body += item("And again", 1, 1) + item("Deeper", 1, 2) + item("Third")
    body += (
        p("Between") + item("Bullet", 2) + item("Nested bullet", 2, 1) + item("Bullet " + LOREM, 2)
    )
    body += p("Restarted:") + item("One again", 3) + item("Two again", 3)
    body += item("Legal", 4) + item("Sub", 4, 1) + item("Sub", 4, 1) + item("Legal", 4)
    return word(body, numbering=numbering)


def tables() -> bytes:
    span = '<w:gridSpan w:val="2"/>'
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = heading("Tables")
    body += table(
        row("Name", "Role", "Date", trpr=HEADER_ROW),
        *(row(f"Person {n}", LOREM[: 40 * n], "3 March 2026") for n in range(1, 5)),
    )
    body += p("Spans")
    body += table(
        row(cell("Two wide", span), "c"),
        row(cell("Two high", down), "b", "c"),
        row(cell("", on), "b", "c"),
    )
    body += p("Heights and places")
    tall = '<w:trHeight w:val="900"/>'
    body += table(
        row(
            "top",
            cell("middle", '<w:vAlign w:val="center"/>'),
            cell("low", '<w:vAlign w:val="bottom"/>'),
            trpr=tall,
        ),
        row("exact", "b", "c", trpr='<w:trHeight w:val="600" w:hRule="exact"/>'),
    )
    shade = '<w:shd w:val="clear" w:fill="E2EFD9"/>'
    body += p("Shades, nested")
    body += table(
        row(
            cell("Shaded", shade),
            cell(table(row("in", "ner"), grid=(1000, 1000)) + p("after")),
            "c",
        ),
        tblpr='<w:tblCellMar><w:top w:w="60" w:type="dxa"/>'
        '<w:bottom w:w="60" w:type="dxa"/></w:tblCellMar>',
    )
    body += p("Centred") + table(row("a", "b"), grid=(2000, 2000), tblpr='<w:jc w:val="center"/>')
    return word(body + p("End"))


def styled_table() -> bytes:
    styles = (
        '<w:style w:type="table" w:styleId="Banded"><w:name w:val="Banded"/>'
        '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblStyleRowBandSize w:val="1"/><w:tblBorders>'
        '<w:top w:val="single" w:sz="8" w:color="1F5C7A"/><w:bottom w:val="single" w:sz="8" '
        'w:color="1F5C7A"/><w:insideH w:val="single" w:sz="4" w:color="C3CDD4"/></w:tblBorders>'
        "</w:tblPr>"
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:color w:val="FFFFFF"/></w:rPr><w:tcPr>'
        '<w:shd w:val="clear" w:fill="1F5C7A"/></w:tcPr></w:tblStylePr>'
        '<w:tblStylePr w:type="lastRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>'
        '<w:tblStylePr w:type="firstCol"><w:rPr><w:i/></w:rPr></w:tblStylePr>'
        '<w:tblStylePr w:type="band1Horz"><w:tcPr><w:shd w:val="clear" w:fill="E9F0F4"/></w:tcPr>'
        "</w:tblStylePr></w:style>"
    )
    look = '<w:tblLook w:firstRow="1" w:lastRow="1" w:firstColumn="1" w:noHBand="0" w:noVBand="1"/>'
    rows = [row(f"Row {n}", "text", str(n)) for n in range(1, 6)]
    made = table(
        row("Head", "Two", "Three", trpr=HEADER_ROW), *rows, row("Total", "", "15"),
        style="Banded", tblpr=look,
    )  # fmt: skip
    return word(heading("A styled table") + made + p("End"), styles=styles)


def long_table() -> bytes:
    rows = [
        row(f"Row {n}", LOREM[: 60 + 23 * (n % 7)], str(n), trpr="<w:cantSplit/>")
        for n in range(60)
    ]
    head = row("Row", "Words", "Number", trpr=HEADER_ROW + "<w:cantSplit/>")
    return word(heading("A long table") + table(head, *rows, grid=(1500, 6000, 1500)) + p("End"))


def headers() -> bytes:
    def name(kind: str) -> str:
        number = ("default", "first", "even").index(kind) + 1
        return f'<w:headerReference w:type="{kind}" r:id="header{number}"/>'

    section = "".join(map(name, ("default", "first", "even")))
    section += '<w:footerReference w:type="default" r:id="footer1"/>' + A4 + "<w:titlePg/>"
    parts = {
        "header1": p("The odd header", '<w:jc w:val="right"/>'),
        "header2": p("Letterhead, line one", rpr='<w:sz w:val="40"/>') + p("Address") * 5,
        "header3": p("The even header"),
        "footer1": f"<w:p>{CENTRED}{r('Page ')}{field('PAGE')}"
        f"{r(' of ')}{field('NUMPAGES', '9')}</w:p>",
    }
    body = heading("Headers") + p(LOREM * 3, spacing(after=160)) * 18
    return word(body, section=section, parts=parts, settings="<w:evenAndOddHeaders/>")


def sections() -> bytes:
    landscape = (
        '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1000" '
        'w:right="1000" w:bottom="1000" w:left="1000" w:header="500" w:footer="500" w:gutter="0"/>'
    )
    body = heading("Portrait") + p(LOREM * 2)
    body += f"<w:p><w:pPr><w:sectPr>{A4}</w:sectPr></w:pPr></w:p>"
    body += heading("Landscape") + p(LOREM * 2)
    body += f"<w:p><w:pPr><w:sectPr>{landscape}</w:sectPr></w:pPr></w:p>"
    return word(body + heading("Portrait again") + p(LOREM))


def breaks() -> bytes:
    page = '<w:r><w:br w:type="page"/></w:r>'
    body = heading("Breaks") + f"<w:p>{r('Before the break')}{page}{r('after it')}</w:p>"
    body += f"<w:p>{page}</w:p>" + p("On the next page", spacing(before=400))
    body += p("A page break before", "<w:pageBreakBefore/>")
    body += p(LOREM) * 16 + heading("Kept with what follows", 2) + p(LOREM * 2) * 3
    return word(body + p(LOREM * 5, "<w:keepLines/>") * 3)


def notes() -> bytes:
    reference = (
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        '<w:footnoteReference w:id="{}"/></w:r>'
    )

    def note(number: int, text: str) -> str:
        mark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
        return f'<w:footnote w:id="{number}"><w:p>{mark}{r(" " + text, SMALL)}</w:p></w:footnote>'

    parts = {"footnotes": note(2, "The first note.") + note(3, "The second note, " + LOREM)}
    body = (
        heading("Notes")
        + f"<w:p>{r('Words')}{reference.format(2)}{r(' and more')}{reference.format(3)}</w:p>"
    )
    return word(body + p(LOREM), parts=parts)


def pictures() -> bytes:
    body = (
        heading("Pictures")
        + f"<w:p>{r('A picture ')}{picture('logo', 80, 40)}{r(' in a line')}</w:p>"
    )
    body += f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{picture("logo", 200, 100)}</w:p>'
    body += table(
        row(cell(f"<w:p>{picture('logo', 60, 30)}</w:p>"), "Words beside it"), grid=(2000, 6000)
    )
    return word(body + p("End"), media={"logo.png": png()})


def framed() -> bytes:
    def box(fill: str = "", space: int = 4) -> str:
        sides = "".join(
            f'<w:{s} w:val="single" w:sz="8" w:space="{space}" w:color="1F5C7A"/>'
            for s in ("top", "left", "bottom", "right")
        )
        shade = f'<w:shd w:val="clear" w:fill="{fill}"/>' if fill else ""
        return f"<w:pBdr>{sides}</w:pBdr>{shade}"

    left = (
        '<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="1F5C7A"/></w:pBdr>'
        '<w:ind w:left="284"/>'
    )
    body = heading("Frames") + p("In a box. " + LOREM, box() + spacing(after=200)) + p("Between")
    body += p("Joined one", box("E9F0F4")) + p("Joined two", box("E9F0F4")) + p("After")
    body += p("A bar. " + LOREM, left + spacing(before=120, after=120))
    shade = '<w:shd w:val="clear" w:fill="FFF2CC"/>'
    body += p("Wide lines. " + LOREM, box() + spacing(line=480, lineRule="auto")) + p("Between")
    return word(body + p("Only shaded. " + LOREM, shade) + p("End"))


def contextual() -> bytes:
    said = "<w:contextualSpacing/>" + spacing(before=200, after=200)
    body = heading("Contextual") + p("Plain") + p("One", said) + p("Two", said) + p("Three", said)
    numbering = abstract(0, ("bullet", "•", 720, 360)) + num(1, 0)
    body += p("Plain") + item("a", ppr=said) + item("b", ppr=said) + p("End", spacing(before=60))
    return word(body, numbering=numbering)


def links() -> bytes:
    style = '<w:rStyle w:val="Hyperlink"/>'
    body = (
        heading("Links")
        + f'<w:p><w:hyperlink r:id="site">{r("The service", style)}</w:hyperlink></w:p>'
    )
    body += f'<w:p>{r("See ")}<w:hyperlink w:anchor="there">{r("the end", style)}</w:hyperlink>'
    body += r(" on page ") + field("PAGEREF there \\h", "2") + "</w:p>" + p(LOREM * 3) * 8
    body += f'<w:p><w:bookmarkStart w:id="1" w:name="there"/>{r("The end")}</w:p>'
    return word(body, links={"site": "https://example.org/"})


def anchored(
    rel: str, width: float, height: float, x: str, y: str, wrap: str = "wrapNone", behind: int = 0
) -> str:
    """A floating picture run; `x` and `y` are the inner XML of its positions."""
    cx, cy = int(width * 12700), int(height * 12700)
    return (
        f'<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" '
        f'relativeHeight="1" behindDoc="{behind}" locked="0" layoutInCell="1" allowOverlap="1">'
        f'<wp:simplePos x="0" y="0"/><wp:positionH {x}</wp:positionH><wp:positionV {y}'
        f'</wp:positionV><wp:extent cx="{cx}" cy="{cy}"/><wp:{wrap}/>'
        '<wp:docPr id="2" name="Float" descr="A floating mark"/>'
        f"{graphic(rel, cx, cy)}</wp:anchor></w:drawing></w:r>"
    )


def offset(where: str, points: float) -> str:
    return f'relativeFrom="{where}"><wp:posOffset>{int(points * 12700)}</wp:posOffset>'


def aligned(where: str, how: str) -> str:
    return f'relativeFrom="{where}"><wp:align>{how}</wp:align>'


def floats() -> bytes:
    at_top = anchored("logo", 90, 45, offset("page", 440), offset("page", 20))
    beside = anchored("logo", 60, 30, offset("column", 300), offset("paragraph", 4))
    corner = anchored("logo", 50, 50, aligned("margin", "right"), aligned("margin", "bottom"))
    middle = anchored("logo", 50, 25, aligned("page", "center"), offset("page", 600), behind=1)
    header = f"<w:p>{at_top}{r('Service')}</w:p>"
    body = heading("Floats")
    body += f"<w:p>{beside}{r('Beside')}</w:p>"
    body += p("") * 3 + p(LOREM)
    body += f"<w:p>{corner}{r('Corner')}</w:p><w:p>{middle}{r('Middle')}</w:p>"
    section = '<w:headerReference w:type="default" r:id="header1"/>' + A4
    return word(body, section=section, parts={"header1": header}, media={"logo.png": png()})


def columns() -> bytes:
    two = A4 + '<w:cols w:num="2" w:space="720"/>'
    body = heading("Columns") + p("Before. " + LOREM)
    body += f"<w:p><w:pPr><w:sectPr>{A4}</w:sectPr></w:pPr></w:p>"
    body += p(LOREM, spacing(after=120)) * 5
    ends = f'<w:p><w:pPr><w:sectPr><w:type w:val="continuous"/>{two}</w:sectPr></w:pPr></w:p>'
    return word(body + ends + p("After. " + LOREM), section='<w:type w:val="continuous"/>' + A4)


def controls() -> bytes:
    inline = (
        "<w:sdt><w:sdtPr><w:alias w:val='Name'/></w:sdtPr>"
        f"<w:sdtContent>{r('filled in')}</w:sdtContent></w:sdt>"
    )
    box = (
        '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr>'
        f"<w:sdtContent>{r('X')}</w:sdtContent></w:sdt>"
    )
    several = p("First of several") + p("Second of several")
    block = f"<w:sdt><w:sdtContent>{several}</w:sdtContent></w:sdt>"
    rows = f"<w:sdt><w:sdtContent>{row('a', 'b', 'c')}{row('d', 'e', 'f')}</w:sdtContent></w:sdt>"
    one = f"<w:sdt><w:sdtContent>{cell('in a control')}</w:sdtContent></w:sdt>"
    body = heading("Controls") + f"<w:p>{r('Name: ')}{inline}{r(' ')}{box}</w:p>{block}"
    body += table(
        row("Head", "Two", "Three", trpr=HEADER_ROW),
        rows,
        f"<w:tr>{one}{cell('x')}{cell('y')}</w:tr>",
    )
    changed = (
        f"<w:p>{r('Kept ')}<w:ins w:id='1' w:author='a'>{r('added ')}</w:ins>"
        "<w:del w:id='2' w:author='a'><w:r><w:delText>gone </w:delText></w:r></w:del>"
        f"{r('end')}</w:p>"
    )
    return word(body + changed)


def borders() -> bytes:
    def sides(size: int, shade: str) -> str:
        lines = "".join(
            f'<w:{side} w:val="single" w:sz="{size}" w:color="{shade}"/>'
            for side in ("top", "left", "bottom", "right")
        )
        return f"<w:tcBorders>{lines}</w:tcBorders>"

    red = sides(24, "C00000")
    none = '<w:tcBorders><w:bottom w:val="nil"/></w:tcBorders>'
    body = heading("Borders") + table(
        row("a", "b", "c", trpr=HEADER_ROW), row("d", cell("red", red), "f"),
        row(cell("g", none), "h", "i"), row("j", "k", "l"),
    )  # fmt: skip
    dashed = (
        '<w:tblBorders><w:top w:val="double" w:sz="6" w:color="1F5C7A"/><w:bottom w:val="dashed" '
        'w:sz="12" w:color="1F5C7A"/><w:insideH w:val="dotted" w:sz="8" w:color="808080"/>'
        "</w:tblBorders>"
    )
    body += p("Only lines") + table(
        row("a", "b", trpr=HEADER_ROW), row("c", "d"), row("e", "f"), style="TableNormal",
        tblpr=dashed, grid=(3000, 3000),
    )  # fmt: skip
    body += p("No lines: a layout")
    body += table(row("left", "right"), style="TableNormal", grid=(3000, 3000))
    return word(body + p("End"))


ALL = {
    made.__name__: made
    for made in (
        paragraphs, runs, tabs, lists, tables, styled_table, long_table, headers, sections, breaks,
        notes, pictures, framed, contextual, links, floats, columns, controls, borders,
        *features_styles.ALL, *features_fields.ALL, *features_flow.ALL, *features_tables.ALL,
    )
}  # fmt: skip
