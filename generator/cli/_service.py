"""`throughcare service`: make a service's folder, prove it, and keep it up to date."""

import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from generator.cli._options import on_date
from generator.errors import FaultyInputError
from generator.service import find_service, open_service
from generator.service.making import OWN_WORDS, Question, fault_in, make_folder, questions

_BACK, _HELP = "<", "?"
_FOLDER = click.Path(path_type=Path)


@click.group("service")
def command() -> None:
    """Set up your service once: its name, words, staff and look, for all of its cases."""


def _here(folder: Path | None) -> Path:
    """The folder that was named, else the nearest at or above where the command is run."""
    found = folder or find_service(Path.cwd() / "here")
    if found is None:
        raise FaultyInputError(
            "There is no service's folder here or above. Name one, or make one with "
            "`throughcare service new DIR`."
        )
    return found


@command.command("new")
@click.argument("folder", metavar="DIR", type=_FOLDER)
@click.option(
    "--from-case",
    "case",
    type=_FOLDER,
    help="Ask nothing: take over what an old case file says of its service, staff and placement.",
)
def new(folder: Path, case: Path | None) -> None:
    """Make a service's folder. Asks ten questions; most can be left out with Enter.

    Answer a choice by its number. Type < to go back to the question before, and ? for help.
    """
    if case is not None:
        from generator.case import load
        from generator.service.taking import establishments_of, settings_of, staff_of

        record = load(case)
        written = make_folder(
            folder,
            settings_of(record),
            staff=staff_of(record),
            establishments=establishments_of(record, date.today()),
        )
    else:
        written = make_folder(folder, _answers())
    for path in written:
        click.echo(path)
    click.echo(
        f"Next: look through {written[0]}, then prove it: throughcare service check {folder}"
    )


def _answers() -> dict[str, Any]:
    click.echo("Answer each question, a choice by its number. Type < to go back, and ? for help.")
    asked = questions()
    given: dict[str, str] = {}
    at = 0
    while at < len(asked):
        question = asked[at]
        answer = _asked(question, at + 1, given.get(question.key, ""))
        if answer is not None:
            given[question.key] = answer
        at = at + 1 if answer is not None else max(0, at - 1)
    found: dict[str, Any] = {}
    for key, answer in given.items():
        if answer:
            section, _, name = key.rpartition(".")
            (found.setdefault(section, {}) if section else found)[name] = answer
    return found


def _asked(question: Question, number: int, given: str) -> str | None:
    """The answer to a question, empty where it is left out; None where the one before is wanted."""
    example = f"  For example: {question.example}." if question.example else ""
    click.echo(f"\n{number}. {question.asks}{example}")
    for at, (_, words) in enumerate(question.choices, 1):
        click.echo(f"   {at:2}  {words}")
    kept = dict(question.choices).get(given, given)
    hint = f"[{kept}] " if kept else "" if question.needed else "(Enter to leave it out) "
    while True:
        answer = click.prompt(f"  {hint}", default="", show_default=False, prompt_suffix="> ")
        answer = answer.strip()
        if answer == _BACK:
            return None
        if answer == _HELP:
            click.echo(f"   {question.help}")
            continue
        if not answer and (given or not question.needed):
            return given
        value, fault = _read(question, answer)
        if not fault:
            return value
        click.echo(f"   {fault}")


def _read(question: Question, answer: str) -> tuple[str, str]:
    """The value of what was typed, and what is wrong with it; empty when it will do."""
    if not answer:
        return "", "This one is needed."
    value = _chosen(question, answer) if question.choices else answer
    if value == OWN_WORDS:
        value = click.prompt("   Write what you call it", prompt_suffix="> ").strip()
    if not value:
        return "", f"This is none of the choices. Type a number from 1 to {len(question.choices)}."
    return value, fault_in(question.key, value)


def _chosen(question: Question, answer: str) -> str:
    """The value of a choice, by its number or its words; empty for what is none of them.

    Where one's own words will do, that is what was written.
    """
    found = {str(number): value for number, (value, _) in enumerate(question.choices, 1)}
    found |= {words.casefold(): value for value, words in question.choices}
    own = OWN_WORDS in found and not answer.isdigit()
    return found.get(answer.casefold(), answer if own else "")


@command.command("check")
@click.argument("folder", metavar="[DIR]", type=_FOLDER, required=False)
@on_date
def check(folder: Path | None, on: date) -> None:
    """Prove a service's folder: settings, staff, establishments, logo, templates and packs.

    Without DIR, the nearest service's folder at or above this one. Ends with exit code 2 if there
    is a fault; advice alone ends with 0.
    """
    from generator.service.checking import prove

    folder = _here(folder)
    proof = prove(folder, on=on)
    for fault in proof.faults:
        click.echo(f"- {fault}")
    if proof.advice:
        click.echo("Advice:")
    for one in proof.advice:
        click.echo(f"- {one}")
    if proof.faults:
        sys.exit(2)
    click.echo(f"{folder}: no faults. {', '.join(proof.found)}.")


@command.command("take")
@click.argument("cases", nargs=-1, required=True, metavar="CASE...", type=_FOLDER)
@click.option("--service", "folder", type=_FOLDER, help="The service's folder; else the nearest.")
def take(cases: tuple[Path, ...], folder: Path | None) -> None:
    """Take out of old case files what the service's folder says as well.

    A copy of each as it was is kept beside it. What a case says otherwise stays and still counts.
    """
    from generator.service.taking import move

    for case in cases:
        found = folder or find_service(case)
        if found is None:
            raise FaultyInputError(
                f"No service's folder was found beside {case.name} or above it. Make one with "
                f"`throughcare service new DIR --from-case {case}`."
            )
        moved = move(case, open_service(found))
        if moved.kept is None:
            click.echo(f"{case}: nothing to take out.")
        else:
            click.echo(f"{case}: taken out: {', '.join(moved.gone)}. As it was: {moved.kept}")
        if moved.stays:
            click.echo(f"  Said otherwise here, so it stays: {', '.join(moved.stays)}.")


@command.command("copy")
@click.argument("kind")
@click.argument("folder", metavar="[DIR]", type=_FOLDER, required=False)
def copy(kind: str, folder: Path | None) -> None:
    """Copy our template of a KIND, or a rule pack, into the service's folder to change it there."""
    from generator.service.copying import copy as copied

    service = _here(folder)
    written = copied(kind, service)
    for path in written:
        click.echo(path)
    word = next((path for path in written if path.suffix == ".docx"), None)
    click.echo(
        f"Next: change {word or written[0]}{' in Word' if word else ''}, then prove it: "
        f"throughcare service check {service}"
    )


@command.command("upgrade")
@click.argument("folder", metavar="[DIR]", type=_FOLDER, required=False)
@click.option("--done", help="Note that the copy of this kind has taken over what changed.")
def upgrade(folder: Path | None, done: str | None) -> None:
    """Show what changed in ours since the service copied it. The service's own is left alone."""
    from generator.service.copying import renew
    from generator.service.upgrading import upgrades

    folder = _here(folder)
    if done:
        renew(done, folder)
        click.echo(f"{done}: noted. From now on, changes are counted from the version of today.")
        return
    found = upgrades(folder)
    for one in found:
        click.echo(f"{one.title} ({one.name}): {_state(one.was, one.now, one.changes)}")
        for line in one.changes:
            click.echo(f"  - {line}")
    if not found:
        click.echo(f"{folder} has no copies of ours.")


def _state(was: str, now: str, changes: tuple[str, ...]) -> str:
    if not was:
        return f"which version it was copied from is not known; now there is {now}."
    if not changes:
        return f"copied from version {was}; nothing has changed since."
    return f"copied from version {was}; now there is {now}. What changed in ours:"
