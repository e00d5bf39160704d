"""How large a PDF becomes once it is unpacked, told before any library unpacks it."""

import re

import pikepdf
from pikepdf import Array, Name, Stream

from generator.errors import PdfError
from generator.pdf.clean._unpacked import unpacked

# The whole of a file, and one stream of it, unpacked.
MOST = 768 * 2**20
MOST_OF_ONE = 256 * 2**20
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
# How far before a stream its dictionary is looked for.
_DICTIONARY = 2000
_FILTERS = re.compile(rb"/F(?:ilter)?\s*(\[[^\]]*\]|/\w+)")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_ENCRYPTED = re.compile(rb"/Encrypt\s*(?:\d+\s+\d+\s+R|<<)")


def is_encrypted(data: bytes) -> bool:
    """Whether a PDF says that it is encrypted, read from its plain bytes."""
    return _ENCRYPTED.search(data) is not None


def check_bytes(data: bytes, name: str) -> None:
    """Raise PdfError when a stream unpacks to over 256 MB, or all together to over 768 MB.

    For a file that is not opened yet: opening unpacks its index and what is packed together.
    Looks at the plain bytes, so it holds however damaged the index is. JPEG, JPEG 2000, CCITT
    and JBIG2 pictures are for those who draw them, and are not measured.
    """
    total = 0
    for found in _STREAM.finditer(data):
        head = data[max(0, found.start() - _DICTIONARY) : found.start()]
        head = head[head.rfind(b"obj") + 1 :]
        said = _FILTERS.search(_ESCAPED.sub(lambda m: bytes([int(m[1], 16)]), head))
        filters = [f"/{f.decode()}" for f in re.findall(rb"/(\w+)", said[1])] if said else []
        total += _measured(filters, memoryview(data)[found.end() :], name)
        _check_total(total, name)


def check_streams(pdf: pikepdf.Pdf, name: str) -> None:
    """The same for a file that is open, by what each stream's dictionary really says."""
    total = 0
    for thing in pdf.objects:
        if isinstance(thing, Stream):
            raw = memoryview(thing.read_raw_bytes())
            total += _measured(_filters(thing), raw, name)
            _check_total(total, name)


def _filters(stream: Stream) -> list[str]:
    said = stream.get(Name.Filter)
    if isinstance(said, Array):
        return [str(one) for one in said]
    return [] if said is None else [str(said)]


def _measured(filters: list[str], raw: memoryview, name: str) -> int:
    size = unpacked(filters, raw, MOST_OF_ONE) if filters else 0
    if size > MOST_OF_ONE:
        raise PdfError(_too_large(name))
    return size


def _check_total(total: int, name: str) -> None:
    if total > MOST:
        raise PdfError(_too_large(name))


def _too_large(name: str) -> str:
    return (
        f"{name} unpacks to far more than its size, as no ordinary paper does: open it in a PDF "
        "reader, print it to a new PDF, and use that."
    )
