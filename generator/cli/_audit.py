"""`throughcare audit`: what was done in the browser, and whether that log is whole."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli._options import as_json, only_with_json, put_json, to_file
from generator.errors import FaultyInputError

if TYPE_CHECKING:
    from generator.web.audit import Audit


@click.group("audit")
def command() -> None:
    """Who made, read back, changed and signed what in the browser.

    The log lies beside the cases, in the hidden folder .throughcare. It holds no case data.
    """


@command.command("verify")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--noted", default="", help="The last entry as you noted it down: its number and hash."
)
def check(folder: Path, noted: str) -> None:
    """Check that no entry of the log of FOLDER was changed, put in or taken out.

    It ends by saying the last entry. Note it down somewhere else, and give it to --noted the
    next time: nobody can then take off or make anew what was written before. Without that, it
    cannot tell a log that the person whose account this is has made anew in every place.
    """
    from generator.web.audit import Head, verify

    head = Head.of(noted) if noted else None
    if noted and head is None:
        raise FaultyInputError(
            "What you noted is a number, a space and 64 letters and digits. Give it in quotes."
        )
    verdict = verify(_log(folder), head)
    if verdict.faults:
        raise FaultyInputError("The log is not whole:", verdict.faults)
    if verdict.head is None:
        click.echo("Nothing has been written in the log yet.")
        return
    click.echo(f"The log is whole. Entries: {verdict.entries}.")
    click.echo(f'To note down: "{verdict.head.words}"')


@command.command("list")
@click.argument("folder", type=click.Path(path_type=Path))
@as_json
@to_file
def show(folder: Path, json_: bool, to: Path | None) -> None:
    """What was done with the cases of FOLDER, in order."""
    only_with_json(to, json_)
    entries = _log(folder).entries()
    if json_:
        put_json([asdict(each) for each in entries], to)
        return
    for each in entries:
        about = " ".join(part for part in (each.what, each.key, each.detail) if part)
        click.echo(f"{each.number}  {each.at}  {each.by or 'nobody named'}: {about}")


def _log(folder: Path) -> "Audit":
    from generator.web.desk import log_of

    log = log_of(folder)
    if not log.path.is_file():
        raise FaultyInputError(
            f"There is no log in {folder}. It is begun when the folder is first opened with "
            "`throughcare serve`."
        )
    return log
