"""Easy-read documents: pictures beside plain words."""

from generator.easyread._pictures import CREDIT, Picture, pictures

__all__ = ["CREDIT", "Picture", "pictures"]
