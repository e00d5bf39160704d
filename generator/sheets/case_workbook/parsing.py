"""From what somebody typed in a cell to a value of the case: generously, and never by guessing."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from generator.case import code_meant
from generator.case.guide import FieldGuide
from generator.sheets.case_workbook.printing import Cell, seen
from generator.sheets.case_workbook.separated import days_in, parted
from generator.spelling import folded

__all__ = ["Meant", "UnreadableCellError", "parsed"]

# From a text to the id of an entry of a list; raises UnreadableCellError when that is not clear.
Meant = Callable[[tuple[str, ...], str], str | None]

_YES = {"yes", "y", "true", "1", "x", "✓", "✔", "☑"}
_NO = {"no", "n", "false", "0", "☐", "✗", "✘"}
_DAY_FIRST = re.compile(r"(\d{1,2})[\s./\-]+(\d{1,2})[\s./\-]+(\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})[\s./\-](\d{1,2})[\s./\-](\d{1,2})(?:[T ]00:00(?::00)?)?")
_IN_WORDS = re.compile(
    r"(?:[a-z]+\.?,?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s\-/.]+(?:of\s+)?([a-z]+)\.?,?[\s\-/.]+(\d{4}|\d{2})"
)
_WEEKDAY = re.compile(r"(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+")
_MONTHS = (
    "january february march april may june july august september october november december"
).split()
_CENTURY_TURN = 50  # 49 is 2049; 50 is left open
_SERIAL_FROM = date(1899, 12, 30)
_SERIALS = range(20_000, 110_000)  # the days from 1954 to 2201
_TIME = re.compile(r"(\d{1,2})(?:[:.h]?(\d{2}))?(?:[:.]00)?\s*(a\.?m\.?|p\.?m\.?|noon|midnight)?")
_NUMBER = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?")
_LONGEST_DIGITS = 9  # from ten digits on a number may be a telephone's that lost its first nought


@dataclass
class UnreadableCellError(ValueError):
    """Why a cell cannot be read: what is wrong, after the field's name, and what to do."""

    says: str
    suggestion: str


def parsed(guide: FieldGuide, cell: Cell, meant: Meant) -> Any:
    """The value that a cell stands for; None for a blank one. Raises UnreadableCellError."""
    text = seen(cell)
    if not text:
        return None
    return _READERS.get(guide.form, _text)(guide, cell, text, meant)


def _text(guide: FieldGuide, cell: Cell, text: str, meant: Meant) -> str:
    if isinstance(cell, bool):
        raise UnreadableCellError(
            "holds the Excel value TRUE or FALSE where words are wanted.", _AS_TEXT
        )
    if isinstance(cell, date | time | timedelta):
        raise UnreadableCellError(
            "holds a date or time where words are wanted: Excel may have changed what was typed.",
            _AS_TEXT,
        )
    if isinstance(cell, int | float):
        digits = sum(char.isdigit() for char in text)
        if digits > _LONGEST_DIGITS or "e" in text or "phone" in guide.path[-1]:
            raise UnreadableCellError(
                "was taken for a number, so that a nought at its front or its last digits may be "
                "lost.",
                _AS_TEXT,
            )
    if guide.form != "narrative" and "\n" in text:
        return " ".join(part.strip() for part in text.split("\n") if part.strip())
    return text


_AS_TEXT = "Type it anew with an apostrophe (') before it, which keeps it as text."


def _date(guide: FieldGuide, cell: Cell, text: str, meant: Meant) -> str:
    if isinstance(cell, datetime) and cell.time() != time():
        raise UnreadableCellError("holds a time as well as a date.", "Write the day only.")
    if isinstance(cell, date):
        return text
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        if int(cell) == cell and int(cell) in _SERIALS:
            return (_SERIAL_FROM + timedelta(days=int(cell))).isoformat()
        raise UnreadableCellError("is a number where a date is wanted.", _DATE_LIKE)
    return _day(text)


_DATE_LIKE = "Write day, month and year, like this: 3/3/2026 or 3 March 2026."


def _day(text: str) -> str:
    plain = _WEEKDAY.sub("", " ".join(text.casefold().split()))
    if hit := _YEAR_FIRST.fullmatch(plain):
        year, month, day = hit.groups()
    elif hit := _DAY_FIRST.fullmatch(plain):
        day, month, year = hit.groups()
    elif (hit := _IN_WORDS.fullmatch(plain)) and (number := _month(hit[2])):
        day, month, year = hit[1], str(number), hit[3]
    else:
        raise UnreadableCellError("cannot be read as a date.", _DATE_LIKE)
    if len(year) == 2 and int(year) >= _CENTURY_TURN:
        raise UnreadableCellError("does not say in which century.", "Write the year in full.")
    full = int(year) if len(year) == 4 else 2000 + int(year)
    try:
        return date(full, int(month), int(day)).isoformat()
    except ValueError:
        raise UnreadableCellError(
            "is not a day in the calendar, with the day first and then the month.", _DATE_LIKE
        ) from None


def _month(word: str) -> int | None:
    found = [n for n, name in enumerate(_MONTHS, 1) if len(word) >= 3 and name.startswith(word)]
    return found[0] if len(found) == 1 else 9 if word == "sept" else None


def _time(guide: FieldGuide, cell: Cell, text: str, meant: Meant) -> str:
    if isinstance(cell, float) and 0 <= cell < 1:
        minutes = round(cell * 24 * 60)
        return f"{minutes // 60 % 24:02}:{minutes % 60:02}"
    if isinstance(cell, timedelta) and cell < timedelta(days=1):
        return f"{cell.seconds // 3600:02}:{cell.seconds // 60 % 60:02}"
    plain = text.casefold().strip()
    if plain in ("noon", "midday", "midnight"):
        return "00:00" if plain == "midnight" else "12:00"
    hit = _TIME.fullmatch(plain)
    if hit is None or isinstance(cell, date):
        raise UnreadableCellError("cannot be read as a time.", _TIME_LIKE)
    hour, minute, half = int(hit[1]), int(hit[2] or 0), (hit[3] or "").replace(".", "")
    if not half and hit[2] is None:
        raise UnreadableCellError("does not say which half of the day.", _TIME_LIKE)
    if half in ("am", "pm") and 1 <= hour <= 12:
        hour = hour % 12 + 12 * (half == "pm")
    elif half == "noon":
        hour = 12
    elif half == "midnight":
        hour = 0
    elif half and hour <= 12:
        hour = 99
    if hour > 23 or minute > 59:
        raise UnreadableCellError("is not a time of day.", _TIME_LIKE)
    return f"{hour:02}:{minute:02}"


_TIME_LIKE = "Use the 24-hour clock, like this: 14:30."


def _yes_no(guide: FieldGuide, cell: Cell, text: str, meant: Meant) -> bool:
    word = text.casefold().strip(" .!")
    if word in _YES or word in _NO:
        return word in _YES
    raise UnreadableCellError("is neither yes nor no.", "Choose Yes or No, or leave it empty.")


def _number(guide: FieldGuide, cell: Cell, text: str, meant: Meant) -> int | float:
    whole = guide.form == "integer"
    wants = "Write a whole number in digits." if whole else "Write a number in digits."
    if isinstance(cell, bool | date | time | timedelta) or not _NUMBER.fullmatch(text):
        raise UnreadableCellError("cannot be read as a number.", wants)
    number = float(text.replace(",", ""))
    if number.is_integer():
        return int(number)
    if whole:
        raise UnreadableCellError("is not a whole number.", wants)
    return number


def _choice(guide: FieldGuide, cell: Cell, text: str, meant: Meant) -> str:
    code = _code(text, guide.choices)
    if code is None:
        raise UnreadableCellError("is not one of the choices.", _listed(guide.choices))
    return code


def _code(text: str, choices: Mapping[str, str]) -> str | None:
    sought = folded(text)
    same = {code for code, title in choices.items() if sought in (folded(title), folded(code))}
    return same.pop() if len(same) == 1 else code_meant(text, choices)


def _listed(choices: Mapping[str, str]) -> str:
    return f"The choices are: {'; '.join(choices.values())}."


def _choices(guide: FieldGuide, cell: Cell, text: str, meant: Meant) -> list[str]:
    found: list[str] = []
    for word in parted(text):
        code = _code(word, guide.choices)
        # "Monday, Thursday": a comma parts choices, unless a choice has one itself.
        several = [_code(part, guide.choices) for part in word.split(",")]
        days = days_in(word, guide.choices) if "monday" in guide.choices else None
        codes = [code] if code else days if days else several
        if None in codes:
            raise UnreadableCellError(
                "holds something that is not one of the choices.",
                f"Write one a line. {_listed(guide.choices)}",
            )
        found += [str(each) for each in codes]
    return found


def _words(guide: FieldGuide, cell: Cell, text: str, meant: Meant) -> list[str]:
    if not isinstance(cell, str):
        _text(guide, cell, text, meant)
    return parted(text)


def _reference(guide: FieldGuide, cell: Cell, text: str, meant: Meant) -> str:
    found = meant(guide.refers_to, text)
    if found is None:
        raise _unknown()
    return found


def _unknown() -> UnreadableCellError:
    return UnreadableCellError(
        "names an entry that is not there.",
        "Choose it from the list, or write its row on the other sheet, like this: row 7.",
    )


def _references(guide: FieldGuide, cell: Cell, text: str, meant: Meant) -> list[str]:
    return [_reference(guide, word, word, meant) for word in parted(text)]


_READERS: Mapping[str, Callable[[FieldGuide, Cell, str, Meant], Any]] = {
    "date": _date,
    "time": _time,
    "yes-no": _yes_no,
    "integer": _number,
    "number": _number,
    "choice": _choice,
    "choices": _choices,
    "words": _words,
    "reference": _reference,
    "references": _references,
}

