"""A case file changed in a few places: checked as a whole before anything is written."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from generator.case import Case, Service, loads
from generator.documents.writing import laid_out
from generator.store._writing import write_case

__all__ = ["change_case"]


def change_case(
    path: Path,
    record: Case,
    original: bytes,
    changes: Iterable[tuple[tuple[str | int, ...], Any]],
    service: Service | None,
    *,
    beside: Mapping[Path, bytes] | None = None,
) -> Path:
    """Write a case file with other values in some places; returns the copy of it as it was.

    `original` are the bytes that `record` was read from. `beside` are new files that go with the
    change: they are written with it or not at all. Raises FaultyCaseError where the case would
    have faults, CaseError when somebody else changed the file meanwhile, OutputError when it
    cannot be written; then nothing is.
    """
    content = laid_out(record.changed(changes), original)
    loads(content, path.name, folder=path.parent, service=service)
    return write_case(path, original, content, beside=beside)
