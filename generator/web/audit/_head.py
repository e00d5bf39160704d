"""The last entry of a log, noted outside the folder of the cases."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from generator.web.audit._entry import GENESIS
from generator.web.safety import write_private

__all__ = ["Head", "heads_folder", "keep_head", "kept_head"]


@dataclass(frozen=True)
class Head:
    """The number and the hash of the last entry."""

    number: int
    hash: str

    @property
    def words(self) -> str:
        """As a person can note it down."""
        return f"{self.number} {self.hash}"

    @classmethod
    def of(cls, words: str) -> "Head | None":
        """What `words` made; None for anything else."""
        number, _, digest = words.strip().partition(" ")
        if not (number.isascii() and number.isdecimal() and len(digest) == len(GENESIS)):
            return None
        return cls(int(number), digest)


def heads_folder() -> Path:
    """Where the last entries are noted: a folder of the person's own, not beside the cases."""
    given = os.environ.get("THROUGHCARE_STATE")
    if given:
        return Path(given)
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "Throughcare"
    return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local/state") / "throughcare"


def keep_head(folder: Path, log: Path, head: Head) -> None:
    """Note the last entry of a log. Raises OSError."""
    folder.mkdir(parents=True, mode=0o700, exist_ok=True)
    write_private(folder / _name(log), f"{head.words}\n".encode())


def kept_head(folder: Path, log: Path) -> Head | None:
    """The last entry that was noted of a log; None where none was, or the note is damaged."""
    try:
        return Head.of((folder / _name(log)).read_text("ascii"))
    except (OSError, UnicodeError):
        return None


def _name(log: Path) -> str:
    return f"{hashlib.sha256(os.fsencode(log.resolve())).hexdigest()[:32]}.head"
