"""`throughcare cases`: the children of a folder at a glance."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from generator.batch import CaseLine, caseload
from generator.case.facts.words import count, day_words
from generator.cli._options import (
    as_json,
    on_date,
    only_with_json,
    put_json,
    service_folder,
    to_file,
)
from generator.cli._tables import light_table
from generator.errors import FaultyInputError
from generator.toolkit import Toolkit


@click.command("cases")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--documents",
    type=click.Path(path_type=Path),
    default=None,
    help="Where the documents are; by default the folder `documents` among the cases.",
)
@on_date
@as_json
@to_file
@service_folder
def command(
    folder: Path,
    documents: Path | None,
    on: date,
    json_: bool,
    to: Path | None,
    service: Path | None,
) -> None:
    """The children of FOLDER: what comes next for each, what is overdue, ready or out of date.

    Ends with exit code 2 if a case file has faults; the others are shown all the same.
    """
    only_with_json(to, json_)
    made = documents or folder / "documents"
    lines = list(caseload(Toolkit(service=service), folder, on, made))
    if not lines:
        raise FaultyInputError(f"There is no case file in {folder}.")
    if json_:
        put_json([_as_data(line) for line in lines], to)
    else:
        _print(lines, on)
    if any(line.error for line in lines):
        raise click.exceptions.Exit(2)


def _print(lines: Sequence[CaseLine], on: date) -> None:
    console = Console()
    found = [line for line in lines if not line.error]
    found.sort(key=_by_need)
    title = Text(f"{count(len(found), 'case')} on {day_words(on)}", "bold")
    columns = (("Child", 24), ("Next", 44), ("Ready and out of date", 32))
    table = light_table(title, columns)
    for line in found:
        table.add_row(Text(f"{line.name}\n{line.reference}"), _next(line), _documents(line))
    console.print(table)
    for line in lines:
        if line.error:
            says = (
                f"{line.path.name} cannot be opened. This says why: throughcare check {line.path}"
            )
            console.print(Text(says), soft_wrap=True)


def _by_need(line: CaseLine) -> tuple[bool, date]:
    """Those with something overdue first, then by what comes next."""
    return not line.overdue, (line.next and line.next.due) or date.max


def _next(line: CaseLine) -> Text:
    said = Text()
    if line.overdue:
        said.append(f"{count(line.overdue, 'date')} overdue\n", "bold red")
    if line.next is not None and line.next.due is not None:
        said.append(f"{day_words(line.next.due)}: {line.next.what}")
    else:
        said.append("Nothing to come")
    return said


def _documents(line: CaseLine) -> Text:
    said = Text()
    if line.held:
        said.append(f"Held back by {count(line.held, 'finding')}\n", "bold red")
    else:
        said.append(f"{count(len(line.ready), 'document')} ready")
    if line.stale:
        said.append(f"\n{line.stale} out of date", "bold yellow")
    return said


def _as_data(line: CaseLine) -> dict[str, object]:
    return {
        "file": str(line.path),
        "reference": line.reference,
        "name": line.name,
        "next": line.next and {"due": line.next.due, "what": line.next.what},
        "overdue": line.overdue,
        "ready": line.ready,
        "stale": line.stale,
        "held": line.held,
        "error": line.error,
    }
