"""Writes a file whole or not at all, under a name that holds no free text."""

import os
import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from generator.errors import OutputError


def file_name(kind: str, identifier: str, on: date, suffix: str) -> str:
    """`kind_identifier_YYYY-MM-DD.suffix`: all three are checked names, never free text."""
    return f"{kind}_{identifier}_{on.isoformat()}.{suffix}"


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
        raise OutputError(
            f"Nothing was written: {error.strerror} ({where}). Check that the folder exists, "
            "that you may write there, and that no document in it is open in Word."
        ) from None
    finally:
        for name, _ in waiting:
            Path(name).unlink(missing_ok=True)
