"""Writes a file whole or not at all, under a name that holds no free text."""

import os
import tempfile
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from generator.errors import OutputError

_FIXED = (1980, 1, 1, 0, 0, 0)


def file_name(kind: str, identifier: str, on: date, suffix: str) -> str:
    """`kind_identifier_YYYY-MM-DD.suffix`: all three are checked names, never free text."""
    return f"{kind}_{identifier}_{on.isoformat()}.{suffix}"


def target(path: Path, suffix: str, *inputs: Path | None) -> Path:
    """A file to be written that a person named; raises OutputError for a dangerous name.

    It must end in `suffix` and be none of the files that are read: a slip of the hand
    must not turn a case file or a court's form into something else.
    """
    if path.suffix.lower() != suffix:
        raise OutputError(f"Nothing was written: the name {path.name} must end in {suffix}.")
    for one in inputs:
        if one is not None and one.exists() and path.exists() and one.samefile(path):
            raise OutputError(
                f"Nothing was written: {path.name} is one of the files that is read. "
                "Give the new file another name."
            )
    return path


def edited(path: Path) -> bool:
    """Whether a Word file has been saved again since it was made.

    Every entry of a file that we make carries the same fixed time; Word, LibreOffice and
    all other programs write their own.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            return any(entry.date_time != _FIXED for entry in archive.infolist())
    except (OSError, zipfile.BadZipFile):
        return False


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write every file, or leave the folder as it was.

    All contents are first written beside their target and only then renamed, so
    a full disk or a missing right stops it before any target is touched. Raises
    OutputError.
    """
    waiting: list[tuple[str, Path]] = []
    try:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.is_dir():
                raise OutputError(f"{path} is a folder, so no file of that name can be written.")
            handle, name = tempfile.mkstemp(prefix=".throughcare-", dir=path.parent)
            waiting.append((name, path))
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        while waiting:
            name, path = waiting[0]
            Path(name).replace(path)
            waiting.pop(0)
    except OSError as error:
        if isinstance(error, OutputError):
            raise
        where = error.filename or next(iter(files), "the folder")
        if isinstance(error, FileExistsError | NotADirectoryError):
            raise OutputError(f"Nothing was written: {where} is a file, not a folder.") from None
        raise OutputError(
            f"Nothing was written: {error.strerror} ({where}). Check that the folder exists, "
            "that you may write there, and that no document in it is open in Word."
        ) from None
    finally:
        for name, _ in waiting:
            Path(name).unlink(missing_ok=True)
