"""`throughcare read`: an edited Word document back into its case file."""

import json
import re
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli._options import as_json, service_folder
from generator.toolkit import Toolkit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.readback import ReadBack
    from generator.readback.fields import Change
    from generator.readback.minutes import MinutesRead

_CONFLICT = 3
# What could steer a terminal, or turn the text round in it.
_UNPRINTABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@click.command("read")
@click.argument("document", type=click.Path(path_type=Path))
@click.option(
    "--case",
    type=click.Path(path_type=Path),
    required=True,
    help="The case file that the document was made from.",
)
@click.option(
    "--apply",
    "apply_",
    is_flag=True,
    help="Write the changes into the case file. A copy of it as it was is kept beside it.",
)
@as_json
@service_folder
@click.pass_context
def command(
    ctx: click.Context,
    document: Path,
    case: Path,
    apply_: bool,
    json_: bool,
    service: Path | None,
) -> None:
    """Show what was changed in an edited Word DOCUMENT, and write it into its case file.

    Without --apply nothing is written. A conflict, such as a field that was changed in the
    case file too, is listed and never guessed: then nothing is applied, and the exit code
    is 3.
    """
    found = Toolkit(service=service).read_back(document, case)
    kept = found.apply() if apply_ and not found.conflicts else None
    if json_:
        click.echo(json.dumps(as_data(found, kept), ensure_ascii=False, indent=2))
    else:
        show(found, case, apply_, kept)
    if found.conflicts:
        ctx.exit(_CONFLICT)


def as_data(found: "ReadBack | MinutesRead", kept: Path | None) -> dict[str, object]:
    """What was read back, for programs."""
    return {
        "kind": found.kind,
        "changes": [
            {"place": c.where, "pointer": c.pointer, "old": c.old, "new": c.new, "value": c.value}
            for c in found.changes
        ],
        "conflicts": [
            {"message": c.message, "suggestion": c.suggestion, "pointer": c.pointer}
            for c in found.conflicts
        ],
        "notes": list(found.notes),
        "applied": kept is not None,
        "backup": str(kept) if kept else None,
    }


def show(
    found: "ReadBack",
    case: Path,
    apply_: bool,
    kept: Path | None,
    heading: str = "In the document",
) -> None:
    """Print what was read back: its changes under a heading, notes, conflicts, what was done."""
    if found.changes:
        show_changes(found.changes, heading)
    for note in found.notes:
        click.echo(f"Note: {note}", err=True)
    if found.conflicts:
        count = len(found.conflicts)
        said = "1 conflict" if count == 1 else f"{count} conflicts"
        click.echo(f"{said}, so nothing was written:", err=True)
        for conflict in found.conflicts:
            click.echo(f"  - {conflict}", err=True)
    elif not found.changes:
        click.echo("Nothing was changed.")
    elif kept:
        click.echo(f"Written to {case}. As it was: {kept}")
    elif not apply_:
        click.echo("Nothing was written yet. To write it: the same command with --apply.")


def show_changes(changes: "Sequence[Change]", heading: str, before: str = "In the case") -> None:
    """Print changes as a table, what stood there under `before`."""
    from rich.console import Console
    from rich.text import Text

    from generator.cli._tables import light_table

    title = Text("1 change" if len(changes) == 1 else f"{len(changes)} changes")
    table = light_table(title, [("Where", 2), (before, 3), (heading, 3)])
    for change in changes:
        where = change.where[:1].upper() + change.where[1:]
        old, new = _what_differs(change.old.split("\n"), change.new.split("\n"))
        table.add_row(Text(where), Text(old), Text(new or "(taken out)"))
    Console().print(table)


def _what_differs(old: list[str], new: list[str]) -> tuple[str, str]:
    """The lines of two texts that are not in both; "…" stands for those that are."""
    sides: tuple[list[str], list[str]] = ([], [])
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            for side in sides:
                side.append("…")
        else:
            sides[0].extend(old[a:b])
            sides[1].extend(new[c:d])
    return _UNPRINTABLE.sub("?", "\n".join(sides[0])), _UNPRINTABLE.sub("?", "\n".join(sides[1]))
