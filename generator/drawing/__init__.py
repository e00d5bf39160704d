"""Drawings of filled outlines, as SVG and as EMF for programs that know no SVG."""

from generator.drawing._canvas import Box, Canvas, Glyph, Path, Shape, Words, width_of, wrapped
from generator.drawing._vectors import emf, svg

__all__ = ["Box", "Canvas", "Glyph", "Path", "Shape", "Words", "emf", "svg", "width_of", "wrapped"]
