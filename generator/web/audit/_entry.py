"""One entry of the log, and the hash that binds it to the one before."""

import hashlib
import json
from dataclasses import dataclass, replace

__all__ = ["GENESIS", "Entry"]

# What the first entry is bound to.
GENESIS = "0" * 64


@dataclass(frozen=True)
class Entry:
    """Who (`by`) did what to which case or panel (`key`), and when (`at`, in UTC)."""

    number: int
    at: str
    by: str
    what: str
    key: str
    detail: str
    hash: str

    @classmethod
    def after(cls, last: str, *, number: int, **held: str) -> "Entry":
        """The entry that follows the one with the hash `last`."""
        entry = cls(number, **held, hash="")
        return replace(entry, hash=entry._bound(last))

    def follows(self, last: str) -> bool:
        """Whether the entry is as it was written, after the one with that hash."""
        return self.hash == self._bound(last)

    @property
    def row(self) -> tuple[int | str, ...]:
        """What is kept, in the order of the columns."""
        return (self.number, self.at, self.by, self.what, self.key, self.detail, self.hash)

    def _bound(self, last: str) -> str:
        return hashlib.sha256(json.dumps([last, *self.row[:-1]]).encode()).hexdigest()
