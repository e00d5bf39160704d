"""`throughcare check`: every fault of a case or panel file, at once and in words."""

import dataclasses
import json
import sys
from pathlib import Path

import click

from generator.cli._options import as_json, case_file
from generator.errors import CaseError
from generator.toolkit import Toolkit


@click.command("check")
@case_file
@as_json
def command(case: Path, json_: bool) -> None:
    """Find every fault in a case or panel file. Ends with exit code 2 if there is one."""
    try:
        record = Toolkit().open(case)
    except CaseError as error:
        if json_:
            click.echo(json.dumps(_as_data(error), indent=2, ensure_ascii=False))
            sys.exit(error.exit_code)
        raise
    if json_:
        click.echo(json.dumps({"file": str(case), "faults": []}, indent=2, ensure_ascii=False))
    else:
        click.echo(f"{case}: no faults found. Reference {record.identifier}.")


def _as_data(error: CaseError) -> dict[str, object]:
    return {
        "summary": error.summary,
        "faults": [
            dataclasses.asdict(fault) if dataclasses.is_dataclass(fault) else {"message": fault}
            for fault in error.faults
        ],
    }
