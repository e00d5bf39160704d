"""`throughcare board`: a quarter for the management board."""

import re
from collections.abc import Sequence
from datetime import date
from functools import partial
from itertools import count
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
@click.option(
    "--of",
    default="",
    help="The name of the one service to report, where CASES holds children of several.",
)
@on_date
@service_folder
def command(
    cases: Path,
    quarter: str,
    folder: Path,
    formats: str,
    name_children: bool,
    of: str,
    on: date,
    service: Path | None,
) -> None:
    """Report a quarter of the children in CASES to the board.

    National measures with what they are counted from, and the children by group. Numbers under
    5 are left out, and so is every number from which one of them could be worked out. Where the
    children are of several services, each gets a report of its own, in a folder of its name.
    """
    toolkit = Toolkit(service=service)
    wanted = tuple(part.strip() for part in formats.split(",") if part.strip())
    held = toolkit.meetings(cases)
    names = toolkit.services_of(cases, held=held)
    several = len(names) > 1 and not of
    folders = _folders(names)
    for name in names if several else (of,):
        documents = toolkit.board(
            cases, quarter, on=on, formats=wanted, of=name, name_children=name_children, held=held
        )
        into = folder / folders[name] if several else folder
        if several:
            click.echo(f"{name}:")
        for path in toolkit.write(documents, into, say=partial(click.echo, err=True)):
            click.echo(str(path))


def _folders(names: Sequence[str]) -> dict[str, str]:
    """What the folder of each service is called, no two alike; of like names the later counts."""
    found: dict[str, str] = {}
    for name in names:
        plain = "-".join(re.findall(r"\w+", name.casefold())) or "service"
        ways = (plain if n == 1 else f"{plain}-{n}" for n in count(1))
        found[name] = next(one for one in ways if one not in found.values())
    return found
