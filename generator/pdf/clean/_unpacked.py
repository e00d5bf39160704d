"""How many bytes a stream of a PDF becomes, counted without keeping them."""

import base64
import binascii
import re
import zlib
from collections.abc import Iterable, Iterator

_PIECE = 2**16
_OUT = 2**20
_MOST_FILTERS = 8
_FLATE = ("/FlateDecode", "/Fl")
_LZW = ("/LZWDecode", "/LZW")
_RUNS = ("/RunLengthDecode", "/RL")
_HEX = ("/ASCIIHexDecode", "/AHx")
_BASE85 = ("/ASCII85Decode", "/A85")


def unpacked(filters: list[str], raw: memoryview, most: int) -> int:
    """The size of a stream after its filters; counting ends soon after `most`.

    `raw` may go on after the stream's end. Filters for pictures end the chain. Over `most` for
    more than eight filters.
    """
    if len(filters) > _MOST_FILTERS:
        return most + 1
    pieces: Iterable[bytes] = (bytes(raw[at : at + _PIECE]) for at in range(0, len(raw), _PIECE))
    measured = False
    for one in filters:
        if one in _FLATE:
            pieces, measured = _inflated(pieces), True
        elif one in _LZW:
            pieces, measured = _lzw(pieces, most), True
        elif one in _RUNS:
            pieces, measured = _runs(pieces), True
        elif one in _HEX:
            pieces = _hex(pieces)
        elif one in _BASE85:
            pieces = _base85(pieces)
        else:
            break
    total = 0
    for piece in pieces if measured else ():
        total += len(piece)
        if total > most:
            break
    return total


def _inflated(pieces: Iterable[bytes]) -> Iterator[bytes]:
    stage = zlib.decompressobj()
    for piece in pieces:
        rest = piece
        while rest:
            try:
                out = stage.decompress(rest, _OUT)
            except zlib.error:
                return
            yield out
            rest = stage.unconsumed_tail
            if stage.eof:
                return


def _lzw(pieces: Iterable[bytes], most: int) -> Iterator[bytes]:
    """LZW with codes of 9 to 12 bits; what comes out is as long as the text, and blank.

    Entries of the table are kept by their length alone (ISO 32000-1, 7.4.4.2).
    """
    clear, end, first = 256, 257, 258
    lengths = [1] * first
    width, held, bits, before = 9, 0, 0, 0
    total = 0
    for piece in pieces:
        for byte in piece:
            held, bits = (held << 8 | byte) & 0xFFFFFF, bits + 8
            if bits < width:
                continue
            bits -= width
            code = held >> bits & (1 << width) - 1
            if code == end or total > most:
                return
            if code == clear:
                del lengths[first:]
                width, before = 9, 0
                continue
            if code > len(lengths):
                return
            length = lengths[code] if code < len(lengths) else before + 1
            if before and len(lengths) < 4096:
                lengths.append(before + 1)
            # The code grows one early, as PDF writers do; a count one off changes nothing here.
            width = min(12, max(9, (len(lengths) + 1).bit_length()))
            before = length
            total += length
            yield bytes(length)


def _runs(pieces: Iterable[bytes]) -> Iterator[bytes]:
    data = b"".join(pieces)
    at = 0
    while at < len(data) and data[at] != 128:
        count = data[at]
        if count < 128:
            yield data[at + 1 : at + 2 + count]
            at += count + 2
        else:
            yield data[at + 1 : at + 2] * (257 - count)
            at += 2


def _hex(pieces: Iterable[bytes]) -> Iterator[bytes]:
    left = b""
    for piece in pieces:
        text, ended, _ = piece.partition(b">")
        digits = left + re.sub(rb"[^0-9A-Fa-f]", b"", text)
        whole = len(digits) // 2 * 2
        yield bytes.fromhex(digits[:whole].decode())
        left = digits[whole:]
        if ended:
            return


def _base85(pieces: Iterable[bytes]) -> Iterator[bytes]:
    left = b""
    for piece in pieces:
        text, ended, _ = piece.partition(b"~")
        digits = left + re.sub(rb"[^!-uz]", b"", text)
        # "z" stands for a whole group, so groups are found by hand.
        groups = re.findall(rb"z|[!-u]{5}", digits)
        used = sum(map(len, groups))
        try:
            yield base64.a85decode(b"".join(groups))
        except (ValueError, binascii.Error):
            return
        left = digits[used:]
        if ended:
            return
