"""Many packs from papers of ours that they share: each paper gets its numbers once for all packs.

A paper that several packs hold stands in each of them byte for byte. `_numbered` gives its objects
the numbers that they have in every pack, `_piece` makes bytes of them, `_front` sets the contents
and `_folio` the page numbers, `_assembled` writes the file, and `binder` puts it all together.
"""

from generator.pdf.pack._front import Front
from generator.pdf.pack._piece import ForeignPaperError, Paper
from generator.pdf.pack.binder import Binder, Pack

__all__ = ["Binder", "ForeignPaperError", "Front", "Pack", "Paper"]
