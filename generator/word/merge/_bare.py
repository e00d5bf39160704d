"""Takes out of a picture file what is no picture: where and when it was taken, by whom, remarks."""

import struct
from collections.abc import Iterator

# What a PNG says in words, and when; the parts of a JPEG that draw it, or say its colours.
_SAID = frozenset({b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"})
_DRAWN_APPLICATIONS = frozenset({0xE0, 0xE2, 0xEE})
_APPLICATIONS, _REMARK, _SCAN = range(0xE0, 0xF0), 0xFE, 0xDA
_SIGNATURE = 8


def bare(data: bytes, kind: str) -> bytes:
    """The same picture without what it tells besides; `data` is whole, and `kind` its extension."""
    if kind == "png":
        return data[:_SIGNATURE] + b"".join(_chunks(data))
    if kind == "jpeg":
        return data[:2] + b"".join(_segments(data))
    return data


def _chunks(data: bytes) -> Iterator[bytes]:
    at = _SIGNATURE
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        end = at + 12 + length
        if data[at + 4 : at + 8] not in _SAID:
            yield data[at:end]
        if data[at + 4 : at + 8] == b"IEND":
            return
        at = end


def _segments(data: bytes) -> Iterator[bytes]:
    at = 2
    while data[at + 1] != _SCAN:
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        (length,) = struct.unpack(">H", data[at + 2 : at + 4])
        end = at + 2 + length
        told = marker in _APPLICATIONS and marker not in _DRAWN_APPLICATIONS
        if not told and marker != _REMARK:
            yield data[at:end]
        at = end
    # What follows the end of the picture is none, such as a film beside it.
    yield data[at : data.rfind(b"\xff\xd9") + 2]
