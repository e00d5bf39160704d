"""What a child could say back of the rules, and what is still to be explained again."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from generator.case.facts.reading import Happening, Reading, as_day, text_of

__all__ = ["again_on", "asked_again", "is_open", "taught"]

# Words that a question may gain or lose without being another one.
_ENDS = " ?.!"


def taught(case: Reading) -> Sequence[Happening]:
    """Every question that was asked, in order of its day."""
    return case.dated("easy_read", "taught")


def again_on(one: Happening) -> date | None:
    """The day set to explain it again; None where none is set, or one that cannot be."""
    return as_day(one.record.get("again_on"))


def asked_again(one: Happening, asked: Sequence[Happening]) -> Happening | None:
    """When a question was next asked, of all that were; None when it was not.

    Put in other words it is the same question where it is about the same condition and its
    words are new: who did not understand is best asked another way.
    """
    at = next(number for number, each in enumerate(asked) if each.place == one.place)
    condition = text_of(one.record, "condition")
    # What was asked on the same day in other words is another question.
    known = {_key(each) for each in asked if each.day <= one.day}
    for later in asked[at + 1 :]:
        if _key(later) == _key(one):
            return later
        about = text_of(later.record, "condition")
        if condition and about == condition and _key(later) not in known:
            return later
    return None


def is_open(one: Happening, asked: Sequence[Happening]) -> bool:
    """Whether a question is still to be explained again: not answered yet, or with a day set."""
    is_wanted = text_of(one.record, "answer") == "not-yet" or again_on(one) is not None
    return is_wanted and asked_again(one, asked) is None


def _key(one: Happening) -> tuple[Any, ...]:
    question = text_of(one.record, "question").casefold().strip(_ENDS)
    return text_of(one.record, "condition"), " ".join(question.split())
