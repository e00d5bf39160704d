"""`throughcare dates`: every date of a case, as a table or as a file."""

import dataclasses
from datetime import date
from pathlib import Path
from typing import Any

import click

from generator.case.facts.words import day_words
from generator.cli._options import (
    IsoDate,
    case_file,
    last_calendar,
    of_each_case,
    on_date,
    password_of,
    password_options,
    put_json,
    service_folder,
)
from generator.rules.case_dates import CaseDates
from generator.sheets.agenda import (
    GROUPS,
    Entry,
    arrange,
    days_words,
    moved,
    pack_words,
    sources,
)
from generator.toolkit import Toolkit

_KIND = "statutory-dates"
_FORMS = ("table", "json", "docx", "pdf", "xlsx", "ics")
# Below so many columns, people stand under what they do.
_NARROW = 76
_COLOURS = {"overdue": "bold red", "soon": "bold yellow", "done": "green"}


@click.command("dates")
@case_file
@on_date
@click.option(
    "--pack",
    metavar="NAME|FILE",
    default=None,
    help="The rule pack to count by; without it, the case's own.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMS),
    default="table",
    show_default=True,
    help="A table to read here, JSON for programs, or a file.",
)
@click.option(
    "--to",
    "to",
    type=click.Path(path_type=Path),
    default=None,
    show_default="output",
    help="The folder that a file is written to, or the file itself, such as dates.xlsx.",
)
@click.option(
    "--release",
    type=IsoDate(),
    default=None,
    help="Another release date to try: shows what would move.",
)
@click.option(
    "--names", is_flag=True, help="Put the child's name, not the reference, into a calendar."
)
@password_options
@service_folder
@of_each_case
def command(
    case: Path,
    on: date,
    pack: str | None,
    form: str,
    to: Path | None,
    release: date | None,
    names: bool,
    locked: bool,
    password_file: Path | None,
    service: Path | None,
) -> None:
    """Every date the practice guidance sets for a case: what, who, by when, and why."""
    form = _form(form, to)
    toolkit = Toolkit(service=service)
    record = toolkit.open(case)
    if (locked or password_file) and form not in {"docx", "pdf"}:
        raise click.UsageError("A password protects docx and pdf: take one of these for --format.")
    password = password_of(locked, password_file, record)
    if form in {"table", "json"}:
        dates = toolkit.case_dates(record, on, pack, release)
        if form == "json":
            put_json(_as_data(dates), to, case)
        else:
            _print(dates)
        return
    before = _before(to, record.identifier) if form == "ics" else None
    made = toolkit.dates(
        record, form, on=on, pack=pack, release=release, names=names, before=before
    )
    if password is not None:
        made = Toolkit.protect(made, password)
    if to is not None and to.suffix.lower() == f".{form}":
        toolkit.save(toolkit.target(to, f".{form}", case, password_file), made.content)
        click.echo(to)
    else:
        for path in toolkit.write([made], to or Path("output")):
            click.echo(path)
    if form == "ics":
        click.echo(_left_out(toolkit.case_dates(record, on, pack)), err=True)


def _before(to: Path | None, identifier: str) -> bytes | None:
    """The calendar of the case that was exported last to the same place; None without one."""
    if to is not None and to.suffix.lower() == ".ics":
        try:
            return to.read_bytes()
        except OSError:
            return None
    return last_calendar(to or Path("output"), identifier, _KIND)


def _form(form: str, to: Path | None) -> str:
    """The form that is asked for, by the ending of the file where none is named."""
    ending = to.suffix.lower().removeprefix(".") if to else ""
    if ending in _FORMS and form == "table":
        return ending
    if ending in _FORMS and form != ending:
        raise click.UsageError(f"--format {form} and a file ending in .{ending} do not agree.")
    if to is not None and form == "table":
        files = ", ".join(name for name in _FORMS if name != "table")
        raise click.UsageError(f"A table is only shown here. For a file, add --format: {files}.")
    return form


def _left_out(dates: CaseDates) -> str:
    from generator.sheets.calendar import listed

    groups = arrange(dates)
    return (
        f"{len(listed(dates))} dates are in the calendar. Not in it: "
        f"{sum(entry.folded for entry in groups['done'])} done, "
        f"{len(groups['unknown'])} not yet known, {len(groups['standing'])} that hold all the time."
    )


def _as_data(dates: CaseDates) -> dict[str, Any]:
    data: dict[str, Any] = {
        "case": dates.reference,
        "date": dates.on,
        "pack": {
            "name": dates.pack.name,
            "version": dates.pack.version,
            "fingerprint": dates.pack.fingerprint,
        },
        "deadlines": [one._asdict() for one in dates.deadlines],
        "sources": dict(sources(dates.deadlines, dates.pack)),
    }
    if dates.release is not None:
        data["release"] = {
            "date": dates.release,
            "moved": [dataclasses.asdict(row) for row in dates.moved],
        }
    return data


def _print(dates: CaseDates) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console()

    groups = arrange(dates)
    counts = ", ".join(
        f"{sum(entry.folded for entry in groups[name])} {title.lower()}"
        for name, title in GROUPS.items()
        if groups[name]
    )
    console.print(Text(f"Dates of {dates.reference} on {day_words(dates.on)}", "bold"))
    console.print(Text(f"By {pack_words(dates.pack)}. {counts or _without(dates)}."))
    for stretch in dates.line:
        mark, style = (">", "bold") if stretch.now else (" ", "")
        planned = " (planned)" if stretch.planned else ""
        due = f": {len(stretch.due)} to do" if stretch.due else ""
        said = f"{stretch.words} {stretch.days}".strip()
        console.print(Text(f"{mark} {said}{planned}{due}", style))
    held = sum(1 for finding in dates.findings if finding.holds_back(_KIND))
    if held:
        said = "1 finding holds" if held == 1 else f"{held} findings hold"
        console.print(
            Text(f"{said} back final documents: `throughcare check` says what to do.", "bold")
        )
    if dates.release is not None:
        console.print(_moved(dates, console.width))
        return
    for name, entries in groups.items():
        if entries:
            console.print(_group(name, entries, dates, console.width))
    for name, title in sources(dates.deadlines, dates.pack):
        console.print(Text(f"{name}: {title}", "dim"))


def _without(dates: CaseDates) -> str:
    """Why there is no date at all."""
    if {"sentence", "remand"} & set(dates.case.data):
        return "No dates"
    return (
        "No dates yet: they are counted from a sentence or a remand, and the case has neither. "
        "Add the one that applies (sentence, or remand)"
    )


def _group(name: str, entries: tuple[Entry, ...], dates: CaseDates, width: int) -> Any:
    from rich.text import Text

    from generator.cli._tables import light_table, with_whole_words

    last = {"done": "Done on, and source", "unknown": "What is missing, and source"}
    heading = last.get(name, "Counted from, and source")
    count = sum(entry.folded for entry in entries)
    title = Text(f"{GROUPS[name]} ({count})", _COLOURS.get(name, "bold"))
    narrow = width < _NARROW
    people: tuple[tuple[str, int], ...] = (
        (("What, and who", 53),) if narrow else (("What", 36), ("Who", 17))
    )
    table = light_table(title, (("By", 0), *people, (heading, 31)))
    for entry in entries:
        one = entry.deadline
        what = Text(one.what)
        # Notes are for what is overdue; the documents hold them all.
        for line in (entry.then, one.note if name == "overdue" else ""):
            if line:
                what.append(f"\n{line[0].upper()}{line[1:]}", "italic")
        why = one.missing if name == "unknown" else one.anchor
        if name == "done":
            why = day_words(one.done_on) if one.done_on else "Day not recorded"
        by, counted = _by(name, entry, dates.on), Text(f"{why}\n{one.source}")
        if narrow:
            table.add_row(by, what.append(f"\n{one.who}"), counted)
        else:
            table.add_row(by, what, Text(one.who), counted)
    return with_whole_words(table, width)


def _by(name: str, entry: Entry, on: date) -> Any:
    from rich.text import Text

    one = entry.deadline
    if one.due is None:
        return Text("Not known")
    said = Text(f"{'Until ' if name == 'standing' else ''}{_day(one.due)}")
    if one.due_time:
        said.append(f"\n{one.due_time}")
    if name in {"overdue", "soon"}:
        away = days_words(one.due, on)
        said.append(f"\n{away.upper() if name == 'overdue' else away}", _COLOURS[name])
    return said


def _day(day: date) -> str:
    return day_words(day).replace(f"{day:%B}", f"{day:%b}")


def _moved(dates: CaseDates, width: int) -> Any:
    from rich.text import Text

    from generator.cli._tables import light_table, with_whole_words

    assert dates.release is not None
    title = f"If released on {day_words(dates.release)}: {len(dates.moved)} dates would move"
    narrow = width < _NARROW
    told: tuple[tuple[str, int], ...] = (("What", 38), ("Who", 20), ("What happens", 20))
    if narrow:
        told = (("What, who, and what happens", 1),)
    table = light_table(Text(title, "bold"), (("Now", 0), ("Then", 0), *told))
    for row in moved(dates):
        days = [_day(day) if day else "None" for day in (row.now, row.then)]
        words = [row.what, row.who, row.words]
        table.add_row(*days, *map(Text, ["\n".join(words)] if narrow else words))
    return with_whole_words(table, width)
