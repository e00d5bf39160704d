"""`throughcare status`: which documents are out of date, and why."""

import sys
from datetime import date
from pathlib import Path

import click

from generator.case import Case, Panel
from generator.cli._options import is_folder, on_date, service_folder
from generator.errors import CaseError, FaultyInputError
from generator.store import CaseFolder
from generator.toolkit import Toolkit


@click.command("status")
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("cases", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--remake",
    is_flag=True,
    help="Make what is out of date again, all of it or nothing. What is signed, edited or has a "
    "password stays.",
)
@on_date
@service_folder
def command(
    folder: Path, cases: tuple[Path, ...], remake: bool, on: date, service: Path | None
) -> None:
    """Say which documents in FOLDER are out of date against these CASES, and why.

    One of the CASES may be a folder that holds them. A file with faults is told and stops no
    other; then it ends with exit code 2.
    """
    if not is_folder(folder):
        raise FaultyInputError(
            f"There is no folder {folder}. Name the folder that `throughcare generate` wrote to: "
            "without --to that is output."
        )
    toolkit = Toolkit(service=service)
    files: list[Path] = []
    for case in cases:
        files += CaseFolder(case).files() if is_folder(case) else (case,)
    records: list[Case | Panel] = []
    worst = 0
    for file in files:
        try:
            records.append(toolkit.open(file))
        except CaseError as error:
            click.echo(str(error), err=True)
            worst = max(worst, error.exit_code)
    found = toolkit.status(folder, records, on=on)
    for status in found:
        state = "up to date" if not status.reasons else "; ".join(status.reasons)
        state = f"replaced by {status.replaced_by}" if status.replaced_by else state
        click.echo(f"{status.path.name}: {state}")
    if not found:
        click.echo(
            f"No document in {folder} says that Throughcare made it. A file with a password "
            "cannot be looked into."
        )
    if remake:
        made = toolkit.remake(folder, records, on=on)
        for path in made.paths:
            click.echo(f"Made again: {path}")
        for line in made.left:
            click.echo(f"Not made again: {line}", err=True)
    if worst:
        sys.exit(worst)
