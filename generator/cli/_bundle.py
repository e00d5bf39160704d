"""`throughcare bundle`: one court bundle from many papers."""

import dataclasses
from datetime import date
from functools import partial
from pathlib import Path

import click

from generator.cli._options import (
    as_json,
    on_date,
    password_of,
    password_options,
    put_json,
    service_folder,
)
from generator.cli._passwords import check_password
from generator.toolkit import Toolkit


@click.command("bundle")
@click.argument("source", metavar="MANIFEST|CASE", type=click.Path(path_type=Path))
@click.option("--of", "name", help="Make the bundle of a CASE for this: breach or recall.")
@click.option("--to", type=click.Path(path_type=Path), required=True, help="The PDF to write.")
@click.option("--drop-blank", is_flag=True, help="Leave out blank pages of the papers.")
@click.option("--draft", is_flag=True, help="With --of: make it with what there is, marked DRAFT.")
@on_date
@click.option("--accessible", is_flag=True, help="Refuse papers that are not accessible.")
@password_options
@as_json
@service_folder
def command(
    source: Path,
    name: str | None,
    to: Path,
    drop_blank: bool,
    draft: bool,
    on: date,
    accessible: bool,
    locked: bool,
    password_file: Path | None,
    json_: bool,
    service: Path | None,
) -> None:
    """Join PDFs and Word files into one court bundle.

    With --of, the papers of a CASE are made and joined in one go: for breach the
    report, the order, the agreed requirements, the prosecution papers and the
    summons; for recall the report, the record of the panel and the licence. What
    others wrote lies beside the case and is named in it, under Breach.

    Else MANIFEST is a TOML file beside the papers: a title, and under each [[items]]
    a file, a title and, if it is one, exhibit = true. The bundle has a contents
    page with links, bookmarks, page numbers all through, exhibit labels, and
    the tags that screen readers need. If any paper cannot go in, all such papers
    are named and nothing is written.
    """
    if name is None and draft:
        raise click.UsageError("--draft goes with --of.")
    if name is not None and drop_blank:
        raise click.UsageError("--drop-blank goes with a MANIFEST, not with --of.")
    Toolkit.target(to, ".pdf", source, password_file)
    password = password_of(locked, password_file)
    if name is not None:
        toolkit = Toolkit(service=service)
        found = toolkit.bundle_for(toolkit.open(source), name, on=on, draft=draft)
        made = found.bundle
        for line in found.lacks:
            click.echo(f"Still lacking: {line}", err=True)
    else:
        made = Toolkit.bundle(source, drop_blank=drop_blank, accessible=accessible)
        Toolkit.target(to, ".pdf", *(source.parent / row.file for row in made.rows))
    if password:
        # The papers name the child.
        check_password(password, Toolkit.guessable(made.pdf))
    pdf = Toolkit.lock_pdf(made.pdf, password) if password else made.pdf
    Toolkit.save(to, pdf, say=partial(click.echo, err=True))
    if json_:
        rows = [dataclasses.asdict(row) for row in made.rows]
        report = {
            "file": str(to), "pages": made.pages, "size": len(made.pdf),
            "accessible": made.accessible, "items": rows,
        }  # fmt: skip
        put_json(report, None)
        return
    click.echo(to)
    _table(
        ("", "paper", "from page", "pages", "size"),
        [
            *(
                (row.exhibit, row.title, str(row.first_page), str(row.pages), _size(row.size))
                for row in made.rows
            ),
            ("", "The bundle", "1", str(made.pages), _size(len(made.pdf))),
        ],
    )
    for row in made.rows:
        for note in row.notes:
            click.echo(f"{row.file}: {note}.", err=True)
    if not made.accessible:
        click.echo("Not every paper is accessible, so the bundle is not PDF/UA.", err=True)


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    rows = [head, *((a, _short(b), *rest) for a, b, *rest in rows)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [
            cell.ljust(width) if at < 2 else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        click.echo("  ".join(cells).rstrip())


def _short(title: str) -> str:
    return title if len(title) <= 60 else f"{title[:57]}..."


def _size(size: int) -> str:
    return f"{size / 2**20:.1f} MB" if size >= 2**20 else f"{max(1, round(size / 1024))} kB"
