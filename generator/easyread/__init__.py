"""Easy-read documents: pictures beside plain words."""

from generator.easyread._explained import explained
from generator.easyread._pictures import CREDIT, Picture, pictures

__all__ = ["CREDIT", "Picture", "explained", "pictures"]
