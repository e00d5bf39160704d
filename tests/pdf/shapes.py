"""Shapes, text boxes, frames and floating tables, in the XML that Word writes for them."""

from tests.pdf.pieces import LOREM, heading, png, spacing
from tests.pdf.wordfile import A4, field, graphic, p, r, row, table, word

_EMU = 12700
_WORD = "http://schemas.microsoft.com/office/word/2010/wordprocessing"
_SPACES = (
    f'xmlns:wps="{_WORD}Shape" xmlns:wpg="{_WORD}Group" xmlns:wpc="{_WORD}Canvas" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w10="urn:schemas-microsoft-com:office:word"'
)
BLACK = '<a:ln w="12700"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>'
PALE = '<a:solidFill><a:srgbClr val="DDE8F0"/></a:solidFill>'
Box = tuple[float, float, float, float]


def emu(points: float) -> int:
    return round(points * _EMU)


def at(axis: str, origin: str, points: float) -> str:
    """A wp:positionH or wp:positionV at an offset."""
    return (
        f'<wp:position{axis} relativeFrom="{origin}"><wp:posOffset>{emu(points)}</wp:posOffset>'
        f"</wp:position{axis}>"
    )


def align(axis: str, origin: str, to: str) -> str:
    """A wp:positionH or wp:positionV by alignment."""
    return (
        f'<wp:position{axis} relativeFrom="{origin}"><wp:align>{to}</wp:align></wp:position{axis}>'
    )


def anchor(
    content: str, size: tuple[float, float], across: str, down: str, *, wrap: str = "None",
    behind: int = 0, alt: str = "", away: float = 9.0,
) -> str:  # fmt: skip
    """A run with something that floats; `content` goes into its a:graphicData."""
    said = f' descr="{alt}"' if alt else ""
    sides = f'distT="0" distB="0" distL="{emu(away)}" distR="{emu(away)}"'
    text = ' wrapText="bothSides"' if wrap in ("Square", "Tight", "Through") else ""
    return (
        f'<w:r><w:drawing {_SPACES}><wp:anchor {sides} simplePos="0" relativeHeight="251659264" '
        f'behindDoc="{behind}" locked="0" layoutInCell="1" allowOverlap="1">'
        f'<wp:simplePos x="0" y="0"/>{across}{down}<wp:extent cx="{emu(size[0])}" '
        f'cy="{emu(size[1])}"/><wp:wrap{wrap}{text}/><wp:docPr id="2" name="Drawing 2"{said}/>'
        f"<wp:cNvGraphicFramePr/><a:graphic>{content}</a:graphic></wp:anchor></w:drawing></w:r>"
    )


def inline(content: str, size: tuple[float, float], alt: str = "") -> str:
    """A run with a drawing on the line."""
    said = f' descr="{alt}"' if alt else ""
    return (
        f'<w:r><w:drawing {_SPACES}><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{emu(size[0])}" cy="{emu(size[1])}"/><wp:docPr id="3" name="S"{said}/>'
        f"<a:graphic>{content}</a:graphic></wp:inline></w:drawing></w:r>"
    )


def alternative(choice: str, fallback: str = "", requires: str = "wps") -> str:
    """A run of Word's with a drawing and what older programs show in its place."""
    inner = choice.removeprefix("<w:r>").removesuffix("</w:r>")
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="{requires}">{inner}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def shape(
    box: Box, words: str = "", *, form: str = "rect", look: str = "<a:noFill/>" + BLACK,
    turn: float = 0.0, flip: str = "", body: str = "", inner: str = "",
) -> str:  # fmt: skip
    """A wps:wsp in a box of points; `words` are paragraphs, `body` attributes of its bodyPr."""
    x, y, wide, high = map(emu, box)
    said = f' rot="{round(turn * 60000)}"' if turn else ""
    said += f' {flip}="1"' if flip else ""
    text = f"<wps:txbx><w:txbxContent>{words}</w:txbxContent></wps:txbx>" if words else ""
    drawn = form if form.startswith("<") else f'<a:prstGeom prst="{form}"><a:avLst/></a:prstGeom>'
    return (
        f'<wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm{said}><a:off x="{x}" y="{y}"/>'
        f'<a:ext cx="{wide}" cy="{high}"/></a:xfrm>{drawn}{look}</wps:spPr>{text}'
        f"<wps:bodyPr {body}>{inner}</wps:bodyPr></wps:wsp>"
    )


def data(kind: str, content: str) -> str:
    """The a:graphicData of a Shape, Group or Canvas."""
    return f'<a:graphicData uri="{_WORD}{kind}">{content}</a:graphicData>'


def lone(box: Box, words: str = "", **said: str | float) -> str:
    """The a:graphicData of one shape."""
    return data("Shape", shape(box, words, **said))  # type: ignore[arg-type]


def group(box: Box, inside: Box, *shapes: str) -> str:
    """A group in a box of points; its shapes are measured in the box `inside`."""
    x, y, wide, high = map(emu, box)
    left, top, across, down = map(emu, inside)
    return (
        f'<wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm><a:off x="{x}" y="{y}"/>'
        f'<a:ext cx="{wide}" cy="{high}"/><a:chOff x="{left}" y="{top}"/>'
        f'<a:chExt cx="{across}" cy="{down}"/></a:xfrm></wpg:grpSpPr>{"".join(shapes)}</wpg:wgp>'
    )


def picture_in(box: Box, rel: str = "logo", alt: str = "A sign") -> str:
    """A pic:pic of a group."""
    x, y, wide, high = map(emu, box)
    return (
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="4" name="P" descr="{alt}"/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{rel}"/><a:stretch><a:fillRect/>'
        f'</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="{x}" y="{y}"/>'
        f'<a:ext cx="{wide}" cy="{high}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic>"
    )


def vml(kind: str, style: str, said: str = "", inside: str = "") -> str:
    """A run with a VML shape."""
    drawn = f'<v:{kind} style="{style}" {said}>{inside}</v:{kind}>'
    return f"<w:r><w:pict {_SPACES}>{drawn}</w:pict></w:r>"


def vml_box(words: str, style: str = "", inside: str = "") -> str:
    """A VML text box as Word 2007 writes it."""
    box = f"<v:textbox><w:txbxContent>{words}</w:txbxContent></v:textbox>{inside}"
    said = "position:absolute;margin-left:200pt;margin-top:10pt;width:150pt;height:60pt"
    return vml("shape", f"{said};z-index:251658240;{style}", 'type="#_x0000_t202"', box)


def paragraph(*runs: str, ppr: str = "") -> str:
    """A paragraph of runs."""
    return f"<w:p><w:pPr>{ppr}</w:pPr>{''.join(runs)}</w:p>"


def flat_picture(size: tuple[float, float]) -> str:
    """The a:graphicData of a picture."""
    inner = graphic("logo", emu(size[0]), emu(size[1]))
    return inner.removeprefix("<a:graphic>").removesuffix("</a:graphic>")


HERE = at("H", "column", 0), at("V", "paragraph", 20)
MEDIA = {"logo.png": png()}


def lines_and_boxes() -> bytes:
    """Lines and boxes without words, over and behind the text."""
    rule = lone((0, 0, 450, 0), form="line", look=BLACK)
    box = lone((0, 0, 200, 40), look=PALE + BLACK)
    body = heading("Lines and boxes")
    body += paragraph(
        anchor(rule, (450, 0), at("H", "margin", 0), at("V", "paragraph", 16)), r("A line below.")
    )
    body += paragraph(anchor(box, (200, 40), *HERE, behind=1), r("A box behind what follows."))
    body += p(LOREM)
    for n, form in enumerate(("roundRect", "ellipse", "rightArrow", "triangle", "downArrow")):
        drawn = anchor(
            lone((0, 0, 60, 30), form=form, look=PALE + BLACK), (60, 30),
            at("H", "column", 80 * n), at("V", "paragraph", 4),
        )  # fmt: skip
        body += paragraph(drawn)
    turned = lone((0, 0, 80, 30), look=PALE + BLACK, turn=30.0)
    body += p("") * 3 + paragraph(anchor(turned, (80, 30), *HERE)) + p("")
    return word(body)


def text_boxes() -> bytes:
    """Boxes with words over the text, on the line, turned, growing, in the middle and sideways."""
    side = at("H", "column", 280), at("V", "paragraph", 0)
    body = heading("Text boxes")
    first = lone((0, 0, 160, 40), p("In the first box") + p("on two lines"), look=PALE + BLACK)
    body += paragraph(alternative(anchor(first, (160, 40), *side)), r("Beside the box."))
    grown = lone((0, 0, 160, 10), p("This box grows " * 6), inner="<a:spAutoFit/>")
    body += p("") * 3 + paragraph(anchor(grown, (160, 10), *side), r("A box that grows."))
    middle = lone((0, 0, 100, 60), p("Middle", '<w:jc w:val="center"/>'), body='anchor="ctr"')
    body += p("") * 5 + paragraph(anchor(middle, (100, 60), *side), r("Words in the middle."))
    turned = lone((0, 0, 120, 30), p("Turned words"), turn=90.0)
    body += p("") * 6 + paragraph(anchor(turned, (120, 30), *side), r("A turned box."))
    sideways = lone((0, 0, 30, 100), p("Sideways"), body='vert="vert270"')
    body += p("") * 6 + paragraph(anchor(sideways, (30, 100), *side), r("Words set sideways."))
    inside = lone((0, 0, 150, 24), p("On the line"), look=PALE)
    body += p("") * 7 + paragraph(r("Before "), inline(inside, (150, 24)), r(" after."))
    rows = table(row("a", "b"), row("c", "d"), grid=(1500, 1500))
    held = lone((0, 0, 180, 60), p("A table:") + rows + p(""))
    body += p("") + paragraph(anchor(held, (180, 60), *side), r("A box with a table."))
    return word(body)


def groups() -> bytes:
    """Groups and canvases: shapes, words and pictures, scaled to the group's box."""
    inner = (
        shape((0, 0, 100, 50), look=PALE + BLACK),
        shape((10, 10, 80, 30), p("Scaled", spacing(after=0)), look="<a:noFill/>"),
        picture_in((110, 0, 60, 50)),
    )
    made = data("Group", group((0, 0, 340, 100), (0, 0, 170, 50), *inner))
    body = heading("Groups") + paragraph(
        alternative(anchor(made, (340, 100), *HERE), requires="wpg"), r("A group below.")
    )
    canvas = shape((10, 5, 60, 30), p("Box")) + shape((100, 5, 0, 40), form="line", look=BLACK)
    drawn = data("Canvas", f"<wpc:wpc><wpc:bg/><wpc:whole/>{canvas}</wpc:wpc>")
    body += p("") * 9 + paragraph(inline(drawn, (200, 50)), r(" A canvas on the line."))
    return word(body, media=MEDIA)


def beside() -> bytes:
    """Pictures and boxes that text flows round, by paragraph and by page."""
    body = heading("Beside")
    near = anchor(flat_picture((120, 60)), (120, 60), at("H", "column", 0), at("V", "paragraph", 4),
                  wrap="Square", alt="A sign")  # fmt: skip
    body += paragraph(near, r(LOREM), r(LOREM)) + p(LOREM)
    far = anchor(
        flat_picture((100, 50)), (100, 50), align("H", "margin", "right"),
        at("V", "page", 420), wrap="Tight", alt="Another sign",
    )  # fmt: skip
    body += paragraph(far, r(LOREM), r(LOREM)) + p(LOREM) * 4
    note = lone((0, 0, 140, 50), p("A note beside"), look=PALE)
    noted = anchor(note, (140, 50), align("H", "column", "right"), HERE[1], wrap="Square")
    body += paragraph(noted, r(LOREM), r(LOREM))
    bar = flat_picture((300, 30))
    over = anchor(bar, (300, 30), *HERE, wrap="TopAndBottom", alt="A bar")
    body += paragraph(over, r(LOREM))
    return word(body, media=MEDIA)


def frames() -> bytes:
    """Frames: the page number in a footer, an address, a drop capital, a note in the margin."""
    number = (
        '<w:framePr w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="right" w:y="1"/>'
    )
    footer = f"<w:p><w:pPr>{number}</w:pPr>{field('PAGE')}</w:p>" + p("Footer words")
    section = '<w:footerReference w:type="default" r:id="footer1"/>' + A4
    address = (
        '<w:framePr w:w="3600" w:h="1200" w:hRule="exact" w:hSpace="180" w:wrap="around" '
        'w:vAnchor="text" w:hAnchor="column" w:x="5000" w:y="1"/>'
    )
    body = heading("Frames") + p("The Pines", address) + p("Anytown", address) + p(LOREM) * 2
    drop = (
        '<w:keepNext/><w:framePr w:dropCap="drop" w:lines="3" w:wrap="around" w:vAnchor="text" '
        'w:hAnchor="text"/><w:spacing w:line="760" w:lineRule="exact"/>'
    )
    body += p("L", drop, '<w:position w:val="-6"/><w:sz w:val="96"/>') + p(LOREM[1:] * 2)
    return word(body, section=section, parts={"footer1": footer})


def floating_tables() -> bytes:
    """Tables that float: narrow beside the text, and at a place of the page."""

    def floats(anchored: str, x: int, y: int) -> str:
        return (
            f'<w:tblpPr w:leftFromText="180" w:rightFromText="180" w:vertAnchor="{anchored}" '
            f'w:horzAnchor="margin" w:tblpX="{x}" w:tblpY="{y}"/>'
        )  # fmt: skip

    small = table(row("one", "two"), row("three", "four"), grid=(1500, 1500),
                  tblpr=floats("text", 5000, 100))  # fmt: skip
    body = heading("Floating tables") + p("Before") + small + p(LOREM) * 3
    low = table(row("low", "down"), grid=(1500, 1500), tblpr=floats("page", 1, 10000))
    return word(body + low + p(LOREM) * 2)


def old_shapes() -> bytes:
    """VML as Word wrote it before 2010: boxes, lines, groups, a rule, words in a box."""
    place = "position:absolute;z-index:251658240;"
    body = heading("Old shapes") + paragraph(vml_box(p("In an old box")), r("Beside an old box."))
    body += p("") * 4
    body += paragraph(
        vml("line", place, 'from="0,10pt" to="300pt,10pt" strokeweight="1.5pt"'), r("A line.")
    )
    body += paragraph(
        vml("rect", place + "margin-left:100pt;margin-top:12pt;width:80pt;height:30pt",
            'fillcolor="#dde8f0" strokecolor="red"'),
        r("A box below."),
    )  # fmt: skip
    body += p("") * 3
    inner = (
        '<v:oval style="position:absolute;left:0;top:0;width:500;height:500" fillcolor="silver"/>'
        '<v:rect style="position:absolute;left:500;top:0;width:500;height:500"><v:textbox '
        f'inset="2pt,2pt,2pt,2pt"><w:txbxContent>{p("Grouped")}</w:txbxContent></v:textbox></v:rect>'
    )
    body += paragraph(
        vml("group", place + "margin-left:0;margin-top:6pt;width:200pt;height:60pt",
            'coordorigin="0,0" coordsize="1000,500"', inner),
        r("A group."),
    )  # fmt: skip
    body += p("") * 5
    hr = 'o:hralign="center" o:hrstd="t" o:hr="t" fillcolor="#a0a0a0" stroked="f"'
    body += paragraph(vml("rect", "width:0;height:1.5pt", hr)) + p("After a rule")
    return word(body)


ALL = (
    lines_and_boxes, text_boxes, groups, beside, frames, floating_tables, old_shapes,
)  # fmt: skip
