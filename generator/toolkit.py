"""The public face: open a case, check it, see what is ready, make documents, write them."""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from generator.agendas import Agendas
from generator.answering import Answering
from generator.boards import Boards
from generator.case import Case, Opened, Panel, Service, Told, load, loads
from generator.case.asking import Asking, taken_from
from generator.case_papers import CasePapers
from generator.catalogue import SUBJECTS, Catalogue, Kind
from generator.dates import Dates
from generator.documents.produce import Document, Producer, Trial
from generator.documents.readiness import (
    Answers,
    Readiness,
    none_ready,
    not_ready,
    shared_waits,
)
from generator.documents.status import Status, statuses
from generator.documents.writers import FORMATS, WRITERS, Merged, comes_as, usual
from generator.documents.writing import write_all
from generator.easy_pictures import EasyPictures
from generator.easy_studio import EasyStudio
from generator.easy_week import EasyWeek
from generator.easy_words import EasyWords
from generator.errors import FaultyInputError, OutputError
from generator.intake import Imports
from generator.logbooks import Logbooks
from generator.minutes import Minutes
from generator.own_templates import OwnTemplates
from generator.panel_actions import PanelActions
from generator.panel_questions import PanelQuestions
from generator.panels import Panels
from generator.papers import Papers
from generator.quietly import quietly
from generator.readback import ReadBack, read_back, taken_over
from generator.remaking import Remaking
from generator.resources import Resources
from generator.service import find_service, open_service
from generator.sign_off import SignOff
from generator.workbooks import Workbooks

if TYPE_CHECKING:
    from generator.documents.field_guide import GuideRow

__all__ = ["FORMATS", "Readiness", "Toolkit", "shared_waits"]


class Toolkit(
    Papers,
    Imports,
    Workbooks,
    EasyWords,
    EasyPictures,
    EasyStudio,
    EasyWeek,
    SignOff,
    Panels,
    Logbooks,
    PanelActions,
    Minutes,
    Boards,
    PanelQuestions,
    Answering,
    CasePapers,
    Agendas,
    OwnTemplates,
    Dates,
    Remaking,
):
    """Everything Throughcare does, for one service.

    `service` is the service's folder: its settings, staff, establishments, templates and packs.
    None takes the folder that the first file opened lies in or below, if that is in one, else the
    shipped templates and packs alone. `libreoffice` allows LibreOffice, where it is installed, to
    draw a PDF that our own engine refuses; the document then says so.
    """

    def __init__(self, service: Path | None = None, *, libreoffice: bool = False) -> None:
        self._folder = service
        self._given = service is not None
        self._libreoffice = libreoffice
        self._before = Opened()

    @cached_property
    def catalogue(self) -> Catalogue:
        """The kinds of document there are: the service's own before the shipped ones."""
        return Catalogue(Resources(self._folder))

    @cached_property
    def _producer(self) -> Producer:
        return Producer(Resources(self._folder), self._libreoffice)

    @cached_property
    def service(self) -> Service | None:
        """What the service's folder holds of every case; None where there is no folder.

        Raises FaultyInputError with every fault of its files.
        """
        return None if self._folder is None else open_service(self._folder)

    @property
    def service_folder(self) -> Path | None:
        """The service's folder; None where there is none."""
        return self._folder

    @property
    def _answers(self) -> Answers:
        return self._producer.answers

    def open(self, path: Path | str) -> Case | Panel:
        """Read and validate a case or panel file, with what its service's folder adds.

        Raises CaseError with all its faults, FaultyInputError for a file of another service's
        folder than those before, or for faults of the folder.
        """
        self._settle(Path(path))
        return load(Path(path), self.service, self._before)

    def _settle(self, path: Path) -> None:
        """Take the folder that a file lies in or below for the service's, where none was given."""
        found = None if self._given else find_service(path)
        if found is None or found == self._folder:
            return
        if self._folder is not None:
            raise FaultyInputError(
                f"{path.name} belongs to the service in {found}, the files before it to the one in "
                f"{self._folder}. Work on one service at a time, or say which with --service."
            )
        self._folder = found
        self.renew()

    def renew(self) -> None:
        """Look at the service's folder anew: something in it has changed."""
        for made_before in ("catalogue", "_producer", "service"):
            self.__dict__.pop(made_before, None)

    def begin(self, on: date, *, like: Case | None = None, folder: Path | None = None) -> Asking:
        """The first questions about a child, to be answered on this day.

        `like` is a case of the same service: its service and workers are taken over, and
        nothing about its child. `folder` is where the case will lie: what the folder of its
        service holds is neither asked nor taken over.
        """
        if folder is not None:
            self._settle(folder / "case.json")
        taken = taken_from(like.data) if like else {}
        held = self.service.held if self.service else ()
        kept = {name: value for name, value in taken.items() if name not in held}
        return Asking(on, kept, service=self.service)

    def start(self, path: Path, asking: Asking) -> Case:
        """Write the case file that the answers make, and open it.

        Raises OutputError where a file of that name is there already, CaseError for answers
        that make no faultless case; then nothing is written.
        """
        content = json.dumps(asking.case(), ensure_ascii=False, indent=2) + "\n"
        self._settle(path)
        record = loads(content.encode(), path.name, folder=path.parent, service=self.service)
        if path.exists():
            raise OutputError(
                f"Nothing was written: {path} is there already. Use another reference, or put "
                "that file somewhere else."
            )
        self.save(path, content.encode())
        if not isinstance(record, Case):
            raise FaultyInputError("These answers make no case.")
        return record

    def field_guide(self, kind: str | None = None) -> "tuple[GuideRow, ...]":
        """Every field of a case, explained; with a kind, those that it cannot be made without.

        Raises FaultyInputError for an unknown kind.
        """
        from generator.documents.field_guide import field_guide  # noqa: PLC0415 (rare)

        only = self.catalogue.get(kind) if kind else None
        return field_guide(tuple(self.catalogue.kinds()), only)

    def readiness(self, record: Case | Panel, *, on: date) -> tuple[Readiness, ...]:
        """For every kind made from such a file: is it ready on this day, what is missing."""
        return tuple(
            self.readiness_of(kind, record, on=on)
            for kind in self.catalogue.kinds()
            if kind.subject == _subject(record)
        )

    def readiness_of(self, kind: Kind, record: Case | Panel, *, on: date) -> Readiness:
        """Is one kind of document ready on this day, what is missing for it."""
        return self._answers.of(kind, record, on).readiness

    def unprinted(self, record: Case | Panel, *, on: date) -> tuple[Told, ...]:
        """Every field of a file that no document made from it shows, ready or not.

        Raises TemplateError for a service's own template with faults.
        """
        from generator.documents.unprinted import unprinted  # noqa: PLC0415 (rare, costly)

        kinds = [kind for kind in self.catalogue.kinds() if kind.subject == _subject(record)]
        made = {
            kind: [one.content for one in self._answers.of(kind, record, on).merged]
            for kind in kinds
            if kind.has_template
        }
        return tuple(unprinted(record, made))

    def generate(
        self,
        record: Case | Panel,
        kinds: Sequence[str] = (),
        *,
        formats: Sequence[str] | None = None,
        on: date,
        draft: bool = False,
        discreet: bool = False,
        before: Callable[[str], bytes | None] = lambda kind: None,
    ) -> tuple[Document, ...]:
        """Make documents; none is written yet.

        Without `kinds`, all that the file is ready for (all of them with `draft`), each in those
        of the formats that it comes in. Without `formats`, in Word and PDF; what has no Word
        template is then made only if it is asked for. A panel's minutes come with an extract for
        each child. `before` gives the calendar of a kind that was written last, from which a new
        one cancels what is done. `discreet` leaves the address and the names of others out of an
        easy-read paper.
        Raises NotReadyError if a kind that was asked for is not ready, or none is, and `draft`
        is not set, and FaultyInputError for an unknown kind or format, or one that cannot be
        discreet.
        """
        wanted = self._wanted(record, kinds, formats, on, draft)
        if discreet and (loud := [kind.title for kind in wanted if "pictures" not in kind.gives]):
            raise FaultyInputError("Only easy-read papers can be made discreet. Not:", loud)
        with quietly():
            return tuple(
                document
                for kind in wanted
                for merged in self._merged(kind, record, on, draft, Trial(discreet=discreet))
                for document in self._producer.finish(
                    merged,
                    formats=[form for form in formats or usual(kind) if comes_as(kind, form)],
                    on=on,
                    draft=draft,
                    before=before(kind.name),
                )
            )

    def read_back(self, document: Path | str, case: Path | str) -> ReadBack:
        """What an edited Word document would change in its case file; nothing is written yet.

        Raises TemplateError for what is no sound Word file, CaseError for a case file with
        faults, FaultyInputError for a document that is not there.
        """
        self._settle(Path(case))
        return read_back(Path(document), Path(case), self.catalogue, self._producer, self.service)

    def write(
        self,
        documents: Iterable[Document],
        folder: Path | str,
        *,
        say: Callable[[str], object] = lambda sentence: None,
    ) -> tuple[Path, ...]:
        """Write documents into a folder, all or none.

        `say` is called with each sentence that a person should read besides. Raises
        OutputError, also when a file there is not recognised as one of ours that nobody
        touched since, or has a password that the new one has not.
        """
        files = {Path(folder) / one.file_name: one.content for one in documents}
        write_all(files, say=say)
        return tuple(files)

    def status(
        self,
        folder: Path | str,
        records: Iterable[Case | Panel],
        *,
        on: date | None = None,
        files: Iterable[Path] | None = None,
    ) -> tuple[Status, ...]:
        """Which of the documents in a folder are out of date against these files, and why.

        `on` is the day to judge them on; None looks at no day. `files` are those of the folder
        to look at; None looks at all.
        """
        catalogue, producer = self.catalogue, self._producer

        def taken(path: Path, record: Case) -> bool:
            return taken_over(path, record, catalogue, producer)

        return tuple(
            statuses(Path(folder), records, catalogue, producer, on, files=files, taken_over=taken)
        )

    def _wanted(
        self,
        record: Case | Panel,
        names: Sequence[str],
        formats: Sequence[str] | None,
        on: date,
        draft: bool,
    ) -> list[Kind]:
        strange = [name for name in formats or () if name not in WRITERS]
        if strange or (formats is not None and not formats):
            raise FaultyInputError(
                f"The formats are {', '.join(WRITERS)}; not: {', '.join(strange) or 'none'}."
            )
        wanted = formats or FORMATS
        subject = _subject(record)
        kinds = [self.catalogue.get(name) for name in dict.fromkeys(names)]
        wrong = [
            f"{kind.title} ({kind.name}) is made from {SUBJECTS[kind.subject].words}, "
            f"not {SUBJECTS[subject].words}."
            for kind in kinds
            if kind.subject != subject
        ]
        wrong += [
            f"{kind.title} ({kind.name}) does not come as {form}."
            for kind in kinds
            for form in formats or ()
            if not comes_as(kind, form)
        ]
        if wrong:
            raise FaultyInputError("Not every document can be made from this file:", wrong)
        every = kinds or [
            kind
            for kind in self.catalogue.kinds()
            if kind.subject == subject and any(comes_as(kind, form) for form in wanted)
        ]
        if not every:
            made_from = SUBJECTS[subject].words
            raise FaultyInputError(f"No document made from {made_from} comes as {wanted[0]}.")
        if draft:
            return every
        answers = [self._answers.of(kind, record, on) for kind in every]
        for answer in answers:
            if answer.error:
                raise answer.error
        unready = [answer.readiness for answer in answers if not answer.readiness.ready]
        ready = [answer.readiness.kind for answer in answers if answer.readiness.ready]
        if unready and kinds:
            raise not_ready(unready)
        if unready and not ready:
            raise none_ready(unready)
        return ready

    def _merged(
        self, kind: Kind, record: Case | Panel, on: date, draft: bool, trial: Trial
    ) -> Sequence[Merged]:
        if draft or trial.discreet:
            return tuple(self._producer.merge(kind, record, on=on, draft=draft, trial=trial))
        return self._answers.of(kind, record, on).merged


def _subject(record: Case | Panel) -> str:
    return "panel" if isinstance(record, Panel) else "case"
