"""`throughcare sign`: a PDF with the digital signature of a service."""

from pathlib import Path

import click

from generator.errors import PdfError
from generator.reading import NotTextError, read_small

_MOST_BYTES = 200_000_000


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
    from generator.documents.writing import target, write_all
    from generator.pdf.protect import read_passphrase, sign

    try:
        pdf = read_small(file, _MOST_BYTES)
    except NotTextError as error:
        raise PdfError(str(error)) from None
    target(to, ".pdf", file, certificate)
    signed = sign(pdf, certificate, read_passphrase(password_file), reason)
    write_all({to: signed.pdf})
    click.echo(to)
    for note in signed.notes:
        click.echo(f"{file.name}: {note}.", err=True)
