"""Mappings that a service keeps, so that its next export finds the fields chosen before."""

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from generator.documents.writing import write_all
from generator.errors import FaultyInputError
from generator.reading import read_text
from generator.sheets.imports import for_next_time, load_mapping, mapping_text
from generator.toml import parse_toml

__all__ = ["keep_mapping", "kept_mappings", "read_mapping"]

_MOST = 50
_STRANGE = re.compile(r"[^a-z0-9]+")
_LONGEST = 60


def kept_mappings(folder: Path) -> Iterator[dict[str, Any]]:
    """The sound mappings in a folder, by name; what is none is passed by."""
    paths = sorted(folder.glob("*.toml")) if folder.is_dir() else []
    for path in islice(paths, _MOST):
        try:
            yield read_mapping(path)
        except (FaultyInputError, OSError):
            continue


def read_mapping(path: Path) -> dict[str, Any]:
    """What a sound mapping says, as it stands. Raises FaultyInputError with its faults."""
    load_mapping(path)
    return parse_toml(read_text(path))


def keep_mapping(folder: Path, raw: Mapping[str, Any]) -> Path:
    """Keep a mapping under its title, in place of one of that title, and say where."""
    name = _STRANGE.sub("-", str(raw.get("title", "")).lower())[:_LONGEST].strip("-")
    path = folder / f"{name or 'export'}.toml"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    before = {path: path.read_bytes()} if path.is_file() else {}
    write_all({path: mapping_text(for_next_time(raw)).encode()}, instead_of=before)
    return path
