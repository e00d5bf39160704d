"""`throughcare form`: fillable PDFs, made from Word files, filled from a case, and read back."""

import copy
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli._options import (
    on_date,
    password_of,
    password_options,
    put,
    put_json,
    service_folder,
    to_file,
)
from generator.errors import CaseError, FaultyInputError, PdfError
from generator.reading import NotTextError, decoded, read_small

if TYPE_CHECKING:
    from generator.case import Case
    from generator.pdf.forms import Change, Field, FieldMap

_MOST_BYTES = 200_000_000
_PATH = click.Path(path_type=Path)
_map_file = click.option("--map", "map_", type=_PATH, help="Which field takes what, as TOML.")


@click.group("form")
def command() -> None:
    """Make fillable PDFs, fill any fillable PDF from a case, read a filled one back."""


@command.command("make")
@click.argument("source", metavar="KIND|FILE.docx")
@click.option("--to", type=_PATH, required=True, help="The PDF to write.")
@click.option("--case", type=_PATH, help="The case that a KIND's template is merged with.")
@on_date
@service_folder
def make(source: str, to: Path, case: Path | None, on: date, service: Path | None) -> None:
    """Make a fillable PDF: every content control of a Word file becomes a field.

    A control's tag names the field, its title is what a screen reader says; a
    title that ends in * makes it required. A tag that starts with "signature"
    makes a place to sign.
    """
    from generator.documents.writing import target, write_all
    from generator.pdf.forms import make_form
    from generator.toolkit import Toolkit

    target(to, ".pdf", case)
    if source.lower().endswith(".docx"):
        docx = _bytes(Path(source))
    else:
        toolkit = Toolkit(service=service)
        kind = toolkit.catalogue.get(source)
        if case is None:
            raise FaultyInputError(f"{kind.title} is merged with a case first: add --case CASE.")
        documents = toolkit.generate(toolkit.open(case), (source,), formats=("docx",), on=on)
        docx = documents[0].content
    write_all({to: make_form(docx)})
    click.echo(to)


@command.command("fields")
@click.argument("form", type=_PATH)
@to_file
def fields(form: Path, to: Path | None) -> None:
    """List the fields of a fillable PDF, as the start of a map to edit."""
    from generator.pdf import forms

    found = forms.fields(_bytes(form), form.name)
    lines = ['audience = ["court"]', "", "[fields]"]
    for field in found:
        value = "false" if field.kind == "checkbox" else '""'
        off = "# " if field.read_only or field.kind in ("button", "signature") else ""
        line = f"{off}{_toml(field.name)} = {{ value = {value} }}"
        lines.append(f"{line}  # {_described(field)}")
    put("\n".join(lines), to, form, suffix=".toml")


@command.command("fill")
@click.argument("form", type=_PATH)
@click.argument("case", type=_PATH)
@_map_file
@click.option("--to", type=_PATH, help="The PDF to write. Else in output/, named by form and case.")
@password_options
@on_date
def fill(
    form: Path,
    case: Path,
    map_: Path | None,
    to: Path | None,
    locked: bool,
    password_file: Path | None,
    on: date,
) -> None:
    """Fill any fillable PDF, such as a court's own form, from a case.

    Says which fields were left empty and why. A value that a field does not
    take, or a name that the form does not have, stops it, and nothing is written.
    """
    from generator.documents.writing import file_name, target, write_all
    from generator.pdf import forms
    from generator.pdf.protect import protect

    if to is not None:
        target(to, ".pdf", form, case, map_, password_file)
    by = _map(map_)
    record = _case(case)
    password = password_of(locked, password_file, record)
    mapped = forms.mapped(by, _seen(record, by, on))
    filled = forms.fill(_bytes(form), mapped.values, form.name)
    path = to or Path("output") / file_name(form.stem, record.identifier, on, "pdf")
    write_all({path: protect(filled.pdf, password) if password else filled.pdf})
    click.echo(path)
    for line in (*filled.notes, *(f"Left empty: {m}" for m in mapped.missing)):
        click.echo(line, err=True)
    said = {m.partition(":")[0] for m in mapped.missing}
    others = [name for name in filled.empty if name not in said]
    if others:
        click.echo(f"Left empty, not in the map: {', '.join(others)}.", err=True)


@command.command("read")
@click.argument("form", type=_PATH)
@_map_file
@click.option("--case", type=_PATH, help="The case to compare with; needs --map.")
@to_file
@on_date
def read(form: Path, map_: Path | None, case: Path | None, to: Path | None, on: date) -> None:
    """Print what a filled form holds, as JSON.

    With --map and --case, print instead what the form says that the case does
    not, as a JSON patch of the case file, checked against its schema.
    """
    from generator.pdf import forms

    data = _bytes(form)
    if case is None:
        answers = {"form": form.name, "fields": forms.answers(data, form.name)}
        put_json(answers, to, form, map_)
        return
    by = _map(map_)
    record = _case(case)
    seen = _seen(record, by, on)
    found = forms.differences(data, by, seen, form.name)
    kept, notes = _patchable(record, seen, found.changes)
    put_json(
        {
            "case": record.identifier,
            "patch": [_operation(record.data, change) for change in kept],
            "notes": [*found.notes, *notes],
            "faults": _faults(record, kept),
        },
        to,
        form,
        map_,
        case,
    )


def _seen(record: "Case", by: "FieldMap", on: date) -> dict[str, Any]:
    """The case as a reader of the form may see it."""
    from generator.case import redact, view

    if not by.audience:
        raise PdfError('The map does not say who reads the form. Add a line: audience = ["court"]')
    seen = view(record, on=on, document={"kind": "form"})
    try:
        return redact(seen, by.audience)
    except ValueError as fault:
        raise PdfError(f"The map's audience is not right: {fault}.") from None


def _patchable(
    record: "Case", seen: dict[str, Any], changes: "tuple[Change, ...]"
) -> "tuple[list[Change], list[str]]":
    """The changes that the case file can hold; what is worked out from it cannot be changed."""
    kept, notes = [], []
    for change in changes:
        holder, shown = _at(record.data, change.steps[:-1]), _at(seen, change.steps[:-1])
        last = change.steps[-1]
        worked_out = _has(shown, last) and not _has(holder, last)
        if holder is None or worked_out:
            notes.append(
                f"{change.field}: {change.path} is worked out from the case, or its part of the "
                "case is not there yet, so change it by hand."
            )
        elif change.value is not None or _has(holder, last):
            kept.append(change)
    return kept, notes


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


def _operation(data: Any, change: "Change") -> dict[str, Any]:
    pointer = "".join(f"/{step}" for step in change.steps)
    if change.value is None:
        return {"op": "remove", "path": pointer, "field": change.field}
    op = "replace" if _has(_at(data, change.steps[:-1]), change.steps[-1]) else "add"
    return {"op": op, "path": pointer, "value": change.value, "field": change.field}


def _faults(record: "Case", changes: "list[Change]") -> list[str]:
    """What would be wrong with the case after the changes."""
    from generator.case import loads

    data = copy.deepcopy(dict(record.data))
    for change in changes:
        holder = _at(data, change.steps[:-1])
        if change.value is None:
            del holder[change.steps[-1]]
        else:
            holder[change.steps[-1]] = change.value
    try:
        loads(json.dumps(data).encode(), "The changed case", folder=record.folder)
    except CaseError as error:
        return [str(fault) for fault in error.faults]
    return []


def _case(path: Path) -> "Case":
    from generator.case import Case, load

    record = load(path)
    if not isinstance(record, Case):
        raise FaultyInputError(f"{path.name} is a panel file. Name a case file.")
    return record


def _map(path: Path | None) -> "FieldMap":
    from generator.pdf.forms import field_map

    if path is None:
        raise click.UsageError("Say which field takes what: --map FIELDS.toml")
    data = _bytes(path)
    try:
        return field_map(decoded(data, path.name), path.name)
    except NotTextError as error:
        raise PdfError(str(error)) from None


def _bytes(path: Path) -> bytes:
    try:
        return read_small(path, _MOST_BYTES)
    except NotTextError as error:
        raise FaultyInputError(str(error)) from None


def _described(field: "Field") -> str:
    words = [field.kind + (", several lines" if field.multiline else "")]
    if field.longest:
        words.append(f"at most {field.longest} letters")
    if field.options:
        words.append("one of: " + " | ".join(field.options))
    words += [w for w, on in (("required", field.required), ("read-only", field.read_only)) if on]
    return "; ".join(words + [field.label] * bool(field.label)).replace("\n", " ")


def _toml(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
