"""What the checks of sentences and the three witnesses find in one rule, each at its place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from generator.case import told
from generator.easyread._checked import check_case
from generator.easyread._rules import said
from generator.easyread.witness import condition_words, in_studio, witnesses

__all__ = ["ASK", "CONSIDER", "MUST", "RuleFinding", "findings_of"]

MUST, CONSIDER, ASK = "must", "consider", "ask"
# What is found of a rule as a whole stands at its picture.
_OF_PICTURE = frozenset({"no-picture", "affirming"})


@dataclass(frozen=True)
class RuleFinding:
    """One thing found in the words of a rule.

    `at` is `heading`, `question`, `picture`, `line-3` (from 0), `left-out-0`, or empty for the
    rule as a whole. `severity` is must, consider, or ask, which holds nothing back.
    """

    at: str
    severity: str
    message: str
    suggestion: str
    source: str


def findings_of(
    case: Mapping[str, Any], today: date, service: Path | None = None
) -> dict[int, tuple[RuleFinding, ...]]:
    """What is found in each condition of a case, by its place in the list from 0.

    `case` has its easy words complete and in the child's words. Raises FaultyInputError for
    faults of the service's list of hard words.
    """
    found: dict[int, list[RuleFinding]] = {}
    for number, one in (*_of_sentences(case, service), *_of_witnesses(case, today)):
        found.setdefault(number, []).append(one)
    return {number: tuple(several) for number, several in found.items()}


def _of_sentences(
    case: Mapping[str, Any], service: Path | None
) -> Iterator[tuple[int, RuleFinding]]:
    places = dict(_places(case))
    for one in check_case(case, service):
        if one.place in places:
            number, at = places[one.place]
            at = "picture" if one.check in _OF_PICTURE else at
            yield number, RuleFinding(at, one.severity, one.message, one.suggestion, one.source)


def _places(case: Mapping[str, Any]) -> Iterator[tuple[str, tuple[int, str]]]:
    """Where each part of each rule stands, in the words of a remark."""
    for number, condition in enumerate(case["supervision"]["conditions"]):
        easy = condition.get("easy_read", {})
        path = ("supervision", "conditions", number, "easy_read")
        for name in ("heading", "question"):
            yield told(case, (*path, name)).where, (number, name)
        for index, one in enumerate(said(easy)):
            yield told(case, (*path, *one.place)).where, (number, f"line-{index}")


def _of_witnesses(case: Mapping[str, Any], today: date) -> Iterator[tuple[int, RuleFinding]]:
    conditions = case["supervision"]["conditions"]
    for one in witnesses(case, today):
        _, _, _, number, *rest = one.place.split("/")
        severity = MUST if one.severity == "must" else ASK
        at = _at(rest, conditions[int(number)].get("easy_read", {}))
        message = one.message.removeprefix(f"{condition_words(int(number))}: ")
        yield int(number), RuleFinding(at, severity, message, in_studio(one.what_to_do), one.source)


def _at(steps: list[str], easy: Mapping[str, Any]) -> str:
    """The part of a rule that a pointer below its condition leads to."""
    if steps[:2] == ["easy_read", "left_out"]:
        return f"left-out-{steps[2]}"
    if steps[1:] in (["heading"], ["question"]):
        return steps[1]
    path = tuple(steps[1:])
    for index, one in enumerate(said(easy)):
        if tuple(map(str, one.place)) == path:
            return f"line-{index}"
    return ""
