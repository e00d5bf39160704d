"""Word files from lines of text, and back.

A line is a paragraph; "| a | b |" is a table row, and rows that follow one another make
a table. Within them "^" starts a new run (bold and plain in turn), "¶" a new paragraph of
a cell. A line that starts with "<w:" is XML and stands as it is.
"""

import io
import re
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

import docx
from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NAMES = (
    f'xmlns:w="{W}" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_COLUMN = '<w:gridCol w:w="2000"/>'
_PARTS = {"header": "hdr", "footer": "ftr", "footnotes": "footnotes", "endnotes": "endnotes"}
_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{title}</dc:title>'
    "<dc:language>en-GB</dc:language>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">2020-01-01T00:00:00Z</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">2020-01-01T00:00:00Z</dcterms:modified>'
    "</cp:coreProperties>"
)


def runs(text: str) -> str:
    made = []
    for index, piece in enumerate(text.split("^")):
        look = "<w:rPr><w:b/></w:rPr>" if index % 2 else ""
        made.append(f'<w:r>{look}<w:t xml:space="preserve">{escape(piece)}</w:t></w:r>')
    return "".join(made)


def paragraph(text: str) -> str:
    return f"<w:p>{runs(text) if text else ''}</w:p>"


def row(line: str) -> str:
    cells = [cell.strip() for cell in line.strip().strip("|").split(" | ")]
    made = "".join(
        '<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>'
        f"{''.join(paragraph(text) for text in cell.split('¶'))}</w:tc>"
        for cell in cells
    )
    return f"<w:tr>{made}</w:tr>"


def blocks(text: str) -> str:
    """The XML of lines of text."""
    made: list[str] = []
    rows: list[str] = []
    for raw in [*text.strip("\n").split("\n"), None]:
        line = raw.strip() if raw is not None else None
        if line is not None and line.startswith("| "):
            rows.append(line)
            continue
        if rows:
            columns = max(len(each.strip().strip("|").split(" | ")) for each in rows)
            made.append(
                '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>'
                f"{_COLUMN * columns}</w:tblGrid>"
                f"{''.join(map(row, rows))}</w:tbl>"
            )
            rows = []
        if line is not None:
            made.append(line if line.startswith("<w:") else paragraph(line))
    return "".join(made)


def package(parts: Mapping[str, str], document: str, title: str = "", styles: str = "") -> bytes:
    """A Word file of a document's XML and other parts: {"header": xml, "footnotes": xml}."""
    names = ["styles", *parts]
    entries = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_TYPE}document.main+xml"/>'
            '<Override PartName="/docProps/core.xml" '
            'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
            + "".join(
                f'<Override PartName="/word/{n}.xml" '
                f'ContentType="{_TYPE}{n.rstrip("0123456789")}+xml"/>'
                for n in names
            )
            + "</Types>"
        ),
        "_rels/.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
            '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/'
            'relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>'
        ),
        "word/_rels/document.xml.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            + "".join(
                f'<Relationship Id="rId{i}" Type="{_OFFICE}/{n.rstrip("0123456789")}" '
                f'Target="{n}.xml"/>'
                for i, n in enumerate(names, 1)
            )
            + "</Relationships>"
        ),
        "word/document.xml": (
            f"<w:document {_NAMES}><w:body>{document}{_sections(names)}</w:body></w:document>"
        ),
        "docProps/core.xml": _CORE.format(title=escape(title)),
        "word/styles.xml": f"<w:styles {_NAMES}>{styles}</w:styles>",
    }
    for name, xml in parts.items():
        root = _PARTS.get(name.rstrip("0123456789"), name)
        entries[f"word/{name}.xml"] = f"<w:{root} {_NAMES}>{xml}</w:{root}>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in entries.items():
            archive.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>\n' + text)
    return out.getvalue()


def _sections(names: list[str]) -> str:
    references = "".join(
        f'<w:{kind}Reference w:type="default" r:id="rId{names.index(kind) + 1}"/>'
        for kind in ("header", "footer")
        if kind in names
    )
    return f'<w:sectPr>{references}<w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'


def word(text: str, *, styles: str = "", title: str = "", **parts: str) -> bytes:
    """A Word file of lines of text; `header`, `footer` and notes are lines too."""
    made = {name: _part(name, lines) for name, lines in parts.items()}
    return package(made, blocks(text), title, styles)


def pointing_to(part: str) -> str:
    """A paragraph that points to the note of a file that `word` made; plain for other parts."""
    if part not in ("footnotes", "endnotes"):
        return "x"
    return f'<w:p><w:r><w:{part.removesuffix("s")}Reference w:id="1"/></w:r></w:p>'


def _part(name: str, lines: str) -> str:
    if name not in ("footnotes", "endnotes"):
        return blocks(lines)
    kind = name.removesuffix("s")
    return f'<w:{kind} w:id="1">{blocks(lines)}</w:{kind}>'


def style(name: str, kind: str = "paragraph", inner: str = "") -> str:
    identity = name.replace(" ", "")
    return (
        f'<w:style w:type="{kind}" w:styleId="{identity}"><w:name w:val="{name}"/>{inner}</w:style>'
    )


def xml_of(data: bytes, part: str = "word/document.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(part).decode()


def names_of(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.namelist()


def with_entry(data: bytes, name: str, content: str | bytes) -> bytes:
    """The file with one entry put in or changed."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
        new.writestr(name, content)
    return out.getvalue()


def lines_of(data: bytes, part: str = "word/document.xml") -> list[str]:
    """The text of a part as lines, tables as rows with bars; runs are joined."""
    root = etree.fromstring(xml_of(data, part).encode())
    body = next(iter(root.iter(f"{{{W}}}body")), root)
    return [line for block in body for line in _lines(block)]


def _lines(block: etree._Element) -> list[str]:
    name = etree.QName(block).localname
    if name == "p":
        return [_text(block)]
    if name == "tbl":
        made = []
        for each in block.iter(f"{{{W}}}tr"):
            cells = [
                "¶".join(_text(p) for p in cell.iter(f"{{{W}}}p"))
                for cell in each.iter(f"{{{W}}}tc")
            ]
            made.append(f"| {' | '.join(cells)} |")
        return made
    if name in ("footnote", "endnote", "sdt", "sdtContent"):
        return [line for child in block for line in _lines(child)]
    return []


def _text(element: etree._Element) -> str:
    shown = {"br": "\n", "tab": "\t", "drawing": "[picture]"}
    out = []
    for each in element.iter():
        name = etree.QName(each).localname
        if name == "t":
            out.append(each.text or "")
        elif name in shown and etree.QName(each.getparent()).localname == "r":
            out.append(shown[name])
    return "".join(out)


def shown_of(data: bytes, part: str = "word/document.xml") -> list[str]:
    """The paragraphs as Word shows them: an element keeps its outer blanks only if it says so."""
    root = etree.fromstring(xml_of(data, part).encode())
    return [
        "".join(
            (t.text or "") if t.get(SPACE) == "preserve" else (t.text or "").strip(" \t\r\n")
            for t in p.iter(f"{{{W}}}t")
        )
        for p in root.iter(f"{{{W}}}p")
    ]


def opens(data: bytes) -> None:
    """Fail unless every XML part parses, Word's hard rules hold and python-docx opens it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert len(set(archive.namelist())) == len(archive.namelist())
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                assert unsound(archive.read(name)) == [], name
    docx.Document(io.BytesIO(data))


def unsound(xml: bytes) -> list[str]:
    """What Word would refuse in a part: cells without a last paragraph, empty rows, tables."""
    try:
        root = etree.fromstring(xml)
    except etree.XMLSyntaxError:
        return ["not well-formed"]
    found = []
    for cell in root.iter(f"{{{W}}}tc"):
        held = [e for e in cell if etree.QName(e).localname in ("p", "tbl")]
        if not held or etree.QName(held[-1]).localname != "p":
            found.append("cell")
    for name, child in (("tr", "tc"), ("tbl", "tr")):
        found += [name for e in root.iter(f"{{{W}}}{name}") if e.find(f"{{{W}}}{child}") is None]
    for name in ("hdr", "ftr", "footnote", "endnote"):
        found += [name for e in root.iter(f"{{{W}}}{name}") if e.find(f"{{{W}}}p") is None]
    return found


def only_text(xml: str) -> str:
    return re.sub(r"<[^>]+>", "", xml)
