"""`throughcare demo`: every document of every sample, with what it took and what to open."""

import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

from generator.case import Case, Panel
from generator.catalogue import Kind
from generator.cli._ending import moving
from generator.resources import shipped
from generator.toolkit import Toolkit

# The day on which the samples' stories stand.
_DAY = date(2026, 3, 2)
# The document in which most of a service's own words stand.
_OF_A_SERVICE = "breach-report"
_OPEN_FIRST = ("licence-easy-read", "pathways-plan", "breach-report", "cart-minutes")


def _jobs() -> Iterator[tuple[str, Toolkit, Case | Panel, Kind]]:
    """Every document that a sample is ready for, and one of each example service."""
    toolkit = Toolkit()
    for path in sorted(shipped("samples").glob("*.json")):
        record = toolkit.open(path)
        for entry in toolkit.readiness(record, on=_DAY):
            if entry.ready:
                yield path.stem, toolkit, record, entry.kind
    examples = shipped("samples") / "services"
    for settings in sorted(examples.glob("*/service.toml")):
        of_service = Toolkit(settings.parent)
        record = of_service.open(examples / "case.json")
        kind = of_service.catalogue.get(_OF_A_SERVICE)
        yield settings.parent.name, of_service, record, kind


@click.command("demo")
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path),
    default=Path("output"),
    show_default=True,
    help="The folder that the documents are written to.",
)
def command(folder: Path) -> None:
    """Make every document that the fictional samples are ready for, in each of its formats.

    Three example services each make one of them in their own words and look.
    """
    console = Console()
    table = Table("Sample", "Document", "Files", "Seconds", title="What was made")
    to_open: dict[str, Path] = {}
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    count = 0
    began = time.perf_counter()
    with moving(sys.stdout), Progress(*columns, console=console) as progress:
        jobs = list(_jobs())
        task = progress.add_task("Making documents", total=len(jobs))
        for name, toolkit, record, kind in jobs:
            start = time.perf_counter()
            documents = toolkit.generate(record, [kind.name], formats=kind.formats, on=_DAY)
            written = toolkit.write(documents, folder / name)
            seconds = time.perf_counter() - start
            table.add_row(name, kind.title, str(len(written)), f"{seconds:.2f}")
            for file in written:
                if file.suffix == ".pdf":
                    to_open.setdefault(kind.name, file)
            count += len(written)
            progress.advance(task)
    console.print(table)
    console.print(f"{count} files in {time.perf_counter() - began:.1f} seconds, in {folder}/")
    console.print("Open these first:")
    for name in _OPEN_FIRST:
        if name in to_open:
            console.print(f"  {to_open[name]}", soft_wrap=True)
