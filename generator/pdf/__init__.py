"""Word to tagged PDF (PDF/UA-1), with no office suite: a library of its own.

The stages, in order: `_open` takes in the file, `_styles` and `_numbering` resolve it,
`_document` reads it into `_model`, `_typst` writes that as Typst code, `_compile` sets it,
`_finish` completes tags and metadata.
"""

from generator.pdf._findings import Concern, Unsupported
from generator.pdf.convert import check, inspect, to_pdf

__all__ = ["Concern", "Unsupported", "check", "inspect", "to_pdf"]
