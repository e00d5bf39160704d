"""`throughcare form`: fillable PDFs, made from Word files, filled from a case, and read back."""

import json
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

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
from generator.errors import FaultyInputError
from generator.toolkit import Toolkit

if TYPE_CHECKING:
    from generator.pdf.forms import Field

_MOST_BYTES = 200_000_000
_PATH = click.Path(path_type=Path)
_map_file = click.option(
    "--map",
    "map_",
    type=_PATH,
    help="Which field takes what, as TOML. Else your service's map of the form, or ours.",
)


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
    toolkit = Toolkit(service=service)
    toolkit.target(to, ".pdf", case)
    if source.lower().endswith(".docx"):
        content = toolkit.make_form(Path(source))
    else:
        kind = toolkit.catalogue.get(source)
        if case is None:
            raise FaultyInputError(f"{kind.title} is merged with a case first: add --case CASE.")
        documents = toolkit.generate(toolkit.open(case), (source,), formats=("docx",), on=on)
        content = toolkit.make_form(documents[0].content)
    toolkit.save(to, content, say=partial(click.echo, err=True))
    click.echo(to)


@command.command("fields")
@click.argument("form", type=_PATH)
@to_file
def fields(form: Path, to: Path | None) -> None:
    """List the fields of a fillable PDF, as the start of a map to edit."""
    found = Toolkit.form_fields(form)
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
@service_folder
def fill(
    form: Path,
    case: Path,
    map_: Path | None,
    to: Path | None,
    locked: bool,
    password_file: Path | None,
    on: date,
    service: Path | None,
) -> None:
    """Fill any fillable PDF, such as a court's own form, from a case.

    Says which fields were left empty and why. A value that a field does not
    take, or a name that the form does not have, stops it, and nothing is written.
    """
    toolkit = Toolkit(service=service)
    if to is not None:
        toolkit.target(to, ".pdf", form, case, map_, password_file)
    by, record = map_ or toolkit.form_map(form), toolkit.open(case)
    password = password_of(locked, password_file, record)
    filled = toolkit.fill_form(form, record, by, on=on)
    path = to or Path("output") / toolkit.form_name(form, record, on)
    pdf = toolkit.lock_pdf(filled.content, password) if password else filled.content
    toolkit.save(path, pdf, say=partial(click.echo, err=True))
    click.echo(path)
    for line in filled.notes:
        click.echo(line, err=True)


@command.command("read")
@click.argument("form", type=_PATH)
@_map_file
@click.option("--case", type=_PATH, help="The case to compare with.")
@to_file
@on_date
@service_folder
def read(
    form: Path,
    map_: Path | None,
    case: Path | None,
    to: Path | None,
    on: date,
    service: Path | None,
) -> None:
    """Print what a filled form holds, as JSON.

    With --case, print instead what the form says that the case does not, as a
    JSON patch of the case file, checked against its schema.
    """
    toolkit = Toolkit(service=service)
    if case is None:
        put_json({"form": form.name, "fields": toolkit.form_answers(form)}, to, form, map_)
        return
    by, record = map_ or toolkit.form_map(form), toolkit.open(case)
    found = toolkit.read_form(form, record, by, on=on)
    put_json(
        {
            "case": record.identifier,
            "patch": found.patch,
            "notes": found.notes,
            "faults": found.faults,
        },
        to,
        form,
        map_,
        case,
    )


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
