"""A file that was sent in, kept from the page that shows what it changes to the choice."""

import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.errors import OutputError
from generator.web.page import Upload
from generator.web.safety import private_folder, write_private

__all__ = ["drop", "kept", "opened"]

_TOKEN = re.compile(r"[0-9a-f]{32}")
_MOST = 20


def kept(hidden: Path, upload: Upload) -> str:
    """Keep a file; returns what stands for it. The oldest give way to new ones."""
    folder = private_folder(hidden, "sent-in")
    held = sorted(folder.iterdir(), key=lambda one: one.stat().st_mtime)
    for path in held[: max(len(held) - _MOST + 1, 0)]:
        path.unlink(missing_ok=True)
    token = secrets.token_hex(16)
    write_private(folder / token, upload.content)
    return token


def drop(hidden: Path, token: str) -> None:
    """Throw a kept file away."""
    if _TOKEN.fullmatch(token):
        (private_folder(hidden, "sent-in") / token).unlink(missing_ok=True)


@contextmanager
def opened(hidden: Path, token: str, name: str) -> Iterator[Path]:
    """A kept file under a name of ours, while it is read. Raises OutputError for one gone."""
    path = private_folder(hidden, "sent-in") / token if _TOKEN.fullmatch(token) else None
    if path is None or not path.is_file():
        raise OutputError("That file is no longer here. Choose it again.")
    with TemporaryDirectory(dir=private_folder(hidden, "sent-in-now")) as place:
        copy = Path(place) / name
        copy.write_bytes(path.read_bytes())
        yield copy
