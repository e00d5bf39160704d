"""The font that a reader types with in our forms: Arimo's Western letters, as a plain TrueType."""

import functools
import itertools
import struct
from collections.abc import Mapping
from pathlib import Path

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
)

from generator.pdf.typeset._fonts import folders

NAME = "Arimo"
_FILE = "Arimo?wght?.ttf"
# Variations and layout tables mean nothing in a PDF and are most of the file.
_KEPT = ("OS/2", "cmap", "cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep")
_CODES = {code: bytes([code]).decode("cp1252", "replace") for code in range(32, 256)}
_COMPOSITE_MORE, _WORDS, _SCALE, _XY_SCALE, _TWO_BY_TWO = 0x20, 0x1, 0x8, 0x40, 0x80


def add_typeface(writer: PdfWriter) -> DictionaryObject:
    """Put the font into a PDF; the resource dictionary that holds it under NAME comes back."""
    data, widths = _western()
    file = DecodedStreamObject()
    file.set_data(data)
    packed = file.flate_encode()
    packed[NameObject("/Length1")] = NumberObject(len(data))
    font_name = NameObject("/ARIMOW+Arimo")
    descriptor = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/FontDescriptor"),
            NameObject("/FontName"): font_name,
            NameObject("/Flags"): NumberObject(32),
            NameObject("/FontBBox"): ArrayObject(map(NumberObject, (-544, -303, 1302, 980))),
            NameObject("/ItalicAngle"): NumberObject(0),
            NameObject("/Ascent"): NumberObject(905),
            NameObject("/Descent"): NumberObject(-212),
            NameObject("/CapHeight"): NumberObject(716),
            NameObject("/StemV"): NumberObject(88),
            NameObject("/FontFile2"): writer._add_object(packed),
        }
    )
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/TrueType"),
            NameObject("/BaseFont"): font_name,
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
            NameObject("/FirstChar"): NumberObject(32),
            NameObject("/LastChar"): NumberObject(255),
            NameObject("/Widths"): ArrayObject(FloatObject(w) for w in widths),
            NameObject("/FontDescriptor"): writer._add_object(descriptor),
        }
    )
    fonts = DictionaryObject({NameObject(f"/{NAME}"): writer._add_object(font)})
    return DictionaryObject({NameObject("/Font"): fonts})


@functools.cache
def _western() -> tuple[bytes, tuple[float, ...]]:
    """The font file with only the glyphs of Windows' Western code page, and their widths."""
    path = next(p for folder in folders() for p in Path(folder).rglob(_FILE))
    tables = _tables(path.read_bytes())
    glyphs = _unicode_map(tables["cmap"])
    wanted = {0, *(glyphs.get(ord(c), 0) for c in _CODES.values())}
    outlines = _outlines(tables)
    queue = list(wanted)
    while queue:
        parts = set(_parts(outlines[queue.pop()])) - wanted
        wanted |= parts
        queue += parts
    loca, glyf = [0], b""
    for at, outline in enumerate(outlines):
        glyf += outline if at in wanted else b""
        loca.append(len(glyf))
    tables["glyf"] = glyf
    tables["loca"] = struct.pack(f">{len(loca)}I", *loca)
    head = bytearray(tables["head"])
    head[50:52] = struct.pack(">h", 1)
    head[8:12] = bytes(4)
    tables["head"] = bytes(head)
    units = struct.unpack(">H", tables["head"][18:20])[0]
    advances = _advances(tables)
    shown = (advances[min(glyphs.get(ord(c), 0), len(advances) - 1)] for c in _CODES.values())
    return _file({t: tables[t] for t in _KEPT if t in tables}), tuple(
        round(a * 1000 / units, 2) for a in shown
    )


def _tables(data: bytes) -> dict[str, bytes]:
    count = struct.unpack(">H", data[4:6])[0]
    entries = (struct.unpack(">4sIII", data[12 + 16 * n :][:16]) for n in range(count))
    return {tag.decode("latin-1"): data[at : at + size] for tag, _, at, size in entries}


def _unicode_map(cmap: bytes) -> dict[int, int]:
    """Letter to glyph, from a format 4 subtable."""
    count = struct.unpack(">H", cmap[2:4])[0]
    records = (struct.unpack(">HHI", cmap[4 + 8 * n :][:8]) for n in range(count))
    start = next(at for p, e, at in records if (p, e) in ((3, 1), (0, 3)))
    sub = cmap[start:]
    segments = struct.unpack(">H", sub[6:8])[0] // 2

    def row(at: int, form: str = "H") -> tuple[int, ...]:
        return struct.unpack(f">{segments}{form}", sub[at : at + 2 * segments])

    ends, starts = row(14), row(16 + 2 * segments)
    deltas, ranges = row(16 + 4 * segments, "h"), row(16 + 6 * segments)
    found = {}
    for n, (end, first, delta, offset) in enumerate(zip(ends, starts, deltas, ranges, strict=True)):
        for code in range(first, min(end, 0xFFFE) + 1):
            glyph = code
            if offset:
                at = 16 + 6 * segments + 2 * n + offset + 2 * (code - first)
                glyph = struct.unpack(">H", sub[at : at + 2])[0]
            if glyph:
                found[code] = (glyph + delta) & 0xFFFF
    return found


def _outlines(tables: Mapping[str, bytes]) -> list[bytes]:
    count = struct.unpack(">H", tables["maxp"][4:6])[0]
    long = struct.unpack(">h", tables["head"][50:52])[0]
    form, unit = (f">{count + 1}I", 1) if long else (f">{count + 1}H", 2)
    places = [v * unit for v in struct.unpack_from(form, tables["loca"])]
    return [tables["glyf"][a:b] for a, b in itertools.pairwise(places)]


def _parts(outline: bytes) -> list[int]:
    """The glyphs that a composite glyph is made of."""
    if len(outline) < 12 or struct.unpack(">h", outline[:2])[0] >= 0:
        return []
    found, at = [], 10
    more = True
    while more:
        flags, glyph = struct.unpack(">HH", outline[at : at + 4])
        found.append(glyph)
        at += 8 if flags & _WORDS else 6
        at += 2 if flags & _SCALE else 4 if flags & _XY_SCALE else 8 if flags & _TWO_BY_TWO else 0
        more = bool(flags & _COMPOSITE_MORE)
    return found


def _advances(tables: Mapping[str, bytes]) -> list[int]:
    count = struct.unpack(">H", tables["hhea"][34:36])[0]
    return [struct.unpack(">H", tables["hmtx"][4 * n :][:2])[0] for n in range(count)]


def _file(tables: Mapping[str, bytes]) -> bytes:
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    head = struct.pack(
        ">IHHHH", 0x00010000, count, 16 * power, power.bit_length() - 1, 16 * (count - power)
    )
    records, body = b"", b""
    for tag, data in sorted(tables.items()):
        padded = data + bytes(-len(data) % 4)
        total = sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
        at = 12 + 16 * count + len(body)
        records += struct.pack(">4sIII", tag.encode("latin-1"), total, at, len(data))
        body += padded
    return head + records + body
