"""Looks into PNG, JPEG, GIF, EMF and SVG files: whole, modest, and how large."""

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from generator.errors import TemplateError
from generator.word.merge._job import EngineError
from generator.word.package._xml import parse

_MOST_PIXELS = 50_000_000
_DPI = 96.0
_MM = 25.4  # in an inch
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
# The record that begins an enhanced metafile.
_METAFILE = b"\1\0\0\0"
_LAST_RECORD = 14
_SVG_ACTIVE = {"script", "foreignObject", "iframe", "image", "animate", "set", "handler"}
_SVG_URL = re.compile(r"url\(\s*['\"]?(?!#)|@import|expression\(", re.IGNORECASE)


@dataclass(frozen=True)
class Image:
    """A picture file: `kind` is its extension, sizes are in pixels and millimetres.

    A metafile has no pixels: it counts in hundredths of a millimetre.
    """

    kind: str
    width: int
    height: int
    width_mm: float


def inspect(data: bytes) -> Image:
    """What a picture file holds. Raises EngineError when it is broken or of another kind."""
    try:
        if data.startswith(b"\x89PNG\r\n\x1a\n"):
            return _png(data)
        if data.startswith(b"\xff\xd8"):
            return _jpeg(data)
        if data.startswith((b"GIF87a", b"GIF89a")):
            return _gif(data)
        if data.startswith(_METAFILE) and data[40:44] == b" EMF":
            return _emf(data)
    except (IndexError, struct.error, zlib.error):
        raise _broken() from None
    if b"<svg" in data[:2000]:
        return _svg(data)
    raise EngineError("the value is not a picture that Word shows", "Use PNG, JPEG, GIF or SVG")


def is_photograph(data: bytes) -> bool:
    """Whether these bytes are a whole PNG or JPEG picture of modest size."""
    try:
        return inspect(data).kind in ("png", "jpeg")
    except EngineError:
        return False


def _broken() -> EngineError:
    return EngineError("a picture is broken", "Open it in a picture program and save it again")


def _image(kind: str, width: int, height: int, dpi: float = _DPI) -> Image:
    if width < 1 or height < 1:
        raise _broken()
    if width * height > _MOST_PIXELS:
        raise EngineError(f"a picture has more than {_MOST_PIXELS // 10**6} million pixels")
    return Image(kind, width, height, width / (dpi if 20 <= dpi <= 2400 else _DPI) * _MM)


def _png(data: bytes) -> Image:
    chunks = list(_chunks(data))
    if not chunks or chunks[0][0] != b"IHDR" or chunks[-1][0] != b"IEND":
        raise _broken()
    width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", chunks[0][1])
    dpi = _DPI
    for kind, body in chunks:
        if kind == b"pHYs" and body[8] == 1:
            dpi = struct.unpack(">I", body[:4])[0] * _MM / 1000
    image = _image("png", width, height, dpi)
    row = (width * depth * _CHANNELS.get(colour, 4) + 7) // 8 + 1
    least = row * height if not interlaced else (row - 1) * height // 2
    _unpacks([body for kind, body in chunks if kind == b"IDAT"], least, 2 * row * height + 64)
    return image


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        (crc,) = struct.unpack(">I", data[at + 8 + length : at + 12 + length])
        if zlib.crc32(kind + body) != crc:
            raise _broken()
        yield kind, body
        at += 12 + length
        if kind == b"IEND":
            return


def _unpacks(pieces: list[bytes], least: int, most: int) -> None:
    """Check that compressed picture data holds as much as it should, without keeping it."""
    unpacker = zlib.decompressobj()
    total = 0
    for piece in pieces:
        rest = piece
        while rest:
            total += len(unpacker.decompress(rest, 1 << 16))
            rest = unpacker.unconsumed_tail
            if total > most:
                raise _broken()
    if total + len(unpacker.flush()) < least:
        raise _broken()


def _jpeg(data: bytes) -> Image:
    at, size, dpi = 2, None, _DPI
    while True:
        if data[at] != 0xFF:
            raise _broken()
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        (length,) = struct.unpack(">H", data[at + 2 : at + 4])
        body = data[at + 4 : at + 2 + length]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", body[1:5])
            size = (width, height)
        elif marker == 0xE0 and body.startswith(b"JFIF\0") and body[7] in (1, 2):
            dpi = struct.unpack(">H", body[8:10])[0] * (1 if body[7] == 1 else _MM / 10)
        elif marker == 0xDA:
            break
        at += 2 + length
    if size is None or data.rfind(b"\xff\xd9") < at:
        raise _broken()
    return _image("jpeg", *size, dpi)


def _gif(data: bytes) -> Image:
    width, height, flags = struct.unpack("<HHB", data[6:11])
    image = _image("gif", width, height)
    at = 13 + (3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0)
    pictures = 0
    while data[at] != 0x3B:
        if data[at] == 0x2C:
            pictures += 1
            local = data[at + 9]
            at += 10 + (3 * 2 ** ((local & 7) + 1) if local & 0x80 else 0) + 1
        elif data[at] == 0x21:
            at += 2
        else:
            raise _broken()
        while data[at]:
            at += 1 + data[at]
        at += 1
    if not pictures:
        raise _broken()
    return image


def _emf(data: bytes) -> Image:
    """An enhanced metafile, whose frame is in hundredths of a millimetre."""
    left, top, right, bottom = struct.unpack("<4i", data[24:40])
    (size,) = struct.unpack("<I", data[48:52])
    at = kind = 0
    while at < size:
        kind, length = struct.unpack("<II", data[at : at + 8])
        if length < 8 or at + length > len(data):
            raise _broken()
        at += length
    width, height = right - left, bottom - top
    if size != len(data) or kind != _LAST_RECORD or width < 1 or height < 1:
        raise _broken()
    return Image("emf", width, height, width / 100)


def _svg(data: bytes) -> Image:
    try:
        root = parse(data, "the picture")
    except TemplateError:
        raise _broken() from None
    if etree.QName(root).localname != "svg":
        raise _broken()
    for element in root.iter():
        if _local(element.tag) in _SVG_ACTIVE or _leads_out(element.text or ""):
            raise _active()
        for name, value in element.attrib.items():
            attribute = _local(name)
            outside = attribute == "href" and not str(value).startswith("#")
            if outside or attribute.lower().startswith("on") or _leads_out(str(value)):
                raise _active()
    return Image("svg", 1, 1, 1.0)


def _leads_out(text: str) -> bool:
    """Whether a text names an address; each that does has one of these signs, which few have."""
    return ("(" in text or "@" in text) and _SVG_URL.search(text) is not None


@lru_cache(maxsize=512)
def _local(name: object) -> str:
    """The name of an element or attribute without its namespace; empty for a remark."""
    return name.rpartition("}")[2] if isinstance(name, str) else ""


def _active() -> EngineError:
    return EngineError("an SVG picture holds a script, an animation or an outside address")
