"""Writes tagged PDF files (PDF/UA-1) from lines of text, shapes and pictures with given places.

Knows nothing of Word files or of how lines are broken: `layout` says what stands where.
"""

from generator.pdf.write._about import About
from generator.pdf.write._element import Element
from generator.pdf.write._images import Image
from generator.pdf.write._page import Page
from generator.pdf.write._pdf import Pdf
from generator.pdf.write._vector import NotPlainError

__all__ = ["About", "Element", "Image", "NotPlainError", "Page", "Pdf"]
