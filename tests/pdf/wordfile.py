"""Builds small Word files from strings of XML, with no library between the test and the markup."""

import io
import zipfile
from collections.abc import Mapping

_SPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
        "wpc": "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

DEFAULTS = (
    "<w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="22"/>'
    '<w:szCs w:val="22"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault/>'
    "</w:docDefaults>"
)
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    "</w:style>"
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    + "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{n}"><w:name w:val="heading {n}"/>'
        f'<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/>'
        f'<w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="{n - 1}"/></w:pPr>'
        f'<w:rPr><w:b/><w:sz w:val="{36 - 4 * n}"/></w:rPr></w:style>'
        for n in range(1, 7)
    )
    + '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
    '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders></w:tblPr></w:style>"
    '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
    '<w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr></w:style>'
)
A4 = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" '
    'w:left="1440" w:header="708" w:footer="708" w:gutter="0"/>'
)
_CORE = (
    f'{_XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    "<dc:title>A test document</dc:title><dc:creator>The tests</dc:creator>"
    '<dcterms:modified xsi:type="dcterms:W3CDTF">2026-03-03T10:00:00Z</dcterms:modified>'
    "</cp:coreProperties>"
)


def p(text: str = "", ppr: str = "", rpr: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p>{f'<w:pPr>{ppr}</w:pPr>' if ppr else ''}{r(text, rpr) if text else ''}</w:p>"


def r(text: str, rpr: str = "") -> str:
    """A run of text."""
    props = f"<w:rPr>{rpr}</w:rPr>" if rpr else ""
    return f'<w:r>{props}<w:t xml:space="preserve">{text}</w:t></w:r>'


def field(code: str, result: str = "1", rpr: str = "") -> str:
    """A complex field with its cached result."""
    props = f"<w:rPr>{rpr}</w:rPr>" if rpr else ""

    def mark(kind: str) -> str:
        return f'<w:r>{props}<w:fldChar w:fldCharType="{kind}"/></w:r>'

    instruction = f'<w:r>{props}<w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    return mark("begin") + instruction + mark("separate") + r(result, rpr) + mark("end")


def cell(content: str, tcpr: str = "", width: int = 0) -> str:
    """A table cell; plain text becomes a paragraph."""
    body = content if content.startswith("<") else p(content)
    size = f'<w:tcW w:w="{width}" w:type="dxa"/>' if width else ""
    return f"<w:tc><w:tcPr>{size}{tcpr}</w:tcPr>{body}</w:tc>"


def row(*cells: str, trpr: str = "") -> str:
    """A table row of cells, each a `cell(...)` or plain text."""
    made = "".join(c if c.startswith("<w:tc>") else cell(c) for c in cells)
    return f"<w:tr>{f'<w:trPr>{trpr}</w:trPr>' if trpr else ''}{made}</w:tr>"


def table(
    *rows: str,
    grid: tuple[int, ...] = (3000, 3000, 3000),
    tblpr: str = "",
    style: str = "TableGrid",
) -> str:
    """A table with the given grid, in twentieths of a point."""
    columns = "".join(f'<w:gridCol w:w="{w}"/>' for w in grid)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(grid)}" w:type="dxa"/>'
        f"{tblpr}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


HEADER_ROW = "<w:tblHeader/>"


def picture(rel: str, width: float, height: float, alt: str = "A picture", extra: str = "") -> str:
    """An inline picture run; sizes in points."""
    cx, cy = int(width * 12700), int(height * 12700)
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{cx}" cy="{cy}"/>'
        f'<wp:docPr id="1" name="Picture 1" descr="{alt}">{extra}</wp:docPr>{graphic(rel, cx, cy)}'
        "</wp:inline></w:drawing></w:r>"
    )


def graphic(rel: str, cx: int, cy: int) -> str:
    """The DrawingML of a picture, sizes in EMU."""
    return (
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        '<pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="p"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{rel}"/><a:stretch><a:fillRect/></a:stretch>'
        "</pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic>"
    )


def word(
    body: str,
    *,
    styles: str = "",
    defaults: str = DEFAULTS,
    numbering: str = "",
    settings: str = "",
    section: str = A4,
    parts: Mapping[str, str] | None = None,
    media: Mapping[str, bytes] | None = None,
    links: Mapping[str, str] | None = None,
    raw: Mapping[str, bytes] | None = None,
    compat: int = 15,
) -> bytes:
    """A Word file around `body`.

    `parts` maps names like `header1`, `footnotes` to their inner XML (relationship id = name);
    `media` maps `name.png` to bytes (relationship id = the name before the dot); `links` maps
    relationship ids to addresses; `raw` adds or replaces whole parts.
    """
    rels, types = [], []
    files: dict[str, bytes] = {}

    def part(name: str, kind: str, xml: str) -> None:
        files[f"word/{name}.xml"] = (_XML + xml).encode()
        rels.append(f'<Relationship Id="{name}" Type="{_REL}/{kind}" Target="{name}.xml"/>')
        types.append(f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>')

    part("styles", "styles", f"<w:styles {_SPACES}>{defaults}{STYLES}{styles}</w:styles>")
    if numbering:
        part("numbering", "numbering", f"<w:numbering {_SPACES}>{numbering}</w:numbering>")
    compatibility = (
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        f'w:uri="http://schemas.microsoft.com/office/word" w:val="{compat}"/></w:compat>'
    )
    part("settings", "settings", f"<w:settings {_SPACES}>{settings}{compatibility}</w:settings>")
    roots = {"header": "hdr", "footer": "ftr", "footnotes": "footnotes", "endnotes": "endnotes"}
    for name, inner in (parts or {}).items():
        kind = name.rstrip("0123456789")
        part(name, kind, f"<w:{roots[kind]} {_SPACES}>{inner}</w:{roots[kind]}>")
    shared = len(rels)
    for name, data in (media or {}).items():
        files[f"word/media/{name}"] = data
        rels.append(
            f'<Relationship Id="{name.split(".")[0]}" Type="{_REL}/image" Target="media/{name}"/>'
        )
    for rel, address in (links or {}).items():
        rels.append(
            f'<Relationship Id="{rel}" Type="{_REL}/hyperlink" Target="{address}" '
            'TargetMode="External"/>'
        )
    rel_file = (
        f'{_XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        "{}</Relationships>"
    )
    files["word/document.xml"] = (
        f"{_XML}<w:document {_SPACES}><w:body>{body}<w:sectPr>{section}</w:sectPr></w:body>"
        "</w:document>"
    ).encode()
    files["word/_rels/document.xml.rels"] = rel_file.format("".join(rels)).encode()
    for name in parts or {}:
        files[f"word/_rels/{name}.xml.rels"] = rel_file.format("".join(rels[shared:])).encode()
    files["docProps/core.xml"] = _CORE.encode()
    files["_rels/.rels"] = rel_file.format(
        f'<Relationship Id="rId1" Type="{_REL}/officeDocument" Target="word/document.xml"/>'
        '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/'
        'relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    ).encode()
    files["[Content_Types].xml"] = (
        f'{_XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        '<Default Extension="jpg" ContentType="image/jpeg"/>'
        '<Default Extension="gif" ContentType="image/gif"/>'
        '<Default Extension="svg" ContentType="image/svg+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
        f"{''.join(types)}</Types>"
    ).encode()
    files.update(raw or {})
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            package.writestr(
                zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED
            )
    return out.getvalue()
