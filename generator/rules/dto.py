"""The dates of one detention and training order, and when they must not be reckoned."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from generator.case.facts.days import add_months
from generator.case.facts.terms import (
    CREDIT_COUNTS_FROM,
    DTO_MONTHS,
    EARLY_RELEASE_FROM,
    EARLY_WINDOWS,
)
from generator.case.facts.words import count, day_words
from generator.errors import RulesError

__all__ = ["DtoDates", "dto_dates", "refuse_reason"]

_SHORTEST, _LONGEST = DTO_MONTHS
_YEARS = range(1900, 2101)
_CONFIRM = "Confirm these dates with the establishment: its dates are the ones that count."


@dataclass(frozen=True, slots=True)
class DtoDates:
    """The dates of a detention and training order, and how each was reached.

    `mid` ends the custodial half and is never before the sentence. `early` and `late` are the
    furthest early or late release dates; None when the term has no such window, or when the
    child is released at once. `end` ends the term. `steps` are sentences, the last of which
    asks to confirm with the establishment.
    """

    mid: date
    early: date | None
    late: date | None
    end: date
    steps: tuple[str, ...]


def dto_dates(start: date, months: int, credited_days: int = 0) -> DtoDates:
    """The mid-point, early, late and end dates of one order of 4 to 24 whole months.

    `start` is the day of sentence. `credited_days` are days on remand and on tagged bail that
    the court credited; they are taken off only for sentences from the day the law says. Raises
    RulesError when a value is not a date or a whole number, or is out of range. Recalls, breach
    terms and several orders must not come here at all: ask `refuse_reason` first.
    """
    _require(start, months, credited_days)
    steps = [f"Sentence of {months} months on {day_words(start)}."]
    end = _end_before_credit(start, months)
    length = (end - start).days + 1
    mid = start + timedelta(days=(length + 1) // 2 - 1)
    steps.append(
        f"The whole term runs to {day_words(end)}: {length} days, counting both the first and "
        f"the last. Half of that, rounded up, is {count((length + 1) // 2, 'day')}, "
        f"which ends on {day_words(mid)}."
    )
    if credited_days and start >= CREDIT_COUNTS_FROM:
        if credited_days >= length:
            raise RulesError(
                "The days credited are as long as the whole order.",
                ["Check the days on remand and tagged bail with the court."],
            )
        mid, end = mid - timedelta(days=credited_days), end - timedelta(days=credited_days)
        steps.append(
            f"{count(credited_days, 'day')} on remand or tagged bail come off both: "
            f"mid-point {day_words(mid)}, end {day_words(end)}."
        )
    elif credited_days:
        steps.append(
            "Days on remand are not taken off here, because the sentence was before "
            f"{day_words(CREDIT_COUNTS_FROM)}: the court took them into account when it set the "
            "length."
        )
    if mid <= start:
        steps.append(
            "The custodial half is already served, so release is on the day of sentence: "
            "there is no early or late date."
        )
        return DtoDates(start, None, None, end, (*steps, _CONFIRM))
    early, late = _window(start, mid, months, steps)
    return DtoDates(mid, early, late, end, (*steps, _CONFIRM))


def refuse_reason(case: Mapping[str, Any]) -> str | None:
    """Why the dates of this case must not be reckoned, in words; None when they may be.

    Only a single detention and training order with a length in whole months is ever reckoned.
    """
    sentence = case.get("sentence")
    if not isinstance(sentence, Mapping):
        return "No sentence is recorded, so there are no release dates to work out."
    enter = "enter the establishment's dates."
    months = sentence.get("length_months")
    reasons = (
        (
            sentence.get("type") != "dto",
            f"Release dates are worked out for detention and training orders only: {enter}",
        ),
        (sentence.get("recall"), f"This is a recall, so no dates are worked out: {enter}"),
        (
            sentence.get("breach_term"),
            f"This is a term for a breach, so no dates are worked out: {enter}",
        ),
        (
            sentence.get("consecutive") or _one_after_the_other(sentence.get("terms")),
            f"There are several or consecutive orders, so no dates are worked out: {enter}",
        ),
        (
            sentence.get("length_days"),
            f"The length is given in days, and only whole months are worked out: {enter}",
        ),
        (not _is_whole(months), "The length of the order in months is not recorded."),
        (
            not _in_range(months),
            f"A detention and training order is {_SHORTEST} to {_LONGEST} months long: check.",
        ),
    )
    return next((reason for found, reason in reasons if found), None)


def _one_after_the_other(terms: object) -> bool:
    held = terms if isinstance(terms, (list, tuple)) else ()
    return any(isinstance(term, Mapping) and term.get("how") == "consecutive" for term in held)


def _require(start: date, months: int, credited_days: int) -> None:
    faults = []
    # A datetime is a date to Python, but not to a sentence.
    if type(start) is not date or start.year not in _YEARS:
        faults.append("The day of sentence must be a date of this or the last century.")
    if not _in_range(months):
        faults.append(f"The length must be {_SHORTEST} to {_LONGEST} whole months.")
    if not _is_whole(credited_days) or credited_days < 0:
        faults.append("The days credited must be a whole number, 0 or more.")
    if faults:
        raise RulesError("The dates of this order cannot be worked out.", faults)


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _in_range(months: object) -> bool:
    return _is_whole(months) and months in range(_SHORTEST, _LONGEST + 1)


def _end_before_credit(start: date, months: int) -> date:
    if start.day == 1:
        return add_months(start, months) - timedelta(days=1)
    return add_months(start - timedelta(days=1), months)


def _window(
    start: date, mid: date, months: int, steps: list[str]
) -> tuple[date | None, date | None]:
    width = next((wide for least, wide in EARLY_WINDOWS if months >= least), 0)
    if not width:
        least = count(EARLY_RELEASE_FROM, "month")
        steps.append(f"An order of under {least} has no early or late release.")
        return None, None
    early, late = add_months(mid, -width), add_months(mid, width)
    steps.append(
        f"An order of {months} months may end custody up to {count(width, 'month')} early "
        f"({day_words(early)}) or late ({day_words(late)})."
    )
    if early < start:
        early = start
        steps.append("The early date would fall before the sentence, so it is the day of sentence.")
    return early, late
