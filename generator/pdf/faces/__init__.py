"""The fonts we ship: how wide and how tall their letters are, and the parts that PDFs hold."""

from generator.pdf.faces._face import Face, FontProgram
from generator.pdf.faces._families import FAMILIES, face, family, folder, standin

__all__ = ["FAMILIES", "Face", "FontProgram", "face", "family", "folder", "standin"]
