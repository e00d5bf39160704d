"""Puts pictures into the text, after looking that each is whole and of modest size."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.word.merge._bare import bare
from generator.word.merge._images import Image, inspect
from generator.word.merge._job import EngineError
from generator.word.merge._recent import Recent
from generator.word.package._escape import in_attribute
from generator.word.package._names import WP, R

if TYPE_CHECKING:
    from generator.word.merge._job import Job
    from generator.word.merge._values import Picture

_SEEN: Recent[Image] = Recent(64)
_MOST_BYTES = 20 * 2**20
_EMU = 36_000  # in a millimetre
_WIDEST_MM = 165.0
_MOST_MM = 500.0
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_SVG = (
    '<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip '
    'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" '
    'r:embed="%s"/></a:ext></a:extLst>'
)
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" '
    'val="1"/></a:ext></a:extLst>'
)


def drawing(job: Job, picture: Picture) -> str:
    """The drawing element of a picture; its file goes into the output of `job`.

    Raises EngineError for a picture that is broken, too large or of an unknown kind.
    """
    image, data, name = _inspected(_bytes(picture.source))
    vector = ""
    if image.kind == "svg":
        if picture.fallback is None:
            raise EngineError(
                "an SVG picture needs a second picture for programs that cannot draw it",
                "Write picture(fallback=...) with a PNG or EMF of the same drawing",
            )
        vector = _SVG % job.add_media(name, data)
        image, data, name = _inspected(_bytes(picture.fallback))
        if image.kind == "svg":
            raise EngineError("the fallback of an SVG picture must be a PNG, JPEG, GIF or EMF")
    elif image.kind == "emf":
        raise EngineError("a metafile (EMF) is no picture of its own", "Use PNG, JPEG, GIF or SVG")
    if not picture.alt and not picture.decorative:
        raise EngineError(
            "a picture has no alternative text for people who cannot see it",
            'Write picture(alt="..."), or picture(decorative=true) when it says nothing',
        )
    width, height = _size(picture, image)
    reference = job.add_media(name, data)
    number = job.next_drawing()
    words = in_attribute(picture.alt)
    extra = _DECORATIVE if picture.decorative else ""
    return (
        f'<w:drawing><wp:inline xmlns:wp="{WP}" xmlns:a="{_A}" xmlns:pic="{_PIC}" '
        f'xmlns:r="{R}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="{number}" name="Picture {number}" descr="{words}">{extra}</wp:docPr>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{_PIC}"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="Picture {number}" descr="{words}"/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{reference}">{vector}</a:blip>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
        f'<a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


def _bytes(source: Any) -> bytes:
    """A picture's bytes. Text is refused: data must not be able to name a file."""
    if isinstance(source, (bytes, bytearray)):
        data = bytes(source)
    elif isinstance(source, os.PathLike):
        try:
            path = Path(source)
            if path.stat().st_size > _MOST_BYTES:
                raise EngineError(f"a picture is larger than {_MOST_BYTES // 2**20} MB")
            data = path.read_bytes()
        except OSError:
            raise EngineError("a picture file is missing or cannot be read") from None
    else:
        raise EngineError("the value is not a picture", "Give the picture's file, not its name")
    if len(data) > _MOST_BYTES:
        raise EngineError(f"a picture is larger than {_MOST_BYTES // 2**20} MB")
    return data


def _inspected(data: bytes) -> tuple[Image, bytes, str]:
    """A picture, its bytes without what they tell besides, and the name of its file."""
    digest = hashlib.sha256(data).hexdigest()
    image = _SEEN.get(digest, lambda: inspect(data))
    shown = bare(data, image.kind)
    if shown != data:
        digest = hashlib.sha256(shown).hexdigest()
    return image, shown, f"{digest[:20]}.{image.kind}"


def _size(picture: Picture, image: Image) -> tuple[int, int]:
    """Width and height in EMU: as asked, or the picture's own size, at most a page wide."""
    width, height = picture.width_mm, picture.height_mm
    for side in (width, height):
        if side is not None and not (isinstance(side, (int, float)) and 0 < side <= _MOST_MM):
            raise EngineError(f"a picture's size is in millimetres, up to {_MOST_MM:.0f}")
    ratio = image.height / image.width
    if width is None:
        width = min(height / ratio if height is not None else image.width_mm, _WIDEST_MM)
        height = width * ratio
    if height is None:
        height = width * ratio
    return max(1, round(width * _EMU)), max(1, round(height * _EMU))
