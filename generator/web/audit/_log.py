"""The log itself: one SQLite file beside the cases, each entry bound to the one before."""

import os
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from generator.errors import OutputError
from generator.web.audit._entry import GENESIS, Entry
from generator.web.audit._head import Head, keep_head

__all__ = ["Audit", "LogError"]

_SCHEMA = """
CREATE TABLE IF NOT EXISTS entry (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    what TEXT NOT NULL,
    key TEXT NOT NULL,
    detail TEXT NOT NULL,
    hash TEXT NOT NULL
);
CREATE TRIGGER IF NOT EXISTS never_changed BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'An entry of the log is never changed.'); END;
CREATE TRIGGER IF NOT EXISTS never_removed BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'An entry of the log is never removed.'); END;
"""
_WAIT = 5.0  # seconds for another run that writes
_WHAT = re.compile(r"[a-z]+(?: [a-z]+){0,5}")
_KEY = re.compile(r"[0-9a-f]{12}|")
_MOST = 200
_PUT = "INSERT INTO entry (number, at, by, what, key, detail, hash) VALUES (?,?,?,?,?,?,?)"
_GET = "SELECT number, at, by, what, key, detail, hash FROM entry ORDER BY number"


class LogError(OutputError):
    """The log cannot be read or written."""


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


@dataclass(frozen=True)
class Audit:
    """The log of a folder of cases, in one file that only its owner can open.

    `heads` is the folder outside the cases where the last entry is noted as well, so that
    entries taken off the end are missed.
    """

    path: Path
    heads: Path
    clock: Callable[[], str] = field(default=_now, repr=False)

    def record(self, what: str, key: str, *, by: str, detail: str = "") -> None:
        """Add that somebody did something to a case or panel, by its key.

        `what` is a verb in small letters, such as made, read back, changed, signed or opened;
        `key` is empty for what is about no one case. `detail` names a kind of document or a
        place, never a value from a case. Raises OutputError when the log cannot be written.
        """
        if not _WHAT.fullmatch(what) or not _KEY.fullmatch(key):
            raise ValueError("The log takes a verb in small letters and the key of a file.")
        with self._open() as log, log:
            log.execute("BEGIN IMMEDIATE")
            number = _numbered(log) + 1
            entry = Entry.after(
                _last(log),
                number=number,
                at=self.clock(),
                by=" ".join(by.split())[:_MOST],
                what=what,
                key=key,
                detail=detail[:_MOST],
            )
            log.execute(_PUT, entry.row)
        with suppress(OSError):  # one more proof, not the log itself
            keep_head(self.heads, self.path, Head(number, entry.hash))

    def entries(self, key: str | None = None) -> tuple[Entry, ...]:
        """What was written, in order; of one case or panel with its key.

        Raises OutputError when the log cannot be read.
        """
        if not self.path.exists():
            return ()
        with self._open() as log:
            rows = log.execute(_GET).fetchall()
        entries = tuple(Entry(*row) for row in rows)
        return tuple(one for one in entries if key in {None, one.key})

    def numbered(self) -> int:
        """How many entries were ever numbered, as SQLite counts them apart from the entries."""
        if not self.path.exists():
            return 0
        with self._open() as log:
            return _numbered(log)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            if not self.path.exists():
                os.close(os.open(self.path, os.O_WRONLY | os.O_CREAT, 0o600))
            with closing(sqlite3.connect(self.path, timeout=_WAIT, isolation_level=None)) as log:
                log.execute("PRAGMA synchronous = FULL")
                log.executescript(_SCHEMA)
                yield log
        except (sqlite3.Error, OSError) as error:
            raise LogError(
                f"The log of what was done, {self.path}, cannot be used: {error}. Close other "
                "windows of Throughcare and try again; if it goes on, move that file away and "
                "keep it: a new one is begun. What you did just now may be done all the same, "
                "and is then in no log: look before you do it again."
            ) from None


def _last(log: sqlite3.Connection) -> str:
    row = log.execute("SELECT hash FROM entry ORDER BY number DESC LIMIT 1").fetchone()
    return str(row[0]) if row else GENESIS


def _numbered(log: sqlite3.Connection) -> int:
    row = log.execute("SELECT seq FROM sqlite_sequence WHERE name = 'entry'").fetchone()
    return int(row[0]) if row else 0
