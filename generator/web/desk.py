"""The desk: the folder of cases that one person works on, and what their addresses hold of it."""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from starlette.requests import Request

from generator.case import PANELS, Case, Panel
from generator.errors import ThroughcareError
from generator.service import find_service, state_of
from generator.store import CaseFolder
from generator.toolkit import Toolkit
from generator.web.audit import Audit, heads_folder
from generator.web.safety import private_folder, refuse_shared, session_of

__all__ = ["DOCUMENTS", "Desk", "NotFoundError", "log_of"]

# The folder, among the cases, of the documents that are made from them.
DOCUMENTS = "documents"
_HIDDEN = ".throughcare"
_LENGTH = 12


class NotFoundError(ThroughcareError):
    """What an address asks for is not there, or not any more."""


def log_of(folder: Path) -> Audit:
    """The log of what was done with the cases of a folder; it need not be there yet."""
    return Audit(folder.resolve() / _HIDDEN / "audit.sqlite", heads_folder())


@dataclass(frozen=True)
class Desk:
    """What every page works on.

    `folder` holds the cases, its folder `panels` the meetings. `clock` gives today's date.
    """

    toolkit: Toolkit
    folder: Path
    audit: Audit
    clock: Callable[[], date] = field(default=date.today, repr=False)
    _last: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    _seen: dict[tuple[str, str], Path] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @classmethod
    def at(cls, folder: Path, service: Path | None, clock: Callable[[], date]) -> "Desk":
        """The desk over a folder of cases. Raises FaultyInputError for one that is not safe."""
        folder = folder.resolve()
        refuse_shared(folder)
        private_folder(folder, _HIDDEN)
        toolkit = Toolkit(service=service or find_service(folder / "case.json"))
        return cls(toolkit, folder, log_of(folder), clock)

    def renewed(self) -> "Desk":
        """The same desk after something of the service was changed."""
        return Desk.at(self.folder, self.toolkit.service_folder, self.clock)

    @property
    def hidden(self) -> Path:
        """The folder beside the cases for what is no case: drafts, the index, the log.

        Nobody else on this machine can look into it.
        """
        return private_folder(self.folder, _HIDDEN)

    def today(self) -> date:
        """The day that everything is counted from."""
        return self.clock()

    def key(self, path: Path) -> str:
        """What stands for a case or panel file in an address: it tells nothing of the child."""
        name = f"{PANELS}/{path.name}" if path.parent.name == PANELS else path.name
        return _key_of(name)

    def path(self, key: str) -> Path:
        """The case file that a key stands for. Raises NotFoundError where there is none."""
        return self._found(key, lambda: CaseFolder(self.folder).files(), "case")

    def case(self, key: str) -> Case:
        """The case that a key stands for.

        Raises NotFoundError where there is none, CaseError for a file with faults.
        """
        path = self.path(key)
        record = self._opened(path)
        if not isinstance(record, Case):
            raise NotFoundError(f"{path.name} is no case file. Look for it among the panels.")
        return record

    def _opened(self, path: Path) -> Case | Panel:
        """A file as it was opened last, where nothing has changed since that it may depend on.

        What the toolkit works out of a file, such as its dates and what is ready, it keeps with
        it: the next page of the same child need not work it out again.
        """
        state = (path, *map(_state, dict.fromkeys((self.folder, path.parent))))
        if self._last.get("state") != state:
            self._last.update(record=self.toolkit.open(path), state=state)
        record: Case | Panel = self._last["record"]
        return record

    def state(self) -> tuple[object, ...]:
        """How the cases and the service's folder stand; another one after any change of them."""
        return self._last.get("service"), _state(self.folder)

    def freshen(self) -> None:
        """Take in what has changed in the service's folder. Called before each page is made."""
        state = state_of(self.toolkit.service_folder)
        if self._last.setdefault("service", state) != state:
            self.toolkit.renew()
            self._last.clear()
            self._last["service"] = state

    def panel_path(self, key: str) -> Path:
        """The file of the panel that a key stands for. Raises NotFoundError where there is none."""

        def files() -> Iterator[Path]:
            among = self.folder / PANELS
            yield from CaseFolder(among).files() if among.is_dir() else ()
            yield from CaseFolder(self.folder).files()

        return self._found(key, files, "panel")

    def panel(self, key: str) -> Panel:
        """The panel that a key stands for.

        Raises NotFoundError where there is none, CaseError for a file with faults.
        """
        path = self.panel_path(key)
        record = self._opened(path)
        if not isinstance(record, Panel):
            raise NotFoundError(f"{path.name} is no panel but the file of a case.")
        return record

    def who(self, request: Request) -> str:
        """The name of the person who sits here; empty until they have told it."""
        return session_of(request).who

    def _found(self, key: str, files: Callable[[], Iterable[Path]], what: str) -> Path:
        """The file that a key stands for; the key is of its name, so one found before stays it."""
        seen = self._seen.get((what, key))
        if seen is not None and seen.exists():
            return seen
        for path in files():
            if self.key(path) == key:
                self._seen[what, key] = path
                return path
        raise NotFoundError(
            f"There is no such {what} in this folder any more. Its file may have been renamed "
            "or moved. Look for it in the list."
        )


@lru_cache(maxsize=4096)
def _key_of(name: str) -> str:
    return hashlib.sha256(name.encode("utf-8", "surrogateescape")).hexdigest()[:_LENGTH]


def _state(folder: Path) -> tuple[tuple[str, int, int, int], ...]:
    """What lies in a folder of cases, without what is hidden or made from them."""
    with os.scandir(folder) as found:
        files = [one for one in found if not one.name.startswith(".") and one.name != DOCUMENTS]
        return tuple(sorted(_state_of(one) for one in files))


def _state_of(one: os.DirEntry[str]) -> tuple[str, int, int, int]:
    """How a file stands; zeros where it is gone meanwhile, or leads nowhere."""
    try:
        at = one.stat()
    except OSError:
        return one.name, 0, 0, 0
    return one.name, at.st_mtime_ns, at.st_size, at.st_ino
