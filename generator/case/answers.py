"""What a person types for one field, as the value that the case file holds."""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from typing import Any, TypeVar

from generator.case._meaning import code_meant
from generator.case.facts.words import DAYS, MONTHS, weekday_words
from generator.case.guide import FieldGuide, Form, Limits

__all__ = ["MISSING", "AnswerError", "answer", "day_in_boxes", "example"]

_Number = TypeVar("_Number", int, float)

MISSING = "There is nothing here."
_MONTHS = {
    name: number
    for number, month in enumerate(MONTHS, 1)
    for name in (month.lower(), month[:3].lower())
} | {"sept": 9}
_WEEKDAY = r"(?:(?P<weekday>[a-z]{3,9})\.?,? )?"
_WRITTEN = re.compile(
    _WEEKDAY + r"(?P<day>\d{1,2})(?:st|nd|rd|th)? ?[-/ ]?(?:of )?"
    r"(?P<month>[a-z]{3,9})\.?,? ?[-/ ]?(?P<year>\d{4}|\d\d)"
)
_NUMBERS = re.compile(
    _WEEKDAY + r"(?P<day>\d{1,2}) ?[-/. ] ?(?P<month>\d{1,2}) ?[-/. ] ?(?P<year>\d{4}|\d\d)"
)
# As a calendar, a database or a spreadsheet writes it, with or without a time of day.
_ISO = re.compile(r"(?P<year>\d{4})[-/](?P<month>\d\d?)[-/](?P<day>\d\d?)(?:[t ][\d:.]+z?)?")
_MIDNIGHT = re.compile(r"[t ]0?0:00(?::00(?:\.0+)?)?$")
_TIME = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?(?::\d\d)? ?(?P<half>am|pm|a\.m\.?|p\.m\.?)?"
)
_NAMED_TIMES = {
    **dict.fromkeys(("12 noon", "noon", "midday"), "12:00"),
    **dict.fromkeys(("12 midnight", "midnight"), "00:00"),
}
_BOXES = ("day", "month", "year")
_WHOLE_DATE = "Write day, month and year, like this: 3 March 2026."
_YES = frozenset({"yes", "y", "true", "1", "x", "✓", "✔", "ticked", "checked"})
_NO = frozenset({"no", "n", "false", "0"})
_WHOLE = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.0+)?")
_MOST_FIGURES = 15
_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")


class AnswerError(Exception):
    """What was typed is no answer to the question. `hint` says what to write instead.

    `boxes` are those of day, month and year that it is about; empty for an answer in one piece.
    """

    def __init__(self, message: str, hint: str, boxes: tuple[str, ...] = ()) -> None:
        super().__init__(f"{message} {hint}")
        self.message, self.hint, self.boxes = message, hint, boxes


def answer(field: FieldGuide, text: str, *, today: date | None = None) -> Any:
    """The value of a field for what was typed: text, a number, true or false.

    Dates are read in British order, a year of two digits as the one that lies at most ten
    years after `today`, without which such a year is asked for. Choices go by title, code or
    a word in use. The field is a single value, not a list or a section. Raises AnswerError.
    """
    reader = _READERS.get(field.form)
    if reader is not None:
        return reader(field, _plain(text), today)
    kept = text.strip() if field.form == "narrative" else _plain(text)
    return _text(field, kept)


def day_in_boxes(field: FieldGuide, boxes: Mapping[str, str], *, today: date | None = None) -> str:
    """The value of a date that was typed as day, month and year, each in a box of its own.

    A month may be in words. Raises AnswerError with the boxes that are wrong.
    """
    typed = {box: _plain(boxes.get(box, "")) for box in _BOXES}
    missing = tuple(box for box, text in typed.items() if not text)
    if missing:
        raise AnswerError(f"There is no {' and no '.join(missing)}.", _WHOLE_DATE, missing)
    month = _MONTHS.get(typed["month"].lower().rstrip("."), typed["month"])
    within = {"day": 31, "month": 12, "year": 9999}
    wrong = tuple(
        box
        for box, text in {**typed, "month": str(month)}.items()
        if not (text.isascii() and text.isdigit() and 1 <= int(text[:5]) <= within[box])
        or (box == "year" and len(text) not in (2, 4))
    )
    if wrong:
        raise AnswerError(f"This is no {' and no '.join(wrong)}.", _WHOLE_DATE, wrong)
    try:
        return _date(field, f"{int(typed['day'])}/{month}/{typed['year']}", today)
    except AnswerError as error:
        no_such_day = error.hint == _WHOLE_DATE
        on = ("day", "month") if no_such_day else ("year",)
        raise AnswerError(error.message, error.hint, on) from None


def _plain(text: str) -> str:
    return " ".join(text.split())


def _text(field: FieldGuide, text: str) -> str:
    limits = field.limits
    if not text:
        raise AnswerError(MISSING, example(field))
    if limits.longest is not None and len(text) > limits.longest:
        raise AnswerError(
            f"This is {len(text)} characters long.", f"Write at most {limits.longest}."
        )
    if limits.pattern is not None and not re.search(limits.pattern, text):
        says = f"This is not how “{field.title}” is written."
        if field.form == "id":
            says = "This holds more than letters, digits and hyphens."
        raise AnswerError(says, example(field) or field.description)
    return text


def example(field: FieldGuide) -> str:
    """A sentence with an example of an answer; empty where the schema gives none."""
    return f"For example: {field.example}." if isinstance(field.example, str | int) else ""


def _date(field: FieldGuide, text: str, today: date | None) -> str:
    typed = _MIDNIGHT.sub("", text.lower())
    found = _ISO.fullmatch(typed) or _NUMBERS.fullmatch(typed) or _WRITTEN.fullmatch(typed)
    if found is None:
        raise AnswerError("This is no date.", "Write it like this: 3 March 2026, or 3/3/2026.")
    month = found["month"]
    number = int(month) if month.isdigit() else _MONTHS.get(month, 0)
    day = None
    with suppress(ValueError):
        day = date(_year(found["year"], today), number, int(found["day"]))
    if day is None:
        raise AnswerError("There is no such day.", _WHOLE_DATE)
    weekday = found.groupdict().get("weekday")
    if weekday and DAYS[day.weekday()].lower()[:3] != weekday[:3]:
        raise AnswerError(
            "The weekday does not fit the day.",
            f"That day is {weekday_words(day)}. Check both.",
        )
    return _text(field, day.isoformat())


def _year(year: str, today: date | None) -> int:
    if len(year) == 4:
        return int(year)
    if today is None:
        raise AnswerError("The year has two digits only.", "Write all four: 3 March 2026.")
    return next(each for each in range(today.year + 10, 0, -1) if each % 100 == int(year))


def _time(field: FieldGuide, text: str, today: date | None) -> str:
    typed = text.lower()
    if typed in _NAMED_TIMES:
        return _NAMED_TIMES[typed]
    found = _TIME.fullmatch(typed)
    hour, minute = (int(found["hour"]), int(found["minute"] or 0)) if found else (99, 0)
    half = (found["half"] or "")[:1] if found else ""
    if found and not half and found["minute"] is None:
        raise AnswerError("Is this morning or afternoon?", "Write it like this: 3pm, or 15:00.")
    if half:
        hour = hour % 12 + (12 if half == "p" else 0) if 1 <= hour <= 12 else 99
    if hour > 23 or minute > 59:
        raise AnswerError("This is no time of day.", "Write it like this: 3:30pm, or 15:30.")
    return f"{hour:02}:{minute:02}"


def _yes_no(field: FieldGuide, text: str, today: date | None) -> bool:
    typed = text.lower().rstrip(".")
    if typed in _YES or typed in _NO:
        return typed in _YES
    raise AnswerError("This is neither yes nor no.", "Write yes or no.")


def _choice(field: FieldGuide, text: str, today: date | None) -> str:
    code = code_meant(text, field.choices)
    if code is not None:
        return code
    titles = list(field.choices.values())
    if len(titles) > 12:
        titles = [*titles[:10], f"and {len(titles) - 10} more"]
    raise AnswerError("This is none of the choices.", f"They are: {', '.join(titles)}.")


def _figures(text: str) -> str:
    """The figures of a number without what only parts them. Raises AnswerError for too many."""
    plain = text.replace(",", "")
    if sum(map(str.isdigit, plain)) > _MOST_FIGURES:
        raise AnswerError("This number is too long.", f"Write at most {_MOST_FIGURES} figures.")
    return plain


def _integer(field: FieldGuide, text: str, today: date | None) -> int:
    if not _WHOLE.fullmatch(text):
        raise AnswerError("This is no whole number.", "Write it in figures, without a unit.")
    return _within(field.limits, int(_figures(text).split(".")[0]))


def _number(field: FieldGuide, text: str, today: date | None) -> float:
    if not _NUMBER.fullmatch(text):
        raise AnswerError("This is no number.", "Write it in figures, without a unit.")
    value = float(_figures(text))
    return _within(field.limits, int(value) if value.is_integer() else value)


def _within(limits: Limits, value: _Number) -> _Number:
    if limits.least is not None and value < limits.least:
        raise AnswerError("This is too little.", f"Write at least {limits.least:g}.")
    if limits.most is not None and value > limits.most:
        raise AnswerError("This is too much.", f"Write at most {limits.most:g}.")
    return value


_READERS: Mapping[Form, Callable[[FieldGuide, str, date | None], Any]] = {
    "date": _date,
    "time": _time,
    "yes-no": _yes_no,
    "choice": _choice,
    "choices": _choice,
    "integer": _integer,
    "number": _number,
}
