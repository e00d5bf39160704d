"""The cases and meetings of the desk, each file opened again only when it was changed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from starlette.requests import Request

from generator.case import PANELS, Case, Panel, questions_of
from generator.errors import CaseError
from generator.panels import Meetings
from generator.service import state_of
from generator.store import CaseFolder, Held
from generator.web.desk import Desk
from generator.web.page import desk_of

__all__ = ["Here", "Opened", "here"]

# When a file was changed, how long it is and where it lies: of a meeting, its cases too.
_Stamp = tuple[tuple[int, int, int], ...]


@dataclass
class Opened:
    """What was opened, by its file, for one state of the service's folder."""

    basis: object = None
    files: dict[Path, tuple[_Stamp, Case | Panel | CaseError]] = field(default_factory=dict)
    questions: dict[Path, tuple[Panel, int]] = field(default_factory=dict)

    def steps(self, desk: Desk) -> Iterator[None]:
        """Open every file that has changed, with a pause after each."""
        for path in self._brought_up(desk):
            if self._kept(path) is None:
                self.open(path, desk)
                yield

    def of(self, desk: Desk) -> "Here":
        """The cases and meetings of the folder, as they are now."""
        found = [(path, self.open(path, desk)) for path in self._brought_up(desk)]
        cases = tuple(Held(path, one) for path, one in found if isinstance(one, Case))
        panels = tuple((path, one) for path, one in found if isinstance(one, Panel))
        unread = tuple(
            f"{path.name} cannot be opened: {one.shortly}"
            for path, one in found
            if isinstance(one, CaseError)
        )
        return Here(Meetings(cases, tuple(one for _, one in panels), unread), panels, self)

    def open(self, path: Path, desk: Desk) -> Case | Panel | CaseError:
        """A file as it was opened last, or anew where it has changed since."""
        kept = self._kept(path)
        if kept is not None:
            return kept
        try:
            record: Case | Panel | CaseError = desk.toolkit.open(path)
        except CaseError as error:
            return error
        self.files[path] = (tuple(_stamps(path, record)), record)
        return record

    def _kept(self, path: Path) -> Case | Panel | CaseError | None:
        kept = self.files.get(path)
        return kept[1] if kept and kept[0] == tuple(_stamps(path, kept[1])) else None

    def _brought_up(self, desk: Desk) -> tuple[Path, ...]:
        """The files there are; what is known of others, or of another service, is forgotten."""
        basis = (desk.toolkit, state_of(desk.toolkit.service_folder))
        if basis != self.basis:
            self.basis, self.files, self.questions = basis, {}, {}
        among = desk.folder / PANELS
        own = CaseFolder(among).files() if among.is_dir() else ()
        found = (*CaseFolder(desk.folder).files(), *own)
        for path in self.files.keys() - set(found):
            self.files.pop(path)
            self.questions.pop(path, None)
        return found


@dataclass(frozen=True)
class Here:
    """What the folder holds: `meetings` as the toolkit has them, and each meeting with its file."""

    meetings: Meetings
    panels: tuple[tuple[Path, Panel], ...]
    opened: Opened = field(repr=False)

    def questions(self, panel: Panel) -> int:
        """How many questions about a meeting's extracts are open."""
        path = self.path(panel)
        kept = self.opened.questions.get(path)
        if kept is None or kept[0] is not panel:
            kept = self.opened.questions[path] = (panel, len(questions_of(panel)))
        return kept[1]

    def path(self, panel: Panel) -> Path:
        """The file of one of the meetings."""
        return next(path for path, one in self.panels if one is panel)


def here(request: Request) -> Here:
    """The cases and meetings of the folder, as they are now."""
    opened: Opened = request.app.state.opened
    return opened.of(desk_of(request))


def _stamps(path: Path, record: object) -> Iterator[tuple[int, int, int]]:
    names = [path]
    if isinstance(record, Panel) and record.folder is not None:
        names += [record.folder / item["case"] for item in record.data["items"]]
    for one in names:
        try:
            said = one.stat()
        except OSError:
            yield (0, 0, 0)
        else:
            yield (said.st_mtime_ns, said.st_size, said.st_ino)
