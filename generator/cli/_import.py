"""`throughcare import`: from the export of a service's own system to case files."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli._options import IsoDate, as_json, put, put_json, to_file
from generator.toolkit import Toolkit

if TYPE_CHECKING:
    from generator.intake._intake import Intake
    from generator.intake._outcome import Outcome

_FAULTY, _CONFLICT = 2, 3
_SHOWN = 20
# What could steer a terminal.
_PLAIN = dict.fromkeys((*range(32), *range(127, 160), *range(8234, 8239)), "?")


class _MappingFirst(click.Group):
    """A group whose first word may be a mapping file instead of a command."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in self.commands and args[0] not in ctx.help_option_names:
            args = ["run", *args]
        return super().parse_args(ctx, args)


@click.group("import", cls=_MappingFirst)
def command() -> None:
    """Make case files of what another system exports, by a mapping that you write once.

    `throughcare import MAPPING FILES --to FOLDER` takes CSV files and workbooks (xlsx, xls,
    ods). Start with `throughcare import new EXPORT.csv`, which drafts the mapping, then try it
    with --dry-run.
    """


@command.command("run")
@click.argument("mapping", type=click.Path(path_type=Path))
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--to", "folder", type=click.Path(path_type=Path), required=True, help="The folder of cases."
)
@click.option("--dry-run", "dry", is_flag=True, help="Write nothing, and report what would be.")
@click.option(
    "--report",
    "report_to",
    type=click.Path(path_type=Path),
    default=None,
    help="Write the whole report to a text file (.txt).",
)
@as_json
@click.option(
    "--date",
    "on",
    type=IsoDate(),
    default=date.today,
    show_default="today",
    help="The day by which years of two digits are read: at most ten years later.",
)
@click.pass_context
def run(
    ctx: click.Context,
    mapping: Path,
    files: tuple[Path, ...],
    folder: Path,
    dry: bool,
    report_to: Path | None,
    json_: bool,
    on: date,
) -> None:
    """Import FILES into a folder of cases by a MAPPING.

    A child whose case file is there already gets what the file does not say yet; what differs is
    listed and never written over. Ends with 2 when a child or row is refused, with 3 when all
    that are differ from their case file.
    """
    if report_to is not None:
        Toolkit.target(report_to, ".txt", mapping, *files)
    with Toolkit.intake(mapping, files, folder, today=on, dry=dry) as intake:
        outcome = intake.run()
        if report_to is not None:
            text = "\n".join(Toolkit.intake_report(outcome, intake.lines(), dry=dry)) + "\n"
            Toolkit.save(report_to, text.encode())
        if json_:
            put_json(_as_data(outcome, intake, dry), None)
        else:
            _show(outcome, intake, dry, report_to)
        if next(intake.lines(1), None) is not None:
            ctx.exit(_CONFLICT if 0 < outcome.conflicts == outcome.refused else _FAULTY)


@command.command("new")
@click.argument("export", type=click.Path(path_type=Path))
@to_file
def new(export: Path, to: Path | None) -> None:
    """Draft a mapping for an EXPORT, each line with how sure it is.

    It goes by the headings and by what stands under them. What is unsure is commented out.
    """
    put(Toolkit.draft_mapping(export, date.today()).rstrip("\n"), to, export, suffix=".toml")
    if to is not None:
        click.echo(
            f"Next: look at every line of {to}, then prove it: throughcare import check {to}"
        )


@command.command("check")
@click.argument("mapping", type=click.Path(path_type=Path))
def check(mapping: Path) -> None:
    """Find every fault of a MAPPING file. Ends with 2 if there is one."""
    faults = Toolkit.mapping_faults(mapping)
    for fault in faults:
        click.echo(f"- {fault}")
    if faults:
        sys.exit(_FAULTY)
    click.echo(f"{mapping}: no faults.")
    for sentence in Toolkit.mapping_advice(mapping):
        click.echo(f"Advice: {sentence}")


def _show(outcome: "Outcome", intake: "Intake", dry: bool, report_to: Path | None) -> None:
    for line in Toolkit.intake_report(outcome, intake.lines(_SHOWN), dry=dry):
        click.echo(line.translate(_PLAIN))
    more = sum(1 for _ in intake.lines()) - _SHOWN
    if more > 0:
        where = f"they are in {report_to}" if report_to else "--report FILE.txt lists them all"
        click.echo(f"  ... and {more} more; {where}.")
    elif report_to is not None:
        click.echo(report_to)


def _as_data(outcome: "Outcome", intake: "Intake", dry: bool) -> dict[str, object]:
    return {
        "dry_run": dry,
        "children": outcome.children,
        "new": outcome.new,
        "changed": outcome.changed,
        "same": outcome.same,
        "refused": outcome.refused,
        "conflicts": outcome.conflicts,
        "files": [
            {
                "name": part.table.name,
                "written_as": part.table.told,
                "rows": part.rows,
                "rows_left_out": part.left_out,
                "rows_refused": part.refused,
                "taken": dict(part.taken),
                "unmapped": list(part.unmapped),
            }
            for part in outcome.parts
        ],
        "unknown_codes": [
            {"file": one.file, "column": one.column, "code": one.code, "times": times}
            for one, times in outcome.unknown.items()
        ],
        "refusals": list(intake.lines()),
    }
