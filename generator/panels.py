"""The part of the toolkit that works on panels. Nothing is written but by `save`."""

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from generator.case import PANELS, Case, Panel, PartReader, Service, loads, others_beside
from generator.case.facts.words import day_words
from generator.catalogue import Catalogue
from generator.documents.panel_pack import Packs, agency_packs, member_packs
from generator.documents.produce import Producer
from generator.documents.readers import refuse_certain
from generator.documents.writing import write_all
from generator.errors import FaultyInputError, OutputError
from generator.panel import PanelKind, Register, panel_kind, register, who_is_due
from generator.panel.due import chosen
from generator.panel.invites import invites
from generator.panel.kinds import USUAL
from generator.panel.life import was_held
from generator.panel.new import Escalation, Prepared, prepared
from generator.quietly import quietly
from generator.store import CaseFolder, Held, HeldPanel, PanelFolder

__all__ = ["Meetings", "Panels"]


@dataclass(frozen=True)
class Meetings:
    """The cases and meetings of a folder.

    `unread` says in a sentence each which files cannot be opened.
    """

    cases: tuple[Held, ...]
    panels: tuple[Panel, ...]
    unread: tuple[str, ...]

    @property
    def register(self) -> Register:
        """Every action of all meetings."""
        ids: dict[str, str] = {}
        for panel in self.panels:
            for item, case in zip(panel.data["items"], panel.cases, strict=True):
                ids[item["case"]] = case.identifier
        return register([panel.data for panel in self.panels], ids)

    def last(self, kind: str, day: date, *, held: bool = False) -> Panel | None:
        """The last meeting of a kind before a day; None when there was none.

        With `held`, the last that took place.
        """
        found = [
            one
            for one in self.panels
            if one.data.get("kind", USUAL) == kind
            and one.data["date"] < day.isoformat()
            and (not held or was_held(one.data))
        ]
        return max(found, key=lambda one: one.data["date"], default=None)


class Panels:
    """What the toolkit does with the panels of a folder."""

    @property
    def service(self) -> Service | None:
        """What the service's folder holds of every case."""
        raise NotImplementedError

    @property
    def catalogue(self) -> Catalogue:
        """The kinds of document there are."""
        raise NotImplementedError

    @property
    def _producer(self) -> Producer:
        raise NotImplementedError

    @property
    def service_folder(self) -> Path | None:
        """The service's folder; None where there is none."""
        raise NotImplementedError

    def open(self, path: Path | str) -> Case | Panel:
        """Read and validate a case or panel file."""
        raise NotImplementedError

    def packs(
        self,
        meeting: Path,
        folder: Path,
        *,
        on: date,
        for_agencies: bool = False,
        only: PartReader | None = None,
    ) -> Packs:
        """A PDF for each person who is asked to a meeting, or for each agency that somebody is of.

        `folder` holds the cases and the earlier meetings. `only` makes that of one reader.

        Raises FaultyInputError for a case file, and where a part would name another child.
        """
        record = self.open(meeting)
        if not isinstance(record, Panel):
            raise FaultyInputError(f"{meeting.name} is a case file. Give the file of a meeting.")
        kind, day = record.data.get("kind", USUAL), date.fromisoformat(record.data["date"])
        packs = agency_packs if for_agencies else member_packs
        with quietly():
            before = self.meetings(folder).last(kind, day, held=True)
            return packs(self._producer, self.catalogue, record, before, on=on, only=only)

    def invites(self, meeting: Path, *, on: date) -> dict[str, bytes]:
        """A calendar file for each person who is asked to a meeting, by name of file.

        Raises FaultyInputError for a case file, for a meeting without its times, and where one
        would tell who a child is.
        """
        record = self.open(meeting)
        if not isinstance(record, Panel):
            raise FaultyInputError(f"{meeting.name} is a case file. Give the file of a meeting.")
        kind = panel_kind(record.data.get("kind"), self.service_folder)
        made = invites(record, kind, on=on)
        children = others_beside(record, (), ())
        for name, content in made.items():
            refuse_certain(content, "ics", children, f"the invitation {name}")
        return made

    def meetings(self, folder: Path) -> Meetings:
        """The cases and meetings of a folder; raises FaultyInputError for no such folder."""
        opened: Callable[[Path], Case | Panel] = self.open
        cases = tuple(CaseFolder(folder).cases(opened))
        panels = tuple(PanelFolder(folder).panels(opened))
        files: tuple[Held | HeldPanel, ...] = (*cases, *panels)
        unread = [
            f"{one.path.name} cannot be opened: {one.error.shortly}"
            for one in files
            if one.error is not None
        ]
        return Meetings(cases, tuple(one.panel for one in panels if one.panel), tuple(unread))

    def new_panel(
        self,
        folder: Path,
        day: date,
        kind: str,
        panel_id: str = "",
        *,
        bring: Collection[str] | None = None,
        asked_for: str = "",
        held: Meetings | None = None,
    ) -> Prepared:
        """The meeting of that kind on that day, with every child of the folder who is due.

        `panel_id` names it; empty is by kind and day. `bring` are the case identifiers of those
        who come, where a person chose; `asked_for` says why one comes who is not due. `held` is
        what the folder holds, where that is known. Raises FaultyInputError where a file of the
        folder cannot be opened, since a child could be left out.
        """
        held = held or self.meetings(folder)
        if held.unread:
            raise FaultyInputError(
                "Not every file of this folder can be opened, so a child could be left out:",
                list(held.unread),
            )
        wanted = panel_kind(kind, self.service_folder)
        name = panel_id or f"{wanted.name.upper()}-{day.isoformat()}"
        if any(one.identifier == name for one in held.panels):
            raise FaultyInputError(
                f"There is a meeting {name} already. Open that one, or give another name."
            )
        before = held.last(wanted.name, day)
        files = {one.case.identifier: one.path.name for one in held.cases if one.case}
        cases = [one.case for one in held.cases if one.case]
        since = date.fromisoformat(before.data["date"]) if before else None
        called = who_is_due(cases, wanted, day, since, held.register)
        if bring is not None:
            if not set(bring) <= {one.identifier for one in cases}:
                raise FaultyInputError(
                    "A child who was chosen has no case file in this folder any more. Choose again."
                )
            called = chosen(called, cases, bring, asked_for, held.register.open(day))
        made = prepared(
            wanted,
            day,
            called,
            held.register,
            panel_id=name,
            files=files,
            before=before.data if before else None,
            staff=self.service.staff if self.service else (),
            escalation=Escalation(**self.service.escalation) if self.service else None,
        )
        made = replace(made, notes=(*_not_the_next(held, wanted, day), *made.notes))
        if before is not None or self.service is not None:
            return made
        return _with_service(made)

    def start_panel(self, folder: Path, made: Prepared) -> Path:
        """Write a prepared meeting into the panels of a folder; returns its file.

        Raises OutputError, also where a file of that name is there already, CaseError for what
        makes no faultless meeting; then nothing is written.
        """
        path = folder / PANELS / f"{made.panel['panel_id']}.json"
        if path.exists():
            raise OutputError(
                f"Nothing was written: {path.name} is there already. Open that meeting, or choose "
                "another day."
            )
        content = (json.dumps(made.panel, indent=2, ensure_ascii=False) + "\n").encode()
        loads(content, path.name, folder=path.parent, service=self.service)
        write_all({path: content})
        return path


def _not_the_next(held: Meetings, kind: PanelKind, day: date) -> Iterator[str]:
    """What meetings of the kind there are on that day already, or after it."""
    for one in held.panels:
        its = date.fromisoformat(one.data["date"])
        if one.data.get("kind", USUAL) == kind.name and its >= day:
            when = "on this day" if its == day else f"later, on {day_words(its)}"
            yield f"Meeting {one.identifier} is {when}. Look whether it is the one you want."


def _with_service(made: Prepared) -> Prepared:
    """The first meeting of a folder without a service's own: of the service of most children."""
    told = [dict(one.case.data["service"]) for one in made.called if "service" in one.case.data]
    names = Counter(one["name"] for one in told)
    if not names:
        return made
    [(name, _)] = names.most_common(1)
    found = next(one for one in told if one["name"] == name)
    service = {key: value for key, value in found.items() if key != "logo"}
    notes = made.notes
    if len(names) > 1:
        notes = (*notes, f"The children are of several services. This is a meeting of {name}.")
    return replace(made, panel={**made.panel, "service": service}, notes=notes)
