# ruff: noqa: E501
"""A small hand for writing forms as Word writes them: runs cut by sessions, styles, fields."""

import io
import zipfile
from xml.sax.saxutils import escape

_NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"'
)
_W = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "").capitalize()}">'
    f'<w:name w:val="{name}"/><w:pPr><w:keepNext/>{outline}</w:pPr>'
    f'<w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr></w:style>'
    for name, size, outline in (
        ("Title", 36, ""),
        ("heading 1", 28, '<w:outlineLvl w:val="0"/>'),
        ("heading 2", 24, '<w:outlineLvl w:val="1"/>'),
    )
)


def r(text: str, look: str = "") -> str:
    """A run; a word of more than six letters is cut in two, as by a spelling mark."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    parts = [text[: len(text) // 2], text[len(text) // 2 :]] if len(text) > 6 else [text]
    shown = [
        f'<w:r w:rsidR="00A1">{properties}<w:t xml:space="preserve">{escape(part)}</w:t></w:r>'
        for part in parts
        if part
    ]
    return '<w:proofErr w:type="spellStart"/>'.join(shown)


def b(text: str) -> str:
    """A bold run."""
    return r(text, "<w:b/>")


def tab(look: str = "") -> str:
    """A tab, ruled with `look` for an underline."""
    return f"<w:r><w:rPr>{look}</w:rPr><w:tab/></w:r>"


def ruled(tabs: int = 3) -> str:
    """A line to write on, made of underlined tabs."""
    return "".join(tab('<w:u w:val="single"/>') for _ in range(tabs))


def p(*runs: str, style: str = "", more: str = "") -> str:
    """A paragraph of runs; plain text becomes a run."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties = f"<w:pPr>{named}{more}</w:pPr>" if named or more else ""
    inner = "".join(one if one.startswith("<") else r(one) for one in runs if one)
    return f'<w:p w:rsidR="00B2">{properties}{inner}</w:p>'


def tc(*blocks: str, span: int = 1, merge: str = "", width: int = 2400, look: str = "") -> str:
    """A cell; plain text becomes a paragraph. `merge` is "restart" or "continue"."""
    grid = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    joined = '<w:vMerge w:val="restart"/>' if merge == "restart" else "<w:vMerge/>" if merge else ""
    inner = "".join(
        one
        if one.startswith("<w:p") or one.startswith("<w:tbl") or one.startswith("<w:sdt")
        else p(one)
        for one in blocks or ("",)
    )
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width * span}" w:type="dxa"/>{grid}{joined}{look}</w:tcPr>'
        f"{inner}</w:tc>"
    )


def table(*rows: "list[str] | str", columns: int = 2) -> str:
    """A table of rows, each a list of cells (made by `tc`, or plain text) or its whole XML."""
    width = 9600 // columns
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for _ in range(columns))
    made = ""
    for row in rows:
        cells = "".join(one if one.startswith("<w:") else tc(one, width=width) for one in row)
        made += f'<w:tr w:rsidR="00C3">{cells}</w:tr>'
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="9600" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl>"
    )


def control(
    title: str = "", prompt: str = "Click or tap here to enter text.", kind: str = ""
) -> str:
    """A content control in a line, showing its prompt."""
    alias = f'<w:alias w:val="{escape(title)}"/>' if title else ""
    return (
        f'<w:sdt><w:sdtPr>{alias}<w:id w:val="{abs(hash_of(title + prompt + kind))}"/><w:showingPlcHdr/>'
        f'{kind or "<w:text/>"}</w:sdtPr><w:sdtContent><w:r><w:rPr><w:color w:val="808080"/></w:rPr>'
        f"<w:t>{escape(prompt)}</w:t></w:r></w:sdtContent></w:sdt>"
    )


def hash_of(text: str) -> int:
    """A number for an id: the same for the same text in every run."""
    return sum(ord(char) * (at + 1) for at, char in enumerate(text)) % 100_000_000


def day() -> str:
    """A control to choose a day in."""
    return control(
        "", "Click or tap to enter a date.", '<w:date><w:dateFormat w:val="dd/MM/yyyy"/></w:date>'
    )


def choice(*options: str) -> str:
    """A control with a list to choose from."""
    items = "".join(f'<w:listItem w:displayText="{o}" w:value="{o}"/>' for o in options)
    return control("", "Choose an item.", f"<w:dropDownList>{items}</w:dropDownList>")


def box() -> str:
    """A control to tick."""
    return (
        '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" '
        'w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
        '</w:sdtPr><w:sdtContent><w:r><w:rPr><w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic" '
        'w:eastAsia="MS Gothic" w:hint="eastAsia"/></w:rPr><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>'
    )


def _legacy(data: str, code: str, result: str) -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def legacy(name: str = "Text1", status: str = "") -> str:
    """A form field for text, as Word 97 to 2003 made them."""
    said = f'<w:statusText w:type="text" w:val="{status}"/>' if status else ""
    data = f'<w:name w:val="{name}"/><w:enabled/><w:calcOnExit w:val="0"/>{said}<w:textInput/>'
    return _legacy(data, "FORMTEXT", "<w:r><w:t>\u2002\u2002\u2002\u2002\u2002</w:t></w:r>")


def legacy_box(name: str = "Check1") -> str:
    """A form field to tick."""
    data = f'<w:name w:val="{name}"/><w:enabled/><w:calcOnExit w:val="0"/><w:checkBox><w:sizeAuto/><w:default w:val="0"/></w:checkBox>'
    return _legacy(data, "FORMCHECKBOX", "")


def legacy_list(name: str, *options: str) -> str:
    """A form field with a list to choose from."""
    items = "".join(f'<w:listEntry w:val="{o}"/>' for o in options)
    return _legacy(
        f'<w:name w:val="{name}"/><w:enabled/><w:ddList>{items}</w:ddList>', "FORMDROPDOWN", ""
    )


def docx(*blocks: str, header: str = "", footer: str = "") -> bytes:
    """A Word file of these blocks."""
    parts, links, types = {}, "", ""
    for number, (name, content) in enumerate((("header", header), ("footer", footer)), 2):
        if content:
            tag = "hdr" if name == "header" else "ftr"
            parts[f"word/{name}1.xml"] = f"<w:{tag} {_NS}>{content}</w:{tag}>"
            links += f'<Relationship Id="rId{number}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{name}" Target="{name}1.xml"/>'
            types += f'<Override PartName="/word/{name}1.xml" ContentType="{_W}{name}+xml"/>'
    references = "".join(
        f'<w:{name}Reference w:type="default" r:id="rId{number}"/>'
        for number, (name, content) in enumerate((("header", header), ("footer", footer)), 2)
        if content
    )
    section = (
        f'<w:sectPr>{references}<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
    )
    parts |= {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_W}document.main+xml"/>'
            f'<Override PartName="/word/styles.xml" ContentType="{_W}styles+xml"/>{types}</Types>'
        ),
        "_rels/.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
        ),
        "word/_rels/document.xml.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>'
            f"{links}</Relationships>"
        ),
        "word/styles.xml": (
            f'<w:styles {_NS}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>'
            '<w:sz w:val="22"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults>'
            '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
            f"{_STYLES}</w:styles>"
        ),
        "word/document.xml": f"<w:document {_NS}><w:body>{''.join(blocks)}{section}</w:body></w:document>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(
                name, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{content}'
            )
    return out.getvalue()
