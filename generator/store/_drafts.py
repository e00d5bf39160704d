"""Answers that are typed and not yet in their case: kept beside it, so that none is lost."""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.errors import OutputError
from generator.processes import own_name, sweep

__all__ = ["Draft", "Drafts"]

_ENDING = ".json"
_MOST = 12  # windows of which answers to one page are kept
Fields = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Draft:
    """The answers to one page as they stood in one window.

    `page` says which page, `window` which window, `saved` when they were kept, as ISO text with
    the time. `fields` are all of the form, also what is no answer yet. `waits` is set for
    answers that were given in earnest, and go into the case once what they need is there.
    """

    page: str
    window: str
    saved: str
    fields: Fields = field(repr=False)
    waits: bool = False


@dataclass(frozen=True)
class Drafts:
    """The kept answers to the pages of one case, in a folder of their own.

    Each page is one file that only its owner may read, written whole or not at all; a file that
    cannot be read any more is passed by.
    """

    folder: Path

    def keep(self, draft: Draft, *, instead_of: str = "") -> None:
        """Keep answers in the place of what their window, or another one, kept before.

        Raises OutputError when they cannot be kept; what was kept before then still is.
        """
        others = [
            one for one in self.of(draft.page) if one.window not in (draft.window, instead_of)
        ]
        self._write(draft.page, [draft, *others][:_MOST])

    def of(self, page: str) -> tuple[Draft, ...]:
        """What is kept of a page, the latest first."""
        found = self._read(self._path(page))
        return tuple(sorted(found, key=lambda one: one.saved, reverse=True))

    def latest(self, page: str) -> Draft | None:
        """The latest answers to a page; None when none are kept."""
        return next(iter(self.of(page)), None)

    def every(self) -> tuple[Draft, ...]:
        """The latest answers to each page of which some are kept, the latest first."""
        try:
            paths = sorted(one for one in self.folder.iterdir() if one.suffix == _ENDING)
        except OSError:
            return ()
        found = [kept for path in paths if (kept := self._read(path))]
        latest = [max(kept, key=lambda one: one.saved) for kept in found]
        return tuple(sorted(latest, key=lambda one: one.saved, reverse=True))

    def drop(self, page: str, *windows: str) -> None:
        """Forget the answers of some windows to a page; of all without any."""
        left = [one for one in self.of(page) if windows and one.window not in windows]
        if left:
            self._write(page, left)
            return
        with suppress(OSError):
            self._path(page).unlink()

    def move(self, page: str, to: str) -> None:
        """Keep what is kept of a page as that of another."""
        kept = self.of(page)
        if kept:
            moved = [Draft(to, one.window, one.saved, one.fields, one.waits) for one in kept]
            self._write(to, moved)
            self.drop(page)

    def _path(self, page: str) -> Path:
        return self.folder / (hashlib.sha256(page.encode()).hexdigest()[:24] + _ENDING)

    def _read(self, path: Path) -> list[Draft]:
        try:
            held = json.loads(path.read_text("utf-8"))
        except (OSError, ValueError, RecursionError):
            return []
        return list(_drafts(held))

    def _write(self, page: str, drafts: Sequence[Draft]) -> None:
        path = self._path(page)
        content = json.dumps([vars(one) for one in drafts], ensure_ascii=False)
        beside = self.folder / own_name()
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            sweep(self.folder)
            handle = os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(content.encode("utf-8", "replace"))
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
        except OSError as error:
            with suppress(OSError):
                beside.unlink()
            raise OutputError(
                f"Your answers could not be kept: {error.strerror} ({self.folder}). Leave this "
                "page open, and check that the disk is not full and that you may write there."
            ) from None


def _drafts(held: Any) -> Iterator[Draft]:
    for one in held if isinstance(held, list) else ():
        try:
            fields = {str(name): [str(v) for v in values] for name, values in one["fields"].items()}
            yield Draft(
                str(one["page"]), str(one["window"]), str(one["saved"]), fields, bool(one["waits"])
            )
        except (TypeError, KeyError, AttributeError):
            continue
