"""`throughcare rules`: what a pack says and why, how two differ, and what is wrong with one."""

import dataclasses
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click

from generator.case.facts.words import day_words
from generator.cli import _sources
from generator.cli._options import as_json, on_date, only_with_json, put_json, to_file
from generator.rules import (
    Check,
    Pack,
    Rule,
    check_pack,
    diff_packs,
    explain,
    load_pack,
    pack_names,
    stale,
)


class _PackFirst(click.Group):
    """A group whose first word may be a pack's name instead of a command."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or (args[0] not in self.commands and args[0] not in ctx.help_option_names):
            args = ["list", *args]
        return super().parse_args(ctx, args)


@click.group("rules", cls=_PackFirst)
def command() -> None:
    """List the rules of a PACK, with who says so: `throughcare rules [PACK] [--json]`.

    Without a PACK, the national one. A PACK is a name or the path of a TOML file.
    """


@command.command("list")
@click.argument("pack", default="national")
@as_json
@to_file
@click.option(
    "--stale",
    "only_stale",
    is_flag=True,
    help="Only what nobody has confirmed for a year, with facts of law.",
)
@on_date
def rules(pack: str, json_: bool, to: Path | None, only_stale: bool, on: date) -> None:
    """List every rule and check of a PACK, with its source."""
    only_with_json(to, json_)
    held = load_pack(pack)
    if only_stale:
        _stale(held, on, json_, to)
        return
    if json_:
        put_json(_as_data(held), to)
        return
    from rich.console import Console
    from rich.text import Text

    from generator.cli._tables import light_table

    console = Console()
    extends = f", which extends {' and '.join(held.extends)}" if held.extends else ""
    console.print(Text(f"{held.title}, version {held.version}{extends}", "bold"))
    dates = light_table(
        Text(f"Dates ({len(held.rules)})", "bold"),
        (("Rule", 0), ("What, and who", 34), ("When", 24), ("Source", 20)),
    )
    for rule in held.rules.values():
        source = f"{rule.cited} ({rule.strength})"
        cells = (rule.id, f"{rule.what}\n{rule.who}", _when(rule, held), source)
        dates.add_row(*map(Text, cells))
    checks = light_table(
        Text(f"Checks ({len(held.checks)})", "bold"),
        (("Check", 0), ("What to do", 48), ("Source", 28)),
    )
    for check in held.checks.values():
        source = f"{check.cited} ({check.severity})"
        checks.add_row(*map(Text, (check.id, check.what_to_do, source)))
    console.print(dates, checks)
    for name, title in held.sources.items():
        console.print(Text(f"{name}: {title}"))
    console.print(Text(f"Packs held: {', '.join(pack_names())}."))


@command.command("diff")
@click.argument("old", metavar="A")
@click.argument("new", metavar="B")
@as_json
@to_file
def diff(old: str, new: str, json_: bool, to: Path | None) -> None:
    """Say in words what pack B adds to, takes from and changes in pack A."""
    only_with_json(to, json_)
    changes = diff_packs(load_pack(old), load_pack(new))
    if json_:
        data = [{"id": one.id, "kind": one.kind, "words": one.words} for one in changes]
        put_json(data, to)
        return
    for one in changes:
        changed = "Changed: " if one.kind == "changed" else ""
        click.echo(f"{one.id}: {changed}{one.words}")
    if not changes:
        click.echo("The two packs set the same.")


@command.command("explain")
@click.argument("record", metavar="ID")
@click.option("--pack", default="national", show_default=True, help="A pack's name or file.")
def explained(record: str, pack: str) -> None:
    """Say what one rule or check asks for, when, and who says so."""
    click.echo(explain(record, load_pack(pack)))


@command.command("check")
@click.argument("file", type=click.Path(path_type=Path))
def check(file: Path) -> None:
    """Find every fault of a pack file. Ends with exit code 2 if there is one."""
    faults = check_pack(file)
    for fault in faults:
        click.echo(f"- {fault}")
    if faults:
        sys.exit(2)
    click.echo(f"{file}: no faults.")


def _stale(pack: Pack, on: date, json_: bool, to: Path | None) -> None:
    found = stale(pack, on)
    if json_:
        put_json([dataclasses.asdict(one) for one in found], to)
        return
    for one in found:
        when = day_words(one.confirmed_on) if one.confirmed_on else "never"
        said = f" {one.confirm}" if one.confirm else ""
        click.echo(
            f"{one.id} (last confirmed {when}; {one.source}): {one.words.rstrip('.')}.{said}"
        )
    if not found:
        click.echo("Everything has been confirmed within a year.")


command.add_command(_sources.command)


def _when(rule: Rule, pack: Pack) -> str:
    lines = explain(rule.id, pack).splitlines()
    return next(line.removeprefix("When: ") for line in lines if line.startswith("When: "))


def _as_data(pack: Pack) -> dict[str, Any]:
    return {
        "name": pack.name,
        "title": pack.title,
        "version": pack.version,
        "extends": pack.extends,
        "fingerprint": pack.fingerprint,
        "sources": dict(pack.sources),
        "rules": [{**_plain(rule), "when": _when(rule, pack)} for rule in pack.rules.values()],
        "checks": [_plain(check) for check in pack.checks.values()],
    }


def _plain(record: Rule | Check) -> dict[str, Any]:
    said: Mapping[str, str] = (
        {"what": record.what, "who": record.who, "strength": record.strength}
        if isinstance(record, Rule)
        else {"what_to_do": record.what_to_do, "strength": record.severity}
    )
    return {
        "id": record.id,
        **said,
        "source": record.cited,
        "note": record.note,
        "pack": record.pack,
    }
