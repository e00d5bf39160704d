"""Which documents in a folder are out of date, and why."""

import glob
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.case import Case, Panel
from generator.case.facts.words import day_words
from generator.catalogue import FORMATS, SUBJECTS, Catalogue, Kind, format_of
from generator.documents.fingerprint import is_signed, untouched
from generator.documents.produce import Producer
from generator.documents.provenance import Provenance, read_provenance
from generator.documents.writers import comes_as

_SHOW_DATES = frozenset({"agenda", "deadlines", "dates"})


@dataclass(frozen=True)
class Status:
    """One document: `reasons` says why it is stale; empty when it is up to date.

    `replaced_by` is the name of a later one of the same kind beside it; empty where it is the
    latest. What was replaced, and not edited, is not stale. `identifier` is the reference of the
    case or panel that it was made from.
    """

    path: Path
    reasons: tuple[str, ...]
    identifier: str
    replaced_by: str = ""


def statuses(
    folder: Path,
    records: Iterable[Case | Panel],
    catalogue: Catalogue,
    producer: Producer,
    on: date | None = None,
    *,
    files: Iterable[Path] | None = None,
    taken_over: Callable[[Path, Case], bool] = lambda _path, _case: False,
) -> Iterator[Status]:
    """The state of every document in `folder` that was made by Throughcare, by name.

    `files` are those to look at; None looks at all. On the day `on`, one that prints what is due
    is out of date if it is of an earlier day; None looks at no day. `taken_over` says of an edited
    Word file whether the case holds all that was changed in its fields.
    """
    by_identifier = {record.identifier: record for record in records}
    for path in sorted(folder.iterdir() if files is None else files):
        found = read_provenance(path)
        if found is not None:
            reasons = why_stale(
                path, found, by_identifier, catalogue, producer, on=on, taken_over=taken_over
            )
            later = "" if found.trial else _later(path, found)
            if later and untouched(path.read_bytes()):
                reasons = ()
            yield Status(path, reasons, found.identifier.split("_")[0], later)


def _later(path: Path, made: Provenance) -> str:
    """The name of the latest document like this one in its folder, where that is of a later day."""
    start, ending = f"{made.kind}_{made.identifier}_", FORMATS[format_of(path)].ending
    if path.name != f"{start}{made.on.isoformat()}.{ending}":
        return ""
    likely = sorted(path.parent.glob(f"{glob.escape(start)}????-??-??.{ending}"))
    return likely[-1].name if likely and likely[-1].name > path.name else ""


def why_stale(
    path: Path,
    made: Provenance,
    records: Mapping[str, Case | Panel],
    catalogue: Catalogue,
    producer: Producer,
    *,
    on: date | None,
    taken_over: Callable[[Path, Case], bool],
) -> tuple[str, ...]:
    """Why one document, which says how it was made, is out of date; empty when it is not.

    `records` are the cases and panels by reference; `on` and `taken_over` as for `statuses`.
    """
    return (
        *_changed(path, records.get(made.identifier), taken_over),
        *_reasons(made, format_of(path), records, catalogue, producer),
        *_of_an_earlier_day(made, catalogue, on),
    )


def _of_an_earlier_day(made: Provenance, catalogue: Catalogue, on: date | None) -> Iterator[str]:
    kind = next((kind for kind in catalogue.kinds() if kind.name == made.kind), None)
    if kind and (_SHOW_DATES & set(kind.gives)) and on is not None and made.on < on:
        yield f"it shows the dates as they stood on {day_words(made.on)}"


def _changed(
    path: Path, record: Case | Panel | None, taken_over: Callable[[Path, Case], bool]
) -> Iterator[str]:
    """That the file no longer holds the bytes that were written."""
    content = path.read_bytes()
    # A signature is put on after the making, and readers tell themselves whether it holds.
    if is_signed(content) or untouched(content):
        return
    if path.suffix == ".docx" and isinstance(record, Case) and taken_over(path, record):
        yield "it was edited since it was made, and its changes are in the case file"
    elif path.suffix == ".docx":
        yield (
            "it was edited since it was made: read it back with `throughcare read`, unless that "
            "was done"
        )
    else:
        yield "it was changed since it was made"


def _reasons(
    made: Provenance,
    form: str,
    records: Mapping[str, Case | Panel],
    catalogue: Catalogue,
    producer: Producer,
) -> Iterator[str]:
    record = records.get(made.identifier) or records.get(made.identifier.split("_")[0])
    kind = next((one for one in catalogue.kinds() if one.name == made.kind), None)
    if kind is None or record is None or made.trial:
        yield _not_compared(made, kind)
        return
    if not comes_as(kind, form):
        yield f"this kind of document no longer comes as {form}"
        return
    prepared = producer.prepare(kind, record, on=made.on, draft=made.draft, form=form)
    now = next((p for p, _ in prepared if p.identifier == made.identifier), None)
    if now is None:
        yield (
            "nobody gets this copy of the letter any longer"
            if kind.letter
            else "the child is no longer on the panel's list"
        )
        return
    if now.data != made.data:
        yield "the case has changed since"
    if now.service != made.service and made.service:
        yield "the service's settings have changed since"
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


def _not_compared(made: Provenance, kind: Kind | None) -> str:
    """Why a document cannot be held against the files that were given."""
    if kind is None:
        return "this kind of document no longer exists"
    if not SUBJECTS[kind.subject].is_file:
        return f"it is made from {SUBJECTS[kind.subject].words}, which was not compared"
    if made.trial:
        return f"it tries something out: {made.trial}"
    return f"the case file for {made.identifier} was not given, so its data was not compared"
