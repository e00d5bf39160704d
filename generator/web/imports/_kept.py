"""The files of an import on its way, beside the cases, until it is done or another begins."""

import re
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath, PureWindowsPath

from generator.web.desk import Desk, NotFoundError
from generator.web.page import Upload
from generator.web.safety import private_folder, write_private

__all__ = ["begun", "clear", "held", "plain_name", "told"]

_ROOM = "import"
_STRANGE = re.compile(r"[^A-Za-z0-9 ._-]+")
_LONGEST = 80
_REPORT = "report.txt"


def plain_name(name: str) -> str:
    """The name of a sent file without any folder, and without what no file's name should hold."""
    last = PureWindowsPath(PurePosixPath(name).name).name
    plain = _STRANGE.sub("-", last).strip(" .-")
    return plain[-_LONGEST:].lstrip(" .-") or "file"


def begun(desk: Desk, what: str, files: Mapping[str, Upload | Iterable[Upload]]) -> Path:
    """Keep what was sent for an import, each under its field; what was kept before is dropped."""
    folder = _folder(desk, what)
    for field, sent in files.items():
        inner = private_folder(folder, field)
        for upload in [sent] if isinstance(sent, Upload) else sent:
            write_private(inner / plain_name(upload.name), upload.content)
    return folder


def held(desk: Desk, what: str, field: str) -> list[Path]:
    """The files that were sent under a field. Raises NotFoundError where there are none."""
    room = desk.hidden / _ROOM / what / field
    found = sorted(path for path in room.iterdir() if path.is_file()) if room.is_dir() else []
    if not found:
        raise NotFoundError("There is nothing to import any more. Choose the files again.")
    return found


def told(desk: Desk, what: str, text: str | None = None) -> str:
    """Keep what is to be told of an import; without a text, what was kept."""
    path = desk.hidden / _ROOM / what / _REPORT
    if text is None:
        if not path.is_file():
            raise NotFoundError("There is nothing to tell of an import any more.")
        return path.read_text("utf-8")
    write_private(path, text.encode())
    return text


def clear(desk: Desk, what: str, field: str) -> None:
    """Drop what was sent under a field: case data stays nowhere but in the cases."""
    shutil.rmtree(desk.hidden / _ROOM / what / field, ignore_errors=True)


def _folder(desk: Desk, what: str) -> Path:
    room = private_folder(desk.hidden, _ROOM)
    shutil.rmtree(room / what, ignore_errors=True)
    return private_folder(room, what)
