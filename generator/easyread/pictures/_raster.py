"""Photographs from anybody: measured before they are unpacked, upright, and bare of all else."""

import io
import struct
import warnings
import zlib
from typing import Literal

from PIL import Image, ImageOps, UnidentifiedImageError

from generator.easyread.pictures._unfit import UnfitPictureError
from generator.word import bare, is_photograph

_MOST_PIXELS = 25_000_000
_LONGEST = 1600  # pixels: as sharp as print needs it, at 130 mm
_FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
_ORIENTATION, _UPRIGHT = 0x0112, 1
# What Pillow raises on files that are not what they say.
_DAMAGE = (OSError, ValueError, SyntaxError, LookupError, ArithmeticError, TypeError, EOFError,
           AttributeError, struct.error, zlib.error)  # fmt: skip

Kind = Literal["png", "jpeg"]


def upright(content: bytes) -> tuple[Kind, bytes]:
    """The photograph as PNG or JPEG, at most 1600 pixels long, and nothing told besides.

    One that is all of that already comes back as it is. Raises UnfitPictureError.
    """
    with warnings.catch_warnings():
        # Pillow warns of large pictures; the limit here is lower.
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(content), formats=_FORMATS) as opened:
                return _from(opened, content)
        except Image.DecompressionBombError:
            raise _too_large() from None
        except UnidentifiedImageError:
            raise UnfitPictureError(
                "The file is no whole picture that can be shown. Save it as PNG or JPEG."
            ) from None
        except UnfitPictureError:
            raise
        except _DAMAGE:
            raise _damaged() from None


def _from(opened: Image.Image, content: bytes) -> tuple[Kind, bytes]:
    if opened.width * opened.height > _MOST_PIXELS:
        raise _too_large()
    # MPO is what Pillow calls a JPEG that more pictures follow, as telephones make them.
    if getattr(opened, "is_animated", False) and opened.format != "MPO":
        raise UnfitPictureError("The picture moves. Save one still picture of it as PNG.")
    opened.load()
    kind: Kind = "jpeg" if opened.format in ("JPEG", "MPO") else "png"
    is_whole = opened.format not in ("PNG", "JPEG", "MPO") or is_photograph(content)
    if not is_whole:
        raise _damaged()
    is_upright = opened.getexif().get(_ORIENTATION, _UPRIGHT) == _UPRIGHT
    is_modest = max(opened.size) <= _LONGEST and opened.format in ("JPEG", "PNG")
    if is_upright and is_modest and bare(content, kind) == content:
        return kind, content
    return kind, _saved(opened, kind)


def _saved(opened: Image.Image, kind: Kind) -> bytes:
    picture = ImageOps.exif_transpose(opened)
    keeps_clear = kind == "png" and picture.has_transparency_data
    picture = picture.convert("RGBA" if keeps_clear else "RGB")
    picture.thumbnail((_LONGEST, _LONGEST))
    # A new picture has none of what stood beside the old one.
    fresh = Image.new(picture.mode, picture.size)
    fresh.paste(picture)
    out = io.BytesIO()
    fresh.save(out, kind.upper(), **({"quality": 90} if kind == "jpeg" else {}))
    return out.getvalue()


def _too_large() -> UnfitPictureError:
    return UnfitPictureError(
        f"The picture has more than {_MOST_PIXELS // 10**6} million pixels. Make it smaller: "
        "1600 pixels on the long side are enough."
    )


def _damaged() -> UnfitPictureError:
    return UnfitPictureError(
        "The picture is damaged. Open it in a picture program and save it again."
    )
