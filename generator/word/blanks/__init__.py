"""Blank forms: the places to fill in of a Word file, found as a reader finds them, and filled.

It knows of Word alone: what belongs into a place is for others to say.
"""

from generator.word.blanks._form import Form
from generator.word.blanks._model import Blank
from generator.word.blanks._spots import Rows, Stretch, Ticks

__all__ = ["Blank", "Form", "Rows", "Stretch", "Ticks"]
