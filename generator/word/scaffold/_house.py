"""The house style: page, type scale, colours, table styles and lists of a new template."""

from dataclasses import dataclass

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from lxml import etree

INK = "1D2429"
QUIET = "4A565F"
RULE = "C3CDD4"


@dataclass(frozen=True)
class Look:
    """How a template looks. Sizes in points, margins in millimetres, colours as RRGGBB."""

    font: str = "Arial"
    size: float = 10.5
    line: float = 1.15
    accent: str = "1F5C7A"
    tint: str = "E9EFF2"
    margin: float = 20
    landscape: bool = False

    @property
    def table_size(self) -> float:
        """Tables are set half a point to a point smaller than the text around them."""
        return self.size if self.size >= 14 else self.size - 0.5


# name, based on, size relative to the text, bold, colour, before, after (points)
_SCALE: tuple[tuple[str, float, bool, str, float, float], ...] = (
    ("Title", 2.0, True, "accent", 0, 2),
    ("Subtitle", 1.15, False, QUIET, 0, 10),
    ("Heading 1", 1.5, True, "accent", 18, 5),
    ("Heading 2", 1.2, True, INK, 13, 4),
    ("Heading 3", 1.05, True, "accent", 9, 2),
    ("Header", 0.85, False, QUIET, 0, 0),
    ("Footer", 0.85, False, QUIET, 0, 0),
    ("Table Text", 0.0, False, INK, 2, 2),
    ("Table Heading", 0.0, True, INK, 3, 3),
    ("Own Words", 1.0, False, INK, 4, 8),
    ("Gap", 0.5, False, QUIET, 0, 0),
    ("Note", 0.9, False, QUIET, 2, 6),
    ("Draft Banner", 1.1, True, "A4161A", 0, 0),
    ("List Bullet", 1.0, False, INK, 0, 4),
    ("List Number", 1.0, False, INK, 0, 4),
)

_KEPT = {"Normal", "Default Paragraph Font", "Normal Table", "No List", "Hyperlink"}


def new_document(look: Look) -> WordDocument:
    """An empty A4 document that holds the house styles and nothing else."""
    document = Document()
    _page(document, look)
    _drop_unused_parts(document)
    _drop_unused_styles(document)
    _as_word_2013(document)
    _normal(document, look)
    for name, scale, bold, colour, before, after in _SCALE:
        style = _paragraph_style(document, name)
        size = look.table_size if scale == 0 else round(look.size * scale * 2) / 2
        style.font.size = Pt(size)
        style.font.bold = bold or None
        if colour != INK:
            style.font.color.rgb = RGBColor.from_string(
                look.accent if colour == "accent" else colour
            )
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(after)
        if name.startswith(("Heading", "Table H", "Title")):
            style.paragraph_format.keep_with_next = True
        if name.startswith(("Title", "Heading")):
            style.paragraph_format.line_spacing = 1.05
            style.paragraph_format.keep_together = True
    for level in (1, 2, 3):
        _outline(_paragraph_style(document, f"Heading {level}"), level - 1)
    _words(_paragraph_style(document, "Own Words"), look)
    _character_styles(document, look)
    _lists(document, look)
    _table_styles(document, look)
    return document


def _page(document: WordDocument, look: Look) -> None:
    section = document.sections[0]
    width, height = (Mm(297), Mm(210)) if look.landscape else (Mm(210), Mm(297))
    section.page_width, section.page_height = width, height
    if look.landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.left_margin = section.right_margin = Mm(look.margin)
    section.top_margin, section.bottom_margin = Mm(26), Mm(22)
    section.header_distance, section.footer_distance = Mm(10), Mm(9)


def _drop_unused_parts(document: WordDocument) -> None:
    for holder in (document.part, document.part.package):
        for key, relationship in list(holder.rels.items()):
            if relationship.reltype.endswith(("/stylesWithEffects", "/customXml", "/thumbnail")):
                del holder.rels[key]


def _drop_unused_styles(document: WordDocument) -> None:
    for style in list(document.styles):
        if style.name not in _KEPT:
            style.delete()
    latent = document.styles.element.find(qn("w:latentStyles"))
    if latent is not None:
        document.styles.element.remove(latent)


def _as_word_2013(document: WordDocument) -> None:
    """Tables stand with their rules, not with their text, at the margin."""
    settings = document.settings.element
    old = settings.find(qn("w:compat"))
    new = parse_xml(
        f'<w:compat {nsdecls("w")}><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    )
    settings.replace(old, new)


def _normal(document: WordDocument, look: Look) -> None:
    root = document.styles.element
    for old in root.findall(qn("w:docDefaults")):
        root.remove(old)
    root.insert(
        0,
        parse_xml(
            f"<w:docDefaults {nsdecls('w')}><w:rPrDefault><w:rPr>"
            f'<w:rFonts w:ascii="{look.font}" w:hAnsi="{look.font}" w:eastAsia="{look.font}"'
            f' w:cs="{look.font}"/><w:color w:val="{INK}"/>'
            f'<w:sz w:val="{round(look.size * 2)}"/><w:szCs w:val="{round(look.size * 2)}"/>'
            '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
            "<w:pPrDefault/></w:docDefaults>"
        ),
    )
    normal = document.styles["Normal"]
    assert isinstance(normal, ParagraphStyle)
    for child in list(normal.element):
        if child.tag in (qn("w:rPr"), qn("w:pPr")):
            normal.element.remove(child)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = look.line
    normal.paragraph_format.widow_control = True


def _paragraph_style(document: WordDocument, name: str) -> ParagraphStyle:
    if name in [style.name for style in document.styles]:
        style = document.styles[name]
    else:
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        style.quick_style = True
        style.hidden = False
    assert isinstance(style, ParagraphStyle)
    return style


def _outline(style: ParagraphStyle, level: int) -> None:
    style.element.get_or_add_pPr().append(
        parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="{level}"/>')
    )
    style.next_paragraph_style = style.base_style


def _words(style: ParagraphStyle, look: Look) -> None:
    style.paragraph_format.left_indent = Mm(3)
    properties = style.element.get_or_add_pPr()
    border = parse_xml(
        f'<w:pBdr {nsdecls("w")}><w:left w:val="single" w:sz="18" w:space="8"'
        f' w:color="{look.accent}"/></w:pBdr>'
    )
    properties.insert_element_before(
        border, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc"
    )


def _character_styles(document: WordDocument, look: Look) -> None:
    root = document.styles.element
    for style_id, name, inner in (
        ("Hyperlink", "Hyperlink", f'<w:color w:val="{look.accent}"/><w:u w:val="single"/>'),
        ("Strong", "Strong", "<w:b/><w:bCs/>"),
    ):
        root.append(
            parse_xml(
                f'<w:style {nsdecls("w")} w:type="character" w:styleId="{style_id}">'
                f'<w:name w:val="{name}"/><w:basedOn w:val="DefaultParagraphFont"/>'
                f'<w:uiPriority w:val="22"/><w:qFormat/><w:rPr>{inner}</w:rPr></w:style>'
            )
        )


def _lists(document: WordDocument, look: Look) -> None:
    numbering = document.part.numbering_part.element
    for child in list(numbering):
        numbering.remove(child)
    indent = round(look.size * 34)
    for number, (style, kind) in enumerate((("List Bullet", "bullet"), ("List Number", "decimal"))):
        levels = "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{fmt}"/>'
            f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind'
            f' w:left="{indent * (level + 1)}" w:hanging="{indent}"/></w:pPr></w:lvl>'
            for level, fmt, text in (
                [(n, "bullet", "•" if n % 2 == 0 else "–") for n in range(9)]
                if kind == "bullet"
                else [
                    (n, ("decimal", "lowerLetter", "lowerRoman")[n % 3], f"%{n + 1}.")
                    for n in range(9)
                ]
            )
        )
        numbering.insert(
            number,
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">'
                f'<w:multiLevelType w:val="hybridMultilevel"/>{levels}</w:abstractNum>'
            ),
        )
        numbering.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{number + 1}">'
                f'<w:abstractNumId w:val="{number}"/></w:num>'
            )
        )
        properties = _paragraph_style(document, style).element.get_or_add_pPr()
        properties.get_or_add_numPr().get_or_add_numId().val = number + 1


def _table_styles(document: WordDocument, look: Look) -> None:
    rule = f'w:val="single" w:sz="4" w:space="0" w:color="{RULE}"'
    margins = (
        '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="100" w:type="dxa"/>'
        '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar>'
    )
    heavy = f'w:val="single" w:sz="12" w:space="0" w:color="{look.accent}"'
    house = (
        f"<w:tblPr><w:tblBorders><w:top {heavy}/><w:bottom {rule}/><w:insideH {rule}/>"
        f"</w:tblBorders>{margins}</w:tblPr>"
        '<w:tblStylePr w:type="firstRow"><w:tcPr>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{look.tint}"/></w:tcPr></w:tblStylePr>'
    )
    facts = (
        f"<w:tblPr><w:tblBorders><w:top {rule}/><w:bottom {rule}/><w:insideH {rule}/>"
        f"</w:tblBorders>{margins}</w:tblPr>"
        '<w:tblStylePr w:type="firstCol"><w:rPr><w:b/><w:bCs/>'
        f'<w:color w:val="{QUIET}"/></w:rPr></w:tblStylePr>'
    )
    for style_id, name, inner in (
        ("HouseTable", "House Table", house),
        ("FactsTable", "Facts Table", facts),
        (
            "PictureRows",
            "Picture Rows",
            f"<w:tblPr><w:tblBorders><w:insideH {rule}/></w:tblBorders>{margins}</w:tblPr>",
        ),
    ):
        document.styles.element.append(
            etree.fromstring(
                f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1"'
                f' w:styleId="{style_id}"><w:name w:val="{name}"/>'
                f'<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="40"/><w:qFormat/>'
                f"{inner}</w:style>"
            )
        )
