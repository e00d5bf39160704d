"""From a path to text: every way a file can fail to be text, in words."""

import stat
from pathlib import Path

from generator.errors import CaseError

MOST_BYTES = 10_000_000

_KINDS = {
    b"PK\x03\x04": "a Word, Excel or zip file",
    b"%PDF": "a PDF",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
}
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_RESAVE = "Save it again with the encoding UTF-8."


def read_bytes(path: Path) -> bytes:
    """The bytes of a file. Raises CaseError for anything that is not a readable, small file.

    The size is looked up before reading; a device or a pipe is never opened.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise CaseError(f"{path} is a folder. Name the case file in it.")
        if not stat.S_ISREG(status.st_mode):
            raise CaseError(f"{path} is not an ordinary file. Name a case file (.json).")
        if status.st_size > MOST_BYTES:
            raise _too_big(str(path), status.st_size)
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except CaseError:
        raise
    except (FileNotFoundError, NotADirectoryError):
        raise CaseError(f"{path} does not exist. Check the name and the folder.") from None
    except PermissionError:
        raise CaseError(f"{path} may not be read by you. Ask whoever owns the file.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the name is not one a file can have"
        raise CaseError(f"{str(path)[:200]!r} cannot be read: {reason}.") from None


def decode(data: bytes, name: str) -> str:
    """Text from UTF-8 bytes; a byte order mark at the front is taken off.

    Raises CaseError for an empty or oversized file, another encoding or another kind of file.
    """
    if len(data) > MOST_BYTES:
        raise _too_big(name, len(data))
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise CaseError(f"{name} is empty. Start from one of the samples.")
    for start, kind in _KINDS.items():
        if data.startswith(start):
            raise CaseError(f"{name} is {kind}, not a case file. A case file is JSON text.")
    if data.startswith(_UTF16) or b"\x00" in data[:4]:
        raise CaseError(f"{name} is saved as UTF-16. {_RESAVE}")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise CaseError(
            f"{name} is not saved as UTF-8: line {line} holds a letter in another encoding, such "
            f"as an older Windows one. {_RESAVE}"
        ) from None


def _too_big(name: str, size: int) -> CaseError:
    return CaseError(
        f"{name} is {size / 1_000_000:.0f} MB. A case file is text and at most "
        f"{MOST_BYTES // 1_000_000} MB: keep pictures and papers beside it, as files of their own."
    )
