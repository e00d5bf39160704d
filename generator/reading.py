"""Text from a file of anybody's: what is not a small text file is told in words, never read."""

import stat
from pathlib import Path

__all__ = ["MOST_BYTES", "NotTextError", "decoded", "read_small", "read_text"]

MOST_BYTES = 10_000_000
_HEAD = 4
_RESAVE = "Save it again with the encoding UTF-8."
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class NotTextError(ValueError):
    """Why a file is not one that we can read, as a sentence."""


def read_small(path: Path, most: int = MOST_BYTES) -> bytes:
    """The bytes of an ordinary file; a folder, a device or a pipe is never opened.

    Raises NotTextError when it cannot be read or is over `most` bytes.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise NotTextError(f"{path} is a folder. Name the file in it.")
        if not stat.S_ISREG(status.st_mode):
            raise NotTextError(f"{path} is not an ordinary file.")
        if status.st_size > most:
            raise NotTextError(
                f"{path} is {status.st_size / 1_000_000:.0f} MB, and such a file has at most "
                f"{most // 1_000_000} MB: keep pictures and papers apart."
            )
        with path.open("rb") as file:
            return file.read(most + 1)
    except NotTextError:
        raise
    except (FileNotFoundError, NotADirectoryError):
        raise NotTextError(f"{path} does not exist. Check the name and the folder.") from None
    except PermissionError:
        raise NotTextError(f"{path} may not be read by you. Ask whoever owns it.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the name is not one a file can have"
        raise NotTextError(f"{str(path)[:200]!r} cannot be read: {reason}.") from None


def decoded(data: bytes, name: str) -> str:
    """Text from UTF-8, with or without a mark at the front, or from UTF-16 with one.

    Line ends become plain ones. Raises NotTextError for anything else.
    """
    try:
        utf16 = data.startswith(_UTF16)
        text = data.decode("utf-16" if utf16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise NotTextError(
            f"{name} is not saved as UTF-8: line {line} holds a letter in another encoding, such "
            f"as an older Windows one. {_RESAVE}"
        ) from None
    if "\0" in text[:_HEAD]:
        raise NotTextError(f"{name} is no text file, or UTF-16 without a mark. {_RESAVE}")
    return text.replace("\r\n", "\n")


def read_text(path: Path, most: int = MOST_BYTES) -> str:
    """The text of a small file, decoded as `decoded` does. Raises NotTextError."""
    return decoded(read_small(path, most), path.name)
