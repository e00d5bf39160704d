"""The survivors that somebody has looked at: `equal` where nothing differs, or a `debt`."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from tests.mutants.changes import Change

__all__ = ["Known", "known"]

_FILE = Path(__file__).with_name("known.toml")


@dataclass(frozen=True, slots=True)
class Known:
    """A change by what it is, wherever its line has moved. `why` says what the judgement is by."""

    file: str
    was: str
    becomes: str
    judged: str
    why: str

    def fits(self, change: Change) -> bool:
        """Whether this is the change."""
        return (self.file, self.was, self.becomes) == (change.path, change.was, change.becomes)


def known(file: Path = _FILE) -> list[Known]:
    """All that were judged, in the order of the file."""
    return [Known(**one) for one in tomllib.loads(file.read_text("utf-8"))["survivor"]]
