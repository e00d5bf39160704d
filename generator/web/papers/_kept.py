"""Documents that came in and are not done with: kept apart from the cases, for one person."""

import hashlib
import re
from pathlib import Path

from generator.errors import OutputError
from generator.web.desk import Desk, NotFoundError
from generator.web.safety import private_folder, write_private

__all__ = ["keep", "kept", "let_go"]

_FOLDER = "taken-in"
_MOST = 20
_NAME = re.compile(r"[0-9a-f]{16}")
# What a file is called in the words of the readers; what the sender called it may name the child.
_CALLED = {".docx": "the-document", ".pdf": "the-form"}
_OTHERS = "the-workbook"


def keep(desk: Desk, key: str, content: bytes, ending: str) -> str:
    """Keep a file that came in for a case; returns what stands for it in an address.

    Of the files kept for a case the oldest go. Raises OutputError.
    """
    name = hashlib.sha256(content).hexdigest()[:16]
    folder = _folder(desk, key)
    own = private_folder(folder, name)
    try:
        write_private(own / f"{_CALLED.get(ending, _OTHERS)}{ending}", content)
        others = sorted(folder.iterdir(), key=lambda one: one.stat().st_mtime_ns, reverse=True)
        for old in others[_MOST:]:
            let_go(desk, key, old.name)
    except OSError as error:
        raise OutputError(
            f"The file could not be kept while you look at it: {error.strerror}. Check that there "
            "is room on the disk, and try again."
        ) from None
    return name


def kept(desk: Desk, key: str, name: str) -> Path:
    """The file that was kept under that name. Raises NotFoundError."""
    if _NAME.fullmatch(name):
        for path in (_folder(desk, key) / name).glob("the-*"):
            return path
    raise NotFoundError("This document is not kept here any more. Choose the file again.")


def let_go(desk: Desk, key: str, name: str) -> None:
    """Keep a file no longer."""
    own = _folder(desk, key) / name
    for path in own.iterdir():
        path.unlink(missing_ok=True)
    own.rmdir()


def _folder(desk: Desk, key: str) -> Path:
    return private_folder(private_folder(desk.hidden, _FOLDER), key)
