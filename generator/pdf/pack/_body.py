"""Objects as bytes of a file, and the rows of the table that finds them."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate

from generator.pdf.write._file import TOGETHER, squeezed

_FREE = bytes(7)
_NEXT_IN_STREAM = b"\2\0\0\0\0\0\1"


@dataclass(frozen=True, slots=True)
class Body:
    """The objects from `first` and below `after`, as bytes of a file.

    `rows` are theirs in the table, a byte of filter and six of content each, for a body that is
    put at the start of the file; `spots` says at which byte of them a place stands, and which.
    """

    first: int
    after: int
    data: bytes
    rows: bytes
    spots: tuple[tuple[int, int], ...]
    digest: bytes

    def rows_at(self, start: int) -> bytes:
        """The rows for a body that begins at that byte of the file."""
        rows = bytearray(self.rows)
        for spot, place in self.spots:
            rows[spot : spot + 4] = (start + place).to_bytes(4, "big")
        return bytes(rows)


def body(
    first: int, after: int, codes: Mapping[int, str], streams: Mapping[int, tuple[str, bytes]]
) -> Body:
    """These small objects and streams; what holds the small ones takes the numbers from `after`."""
    parts: list[bytes] = []
    places: dict[int, int] = {}
    inside: dict[int, bytes] = {}
    at = 0

    def put(number: int, entries: str, data: bytes) -> None:
        nonlocal at
        places[number] = at
        parts.append(stream(number, entries, data))
        at += len(parts[-1])

    for number, (entries, data) in streams.items():
        put(number, entries, data)
    numbers = sorted(codes)
    for start in range(0, len(numbers), TOGETHER):
        held = numbers[start : start + TOGETHER]
        for index, number in enumerate(held):
            row = b"\0\2%b%c" % (after.to_bytes(4, "big"), index)
            follows = index and held[index - 1] == number - 1
            inside[number] = _NEXT_IN_STREAM if follows else row
        put(after, *_together(held, codes))
        after += 1
    rows, spots = bytearray(), []
    for number in range(first, after):
        if number in places:
            spots.append((len(rows) + 2, places[number]))
            rows += b"\0\1\0\0\0\0\0"
        else:
            rows += inside.get(number, _FREE)
    data = b"".join(parts)
    return Body(first, after, data, bytes(rows), tuple(spots), hashlib.sha256(data).digest())


def stream(number: int, entries: str, data: bytes) -> bytes:
    """A stream as an object of the file."""
    head = f"{number} 0 obj\n<<{entries}/Length {len(data)}>>\nstream\n".encode("latin-1")
    return head + data + b"\nendstream\nendobj\n"


def _together(numbers: list[int], codes: Mapping[int, str]) -> tuple[str, bytes]:
    held = [codes[number] for number in numbers]
    offsets = accumulate([len(code) + 1 for code in held[:-1]], initial=0)
    head = " ".join([f"{n} {at}" for n, at in zip(numbers, offsets, strict=True)])
    data = squeezed("\n".join([head, *held]).encode("ascii"))
    return f"/Type/ObjStm/N {len(held)}/First {len(head) + 1}/Filter/FlateDecode", data
