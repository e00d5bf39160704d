"""Whether somebody signed a PDF: whatever changes it breaks that."""

import pikepdf
from pikepdf import Dictionary, Name

from generator.pdf.clean._actions import dictionaries

__all__ = ["is_signed"]


def is_signed(pdf: pikepdf.Pdf) -> bool:
    """Whether anything in a file says which of its bytes are signed."""
    return any(isinstance(one, Dictionary) and Name.ByteRange in one for one in dictionaries(pdf))
