"""The part of the toolkit that works on a meeting's minutes. Nothing is written but as it says."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.case import Case, Panel, Service, read_bytes
from generator.errors import FaultyInputError
from generator.panel import life
from generator.store import PanelFolder, write_case

if TYPE_CHECKING:
    from generator.readback.minutes import MinutesRead, Part, TypedIn, Typing

__all__ = ["Minutes"]


class Minutes:
    """What the toolkit does with minutes: typed, read back, sent, agreed."""

    @property
    def service(self) -> Service | None:
        """What the service's folder holds of every case."""
        raise NotImplementedError

    def open(self, path: Path | str) -> Case | Panel:
        """Read and validate a case or panel file."""
        raise NotImplementedError

    def meeting(self, path: Path) -> Panel:
        """The meeting of a file; raises FaultyInputError for a case file."""
        record = self.open(path)
        if not isinstance(record, Panel):
            raise FaultyInputError(f"{path.name} is a case file. Give the file of a meeting.")
        return record

    def minutes_sheet(self, panel: Panel) -> bytes:
        """A Word document to type a meeting's minutes in, with what its file says already."""
        from generator.documents.minutes import minutes_sheet  # noqa: PLC0415 (costly)

        return minutes_sheet(panel)

    def read_minutes(
        self, document: Path, folder: Path, *, new_version: bool = False
    ) -> "MinutesRead":
        """What typed minutes change in their meeting, one of a folder's; nothing is written yet.

        Agreed minutes are changed only with `new_version`. Raises TemplateError for what is no
        sound Word file, FaultyInputError where it holds no minutes of this folder.
        """
        from generator.readback.minutes import read_minutes  # noqa: PLC0415 (costly)

        held = PanelFolder(folder).panels(self.open)
        known = {one.panel.identifier: (one.path, one.panel) for one in held if one.panel}
        return read_minutes(document, known, self.service, new_version=new_version)

    def type_minutes(self, path: Path, part: "Part", typing: "Typing") -> "TypedIn":
        """What was typed in the form of a part changes in a meeting; nothing is written yet.

        Raises FaultyInputError for minutes that are locked, or an item that is no longer there.
        """
        from generator.readback.minutes import typed_in  # noqa: PLC0415 (costly)

        return typed_in(path, self.meeting(path), part, typing, self.service)

    def reopen_minutes(self, path: Path) -> None:
        """Open agreed minutes again, as the draft of their next version.

        Raises FaultyInputError for minutes that are not agreed.
        """
        if not life.is_locked(self.meeting(path).data):
            raise FaultyInputError(f"The minutes of {path.name} are not agreed: change them as is.")
        self._write(path, life.new_version(_own(path)))

    def send_minutes(self, path: Path, on: date) -> None:
        """Write into a meeting that its minutes were sent for accuracy; nothing is sent.

        Raises FaultyInputError for minutes that are agreed.
        """
        self.meeting(path)
        self._write(path, life.sent(_own(path), on))

    def agree_minutes(self, path: Path, at: Path, corrections: Sequence[str] = ()) -> None:
        """Write into a meeting that the one in the file `at` agreed its minutes, and lock them.

        What that meeting says was corrected is recorded, and then `corrections`. Its own file
        says then that they were agreed. Raises FaultyInputError for minutes that were not sent,
        or are agreed already.
        """
        meeting, later = self.meeting(path), self.meeting(at)
        last = {**later.data.get("previous_minutes", {})}
        said = [last["corrections"]] if "corrections" in last else []
        said += [one for one in corrections if one not in said]
        done = life.agreed(_own(path), date.fromisoformat(later.data["date"]), said)
        told = {"date": meeting.data["date"], "agreed": True}
        if said:
            told["corrections"] = said[0] if len(said) == 1 else " ".join(map(_ended, said))
        after = {**_own(at), "previous_minutes": told}
        self._checked(at, after)
        self._write(path, done)
        if after != _own(at):
            self._write(at, after)

    def _write(self, path: Path, data: dict[str, Any]) -> None:
        write_case(path, read_bytes(path), self._checked(path, data))

    def _checked(self, path: Path, data: dict[str, Any]) -> bytes:
        """The bytes of a meeting's file; raises FaultyInputError for what the file cannot hold."""
        from generator.readback import patched  # noqa: PLC0415 (costly)

        content, faults = patched(data, read_bytes(path), path, self.service)
        if faults:
            raise FaultyInputError(f"{path.name} cannot hold this:", [str(one) for one in faults])
        return content


def _own(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(read_bytes(path))
    return found


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?")) else f"{sentence}."
