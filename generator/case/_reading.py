"""From a path to text: every way a file can fail to be text, in words."""

from pathlib import Path

from generator.errors import CaseError
from generator.reading import MOST_BYTES, NotTextError, decoded, read_small

_KINDS = {
    b"PK\x03\x04": "a Word, Excel or zip file",
    b"%PDF": "a PDF",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
}
_BLANK = b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"


def read_bytes(path: Path) -> bytes:
    """The bytes of a file. Raises CaseError for anything that is not a readable, small file.

    The size is looked up before reading; a device or a pipe is never opened.
    """
    try:
        return read_small(path)
    except NotTextError as error:
        raise CaseError(str(error)) from None


def decode(data: bytes, name: str) -> str:
    """Text from UTF-8, with or without a byte order mark, or from UTF-16 with one.

    Raises CaseError for an empty or oversized file, another encoding or another kind of file.
    """
    if len(data) > MOST_BYTES:
        raise CaseError(f"{name} is too big for a case file. Keep pictures and papers beside it.")
    if not data.strip(_BLANK):
        raise CaseError(f"{name} is empty. Start from one of the samples.")
    for start, kind in _KINDS.items():
        if data.startswith(start):
            raise CaseError(f"{name} is {kind}, not a case file. A case file is JSON text.")
    try:
        return decoded(data, name)
    except NotTextError as error:
        raise CaseError(str(error)) from None
