"""What was typed and not saved yet: beside the meetings, never in them."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from generator.errors import OutputError
from generator.web.safety import private_folder, write_private

__all__ = ["Draft", "Drafts"]

_WINDOW = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True)
class Draft:
    """What one window held of a page. `at` is when it was kept, `mark` that very state of it."""

    window: str
    said: Mapping[str, Sequence[str]]
    seen: Mapping[str, str]
    at: datetime
    mark: str


@dataclass(frozen=True)
class Drafts:
    """The drafts of one page, a file for each window that it is open in."""

    folder: Path
    page: str

    @classmethod
    def of(cls, hidden: Path, page: str) -> "Drafts":
        """Those of a page by its name; `hidden` is a folder that nobody else looks into."""
        return cls(private_folder(hidden, "drafts"), page)

    def keep(self, window: str, said: Mapping[str, Sequence[str]], seen: Mapping[str, str]) -> None:
        """Keep what a window holds now, instead of what it held. Raises OutputError."""
        content = json.dumps({"said": dict(said), "seen": dict(seen)}, ensure_ascii=False)
        try:
            write_private(self._path(window), content.encode("utf-8", "surrogatepass"))
        except OSError as error:
            raise OutputError(
                f"Your text could not be kept: {error.strerror}. It is still on this page: do not "
                "close it."
            ) from None

    def all(self) -> tuple[Draft, ...]:
        """Every draft of the page, the latest first; one that cannot be read is passed by."""
        found = [self._read(path) for path in self.folder.glob(f"{self.page}.*.json")]
        return tuple(sorted((one for one in found if one), key=lambda one: one.at, reverse=True))

    def find(self, window: str) -> Draft | None:
        """The draft of a window."""
        return next((one for one in self.all() if one.window == window), None)

    def drop(self, window: str, mark: str = "") -> None:
        """Throw a draft away; with a mark, only where nobody changed it since."""
        held = self.find(window) if mark else None
        if not mark or (held and held.mark == mark):
            self._path(window).unlink(missing_ok=True)

    def _path(self, window: str) -> Path:
        if not _WINDOW.fullmatch(window):
            raise OutputError("This page was not made by Throughcare. Open it again.")
        return self.folder / f"{self.page}.{window}.json"

    def _read(self, path: Path) -> Draft | None:
        try:
            held: Any = json.loads(path.read_bytes())
            stamp = path.stat()
            at = datetime.fromtimestamp(stamp.st_mtime).astimezone()
            window = path.name.split(".")[-2]
            return Draft(window, held["said"], held["seen"], at, str(stamp.st_mtime_ns))
        except (OSError, ValueError, KeyError, TypeError):
            return None
