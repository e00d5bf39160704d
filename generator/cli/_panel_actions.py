"""`throughcare panel actions` and `take`: chase what was agreed until it is done."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.text import Text

from generator.case.facts.words import count, day_words
from generator.cli._options import as_json, cases_folder, on_date, put_json, service_folder
from generator.cli._tables import light_table
from generator.errors import FaultyInputError
from generator.panel import Action
from generator.toolkit import Toolkit

__all__ = ["actions", "take"]

_WORKBOOK = ".xlsx"


@click.command("actions")
@cases_folder
@click.option("--due", is_flag=True, help="Only what is overdue.")
@click.option(
    "--to",
    type=click.Path(path_type=Path),
    default=None,
    help="A name in .xlsx: a workbook of all actions, to be edited and read back with `panel "
    "take`. A folder: a Word file and a message for each owner, with only their own. With "
    "--json a file in .json.",
)
@on_date
@as_json
@service_folder
def actions(
    folder: Path, due: bool, to: Path | None, on: date, json_: bool, service: Path | None
) -> None:
    """Every open action of all meetings, overdue first; a workbook; a file for each owner."""
    toolkit = Toolkit(service=service)
    if to is not None and not json_:
        _written(toolkit, folder, to, on, due=due)
        return
    held = toolkit.meetings(folder)
    left = [one for one in held.register.open(on) if one.is_overdue(on) or not due]
    if json_:
        put_json([_as_data(one, on) for one in left], to)
        return
    console = Console()
    title = Text(f"{count(len(left), 'action')} on {day_words(on)}", "bold")
    table = light_table(title, (("Number", 16), ("By", 16), ("Owner", 26), ("Action", 44)))
    for one in left:
        when = "No date" if one.due is None else day_words(one.due)
        late = "\nOverdue" if one.is_overdue(on) else ""
        table.add_row(one.number, when + late, Text(one.owner), Text(one.action))
    console.print(table)
    for told in (*held.unread, *held.register.faults):
        console.print(Text(told), soft_wrap=True)


def _written(toolkit: Toolkit, folder: Path, to: Path, on: date, *, due: bool) -> None:
    if to.suffix.lower() != _WORKBOOK:
        _for_owners(toolkit, folder, to, on, due=due)
        return
    if due:
        raise click.UsageError("A workbook holds every action, and a filter: leave out --due.")
    file = Toolkit.target(to, _WORKBOOK)
    Toolkit.save(file, toolkit.actions_workbook(folder, on=on))
    click.echo(file)
    click.echo(
        "Next: change it in Excel or LibreOffice, then read it back: throughcare panel take "
        f"{file} --cases {folder}"
    )


def _for_owners(toolkit: Toolkit, folder: Path, to: Path, on: date, *, due: bool) -> None:
    found = toolkit.owner_files(folder, on=on, only_overdue=due)
    if not found:
        click.echo("Nobody has an action open.")
        return
    for path in Toolkit.write_owner_files(found, to):
        click.echo(path)
    for one in found:
        for number in one.withheld:
            click.echo(f"{one.owner}: the words of {number} name a child, and were left out.")
    click.echo("Nothing was sent: open each message in your mail program.")


@click.command("take")
@click.argument("workbook", type=click.Path(path_type=Path))
@cases_folder
@click.option(
    "--apply",
    "apply_",
    is_flag=True,
    help="Write the changes into the last meeting. A copy of its file as it was is kept.",
)
@as_json
@on_date
@service_folder
def take(
    workbook: Path, folder: Path, apply_: bool, json_: bool, on: date, service: Path | None
) -> None:
    """Read a WORKBOOK of actions back: show what was changed in it, or write it.

    What was changed becomes news of the last meeting, told on the day of --date. With a fault,
    which is told with its cell, nothing is written.
    """
    found = Toolkit(service=service).read_actions(workbook, folder, on=on)
    reading = found.reading
    for note in reading.notes:
        click.echo(f"Note: {note}", err=True)
    if reading.faults:
        number = count(len(reading.faults), "fault")
        raise FaultyInputError(
            f"{workbook.name} has {number}, so nothing was written.", list(map(str, reading.faults))
        )
    kept = found.apply() if apply_ else {}
    if json_:
        put_json(list(reading.updates), None)
        return
    _show(reading.updates)
    if kept:
        for path, copy in kept.items():
            click.echo(f"Written: {path}. As it was: {copy}")
    elif reading.updates:
        click.echo("Nothing is written yet: with --apply it goes into the last meeting.")


def _show(updates: Sequence[Any]) -> None:
    if not updates:
        click.echo("Nothing was changed in the workbook.")
        return
    table = light_table(
        Text(count(len(updates), "change"), "bold"), (("Number", 18), ("What is new", 70))
    )
    for one in updates:
        new = {name: said for name, said in one.items() if name not in ("number", "on")}
        table.add_row(one["number"], Text("; ".join(f"{k}: {said}" for k, said in new.items())))
    Console().print(table)


def _as_data(one: Action, on: date) -> dict[str, object]:
    return {
        "number": one.number,
        "case_id": one.case_id,
        "action": one.action,
        "owner": one.owner,
        "owners": list(one.owners),
        "due": one.due.isoformat() if one.due else None,
        "status": one.status,
        "overdue": one.is_overdue(on),
        "carried": one.carried,
    }
