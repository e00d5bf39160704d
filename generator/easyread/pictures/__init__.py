"""Pictures for easy-read pages: sets as folders, the child's own, and one way in for all."""

from generator.easyread.pictures._cropping import Crop, cropped
from generator.easyread.pictures._entering import (
    UnfitPictureError,
    entered,
    read_photograph,
    read_picture,
)
from generator.easyread.pictures._sets import folders_of, read_set
from generator.easyread.pictures._shelf import (
    MUST_NOT,
    Found,
    Look,
    Picture,
    Shelf,
    credit,
    is_credit,
)
from generator.easyread.pictures._swaps import swapped, swaps_of

__all__ = [
    "MUST_NOT",
    "Crop",
    "Found",
    "Look",
    "Picture",
    "Shelf",
    "UnfitPictureError",
    "credit",
    "cropped",
    "entered",
    "folders_of",
    "is_credit",
    "read_photograph",
    "read_picture",
    "read_set",
    "swapped",
    "swaps_of",
]
