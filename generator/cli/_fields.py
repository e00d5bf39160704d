"""`throughcare fields`: every field of a case, what it means and what to write."""

from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from generator.cli._options import service_folder
from generator.cli._tables import light_table
from generator.documents.field_guide import (
    GuideRow,
    guide_in_word,
    guide_on_a_page,
)
from generator.errors import OutputError
from generator.toolkit import Toolkit

_WRITERS = {".docx": guide_in_word, ".html": guide_on_a_page}


@click.command("fields")
@click.argument("name", metavar="[KIND]", required=False)
@click.option(
    "--to",
    "file",
    type=click.Path(path_type=Path),
    default=None,
    help="Write the guide as a Word file (.docx) or as one web page with a search (.html).",
)
@service_folder
def command(name: str | None, file: Path | None, service: Path | None) -> None:
    """Explain the fields of a case: what each means, what to write, its name in the file.

    A mapping of `throughcare import` calls a field by its name in the file. With the KIND of a
    document, only those that it cannot be made without.
    """
    rows = Toolkit(service=service).field_guide(name)
    if file is None:
        _print(rows)
        return
    writer = _WRITERS.get(file.suffix.lower())
    if writer is None:
        raise OutputError(f"Nothing was written: the name {file.name} must end in .docx or .html.")
    Toolkit.save(file, writer(rows))
    click.echo(f"{len(rows)} fields: {file}")


def _print(rows: Sequence[GuideRow]) -> None:
    console = Console(highlight=False)
    for part in dict.fromkeys(row.part for row in rows):
        table = light_table(
            Text(part, style="bold"), (("Field", 26), ("What it means", 40), ("What to write", 34))
        )
        for row in rows:
            if row.part == part:
                above = f"{row.where} › " if row.where else ""
                choices = f": {'; '.join(row.choices)}" if row.choices else ""
                example = f"\nFor example: {row.example}" if row.example else ""
                table.add_row(
                    f"{above}{row.title}",
                    f"{row.meaning}\nIn the case file: {row.in_file}",
                    f"{row.form}{choices}{example}",
                )
        console.print(table)
