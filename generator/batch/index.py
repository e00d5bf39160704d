"""The cases of a folder at a glance, read anew only where a file has changed."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from generator import __version__
from generator.batch.glance import Glance, glance
from generator.case import Case
from generator.errors import ThroughcareError
from generator.service import state_of
from generator.store import CaseFolder
from generator.toolkit import Toolkit

__all__ = ["CaseIndex", "Row"]

# A file as it was when it was read: its time in nanoseconds and its size in bytes.
Stamp = tuple[int, int]


@dataclass(frozen=True)
class Row:
    """One file of the list: a child at a glance, or `error` for a file that cannot be opened.

    `stale` counts the documents that are out of date; None while not all were looked at.
    """

    path: Path
    glance: Glance | None = None
    error: str = ""
    stale: int | None = 0


@dataclass(frozen=True)
class _Read:
    """What was read of a case file; neither a glance nor an error for one that is no case."""

    stamp: Stamp
    glance: Glance | None = None
    error: str = ""


@dataclass(frozen=True)
class _Looked:
    """A document that was looked at: whether it was out of date.

    `case` is the stamp of its case file then, None where there was none.
    """

    stamp: Stamp
    stale: bool
    case: Stamp | None


class CaseIndex:
    """The cases of a folder at a glance.

    `documents` is the folder of what was made from them; it need not be there. What was read
    holds for one day, one state of the service's folder and one version of Throughcare.
    """

    def __init__(self, toolkit: Toolkit, folder: Path, documents: Path) -> None:
        self._toolkit = toolkit
        self._folder = folder
        self._documents = documents
        self._basis: list[Any] = []
        self._cases: dict[str, _Read] = {}
        self._looked: dict[str, _Looked] = {}
        self.changed = False

    def rows(self, on: date) -> tuple[Row, ...]:
        """A row for each case file, by name of file. Documents are not looked at for it.

        Raises FaultyInputError for a folder that cannot be looked into.
        """
        files = self._brought_up(on)
        for path in files:
            self._read(path, on)
        counts = self._counts()
        return tuple(
            Row(path, read.glance, read.error, counts.get(read.glance.reference, 0))
            if read.glance
            else Row(path, None, read.error)
            for path in files
            if (read := self._cases.get(path.name)) and (read.glance or read.error)
        )

    def steps(self, on: date) -> Iterator[None]:
        """Look at every file that has changed, documents too, with a pause after each."""
        for path in self._brought_up(on):
            if self._read(path, on):
                yield
        for path in self._papers():
            if self._look_at(path, on):
                yield

    def kept(self) -> bytes:
        """What is known, to be kept until the next start. It holds names: for the owner alone."""
        self.changed = False
        held = {
            "basis": self._basis,
            "cases": {name: asdict(read) for name, read in self._cases.items()},
            "documents": {name: asdict(one) for name, one in self._looked.items()},
        }
        return json.dumps(held, default=str).encode()

    def take(self, kept: bytes) -> None:
        """Take over what was kept. What cannot be read is left, and read anew from the files."""
        try:
            held = json.loads(kept)
            cases = {name: _read_of(one) for name, one in held["cases"].items()}
            looked = {name: _looked_of(one) for name, one in held["documents"].items()}
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return
        self._basis, self._cases, self._looked = held["basis"], cases, looked

    def _brought_up(self, on: date) -> tuple[Path, ...]:
        """The case files there are; what is known of others, or of another day, is forgotten."""
        files = CaseFolder(self._folder).files()
        basis = [
            __version__,
            on.isoformat(),
            [list(one) for one in state_of(self._toolkit.service_folder)],
        ]
        if basis != self._basis:
            self._basis, self._cases, self._looked = basis, {}, {}
        self._forget(self._cases, files)
        return files

    def _forget(self, known: dict[str, Any], files: Iterable[Path]) -> None:
        """Forget what is known of files that are gone: nothing of a child stays behind."""
        for gone in known.keys() - {path.name for path in files}:
            del known[gone]
            self.changed = True

    def _read(self, path: Path, on: date) -> bool:
        """Read a case file if it has changed; whether it had."""
        stamp = _stamp(path)
        known = self._cases.get(path.name)
        if stamp is None or (known and known.stamp == stamp):
            return False
        self._cases[path.name] = self._opened(path, stamp, on)
        self.changed = True
        return True

    def _opened(self, path: Path, stamp: Stamp, on: date) -> _Read:
        try:
            record = self._toolkit.open(path)
            if not isinstance(record, Case):
                return _Read(stamp)
            return _Read(stamp, glance(self._toolkit.case_dates(record, on)))
        except ThroughcareError as error:
            return _Read(stamp, error=getattr(error, "summary", str(error)))

    def _papers(self) -> tuple[Path, ...]:
        """The documents there are; what is known of others is forgotten."""
        try:
            found = sorted(path for path in self._documents.iterdir() if path.is_file())
        except OSError:
            found = []
        self._forget(self._looked, found)
        return tuple(found)

    def _look_at(self, path: Path, on: date) -> bool:
        """Look at a document if it or its case has changed; whether that was so."""
        stamp, reference = _stamp(path), _reference(path)
        name, case = self._files().get(reference, ("", None))
        if stamp is None or self._known(path.name, stamp, case) is not None:
            return False
        stale = self._is_stale(path, reference, self._folder / name if name else None, on)
        self._looked[path.name] = _Looked(stamp, stale, case)
        self.changed = True
        return True

    def _is_stale(self, path: Path, reference: str, file: Path | None, on: date) -> bool:
        try:
            records = [self._toolkit.open(file)] if file else []
            found = self._toolkit.status(self._documents, records, on=on, files=[path])
        except ThroughcareError:
            return True
        return any(one.reasons for one in found if one.identifier == reference)

    def _files(self) -> dict[str, tuple[str, Stamp]]:
        """The file of each case by its reference, with its stamp; the first where two have it."""
        found: dict[str, tuple[str, Stamp]] = {}
        for name, read in self._cases.items():
            if read.glance:
                found.setdefault(read.glance.reference, (name, read.stamp))
        return found

    def _known(self, name: str, stamp: Stamp | None, case: Stamp | None) -> bool | None:
        """Whether a document is out of date; None while that is not known of how it is now."""
        looked = self._looked.get(name)
        if looked is None or (looked.stamp, looked.case) != (stamp, case):
            return None
        return looked.stale

    def _counts(self) -> dict[str, int | None]:
        """How many documents of each case are out of date; None where some were not looked at."""
        files, counts = self._files(), dict[str, int | None]()
        for path in self._papers():
            reference = _reference(path)
            _, case = files.get(reference, ("", None))
            stale, before = self._known(path.name, _stamp(path), case), counts.get(reference, 0)
            counts[reference] = None if stale is None or before is None else before + stale
        return counts


def _reference(path: Path) -> str:
    """Whose document that is by its name, which is its kind, the reference and the day."""
    return [*path.stem.split("_"), "", ""][1]


def _stamp(path: Path) -> Stamp | None:
    try:
        about = path.stat()
    except OSError:
        return None
    return about.st_mtime_ns, about.st_size


def _read_of(held: Mapping[str, Any]) -> _Read:
    seen = held["glance"]
    if seen is not None:
        seen = Glance(**{**seen, "due": date.fromisoformat(seen["due"]) if seen["due"] else None})
    return _Read(_pair(held["stamp"]), seen, held["error"])


def _looked_of(held: Mapping[str, Any]) -> _Looked:
    case = held["case"]
    return _Looked(_pair(held["stamp"]), held["stale"], _pair(case) if case else None)


def _pair(held: list[int]) -> Stamp:
    time, size = held
    return time, size
