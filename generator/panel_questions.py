"""The part of the toolkit that asks about words which may tell another child, and keeps answers."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from generator.case import Case, Panel, Question, questions_of, read_bytes
from generator.catalogue import Catalogue
from generator.documents.produce import Producer
from generator.documents.writing import laid_out
from generator.errors import FaultyInputError
from generator.panel.answers import with_answers
from generator.panel.kinds import USUAL
from generator.panels import Meetings
from generator.store import write_case

if TYPE_CHECKING:
    from generator.documents.actions.owners import OwnerFile

__all__ = ["PanelQuestions"]


class PanelQuestions:
    """What the toolkit asks before the papers of a panel go out."""

    @property
    def catalogue(self) -> Catalogue:
        """The kinds of document there are."""
        raise NotImplementedError

    @property
    def _producer(self) -> Producer:
        raise NotImplementedError

    def open(self, path: Path | str) -> Case | Panel:
        """Read and validate a case or panel file."""
        raise NotImplementedError

    def meetings(self, folder: Path) -> Meetings:
        """The cases and meetings of a folder."""
        raise NotImplementedError

    def owner_files(
        self, folder: Path, *, on: date, only_overdue: bool = False
    ) -> "tuple[OwnerFile, ...]":
        """For each owner a Word file and a message with their own open actions."""
        raise NotImplementedError

    def panel_questions(self, record: Panel, *, on: date) -> tuple[list[Question], tuple[str, ...]]:
        """What a person is asked of a meeting's papers, and in a sentence each what hides more.

        That is of extracts, of packs for members and agencies, and of the files of owners of what
        the meeting agreed. `on` is the day that they would be made.
        """
        from generator.documents.panel_questions import (  # noqa: PLC0415 (rare, costly)
            owner_questions,
            pack_questions,
        )

        asked, notes = questions_of(record), []
        folder = record.folder or Path()
        kind, day = record.data.get("kind", USUAL), date.fromisoformat(record.data["date"])
        before = self.meetings(folder).last(kind, day, held=True)
        try:
            asked += pack_questions(self._producer, self.catalogue, record, before, on=on)
        except FaultyInputError as error:
            notes.append(f"Not every pack could be looked through. {error}")
        try:
            asked += owner_questions(record, self.owner_files(folder, on=on))
        except FaultyInputError as error:
            notes.append(f"The files of owners could not be looked through. {error}")
        return list({one.number: one for one in reversed(asked)}.values())[::-1], tuple(notes)

    def answer_panel(
        self, path: Path, numbers: Sequence[str], *, by: str, reason: str, on: date
    ) -> Path:
        """Keep in a meeting's file that words asked about tell nobody; returns the copy as it was.

        Raises FaultyInputError for an unknown number or no panel, CaseError when somebody else
        changed the file meanwhile, OutputError when it cannot be written.
        """
        original = read_bytes(path)
        record = self.open(path)
        if not isinstance(record, Panel):
            raise FaultyInputError("This is a case file. Give the file of a meeting.")
        asked = questions_of(record)
        if not {*numbers} <= {one.number for one in asked}:
            asked, _ = self.panel_questions(record, on=on)
        new = with_answers(record, asked, numbers, by=by, reason=reason, on=on)
        return write_case(path, original, laid_out(new, original))
