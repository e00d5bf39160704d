"""Sets a Word template in another font and size, as one reader needs it."""

import io
import re
import zipfile
from xml.sax.saxutils import quoteattr

_DEFAULTS = re.compile(rb"<w:docDefaults>.*?</w:docDefaults>", re.DOTALL)
_SIZE = re.compile(rb'<w:(szC?s?) w:val="(\d+)"/>')
_LANGUAGE = re.compile(rb'(<w:lang w:val=")[A-Za-z-]+"')
_FONT = re.compile(rb'\bw:(ascii|hAnsi|eastAsia|cs)="([^"]*)"')
# A Word size is in half points; ours are whole points.
_HALF_POINTS = 2


def in_language(docx: bytes, tag: str) -> bytes:
    """The same Word file with its text marked as being in a language, such as cy-GB.

    Screen readers and spelling go by it. Only what the styles and the body mark is changed.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename.startswith("word/") and entry.filename.endswith(".xml"):
                content = _LANGUAGE.sub(rb"\g<1>" + tag.encode() + b'"', content)
            new.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def letter(docx: bytes, *, font: str | None = None, points: int | None = None) -> bytes:
    """The same Word file in another font and size; what is None stays as it is.

    `points` is the size of ordinary text, as the document defaults give it; every other size
    (headings, header and footer) grows or shrinks with it. `font` takes the place of the
    default font wherever it is named. Sizes and fonts in the styles, the body, headers and
    footers are changed; text is never touched. A file without default font or size keeps what
    it has.
    """
    with zipfile.ZipFile(io.BytesIO(docx)) as old:
        parts = [(entry, old.read(entry)) for entry in old.infolist()]
    styles = next((c for e, c in parts if e.filename == "word/styles.xml"), b"")
    defaults = _DEFAULTS.search(styles)
    named = dict(_FONT.findall(defaults[0])) if defaults else {}
    sizes = dict(_SIZE.findall(defaults[0])) if defaults else {}
    plain = named.get(b"ascii")
    base = int(sizes.get(b"sz", 0))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        for entry, content in parts:
            changed = content
            if entry.filename.startswith("word/") and entry.filename.endswith(".xml"):
                if font is not None and plain:
                    changed = _in_font(changed, plain, font)
                if points is not None and base:
                    changed = _scaled(changed, points * _HALF_POINTS, base)
            new.writestr(entry, changed, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _in_font(content: bytes, plain: bytes, font: str) -> bytes:
    value = quoteattr(font).encode()
    return _FONT.sub(
        lambda found: b"w:%s=%s" % (found[1], value) if found[2] == plain else found[0], content
    )


def _scaled(content: bytes, wanted: int, base: int) -> bytes:
    return _SIZE.sub(
        lambda found: b'<w:%s w:val="%d"/>' % (found[1], round(int(found[2]) * wanted / base)),
        content,
    )
