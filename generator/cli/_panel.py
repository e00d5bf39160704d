"""`throughcare panel`: prepare a panel, and follow its actions."""

from datetime import date
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from generator.case.facts.words import day_words
from generator.cli._options import (
    cases_folder,
    on_date,
    service_folder,
)
from generator.cli._panel_actions import actions, take
from generator.cli._panel_minutes import COMMANDS
from generator.cli._panel_questions import answer, questions
from generator.cli._tables import light_table
from generator.documents.writing import write_all
from generator.panel import panel_kinds
from generator.toolkit import Toolkit


@click.group("panel")
def command() -> None:
    """Prepare a panel, and follow its actions until they are done."""


command.add_command(questions)
command.add_command(answer)


@command.command("new")
@click.option(
    "--cases",
    "folder",
    required=True,
    type=click.Path(path_type=Path),
    help="The folder with the case files; the meeting goes into its folder `panels`.",
)
@click.option(
    "--kind",
    default="cart",
    show_default=True,
    help=f"Which kind of panel: {', '.join(panel_kinds())}, or one of the service's own.",
)
@click.option("--name", default="", help="The meeting's identifier; by default its kind and day.")
@on_date
@service_folder
def new(folder: Path, kind: str, name: str, on: date, service: Path | None) -> None:
    """Start a meeting: who is due and why, and every open action, overdue first."""
    toolkit = Toolkit(service=service)
    made = toolkit.new_panel(folder, on, kind, name)
    path = toolkit.start_panel(folder, made)
    console = Console()
    items = made.panel["items"]
    title = Text(f"{made.panel['name']}, {day_words(on)}", "bold")
    table = light_table(title, (("Time", 9), ("Case", 26), ("Why", 60)))
    for item in items:
        table.add_row(item["time"], Text(item["case"]), Text("\n".join(item["why"])))
    console.print(table)
    for note in made.notes:
        console.print(Text(note), soft_wrap=True)
    console.print(Text(f"Written: {path}"), soft_wrap=True)


@command.command("pack")
@click.argument("meeting", type=click.Path(path_type=Path))
@cases_folder
@click.option(
    "--to", required=True, type=click.Path(path_type=Path), help="The folder to write to."
)
@click.option(
    "--for-agencies",
    is_flag=True,
    help="One for each agency, for all its people together, in place of one for each person.",
)
@on_date
@service_folder
def pack(
    meeting: Path, folder: Path, to: Path, for_agencies: bool, on: date, service: Path | None
) -> None:
    """The papers of a MEETING for each person who is asked to come, as one PDF with bookmarks.

    The agenda with their own times, the minutes of last time and the proforma of each child for
    whom they come, with only what their agency may see.
    """
    made = Toolkit(service=service).packs(meeting, folder, on=on, for_agencies=for_agencies)
    to.mkdir(parents=True, exist_ok=True)
    write_all({to / name: content for name, content in made.files.items()})
    for name in made.files:
        click.echo(to / name)
    for note in made.notes:
        click.echo(note, err=True)


@command.command("invites")
@click.argument("meeting", type=click.Path(path_type=Path))
@click.option(
    "--to", "folder", required=True, type=click.Path(path_type=Path), help="The folder to write to."
)
@on_date
@service_folder
def invites(meeting: Path, folder: Path, on: date, service: Path | None) -> None:
    """Calendar files for a MEETING: one for each person, with only their own times.

    No child is named in them, and nothing is sent.
    """
    made = Toolkit(service=service).invites(meeting, on=on)
    folder.mkdir(parents=True, exist_ok=True)
    write_all({folder / name: content for name, content in made.items()})
    for name in made:
        click.echo(folder / name)


for _one in (actions, take, *COMMANDS):
    command.add_command(_one)
