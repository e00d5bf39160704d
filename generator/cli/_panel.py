"""`throughcare panel`: prepare a panel, and follow its actions."""

import json
from datetime import date
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from generator.case import PANELS
from generator.case.facts.words import day_words
from generator.cli._options import on_date, service_folder
from generator.cli._panel_actions import actions, take
from generator.cli._tables import light_table
from generator.documents.writing import write_all
from generator.panel import panel_kinds
from generator.toolkit import Toolkit


@click.group("panel")
def command() -> None:
    """Prepare a panel, and follow its actions until they are done."""


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
    type=click.Choice(sorted(panel_kinds())),
    default="cart",
    show_default=True,
    help="Which kind of panel.",
)
@click.option("--name", default="", help="The meeting's identifier; by default its kind and day.")
@on_date
@service_folder
def new(folder: Path, kind: str, name: str, on: date, service: Path | None) -> None:
    """Start a meeting: who is due and why, and every open action, overdue first."""
    toolkit = Toolkit(service=service)
    made = toolkit.new_panel(folder, on, kind, name)
    path = folder / PANELS / f"{made.panel['panel_id']}.json"
    path.parent.mkdir(exist_ok=True)
    write_all({path: (json.dumps(made.panel, indent=2, ensure_ascii=False) + "\n").encode()})
    console = Console()
    items = made.panel["items"]
    title = Text(f"{made.panel['name']}, {day_words(on)}", "bold")
    table = light_table(title, (("Time", 7), ("Case", 26), ("Why", 60)))
    for item in items:
        table.add_row(item["time"], Text(item["case"]), Text("\n".join(item["why"])))
    console.print(table)
    for note in made.notes:
        console.print(Text(note), soft_wrap=True)
    console.print(Text(f"Written: {path}"), soft_wrap=True)


command.add_command(actions)
command.add_command(take)
