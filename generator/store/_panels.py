"""The meetings of a folder of cases."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.case import PANELS, Case, Panel, load
from generator.errors import CaseError
from generator.store._folder import CaseFolder

__all__ = ["HeldPanel", "PanelFolder"]


@dataclass(frozen=True)
class HeldPanel:
    """A panel file of a folder. `panel` is None where it cannot be opened; `error` says why."""

    path: Path
    panel: Panel | None = None
    error: CaseError | None = None


@dataclass(frozen=True)
class PanelFolder:
    """The meetings of a folder of cases: in its folder `panels`, and beside the cases."""

    cases: Path

    @property
    def path(self) -> Path:
        """The folder that a new meeting is written to."""
        return self.cases / PANELS

    def files(self) -> tuple[Path, ...]:
        """Every file that may be a meeting, by name. Raises FaultyInputError for no such folder."""
        own = CaseFolder(self.path).files() if self.path.is_dir() else ()
        return tuple(one for one in (*CaseFolder(self.cases).files(), *own) if _is_panel(one))

    def panels(self, opened: Callable[[Path], Case | Panel] = load) -> Iterator[HeldPanel]:
        """Every meeting, by name of file; `opened` opens one, as for the cases of a folder."""
        for path in self.files():
            try:
                record = opened(path)
            except CaseError as error:
                yield HeldPanel(path, error=error)
                continue
            if isinstance(record, Panel):
                yield HeldPanel(path, record)


def _is_panel(path: Path) -> bool:
    """Whether a file says that it is a meeting; one that is no JSON is opened by nobody here."""
    try:
        said = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(said, dict) and str(said.get("schema", "")).startswith("throughcare/panel/")
