"""The case files opened last, so that one that has not changed is not read and checked anew."""

from collections.abc import Callable
from pathlib import Path

from generator.case._model import Case, Panel
from generator.case._service import Service

__all__ = ["Opened"]

# A panel has some forty children; what is opened longest ago is forgotten first.
_MOST = 128


class Opened:
    """Sound cases by where they lie and what their files hold.

    Each that is given is a record of its own, as if opened anew: only what its file says by
    itself is known to it already, never what lies beside the file.
    """

    def __init__(self) -> None:
        self._held: dict[tuple[Path, int], tuple[bytes, Case]] = {}

    def of(
        self,
        path: Path,
        data: bytes,
        service: Service | None,
        read: Callable[[], Case | Panel],
    ) -> Case | Panel:
        """The record of a file; `read` makes it where it held something else, or was never read.

        A panel is read each time, since its cases may have changed. Raises what `read` does, and
        then remembers nothing.
        """
        place = (path, id(service))
        before, case = self._held.pop(place, (b"", None))
        if case is None or before != data or case.service is not service:
            record = read()
            if isinstance(record, Panel):
                return record
            case = record
        while len(self._held) >= _MOST:
            self._held.pop(next(iter(self._held)), None)
        self._held[place] = (data, case)
        return case.again()
