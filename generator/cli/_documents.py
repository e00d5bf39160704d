"""`throughcare documents`: what exists; for a case, what is ready and what is missing."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

import click

from generator.case import Case, Told
from generator.case.facts.words import day_words
from generator.catalogue import SUBJECTS
from generator.cli._options import (
    as_json,
    of_each_case,
    on_date,
    only_with_json,
    put_json,
    service_folder,
    to_file,
)
from generator.documents.by_stage import GROUPS, Asking, Needed
from generator.documents.kinds_table import kinds_table
from generator.toolkit import Readiness, Toolkit, shared_waits


@click.command("documents")
@click.argument("case", type=click.Path(path_type=Path), required=False)
@click.option(
    "--unprinted",
    is_flag=True,
    help="List what stands in the CASE and no document shows, ready or not.",
)
@click.option(
    "--table", is_flag=True, help="Print the documents as a table in Markdown, as in the README."
)
@click.option(
    "--made",
    "folder",
    type=click.Path(path_type=Path),
    default=None,
    help="The folder of what was made; by default `documents` beside the CASE.",
)
@on_date
@as_json
@to_file
@service_folder
@of_each_case
def command(
    case: Path | None,
    unprinted: bool,
    table: bool,
    folder: Path | None,
    on: date,
    json_: bool,
    to: Path | None,
    service: Path | None,
) -> None:
    """List the documents. With a CASE, say which are needed when, what asks, what is missing.

    They are grouped by the child's journey: needed now, soon, later, done.
    """
    only_with_json(to, json_)
    toolkit = Toolkit(service=service)
    if table:
        if case is not None or json_:
            raise click.UsageError("--table lists all documents: leave out the rest.")
        click.echo(kinds_table(toolkit.catalogue.kinds()))
        return
    if case is None and unprinted:
        raise click.UsageError("Give the case or panel file to look at.")
    if case is None:
        _list(toolkit, json_, to)
        return
    if unprinted:
        _unprinted(toolkit.unprinted(toolkit.open(case), on=on), json_, to, case)
        return
    _of_one(toolkit, case, folder or case.parent / "documents", on, json_, to)


def _of_one(
    toolkit: Toolkit, case: Path, folder: Path, on: date, json_: bool, to: Path | None
) -> None:
    """What can be made of a case or panel, when it is needed, and what is missing."""
    record = toolkit.open(case)
    entries = toolkit.readiness(record, on=on)
    needed: Sequence[Needed] = ()
    if isinstance(record, Case):
        needed = toolkit.papers_by_stage(record, folder, on=on)
    if json_:
        put_json(
            [
                {
                    "kind": entry.kind.name,
                    "ready": entry.ready,
                    "missing": entry.missing,
                    **_as_data(needed, entry.kind.name),
                }
                for entry in entries
            ],
            to,
            case,
        )
        return
    shared = shared_waits(entries)
    if shared:
        click.echo("Every document waits for this:")
        for line in shared:
            click.echo(f"  - {line}")
    if not needed:
        for entry in entries:
            _tell(entry, shared)
        return
    by_name = {entry.kind.name: entry for entry in entries}
    group = ""
    for one in needed:
        if one.group != group:
            group = one.group
            click.echo(f"\n{GROUPS[group]}")
        _tell(by_name[one.kind.name], shared)
        for asking in one.asked:
            click.echo(f"  * {_asked(asking)}")


def _tell(entry: Readiness, shared: Sequence[str]) -> None:
    state = "ready" if entry.ready else "not ready"
    click.echo(f"{entry.kind.title} ({entry.kind.name}): {state}")
    for missing in entry.missing:
        if missing not in shared:
            click.echo(f"  - {missing}")


def _asked(one: Asking) -> str:
    """What asks for a document, in a line."""
    if one.done:
        said = f"Done on {day_words(one.done_on)}" if one.done_on else "Done"
    elif one.due is not None:
        said = f"{'Overdue since' if one.overdue else 'By'} {day_words(one.due)}"
    else:
        said = "The checks ask" if one.is_check else "No day yet"
    return f"{said}: {one.words} ({one.source})"


def _as_data(needed: Sequence[Needed], kind: str) -> dict[str, object]:
    """When a document is needed and what asks for it; empty for what no case is made into."""
    found = next((one for one in needed if one.kind.name == kind), None)
    if found is None:
        return {}
    return {"group": found.group, "asked": [asdict(one) for one in found.asked]}


def _unprinted(found: Sequence[Told], json_: bool, to: Path | None, case: Path) -> None:
    if json_:
        put_json(
            [{"title": one.title, "where": one.where, "pointer": one.pointer} for one in found],
            to,
            case,
        )
        return
    if not found:
        click.echo("Every field of this file is shown by a document, or worked with.")
        return
    fields = "1 field stands" if len(found) == 1 else f"{len(found)} fields stand"
    click.echo(f"{fields} in no document:")
    alike: dict[str, list[Told]] = {}
    for one in found:
        keys = [step for step in one.pointer.split("/") if step and not step.isdigit()]
        alike.setdefault(", ".join(keys), []).append(one)
    for keys_, (first, *more) in alike.items():
        others = f", and {len(more)} more like it" if more else ""
        click.echo(f"  - {first.where[:1].upper()}{first.where[1:]}{others} ({keys_}).")


def _list(toolkit: Toolkit, json_: bool, to: Path | None) -> None:
    kinds = toolkit.catalogue.kinds()
    if json_:
        put_json(
            [
                {
                    "kind": kind.name,
                    "title": kind.title,
                    "purpose": kind.purpose,
                    "subject": kind.subject,
                    "audience": kind.audience,
                    "formats": kind.formats,
                    "version": kind.version,
                    "sources": kind.sources,
                }
                for kind in kinds
            ],
            to,
        )
        return
    from rich.console import Console
    from rich.table import Column, Table

    # A kind's name is typed in other commands: it is never broken.
    table = Table(
        Column("Kind", no_wrap=True), "Title", "For", "Made from", "What it is", show_lines=True
    )
    for kind in kinds:
        readers = ", ".join(reader.replace("_", " ") for reader in kind.audience)
        table.add_row(kind.name, kind.title, readers, SUBJECTS[kind.subject].words, kind.purpose)
    Console().print(table)
