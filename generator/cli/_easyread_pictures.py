"""`throughcare easyread pictures`: find a picture by a word, and see several on a sheet."""

import dataclasses
from pathlib import Path

import click

from generator.cli._options import as_json, put_json, service_folder
from generator.errors import FaultyInputError
from generator.toolkit import Toolkit

_MOST_SHOWN = 60
_FORMS = (".docx", ".pdf")


@click.command("pictures")
@click.argument("words", nargs=-1, metavar="[WORD]...")
@click.option(
    "--case",
    type=click.Path(path_type=Path),
    default=None,
    help="Look in the child's own pictures too; without a WORD, the pictures of this child's page.",
)
@click.option(
    "--to",
    type=click.Path(path_type=Path),
    default=None,
    help="Write a contact sheet of them: a Word file (.docx) or a PDF (.pdf).",
)
@as_json
@service_folder
def pictures(
    words: tuple[str, ...],
    case: Path | None,
    to: Path | None,
    json_: bool,
    service: Path | None,
) -> None:
    """Find pictures by a WORD (or several): the code to write, what it shows, and its set.

    The child's own pictures come first, then the sets of the service's folder, then ours and
    OpenMoji.
    """
    toolkit = Toolkit(service=service)
    if to is not None and to.suffix.lower() not in _FORMS:
        raise click.UsageError("--to writes a Word file (.docx) or a PDF (.pdf).")
    found = toolkit.find_pictures(words, case)
    if not found:
        raise FaultyInputError(f"No picture is found by: {' '.join(words)}. Try another word.")
    if to is not None:
        path = toolkit.target(to, to.suffix, case)
        toolkit.save(path, toolkit.picture_sheet(to.suffix.lower()[1:], found, case))
        click.echo(path)
        return
    if json_:
        put_json({"found": [dataclasses.asdict(one) for one in found]}, None)
        return
    for one in found[:_MOST_SHOWN]:
        where = f", beside “{one.where}”" if one.where else ""
        click.echo(f"{one.code}: {one.words} ({one.set}){where}")
    if len(found) > _MOST_SHOWN:
        click.echo(f"And {len(found) - _MOST_SHOWN} more. Add a word to see fewer.")
