"""Reads a document of minutes into the file of its meeting; what is unclear is asked."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.case import Panel, Service, read_bytes
from generator.documents.minutes import PANEL, minutes_sheet, places
from generator.errors import FaultyInputError
from generator.panel import life
from generator.readback._read import content_of, patched
from generator.readback.fields import Change, Conflict
from generator.readback.minutes._compare import compared
from generator.readback.minutes._meeting import Meeting
from generator.store import write_case
from generator.word.readback.sheet import read_sheet

__all__ = ["MinutesRead", "read_minutes"]

_LOCKED = Conflict(
    "These minutes are agreed and locked.",
    "To change them, make a new version, which the next panel agrees again: --new-version.",
)


@dataclass(frozen=True)
class MinutesRead:
    """What a document of minutes changes in the file of its meeting.

    `conflicts` are what somebody must settle: each with its place and its words, none of which
    is taken over. `refused` says that nothing at all can be written.
    """

    path: Path
    changes: tuple[Change, ...]
    conflicts: tuple[Conflict, ...]
    notes: tuple[str, ...] = ()
    refused: bool = False
    kind: str = "minutes"
    original: bytes = field(default=b"", repr=False)
    patched: bytes = field(default=b"", repr=False)
    meeting: Meeting | None = field(default=None, repr=False)
    service: Service | None = field(default=None, repr=False)

    def chosen(self, places: Collection[int]) -> "MinutesRead":
        """Only the changes at these places, from 0; what they need of each other is checked."""
        if self.refused or self.meeting is None:
            return self
        changes = tuple(one for place, one in enumerate(self.changes) if place in places)
        data = self.meeting.changed(changes)
        content, faults = patched(data, self.original, self.path, self.service)
        return replace(
            self,
            changes=changes,
            conflicts=(*self.conflicts, *faults),
            refused=bool(faults),
            patched=content,
        )

    def apply(self) -> Path | None:
        """Write what is clear; returns the copy kept of the file as it was.

        None when there is nothing to write. Raises CaseError when the file was changed in the
        meantime, OutputError when it cannot be written.
        """
        if self.refused or not self.changes:
            return None
        return write_case(self.path, self.original, self.patched)


def read_minutes(
    document: Path,
    meetings: Mapping[str, tuple[Path, Panel]],
    service: Service | None = None,
    *,
    new_version: bool = False,
) -> MinutesRead:
    """Compare typed minutes with their meeting, which is found among `meetings` by identifier.

    What is agreed is locked, but for a `new_version`, which then is a draft.

    Raises TemplateError for what is no sound Word file, FaultyInputError for one that is not
    there, is no minutes of ours, or is of another folder.
    """
    sheet = read_sheet(content_of(document))
    identifier = sheet.properties.get(PANEL, "")
    if not identifier:
        raise FaultyInputError(
            f"{document.name} was not made to type minutes in. Make one: throughcare panel minutes."
        )
    if identifier not in meetings:
        raise FaultyInputError(
            f"{document.name} holds the minutes of {identifier}, which is no meeting of this "
            "folder. Give the folder of its cases."
        )
    path, panel = meetings[identifier]
    if sheet.pending:
        tracked = Conflict(
            "The document holds tracked changes that nobody has decided on.",
            "Accept or reject all of them in Word, save it, and read it again.",
        )
        return MinutesRead(path, (), (tracked,), refused=True)
    original = read_bytes(path)
    own = json.loads(original)
    if life.is_locked(own) and new_version:
        own = life.new_version(own)
    meeting = Meeting(panel, own)
    found = compared(sheet, read_sheet(minutes_sheet(panel)), meeting, places(panel))
    content, faults = patched(meeting.changed(found.changes), original, path, service)
    if life.is_locked(own) and found.changes:
        faults = (*faults, _LOCKED)
    return MinutesRead(
        path,
        tuple(found.changes),
        (*found.questions, *faults),
        tuple(found.notes),
        bool(faults),
        original=original,
        patched=content,
        meeting=meeting,
        service=service,
    )
