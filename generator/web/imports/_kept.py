"""The files of an import on its way, beside the cases, until it is done or another begins."""

import json
import re
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

from generator.web.desk import Desk, NotFoundError
from generator.web.page import Upload
from generator.web.safety import private_folder, write_private

__all__ = ["begun", "clear", "held", "plain_name", "put", "told"]

_ROOM = "import"
_STRANGE = re.compile(r"[^A-Za-z0-9 ._-]+")
_LONGEST = 80


def plain_name(name: str) -> str:
    """The name of a sent file without any folder, and without what no file's name should hold."""
    last = PureWindowsPath(PurePosixPath(name).name).name
    plain = _STRANGE.sub("-", last).strip(" .-")
    return plain[-_LONGEST:].lstrip(" .-") or "file"


def begun(desk: Desk, what: str, files: Mapping[str, Upload | Iterable[Upload]]) -> Path:
    """Keep what was sent for an import, each under its field; what was kept before is dropped."""
    room = private_folder(desk.hidden, _ROOM)
    shutil.rmtree(room / what, ignore_errors=True)
    folder = private_folder(room, what)
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


def told(desk: Desk, what: str, name: str, held: Any = None) -> Any:
    """Keep data of an import under a name; without any, what was kept under it."""
    path = desk.hidden / _ROOM / what / f"{name}.json"
    if held is None:
        if not path.is_file():
            raise NotFoundError("There is nothing to import any more. Choose the files again.")
        return json.loads(path.read_text("utf-8"))
    write_private(path, json.dumps(held).encode())
    return held


def put(desk: Desk, what: str, field: str, name: str, content: bytes) -> None:
    """Keep a file of ours under a field of an import, in place of what was sent there."""
    clear(desk, what, field)
    folder = private_folder(private_folder(private_folder(desk.hidden, _ROOM), what), field)
    write_private(folder / name, content)


def clear(desk: Desk, what: str, field: str) -> None:
    """Drop what was sent under a field: case data stays nowhere but in the cases."""
    shutil.rmtree(desk.hidden / _ROOM / what / field, ignore_errors=True)
