"""The one way in for picture files of anybody's: looked through first, and bare of all else."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Literal

from generator.easyread.pictures._unfit import UnfitPictureError
from generator.reading import NotTextError, read_small

__all__ = [
    "MOST_BYTES",
    "Entered",
    "UnfitPictureError",
    "entered",
    "read_photograph",
    "read_picture",
]

MOST_BYTES = 20 * 2**20
_HEAD = 2000
_PHOTOGRAPHS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8")


@dataclass(frozen=True)
class Entered:
    """A picture that is safe to show.

    `content` holds what can be seen and nothing besides: no place or day, no name, no script.
    """

    kind: Literal["svg", "png", "jpeg"]
    content: bytes


# What was looked through lately, by its hash.
_seen: dict[str, Entered] = {}
_MOST_SEEN = 64


def entered(content: bytes) -> Entered:
    """The picture in these bytes, a drawing (SVG) or a photograph (PNG, JPEG, GIF, WebP).

    A large or turned photograph comes back smaller and upright. Raises UnfitPictureError for what
    moves, is damaged or too large, or holds more than a picture.
    """
    if len(content) > MOST_BYTES:
        raise UnfitPictureError(
            f"The picture is larger than {MOST_BYTES // 2**20} MB. Make it smaller."
        )
    key = sha256(content).hexdigest()
    found = _seen.get(key)
    if found is None:
        found = _seen[key] = _looked_through(content)
        for old in list(_seen)[:-_MOST_SEEN]:
            _seen.pop(old, None)
    return found


def read_picture(path: Path) -> Entered:
    """The picture in a file. Raises UnfitPictureError as `entered` does, or if it is unreadable."""
    return entered(_read(path))


def read_photograph(path: Path) -> bytes:
    """The bytes of a PNG or JPEG picture, fit to be shown. Raises as `read_picture` does."""
    content = _read(path)
    if not content.startswith(_PHOTOGRAPHS):
        raise UnfitPictureError("The file is no PNG or JPEG picture. Save it as one of them.")
    return entered(content).content


def _read(path: Path) -> bytes:
    try:
        return read_small(path, MOST_BYTES)
    except NotTextError as error:
        raise UnfitPictureError(str(error)) from None


def _looked_through(content: bytes) -> Entered:
    if b"<svg" in content[:_HEAD]:
        from generator.easyread.pictures._vector import cleaned  # noqa: PLC0415 - seldom needed

        return Entered("svg", cleaned(content))
    from generator.easyread.pictures._raster import upright  # noqa: PLC0415 - loads Pillow

    kind, content = upright(content)
    return Entered(kind, content)
