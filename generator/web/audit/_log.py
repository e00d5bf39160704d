"""The log itself: one SQLite file beside the cases."""

from dataclasses import dataclass
from pathlib import Path

__all__ = ["Audit"]


@dataclass(frozen=True)
class Audit:
    """The log of a folder of cases, in one file."""

    path: Path

    def record(self, what: str, key: str, *, by: str, detail: str = "") -> None:
        """Add that somebody did something to a case or panel, by its key.

        `what` is a verb such as made, read back, changed, signed or opened; `detail` names a
        kind of document or a place, never a value from a case.
        """
