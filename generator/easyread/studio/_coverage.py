"""How far a child's rules are explained, checked and pictured: the sum that a therapist sees."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.case.facts.reading import Reading, text_of
from generator.case.facts.teach_back import taught
from generator.easyread._rules import has_picture, is_wrong_way, said
from generator.easyread.pictures import swapped
from generator.easyread.studio._findings import MUST, RuleFinding

__all__ = ["Coverage", "RuleState", "coverage"]


@dataclass(frozen=True)
class RuleState:
    """How far one condition is: `answer` is how its question last went, empty when never asked."""

    id: str
    number: int
    heading: str
    official: str
    is_explained: bool
    is_checked: bool
    has_picture: bool
    must: int
    other: int
    left_out: int
    answer: str

    @property
    def is_ready(self) -> bool:
        """Whether nothing is left to do."""
        return self.is_explained and self.is_checked and self.has_picture


@dataclass(frozen=True)
class Coverage:
    """The conditions of a paper in their own order, and how many of them are how far."""

    rules: tuple[RuleState, ...]

    @property
    def total(self) -> int:
        """How many official conditions there are."""
        return len(self.rules)

    @property
    def explained(self) -> int:
        """How many say something in easy words."""
        return sum(one.is_explained for one in self.rules)

    @property
    def checked(self) -> int:
        """How many are explained with nothing left to put right."""
        return sum(one.is_checked for one in self.rules)

    @property
    def pictured(self) -> int:
        """How many have a picture that may stand beside them; all of them with pictures off."""
        return sum(one.has_picture for one in self.rules)


def coverage(case: Mapping[str, Any], findings: Mapping[int, Sequence[RuleFinding]]) -> Coverage:
    """How far each condition of a case is; its easy words are complete."""
    is_off = case.get("easy_read", {}).get("pictures") == "off"
    answers = {
        text_of(one.record, "condition"): text_of(one.record, "answer")
        for one in taught(Reading(case))
    }
    shown = swapped(case)["supervision"]["conditions"]
    return Coverage(
        tuple(
            _state(number, one, findings.get(number, ()), answers, is_off=is_off)
            for number, one in enumerate(shown)
        )
    )


def _state(
    number: int,
    condition: Mapping[str, Any],
    found: Sequence[RuleFinding],
    answers: Mapping[str, str],
    *,
    is_off: bool,
) -> RuleState:
    easy = condition.get("easy_read", {})
    must = sum(one.severity == MUST for one in found)
    is_explained = bool(said(easy))
    return RuleState(
        id=condition["id"],
        number=number + 1,
        heading=text_of(easy, "heading"),
        official=text_of(condition, "official_text"),
        is_explained=is_explained,
        is_checked=is_explained and not must,
        has_picture=is_off or (has_picture(easy) and not is_wrong_way(easy)),
        must=must,
        other=len(found) - must,
        left_out=len(easy.get("left_out", ())),
        answer=answers.get(condition["id"], ""),
    )
