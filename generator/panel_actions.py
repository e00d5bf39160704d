"""The part of the toolkit that chases actions: a workbook of all, and a file for each owner."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from generator.case import Case, Panel, Service, loads, read_bytes
from generator.documents.writing import laid_out, write_all
from generator.errors import FaultyInputError
from generator.logbooks import initials_in
from generator.panel import Action
from generator.panel.news import recorded
from generator.panels import Meetings
from generator.reading import NotTextError, read_small
from generator.store import PanelFolder, write_case

if TYPE_CHECKING:
    from generator.documents.actions.owners import OwnerFile
    from generator.documents.produce import Document
    from generator.readback.actions import ActionsReading
    from generator.readback.minutes import People
    from generator.readback.news import News

__all__ = ["PanelActions", "ReadActions"]

_LOG = "action-log"
_MOST_BYTES = 50 * 2**20


@dataclass(frozen=True)
class ReadActions:
    """What a workbook of actions changes. `files` are the panel files, as they were read.

    `actions` are those of the register before the changes.
    """

    reading: "ActionsReading"
    files: Mapping[Path, bytes]
    actions: Mapping[str, Action]
    on: date
    service: Service | None

    def apply(self) -> Mapping[Path, Path]:
        """Write the changes; returns each file with the copy of it as it was.

        Raises CaseError when somebody else changed a file meanwhile, OutputError when one cannot
        be written, FaultyInputError when no meeting can record them.
        """
        read = {path: json.loads(content) for path, content in self.files.items()}
        paths = {data["panel_id"]: path for path, data in read.items()}
        updates = self.reading.updates
        changed = recorded(list(read.values()), updates, self.on, self.actions)
        made = {
            paths[name]: laid_out(data, self.files[paths[name]]) for name, data in changed.items()
        }
        for path, content in made.items():
            loads(content, path.name, folder=path.parent, service=self.service)
        return {path: write_case(path, self.files[path], made[path]) for path in made}


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

    def of_register(
        self, folder: Path, kind: str, *, on: date, formats: Sequence[str] = ()
    ) -> "tuple[Document, ...]":
        """A document made from a folder's register."""
        raise NotImplementedError

    def actions_workbook(self, folder: Path, *, on: date) -> bytes:
        """A workbook of every action of all meetings, to be edited and read back.

        Raises FaultyInputError where a file cannot be opened: an action could be missing.
        """
        [made] = self.of_register(folder, _LOG, on=on, formats=["xlsx"])
        return made.content

    def read_actions(self, file: Path, folder: Path, *, on: date) -> ReadActions:
        """What a workbook of actions changes in the meetings of a folder; nothing is written yet.

        `on` is the day of the news. Raises FaultyInputError for what is no such workbook.
        """
        from generator.readback.actions import read_actions  # noqa: PLC0415 (costly)

        try:
            content = read_small(file, _MOST_BYTES)
        except NotTextError as error:
            raise FaultyInputError(str(error)) from None
        files = {path: read_bytes(path) for path in PanelFolder(folder).files()}
        held = self._all(folder)
        reading = read_actions(
            content, file.name, held.register, initials_in(held), on, people=partial(_people, held)
        )
        return ReadActions(reading, files, held.register.actions, on, self.service)

    def tell_action(
        self, folder: Path, number: str, said: Mapping[str, str], *, on: date
    ) -> "tuple[News, ReadActions]":
        """News of one action as a person typed it; nothing is written before `apply`.

        `said` holds text by the names of a panel file's `updates`. With slips there is nothing to
        apply. Raises FaultyInputError for an unknown number.
        """
        from generator.readback.actions import ActionsReading  # noqa: PLC0415 (costly)
        from generator.readback.news import read_news  # noqa: PLC0415 (costly)

        files = {path: read_bytes(path) for path in PanelFolder(folder).files()}
        held = self._all(folder)
        action = held.register.actions.get(number)
        if action is None:
            raise FaultyInputError(f"No meeting agreed an action {number}. Look it up in the list.")
        news = read_news(action, said, _people(held, action), on)
        reading = ActionsReading((news.update,) if news.update else (), (), ())
        return news, ReadActions(reading, files, held.register.actions, on, self.service)

    def owners(
        self, folder: Path, *, on: date, only_overdue: bool = False, held: Meetings | None = None
    ) -> dict[str, list[Action]]:
        """Each owner of an open action, by name, with what is theirs; as `owner_files` does."""
        from generator.documents.actions.owners import owned  # noqa: PLC0415 (rare, costly)

        held = self._all(folder, held)
        cases = [one.case for one in held.cases if one.case]
        meetings = [panel.data for panel in held.panels]
        return owned(_left(held, on, only_overdue), cases, meetings, self.service)

    def owner_files(
        self,
        folder: Path,
        *,
        on: date,
        only_overdue: bool = False,
        only: str = "",
        held: Meetings | None = None,
    ) -> "tuple[OwnerFile, ...]":
        """For each owner a Word file and a message with their own open actions and nobody else's.

        Nothing is sent. With `only_overdue`, what is overdue alone; with `only`, the files of
        one owner. `held` is what the folder
        holds, where that is known. Raises FaultyInputError as
        `actions_workbook` does.
        """
        from generator.documents.actions.owners import owner_files  # noqa: PLC0415 (rare, costly)

        held = self._all(folder, held)
        actions = _left(held, on, only_overdue)
        return owner_files(
            actions,
            [one.case for one in held.cases if one.case],
            [panel.data for panel in held.panels],
            on,
            self.service,
            only=only,
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

    def _all(self, folder: Path, held: Meetings | None = None) -> Meetings:
        held = held or self.meetings(folder)
        if held.unread:
            raise FaultyInputError(
                "Not every file of this folder can be opened, so an action could be missing:",
                list(held.unread),
            )
        return held


def _people(held: Meetings, action: Action) -> "People":
    """Those whom the owner of an action may be: of the last meeting, and of its child."""
    from generator.readback.minutes import People  # noqa: PLC0415 (costly)

    last = max(held.panels, key=lambda one: (one.data["date"], one.identifier))
    cases = (one.case for one in held.cases if one.case)
    own = next((one for one in cases if one.identifier == action.case_id), None)
    return People.of(last.data, own)


def _left(held: Meetings, on: date, only_overdue: bool) -> list[Action]:
    return [one for one in held.register.open(on) if one.is_overdue(on) or not only_overdue]
