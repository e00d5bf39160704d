"""Files and places that no command expects: each is made in a folder, under its name."""

import io
import os
import random
import struct
import warnings
import zipfile
import zlib

BODY = (
    b'<?xml version="1.0"?>%s<w:document xmlns:w='
    b'"http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body>'
    b"</w:document>"
)
PART = "word/document.xml"


def repacked(docx, change):
    """A Word file with its parts, as pairs of name and bytes, changed."""
    with zipfile.ZipFile(io.BytesIO(docx)) as old:
        parts = [(entry.filename, old.read(entry)) for entry in old.infolist()]
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        warnings.simplefilter("ignore")
        for name, content in change(parts):
            new.writestr(name, content)
    return out.getvalue()


def with_body(docx, body, head=b""):
    whole = BODY % (head, body)
    return repacked(docx, lambda parts: [(n, whole if n == PART else b) for n, b in parts])


def patched(docx, offset, value):
    """A byte changed in the first entry of the zip's directory."""
    made = bytearray(docx)
    made[made.find(b"PK\x01\x02") + offset] = value
    return bytes(made)


def word_files(docx):
    """Word files, by name, that are no longer sound."""
    laughs = b"<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>" + b"".join(
        b"<!ENTITY %c '%s'>" % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(8)
    )
    said = b"<w:p><w:r><w:t>%s</w:t></w:r></w:p>"
    table = b"<w:tbl><w:tr><w:tc>", b"</w:tc></w:tr></w:tbl>"
    first = [(PART, BODY % (b"", b"<w:p/>"))]
    return {
        "empty": b"",
        "text": b"hello",
        "cut": docx[: len(docx) // 2],
        "noise": b"PK\x03\x04" + random.Random(1).randbytes(500),
        "old": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000),
        "bomb": with_body(docx, b"<w:p/>" * 12_000_000),
        "spaces": with_body(docx, b" " * 300_000_000),
        "laughs": with_body(docx, said % b"&i;", laughs + b"]>"),
        "outside": with_body(docx, said % b"&a;", b"<!DOCTYPE x [<!ENTITY a SYSTEM '/etc/os'>]>"),
        "deep": with_body(docx, table[0] * 4000 + b"<w:p/>" + table[1] * 4000),
        "nul": with_body(docx, said % b"a\0b"),
        "half": repacked(docx, lambda parts: [(n, b[: len(b) // 2]) for n, b in parts]),
        "twice": repacked(docx, lambda parts: parts + first),
        "twice in capitals": repacked(docx, lambda parts: [*parts, (PART.upper(), b"<x/>")]),
        "climbing": repacked(docx, lambda parts: [*parts, ("../../climbed", b"x"), ("/at", b"x")]),
        "many": repacked(docx, lambda parts: parts + [(f"x/{n}", b"") for n in range(70_000)]),
        "no types": repacked(docx, lambda parts: [p for p in parts if "Types" not in p[0]]),
        "no relations": repacked(docx, lambda parts: [p for p in parts if ".rels" not in p[0]]),
        "no styles": repacked(docx, lambda parts: [p for p in parts if "styles" not in p[0]]),
        "a false size": patched(docx, 27, 0x7F),
        "encrypted": patched(docx, 8, 1),
        "packed otherwise": patched(docx, 10, 97),
    }


def png(width, height, data=b""):
    def chunk(kind, content):
        whole = kind + content
        return struct.pack(">I", len(content)) + whole + struct.pack(">I", zlib.crc32(whole))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = (b"IHDR", head), (b"IDAT", zlib.compress(data)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in parts)


def pictures():
    """Pictures, by name, that are bombs, cut off or something else."""
    from PIL import Image

    def saved(kind, size, **how):
        out = io.BytesIO()
        Image.new("L", size, 200).save(out, kind, **how)
        return out.getvalue()

    return {
        "png bomb": png(60_000, 60_000, bytes(60_001 * 600)),
        "png without end": png(2**31 - 1, 2**31 - 1),
        "png of nothing": png(0, 0),
        "png cut": saved("PNG", (50, 50))[:60],
        "jpeg bomb": saved("JPEG", (30_000, 30_000), quality=1),
        "jpeg cut": saved("JPEG", (50, 50))[:200],
        "gif": b"GIF89a" + b"\xff" * 20,
        "svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
        "nothing": b"",
    }


def with_picture(picture):
    """A Word file that shows a picture, which is then another."""
    import docx
    from docx.shared import Cm

    made = docx.Document()
    made.add_heading("Picture", 1)
    made.add_picture(io.BytesIO(png(2, 2, b"\0\xff\xff\xff\xff\xff\xff" * 2)), width=Cm(3))
    made.inline_shapes[0]._inline.docPr.set("descr", "A picture")
    out = io.BytesIO()
    made.save(out)
    return repacked(
        out.getvalue(),
        lambda parts: [(n, picture if n.startswith("word/media/") else b) for n, b in parts],
    )


def others(pdf):
    """Other files by name, with their ending."""
    import openpyxl

    sheet = io.BytesIO()
    openpyxl.Workbook().save(sheet)
    return {
        "sheet.xlsx": sheet.getvalue(),
        "sheet.docx": sheet.getvalue(),
        "cut.xlsx": sheet.getvalue()[:900],
        "cut.pdf": pdf[: len(pdf) // 2],
        "noise.pdf": b"%PDF-1.7\n" + random.Random(2).randbytes(5000),
        "bare.pdf": b"%PDF-1.7\n%%EOF",
        "deep.json": b"[" * 200_000,
        "utf16.json": "{}".encode("utf-16"),
        "nul.json": bytes(100),
        "large.json": b'"' + b"a" * 11_000_000 + b'"',
        "list.toml": b"a = [" * 5000,
    }


def no_files(folder):
    """What has a name and is no file that can be read."""
    folder.mkdir(exist_ok=True)
    os.mkfifo(folder / "pipe.docx")
    (folder / "folder.json").mkdir()
    (folder / "circle.json").symlink_to(folder / "circle.json")
    (folder / "nowhere.pdf").symlink_to(folder / "gone.pdf")
    (folder / "endless.pdf").symlink_to("/dev/zero")
    closed = folder / "closed.json"
    closed.write_text("{}")
    closed.chmod(0)
    named = ("pipe.docx", "folder.json", "circle.json", "nowhere.pdf", "endless.pdf", "closed.json")
    return [
        *(folder / name for name in named),
        folder / ("x" * 5000),
        folder / os.fsdecode(b"\xff\xfe.json"),
        "/dev/zero",
    ]
