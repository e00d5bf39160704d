"""The children of a folder at a glance: what comes next for each, what is late, what is ready."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.batch.glance import coming, overdue
from generator.case import Case
from generator.case.facts.words import known_name
from generator.rules import Deadline
from generator.store import CaseFolder
from generator.toolkit import Toolkit

__all__ = ["CaseLine", "caseload"]


@dataclass(frozen=True)
class CaseLine:
    """One child of a folder.

    `next` is the first date still to come, None when none is known. `ready` are the titles of
    the documents that can be made, `stale` counts those made before that are out of date.
    `held` counts the findings that hold back every final document. Of a file that cannot be
    opened only `path` and `error` are set.
    """

    path: Path
    reference: str = ""
    name: str = ""
    next: Deadline | None = None
    overdue: int = 0
    ready: tuple[str, ...] = ()
    stale: int = 0
    held: int = 0
    error: str = ""


def caseload(toolkit: Toolkit, folder: Path, on: date, documents: Path) -> Iterator[CaseLine]:
    """A line for each case file of a folder, by the name of the file.

    `documents` is the folder of the documents that were made; it need not be there. Raises
    FaultyInputError for a folder that cannot be looked into.
    """
    held = list(CaseFolder(folder).cases(toolkit.open))
    cases = [one.case for one in held if one.case is not None]
    stale = _stale(toolkit, documents, cases, on)
    for one in held:
        if one.case is None:
            yield CaseLine(one.path, error=one.error.summary if one.error else "")
            continue
        yield _line(toolkit, one.path, one.case, on, stale)


def _line(toolkit: Toolkit, path: Path, case: Case, on: date, stale: dict[str, int]) -> CaseLine:
    dates = toolkit.case_dates(case, on)
    return CaseLine(
        path=path,
        reference=case.identifier,
        name=known_name(case.data["child"]),
        next=coming(dates),
        overdue=overdue(dates),
        ready=tuple(one.kind.title for one in toolkit.readiness(case, on=on) if one.ready),
        stale=stale.get(case.identifier, 0),
        held=sum(1 for one in dates.findings if "*" in one.blocks),
    )


def _stale(toolkit: Toolkit, documents: Path, cases: list[Case], on: date) -> dict[str, int]:
    """How many documents of each case are out of date, by its reference."""
    found: dict[str, int] = {}
    if documents.is_dir():
        for status in toolkit.status(documents, cases, on=on):
            if status.reasons:
                found[status.identifier] = found.get(status.identifier, 0) + 1
    return found
