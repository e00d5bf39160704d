"""Days as exports write them; what could be two days is never guessed."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from generator.case.facts.words import MONTHS

__all__ = ["BRITISH", "FORMS", "day"]

BRITISH = "day-month-year"
FORMS = (BRITISH, "month-day-year", "year-month-day", "excel-number")
_YEARS = range(1900, 2101)
_PIVOT = 50
_EXCEL_DAYS = range(10_000, 80_000)
_EXCEL_FIRST = date(1899, 12, 30)
# A time that follows the day says nothing of it.
_TIME = re.compile(
    r"[T,]?\s*\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?\s*(?:[ap]m)?\s*(?:Z|[+-]\d\d:?\d\d)?",
    re.I,
)
_WEEKDAY = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+", re.I)
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})|(\d{4})(\d{2})(\d{2})")
_NUMBERS = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})")
_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[-/. ]*([a-z]{3,9})[-/., ]*(\d{4}|\d{2})", re.I)
_NAMED_FIRST = re.compile(r"([a-z]{3,9})[-/. ]*(\d{1,2})(?:st|nd|rd|th)?[-/., ]+(\d{4})", re.I)


def day(text: str, forms: Sequence[str]) -> date | None:
    """The day that a text means in one of the forms; None for none, or for more than one.

    Year, month, day in this order, and months in words, are always read. A year of two figures
    is one of 1950 to 2049.
    """
    plain = _WEEKDAY.sub("", text.strip(), count=1)
    match = re.match(r"\S+(?:[ ]\S+){0,2}?(?=[T, ]\s*\d{1,2}[:.]\d{2})", plain)
    if match and _TIME.fullmatch(plain[match.end() :].strip()):
        plain = match[0]
    plain = plain.rstrip(",").strip()
    certain = _certain(plain)
    if certain is not None:
        return certain
    found = {one for form in forms if (one := _in_form(plain, form)) is not None}
    return found.pop() if len(found) == 1 else None


def _certain(text: str) -> date | None:
    if match := _ISO.fullmatch(text):
        year, month, number = (int(each) for each in match.groups() if each is not None)
        return _made(year, month, number)
    if match := _NAMED.fullmatch(text):
        return _made(_year(match[3]), _month(match[2]), int(match[1]))
    if match := _NAMED_FIRST.fullmatch(text):
        return _made(_year(match[3]), _month(match[1]), int(match[2]))
    return None


def _in_form(text: str, form: str) -> date | None:
    if form == "excel-number":
        whole = text.removesuffix(".0")
        number = int(whole) if whole.isascii() and whole.isdigit() and len(whole) < 6 else 0
        return _EXCEL_FIRST + timedelta(number) if number in _EXCEL_DAYS else None
    match = _NUMBERS.fullmatch(text)
    if match is None or form == "year-month-day":
        return None
    first, second = int(match[1]), int(match[2])
    if form == BRITISH:
        return _made(_year(match[3]), second, first)
    return _made(_year(match[3]), first, second)


def _year(digits: str) -> int:
    year = int(digits)
    return year if len(digits) == 4 else year + (2000 if year < _PIVOT else 1900)


def _month(word: str) -> int:
    found = [n for n, month in enumerate(MONTHS, 1) if month.lower().startswith(word.lower())]
    if not found and word.lower() == "sept":
        return 9
    return found[0] if len(found) == 1 else 0


def _made(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number) if year in _YEARS else None
    except ValueError:
        return None
