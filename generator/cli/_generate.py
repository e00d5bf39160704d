"""`throughcare generate`: documents from one case or panel file."""

from collections.abc import Callable
from datetime import date
from functools import partial, wraps
from pathlib import Path
from typing import Any

import click

from generator.cli._options import (
    case_file,
    is_folder,
    last_calendar,
    of_each_case,
    on_date,
    password_of,
    password_options,
    service_folder,
)
from generator.toolkit import Toolkit


def _of_the_folder(command: Callable[..., Any]) -> Callable[..., Any]:
    """Make what is made from a folder as a whole, where kinds of that sort are asked for."""

    @wraps(command)
    def run(case: Path, kinds: tuple[str, ...], **rest: Any) -> Any:
        toolkit = Toolkit(service=rest["service"])
        registers = [kind.name for kind in toolkit.catalogue.kinds() if kind.subject == "register"]
        if not (is_folder(case) and kinds and all(kind in registers for kind in kinds)):
            return command(case=case, kinds=kinds, **rest)
        if rest["draft"] or rest["mark"] or rest["locked"] or rest["password_file"]:
            raise click.UsageError(
                "A workbook of a folder is no draft and has no watermark and no password."
            )
        wanted = [one.strip() for one in (rest["formats"] or "").split(",") if one.strip()]
        documents = [
            document
            for kind in kinds
            for document in toolkit.of_register(case, kind, on=rest["on"], formats=wanted)
        ]
        for path in toolkit.write(documents, rest["folder"], say=partial(click.echo, err=True)):
            click.echo(path)
        return None

    return run


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
    default=None,
    show_default="docx,pdf",
    help="Which formats, separated by commas: docx, pdf; and of what comes as such html (a web "
    "page), form (a PDF to fill in), xlsx (a workbook), ics (a calendar).",
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
@_of_the_folder
@of_each_case
def command(
    case: Path,
    kinds: tuple[str, ...],
    folder: Path,
    formats: str | None,
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
    is written; so is a case that no document is ready for. Of a folder, action-log and
    escalation-log are made of all its cases and panels together.
    """
    toolkit = Toolkit(service=service, libreoffice=libreoffice)
    record = toolkit.open(case)
    wanted = None if formats is None else tuple(filter(None, map(str.strip, formats.split(","))))
    # Asked for before any work is done.
    password = password_of(locked, password_file, record)
    if mark is not None and not mark.strip():
        raise click.BadParameter("The watermark has no words.", param_hint="--watermark")
    if mark is not None and wanted is not None and "pdf" not in wanted:
        raise click.BadParameter(
            "A watermark goes on PDF pages only: add pdf to --format.", param_hint="--watermark"
        )
    documents = toolkit.generate(
        record,
        kinds,
        formats=wanted,
        on=on,
        draft=draft,
        before=partial(last_calendar, folder, record.identifier),
    )
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
