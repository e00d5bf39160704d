"""Pictures: which formats can be set, how large they may be, and their bytes by content."""

import hashlib
import struct

from generator.errors import PdfError
from generator.pdf.read._open import parse

_MOST_PIXELS = 40_000_000
_LARGEST_DRAWING = 4 * 2**20


def kind(data: bytes) -> str | None:
    """The file ending of a picture that can be set (png, jpg, gif, webp, svg), or None."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if data[:6] in (b"GIF87a", b"GIF89a"):
        return "gif"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    return "svg" if b"<svg" in data[:2000] else None


def fault(data: bytes) -> str | None:
    """Why a picture cannot be set, in words; None when it can."""
    ending = kind(data)
    if ending is None:
        return "a picture in a format that cannot be set (use PNG, JPEG, GIF or SVG)"
    return _drawing_fault(data) if ending == "svg" else _pixel_fault(data, ending)


def _drawing_fault(data: bytes) -> str | None:
    if len(data) > _LARGEST_DRAWING:
        return "a drawing (SVG) that is too large"
    try:
        parse(data, "picture")
    except PdfError:
        return "a drawing (SVG) that is damaged or declares entities"
    return None


def _pixel_fault(data: bytes, ending: str) -> str | None:
    try:
        width, height = _pixels(data, ending)
    except (struct.error, IndexError):
        width = height = 0
    if not width or not height:
        return "a damaged picture"
    if width * height > _MOST_PIXELS:
        return f"a picture of more than {_MOST_PIXELS // 10**6} million pixels"
    return None


def key(data: bytes) -> str:
    """The name of a picture: the hash of its content and its ending."""
    return f"{hashlib.sha256(data).hexdigest()[:32]}.{kind(data)}"


def _pixels(data: bytes, ending: str) -> tuple[int, int]:
    if ending == "png":
        return struct.unpack(">II", data[16:24])
    if ending == "gif":
        return struct.unpack("<HH", data[6:10])
    if ending == "webp":
        return 1, 1
    at = 2
    while at < len(data) - 9:
        marker, length = data[at + 1], struct.unpack(">H", data[at + 2 : at + 4])[0]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return 0, 0
