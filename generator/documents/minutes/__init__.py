"""A panel's minutes while they are typed: the Word document, and where each thing stands in it."""

from generator.documents.minutes._places import Line, Lines, Place, Text, places
from generator.documents.minutes._sheet import PANEL, at, minutes_sheet

__all__ = ["PANEL", "Line", "Lines", "Place", "Text", "at", "minutes_sheet", "places"]
