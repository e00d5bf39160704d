"""`throughcare sign`: a PDF with the digital signature of a service."""

from functools import partial
from pathlib import Path

import click

from generator.cli._passwords import passphrase
from generator.toolkit import Toolkit


@click.command("sign")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--with", "certificate", type=click.Path(path_type=Path), required=True,
    help="The service's certificate and key, a .p12 or .pfx file.",
)  # fmt: skip
@click.option("--to", type=click.Path(path_type=Path), required=True, help="The PDF to write.")
@click.option("--reason", default="", help="Why it is signed, as readers show it.")
@click.option(
    "--password-file", type=click.Path(path_type=Path),
    help="A file whose first line is the certificate's password; else it is asked for.",
)  # fmt: skip
def command(
    file: Path, certificate: Path, to: Path, reason: str, password_file: Path | None
) -> None:
    """Sign a PDF, so that any later change of it shows.

    Sign last: after the bundle is joined and marked. A PDF under a password is
    signed first and cannot be locked afterwards.
    """
    Toolkit.target(to, ".pdf", file, certificate)
    signed = Toolkit.sign(file, certificate, partial(passphrase, password_file), reason)
    Toolkit.save(to, signed.content, say=partial(click.echo, err=True))
    click.echo(to)
    for note in signed.notes:
        click.echo(note, err=True)
