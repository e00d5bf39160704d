"""`throughcare easyread`: a child's rules in easy words, and what makes words easy."""

import dataclasses
import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from itertools import groupby
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING

import click

from generator.cli._easyread_pictures import pictures
from generator.cli._easyread_sign import compare, sign, teach, verify
from generator.cli._options import (
    as_json,
    on_date,
    only_with_json,
    put_json,
    service_folder,
    to_file,
)
from generator.toolkit import Toolkit

if TYPE_CHECKING:
    from generator.easyread import Remark

_KIND = "licence-easy-read"
_MOST_SHOWN = 300  # characters of a line
# What could steer a terminal, or turn the text round in it.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@click.group("easyread")
def command() -> None:
    """A child's rules in easy words: make, check, find pictures, sign, explain."""


for _command in (pictures, sign, verify, teach, compare):
    command.add_command(_command)


@command.command("make")
@click.argument("case", type=click.Path(path_type=Path))
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path),
    default=Path("output"),
    show_default=True,
    help="The folder that the documents are written to.",
)
@click.option(
    "--level",
    type=click.IntRange(1, 3),
    default=None,
    help="How much is said: 1 has the fewest words, 3 the most reasons. Without it, as the case "
    "says, else 2.",
)
@click.option(
    "--write",
    is_flag=True,
    help="Write the words into the case file, to be changed for this child. A copy of it as it "
    "was is kept beside it.",
)
@click.option(
    "--same-as",
    multiple=True,
    metavar="RULE=NAME",
    help="Confirm that a rule says the same as an entry of the catalogue, such as "
    "S3=keep-in-touch. Goes with --write, and may be given several times.",
)
@click.option(
    "--draft", is_flag=True, help="Make it with its gaps too, marked DRAFT on every page."
)
@click.option(
    "--discreet",
    is_flag=True,
    help="Leave the address and the names of others out: for a page that is read on a phone.",
)
@on_date
@service_folder
def make(
    case: Path,
    folder: Path,
    level: int | None,
    write: bool,
    same_as: tuple[str, ...],
    draft: bool,
    discreet: bool,
    on: date,
    service: Path | None,
) -> None:
    """Make the rules of CASE in easy words, in every format.

    Words that the case does not give itself come from the service's wording, else from the
    catalogue of conditions. What is in no list is named with the entries nearest to it, for
    you to confirm.
    """
    if same_as and not write:
        raise click.UsageError("--same-as is kept in the case file: add --write.")
    toolkit = Toolkit(service=service)
    if level is not None and (own := toolkit.rules_of_its_own(toolkit.open_at_level(case))):
        click.echo(
            f"{own} of the rules {'has' if own == 1 else 'have'} sentences in the case file "
            "already, and --level does not change those: take their lines out of it first.",
            err=True,
        )
    if write:
        kept = toolkit.write_easy_words(case, level, dict(map(_confirmed, same_as)))
        click.echo(
            f"The words stand in {case} now. As it was: {kept}"
            if kept
            else f"{case} holds all the words already."
        )
    record = toolkit.open_at_level(case, level)
    kind = toolkit.catalogue.get(_KIND)
    documents = toolkit.generate(
        record, [_KIND], formats=kind.formats, on=on, draft=draft, discreet=discreet
    )
    for path in toolkit.write(documents, folder, say=partial(click.echo, err=True)):
        click.echo(str(path))
    if beside := toolkit.to_hold_beside(record):
        click.echo(beside, err=True)
    if draft:
        for entry in toolkit.readiness(record, on=on):
            if entry.kind.name == _KIND and not entry.ready:
                click.echo(f"Not final yet: {entry.summary}.", err=True)
                for line in entry.missing:
                    click.echo(f"- {line}", err=True)


def _confirmed(given: str) -> tuple[str, str]:
    """A rule by its id, and the name of the explanation that says the same."""
    rule, equals, name = (part.strip() for part in given.partition("="))
    if not (rule and equals and name):
        raise click.UsageError(
            f"Write --same-as as RULE=NAME, such as S3=keep-in-touch, not {given}."
        )
    return rule, name


@command.command("check")
@click.argument("file", type=click.Path(path_type=Path))
@as_json
@to_file
@service_folder
def check(file: Path, json_: bool, to: Path | None, service: Path | None) -> None:
    """Check every sentence of FILE: a case file, a text, a Word file or a PDF.

    What is found is listed by line, with what to write instead. That is advice for whoever
    writes the words, and the exit code stays 0.
    """
    only_with_json(to, json_)
    found = Toolkit(service=service).easy_words(file)
    if json_:
        put_json({"file": str(file), "found": [dataclasses.asdict(one) for one in found]}, to, file)
        return
    for line in _lines(found):
        click.echo(line)
    click.echo(_sum(file, found))


def _lines(found: Iterable["Remark"]) -> Iterator[str]:
    for (place, text), of_line in groupby(found, key=lambda one: (one.place, one.text)):
        said = shorten(text, _MOST_SHOWN, placeholder=" …")
        yield f"{place[:1].upper()}{place[1:]}: {_UNPRINTABLE.sub('?', said)}"
        for one in of_line:
            yield f"  - {one.severity.capitalize()}: {_UNPRINTABLE.sub('?', one.message)}"
            yield f"    Instead: {one.suggestion}"
            yield f"    Source: {one.source}"


def _sum(file: Path, found: tuple["Remark", ...]) -> str:
    if not found:
        return f"{file}: nothing to change."
    must = sum(1 for one in found if one.severity == "must")
    places = len({one.place for one in found})
    lines = "1 line" if places == 1 else f"{places} lines"
    return f"{file}: {lines} to look at; {must} to put right, {len(found) - must} to consider."
