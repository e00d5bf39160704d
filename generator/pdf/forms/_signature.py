"""The look of a field that waits for a signature: a line to write on."""

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
)

from generator.pdf.forms._faces import box_of


def signature_line(widget: DictionaryObject, writer: PdfWriter) -> None:
    """Draw a line along the foot of the widget."""
    box = box_of(widget)
    width, height = box.face if box else (100.0, 20.0)
    stream = DecodedStreamObject()
    stream.set_data(f"0.2 0.2 0.2 RG 0.75 w 0 2 m {width:.2f} 2 l S".encode())
    stream.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): ArrayObject(map(FloatObject, (0, 0, width, height))),
            NameObject("/Resources"): DictionaryObject(),
        }
    )
    normal = writer._add_object(stream)
    widget[NameObject("/AP")] = DictionaryObject({NameObject("/N"): normal})
