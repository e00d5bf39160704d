"""What a page of questions asked for and what was sent back: changes, faults and conflicts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.case.answers import AnswerError
from generator.case.changing import value_at
from generator.case.guide import FieldGuide
from generator.case.pages import QuestionPage
from generator.web.questions.controls import component, digest, read, shown
from generator.web.questions.known import Controls, Known

__all__ = [
    "Reading",
    "Sent",
    "asked_of",
    "control",
    "controls_sent",
    "given_of",
    "name_of",
    "read_page",
    "sent_of",
]

Steps = tuple[str | int, ...]
# Whether what is there now stays, or what was typed takes its place.
KEEP, TAKE = "keep", "take"
CHOOSE = "-choose"
# What a form carries besides: the marks of its fields, and of the entries that lead to it.
GIVEN, MARKS = "given", "marks"
# Browsers send nothing for these where nothing is chosen.
_MAY_BE_ABSENT = ("one", "several", "people")


@dataclass(frozen=True)
class Sent:
    """A form as it was sent: every field's controls by the name of the field.

    `given` are the marks of what the form showed when it was opened. `choices` say of a field
    that changed meanwhile which answer stays.
    """

    controls: Mapping[str, Controls]
    given: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Reading:
    """What a form comes to.

    `changes` are by the path from the case or the entry. `faults` hold the control and the
    sentences of an answer that is none; `conflicts` the names of fields that changed while the
    form was open, and were answered otherwise in it.
    """

    changes: Mapping[Steps, Any] = field(default_factory=dict)
    faults: Mapping[str, AnswerError] = field(default_factory=dict)
    conflicts: tuple[str, ...] = ()


def asked_of(page: QuestionPage) -> tuple[FieldGuide, ...]:
    """The fields of a page that are answered on it: all but lists of entries."""
    return tuple(one for one in page.fields if one.form != "list")


def name_of(page: QuestionPage, asked: FieldGuide) -> str:
    """What a field is called in the form of a page."""
    return ".".join(asked.path[len(page.of) :])


def control(name: str, end: str = "") -> str:
    """The id of a control in its page: of a field's first one without an `end`."""
    return (name + end).replace(".", "-")


def given_of(page: QuestionPage, held: Mapping[str, Any], known: Known) -> dict[str, str]:
    """The marks of what a page shows for what is held, by the name of the field."""
    return {
        name_of(page, one): digest(shown(one, value_at(held, _inside(page, one)), known))
        for one in asked_of(page)
    }


def controls_sent(
    page: QuestionPage, fields: Mapping[str, Sequence[str]]
) -> dict[str, dict[str, tuple[str, ...]]]:
    """What was sent for each field of a page, by the name of the field."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for one in asked_of(page):
        name = name_of(page, one)
        found[name] = {
            sent[len(name) :]: tuple(values)
            for sent, values in fields.items()
            if sent == name or (sent.startswith(f"{name}-") and not sent.endswith(CHOOSE))
        }
    return found


def sent_of(page: QuestionPage, fields: Mapping[str, Iterable[str]]) -> Sent:
    """A form as it was sent, or kept."""
    plain = {name: tuple(values) for name, values in fields.items()}
    given = dict(
        pair for one in " ".join(plain.get(GIVEN, ())).split() if len(pair := one.split(":")) == 2
    )
    choices = {
        name.removesuffix(CHOOSE): values[-1]
        for name, values in plain.items()
        if name.endswith(CHOOSE) and values
    }
    return Sent(controls_sent(page, plain), given, choices)


def read_page(page: QuestionPage, held: Mapping[str, Any], sent: Sent, known: Known) -> Reading:
    """What a form changes in what is held now.

    A field that was not touched stays, whatever became of it meanwhile. One that was changed
    both here and there is a conflict until it is chosen.
    """
    changes: dict[Steps, Any] = {}
    faults: dict[str, AnswerError] = {}
    conflicts = []
    for asked in asked_of(page):
        name, path = name_of(page, asked), _inside(page, asked)
        now = value_at(held, path)
        there, typed = digest(shown(asked, now, known)), digest(sent.controls.get(name, {}))
        given = sent.given.get(name, there)
        if not sent.controls.get(name) and component(asked) not in _MAY_BE_ABSENT:
            continue
        choice = sent.choices.get(name)
        if typed in (there, given) or choice == KEEP:
            continue
        if choice != TAKE and (there != given or choice is not None):
            conflicts.append(name)
            continue
        try:
            value = read(asked, sent.controls[name], now, known)
        except AnswerError as error:
            faults[name] = error
            continue
        if value != now or type(value) is not type(now):
            changes[path] = value
    return Reading(changes, faults, tuple(conflicts))


def _inside(page: QuestionPage, asked: FieldGuide) -> Steps:
    return asked.path[len(page.of) :]
