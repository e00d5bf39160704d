"""From an edited document to changes of the case it was made from; nothing is guessed."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from generator.case import Case, FaultyCaseError, Panel, Service, loads, read_bytes
from generator.catalogue import Catalogue, Kind
from generator.documents.produce import Producer
from generator.documents.provenance import Provenance
from generator.documents.writing import laid_out
from generator.errors import CaseError, FaultyInputError, TemplateError
from generator.readback._layout import added, grown, lost, outside, swallowed
from generator.readback._looks import looks
from generator.readback.fields import Change, Conflict, merged
from generator.reading import NotTextError, read_small
from generator.store import write_case
from generator.word.readback.reading import Reading, read_document

_MOST_BYTES = 50 * 2**20
_UNSAFE = "Somebody put into the document what was not read, since it may do harm:"
_OTHERS = {b"%PDF-": "a PDF", b"<!DOCTYPE html>": "a web page"}


@dataclass(frozen=True)
class ReadBack:
    """What an edited document would change in its case.

    `kind` is the document's, empty when it has none. `conflicts` is what a person must
    settle first; with any, nothing is applied. `notes` tell what was changed in the
    document and is not read back. `with_some` gives the data of the case with some of the changes.
    """

    path: Path
    kind: str = ""
    changes: tuple[Change, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    notes: tuple[str, ...] = ()
    original: bytes = field(default=b"", repr=False)
    patched: bytes = field(default=b"", repr=False)
    service: Service | None = field(default=None, repr=False)
    with_some: Callable[[Collection[int]], Any] | None = field(
        default=None, repr=False, compare=False
    )

    def chosen(self, numbers: Collection[int]) -> "ReadBack":
        """The same with these changes alone, by their numbers from 0.

        For a person who has seen the conflicts and chose: what is in conflict stays as the case
        says it, and does not hold back the rest. The conflicts left are what would then be wrong
        with the case.
        """
        some = tuple(one for number, one in enumerate(self.changes) if number in numbers)
        if not some or self.with_some is None:
            return replace(self, changes=(), conflicts=())
        data = self.with_some(numbers)
        content, faults = patched(data, self.original, self.path, self.service)
        return replace(self, changes=some, conflicts=faults, patched=content)

    def apply(self) -> Path | None:
        """Write the changes into the case file; returns the copy kept of it as it was.

        None when there is nothing to change. Raises FaultyInputError when there are
        conflicts, CaseError when the case file was changed in the meantime, OutputError
        when it cannot be written, also because another run is writing it.
        """
        if self.conflicts:
            faults = [str(one) for one in self.conflicts]
            raise FaultyInputError("Nothing was changed, because of conflicts:", faults)
        if not self.changes:
            return None
        return write_case(self.path, self.original, self.patched)


def read_back(
    document: Path,
    case: Path,
    catalogue: Catalogue,
    producer: Producer,
    service: Service | None = None,
) -> ReadBack:
    """Compare an edited Word file with the case file it was made from.

    `service` holds what the case leaves to it, which no document changes.

    Raises TemplateError for what is no sound Word file, CaseError for a case file with
    faults, FaultyInputError for a document that is not there.
    """
    original = read_bytes(case)
    record = loads(original, case.name, folder=case.parent, service=service)
    if isinstance(record, Panel):
        raise CaseError(f"{case.name} is a panel file. Documents are read back into a case file.")
    reading = read_document(content_of(document))
    made = Provenance.from_properties(reading.properties)
    against = _against(reading, made, record, catalogue)
    if made is None or against:
        return ReadBack(case, made.kind if made else "", conflicts=against)
    changes, conflicts, notes = _compared(reading, made, record, catalogue, producer)

    def with_some(numbers: Collection[int]) -> dict[str, Any]:
        return record.changed(
            (one.path, one.value) for number, one in enumerate(changes) if number in numbers
        )

    content, faults = patched(with_some(range(len(changes))), original, case, record.service)
    return ReadBack(
        case, made.kind, changes, (*conflicts, *faults), notes, original, content,
        record.service, with_some,
    )  # fmt: skip


def taken_over(document: Path, record: Case, catalogue: Catalogue, producer: Producer) -> bool:
    """Whether fields of an edited Word file were changed, and the case already says all of it."""
    try:
        reading = read_document(content_of(document))
    except (TemplateError, FaultyInputError):
        return False
    made = Provenance.from_properties(reading.properties)
    edited = any(field.edited for field in reading.fields)
    if made is None or not edited or _against(reading, made, record, catalogue):
        return False
    changes, conflicts, _ = _compared(reading, made, record, catalogue, producer)
    return not changes and not conflicts


def _compared(
    reading: Reading, made: Provenance, record: Case, catalogue: Catalogue, producer: Producer
) -> tuple[tuple[Change, ...], tuple[Conflict, ...], tuple[str, ...]]:
    """What the document would change in the case, what stands against it, and notes."""
    same, fresh = _now(made, catalogue.get(made.kind), record, producer)
    reading = grown(reading, fresh)
    changes, conflicts = merged(reading.fields, fresh.fields, record, same=same)
    conflicts += lost(reading, fresh if same else None, record)
    conflicts += added(reading, fresh, record)
    conflicts += swallowed(reading, fresh, record)
    notes = (*outside(reading, fresh if same else None), *looks(reading, fresh, record))
    if reading.left_out:
        notes = (*notes, f"{_UNSAFE} {', '.join(reading.left_out)}.")
    return changes, conflicts, notes


def content_of(document: Path) -> bytes:
    """The bytes of a Word file; raises FaultyInputError for what is another kind of file."""
    try:
        content = read_small(document, _MOST_BYTES)
    except NotTextError as error:
        raise FaultyInputError(str(error)) from None
    other = next((name for start, name in _OTHERS.items() if content.startswith(start)), "")
    if other:
        raise FaultyInputError(
            f"{document.name} is {other}. What is read back is the Word file: give the .docx that "
            "was made with it."
        )
    return content


def _against(
    reading: Reading, made: Provenance | None, case: Case, catalogue: Catalogue
) -> tuple[Conflict, ...]:
    """Why the document as a whole is no use for this case; empty when it is."""
    kinds = {kind.name: kind for kind in catalogue.kinds()}
    readable = " and ".join(kind.title for kind in kinds.values() if kind.read_back)
    if made is None or made.kind not in kinds or not (reading.fields or reading.lost):
        return (
            Conflict(
                "The document was not made by Throughcare to be read back.",
                f"These can be: {readable}." if readable else "",
            ),
        )
    if made.identifier != case.identifier:
        return (
            Conflict(
                "The document was made from another case.",
                "Give the case file with the reference in the document's footer.",
            ),
        )
    if reading.pending:
        return (
            Conflict(
                "The document holds tracked changes that nobody has decided on.",
                "Accept or reject all of them in Word, save it, and read it again.",
            ),
        )
    return ()


def _now(made: Provenance, kind: Kind, case: Case, producer: Producer) -> tuple[bool, Reading]:
    """Whether the document would come out the same as it was made, and how it comes out now."""
    provenance, _ = next(iter(producer.prepare(kind, case, on=made.on, draft=made.draft)))
    (now,) = producer.make(kind, case, formats=("docx",), on=made.on, draft=made.draft)
    return provenance == made, read_document(now.content)


def patched(
    data: Any, original: bytes, path: Path, service: Service | None
) -> tuple[bytes, tuple[Conflict, ...]]:
    """The case file with other data, laid out as it was, and what its schema says against it."""
    content = laid_out(data, original)
    try:
        loads(content, path.name, folder=path.parent, service=service)
    except FaultyCaseError as error:
        return b"", tuple(
            Conflict(fault.message, fault.suggestion, fault.pointer) for fault in error.details
        )
    return content, ()
