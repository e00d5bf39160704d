"""Pictures as PDF code: what PDF can hold as it is goes in as it is, all else is decoded."""

import io
import struct
import warnings
import zlib

from PIL import Image as Pillow
from PIL import UnidentifiedImageError

from generator.errors import PdfError
from generator.pdf.write._images import Image

_MOST_PIXELS = 40_000_000
_FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")
_PNG = b"\x89PNG\r\n\x1a\n"
_GREY, _RGB, _PALETTE = 0, 2, 3
# What Pillow raises on files that are not what they say.
_DAMAGE = (OSError, ValueError, SyntaxError, LookupError, ArithmeticError, TypeError, EOFError,
           struct.error, zlib.error)  # fmt: skip
_JPEG_COLOURS = {
    "L": "/ColorSpace/DeviceGray",
    "RGB": "/ColorSpace/DeviceRGB",
    "CMYK": "/ColorSpace/DeviceCMYK",
}


def decoded(data: bytes) -> Image:
    """The picture. PdfError when it is damaged, too large or in a format that is not drawn."""
    with warnings.catch_warnings():
        # Pillow warns of large pictures; the limit here is lower.
        warnings.simplefilter("ignore")
        with opened(data) as picture:
            return _made(picture, data)


def opened(data: bytes) -> Pillow.Image:
    try:
        opened = Pillow.open(io.BytesIO(data), formats=_FORMATS)
    except Pillow.DecompressionBombError:
        raise _too_large() from None
    except UnidentifiedImageError as fault:
        raise PdfError(
            "A picture in the document is damaged or in a format that cannot be drawn: "
            "insert it again as PNG or JPEG."
        ) from fault
    except _DAMAGE as fault:
        raise _damaged() from fault
    if opened.width * opened.height > _MOST_PIXELS:
        raise _too_large()
    try:
        opened.load()
    except _DAMAGE as fault:
        raise _damaged() from fault
    return opened


def _damaged() -> PdfError:
    return PdfError("A picture in the document is damaged and cannot be drawn: insert it again.")


def _too_large() -> PdfError:
    return PdfError(
        f"A picture in the document has more than {_MOST_PIXELS // 10**6} million pixels: "
        "make it smaller and insert it again."
    )


def _made(opened: Pillow.Image, data: bytes) -> Image:
    # MPO is what Pillow calls a JPEG that more pictures follow, as telephones make them.
    if opened.format in ("JPEG", "MPO") and opened.mode in _JPEG_COLOURS:
        entries = f"{_JPEG_COLOURS[opened.mode]}/BitsPerComponent 8/Filter/DCTDecode"
        if opened.mode == "CMYK" and "adobe" in opened.info:
            entries += "/Decode[1 0 1 0 1 0 1 0]"
        return Image(opened.width, opened.height, entries, data)
    if opened.format == "PNG":
        made = _from_png(data)
        if made:
            return made
    if opened.has_transparency_data:
        whole = opened.convert("RGBA")
        alpha = whole.getchannel("A")
        mask = None if alpha.getextrema() == (255, 255) else _through_png(alpha)
        return _through_png(whole.convert("RGB"), mask)
    if opened.mode.startswith(("I", "F")):
        return _through_png(_deep_grey(opened))
    try:
        plain = opened.convert("L" if opened.mode in ("1", "L") else "RGB")
    except ValueError as fault:  # colours that Pillow knows and cannot turn into these
        raise _damaged() from fault
    return _through_png(plain)


def _deep_grey(opened: Pillow.Image) -> Pillow.Image:
    """Grey of 16 bits and more made 8 bits, which Pillow would cut off instead."""
    if opened.mode.startswith("I;16"):
        return opened.convert("I").point(lambda level: level / 257).convert("L")
    low, high = opened.getextrema()
    assert isinstance(low, int | float) and isinstance(high, int | float)
    scale = 255 / high if high > 255 else 1.0
    return opened.point(lambda level: level * scale).convert("L")


def _through_png(image: Pillow.Image, mask: Image | None = None) -> Image:
    """A decoded picture, packed as PNG packs it."""
    out = io.BytesIO()
    image.save(out, "PNG")
    made = _from_png(out.getvalue())
    assert made
    return Image(made.width, made.height, made.entries, made.data, mask)


def _from_png(data: bytes) -> Image | None:
    """A PNG's data as it stands; None when it is interlaced or transparent, as no PDF holds it."""
    width, height, depth, kind, _, _, interlaced = struct.unpack(">IIBBBBB", data[16:29])
    if interlaced or kind not in (_GREY, _RGB, _PALETTE):
        return None
    parts: dict[bytes, list[bytes]] = {}
    at = len(_PNG)
    while at + 8 <= len(data):
        length, tag = struct.unpack(">I4s", data[at : at + 8])
        parts.setdefault(tag, []).append(data[at + 8 : at + 8 + length])
        at += length + 12
    lacks = b"IDAT" not in parts or (kind == _PALETTE and b"PLTE" not in parts)
    if lacks or b"tRNS" in parts:
        return None
    colours = "/DeviceRGB" if kind == _RGB else "/DeviceGray"
    if kind == _PALETTE:
        palette = parts[b"PLTE"][0]
        colours = f"[/Indexed/DeviceRGB {len(palette) // 3 - 1}<{palette.hex()}>]"
    count = 3 if kind == _RGB else 1
    return Image(
        width,
        height,
        f"/ColorSpace{colours}/BitsPerComponent {depth}/Filter/FlateDecode/DecodeParms"
        f"<</Predictor 15/Colors {count}/BitsPerComponent {depth}/Columns {width}>>",
        b"".join(parts[b"IDAT"]),
    )
