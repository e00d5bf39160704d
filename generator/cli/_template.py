"""`throughcare template`: check one, list what it may say, start a new one, adopt a form."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.catalogue import PARTS, READERS, Catalogue, Kind, vocabulary
from generator.cli._options import put, service_folder
from generator.errors import TemplateError
from generator.reading import NotTextError, read_small
from generator.resources import Resources
from generator.toolkit import Toolkit

if TYPE_CHECKING:
    from generator.adopt import Adopted, Place


@click.group("template")
def command() -> None:
    """Check a Word template, list the fields it may use, start a new one, or adopt a form."""


def _kind(name: str, service: Path | None) -> Kind:
    return Catalogue(Resources(service)).get(name)


@command.command("check")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--kind", "name", default=None, help="The document kind that it is a template of.")
@click.option(
    "--audience",
    "readers",
    multiple=True,
    type=click.Choice(READERS),
    help="Of a shared part: who must be able to read it, besides the readers of its documents.",
)
@click.option(
    "--annotate",
    "annotated",
    type=click.Path(path_type=Path),
    default=None,
    help="Write a copy with each fault as a Word comment at its place.",
)
@service_folder
def check(
    file: Path,
    name: str | None,
    readers: tuple[str, ...],
    annotated: Path | None,
    service: Path | None,
) -> None:
    """Find every fault of a template, and advise on what may be meant but reads badly.

    A file in a folder `parts` is a shared part, and needs no --kind: it is looked at in every
    document that takes it in. Ends with exit code 2 if there is a fault; advice alone ends with 0.
    """
    from generator.documents.proving import proved
    from generator.word.annotate import annotate

    if name is None:
        _check_part(file, readers, service)
        return
    kind = _kind(name, service)
    found = proved(kind, file)
    faults, advice = found.faults, found.advice
    for fault in faults:
        click.echo(f"- {fault}")
    if advice:
        click.echo("Advice, where it may not be what you mean:")
    for one in advice:
        click.echo(f"- {one}")
    if found.left_out:
        click.echo(f"Left out of every document: {', '.join(found.left_out)}.")
    if annotated:
        Toolkit.target(annotated, ".docx", file)
    if annotated and (faults or advice):
        Toolkit.save(annotated, annotate(file.read_bytes(), [*faults, *advice]))
        click.echo(f"The same as comments in Word: {annotated}")
    if faults:
        sys.exit(2)
    said = "no faults, but see the advice above" if advice else "no faults"
    click.echo(f"{file}: {said}. It can make {kind.title}.")


def _check_part(file: Path, readers: tuple[str, ...], service: Path | None) -> None:
    from generator.documents.proving import proved_part

    if file.parent.absolute().name != PARTS:
        raise click.UsageError("Say with --kind which document it is a template of.")
    kinds = Catalogue(Resources(service)).kinds()
    found = proved_part(file, kinds, readers)
    for fault in found.faults:
        click.echo(f"- {fault}")
    if found.faults:
        sys.exit(2)
    used = ", ".join(kind.title for kind in found.kinds) or "no document yet"
    click.echo(f"{file}: no faults. Used by: {used}.")


@command.command("parts")
@service_folder
def parts(service: Path | None) -> None:
    """List the shared parts that a template may take in, whose they are and what uses them."""
    from generator.documents.whole import uses_of

    for part in uses_of(Catalogue(Resources(service))):
        whose = "yours" if part.own else "ours"
        used = ", ".join(part.kinds) or "no document yet"
        click.echo(f'{{{{p part("{part.name}") }}}}  {part.title or part.name} ({whose})')
        click.echo(f"    Used by: {used}. File: {part.path}")


@command.command("fields")
@click.argument("name", metavar="KIND")
@click.option(
    "--to",
    "crib",
    type=click.Path(path_type=Path),
    default=None,
    help="Write the list to a file instead: a Word crib sheet (.docx) or text (.txt).",
)
@service_folder
def fields(name: str, crib: Path | None, service: Path | None) -> None:
    """List every field that a template of this KIND may use, and how to write it."""
    from generator.word.crib import crib_sheet, in_words
    from generator.word.typecheck import fields as all_fields

    kind = _kind(name, service)
    words = vocabulary(kind)
    found = all_fields(words.view, words.registry, audience=kind.audience)
    if crib and crib.suffix.lower() != ".txt":
        Toolkit.target(crib, ".docx")
        Toolkit.save(crib, crib_sheet(f"Fields for {kind.title}", found))
        click.echo(f"{len(found)} fields: {crib}")
        return
    lines = []
    for field in found:
        loops = f"  inside {', '.join(field.loops)}" if field.loops else ""
        optional = ", may be missing" if field.optional else ""
        lines.append(f"{field.tag}{loops}")
        lines.append(f"    {field.title}: {field.kind}{optional}. Example: {field.example or '-'}")
        for code, label in field.choices:
            lines.append(f"      '{code}' prints {label}")
        lines.append(f"    Seen by: {in_words(field.audience)}")
    put("\n".join(lines), crib, suffix=".txt")


@command.command("new")
@click.argument("name", metavar="KIND")
@click.option(
    "--to",
    "file",
    type=click.Path(path_type=Path),
    required=True,
    help="The Word file to write.",
)
@service_folder
def new(name: str, file: Path, service: Path | None) -> None:
    """Start a template for this KIND: everything that it must hold, in the house style."""
    from generator.word.scaffold import draft_from
    from generator.word.typecheck import fields as all_fields

    Toolkit.target(file, ".docx")
    kind = _kind(name, service)
    words = vocabulary(kind)
    found = all_fields(words.view, words.registry, audience=kind.audience)
    Toolkit.save(file, draft_from(found, words.required))
    click.echo(f"{file} is ready to open in Word. Check it with:")
    click.echo(f"throughcare template check {file} --kind {kind.name}")


@command.command("adopt")
@click.argument("form", type=click.Path(path_type=Path))
@click.option("--kind", "name", default=None, help="The document kind that it becomes.")
@click.option(
    "--to",
    "file",
    type=click.Path(path_type=Path),
    required=True,
    help="The Word file to write: the template.",
)
@service_folder
def adopt(form: Path, name: str | None, file: Path, service: Path | None) -> None:
    """Make a template of a blank FORM: find its places to fill in, and write the fields there.

    What is not sure is not written: it gets a comment in Word with the best guesses. Without --kind
    the fields are those that professionals may see.
    """
    Toolkit.target(file, ".docx", form)
    try:
        content = read_small(form)
    except NotTextError as error:
        raise TemplateError(f"The form cannot be opened: {error}") from None
    found = Toolkit(service=service).adopt_form(content, name)
    Toolkit.save(file, found.content)
    _tell(found)
    click.echo(f"{file} is ready to look through in Word. Then check it with:")
    click.echo(f"throughcare template check {file} --kind {name or 'KIND'}")


def _tell(found: "Adopted") -> None:
    written = found.of("written")
    _list("Written", [one for one in written if not one.commented])
    _list("Written, with a comment to look at", [one for one in written if one.commented])
    _list("Not written, but guessed in a comment", found.of("asked"))
    _list("Left empty", found.of("empty"))
    _list("Not placed", found.of("unknown"))
    for one in found.unread:
        click.echo(f"Not looked at: {one}.")
    for one in found.left_out:
        click.echo(f"Taken out: {one}.")
    click.echo(found.in_short)


def _list(heading: str, places: "Sequence[Place]") -> None:
    if places:
        click.echo(f"{heading} ({len(places)}):")
    for place in places:
        click.echo(f"- {place}")
