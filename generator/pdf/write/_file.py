"""The file itself: numbered objects packed in object streams, and the table that finds them."""

import hashlib
import zlib
from collections.abc import Sequence
from importlib import import_module
from itertools import accumulate
from typing import Any

try:
    _fast_zlib: Any = import_module("zlib_ng.zlib_ng")
except ImportError:
    _fast_zlib = zlib

_LEVEL = 2
HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
# Small enough for readers that go through a whole stream for each object in it.
TOGETHER = 200
_FREE = bytes(6)
_NEXT_IN_STREAM = b"\2\0\0\0\0\0\1"


def squeezed(data: bytes) -> bytes:
    """Deflated: fast rather than small."""
    packed: bytes = _fast_zlib.compress(data, _LEVEL)
    return packed


class File:
    """A PDF file that grows at its end."""

    def __init__(self, numbered: int) -> None:
        """Numbers up to `numbered` belong to objects whose code is given at the end."""
        self._parts = [HEAD]
        self._at = len(HEAD)
        self._count = numbered
        self._streams: list[int] = []
        self._loose: list[str] = []

    def stream(self, entries: str, data: bytes, *, packed: bool = True) -> str:
        """Add a stream; what refers to it. All of them come before the first `add`."""
        self._count += 1
        self._streams.append(self._at)
        self._stream(self._count, f"{entries}{'/Filter/FlateDecode' if packed else ''}", data)
        return f"{self._count} 0 R"

    def add(self, code: str) -> str:
        """Add a small object; what refers to it."""
        self._count += 1
        self._loose.append(code)
        return f"{self._count} 0 R"

    def next_number(self) -> int:
        """The number that the next object will have."""
        return self._count + 1

    def written(self, numbered: Sequence[str], trailer: str) -> bytes:
        """The file. `numbered` is the code of the objects 1 and on; `trailer` is PDF code."""
        table = _Table()
        own: list[int] = []
        after = self._count - len(self._loose) + 1
        for first, codes in ((1, numbered), (after, self._loose)):
            if first == after:
                table.place(self._streams)
            for n in range(0, len(codes), TOGETHER):
                self._count += 1
                own.append(self._at)
                length = self._pack(self._count, first + n, codes[n : n + TOGETHER])
                table.contain(self._count, length)
        at = self._at
        table.place([*own, at])
        identity = hashlib.sha256(b"".join(self._parts)).hexdigest()[:32]
        self._stream(
            self._count + 1,
            f"/Type/XRef/Size {self._count + 2}/W[1 4 1]/Filter/FlateDecode"
            f"/DecodeParms<</Predictor 12/Columns 6>>/ID[<{identity}><{identity}>]{trailer}",
            squeezed(b"".join(table.rows)),
        )
        self._parts.append(b"startxref\n%d\n%%%%EOF\n" % at)
        return b"".join(self._parts)

    def _pack(self, number: int, first: int, codes: Sequence[str]) -> int:
        """Write an object stream; how many objects it holds."""
        offsets = accumulate([len(code) + 1 for code in codes[:-1]], initial=0)
        head = " ".join([f"{n} {at}" for n, at in enumerate(offsets, first)])
        data = squeezed("\n".join([head, *codes]).encode("ascii"))
        entries = f"/Type/ObjStm/N {len(codes)}/First {len(head) + 1}/Filter/FlateDecode"
        self._stream(number, entries, data)
        return len(codes)

    def _stream(self, number: int, entries: str, data: bytes) -> None:
        head = f"{number} 0 obj\n<<{entries}/Length {len(data)}>>\nstream\n".encode("ascii")
        self._parts += (head, data, b"\nendstream\nendobj\n")
        self._at += len(head) + len(data) + 18


class _Table:
    """Where each object is, a row each, as its difference from the row above (PNG's filter 2)."""

    def __init__(self) -> None:
        self.rows = [b"\2" + _FREE]
        self._last = _FREE

    def place(self, places: Sequence[int]) -> None:
        """The next objects begin at these bytes of the file."""
        for place in places:
            self._add(b"\1%b\0" % place.to_bytes(4, "big"))

    def contain(self, stream: int, length: int) -> None:
        """The next `length` objects are in an object stream."""
        row = b"\2%b" % stream.to_bytes(4, "big")
        self._add(row + b"\0")
        self.rows.append(_NEXT_IN_STREAM * (length - 1))
        self._last = row + bytes([length - 1])

    def _add(self, row: bytes) -> None:
        self.rows.append(
            b"\2" + bytes([(b - a) & 255 for a, b in zip(self._last, row, strict=True)])
        )
        self._last = row
