"""The cases and meetings of the desk, each file opened again only when it was changed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from starlette.requests import Request

from generator.case import Case, Panel, questions_of
from generator.errors import CaseError
from generator.panels import Meetings
from generator.store import CaseFolder, Held
from generator.web.page import desk_of

__all__ = ["Here", "here"]

# When a file was changed, and how long it is: of a meeting, those of its cases too.
_Stamp = tuple[tuple[int, int], ...]


@dataclass
class _Opened:
    """What was opened, by its file."""

    files: dict[Path, tuple[_Stamp, Case | Panel | CaseError]] = field(default_factory=dict)
    questions: dict[Path, tuple[Panel, int]] = field(default_factory=dict)


@dataclass(frozen=True)
class Here:
    """What the folder holds: `meetings` as the toolkit has them, and each meeting with its file."""

    meetings: Meetings
    panels: tuple[tuple[Path, Panel], ...]
    opened: _Opened = field(repr=False)

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
    desk = desk_of(request)
    held = getattr(request.app.state, "opened", None)
    if held is None:
        held = request.app.state.opened = _Opened()
    among = desk.folder / "panels"
    beside = CaseFolder(desk.folder).files()
    own = CaseFolder(among).files() if among.is_dir() else ()
    found = [(path, _open(held, path, request)) for path in (*beside, *own)]
    for path in held.files.keys() - {path for path, _ in found}:
        held.files.pop(path)
    cases = tuple(Held(path, one) for path, one in found if isinstance(one, Case))
    panels = tuple((path, one) for path, one in found if isinstance(one, Panel))
    unread = tuple(
        f"{path.name} cannot be opened: {one.shortly}"
        for path, one in found
        if isinstance(one, CaseError)
    )
    return Here(Meetings(cases, tuple(one for _, one in panels), unread), panels, held)


def _open(held: _Opened, path: Path, request: Request) -> Case | Panel | CaseError:
    kept = held.files.get(path)
    if kept and kept[0] == tuple(_stamps(path, kept[1])):
        return kept[1]
    try:
        record: Case | Panel | CaseError = desk_of(request).toolkit.open(path)
    except CaseError as error:
        return error
    held.files[path] = (tuple(_stamps(path, record)), record)
    return record


def _stamps(path: Path, record: object) -> Iterator[tuple[int, int]]:
    names = [path]
    if isinstance(record, Panel) and record.folder is not None:
        names += [record.folder / item["case"] for item in record.data["items"]]
    for one in names:
        try:
            said = one.stat()
        except OSError:
            yield (0, 0)
        else:
            yield (said.st_mtime_ns, said.st_size)
