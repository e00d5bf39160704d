"""From a filled form to changes of the case that it is about."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from generator.case import Panel, Service, loads, read_bytes
from generator.documents.forms import compared, taken_in
from generator.errors import CaseError
from generator.readback._differing import changes_between, with_changes
from generator.readback._read import ReadBack, patched
from generator.readback.fields import Conflict

__all__ = ["FORM", "read_form_back"]

FORM = "filled-form"


def read_form_back(
    form: Path, case: Path, map_: Path, service: Service | None = None, *, on: date
) -> ReadBack:
    """What a filled form would change in its case file, by a map of its fields.

    Raises PdfError for what is no such form, CaseError for a case file with faults.
    """
    original = read_bytes(case)
    record = loads(original, case.name, folder=case.parent, service=service)
    if isinstance(record, Panel):
        raise CaseError(f"{case.name} is a panel file. A form is read into a case file.")
    found = compared(form, record, map_, on=on)
    if found.others:
        return ReadBack(case, FORM, conflicts=tuple(map(Conflict, found.others)))
    own: dict[str, Any] = dict(record.data if record.own is None else record.own)
    after = taken_in(record, found.changes)
    content, faults = patched(after, original, case, service)
    return ReadBack(
        case, FORM, changes_between(own, after), faults, found.notes, original, content,
        service, partial(with_changes, own, after),
    )  # fmt: skip
