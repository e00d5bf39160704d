"""Fillable forms: made from Word files, filled from a case, and read back as changes of it."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.case import Case, loads, redact, view
from generator.case.changing import names_in, with_values
from generator.case.guide import guide
from generator.documents.papers import Paper, bytes_of, text_of
from generator.errors import CaseError, PdfError
from generator.spelling import folded

if TYPE_CHECKING:
    from generator.pdf.forms import Change, Field, FieldMap, Value


_NAMES = tuple(f"child.{key}" for key in ("full_name", "first_name", "last_name", "known_as"))


@dataclass(frozen=True)
class FormReading:
    """What a filled form says that the case does not.

    `patch` is a JSON patch of the case file, with the field of each operation; `faults` is
    what would be wrong with the case after it.
    """

    patch: tuple[Mapping[str, Any], ...]
    notes: tuple[str, ...]
    faults: tuple[str, ...]


def make(docx: bytes) -> bytes:
    """The fillable PDF of a Word file. Raises PdfError when it has nothing to fill in."""
    from generator.pdf.forms import make_form  # noqa: PLC0415 - costly

    return make_form(docx)


def fields(form: Path) -> "tuple[Field, ...]":
    """The fields of a fillable PDF. Raises PdfError when it is none."""
    from generator.pdf import forms  # noqa: PLC0415 - costly

    return forms.fields(bytes_of(form), form.name)


def fill(form: Path, case: Case, map_: Path, *, on: date) -> Paper:
    """The form filled from a case by a map; the notes say what was left empty, and why.

    Raises PdfError for a value that a field does not take, or a name that the form has not.
    """
    from generator.pdf import forms  # noqa: PLC0415 - costly

    by = _map(map_)
    mapped = forms.mapped(by, _seen(case, by, on))
    filled = forms.fill(bytes_of(form), mapped.values, form.name)
    said = {missing.partition(":")[0] for missing in mapped.missing}
    unsaid = [name for name in filled.empty if name not in said]
    others = [name for name in unsaid if name not in by.fields]
    blank = [name for name in unsaid if name in by.fields and not by.fields[name].path]
    notes = [*filled.notes, *(f"Left empty: {missing}" for missing in mapped.missing)]
    if others:
        notes.append(f"Left empty, not in the map: {', '.join(others)}.")
    if blank:
        notes.append(f"Left empty, the map gives an empty value: {', '.join(blank)}.")
    return Paper(filled.pdf, tuple(notes))


def answers(form: Path) -> "Mapping[str, Value]":
    """What a filled form holds, by field."""
    from generator.pdf import forms  # noqa: PLC0415 - costly

    return forms.answers(bytes_of(form), form.name)


@dataclass(frozen=True)
class Compared:
    """What a filled form says that the case does not, and sentences on what is left out.

    `others` says why the form is about somebody else; then nothing is taken from it.
    """

    changes: "tuple[Change, ...]"
    notes: tuple[str, ...]
    others: tuple[str, ...] = ()


def compared(form: Path, case: Case, map_: Path, *, on: date) -> Compared:
    """What a filled form would change in the case. Raises PdfError as `fill` does."""
    from generator.pdf import forms  # noqa: PLC0415 - costly

    data, by = bytes_of(form), _map(map_)
    seen = _seen(case, by, on)
    found = forms.differences(data, by, seen, form.name)
    others = [change for change in found.changes if _names_another(change, seen["child"])]
    if others:
        return Compared((), found.notes, tuple(map(_another, others)))
    kept, notes = _patchable(case, seen, found.changes)
    return Compared(tuple(kept), (*found.notes, *notes))


def read(form: Path, case: Case, map_: Path, *, on: date) -> FormReading:
    """What a filled form says that the case does not."""
    found = compared(form, case, map_, on=on)
    if found.others:
        return FormReading((), found.notes, found.others)
    after = taken_in(case, found.changes)
    patch = tuple(_operations(case.data, found.changes, after))
    return FormReading(patch, found.notes, tuple(_faults(case, after)))


def taken_in(record: Case, changes: "Iterable[Change]") -> dict[str, Any]:
    """What the file of a case holds with the changes of a form; sections begin where they must."""
    held: list[Change] = []
    new: list[Change] = []
    for change in changes:
        (held if _at(record.data, change.steps[:-1]) is not None else new).append(change)
    after = record.changed((change.steps, change.value) for change in held)
    return with_values(after, {change.steps: change.value for change in new})


def fits(form: Path, map_: Path) -> bool:
    """Whether a form has every field that a map names. Raises PdfError for what is none."""
    return set(_map(map_).fields) <= {field.name for field in fields(form)}


def _names_another(change: "Change", child: Mapping[str, Any]) -> bool:
    """Whether a field for the child's name holds none of the names that the child has."""
    if change.value is None or change.path not in _NAMES:
        return False
    first, last, known = (child.get(key, "") for key in ("first_name", "last_name", "known_as"))
    own = (first, last, known, child.get("full_name", ""), f"{first} {last}", f"{known} {last}")
    return folded(str(change.value)) not in {folded(name) for name in own if name}


def _another(change: "Change") -> str:
    return (
        f"The form is about somebody else: its field '{change.field}' holds another name than the "
        "child of this case has, so nothing was taken from it. Give the case of that child; or, "
        "if the name in the case is wrong, put it right there first."
    )


def _map(path: Path) -> "FieldMap":
    from generator.pdf.forms import field_map  # noqa: PLC0415 - costly

    return field_map(text_of(path), path.name)


def _seen(case: Case, by: "FieldMap", on: date) -> dict[str, Any]:
    """The case as a reader of the form may see it."""
    if not by.audience:
        raise PdfError('The map does not say who reads the form. Add a line: audience = ["court"]')
    seen = view(case, on=on, document={"kind": "form"})
    try:
        return redact(seen, by.audience)
    except ValueError as fault:
        raise PdfError(f"The map's audience is not right: {fault}.") from None


def _patchable(
    record: Case, seen: dict[str, Any], changes: "tuple[Change, ...]"
) -> "tuple[list[Change], list[str]]":
    """The changes that the case file can hold; what is worked out from it cannot be changed."""
    kept, notes = [], []
    for change in changes:
        held = record.held_in(change.steps)
        if held and _at(record.data, change.steps) is not None:
            notes.append(f"{change.field}: {change.path} is the service's: change it in {held}.")
            continue
        holder, shown = _at(record.data, change.steps[:-1]), _at(seen, change.steps[:-1])
        last = change.steps[-1]
        worked_out = _has(shown, last) and not _has(holder, last)
        if worked_out or (holder is None and not _may_begin(record.data, change.steps)):
            notes.append(
                f"{change.field}: {change.path} is worked out from the case, or its part of the "
                "case is not there yet, so change it by hand."
            )
        elif change.value is not None or _has(holder, last):
            kept.append(change)
    return kept, notes


def _may_begin(data: Any, steps: tuple[str | int, ...]) -> bool:
    """Whether the sections around a field can begin with it; entries of lists are made by hand."""
    there = _depth(data, steps)
    fresh = all(isinstance(step, str) for step in steps[there:])
    return fresh and guide().find(names_in(steps)) is not None


def _depth(data: Any, steps: tuple[str | int, ...]) -> int:
    """How many steps of a path lead to something that is there."""
    return next(n for n in range(len(steps), -1, -1) if _at(data, steps[:n]) is not None)


def _at(data: Any, steps: tuple[str | int, ...]) -> Any:
    """What stands at a place; None where there is no such place."""
    for step in steps:
        if not _has(data, step):
            return None
        data = data[step]
    return data


def _has(holder: Any, step: str | int) -> bool:
    if isinstance(holder, list):
        return isinstance(step, int) and step < len(holder)
    return isinstance(holder, Mapping) and step in holder


def _operations(data: Any, changes: "Sequence[Change]", after: Any) -> Iterator[dict[str, Any]]:
    """The steps of a patch. A section that begins is put whole, with all fields in it."""
    begun: dict[tuple[str | int, ...], list[str]] = {}
    for change in changes:
        steps = change.steps
        there = _depth(data, steps)
        place = steps[: there + 1]
        if len(place) < len(steps):
            begun.setdefault(place, []).append(change.field)
        elif change.value is None:
            yield {"op": "remove", "path": _pointer(steps), "field": change.field}
        else:
            op = "replace" if there == len(steps) else "add"
            # The value may be the id of who was named.
            value = _at(after, steps)
            yield {"op": op, "path": _pointer(steps), "value": value, "field": change.field}
    for place, names in begun.items():
        value = _at(after, place)
        yield {"op": "add", "path": _pointer(place), "value": value, "field": ", ".join(names)}


def _pointer(steps: tuple[str | int, ...]) -> str:
    return "".join(f"/{step}" for step in steps)


def _faults(record: Case, data: dict[str, Any]) -> list[str]:
    """What would be wrong with the case after the changes."""
    try:
        loads(
            json.dumps(data).encode(),
            "The changed case",
            folder=record.folder,
            service=record.service,
        )
    except CaseError as error:
        return [str(fault) for fault in error.faults]
    return []
