"""The public face: open a case, check it, see what is ready, make documents, write them."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from generator.case import Case, Fault, Panel, Told, load, loads, missing
from generator.case.asking import Asking, taken_from
from generator.catalogue import Catalogue, Kind
from generator.documents.produce import Document, Merged, Producer, Trial
from generator.documents.status import Status, statuses
from generator.documents.writing import file_name, write_all
from generator.errors import FaultyInputError, NotReadyError, OutputError, ThroughcareError
from generator.papers import Papers
from generator.readback import ReadBack, read_back, taken_over
from generator.resources import Resources
from generator.rules import Deadline, Finding
from generator.rules.case_dates import CaseDates

if TYPE_CHECKING:
    from generator.documents.field_guide import GuideRow

FORMATS = ("docx", "pdf")
_DATES = "statutory-dates"
_SHOWN = ". Until then, `throughcare dates CASE` shows the dates as a table."


@dataclass(frozen=True)
class Readiness:
    """Whether a document can be made, and if not, everything that is missing, in words.

    `needed` are fields that its requirements name, `waits` what must be settled first, `gaps`
    says what it would print nothing for. A document that waits is merged only to list them.
    """

    kind: Kind
    needed: tuple[Fault, ...]
    waits: tuple[str, ...]
    gaps: Callable[[], tuple[Fault, ...]] = tuple

    @cached_property
    def lacks(self) -> tuple[Fault, ...]:
        """The fields to fill in."""
        return _each_once((*self.needed, *self.gaps()))

    @property
    def missing(self) -> tuple[str, ...]:
        """Everything that stands in the way, a sentence or two each."""
        return (*map(str, self.lacks), *self.waits)

    @property
    def ready(self) -> bool:
        """Whether nothing is missing."""
        return not (self.needed or self.waits or self.lacks)

    @property
    def summary(self) -> str:
        """How much is missing: "2 fields missing, 1 finding to settle"; empty when ready."""
        counts = ((len(self.lacks), "field", "missing"), (len(self.waits), "finding", "to settle"))
        return ", ".join(f"{n} {what}{'s'[: n > 1]} {does}" for n, what, does in counts if n)


class Toolkit(Papers):
    """Everything Throughcare does, for one service.

    `service` is the folder of the service's own templates and packs; None uses
    the shipped ones alone. `libreoffice` allows LibreOffice, where it is installed, to
    draw a PDF that our own engine refuses; the document then says so.
    """

    def __init__(self, service: Path | None = None, *, libreoffice: bool = False) -> None:
        self._resources = Resources(service)
        self._libreoffice = libreoffice
        self.catalogue = Catalogue(self._resources)
        self._asked: _Asked | None = None

    @cached_property
    def _producer(self) -> Producer:
        return Producer(self._resources, self._libreoffice)

    def open(self, path: Path | str) -> Case | Panel:
        """Read and validate a case or panel file. Raises CaseError with all its faults."""
        return load(Path(path))

    def begin(self, on: date, *, like: Case | None = None) -> Asking:
        """The first questions about a child, to be answered on this day.

        `like` is a case of the same service: its service and workers are taken over, and
        nothing about its child.
        """
        return Asking(on, taken_from(like.data) if like else {})

    def start(self, path: Path, asking: Asking) -> Case:
        """Write the case file that the answers make, and open it.

        Raises OutputError where a file of that name is there already, CaseError for answers
        that make no faultless case; then nothing is written.
        """
        content = json.dumps(asking.case(), ensure_ascii=False, indent=2) + "\n"
        record = loads(content.encode(), path.name, folder=path.parent)
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
            self._answer(kind, record, on).readiness
            for kind in self.catalogue.kinds()
            if kind.subject == _subject(record)
        )

    def unprinted(self, record: Case | Panel, *, on: date) -> tuple[Told, ...]:
        """Every field of a file that no document made from it shows, ready or not.

        Raises TemplateError for a service's own template with faults.
        """
        from generator.documents.unprinted import unprinted  # noqa: PLC0415 (rare, costly)

        kinds = [kind for kind in self.catalogue.kinds() if kind.subject == _subject(record)]
        made = {
            kind: [one.content for one in self._answer(kind, record, on).merged] for kind in kinds
        }
        return tuple(unprinted(record, made))

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
        NotReadyError if a kind that was asked for is not ready, or none is, and `draft`
        is not set, and FaultyInputError for an unknown kind or format.
        """
        wanted = self._wanted(record, kinds, formats, on, draft)
        return tuple(
            document
            for kind in wanted
            for merged in self._merged(kind, record, on, draft)
            for document in self._producer.finish(merged, formats=formats, on=on, draft=draft)
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

        Raises as `deadlines` does, and FaultyInputError for a release before the sentence.
        """
        if isinstance(record, Panel):
            raise FaultyInputError(
                "Dates are counted for one child. This is a panel file: give a case file."
            )
        sentenced = record.data.get("sentence", {}).get("date", "")
        if release is not None and release.isoformat() < sentenced:
            raise FaultyInputError(
                "The release date to try lies before the day of sentence (sentence, date). Give a "
                "later one."
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
        before: bytes | None = None,
    ) -> Document:
        """The dates of a case as one document; it is not written yet.

        `form` is docx, pdf, xlsx or ics. `release` is a release date to try, which a
        calendar cannot show; `names` puts the child's name into a calendar, and `before` is
        the calendar exported last, from which it cancels what is done. Raises
        NotReadyError for a case without a sentence or a remand, and as `deadlines` does.
        """
        dates, trial = self.case_dates(record, on, pack, release), Trial(pack, release)
        kind = self.catalogue.get(_DATES)
        answer = self._answer(kind, record, on)
        if answer.error:
            raise answer.error
        if not answer.readiness.ready:
            raise _not_ready([answer.readiness], _SHOWN)
        if form in FORMATS:
            [merged] = self._producer.merge(kind, record, on=on, draft=False, trial=trial)
            if merged.lacks:
                raise _not_ready([Readiness(kind, merged.lacks, ())], _SHOWN)
            return next(self._producer.finish(merged, formats=[form], on=on, draft=False))
        if form == "xlsx":
            from generator.sheets.workbook import workbook as content_of  # noqa: PLC0415

            content = content_of(dates)
        elif form == "ics" and release is None:
            from generator.sheets.calendar import calendar  # noqa: PLC0415

            content = calendar(dates, names=names, before=before)
        else:
            raise FaultyInputError(
                "A calendar cannot show what would move: leave out the other release date."
                if form == "ics"
                else f"The dates come as docx, pdf, xlsx or ics; not: {form}."
            )
        return Document(kind, f"{record.identifier}{trial.suffix}", on, form, content, draft=False)

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
        files = {
            Path(folder) / file_name(d.kind.name, d.identifier, d.on, d.format): d.content
            for d in documents
        }
        write_all(files, say=say)
        return tuple(files)

    def status(
        self, folder: Path | str, records: Iterable[Case | Panel], *, on: date | None = None
    ) -> tuple[Status, ...]:
        """Which of the documents in a folder are out of date against these files, and why.

        `on` is the day to judge them on; None looks at no day.
        """
        catalogue, producer = self.catalogue, self._producer

        def taken(path: Path, record: Case) -> bool:
            return taken_over(path, record, catalogue, producer)

        return tuple(statuses(Path(folder), records, catalogue, producer, on, taken_over=taken))

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
        every = kinds or [kind for kind in self.catalogue.kinds() if kind.subject == subject]
        if draft:
            return every
        answers = [self._answer(kind, record, on) for kind in every]
        for answer in answers:
            if answer.error:
                raise answer.error
        unready = [answer.readiness for answer in answers if not answer.readiness.ready]
        ready = [answer.readiness.kind for answer in answers if answer.readiness.ready]
        if unready and kinds:
            raise _not_ready(unready)
        if unready and not ready:
            raise _none_ready(unready)
        return ready

    def _merged(self, kind: Kind, record: Case | Panel, on: date, draft: bool) -> Sequence[Merged]:
        if draft:
            return tuple(self._producer.merge(kind, record, on=on, draft=True))
        return self._answer(kind, record, on).merged

    def _answer(self, kind: Kind, record: Case | Panel, on: date) -> "_Answer":
        asked = self._asked
        if asked is None or asked.record is not record or asked.on != on:
            asked = self._asked = _Asked(record, on, {})
        if kind not in asked.answers:
            asked.answers[kind] = self._judge(kind, record, on)
        return asked.answers[kind]

    def _judge(self, kind: Kind, record: Case | Panel, on: date) -> "_Answer":
        """A document lacks what its requirements name and what it would print nothing for."""
        needed = tuple(missing(record, kind.requirements))
        attempt = cache(partial(self._attempt, kind, record, on))
        # What is missing may be all that is wrong.
        error = None if needed else attempt()[1]
        waits = [
            f"{whose}{finding.message} {finding.what_to_do} ({finding.source})"
            for whose, finding in self._findings(record, on)
            if finding.holds_back(kind.name)
        ]
        waits += [str(error)] if error else []

        def gaps() -> tuple[Fault, ...]:
            return tuple(fault for one in attempt()[0] for fault in one.lacks)

        return _Answer(Readiness(kind, needed, tuple(waits), gaps), attempt, error)

    def _attempt(self, kind: Kind, record: Case | Panel, on: date) -> "_Attempt":
        try:
            return tuple(self._producer.merge(kind, record, on=on, draft=False)), None
        except ThroughcareError as raised:
            return (), raised

    def _findings(self, record: Case | Panel, on: date) -> Iterator[tuple[str, Finding]]:
        """What was found in a case, or in each case of a panel with words for which."""
        if isinstance(record, Case):
            yield from (("", finding) for finding in self._producer.dates(record, on).findings)
            return
        for case in record.cases:
            for finding in self._producer.dates(case, on).findings:
                yield f"In the case {case.identifier}: ", finding


# What was merged, and why nothing could be.
_Attempt = tuple[tuple[Merged, ...], ThroughcareError | None]


@dataclass(frozen=True)
class _Answer:
    """Whether a document is ready, what it was seen by, and why it could not be made at all."""

    readiness: Readiness
    attempt: Callable[[], "_Attempt"]
    error: ThroughcareError | None

    @property
    def merged(self) -> tuple[Merged, ...]:
        """Its documents, also with gaps; none where it could not be made."""
        return self.attempt()[0]


@dataclass(frozen=True)
class _Asked:
    """What was found out last about one file on one day, by kind."""

    record: Case | Panel
    on: date
    answers: dict[Kind, _Answer]


def shared_waits(entries: Sequence[Readiness]) -> tuple[str, ...]:
    """What every one of several documents waits for; empty for a single one."""
    if len(entries) < 2:
        return ()
    return tuple(one for one in entries[0].waits if all(one in entry.waits for entry in entries))


def _to_do(unready: Sequence[Readiness]) -> str:
    lacks = any(one.lacks for one in unready)
    waits = any(one.waits for one in unready)
    steps = ["add what is missing"] * lacks + ["settle what was found"] * waits
    return f"{' and '.join(steps).capitalize()}"


def _not_ready(
    unready: Sequence[Readiness], draft: str = ", or use --draft to see it with the gaps."
) -> NotReadyError:
    titles = " and ".join(readiness.kind.title for readiness in unready)
    shared = shared_waits(unready)
    several = len(unready) > 1
    return NotReadyError(
        f"{titles}: not ready, so nothing was written. {_to_do(unready)}{draft}",
        [
            *(f"All of them wait for this: {line}" for line in shared),
            *(
                f"{readiness.kind.title}: {line}" if several else line
                for readiness in unready
                for line in readiness.missing
                if line not in shared
            ),
        ],
    )


def _none_ready(unready: Sequence[Readiness]) -> NotReadyError:
    """Every document by how much it lacks: the fields of all of them are too many to read."""
    shared = shared_waits(unready)
    return NotReadyError(
        "No document is ready, so nothing was written. `throughcare documents CASE` lists what "
        "each needs; --draft makes them with the gaps.",
        [
            *(f"Every document waits for this: {line}" for line in shared),
            *(f"{one.kind.title} ({one.kind.name}): {one.summary}." for one in unready),
        ],
    )


def _each_once(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Each field once; no section of which a field is told as well."""
    told: dict[str, Fault] = {}
    for fault in faults:
        told.setdefault(fault.pointer or fault.message, fault)
    return tuple(
        fault
        for pointer, fault in told.items()
        if not any(other.startswith(f"{pointer}/") for other in told)
    )


def _subject(record: Case | Panel) -> str:
    return "panel" if isinstance(record, Panel) else "case"
