"""Days as exports write them; what could be two days is never guessed."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from generator.case.answers import AnswerError, answer
from generator.case.guide import FieldGuide

__all__ = ["BRITISH", "FORMS", "day"]

BRITISH = "day-month-year"
FORMS = (BRITISH, "month-day-year", "year-month-day", "excel-number")
_EXCEL_DAYS = range(10_000, 80_000)
_EXCEL_FIRST = date(1899, 12, 30)
# A time after the day says nothing of it.
_TIME = re.compile(
    r"(?<=[\w.])(?:[T,]|,?\s)\s*\d{1,2}[:.]\d\d(?:[:.]\d\d(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?)?"
    r"\s*(?:Z|UTC|GMT|BST|[+-]\d\d:?\d\d)?$",
    re.IGNORECASE,
)
_SORTABLE = re.compile(r"(\d{4})(\d\d)(\d\d)")
_NUMBERS = re.compile(r"(\d{1,2}) ?[-/. ] ?(\d{1,2}) ?[-/. ] ?(\d{4}|\d\d)")
# Longer than any day that is written with its time; the rest makes it none.
_LONGEST = 100
_TWO_DAYS = "Its numbers could be two days."


def day(field: FieldGuide, text: str, forms: Sequence[str], today: date) -> str:
    """The day that a text means in one of the forms, as the case file holds it.

    Year, month, day in this order, and months in words, are always read. A year of two digits
    is the one that lies at most ten years after `today`. Raises AnswerError for no day, and
    for what the forms read as more than one.
    """
    plain = _TIME.sub("", " ".join(text[:_LONGEST].split()))
    found: set[str] = set()
    refused: AnswerError | None = None
    for written in dict.fromkeys(_readings(plain, forms)):
        try:
            found.add(answer(field, written, today=today))
        except AnswerError as error:
            refused = error
    if len(found) == 1:
        return found.pop()
    if len(found) > 1:
        raise AnswerError(_TWO_DAYS, "Name in the mapping the one way in which dates are written.")
    if refused is None or not refused.hint.startswith("Write"):
        # Other hints may name the day.
        raise AnswerError("This is no day that fits.", "Check it in the export.")
    raise refused


def _readings(text: str, forms: Sequence[str]) -> Iterator[str]:
    """What a text may stand for, each in a way that means one day only."""
    numbers = _NUMBERS.fullmatch(text)
    if sortable := _SORTABLE.fullmatch(text):
        yield "-".join(sortable.groups())
    elif numbers is None and not ("excel-number" in forms and _excel(text)):
        yield text
    if "excel-number" in forms and (written := _excel(text)):
        yield written
    if numbers and BRITISH in forms:
        yield text
    if numbers and "month-day-year" in forms:
        yield f"{numbers[2]}/{numbers[1]}/{numbers[3]}"


def _excel(text: str) -> str:
    """The day of a number as Excel counts days; empty for any other number."""
    whole = text.removesuffix(".0")
    number = int(whole) if whole.isascii() and whole.isdigit() and len(whole) == 5 else 0
    return (_EXCEL_FIRST + timedelta(number)).isoformat() if number in _EXCEL_DAYS else ""
