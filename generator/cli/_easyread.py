"""`throughcare easyread`: easy-read words, held against what makes them easy."""

import dataclasses
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING

import click

from generator.cli._options import as_json, only_with_json, put_json, service_folder, to_file
from generator.toolkit import Toolkit

if TYPE_CHECKING:
    from generator.easyread import Remark

_MOST_SHOWN = 300  # characters of a line
# What could steer a terminal, or turn the text round in it.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@click.group("easyread")
def command() -> None:
    """Easy-read words for a child: check every sentence."""


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
