"""What imports gave a folder's cases last, so that the next one knows who changed a value since."""

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from generator.documents.lock import locked

__all__ = ["Given", "mark"]

_NAME = ".imports.jsonl"
_MOST_BYTES = 500_000_000


def mark(case_id: str, place: str, value: object) -> tuple[str, str]:
    """A place of a case and a value in it, as hashes.

    They do not say what they are of; who has them can try a guess. So they stay beside the cases.
    """
    where = f"{case_id}\0{place}"
    plain = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return _hash(where), _hash(f"{where}\0{plain}")


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Given:
    """The marks of a folder, in a hidden file of one line a child of which the last counts.

    Without the file, or with one that somebody spoilt, nothing is known to have been given: a
    value that differs is then a conflict, and never lost.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / _NAME
        self._starts: dict[str, int] = {}
        start = 0
        try:
            if self._path.stat().st_size > _MOST_BYTES:
                return
            with self._path.open("rb") as file:
                for line in file:
                    if (name := _read(line)[0]) and line.endswith(b"\n"):
                        self._starts[name] = start
                    start += len(line)
        except OSError:
            self._starts = {}

    def of(self, case_id: str) -> Mapping[str, str]:
        """What was given to a case last: the mark of each value by the mark of its place."""
        start = self._starts.get(case_id)
        if start is None:
            return {}
        try:
            with self._path.open("rb") as file:
                file.seek(start)
                return _read(file.readline())[1]
        except OSError:
            return {}

    def add(self, marks: Mapping[str, Mapping[str, str]]) -> None:
        """Write down what some cases, by their identifiers, were given.

        Where that cannot be done, the next import asks about what differs.
        """
        lines = [
            json.dumps({"case": name, "given": dict(made)})
            for name, made in marks.items()
            if self.of(name) != made
        ]
        if not lines:
            return
        with suppress(OSError), locked(self._path), self._path.open("ab") as file:
            # A run that was stopped may have left half a line.
            start = "" if file.tell() == 0 or self._ends_whole() else "\n"
            file.write((start + "\n".join(lines) + "\n").encode())

    def _ends_whole(self) -> bool:
        with self._path.open("rb") as file:
            file.seek(-1, 2)
            return file.read(1) == b"\n"


def _read(line: bytes) -> tuple[str, Mapping[str, str]]:
    try:
        held = json.loads(line)
        name, given = held["case"], held["given"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return "", {}
    return (name, given) if isinstance(name, str) and isinstance(given, dict) else ("", {})
