"""What a person has said of words that may tell another child, kept with the meeting."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from generator.case import Panel, Question
from generator.errors import FaultyInputError

__all__ = ["with_answers"]


def with_answers(
    panel: Panel,
    open_: Iterable[Question],
    numbers: Sequence[str],
    *,
    by: str,
    reason: str,
    on: date,
) -> Mapping[str, Any]:
    """The panel's file with answers to the questions of these numbers: that they tell nobody.

    `open_` are the questions that there are.
    Raises FaultyInputError for a number that no open question has, or where nobody or no reason
    is named.
    """
    if not by.strip() or not reason.strip():
        raise FaultyInputError("Say who looked at the words (--by), and why they may stay.")
    asked = {one.number: one for one in open_}
    strange = [number for number in numbers if number not in asked]
    if strange:
        raise FaultyInputError(
            "No open question has the number "
            f"{', '.join(strange)}. `throughcare panel questions` lists those there are."
        )
    held = panel.data if panel.own is None else panel.own
    added = [_answer(asked[number], by, reason, on) for number in dict.fromkeys(numbers)]
    return {**held, "answers": [*held.get("answers", ()), *added]}


def _answer(question: Question, by: str, reason: str, on: date) -> dict[str, str]:
    return {
        "asked_of": question.asked_of,
        "words": question.doubt.words,
        "sentence": question.doubt.sentence,
        "by": by,
        "on": on.isoformat(),
        "reason": reason,
    }
