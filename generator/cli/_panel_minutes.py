"""`throughcare panel`: minutes typed, read back, sent for accuracy and agreed."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.case.facts.words import count, day_words
from generator.cli._options import as_json, cases_folder, on_date, put_json, service_folder
from generator.cli._read import as_data, show_changes
from generator.documents.writing import target, write_all
from generator.toolkit import Toolkit

if TYPE_CHECKING:
    from generator.readback.minutes import MinutesRead

# As for `throughcare read`: something is left for a person to settle.
_UNCLEAR = 3


@click.command("minutes")
@click.argument("meeting", type=click.Path(path_type=Path))
@click.option("--to", type=click.Path(path_type=Path), required=True, help="The Word file to make.")
@service_folder
def minutes(meeting: Path, to: Path, service: Path | None) -> None:
    """Make a Word document to type the minutes of a MEETING in, while people talk."""
    toolkit = Toolkit(service=service)
    panel = toolkit.meeting(meeting)
    write_all({target(to, ".docx", meeting): toolkit.minutes_sheet(panel)})
    click.echo(f"Written: {to}. Type in it, then: throughcare panel read {to}")


@click.command("read")
@click.argument("document", type=click.Path(path_type=Path))
@cases_folder
@click.option(
    "--apply",
    "apply_",
    is_flag=True,
    help="Write what is clear into the meeting's file. A copy of it as it was is kept beside it.",
)
@click.option(
    "--new-version",
    is_flag=True,
    help="Change minutes that are agreed: as the draft of their next version.",
)
@as_json
@service_folder
@click.pass_context
def read(
    ctx: click.Context,
    document: Path,
    folder: Path,
    apply_: bool,
    new_version: bool,
    json_: bool,
    service: Path | None,
) -> None:
    """Read minutes that were typed in a Word DOCUMENT into their meeting.

    What is unclear is listed with its place and its words, and never guessed: the document keeps
    it, and can be read again after you have put it right. Then the exit code is 3.
    """
    found = Toolkit(service=service).read_minutes(document, folder, new_version=new_version)
    kept = found.apply() if apply_ else None
    if json_:
        put_json(as_data(found, kept), None)
    else:
        _show_read(found, kept, applied=apply_)
    if found.conflicts:
        ctx.exit(_UNCLEAR)


def _show_read(found: "MinutesRead", kept: Path | None, *, applied: bool) -> None:
    if found.changes:
        show_changes(found.changes, "In the minutes", "In the meeting")
    for note in found.notes:
        click.echo(f"Note: {note}", err=True)
    if found.conflicts:
        click.echo(f"{count(len(found.conflicts), 'thing')} to settle, not taken over:", err=True)
        for conflict in found.conflicts:
            click.echo(f"  - {conflict}", err=True)
    if kept:
        click.echo(f"Written to {found.path}. As it was: {kept}")
    elif found.refused:
        click.echo("Nothing was written.", err=True)
    elif not found.changes:
        click.echo("Nothing was changed.")
    elif not applied:
        click.echo("Nothing was written yet. To write it: the same command with --apply.")


@click.command("sent")
@click.argument("meeting", type=click.Path(path_type=Path))
@on_date
@service_folder
def sent(meeting: Path, on: date, service: Path | None) -> None:
    """Note that the minutes of a MEETING were sent for accuracy. Nothing is sent."""
    Toolkit(service=service).send_minutes(meeting, on)
    click.echo(f"{meeting}: sent for accuracy on {day_words(on)}.")


@click.command("agreed")
@click.argument("meeting", type=click.Path(path_type=Path))
@click.option(
    "--at",
    type=click.Path(path_type=Path),
    required=True,
    help="The file of the later meeting that agreed them. What it says was corrected is recorded.",
)
@click.option("--correction", "corrections", multiple=True, help="What was corrected, besides.")
@service_folder
def agreed(meeting: Path, at: Path, corrections: tuple[str, ...], service: Path | None) -> None:
    """Note that the minutes of a MEETING were agreed, and lock them."""
    Toolkit(service=service).agree_minutes(meeting, at, corrections)
    click.echo(f"{meeting}: agreed, and locked. A later change is a new version.")


COMMANDS = (minutes, read, sent, agreed)
