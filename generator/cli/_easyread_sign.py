"""`throughcare easyread sign, verify, teach, compare`: who checked it, and how it was explained."""

import re
import sys
from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.case.facts.words import day_words
from generator.cli._options import IsoDate, as_json, on_date, put_json, service_folder
from generator.toolkit import Toolkit

if TYPE_CHECKING:
    from generator.case import Case
    from generator.easyread.comparing import Change

_NOT_SIGNED = 3
# What could steer a terminal, or turn the text round in it.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_case = click.argument("case", type=click.Path(path_type=Path))


def _day(signed: Mapping[str, str]) -> str:
    return day_words(date.fromisoformat(signed["on"]))


@click.command("sign")
@_case
@click.option(
    "--by", required=True, help="Who checked it: one of the people of the case, or of your staff."
)
@click.option(
    "--from-outside", "outside", metavar="ROLE", default="",
    help="The role of somebody who is neither. The paper says that they are not your worker.",
)  # fmt: skip
@on_date
@service_folder
def sign(case: Path, by: str, outside: str, on: date, service: Path | None) -> None:
    """Sign the easy-read paper of CASE, once it was checked against the official words.

    The signature is kept in the case file, with a copy of it as it was. It ends with any change
    of what the paper prints, of the official words or of what is left out of them: until it is
    signed again every page says that it is a draft.
    """
    toolkit = Toolkit(service=service)
    for line in _left_out(toolkit, case):
        _say(line)
    signed, kept = toolkit.sign_easy_read(case, by=by, on=on, today=_today(), outside=outside)
    _say(f"{signed['by']} ({signed['role']}) signed it on {_day(signed)}. As it was: {kept}")


@click.command("verify")
@_case
@as_json
@on_date
@service_folder
def verify(case: Path, json_: bool, on: date, service: Path | None) -> None:
    """Say whether the easy-read paper of CASE is the one that was signed; if not, what differs.

    The exit code is 0 when it is, and 3 when nobody signed it as it is now.
    """
    toolkit = Toolkit(service=service)
    found = toolkit.easy_read_verdict(toolkit.open(case), on=on)
    if json_:
        who = {name: found.signed[name] for name in ("by", "role", "on")} if found.signed else None
        put_json({"holds": found.holds, "signed": who, "changed": list(found.faults)}, None, case)
    elif found.signed is None:
        _say(f"{case}: nobody has signed it yet. Every page says “Draft - not yet checked”.")
    else:
        held = "holds" if found.holds else "does not hold any more"
        _say(f"{case}: {found.who} signed it on {_day(found.signed)}. The signature {held}.")
        for fault in found.faults:
            _say(f"- {fault}")
    if not found.holds:
        sys.exit(_NOT_SIGNED)


@click.command("teach")
@_case
@click.option("--rule", "condition", default="", help="The rule it is about, by its id.")
@click.option("--question", default="", help="What was asked; else the rule's own question.")
@click.option(
    "--answer",
    type=click.Choice(["own-words", "with-help", "not-yet"]),
    help="Whether the child could say it back.",
)
@click.option("--by", help="Who asked.")
@click.option(
    "--again-on", type=IsoDate(), default=None, help="The day by which it is explained again."
)
@on_date
@service_folder
def teach(
    case: Path,
    condition: str,
    question: str,
    answer: str | None,
    by: str | None,
    again_on: date | None,
    on: date,
    service: Path | None,
) -> None:
    """Record in CASE how the child could say a rule back; without --answer, list the questions.

    What is not clear yet needs a day to explain it again, which the dates of the case then watch.
    The breach report, the plan and the court report show it as how the rules were explained.
    """
    toolkit = Toolkit(service=service)
    if answer is None:
        for line in toolkit.teach_back_lines(toolkit.open(case), on=on):
            _say(line)
        return
    if not by:
        raise click.UsageError("Say who asked: --by NAME.")
    row, kept = toolkit.teach(
        case,
        answer=answer,
        by=by,
        on=on,
        today=_today(),
        condition=condition,
        question=question,
        again_on=again_on,
    )
    again = f" It is explained again by {row['again_on']}." if again_on else ""
    _say(f"Recorded: “{row['question']}”{again} As it was: {kept}")


@click.command("compare")
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option(
    "--to", "folder", type=click.Path(path_type=Path), default=None,
    help="Write it for the child as Word and PDF into this folder.",
)  # fmt: skip
@on_date
@service_folder
def compare(old: Path, new: Path, folder: Path | None, on: date, service: Path | None) -> None:
    """Tell a child what is new, stopped or different between two states of their case."""
    toolkit = Toolkit(service=service)
    found = toolkit.compare_easy_read(old, new, on=on)
    for heading, changes in found.parts():
        _say(heading)
        for change in changes:
            _show(change)
    for fact in found.facts:
        _say(fact)
    if not found.changes and not found.facts:
        _say("Nothing has changed. Your rules are the same.")
    for change in found.changes:
        if change.is_same_words:
            _say(
                f"The official words of “{change.heading}” have changed, and its easy words have "
                "not. Hold them side by side before you give this to the child.",
                err=True,
            )
    if toolkit.easy_read_waits(new, on=on):
        _say(f"{new} is not ready to be signed: throughcare check {new} says why.", err=True)
    if folder is not None:
        documents = toolkit.comparison(new, found, on=on)
        for path in toolkit.write(documents, folder, say=partial(click.echo, err=True)):
            click.echo(str(path))


def _show(change: "Change") -> None:
    _say(f"  {change.heading}")
    for label, lines in (("Before", change.before), ("Now", change.now)):
        if lines and change.kind in ("different", "reworded"):
            _say(f"    {label}:")
        for line in lines:
            _say(f"    - {line.text}")


def _left_out(toolkit: Toolkit, path: Path) -> list[str]:
    """What the signature also covers though no page shows it."""
    record: Case = toolkit.open_at_level(path)
    found = []
    for condition in record.data["supervision"]["conditions"]:
        for entry in condition.get("easy_read", {}).get("left_out", ()):
            found.append(f"Left out on purpose: “{entry['words']}”. {entry['why']} ({entry['by']})")
        for entry in condition.get("easy_read", {}).get("answered", ()):
            found.append(f"Answered: {entry['question']} {entry['answer']} ({entry['by']})")
    return found


def _say(line: str, *, err: bool = False) -> None:
    click.echo(_UNPRINTABLE.sub("?", line), err=err)


def _today() -> date:
    return date.today()
