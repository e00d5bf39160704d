"""What a PDF says about itself beside its pages: who made it, with what, small pictures of it."""

import pikepdf
from lxml import etree
from pikepdf import Array, Dictionary, Name, Stream

from generator.pdf.clean._actions import dictionaries

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

# The segments of a JPEG that programs write for themselves, but for colours (0, 2 and 14).
_APPLICATION = frozenset(range(0xE1, 0xF0)) - {0xE2, 0xEE}
_COMMENT, _SCAN = 0xFE, 0xDA


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
        if isinstance(holder, Stream) and holder.get(Name.Filter) == Name.DCTDecode:
            _without_exif(holder)


def _without_exif(picture: Stream) -> None:
    """A JPEG without what its camera wrote into it, such as where it stood; its dots stay."""
    data = picture.read_raw_bytes()
    kept, at = bytearray(data[:2]), 2
    while data[:2] == b"\xff\xd8" and at + 4 <= len(data) and data[at] == 0xFF:
        kind, size = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big") + 2
        if kind == _SCAN:
            break
        if kind not in _APPLICATION and kind != _COMMENT:
            kept += data[at : at + size]
        at += size
    kept += data[at:]
    if len(kept) < len(data):
        said = picture.get(Name.DecodeParms)
        parameters = said if isinstance(said, Dictionary | Array) else None
        picture.write(bytes(kept), filter=Name.DCTDecode, decode_parms=parameters)


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
