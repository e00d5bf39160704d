"""`throughcare check`: every fault of a file in words, and what to look at in the case."""

import dataclasses
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from generator.case import Case, FaultyCaseError, Panel, crossings, steps_of, told
from generator.cli._options import (
    as_json,
    case_file,
    of_each_case,
    on_date,
    only_with_json,
    put_json,
    service_folder,
    to_file,
)
from generator.errors import CaseError
from generator.panel.life import was_changed
from generator.rules import Finding
from generator.rules.checks import identity
from generator.service.taking import advice
from generator.toolkit import Toolkit

_MOST_PLACES = 5


@click.command("check")
@case_file
@on_date
@as_json
@to_file
@service_folder
@of_each_case
def command(case: Path, on: date, json_: bool, to: Path | None, service: Path | None) -> None:
    """Find every fault in a case or panel file. Ends with exit code 2 if there is one.

    In a case without faults, say what the rules would have you look at, and what
    to do about it; that is no fault of the file, and the exit code stays 0.
    """
    only_with_json(to, json_)
    toolkit = Toolkit(service=service)
    try:
        record = toolkit.open(case)
    except CaseError as error:
        if json_:
            put_json(_as_data(error), to, case)
            sys.exit(error.exit_code)
        raise
    found = toolkit.findings(record, on) if isinstance(record, Case) else ()
    if json_:
        data = {
            "file": str(case),
            "faults": [],
            "findings": [dataclasses.asdict(one) for one in found],
            "advice": list(advice(record, case)),
        }
        put_json(data, to, case)
        return
    of = f" Its service is the one in {record.service.folder}." if record.service else ""
    click.echo(f"{case}: no faults in the file itself. Reference {record.identifier}.{of}")
    held = sum(1 for one in found if "*" in one.blocks)
    if isinstance(record, Panel):
        for number, each in enumerate(record.cases, 1):
            theirs = identity(each)
            if theirs:
                click.echo(f"Item {number}, {each.identifier}:")
            for line in _lines(theirs, each):
                click.echo(line)
            held += sum(1 for one in theirs if "*" in one.blocks)
        changed = was_changed(record.data if record.own is None else record.own)
        crossed = [
            f"{one} No minutes can be made before it is taken out." for one in crossings(record)
        ]
        held += len(crossed)
        for sentence in filter(None, (changed, *crossed)):
            click.echo(f"  - Must: {sentence}")
    else:
        for line in _lines(found, record):
            click.echo(line)
    if held:
        said = "1 finding holds" if held == 1 else f"{held} findings hold"
        click.echo(f"{said} back every final document.")
    for sentence in advice(record, case):
        click.echo(f"Advice: {sentence}")


def _lines(found: Iterable[Finding], case: Case) -> Iterable[str]:
    for number, alike in enumerate(_by_check(found)):
        if number == 0:
            yield "What to look at, by the rules:"
        first = alike[0]
        if len(alike) == 1:
            yield f"  - {first.severity.capitalize()}: {first.message}"
        else:
            yield f"  - {first.severity.capitalize()}, {len(alike)} times:"
            yield from (f"      {one.message}" for one in alike)
        yield from _where([place for one in alike for place in _places(one)], case)
        yield f"    What to do: {first.what_to_do}"
        yield f"    Source: {first.source}"


def _by_check(found: Iterable[Finding]) -> Iterable[list[Finding]]:
    """Findings of one check that ask for the same thing, together."""
    alike: dict[tuple[str, ...], list[Finding]] = {}
    for one in found:
        key = (one.id, one.severity, one.what_to_do, one.source)
        alike.setdefault(key, []).append(one)
    return alike.values()


def _places(finding: Finding) -> list[str]:
    """The places of a finding that has several."""
    return [finding.place, *finding.also] if finding.also else []


def _where(places: list[str], case: Case) -> Iterable[str]:
    """Places in words."""
    if places:
        shown = [told(case.data, steps_of(place)).where for place in places[:_MOST_PLACES]]
        more = len(places) - len(shown)
        rest = f"; and {more} more" if more else ""
        yield f"    Where: {'; '.join(shown)}{rest}."


def _as_data(error: CaseError) -> dict[str, object]:
    return {
        "summary": error.summary,
        "faults": [
            dataclasses.asdict(fault)
            for fault in (error.details if isinstance(error, FaultyCaseError) else ())
        ],
    }
