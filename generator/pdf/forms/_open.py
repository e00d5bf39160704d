"""Opens a fillable PDF: refuses what cannot be filled, and leaves out the old XFA layer."""

import io
import logging

import pikepdf
from pikepdf import Name
from pypdf import PdfReader, PdfWriter

from generator.errors import PdfError
from generator.pdf.clean import clean
from generator.pdf.clean.signed import is_signed
from generator.pdf.finish._supplied import explained, open_pdf, saved
from generator.pdf.forms._fields import Node, form_of, nodes

# What pypdf finds odd may quote the form, so it goes nowhere unless someone listens.
logging.getLogger("pypdf").addHandler(logging.NullHandler())

_XFA_NOTE = (
    "The form also held an XFA layer, which would show old answers: it was left out. The fields "
    "themselves are all there."
)
_SIGNED_NOTE = "The form was signed. Once filled, its signature no longer holds."
_SUMS_NOTE = (
    "The form worked some fields out by a script. Scripts were taken out: fill these in by hand."
)


def open_form(data: bytes, name: str) -> tuple[PdfWriter, list[Node], list[str]]:
    """The form ready to be filled, its fields, and notes about what was found.

    PdfError says that the file is no PDF, protected, damaged, not fillable, or an XFA form.
    """
    with open_pdf(data, name) as pdf, explained(name):
        form = pdf.Root.get(Name.AcroForm)
        if not isinstance(form, pikepdf.Dictionary):
            raise PdfError(f"{name} has no fields that can be filled.")
        notes = _without_xfa(pdf, form, name)
        if is_signed(pdf):
            notes.append(_SIGNED_NOTE)
        if Name.CO in form:
            notes.append(_SUMS_NOTE)
            del form[Name.CO]
        notes += [f"{name}: {note}." for note in clean(pdf, name)]
        whole = io.BytesIO(saved(pdf))
    with explained(name):
        writer = PdfWriter(clone_from=PdfReader(whole))
        written = form_of(writer.root_object)
        found = nodes(written) if written is not None else []
    if not found:
        raise PdfError(f"{name} has no fields that can be filled.")
    return writer, found, notes


def _without_xfa(pdf: pikepdf.Pdf, form: pikepdf.Dictionary, name: str) -> list[str]:
    if Name.XFA not in form:
        return []
    if bool(pdf.Root.get(Name.NeedsRendering, False)) or not form.get(Name.Fields):
        raise PdfError(
            f"{name} is an XFA form, which only Adobe's own reader can fill. Ask for an ordinary "
            "fillable PDF, or print the form to PDF and write on that."
        )
    del form[Name.XFA]
    return [_XFA_NOTE]


def written(writer: PdfWriter) -> bytes:
    """The bytes of the form, the same for the same form, without a request to redraw fields."""
    plain = io.BytesIO()
    writer.write(plain)
    with pikepdf.open(plain) as pdf:
        form = pdf.Root.get(Name.AcroForm)
        if isinstance(form, pikepdf.Dictionary) and Name.NeedAppearances in form:
            del form[Name.NeedAppearances]
        return saved(pdf)
