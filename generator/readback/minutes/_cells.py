"""What the cells of a row say: a day, a state, a line of text."""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from generator.case import words_for
from generator.case.answers import AnswerError, answer
from generator.case.facts.days import add_months
from generator.case.facts.words import day_words
from generator.case.guide import FieldGuide, guide
from generator.spelling import nearest_of

__all__ = ["UnclearError", "choice", "day", "is_years_away", "line", "shown_day"]

_BEFORE = re.compile(r"^(?:by|before|on|due|no later than)\s+", re.IGNORECASE)
# What says on which side of the meeting a day without a year lies.
_PAST = re.compile(
    r"^(?:(?:was |were )?(?:done|completed?|finished|closed|sent|met)(?: on)?|since)\s+",
    re.IGNORECASE,
)
_COMING = re.compile(r"^(?:by|before|due|no later than)\s+", re.IGNORECASE)
_NEXT = frozenset({"next panel", "the next panel", "next meeting", "next time"})
_WITHOUT_YEAR = re.compile(
    r"(?:[a-z]+\.?,? )?\d{1,2}(?:st|nd|rd|th)?(?: ?[-/.] ?\d{1,2}| (?:of )?[a-z]+)", re.IGNORECASE
)


_HALF_A_YEAR = timedelta(days=183)
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


def day(text: str, meeting: date, coming: str | None, *, done: bool = False) -> str:
    """A day as the file holds it. Raises UnclearError.

    A year of two digits is counted from the meeting. A day without a year is the first on or
    after it, unless the last one before is nearer: that is meant where the action is `done`, else
    the year is asked for. A word such as "by" or "done on" tells at once. `coming` is the next
    meeting's day. A day years away is asked after: it is a year that was mistyped.
    """
    found = _read(text, meeting, coming, done=done)
    if is_years_away(date.fromisoformat(found), meeting):
        raise UnclearError(f"“{text}” is years away. Check the year.")
    return found


def is_years_away(day: date, meeting: date) -> bool:
    """Whether a day is long before or after a meeting: its year was mistyped."""
    return not add_months(meeting, -_FAR) < day <= add_months(meeting, _FAR)


def _read(text: str, meeting: date, coming: str | None, *, done: bool) -> str:
    whole = " ".join(text.split())
    past = _PAST.match(whole)
    typed = _BEFORE.sub("", whole[past.end() :] if past else whole)
    if typed.casefold() in _NEXT:
        if coming:
            return coming
        raise UnclearError("The next panel has no day yet. Write the day.")
    field = _field(("panel_actions", "due"))
    try:
        if not _WITHOUT_YEAR.fullmatch(typed):
            return str(answer(field, typed, today=meeting))
        joint = "/" if re.search(r"\d ?[-/.] ?\d", typed) else " "
        before, after = _around(field, f"{typed}{joint}", meeting)
    except AnswerError as error:
        raise UnclearError(f"“{text}” is no day that is certain. {error.hint}") from None
    if before is None or after is None:
        found = after or before
    elif past:
        found = before
    elif _COMING.match(whole) or after - meeting <= meeting - before:
        found = after
    elif done:
        found = before
    else:
        raise UnclearError(
            f"“{text}” may be {day_words(before)} or {day_words(after)}. Write the year."
        )
    return "" if found is None else found.isoformat()


def _around(field: FieldGuide, typed: str, meeting: date) -> tuple[date | None, date | None]:
    """The last such day before a meeting and the first on or after it, of the years about it.

    Where a weekday or a leap day leaves one year only, that is taken if it is the nearest. Raises
    AnswerError where there is none.
    """
    found, wrong = list[date](), list[AnswerError]()
    for year in (meeting.year, meeting.year - 1, meeting.year + 1):
        try:
            found.append(date.fromisoformat(answer(field, f"{typed}{year}", today=meeting)))
        except AnswerError as error:
            wrong.append(error)
    if wrong:
        found = [day for day in found if abs(day - meeting) <= _HALF_A_YEAR]
    if not found:
        raise wrong[0]
    before = [day for day in found if day < meeting]
    after = [day for day in found if day >= meeting]
    return max(before, default=None), min(after, default=None)


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
