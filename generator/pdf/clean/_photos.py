"""What cameras and programs write into pictures for themselves; every dot stays."""

from collections.abc import Iterator
from typing import TypeGuard

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

# The segments of a JPEG that programs write for themselves, but for colours (0, 2 and 14).
_APPLICATION = frozenset(range(0xE1, 0xF0)) - {0xE2, 0xEE}
_COMMENT, _SCAN = 0xFE, 0xDA
# The boxes of a JPEG 2000 that hold words or data of a program.
_OWN_BOXES = (b"xml ", b"uuid", b"uinf", b"asoc", b"free")


def take_out_camera(pdf: pikepdf.Pdf, picture: Stream) -> None:
    """Remove from a JPEG or JPEG 2000 what its camera wrote into it, such as where it stood."""
    said = picture.get(Name.Filter)
    filters = [one for one in (said if isinstance(said, Array) else [said]) if _is_name(one)]
    last = filters[-1] if filters else None
    if last not in (Name.DCTDecode, Name.DCT, Name.JPXDecode):
        return
    data = _packed(pdf, picture, filters[:-1])
    kept = b"".join(_boxes(data)) if last == Name.JPXDecode else _segments(data)
    if len(kept) < len(data):
        said = picture.get(Name.DecodeParms)
        given = said[-1] if isinstance(said, Array) and len(said) else said
        parameters = given if isinstance(given, Dictionary) else None
        picture.write(kept, filter=last, decode_parms=parameters)


def _is_name(thing: object) -> TypeGuard[Name]:
    return isinstance(thing, Name)


def _packed(pdf: pikepdf.Pdf, picture: Stream, outer: list[Name]) -> bytes:
    """The picture's own bytes, out of what it is wrapped in."""
    raw = picture.read_raw_bytes()
    if not outer:
        return raw
    wrapped = Stream(pdf, b"")
    said = picture.get(Name.DecodeParms)
    parameters = Array(list(said)[:-1]) if isinstance(said, Array) else None
    wrapped.write(raw, filter=Array(outer), decode_parms=parameters)
    return wrapped.read_bytes()


def _segments(data: bytes) -> bytes:
    kept, at = bytearray(data[:2]), 2
    while data[:2] == b"\xff\xd8" and at + 4 <= len(data) and data[at] == 0xFF:
        kind, size = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big") + 2
        if kind == _SCAN:
            break
        if kind not in _APPLICATION and kind != _COMMENT:
            kept += data[at : at + size]
        at += size
    return bytes(kept + data[at:])


def _boxes(data: bytes) -> Iterator[bytes]:
    at = 0
    while at + 8 <= len(data) and data[4:8] == b"jP  ":
        size = int.from_bytes(data[at : at + 4], "big")
        # 1 is a size in eight bytes more, 0 the rest of the file.
        size = int.from_bytes(data[at + 8 : at + 16], "big") if size == 1 else size or len(data)
        if size < 8:
            break
        if data[at + 4 : at + 8] not in _OWN_BOXES:
            yield data[at : at + size]
        at += size
    yield data[at:]
