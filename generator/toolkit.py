"""The public face: open a case, check it, see what is ready, make documents, write them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from generator.case import Case, Panel, load, missing
from generator.catalogue import Catalogue, Kind
from generator.documents.produce import Document, Producer, Trial
from generator.documents.status import Status, statuses
from generator.documents.writing import edited, file_name, write_all
from generator.errors import FaultyInputError, NotReadyError, OutputError
from generator.readback import ReadBack, read_back
from generator.resources import Resources
from generator.rules import Deadline, Finding
from generator.rules.case_dates import CaseDates
from generator.rules.checks import identity

FORMATS = ("docx", "pdf")
_DATES = "statutory-dates"


@dataclass(frozen=True)
class Readiness:
    """Whether a document can be made, and if not, everything that is missing, in words."""

    kind: Kind
    missing: tuple[str, ...]

    @property
    def ready(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing


class Toolkit:
    """Everything Throughcare does, for one service.

    `service` is the folder of the service's own templates and packs; None uses
    the shipped ones alone. `libreoffice` allows LibreOffice, where it is installed, to
    draw a PDF that our own engine refuses; the document then says so.
    """

    def __init__(self, service: Path | None = None, *, libreoffice: bool = False) -> None:
        self._resources = Resources(service)
        self._libreoffice = libreoffice
        self.catalogue = Catalogue(self._resources)

    @cached_property
    def _producer(self) -> Producer:
        return Producer(self._resources, self._libreoffice)

    def open(self, path: Path | str) -> Case | Panel:
        """Read and validate a case or panel file. Raises CaseError with all its faults."""
        return load(Path(path))

    def readiness(self, record: Case | Panel, *, on: date) -> tuple[Readiness, ...]:
        """For every kind made from such a file: is it ready on this day, what is missing."""
        return tuple(
            Readiness(kind, self._missing(kind, record, on))
            for kind in self.catalogue.kinds()
            if kind.subject == _subject(record)
        )

    def generate(
        self,
        record: Case | Panel,
        kinds: Sequence[str] = (),
        *,
        formats: Sequence[str] = FORMATS,
        on: date,
        draft: bool = False,
    ) -> tuple[Document, ...]:
        """Make documents; none is written yet.

        Without `kinds`, all that the file is ready for (all of them with `draft`).
        A panel's minutes come with an extract for each child. Raises
        NotReadyError if a kind that was asked for is not ready and `draft` is not
        set, and FaultyInputError for an unknown kind or format.
        """
        wanted = self._wanted(record, kinds, formats, on, draft)
        return tuple(
            document
            for kind in wanted
            for document in self._producer.make(kind, record, formats=formats, on=on, draft=draft)
        )

    def read_back(self, document: Path | str, case: Path | str) -> ReadBack:
        """What an edited Word document would change in its case file; nothing is written yet.

        Raises TemplateError for what is no sound Word file, CaseError for a case file with
        faults, FaultyInputError for a document that is not there.
        """
        return read_back(Path(document), Path(case), self.catalogue, self._producer)

    def deadlines(
        self, record: Case | Panel, on: date, pack: str | None = None
    ) -> tuple[Deadline, ...]:
        """Every date the rules set for a case, in order; those that cannot be told yet last.

        `pack` is a rule pack's name or file; None goes by the case. Raises
        FaultyInputError for a panel, RulesError for an unknown pack.
        """
        return self.case_dates(record, on, pack).deadlines

    def findings(
        self, record: Case | Panel, on: date, pack: str | None = None
    ) -> tuple[Finding, ...]:
        """What the checks find in a case, the weightiest first. Raises as `deadlines` does."""
        return self.case_dates(record, on, pack).findings

    def case_dates(
        self,
        record: Case | Panel,
        on: date,
        pack: str | None = None,
        release: date | None = None,
    ) -> CaseDates:
        """All that the rules say of a case, with what another release date would move.

        Raises as `deadlines` does.
        """
        if isinstance(record, Panel):
            raise FaultyInputError(
                "Dates are counted for one child. This is a panel file: give a case file."
            )
        return self._producer.dates(record, on, Trial(pack, release))

    def dates(
        self,
        record: Case | Panel,
        form: str,
        *,
        on: date,
        pack: str | None = None,
        release: date | None = None,
        names: bool = False,
    ) -> Document:
        """The dates of a case as one document; it is not written yet.

        `form` is docx, pdf, xlsx or ics. `release` is a release date to try, which a
        calendar cannot show; `names` puts the child's name into a calendar. Raises
        NotReadyError for a case without a sentence or a remand, and as `deadlines` does.
        """
        dates, trial = self.case_dates(record, on, pack, release), Trial(pack, release)
        kind = self._wanted(record, [_DATES], FORMATS, on, draft=False)[0]
        if form in FORMATS:
            made = self._producer.make(
                kind, record, formats=[form], on=on, draft=False, trial=trial
            )
            return next(made)
        if form == "xlsx":
            from generator.sheets.workbook import workbook as content_of  # noqa: PLC0415

            content = content_of(dates)
        elif form == "ics" and release is None:
            from generator.sheets.calendar import calendar  # noqa: PLC0415

            content = calendar(dates, names=names)
        else:
            raise FaultyInputError(
                "A calendar cannot show what would move: leave out the other release date."
                if form == "ics"
                else f"The dates come as docx, pdf, xlsx or ics; not: {form}."
            )
        return Document(kind, f"{record.identifier}{trial.suffix}", on, form, content, draft=False)

    def write(self, documents: Iterable[Document], folder: Path | str) -> tuple[Path, ...]:
        """Write documents into a folder, all or none.

        Raises OutputError, also when a Word file there was edited since it was made.
        """
        files = {
            Path(folder) / file_name(d.kind.name, d.identifier, d.on, d.format): d.content
            for d in documents
        }
        changed = [path.name for path in files if path.suffix == ".docx" and edited(path)]
        if changed:
            raise OutputError(
                f"Nothing was written: {', '.join(changed)} in {folder} has been edited since it "
                "was made. Read the changes back with `throughcare read`, or move the file away."
            )
        write_all(files)
        return tuple(files)

    def status(self, folder: Path | str, records: Iterable[Case | Panel]) -> tuple[Status, ...]:
        """Which of the documents in a folder are out of date against these files, and why."""
        return tuple(statuses(Path(folder), records, self.catalogue, self._producer))

    def _wanted(
        self,
        record: Case | Panel,
        names: Sequence[str],
        formats: Sequence[str],
        on: date,
        draft: bool,
    ) -> list[Kind]:
        strange = [name for name in formats if name not in FORMATS]
        if strange or not formats:
            raise FaultyInputError(
                f"The formats are {' and '.join(FORMATS)}; not: {', '.join(strange) or 'none'}."
            )
        subject = _subject(record)
        kinds = [self.catalogue.get(name) for name in dict.fromkeys(names)]
        wrong = [
            f"{kind.title} ({kind.name}) is made from a {kind.subject} file, not a {subject} file."
            for kind in kinds
            if kind.subject != subject
        ]
        if wrong:
            raise FaultyInputError("Not every document can be made from this file:", wrong)
        if not kinds:
            kinds = [kind for kind in self.catalogue.kinds() if kind.subject == subject]
            return kinds if draft else [k for k in kinds if not self._missing(k, record, on)]
        gaps = [gap for kind in kinds for gap in self._missing(kind, record, on)]
        if gaps and not draft:
            titles = " and ".join(kind.title for kind in kinds if self._missing(kind, record, on))
            raise NotReadyError(
                f"{titles}: not ready, so nothing was written. Add what is missing, or use "
                "--draft to see it with the gaps.",
                gaps,
            )
        return kinds

    def _missing(self, kind: Kind, record: Case | Panel, on: date) -> tuple[str, ...]:
        """What the document lacks, and what the rule pack says it must wait for."""
        gaps = [str(fault) for fault in missing(record, kind.requirements)]
        if isinstance(record, Case):
            gaps += [
                f"{finding.message} {finding.what_to_do} ({finding.source})"
                for finding in self._producer.dates(record, on).findings
                if finding.holds_back(kind.name)
            ]
        else:
            gaps += [
                f"In the case {case.identifier}: {finding.message} {finding.what_to_do}"
                for case in record.cases
                for finding in identity(case)
                if finding.holds_back(kind.name)
            ]
        return (*gaps, *self._producer.leaks(kind, record))


def _subject(record: Case | Panel) -> str:
    return "panel" if isinstance(record, Panel) else "case"
