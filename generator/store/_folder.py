"""The case files of a folder."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.case import Case, Panel, load
from generator.errors import CaseError, FaultyInputError

_ENDING = ".json"


@dataclass(frozen=True)
class Held:
    """A case file of a folder. `case` is None where it cannot be opened; `error` says why."""

    path: Path
    case: Case | None = None
    error: CaseError | None = None


@dataclass(frozen=True)
class CaseFolder:
    """A folder with a case file for each child. What lies in folders below it is not looked at."""

    path: Path

    def files(self) -> tuple[Path, ...]:
        """Every file that may be a case, by name. Raises FaultyInputError for no such folder."""
        try:
            with os.scandir(self.path) as found:
                names = sorted(one.name for one in found)
        except OSError as error:
            raise FaultyInputError(
                f"{self.path} cannot be looked into: {error.strerror}. Give the folder that holds "
                "the case files."
            ) from None
        return tuple(
            self.path / name
            for name in names
            if name.lower().endswith(_ENDING) and not name.startswith(".")
        )

    def cases(self, opened: Callable[[Path], Case | Panel] = load) -> Iterator[Held]:
        """Every case file, by name; files of panels are passed by.

        `opened` opens one; `Toolkit.open` does so with what its service's folder holds.
        """
        for path in self.files():
            try:
                record = opened(path)
            except CaseError as error:
                yield Held(path, error=error)
                continue
            if isinstance(record, Case):
                yield Held(path, record)
