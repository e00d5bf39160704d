"""`throughcare new`: the first questions about a child, then a case file without faults."""

from datetime import date
from pathlib import Path

import click

from generator.case import Case
from generator.case.answers import AnswerError
from generator.case.asking import Asking, Question
from generator.cli._options import on_date, service_folder
from generator.errors import FaultyInputError
from generator.toolkit import Toolkit

_BACK, _HELP = "<", "?"


@click.command("new")
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=Path(),
    help="The folder for the case file; by default the one you are in.",
)
@click.option(
    "--like",
    type=click.Path(path_type=Path),
    default=None,
    help="Take the service and its workers from another case; nothing about that child.",
)
@on_date
@service_folder
def command(folder: Path, like: Path | None, on: date, service: Path | None) -> None:
    """Start a case: about ten questions, then a case file without faults.

    Answer a choice by its number. Type < to go back to the question before, and ? for help;
    answers given before are kept.
    """
    toolkit = Toolkit(service=service)
    asking = _asked(toolkit.begin(on, like=_opened(toolkit, like), folder=folder), folder)
    path = _path(folder, asking)
    toolkit.start(path, asking)
    click.echo(f"\nWritten: {path}")
    _say_what_next(toolkit, path, on)


def _opened(toolkit: Toolkit, like: Path | None) -> Case | None:
    if like is None:
        return None
    record = toolkit.open(like)
    if not isinstance(record, Case):
        raise FaultyInputError(f"{like.name} is a panel file. Give the case file of a child.")
    return record


def _path(folder: Path, asking: Asking) -> Path:
    return folder / f"{asking.answers['reference']}.json"


def _asked(asking: Asking, folder: Path) -> Asking:
    """Every question asked, then all shown once more to be put right or agreed."""
    click.echo("Answer each question. Type < to go back, and ? for help.")
    question = asking.next()
    while True:
        question = question or _wrong(asking)
        if question is None:
            return asking
        asking, back = _ask(asking, question, folder)
        question = _before(asking, question) if back else asking.next()


def _before(asking: Asking, question: Question) -> Question:
    questions = asking.questions()
    at = [each.id for each in questions].index(question.id)
    return questions[max(0, at - 1)]


def _ask(asking: Asking, question: Question, folder: Path) -> tuple[Asking, bool]:
    """One question until it is answered; true where the one before is wanted instead."""
    number = [each.id for each in asking.questions()].index(question.id) + 1
    example = f"  For example: {question.example}." if question.example else ""
    click.echo(f"\n{number}. {question.asks}{example}")
    for at, words in enumerate(question.choices.values(), 1):
        click.echo(f"   {at:2}  {words}")
    given = asking.shown(question)
    default = given if given or question.optional else None
    while True:
        text = click.prompt(
            "  ", default=default, show_default=bool(given), prompt_suffix="> "
        ).strip()
        if text == _BACK:
            return asking, True
        if text == _HELP:
            click.echo(f"   {question.help}")
            continue
        if text == given and question.id in asking.answers:
            return asking, False
        try:
            then = asking.answered(question, text)
        except AnswerError as error:
            click.echo(f"   {error.message} {error.hint}".rstrip())
            continue
        if question.id == "reference" and (there := _path(folder, then)).exists():
            click.echo(f"   {there} is there already. Use another reference, or move it away.")
            continue
        return then, False


def _wrong(asking: Asking) -> Question | None:
    """The question to ask again; None when all answers are agreed."""
    questions = asking.questions()
    click.echo("\nThis is what you said:")
    for number, question in enumerate(questions, 1):
        click.echo(f"   {number:2}  {question.asks}  {asking.shown(question) or 'Not known yet'}")
    while True:
        text = click.prompt(
            "Enter to write it, or the number of an answer to change",
            default="",
            show_default=False,
            prompt_suffix="> ",
        ).strip()
        if not text:
            return None
        if text.isdecimal() and 1 <= int(text) <= len(questions):
            return questions[int(text) - 1]
        click.echo(f"   Type a number from 1 to {len(questions)}, or only press Enter.")


def _say_what_next(toolkit: Toolkit, path: Path, on: date) -> None:
    record = toolkit.open(path)
    ready = [one.kind for one in toolkit.readiness(record, on=on) if one.ready]
    held = [one for one in toolkit.findings(record, on) if "*" in one.blocks]
    for finding in held:
        click.echo(f"Put right first: {finding.message} {finding.what_to_do}")
    if ready and not held:
        click.echo("Ready to be made: " + ", ".join(kind.title for kind in ready) + ".")
        click.echo(f"  throughcare generate {path} --to {path.parent / 'documents'}")
    click.echo("What each document still needs, and what to write there:")
    click.echo(f"  throughcare documents {path}")
    click.echo("  throughcare fields --to guide.html")
