"""Keeps compiled templates on disk: plain data, read back with the usual limits.

An entry is a hash and a zip: the entries that outputs copy, and one JSON file. Nothing in it is
ever run or unpickled; the Jinja source in it is compiled anew in the sandbox.
"""

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import astuple
from functools import cache
from pathlib import Path
from typing import Any

import jinja2

from generator.word.compile._compiled import Compiled, House, Level
from generator.word.faults import Fault, Place
from generator.word.package._zip import Bundle, Entry, pack, read_zip
from generator.word.part import Part, Tag

_INDEX = "throughcare.json"
_MOST_FILES = 200


def load(digest: str) -> Compiled | None:
    """The compiled template of a file with this SHA-256; None when it is not kept."""
    folder = _folder()
    if folder is None:
        return None
    try:
        seal, kept = _parted((folder / _file(digest)).read_bytes())
    except OSError:
        return None
    return unpacked(kept) if seal == _seal(kept) else None


def save(digest: str, work: Compiled) -> None:
    """Keep a compiled template. A disk that refuses is no fault: it is compiled again."""
    folder = _folder()
    if folder is None:
        return
    import tempfile  # noqa: PLC0415 (costly, lazy)

    with suppress(OSError):
        handle, name = tempfile.mkstemp(dir=folder, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                made = packed(work)
                file.write(_seal(made) + made)
            Path(name).replace(folder / _file(digest))
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
        kept = sorted(folder.glob("*.zip"), key=lambda path: path.stat().st_mtime)
        for old in kept[:-_MOST_FILES]:
            old.unlink(missing_ok=True)


def packed(work: Compiled) -> bytes:
    """A compiled template as the bytes of a zip."""
    house = {**vars(work.house), "pool": list(work.house.pool.items())}
    index = {
        "parts": [
            (part.name, part.source, [(t.kind, astuple(t.place), t.lead) for t in part.tags])
            for part in work.parts
        ],
        "faults": [(astuple(f.place), f.message, f.suggestion) for f in work.faults],
        "named": [(astuple(f.place), f.message, f.suggestion) for f in work.named],
        "constant": [entry.name for entry in work.constant],
        "house": house,
        "left_out": list(work.left_out),
        "names": (work.core, work.custom, work.numbering),
    }
    entries = [*work.constant, *work.spare, pack(_INDEX, json.dumps(index).encode())]
    return Bundle(entries).with_([])


def unpacked(data: bytes) -> Compiled:
    """A compiled template from `packed`."""
    entries = read_zip(data)
    index: dict[str, Any] = json.loads(entries.pop(_INDEX).content())
    house = dict(index["house"])
    house["pool"] = {int(abstract): tuple(numbers) for abstract, numbers in house["pool"]}
    for name in ("bullets", "numbers"):
        house[name] = tuple(Level(*level) for level in house[name])
    constant: list[Entry] = [entries.pop(name) for name in index["constant"]]
    return Compiled(
        parts=tuple(
            Part(name, source, tuple(Tag(kind, Place(*at), tuple(lead)) for kind, at, lead in tags))
            for name, source, tags in index["parts"]
        ),
        faults=tuple(Fault(Place(*at), message, advice) for at, message, advice in index["faults"]),
        named=tuple(Fault(Place(*at), message, advice) for at, message, advice in index["named"]),
        constant=tuple(constant),
        spare=tuple(entries.values()),
        house=House(**house),
        left_out=tuple(index["left_out"]),
        **dict(zip(("core", "custom", "numbering"), index["names"], strict=True)),
    )


def _seal(kept: bytes) -> bytes:
    """What tells that an entry is whole: no check of its parts has to."""
    return hashlib.sha256(kept).digest()


def _parted(entry: bytes) -> tuple[bytes, bytes]:
    size = hashlib.sha256().digest_size
    return entry[:size], entry[size:]


def _folder() -> Path | None:
    """The user's own cache folder; None when there is none that only they can write to."""
    chosen = os.environ.get("THROUGHCARE_CACHE")
    try:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
        folder = (Path(chosen) if chosen else base / "throughcare") / "templates"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        state = folder.stat()
    except (OSError, RuntimeError):
        return None
    if hasattr(os, "getuid") and (state.st_uid != os.getuid() or state.st_mode & 0o022):
        return None
    return folder


def _file(digest: str) -> str:
    return f"{digest}-{_engine()}.zip"


@cache
def _engine() -> str:
    """A mark of the code that compiles: what one version kept, another does not read."""
    marks = [jinja2.__file__, str(Path(jinja2.__file__).stat().st_mtime_ns)]
    for path in sorted(Path(__file__).parents[1].rglob("*.py")):
        state = path.stat()
        marks.append(f"{path.name} {state.st_size} {state.st_mtime_ns}")
    return hashlib.sha256("\n".join(marks).encode()).hexdigest()[:16]
