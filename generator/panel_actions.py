"""The part of the toolkit that chases actions: a workbook of all, and a file for each owner."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.case import Case, Panel, Service, loads, read_bytes
from generator.documents.actions.columns import initials_of
from generator.documents.writing import laid_out, write_all
from generator.errors import FaultyInputError
from generator.panels import Meetings
from generator.readback.actions import ActionsReading, read_actions
from generator.reading import NotTextError, read_small
from generator.store import PanelFolder, write_case

if TYPE_CHECKING:
    from generator.documents.actions.owners import OwnerFile

__all__ = ["PanelActions", "ReadActions"]

_MOST_BYTES = 50 * 2**20


@dataclass(frozen=True)
class _Meeting:
    """A panel file as it was read."""

    path: Path
    content: bytes

    @cached_property
    def data(self) -> dict[str, Any]:
        """What the file itself holds."""
        found: dict[str, Any] = json.loads(self.content)
        return found

    @property
    def is_only_prepared(self) -> bool:
        """Whether nobody has said yet who came: the meeting has not been held."""
        return all(one["status"] == "invited" for one in self.data["attendance"])


@dataclass(frozen=True)
class ReadActions:
    """What a workbook of actions changes. `written` are the panel files that `apply` changes."""

    reading: ActionsReading
    meetings: tuple[_Meeting, ...]
    on: date
    service: Service | None

    @property
    def written(self) -> tuple[Path, ...]:
        """The meeting that records the updates last, before it those that it goes into."""
        return tuple(meeting.path for meeting, _ in self._changed())

    def apply(self) -> tuple[Path, ...]:
        """Write the changes; returns the copies of the files as they were.

        Raises CaseError when somebody else changed a file meanwhile, OutputError when one cannot
        be written.
        """
        made = [
            (meeting, laid_out(data, meeting.content)) for meeting, data in self._changed()
        ]
        for meeting, content in made:
            loads(content, meeting.path.name, folder=meeting.path.parent, service=self.service)
        return tuple(write_case(one.path, one.content, content) for one, content in made)

    def _changed(self) -> list[tuple[_Meeting, Mapping[str, Any]]]:
        """The files with their new data: first what is only prepared, then the last meeting.

        A meeting that is prepared already says how each action stood; left so, it would undo
        the news on its day.
        """
        if not self.reading.updates:
            return []
        day = self.on.isoformat()
        known = {one["number"]: one for one in self.reading.updates}
        found: list[tuple[_Meeting, Mapping[str, Any]]] = []
        for meeting in self.meetings:
            matters = meeting.data.get("matters_arising", ())
            if meeting.data["date"] < day or not meeting.is_only_prepared:
                continue
            if any(one.get("number") in known for one in matters):
                fresh = [_brought_up(one, known.get(one.get("number", ""), {})) for one in matters]
                found.append((meeting, {**meeting.data, "matters_arising": fresh}))
        last = self._last()
        own = next((data for meeting, data in found if meeting == last), last.data)
        found = [one for one in found if one[0] != last]
        updates = [*own.get("updates", ()), *self.reading.updates]
        return [*found, (last, {**own, "updates": updates})]

    def _last(self) -> _Meeting:
        day = self.on.isoformat()
        held = [one for one in self.meetings if one.data["date"] <= day]
        if not held:
            raise FaultyInputError(
                f"There is no meeting on or before {day} that could record the changes. Look at "
                "the day given with --date."
            )
        return max(held, key=lambda one: (one.data["date"], one.data["panel_id"]))


def _brought_up(matter: Mapping[str, Any], update: Mapping[str, Any]) -> dict[str, Any]:
    """A matter arising with the news of its action."""
    kept = {
        name: update[name]
        for name in ("owner", "due", "update", "reason", "evidence")
        if name in update
    }
    if "status" in update:
        status = update["status"]
        kept["status"] = "carried-forward" if status == "open" else status
    return {**matter, **kept}


class PanelActions:
    """What the toolkit does with the actions of all panels."""

    @property
    def service(self) -> Service | None:
        """What the service's folder holds of every case."""
        raise NotImplementedError

    def open(self, path: Path | str) -> Case | Panel:
        """Read and validate a case or panel file."""
        raise NotImplementedError

    def meetings(self, folder: Path) -> Meetings:
        """The cases and meetings of a folder."""
        raise NotImplementedError

    def actions_workbook(self, folder: Path, *, on: date) -> bytes:
        """A workbook of every action of all meetings, to be edited and read back.

        Raises FaultyInputError where a file cannot be opened: an action could be missing.
        """
        from generator.documents.actions.workbook import workbook  # noqa: PLC0415 (rare, costly)

        held = self._all(folder)
        return workbook(held.register, _initials(held), on)

    def read_actions(self, file: Path, folder: Path, *, on: date) -> ReadActions:
        """What a workbook of actions changes in the meetings of a folder; nothing is written yet.

        `on` is the day of the news. Raises FaultyInputError for what is no such workbook.
        """
        try:
            content = read_small(file, _MOST_BYTES)
        except NotTextError as error:
            raise FaultyInputError(str(error)) from None
        meetings = tuple(_Meeting(path, read_bytes(path)) for path in PanelFolder(folder).files())
        held = self._all(folder)
        reading = read_actions(content, file.name, held.register, _initials(held), on)
        return ReadActions(reading, meetings, on, self.service)

    def owner_files(
        self, folder: Path, *, on: date, only_overdue: bool = False
    ) -> "tuple[OwnerFile, ...]":
        """For each owner a Word file and a message with their own open actions and nobody else's.

        Nothing is sent. With `only_overdue`, what is overdue alone. Raises FaultyInputError as
        `actions_workbook` does.
        """
        from generator.documents.actions.owners import owner_files  # noqa: PLC0415 (rare, costly)

        held = self._all(folder)
        actions = [
            one for one in held.register.open(on) if one.is_overdue(on) or not only_overdue
        ]
        return owner_files(
            actions,
            [one.case for one in held.cases if one.case],
            [panel.data for panel in held.panels],
            on,
            self.service,
        )

    @staticmethod
    def write_owner_files(files: "tuple[OwnerFile, ...]", folder: Path) -> tuple[Path, ...]:
        """Write them into a folder, all or none; returns their paths. Raises OutputError."""
        contents = {
            folder / name: content
            for one in files
            for name, content in zip(one.names, (one.docx, one.eml), strict=True)
        }
        write_all(contents)
        return tuple(contents)

    def _all(self, folder: Path) -> Meetings:
        held = self.meetings(folder)
        if held.unread:
            raise FaultyInputError(
                "Not every file of this folder can be opened, so an action could be missing:",
                list(held.unread),
            )
        return held


def _initials(held: Meetings) -> dict[str, str]:
    """The initials of every child that a meeting or a case file knows, by case identifier."""
    cases = [one.case for one in held.cases if one.case]
    cases += [case for panel in held.panels for case in panel.cases]
    return {case.identifier: initials_of(case.data["child"]) for case in cases}
