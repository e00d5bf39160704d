"""Cleans a PDF that others made: what could run, open, send or carry something else is taken out.

One cleaner for all ways in: papers of a bundle, forms to fill, files to sign.
"""

from generator.pdf.clean._clean import clean

__all__ = ["clean"]
