"""A part of a photograph, cut out before it is kept."""

import io
from dataclasses import dataclass

from generator.easyread.pictures._entering import Entered
from generator.easyread.pictures._unfit import UnfitPictureError

__all__ = ["Crop", "cropped"]

_WHOLE, _LEAST = 100, 5


@dataclass(frozen=True)
class Crop:
    """The part of a picture that is kept: whole hundredths of its width and height."""

    left: int = 0
    top: int = 0
    width: int = _WHOLE
    height: int = _WHOLE

    @property
    def is_whole(self) -> bool:
        """Whether nothing is cut off."""
        return (self.left, self.top, self.width, self.height) == (0, 0, _WHOLE, _WHOLE)


def cropped(picture: Entered, crop: Crop) -> Entered:
    """The part of a picture that is kept. The rest is in the result in no form.

    Raises UnfitPictureError for a part that is none, and for a drawing, which has no points.
    """
    if crop.is_whole:
        return picture
    if picture.kind == "svg":
        raise UnfitPictureError("A drawing (SVG) cannot be cropped. Add it whole.")
    inside = crop.left >= 0 and crop.top >= 0
    inside = inside and crop.left + crop.width <= _WHOLE and crop.top + crop.height <= _WHOLE
    if not inside or min(crop.width, crop.height) < _LEAST:
        raise UnfitPictureError(
            "The part to keep does not lie in the picture. Left and width together are at most "
            f"100, as are top and height; width and height are at least {_LEAST}."
        )
    from PIL import Image  # noqa: PLC0415 - loads Pillow

    with Image.open(io.BytesIO(picture.content)) as opened:
        width, height = opened.size
        box = (
            width * crop.left // _WHOLE,
            height * crop.top // _WHOLE,
            -(-width * (crop.left + crop.width) // _WHOLE),
            -(-height * (crop.top + crop.height) // _WHOLE),
        )
        kept = opened.crop(box)
    out = io.BytesIO()
    kept.save(out, picture.kind.upper(), **({"quality": 90} if picture.kind == "jpeg" else {}))
    return Entered(picture.kind, out.getvalue())
