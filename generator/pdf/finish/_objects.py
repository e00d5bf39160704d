"""The objects of a PDF that Typst has written: read by its table, replaced, written out again."""

import re

from generator.errors import PdfError

_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_REFERENCE = re.compile(rb"(\d+) 0 R")
_END = b"\nendobj"


class PdfObjects:
    """The numbered objects, as bytes between `obj` and `endobj`; `trailer` is the dictionary."""

    def __init__(self, pdf: bytes) -> None:
        """Read a file that has one classic cross-reference table, as Typst's all have."""
        found = _START.search(pdf, max(0, len(pdf) - 64))
        table = int(found[1]) if found else -1
        if table < 0 or pdf[table : table + 4] != b"xref":
            raise PdfError("The PDF was set in a form that its tags cannot be finished in.")
        lines = pdf[table:].split(b"\n")
        count = int(lines[1].split()[1])
        offsets = [int(line[:10]) for line in lines[2 : 2 + count]]
        free = [line[17:18] == b"f" for line in lines[2 : 2 + count]]
        self.trailer = pdf[pdf.index(b"trailer", table) + 7 : pdf.rindex(b"startxref")].strip()
        starts = sorted(o for o, empty in zip(offsets, free, strict=True) if not empty)
        ends = dict(zip(starts, [*starts[1:], table], strict=True))
        self._head = pdf[: starts[0]]
        self._objects: dict[int, bytes] = {}
        for number, (offset, empty) in enumerate(zip(offsets, free, strict=True)):
            if not empty:
                whole = pdf[offset : ends[offset]]
                self._objects[number] = whole[whole.index(b"obj") + 3 : whole.rindex(_END)].strip()

    def __getitem__(self, number: int) -> bytes:
        return self._objects[number]

    def __setitem__(self, number: int, body: bytes) -> None:
        self._objects[number] = body

    def items(self) -> "list[tuple[int, bytes]]":
        """All objects, by number."""
        return list(self._objects.items())

    def add(self, body: bytes) -> int:
        """A new object; its number."""
        number = max(self._objects) + 1
        self._objects[number] = body
        return number

    def reference(self, name: bytes, body: bytes | None = None) -> int | None:
        """The number that `/name` refers to in a dictionary (the trailer when not given)."""
        found = re.search(
            rb"/" + name + rb"[\s\[]*(\d+) 0 R", self.trailer if body is None else body
        )
        return int(found[1]) if found else None

    def written(self) -> bytes:
        """The file, its table made anew."""
        parts = [self._head]
        at = len(self._head)
        size = max(self._objects) + 1
        offsets = [0] * size
        for number in sorted(self._objects):
            body = b"%d 0 obj\n%b\nendobj\n" % (number, self._objects[number])
            offsets[number] = at
            at += len(body)
            parts.append(body)
        entries = [b"0000000000 65535 f\r\n"]
        entries += [
            b"%010d 00000 n\r\n" % offset if offset else b"0000000000 65535 f\r\n"
            for offset in offsets[1:]
        ]
        trailer = re.sub(rb"/Size \d+", b"/Size %d" % size, self.trailer)
        parts.append(b"xref\n0 %d\n" % size)
        parts += entries
        parts.append(b"trailer\n%b\nstartxref\n%d\n%%%%EOF" % (trailer, at))
        return b"".join(parts)


def references(body: bytes) -> list[int]:
    """The object numbers that some PDF code refers to."""
    return [int(n) for n in _REFERENCE.findall(body)]
