"""The course of the first questions: which comes next, what an answer comes to, the case."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from generator.case._fault import Fault, FaultyCaseError
from generator.case._load import loads
from generator.case._meaning import code_meant
from generator.case._service import Service
from generator.case._words import pointer
from generator.case.answers import AnswerError, answer
from generator.case.asking._questions import Question, questions, term
from generator.case.facts.days import age_on
from generator.case.facts.terms import OLDEST_KNOWN, YOUNGEST
from generator.case.facts.words import count, day_words, possessive
from generator.case.guide import guide

_SCHEMA = "throughcare/case/1"
_BORN = ("child", "date_of_birth")
_NAMES = frozenset({("child", "first_name"), ("child", "last_name")})
_ENTRIES = frozenset({"offences"})


@dataclass(frozen=True)
class Asking:
    """The answers so far, by the id of their question; nothing is ever lost by answering anew.

    `like` is what the case holds besides: a service, its workers, its rules. `today` is the
    day on which the questions are answered. `service` is the one whose folder the case will lie
    in, which is not asked for; None without a folder.
    """

    today: date
    like: Mapping[str, Any] = field(default_factory=dict)
    answers: Mapping[str, Any] = field(default_factory=dict)
    service: Service | None = None

    def questions(self) -> tuple[Question, ...]:
        """The questions that these answers lead to, with the child's name in them, in order."""
        name = self.answers.get("first-name", "the child")
        # For a console: some have no other apostrophe.
        owned = possessive(name).replace("’", "'")
        return tuple(
            replace(
                each,
                asks=each.asks.replace("{name}'s", owned).replace("{name}", name),
                help=each.help.replace("{name}", name),
            )
            for each in questions()
            if self._asked(each)
        )

    def next(self) -> Question | None:
        """The first question that has no answer yet; None when all have."""
        return next((each for each in self.questions() if each.id not in self.answers), None)

    def shown(self, question: Question) -> str:
        """The answer to a question in words; empty when it has none, or was passed by."""
        given = self.answers.get(question.id)
        if given is None:
            return ""
        if question.form == "term":
            units = (("length_months", "month"), ("length_days", "day"))
            return " ".join(count(given[name], unit) for name, unit in units if name in given)
        if question.guide is not None and question.guide.form == "date":
            return day_words(date.fromisoformat(given))
        return question.choices.get(given, str(given))

    def answered(self, question: Question, text: str) -> "Asking":
        """The course with this question answered. Raises AnswerError for what is no answer."""
        typed = text.strip()
        if not typed and question.optional:
            return self._with(question, None)
        if not typed:
            raise AnswerError("This needs an answer.", question.help)
        then = self._with(question, self._value(question, typed))
        found = [fault for fault in then.faults() if then._concerns(fault, question)]
        if found:
            raise AnswerError(found[0].message, found[0].suggestion)
        return then

    def faults(self) -> tuple[Fault, ...]:
        """What is wrong with the case as answered so far, apart from what is not answered yet."""
        content = json.dumps(self.case()).encode()
        try:
            loads(content, "case", service=self.service)
        except FaultyCaseError as error:
            held = {pointer(path) for path in self._held()}
            return tuple(fault for fault in error.details if fault.pointer in held)
        return ()

    def case(self) -> dict[str, Any]:
        """The case file that the answers make."""
        made: dict[str, Any] = {"schema": _SCHEMA}
        for question in self.questions():
            given = self.answers.get(question.id)
            if given is None or not question.path:
                continue
            if question.form == "term":
                made.setdefault(question.path[0], {}).update(given)
            else:
                _put(made, question.path, given)
        made |= {name: value for name, value in self.like.items() if name not in made}
        order = [field.path[0] for field in guide().fields]
        return {name: made[name] for name in order if name in made}

    def _asked(self, question: Question) -> bool:
        if question.path and question.path[0] in self.like:
            return False
        if question.path[:1] == ("service",) and self.service and "service" in self.service.held:
            return False
        return all(self.answers.get(name) in codes for name, codes in question.when.items())

    def _with(self, question: Question, value: Any) -> "Asking":
        return replace(self, answers={**self.answers, question.id: value})

    def _value(self, question: Question, typed: str) -> Any:
        if question.form == "term":
            return term(typed)
        if question.choices:
            return _chosen(question, typed)
        field = question.guide
        if field is None:
            raise LookupError(question.id)
        value = answer(field, typed, today=self.today)
        if question.past and value > self.today.isoformat():
            raise AnswerError("That day has not come yet.", "Check the year.")
        if question.path in _NAMES and any(char.isdigit() for char in typed):
            raise AnswerError("A name has no figures in it.", question.help)
        if question.path == _BORN:
            self._refuse_age(date.fromisoformat(value))
        return value

    def _refuse_age(self, born: date) -> None:
        """Raise AnswerError for an age that no child of a case has."""
        age = age_on(born, self.today)
        if not YOUNGEST <= age <= OLDEST_KNOWN:
            says = f"A child born on {day_words(born)} is {count(age, 'year')} old today."
            raise AnswerError(says, "Check the year.")

    def _held(self) -> list[tuple[str | int, ...]]:
        """The places of the case that hold an answer."""
        return [
            path
            for question in self.questions()
            if self.answers.get(question.id) is not None
            for path in _places(question, self.answers[question.id])
        ]

    def _concerns(self, fault: Fault, question: Question) -> bool:
        """Whether a fault came with the answer to this question."""
        before = {each.pointer for each in _without(self, question).faults()}
        return fault.pointer not in before


def _without(asking: Asking, question: Question) -> Asking:
    rest = {name: value for name, value in asking.answers.items() if name != question.id}
    return replace(asking, answers=rest)


def _places(question: Question, given: Any) -> list[tuple[str | int, ...]]:
    if question.form == "term":
        return [(*question.path, name) for name in given]
    steps: list[str | int] = []
    for step in question.path:
        steps += [step, 0] if step in _ENTRIES else [step]
    return [tuple(steps)] if steps else []


def _put(made: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    place = made
    for step in path[:-1]:
        if step in _ENTRIES:
            place.setdefault(step, [{}])
            place = place[step][0]
        else:
            place = place.setdefault(step, {})
    place[path[-1]] = value


def _chosen(question: Question, typed: str) -> str:
    """A choice by its number, its words or its code."""
    codes = list(question.choices)
    if typed.isdecimal() and 1 <= int(typed) <= len(codes):
        return codes[int(typed) - 1]
    code = code_meant(typed, question.choices)
    if code is None:
        raise AnswerError("This is none of the choices.", f"Type a number from 1 to {len(codes)}.")
    return code
