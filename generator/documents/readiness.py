"""Whether a document can be made of a file on a day, what is missing, and how that is told."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, partial

from generator.case import Case, Fault, Panel, lacks_some, missing
from generator.catalogue import Kind
from generator.documents.produce import Producer
from generator.documents.signing import PAPER
from generator.documents.writers import Merged
from generator.easyread import pictures_to_choose, to_confirm, unexplained
from generator.errors import NotReadyError, ThroughcareError
from generator.quietly import quietly
from generator.rules import Finding

__all__ = ["Answer", "Answers", "Readiness", "none_ready", "not_ready", "shared_waits"]

# What was merged, and why nothing could be.
_Attempt = tuple[tuple[Merged, ...], ThroughcareError | None]


@dataclass(frozen=True)
class Readiness:
    """Whether a document can be made, and if not, everything that is missing, in words.

    `waits` is what must be settled first. `is_short` says that fields lack which its requirements
    name; `faults` tells them, and what it would print nothing for. It is asked for when it is
    needed: a document that waits is merged only to list them.
    """

    kind: Kind
    waits: tuple[str, ...]
    is_short: bool
    faults: Callable[[], Iterable[Fault]]

    @cached_property
    def lacks(self) -> tuple[Fault, ...]:
        """The fields to fill in."""
        return _each_once(self.faults())

    @property
    def missing(self) -> tuple[str, ...]:
        """Everything that stands in the way, a sentence or two each."""
        return (*map(str, self.lacks), *self.waits)

    @property
    def ready(self) -> bool:
        """Whether nothing is missing."""
        return not (self.is_short or self.waits or self.lacks)

    @property
    def summary(self) -> str:
        """How much is missing: "2 fields missing, 1 finding to settle"; empty when ready."""
        counts = ((len(self.lacks), "field", "missing"), (len(self.waits), "finding", "to settle"))
        return ", ".join(f"{n} {what}{'s'[: n > 1]} {does}" for n, what, does in counts if n)


@dataclass(frozen=True)
class Answer:
    """Whether a document is ready, what it was seen by, and why it could not be made at all."""

    readiness: Readiness
    attempt: Callable[[], _Attempt]
    error: ThroughcareError | None

    @property
    def merged(self) -> tuple[Merged, ...]:
        """Its documents, also with gaps; none where it could not be made."""
        return self.attempt()[0]


class Answers:
    """What was found out last about one file on one day, by kind."""

    def __init__(self, producer: Producer) -> None:
        self._producer = producer
        self._asked: tuple[Case | Panel, date] | None = None
        self._found: dict[Kind, Answer] = {}

    def of(self, kind: Kind, record: Case | Panel, on: date) -> Answer:
        """Whether that document of the file is ready on that day."""
        asked = self._asked
        if asked is None or asked[0] is not record or asked[1] != on:
            self._asked, self._found = (record, on), {}
        found = self._found
        if kind not in found:
            with quietly():
                found[kind] = self._judged(kind, record, on)
        return found[kind]

    def _judged(self, kind: Kind, record: Case | Panel, on: date) -> Answer:
        """A document lacks what its requirements name and what it would print nothing for."""
        said = self._producer.worded(record, on)
        is_short = lacks_some(said, kind.requirements)
        attempt = cache(partial(self._attempt, kind, record, on))
        # What is missing may be all that is wrong.
        error = None if is_short else attempt()[1]
        waits = [
            f"{whose}{finding.message} {finding.what_to_do} ({finding.source})"
            for whose, finding in self._findings(record, on)
            # What is a workbook or a calendar alone is a tool, by which such things are mended.
            if kind.has_template and finding.holds_back(kind.name)
        ]
        is_easy = kind.name == PAPER and isinstance(record, Case)
        if is_easy:
            waits += to_confirm(record.data)
            waits += pictures_to_choose(said.data)
        waits += [str(error)] if error else []

        def faults() -> Iterator[Fault]:
            # Of a condition that nothing explains yet it is said already what to write.
            waiting = unexplained(record.data) if is_easy else frozenset()
            told = tuple(f"/supervision/conditions/{number}/easy_read/" for number in waiting)
            found = missing(said, kind.requirements) if is_short else []
            for one in (*found, *(fault for made in attempt()[0] for fault in made.lacks)):
                if not one.pointer.startswith(told):
                    yield one

        return Answer(Readiness(kind, tuple(waits), is_short, faults), attempt, error)

    def _attempt(self, kind: Kind, record: Case | Panel, on: date) -> _Attempt:
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


def shared_waits(entries: Sequence[Readiness]) -> tuple[str, ...]:
    """What every one of several documents waits for; empty for a single one.

    What has no Word template waits for nothing, and is not asked.
    """
    entries = [entry for entry in entries if entry.kind.has_template]
    if len(entries) < 2:
        return ()
    return tuple(one for one in entries[0].waits if all(one in entry.waits for entry in entries))


def not_ready(
    unready: Sequence[Readiness], draft: str = ", or use --draft to see it with the gaps."
) -> NotReadyError:
    """The error that says of each document all that is missing; `draft` is what to do besides."""
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


def none_ready(unready: Sequence[Readiness]) -> NotReadyError:
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


def _to_do(unready: Sequence[Readiness]) -> str:
    lacks = any(one.lacks for one in unready)
    waits = any(one.waits for one in unready)
    steps = ["add what is missing"] * lacks + ["settle what was found"] * waits
    return f"{' and '.join(steps).capitalize()}"


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
