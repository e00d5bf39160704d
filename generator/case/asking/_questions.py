"""The questions themselves, as data."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from generator.case.answers import AnswerError
from generator.case.guide import FieldGuide, guide

_TERM = re.compile(
    r"(?:(?P<years>\w+(?:-\w+)?) ?(?:years?|yrs?|y))?(?:,? ?(?:and )?)?"
    r"(?:(?P<months>\w+(?:-\w+)?) ?(?:months?|mths?|m))?(?:,? ?(?:and )?)?"
    r"(?:(?P<days>\w+(?:-\w+)?) ?(?:days?|d))?"
)
_SMALL = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    *("nineteen", "twenty"),
)
_NUMBERS = {word: number for number, word in enumerate(_SMALL, 1)} | {
    "a": 1,
    "twenty-four": 24,
    "thirty": 30,
    "thirty-six": 36,
}
_LONGEST_MONTHS = 1200


@dataclass(frozen=True)
class Question:
    """One question. `choices` are codes with their words; empty where anything may be typed.

    `help` says what the answer is for, `example` how one looks; either may be empty. An
    optional question may be passed by.
    """

    id: str
    asks: str
    help: str
    example: str = ""
    optional: bool = False
    past: bool = False
    form: str = ""
    path: tuple[str, ...] = ()
    choices: Mapping[str, str] = field(default_factory=dict)
    when: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def guide(self) -> FieldGuide | None:
        """The field of the case that the answer fills; None where it fills none by itself."""
        return guide().find(self.path) if self.path and not self.form else None


@cache
def questions() -> tuple[Question, ...]:
    """All first questions, in order."""
    text = (Path(__file__).parent / "data" / "first-questions.toml").read_text("utf-8")
    return tuple(_question(entry) for entry in tomllib.loads(text)["question"])


def _question(entry: Mapping[str, Any]) -> Question:
    path = tuple(entry["field"].split(".")) if "field" in entry else ()
    found = guide().find(path) if path else None
    return Question(
        id=entry["id"],
        asks=entry["asks"],
        help=entry["help"],
        example=entry.get("example", ""),
        optional=entry.get("optional", False),
        past=entry.get("past", False),
        form=entry.get("form", ""),
        path=path,
        choices=entry.get("choices") or (found.choices if found else {}),
        when={name: tuple(codes) for name, codes in entry.get("when", {}).items()},
    )


def term(text: str) -> dict[str, int]:
    """A length in words, as the sentence holds it: `length_months` and `length_days`.

    A number alone counts months. Raises AnswerError.
    """
    typed = " ".join(text.lower().replace(".", " ").split())
    found = _TERM.fullmatch(f"{typed} months" if _number(typed) is not None else typed)
    said = found.groupdict() if found else {}
    counts = {unit: _number(words) for unit, words in said.items() if words}
    months = 12 * (counts.get("years") or 0) + (counts.get("months") or 0)
    days = counts.get("days") or 0
    if None in counts.values() or not months + days or months > _LONGEST_MONTHS or days > 31_000:
        raise AnswerError(
            "This is no length.", "Write it like this: 8 months, or 1 year 6 months, or 90 days."
        )
    return {
        name: number
        for name, number in (("length_months", months), ("length_days", days))
        if number
    }


def _number(words: str) -> int | None:
    if words.isdecimal() and len(words) <= 6:
        return int(words)
    return _NUMBERS.get(words.replace(" ", "-"))
