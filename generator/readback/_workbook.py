"""From an edited case workbook to changes of the case it was filled from."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.case import Panel, Service, loads, read_bytes, told
from generator.case.guide import FieldGuide, guide
from generator.errors import CaseError, FaultyInputError
from generator.readback._differing import changes_between, with_changes
from generator.readback._read import ReadBack, patched
from generator.readback._three_ways import joined
from generator.readback.fields import Conflict, Steps
from generator.sheets.case_workbook.memory import hashed

if TYPE_CHECKING:
    from generator.sheets.case_workbook.read import WorkbookReading

__all__ = ["KIND", "read_workbook_back"]

KIND = "case-workbook"


def read_workbook_back(
    reading: "WorkbookReading", case: Path, service: Service | None = None
) -> ReadBack:
    """What a workbook that was read would change in its case file.

    `service` holds what the case leaves to it, which no workbook changes.

    Raises CaseError for a case file with faults, FaultyInputError for a workbook with faults or
    one that does not know any more what it was filled with.
    """
    original = read_bytes(case)
    record = loads(original, case.name, folder=case.parent, service=service)
    if isinstance(record, Panel):
        raise CaseError(f"{case.name} is a panel file. A workbook is read into a case file.")
    if reading.memory is None:
        raise FaultyInputError(
            "The workbook does not know any more what it was filled with, so what was changed in "
            "it cannot be told. Read it into a new case file with --to, and compare the two."
        )
    if reading.memory.reference not in ("", record.identifier):
        return ReadBack(case, KIND, conflicts=(_ANOTHER,))
    questions = tuple(Conflict(one.message, one.suggestion) for one in reading.questions)
    if questions:
        return ReadBack(case, KIND, conflicts=questions, notes=reading.notes)
    own: dict[str, Any] = dict(record.data if record.own is None else record.own)
    memory = reading.memory
    both = joined(guide("case"), memory.base, reading.data, own, partial(_hashed, memory.digest))
    conflicts = tuple(_conflict(own, reading.data, path) for path in both.conflicts)
    changes = changes_between(own, both.data)
    content, faults = patched(both.data, original, case, service)
    found = (*conflicts, *(faults if not conflicts else ()))
    return ReadBack(
        case, KIND, changes, found, reading.notes, original, content,
        service, partial(with_changes, own, both.data),
    )  # fmt: skip


_ANOTHER = Conflict(
    "The workbook was filled from another case.",
    "Give the case file with the reference on its first sheet.",
)


def _hashed(salt: str, part: FieldGuide, value: Any) -> Any:
    return hashed(part, value, salt)


def _conflict(own: dict[str, Any], new: dict[str, Any], path: Steps) -> Conflict:
    at = told(own if path else new, path or ("child",))
    where = at.where[:1].upper() + at.where[1:]
    return Conflict(
        f"{where} was changed in the workbook, and in the case file since it was filled.",
        "Decide which is right, and write it in both, or fill a new workbook.",
        at.pointer,
    )
