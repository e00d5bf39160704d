"""Files and folders that only their owner may open."""

import os
from pathlib import Path

from generator.errors import OutputError

__all__ = ["private_folder", "write_private"]


def private_folder(folder: Path, name: str) -> Path:
    """A folder inside another that only its owner may look into; made where it is not there."""
    path = folder / name
    try:
        path.mkdir(mode=0o700, exist_ok=True)
        path.chmod(0o700)
    except OSError as error:
        raise OutputError(
            f"{folder} cannot be written to: {error.strerror}. Give a folder of your own."
        ) from None
    return path


def write_private(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, for its owner alone.

    Raises OSError; what stood there before then stays.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
