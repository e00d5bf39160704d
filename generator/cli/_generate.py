"""`throughcare generate`: documents from one case or panel file."""

from datetime import date
from functools import partial
from pathlib import Path

import click

from generator.cli._options import (
    case_file,
    of_each_case,
    on_date,
    password_of,
    password_options,
    service_folder,
)
from generator.toolkit import Toolkit


@click.command("generate")
@case_file
@click.argument("kinds", nargs=-1, metavar="[KIND]...")
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path),
    default=Path("output"),
    show_default=True,
    help="The folder that the documents are written to.",
)
@click.option(
    "--format",
    "formats",
    default="docx,pdf",
    show_default=True,
    help="Which formats, separated by commas: docx, pdf, and html for My rules, a web page.",
)
@on_date
@click.option(
    "--draft",
    is_flag=True,
    help="Make documents that are not ready too, marked DRAFT on every page, gaps visible.",
)
@click.option(
    "--libreoffice",
    is_flag=True,
    help="Let LibreOffice draw a PDF that our own engine cannot; it is then said.",
)
@click.option(
    "--watermark", "mark", help="Words across every PDF page: DRAFT, or whose copy it is."
)
@password_options
@service_folder
@of_each_case
def command(
    case: Path,
    kinds: tuple[str, ...],
    folder: Path,
    formats: str,
    on: date,
    draft: bool,
    libreoffice: bool,
    mark: str | None,
    locked: bool,
    password_file: Path | None,
    service: Path | None,
) -> None:
    """Make documents from a case or panel file.

    Without a KIND, every document that the case is ready for is made. A KIND
    that is not ready is refused with the list of what is missing, and nothing
    is written; so is a case that no document is ready for.
    """
    toolkit = Toolkit(service=service, libreoffice=libreoffice)
    record = toolkit.open(case)
    # Asked for before any work is done.
    password = password_of(locked, password_file, record)
    if mark is not None and not mark.strip():
        raise click.BadParameter("The watermark has no words.", param_hint="--watermark")
    if mark is not None and "pdf" not in formats:
        raise click.BadParameter(
            "A watermark goes on PDF pages only: add pdf to --format.", param_hint="--watermark"
        )
    wanted = tuple(part.strip() for part in formats.split(",") if part.strip())
    documents = toolkit.generate(record, kinds, formats=wanted, on=on, draft=draft)
    if mark:
        documents = tuple(toolkit.watermark(document, mark) for document in documents)
    if password:
        documents = tuple(toolkit.protect(document, password) for document in documents)
    paths = toolkit.write(documents, folder, say=partial(click.echo, err=True))
    for document, path in zip(documents, paths, strict=True):
        click.echo(f"{path} (drawn by {document.engine})" if document.engine else str(path))
    if kinds or draft:
        return
    for entry in toolkit.readiness(record, on=on):
        if not entry.ready:
            click.echo(
                f"Not ready: {entry.kind.title} ({entry.summary}). "
                f"See: throughcare documents {case}",
                err=True,
            )
