"""`throughcare board`: a quarter for the management board."""

from datetime import date
from functools import partial
from pathlib import Path

import click

from generator.cli._options import on_date, service_folder
from generator.toolkit import Toolkit


@click.command("board")
@click.argument("cases", type=click.Path(path_type=Path))
@click.option("--quarter", required=True, help="The quarter, such as 2026Q1 for January to March.")
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path),
    default=Path("output"),
    show_default=True,
    help="The folder that the report is written to.",
)
@click.option(
    "--format",
    "formats",
    default="docx,pdf,xlsx",
    show_default=True,
    help="Which formats, separated by commas.",
)
@click.option(
    "--name-children", is_flag=True, help="Add a list of the children counted, with their names."
)
@on_date
@service_folder
def command(
    cases: Path,
    quarter: str,
    folder: Path,
    formats: str,
    name_children: bool,
    on: date,
    service: Path | None,
) -> None:
    """Report a quarter of the children in CASES to the board.

    National measures with what they are counted from, and the children by group. Numbers under
    5 are left out, and so is every number from which one of them could be worked out.
    """
    toolkit = Toolkit(service=service)
    wanted = tuple(part.strip() for part in formats.split(",") if part.strip())
    documents = toolkit.board(cases, quarter, on=on, formats=wanted, name_children=name_children)
    for path in toolkit.write(documents, folder, say=partial(click.echo, err=True)):
        click.echo(str(path))
