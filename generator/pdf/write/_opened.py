"""The objects of a file that this package has written, so that they can be put into another."""

import re
import zlib
from dataclasses import dataclass

from generator.pdf.write._file import HEAD

_STREAM = re.compile(rb"(\d+) 0 obj\n<<(.*?)/Length (\d+)>>\nstream\n")
_END = b"\nendstream\nendobj\n"
_TOGETHER = re.compile(r"/Type/ObjStm/N \d+/First (\d+)/Filter/FlateDecode$")
_ENDS = re.compile(r"/Root (\d+) 0 R/Info (\d+) 0 R$")


@dataclass(frozen=True, slots=True)
class Opened:
    """The objects by number: `codes` of the small ones, entries and bytes of the streams.

    The bytes are as they stand in the file. `root` and `info` are the numbers of the catalog and
    of the document information.
    """

    codes: dict[int, str]
    streams: dict[int, tuple[str, bytes]]
    root: int
    info: int


def opened(pdf: bytes) -> Opened | None:
    """What a PDF of ours holds; None for one that another program wrote or changed."""
    codes: dict[int, str] = {}
    streams: dict[int, tuple[str, bytes]] = {}
    at = len(HEAD)
    while pdf.startswith(HEAD) and (found := _STREAM.match(pdf, at)):
        number, entries = int(found[1]), found[2].decode("latin-1")
        end = found.end() + int(found[3])
        if not pdf.startswith(_END, end):
            return None
        data = pdf[found.end() : end]
        at = end + len(_END)
        if ends := entries.startswith("/Type/XRef") and _ENDS.search(entries):
            return Opened(codes, streams, int(ends[1]), int(ends[2]))
        if together := _TOGETHER.match(entries):
            codes |= _taken_apart(zlib.decompress(data).decode("ascii"), int(together[1]))
        else:
            streams[number] = entries, data
    return None


def _taken_apart(text: str, first: int) -> dict[int, str]:
    numbers = map(int, text[:first].split()[::2])
    # No object holds the end of a line: strings with one are in hexadecimal.
    return dict(zip(numbers, text[first:].split("\n"), strict=True))
