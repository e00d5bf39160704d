"""What the cells of a row say: a day, a state, a line of text."""

import re
from collections.abc import Mapping
from datetime import date

from generator.case import words_for
from generator.case.answers import AnswerError, answer
from generator.case.facts.days import add_months
from generator.case.facts.words import day_words
from generator.case.guide import FieldGuide, guide
from generator.spelling import nearest_of

__all__ = ["UnclearError", "choice", "day", "is_years_away", "line", "shown_day"]

_BEFORE = re.compile(r"^(?:by|before|on|due|no later than)\s+", re.IGNORECASE)
_NEXT = frozenset({"next panel", "the next panel", "next meeting", "next time"})
_WITHOUT_YEAR = re.compile(
    r"(?:[a-z]+\.?,? )?\d{1,2}(?:st|nd|rd|th)?(?: ?[-/.] ?\d{1,2}| (?:of )?[a-z]+)", re.IGNORECASE
)


# In months: what is further off is no day of an action.
_FAR = 36


class UnclearError(Exception):
    """What was typed cannot be taken. The message says why, and what to write."""


def line(text: str) -> str:
    """A single line. Raises UnclearError for one that is too long."""
    try:
        return str(answer(_field(("panel_actions", "action")), text))
    except AnswerError as error:
        raise UnclearError(str(error)) from None


def day(text: str, meeting: date, coming: str | None) -> str:
    """A day as the file holds it. Raises UnclearError.

    A year of two digits is counted from the meeting, a day without a year is the first on or
    after it. `coming` is the next meeting's day. A day years away is asked after: it is a year
    that was mistyped.
    """
    found = _read(text, meeting, coming)
    if is_years_away(date.fromisoformat(found), meeting):
        raise UnclearError(f"“{text}” is years away. Check the year.")
    return found


def is_years_away(day: date, meeting: date) -> bool:
    """Whether a day is long before or after a meeting: its year was mistyped."""
    return not add_months(meeting, -_FAR) < day <= add_months(meeting, _FAR)


def _read(text: str, meeting: date, coming: str | None) -> str:
    typed = _BEFORE.sub("", " ".join(text.split()))
    if typed.casefold() in _NEXT:
        if coming:
            return coming
        raise UnclearError("The next panel has no day yet. Write the day.")
    field = _field(("panel_actions", "due"))
    try:
        if not _WITHOUT_YEAR.fullmatch(typed):
            return str(answer(field, typed, today=meeting))
        joint = "/" if re.search(r"\d ?[-/.] ?\d", typed) else " "
        found = str(answer(field, f"{typed}{joint}{meeting.year}", today=meeting))
        if found < meeting.isoformat():
            found = str(answer(field, f"{typed}{joint}{meeting.year + 1}", today=meeting))
    except AnswerError as error:
        raise UnclearError(f"“{text}” is no day that is certain. {error.hint}") from None
    return found


def choice(text: str, choices: Mapping[str, str]) -> str:
    """The code of what was chosen or typed. Raises UnclearError with all choices."""
    code = nearest_of(text, words_for(choices))
    if code is None:
        raise UnclearError(f"“{text}” is none of: {', '.join(choices.values())}.")
    return code


def shown_day(text: str | None) -> str:
    """A day of the file in words; empty for none."""
    return day_words(date.fromisoformat(text)) if text else ""


def _field(path: tuple[str, ...]) -> FieldGuide:
    found = guide("panel").find(path)
    if found is None:
        raise LookupError(path)
    return found
