"""Which documents in a folder are out of date, and why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.case import Case, Panel
from generator.catalogue import Catalogue
from generator.documents._origin import provenance_in
from generator.documents.produce import Producer
from generator.documents.provenance import Provenance


@dataclass(frozen=True)
class Status:
    """One document: `reasons` says why it is stale; empty when it is up to date."""

    path: Path
    reasons: tuple[str, ...]


def statuses(
    folder: Path, records: Iterable[Case | Panel], catalogue: Catalogue, producer: Producer
) -> Iterator[Status]:
    """The state of every document in `folder` that was made by Throughcare, by name."""
    by_identifier = {record.identifier: record for record in records}
    for path in sorted(folder.iterdir()):
        found = read_provenance(path)
        if found is not None:
            yield Status(path, tuple(_reasons(found, by_identifier, catalogue, producer)))


def _reasons(
    made: Provenance,
    records: dict[str, Case | Panel],
    catalogue: Catalogue,
    producer: Producer,
) -> Iterator[str]:
    record = records.get(made.identifier) or records.get(made.identifier.split("_")[0])
    if made.kind not in {kind.name for kind in catalogue.kinds()}:
        yield "this kind of document no longer exists"
        return
    if record is None:
        yield f"the case file for {made.identifier} was not given, so its data was not compared"
        return
    if made.trial:
        yield f"it tries something out: {made.trial}"
        return
    prepared = producer.prepare(catalogue.get(made.kind), record, on=made.on, draft=made.draft)
    now = next((p for p, _ in prepared if p.identifier == made.identifier), None)
    if now is None:
        yield "the child is no longer on the panel's list"
        return
    if now.data != made.data:
        yield "the case has changed since"
    if now.template != made.template:
        yield (
            f"the template has changed (version {made.template_version}, "
            f"now {now.template_version})"
        )
    if now.schema != made.schema:
        yield "what this document must hold has changed"
    if now.rules != made.rules:
        yield f"it was made by the rules {made.rules}; now they are {now.rules}"
    if now.toolkit != made.toolkit:
        yield f"it was made with Throughcare {made.toolkit}; this is {now.toolkit}"
    if made.draft:
        yield "it is a draft"


def read_provenance(path: Path) -> Provenance | None:
    """What a Word file or PDF says of its making; None if it is not ours or cannot be read."""
    if path.suffix not in (".docx", ".pdf"):
        return None
    try:
        return provenance_in(path.read_bytes())
    except (OSError, ValueError):
        return None
