"""`throughcare pdf`: any Word file as a tagged PDF."""

from functools import partial
from pathlib import Path

import click

from generator.toolkit import Toolkit


@click.command("pdf")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--to", type=click.Path(path_type=Path), required=True, help="The PDF to write.")
@click.option("--accessible", is_flag=True, help="Refuse pictures that nobody has described.")
def command(file: Path, to: Path, accessible: bool) -> None:
    """Make a tagged PDF of a Word file, such as a letter on your own letterhead.

    What cannot be drawn is named with its place, and nothing is written. A
    picture without alternative text is drawn and named; the PDF then does not
    say that it is PDF/UA.
    """
    Toolkit.target(to, ".pdf", file)
    made = Toolkit.pdf_of(file, accessible=accessible)
    Toolkit.save(to, made.content, say=partial(click.echo, err=True))
    click.echo(to)
    for note in made.notes:
        click.echo(note, err=True)
