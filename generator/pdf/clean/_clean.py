"""The order of cleaning, and what is said of it."""

import pikepdf
from pikepdf import Array, Dictionary, Name

from generator.errors import PdfError
from generator.pdf.clean._about import take_out_about
from generator.pdf.clean._actions import take_out_active
from generator.pdf.clean._annotations import redactions, take_out_notes
from generator.pdf.clean._fields import settle_fields
from generator.pdf.clean._layers import Layers, settle_layers
from generator.pdf.clean._listed import Listed
from generator.pdf.clean._private import take_out_private
from generator.pdf.clean._unseen import unseen


def clean(pdf: pikepdf.Pdf, name: str) -> list[str]:
    """Clean an opened PDF in place; what a person should know of it comes back as notes.

    Taken out: scripts, actions other than going to a page or a web or mail address, films,
    attached files, sticky notes and the comments on other marks, marks that do not show, what
    stands on hidden layers, thumbnails, and who made the file (not told, since most files say
    that). Each kind is told once, with how many where that can be counted. Empty when there is
    nothing to tell. `name` is what messages call the file. PdfError for redactions
    that were marked and never applied: what they should hide can still be read.
    """
    marked = redactions(pdf)
    if marked:
        raise PdfError(
            f"{name} has parts marked for redaction ({marked}) that were never applied, so what "
            "they should hide can still be read: apply them in the program that marked them, or "
            "ask whoever sent it to."
        )
    found = Listed()
    _take_out_xfa(pdf, found)
    take_out_active(pdf, found)
    layers = Layers(pdf)
    take_out_notes(pdf, layers, found)
    settle_layers(pdf, layers, found)
    settle_fields(pdf, found)
    take_out_about(pdf)
    take_out_private(pdf)
    return [*found.notes(), *unseen(pdf)]


def _take_out_xfa(pdf: pikepdf.Pdf, found: Listed) -> None:
    """The older layer of a form, which holds answers and scripts of its own."""
    form = pdf.Root.get(Name.AcroForm)
    if isinstance(form, Dictionary) and Name.XFA in form:
        if not isinstance(form.get(Name.Fields), Array) or not len(form.Fields):
            return
        del form[Name.XFA]
        found.add("an XFA layer")
