"""`throughcare panel questions` and `answer`: words of a panel that may tell another child."""

from datetime import date
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from generator.case import Case, Panel
from generator.case.facts.words import count
from generator.cli._options import on_date, service_folder
from generator.cli._tables import light_table
from generator.errors import FaultyInputError
from generator.toolkit import Toolkit

_meeting = click.argument("meeting", type=click.Path(path_type=Path))


@click.command("questions")
@_meeting
@on_date
@service_folder
def questions(meeting: Path, on: date, service: Path | None) -> None:
    """Words that may tell another child, to be answered by a person.

    In the children's extracts, the packs of members and agencies, and the files of owners.
    """
    toolkit = Toolkit(service=service)
    asked, notes = toolkit.panel_questions(_panel(toolkit.open(meeting)), on=on)
    console = Console()
    title = Text(count(len(asked), "question"), "bold")
    columns = (("Number", 10), ("In what is for", 16), ("Words", 18), ("Sentence", 50))
    table = light_table(title, columns)
    for one in asked:
        where = Text(f"{one.asked_of}\n{one.where}")
        table.add_row(one.number, where, Text(one.doubt.words), Text(one.doubt.sentence))
    console.print(table)
    for note in notes:
        click.echo(note, err=True)
    if asked:
        said = (
            "Do these words tell another child? If so, change the sentence. If not: "
            f"throughcare panel answer {meeting} NUMBER --by YOUR-NAME --reason WHY"
        )
        console.print(Text(said), soft_wrap=True)


@click.command("answer")
@_meeting
@click.argument("numbers", nargs=-1, required=True)
@click.option("--by", required=True, help="Who looked at the words.")
@click.option("--reason", required=True, help="Why they tell of no other child.")
@on_date
@service_folder
def answer(
    meeting: Path, numbers: tuple[str, ...], by: str, reason: str, on: date, service: Path | None
) -> None:
    """Answer questions: these words, in their sentence, tell of no other child."""
    kept = Toolkit(service=service).answer_panel(meeting, numbers, by=by, reason=reason, on=on)
    click.echo(f"{count(len(set(numbers)), 'answer')} kept in {meeting}. As it was: {kept}")


def _panel(record: Case | Panel) -> Panel:
    if isinstance(record, Panel):
        return record
    raise FaultyInputError("This is a case file. Give the file of a meeting.")
