"""The index of the cases, kept beside them and brought up to date while nobody waits."""

import gc
from collections.abc import Iterator
from contextlib import suppress
from threading import Lock, Thread

from generator.batch import CaseIndex, Row
from generator.errors import ThroughcareError
from generator.web.desk import DOCUMENTS, Desk
from generator.web.meetings import Opened
from generator.web.safety import write_private

__all__ = ["Shelf"]


class Shelf:
    """What is known of the cases of a desk.

    `turn` is held while a page is made. `opened` is what the pages of all children go by.
    """

    def __init__(self, desk: Desk, turn: Lock, opened: Opened) -> None:
        self._desk = desk
        self._turn = turn
        self._opened = opened
        self._file = desk.hidden / "index.json"
        self._index = CaseIndex(desk.toolkit, desk.folder, desk.folder / DOCUMENTS)
        self._thread: Thread | None = None
        with suppress(OSError):
            self._index.take(self._file.read_bytes())

    def rows(self) -> tuple[Row, ...]:
        """A row for each case file. To be called by a page, in its turn."""
        rows = self._index.rows(self._desk.today())
        self._keep()
        return rows

    def look(self) -> None:
        """Begin to look at what has changed, file by file, in the turns that no page takes."""
        if self._thread is None or not self._thread.is_alive():
            self._thread = Thread(target=self._look, daemon=True)
            self._thread.start()

    def warm(self) -> None:
        """Look at all files and open one case as its page will, so that the first page is quick."""
        self.look()
        self.settle()
        with suppress(ThroughcareError, OSError), self._turn:
            on = self._desk.today()
            first = next((row for row in self._index.rows(on) if row.glance), None)
            if first is not None:
                case = self._desk.case(self._desk.key(first.path))
                self._desk.toolkit.readiness(case, on=on)
        with self._turn:
            # What is known of all cases stays: no page waits for the search for garbage in it.
            gc.collect()
            gc.freeze()

    def settle(self) -> None:
        """Wait until all is looked at."""
        if self._thread is not None:
            self._thread.join()

    def _look(self) -> None:
        # A folder that is gone is told by the next page.
        with suppress(ThroughcareError, OSError):
            self._go_through(self._index.steps(self._desk.today()))
            with self._turn:
                self._keep()
            self._go_through(self._opened.steps(self._desk))

    def _go_through(self, steps: Iterator[None]) -> None:
        more = True
        while more:
            with self._turn:
                more = next(steps, steps) is None

    def _keep(self) -> None:
        # Without it the next start takes a moment longer.
        if self._index.changed:
            with suppress(OSError):
                write_private(self._file, self._index.kept())
