"""Rows kept on disk by child while an export is read, so that memory does not grow with it."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from types import TracebackType

from generator.errors import OutputError

__all__ = ["Store"]

# Pages of 4 KB that are held in memory.
_CACHE = -8_000


class Store:
    """A private temporary database: only its owner may read it, and it has no name on disk.

    The system takes it away when it is closed and when the run ends, however that happens.
    Use it in a `with` block.
    """

    def __init__(self) -> None:
        # An empty name asks SQLite for a file that is deleted as soon as it is open.
        self._data = sqlite3.connect("")
        self._data.executescript(
            f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = {_CACHE};"
            "PRAGMA temp_store = FILE;"
            "CREATE TABLE rows (key TEXT, source INTEGER, number INTEGER, cells TEXT);"
            "CREATE TABLE lines (line TEXT);"
        )
        self._indexed = False

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._data.close()
        if isinstance(error, sqlite3.Error):
            raise OutputError(
                "The import was stopped: its rows are kept on disk meanwhile, and there is no room "
                f"for them or no right to write ({error}). Make room in the folder for temporary "
                "files, and import again; what was imported so far stays."
            ) from None

    def add(self, rows: Iterator[tuple[str, int, int, Sequence[str]]]) -> None:
        """Keep rows: the child's key, the number of their table, their own number, their cells."""
        self._data.executemany(
            "INSERT INTO rows VALUES (?, ?, ?, ?)",
            ((key, table, number, json.dumps(cells)) for key, table, number, cells in rows),
        )

    def children(self) -> Iterator[str]:
        """The key of every child, in the order in which they first stand."""
        self._index()
        found = "SELECT key FROM rows GROUP BY key ORDER BY MIN(rowid)"
        with closing(self._data.execute(found)) as cursor:
            for (key,) in cursor:
                yield key

    def rows(self, key: str) -> list[tuple[int, int, list[str]]]:
        """The rows of one child: number of the table, of the row, cells; in order."""
        found = "SELECT source, number, cells FROM rows WHERE key = ? ORDER BY rowid"
        with closing(self._data.execute(found, (key,))) as cursor:
            return [(table, number, json.loads(cells)) for table, number, cells in cursor]

    def note(self, line: str) -> None:
        """Keep a line of the report."""
        self._data.execute("INSERT INTO lines VALUES (?)", (line,))

    def notes(self, most: int = -1) -> Iterator[str]:
        """The lines kept, in order; at most so many, all for -1."""
        found = self._data.execute("SELECT line FROM lines ORDER BY rowid LIMIT ?", (most,))
        with closing(found) as cursor:
            for (line,) in cursor:
                yield line

    def _index(self) -> None:
        if not self._indexed:
            self._data.execute("CREATE INDEX by_key ON rows (key)")
            self._indexed = True
