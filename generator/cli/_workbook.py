"""`throughcare workbook`: a case as an Excel workbook, and back."""

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli._options import as_json, case_file, on_date, put_json, service_folder
from generator.cli._read import as_data, show
from generator.errors import FaultyInputError
from generator.toolkit import Toolkit

if TYPE_CHECKING:
    from generator.readback import ReadBack
    from generator.sheets.case_workbook.read import WorkbookReading

_QUESTION = 3
_XLSX = ".xlsx"
_MENDED = re.compile(r"-to-mend(?:-\d+)?$")


@click.group("workbook")
def command() -> None:
    """Fill in a case in Excel or LibreOffice, and read it from there.

    A sheet for each subject and each list, with choices to pick from and what each field is
    for. Start with `throughcare workbook new`, or fill one from a case.
    """


_to = click.option(
    "--to", type=click.Path(path_type=Path), required=True, help="The workbook, a name in .xlsx."
)


@command.command("new")
@_to
@on_date
@service_folder
def new(to: Path, on: date, service: Path | None) -> None:
    """Make an empty workbook for a new case."""
    file = Toolkit.target(to, _XLSX)
    Toolkit.save(file, Toolkit(service=service).new_workbook(on=on), say=_say)
    click.echo(file)
    case = file.with_suffix(".json")
    click.echo(f"Next: fill it in, then read it: throughcare workbook read {file} --to {case}")


@command.command("fill")
@case_file
@_to
@on_date
@service_folder
def fill(case: Path, to: Path, on: date, service: Path | None) -> None:
    """Make a workbook filled from a CASE file."""
    toolkit = Toolkit(service=service)
    file = Toolkit.target(to, _XLSX, case)
    Toolkit.save(file, toolkit.fill_workbook(toolkit.open(case), on=on), say=_say)
    click.echo(file)


@command.command("read")
@click.argument("workbook", type=click.Path(path_type=Path))
@click.option(
    "--to", type=click.Path(path_type=Path), default=None, help="Write it as a new case file."
)
@click.option(
    "--case",
    type=click.Path(path_type=Path),
    default=None,
    help="The case file to change: only what was changed in the workbook is.",
)
@click.option(
    "--apply",
    "apply_",
    is_flag=True,
    help="Write the changes into the case file. A copy of it as it was is kept beside it.",
)
@click.option("--remove", is_flag=True, help="Rows that were taken out go out of the case as well.")
@as_json
@on_date
@service_folder
@click.pass_context
def read(
    ctx: click.Context,
    workbook: Path,
    to: Path | None,
    case: Path | None,
    apply_: bool,
    remove: bool,
    json_: bool,
    on: date,
    service: Path | None,
) -> None:
    """Read a WORKBOOK: tell its faults at their cells, write it as a case, or show its changes.

    With faults, or with something that only you can decide, nothing is written but a copy of
    the workbook with each of them beside its cell; the exit code is then 2 or 3.
    """
    if apply_ and case is None:
        raise click.UsageError("--apply changes a case file: give it with --case.")
    if to is not None and case is not None:
        raise click.UsageError("Give --to for a new case file, or --case for one that is there.")
    toolkit = Toolkit(service=service)
    reading = toolkit.read_workbook(workbook, on=on, remove=remove)
    if reading.faults or (reading.questions and case is None):
        _refuse(workbook, reading)
    if case is not None:
        _into(ctx, toolkit.workbook_changes(reading, case), case, apply_, json_)
        return
    for note in reading.notes:
        click.echo(f"Note: {note}", err=True)
    if to is None:
        put_json(reading.data, None) if json_ else click.echo(
            "The workbook has no faults. To write it as a case file: --to case.json."
        )
        return
    Toolkit.save(Toolkit.target(to, ".json", workbook), reading.content, say=_say)
    click.echo(to)
    click.echo(f"Next: see which documents are ready: throughcare documents {to}")


def _into(ctx: click.Context, found: "ReadBack", case: Path, apply_: bool, json_: bool) -> None:
    kept = found.apply() if apply_ and not found.conflicts else None
    if json_:
        put_json(as_data(found, kept), None)
    else:
        show(found, case, apply_, kept, "In the workbook")
    if found.conflicts:
        ctx.exit(_QUESTION)


def _refuse(workbook: Path, reading: "WorkbookReading") -> None:
    """Tell everything that stands in the way, and write it into a copy of the workbook."""
    content = Toolkit.marked_workbook(workbook, reading)
    copied = ""
    if content is not None:
        copy = _free(workbook)
        Toolkit.save(copy, content)
        copied = f" Each is also written beside its cell in {copy}. Go on in that one."
    found = [*map(str, reading.faults), *map(str, reading.questions)]
    error = FaultyInputError(
        f"{workbook.name} has {_count(reading)}, so no case was written.{copied}", found
    )
    error.exit_code = error.exit_code if reading.faults else _QUESTION
    raise error


def _count(reading: "WorkbookReading") -> str:
    faults, questions = len(reading.faults), len(reading.questions)
    parts = [(faults, "fault"), (questions, "question")]
    return " and ".join(f"{n} {what}{'s'[: n > 1]}" for n, what in parts if n)


def _free(workbook: Path) -> Path:
    """A name for the copy that nothing has yet."""
    stem = _MENDED.sub("", workbook.stem)
    path, number = workbook.with_name(f"{stem}-to-mend{_XLSX}"), 1
    while path.exists():
        number += 1
        path = workbook.with_name(f"{stem}-to-mend-{number}{_XLSX}")
    return path


def _say(sentence: str) -> None:
    click.echo(sentence, err=True)
