"""What a PDF says about itself beside its pages: who made it, with what, small pictures of it."""

import pikepdf
from lxml import etree
from pikepdf import Dictionary, Name, Stream

from generator.pdf.clean._actions import dictionaries
from generator.pdf.clean._photos import take_out_camera

# Our own files say what they were made from, which `throughcare status` reads.
_OURS = "Throughcare "
_KEPT = frozenset({"/Title", "/Producer", "/CreationDate", "/ModDate", "/Trapped"})
_KEPT_XMP = (
    "{http://purl.org/dc/elements/1.1/}title",
    "{http://purl.org/dc/elements/1.1/}language",
    "{http://purl.org/dc/elements/1.1/}format",
    "{http://www.aiim.org/pdfua/ns/id/}",
    "{http://www.aiim.org/pdfa/ns/",
    "{http://ns.adobe.com/xap/1.0/}CreateDate",
    "{http://ns.adobe.com/xap/1.0/}ModifyDate",
    "{http://ns.adobe.com/xap/1.0/}MetadataDate",
    "{http://ns.adobe.com/pdf/1.3/}Producer",
    "{http://ns.adobe.com/pdfx/1.3/}Throughcare",
)


def take_out_about(pdf: pikepdf.Pdf) -> None:
    """Remove all properties but title, language, conformance, dates and our own; and thumbnails.

    Nearly every file names who made it, so none of it is told.
    """
    _from_information(pdf)
    _from_metadata(pdf)
    root = pdf.Root.objgen
    for holder in dictionaries(pdf):
        for key in (Name.Thumb, Name.PieceInfo):
            if key in holder:
                del holder[key]
        if holder.objgen != root and isinstance(holder.get(Name.Metadata), Stream):
            del holder[Name.Metadata]
        if isinstance(holder, Stream) and Name.Filter in holder:
            take_out_camera(pdf, holder)


def _from_information(pdf: pikepdf.Pdf) -> None:
    information = pdf.trailer.get(Name.Info)
    if isinstance(information, Dictionary):
        for key in list(information.keys()):
            if key not in _KEPT and not key[1:].startswith(_OURS):
                del information[key]


def _from_metadata(pdf: pikepdf.Pdf) -> None:
    if Name.Metadata not in pdf.Root:
        return
    try:
        with pdf.open_metadata(
            set_pikepdf_as_editor=False, update_docinfo=False, strict=True
        ) as metadata:
            for key in [key for key in metadata if not key.startswith(_KEPT_XMP)]:
                del metadata[key]
    except (ValueError, TypeError, KeyError, etree.LxmlError, pikepdf.PdfError):
        # Not to be read by a library, so not to be passed on either.
        del pdf.Root[Name.Metadata]
