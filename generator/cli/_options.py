"""Options and small helpers that several commands share."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from generator.case import Case, Panel
    from generator.store import Held

# Bank holidays are known for these years.
_FIRST, _LAST = 2012, 2035


def put(text: str, to: Path | None, *inputs: Path | None, suffix: str = ".json") -> None:
    """Print a text, or write it in UTF-8 to a file that is none of those read."""
    if to is None:
        click.echo(text)
        return
    from generator.toolkit import Toolkit

    Toolkit.save(Toolkit.target(to, suffix, *inputs), f"{text}\n".encode())
    click.echo(to)


def only_with_json(to: Path | None, json_: bool) -> None:
    """Refuse --to without --json: what is written for people is printed."""
    if to is not None and not json_:
        raise click.UsageError("--to writes what --json gives: add --json.")


def put_json(data: Any, to: Path | None, *inputs: Path | None) -> None:
    """Print or write data as JSON; letters that the console may lack are printed as escapes."""
    printable = to is not None or (sys.stdout.encoding or "").lower().startswith("utf")
    text = json.dumps(data, indent=2, ensure_ascii=not printable, default=str)
    put(text, to, *inputs)


def password_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The two options that protect what is made: `locked` and `password_file`."""
    asked = click.option(
        "--password", "locked", is_flag=True, help="Protect with a password, asked for."
    )
    from_file = click.option(
        "--password-file",
        type=click.Path(path_type=Path),
        default=None,
        help="Protect with the first line of a file.",
    )
    return asked(from_file(command))


def password_of(
    locked: bool, password_file: Path | None, record: Case | Panel | None = None
) -> str | None:
    """The password to protect with, asked for or read; None when none is wanted.

    Raises FaultyInputError for one that is easy to guess, as is one made of the child's name.
    """
    if not locked and password_file is None:
        return None
    from generator.cli._passwords import new_password
    from generator.toolkit import Toolkit

    return new_password(password_file, Toolkit.known_of(record) if record is not None else ())


def of_each_case(command: Callable[..., Any]) -> Callable[..., Any]:
    """Let a command that takes a case take a folder of them: it is done for each, by name.

    What goes wrong with one is said and does not stop the others; the exit code is the worst.
    """

    @wraps(command)
    def run(case: Path | None, **rest: Any) -> Any:
        if case is None or not is_folder(case):
            return command(case=case, **rest)
        if rest.get("json_") or rest.get("form") == "json":
            raise click.UsageError("JSON is given for one case: name its file, not the folder.")
        if rest.get("to") is not None and rest["to"].suffix:
            raise click.UsageError("The cases of a folder need a folder to write to, not a file.")
        codes = [_of_one(command, held, rest) for held in _held(case, rest.get("service"))]
        sys.exit(max(codes))

    return run


def last_calendar(folder: Path, identifier: str, kind: str) -> bytes | None:
    """The calendar of a kind that was written last for a case into a folder; None without one."""
    found = sorted(folder.glob(f"{kind}_{identifier}_*.ics")) if is_folder(folder) else []
    try:
        return found[-1].read_bytes() if found else None
    except OSError:
        return None


def is_folder(path: Path) -> bool:
    """Whether that is a folder; a name that no file can have is none."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _held(folder: Path, service: Path | None) -> list[Held]:
    from generator.errors import FaultyInputError
    from generator.store import CaseFolder
    from generator.toolkit import Toolkit

    held = list(CaseFolder(folder).cases(Toolkit(service=service).open))
    if not held:
        raise FaultyInputError(f"There is no case file in {folder}.")
    return held


def _of_one(command: Callable[..., Any], held: Held, rest: dict[str, Any]) -> int:
    from generator.errors import ThroughcareError

    click.echo(f"== {held.path.name}")
    try:
        if held.error is not None:
            raise held.error
        command(case=held.path, **rest)
    except ThroughcareError as error:
        click.echo(str(error), err=True)
        return error.exit_code
    return 0


class IsoDate(click.ParamType[date]):
    """A date such as 2026-03-02."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date, or a plain message."""
        if isinstance(value, date):
            return value
        try:
            day = datetime.strptime(value, "%Y-%m-%d").date()
        except ValueError:
            self.fail(f"'{value}' is not a date. Write it as 2026-03-02.", param, ctx)
        if not _FIRST <= day.year <= _LAST:
            self.fail(f"{day.year} is out of reach: the year is {_FIRST} to {_LAST}.", param, ctx)
        return day


def _today() -> date:
    return date.today()


on_date: Callable[..., Any] = click.option(
    "--date",
    "on",
    type=IsoDate(),
    default=_today,
    show_default="today",
    help="The day to count from, which documents show.",
)
service_folder: Callable[..., Any] = click.option(
    "--service",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=None,
    envvar="THROUGHCARE_SERVICE",
    help="Your service's folder; else the one that the file lies in or below.",
)
cases_folder: Callable[..., Any] = click.option(
    "--cases",
    "folder",
    required=True,
    type=click.Path(path_type=Path),
    help="The folder with the case files and its folder `panels`.",
)
to_file: Callable[..., Any] = click.option(
    "--to",
    type=click.Path(path_type=Path),
    default=None,
    help="Write it to a file, in UTF-8, instead of printing it.",
)
as_json: Callable[..., Any] = click.option(
    "--json", "json_", is_flag=True, help="Print JSON for programs."
)
case_file: Callable[..., Any] = click.argument("case", type=click.Path(path_type=Path))
