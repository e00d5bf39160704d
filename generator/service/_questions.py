"""What a new service is asked: a few questions, each with an example or with choices by number."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.case import faults_in
from generator.rules import load_pack, pack_names
from generator.service._sense import sense
from generator.service.reading import SCHEMAS, SETTINGS

__all__ = ["OWN_WORDS", "Question", "fault_in", "questions"]

# Chosen to write words of one's own instead.
OWN_WORDS = "something else"


@dataclass(frozen=True)
class Question:
    """One question: `key` is the dotted name of the setting that it fills.

    `help` says what the answer is for. `choices` are values with the words they are shown by,
    empty when anything may be written. An answer may be left out unless it is `needed`.
    """

    key: str
    asks: str
    example: str = ""
    help: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    needed: bool = False


def questions() -> tuple[Question, ...]:
    """The questions in order."""
    packs = tuple((name, load_pack(name).title) for name in pack_names())
    return (
        Question(
            "name",
            "What is the full name of your service?",
            "Calderbrook Youth Justice Service",
            "It stands at the head of letters and reports.",
            needed=True,
        ),
        Question(
            "short_name",
            "What do children and families call it?",
            "Calderbrook YJS",
            "What they read says it so.",
        ),
        Question(
            "nation",
            "Which nation are you in?",
            help="It decides bank holidays and some duties.",
            choices=_choices("england", "wales"),
        ),
        Question(
            "phone",
            "Which number do people ring in office hours?",
            "01632 960100",
            "Plans and letters give it to children and families.",
        ),
        Question(
            "out_of_hours_phone",
            "Which number do people ring in the evening or at the weekend?",
            "01632 960199",
            "Plans and letters give it to children and families.",
        ),
        Question(
            "email",
            "Which mailbox do people write to?",
            "hello@calderbrook.example",
            "A mailbox that several of you read.",
        ),
        Question(
            "rule_pack",
            "Whose guidance do you count dates by?",
            help="Left out, it is the guidance for all of England and Wales. A service whose own "
            "guidance is not here begins with that one too.",
            choices=packs,
        ),
        _words("case_manager", "Who holds a child's case?", "case manager", "YOS practitioner"),
        _words(
            "breach_review",
            "Which meeting looks for a way back before a breach goes to court?",
            "compliance panel",
            "breach review",
            "Back on Track panel",
        ),
        _words(
            "risk_meeting",
            "Which meeting of several services is about keeping a child and others safe?",
            "multi-agency risk management meeting",
            "Multi-Agency Risk Meeting (MARM)",
            "SOS meeting",
        ),
    )


def _choices(*values: str) -> tuple[tuple[str, str], ...]:
    return tuple((value, value.capitalize()) for value in values)


def _words(name: str, asks: str, *known: str) -> Question:
    choices = tuple((words, words) for words in (*known, OWN_WORDS))
    said = "Documents for staff and courts will use this word."
    return Question(f"words.{name}", asks, help=said, choices=choices)


def fault_in(key: str, answer: str) -> str:
    """What is wrong with an answer, as a sentence; empty when it will do."""
    section, _, name = key.rpartition(".")
    value: Mapping[str, object] = {section: {name: answer}} if section else {key: answer}
    if key == "name" and not any(char.isalpha() for char in answer):
        return "This is no name. Write it as it heads your letters."
    data = {"name": "A", **value}
    found = faults_in(SCHEMAS[SETTINGS], data, list(sense(SETTINGS, data)))
    return str(found[0]) if found else ""
