"""The font that a reader types with in our forms: Arimo's Western letters, as a plain TrueType."""

import functools

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
)

from generator.pdf.faces import face

NAME = "Arimo"
_CODES = [bytes([code]).decode("cp1252", "replace") for code in range(32, 256)]


def add_typeface(writer: PdfWriter) -> DictionaryObject:
    """Put the font into a PDF; the resource dictionary that holds it under NAME comes back."""
    data, widths = _western()
    file = DecodedStreamObject()
    file.set_data(data)
    packed = file.flate_encode()
    packed[NameObject("/Length1")] = NumberObject(len(data))
    font_name = NameObject("/ARIMOW+Arimo")
    descriptor = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/FontDescriptor"),
            NameObject("/FontName"): font_name,
            NameObject("/Flags"): NumberObject(32),
            NameObject("/FontBBox"): ArrayObject(map(NumberObject, (-544, -303, 1302, 980))),
            NameObject("/ItalicAngle"): NumberObject(0),
            NameObject("/Ascent"): NumberObject(905),
            NameObject("/Descent"): NumberObject(-212),
            NameObject("/CapHeight"): NumberObject(716),
            NameObject("/StemV"): NumberObject(88),
            NameObject("/FontFile2"): writer._add_object(packed),
        }
    )
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/TrueType"),
            NameObject("/BaseFont"): font_name,
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
            NameObject("/FirstChar"): NumberObject(32),
            NameObject("/LastChar"): NumberObject(255),
            NameObject("/Widths"): ArrayObject(FloatObject(w) for w in widths),
            NameObject("/FontDescriptor"): writer._add_object(descriptor),
        }
    )
    fonts = DictionaryObject({NameObject(f"/{NAME}"): writer._add_object(font)})
    return DictionaryObject({NameObject("/Font"): fonts})


@functools.cache
def _western() -> tuple[bytes, tuple[float, ...]]:
    """The font file with only the letters of Windows' Western code page, and their widths."""
    arimo = face(NAME, bold=False, italic=False)
    widths = (arimo.advances.get(letter, 0) * 1000 / arimo.units for letter in _CODES)
    return arimo.file(frozenset(_CODES)), tuple(round(width, 2) for width in widths)
