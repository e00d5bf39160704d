"""What might say something in words that no table reads: then a difference is only asked about."""

import re

from generator.easyread.witness._amounts import in_digits, without_amounts
from generator.easyread.witness._explanation import Line
from generator.easyread.witness._grounds import unread
from generator.easyread.witness._moments import moments_of_text
from generator.easyread.witness._record import Statement
from generator.easyread.witness._tables import pattern

__all__ = ["may_say", "may_say_day", "may_say_number", "may_say_time"]

_BARS = pattern("unsure-bars")
_NUMERAL = pattern("unsure-numeral")
_TIME = pattern("unsure-time")
_DAY = pattern("unsure-day")
# What only explains a word or says when a rule counts.
_EXPLAINS = re.compile(r"^(?:this|it|that|some)\b|^\w+(?: \w+)? means\b", re.IGNORECASE)
_UNIT = re.compile(r"hour|minute|day|night|week|month", re.IGNORECASE)
_OF_TIME = re.compile(r"\b(?:hours?|minutes?|days?|nights?|weeks?|months?)\b", re.IGNORECASE)


def may_say(told: Statement, *, is_ban: bool = False) -> bool:
    """Whether a sentence holds words of its own, which may say anything.

    A ban needs more: a word that keeps from something.
    """
    return any(
        not (_EXPLAINS.search(line.text) or (is_ban and not _may_bar(line)))
        for line, _ in unread(told)
    )


def _may_bar(line: Line) -> bool:
    return line.kind != "may" and not line.asks and bool(_BARS.search(line.text))


def may_say_number(told: Statement, unit: str) -> bool:
    """Whether an amount with this unit may stand in words that are no figure."""
    left = without_amounts(in_digits(told.easy))
    if _NUMERAL.search(left) or (_UNIT.match(unit) and _OF_TIME.search(left)):
        return True
    return bool(unit != "£" and re.search(rf"\b{re.escape(unit)}", left, re.IGNORECASE))


def may_say_time(told: Statement) -> bool:
    """Whether an hour may stand in words that no clock shows, or in a reason or help."""
    left = without_amounts(told.easy)
    return bool(_TIME.search(left) or moments_of_text(told.aside).times)


def may_say_day(told: Statement) -> bool:
    """Whether a day may stand in words that are no day of the week."""
    return bool(_DAY.search(told.easy) or moments_of_text(told.aside).days)
