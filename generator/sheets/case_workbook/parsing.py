"""From what stands in a cell to a value of the case: generously, and never by guessing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from generator.case.answers import AnswerError, answer
from generator.case.guide import FieldGuide
from generator.sheets.case_workbook.printing import FIRST_DAY, Cell, seen
from generator.sheets.case_workbook.separated import days_in, parted

__all__ = ["Reader", "nobody"]

# From a text to the id of an entry of a list, None when there is none; raises AnswerError when
# that is not clear.
Meant = Callable[[tuple[str, ...], str], str | None]

_FIRST_SERIAL = date(1899, 12, 30)
_SERIALS = range(20_000, 110_000)  # the days from 1954 to 2201
_LONGEST_DIGITS = 9  # from ten digits on a number may be a telephone's that lost its first nought
_AS_TEXT = "Type it anew with an apostrophe (') before it, which keeps it as text."
_DATE_LIKE = "Write day, month and year, like this: 3/3/2026 or 3 March 2026."


def nobody(target: tuple[str, ...], text: str) -> None:
    """Knows no entry by any name."""
    return


@dataclass(frozen=True)
class Reader:
    """Reads cells. `today` settles years of two digits, None leaves them open.

    `serials` says whether a bare number may be a day as Excel usually counts them.
    """

    today: date | None = None
    meant: Meant = nobody
    serials: bool = True

    def value(self, guide: FieldGuide, cell: Cell) -> Any:
        """The value that a cell stands for; None for a blank one. Raises AnswerError."""
        text = seen(cell)
        if not text:
            return None
        if not self.serials and guide.form == "date" and isinstance(cell, int | float):
            raise AnswerError("This is a number, not a date.", _DATE_LIKE)
        several = _SEVERAL.get(guide.form)
        if several:
            return several(self, guide, _as_text(guide, cell, text))
        convert = _CONVERT.get(guide.form, _as_text)
        return answer(guide, convert(guide, cell, text), today=self.today)

    def choices(self, guide: FieldGuide, text: str) -> list[str]:
        """Codes, one a line or with semicolons between, with commas where that is clear."""
        found: list[str] = []
        for word in parted(text):
            days = days_in(word, guide.choices) if "monday" in guide.choices else None
            found += days or self._codes(guide, word)
        return found

    def _codes(self, guide: FieldGuide, word: str) -> list[str]:
        try:
            return [answer(guide, word)]
        except AnswerError:
            parts = [part for part in word.split(",") if part.strip()]
            if len(parts) < 2:
                raise
            # A comma parts choices, unless one has a comma itself.
            return [answer(guide, part) for part in parts]

    def words(self, guide: FieldGuide, text: str) -> list[str]:
        """Lines, one a line or with semicolons between."""
        return parted(text)

    def reference(self, guide: FieldGuide, text: str) -> str:
        """The id of the entry of that name."""
        found = self.meant(guide.refers_to, text)
        if found is None:
            raise AnswerError(
                "This names an entry that is not there.",
                "Choose it from the list, or write its row on the other sheet, like this: row 7.",
            )
        return found

    def references(self, guide: FieldGuide, text: str) -> list[str]:
        """The ids of several entries, one a line."""
        return [self.reference(guide, word) for word in parted(text)]


_SEVERAL: Mapping[str, Callable[[Reader, FieldGuide, str], Any]] = {
    "choices": Reader.choices,
    "words": Reader.words,
    "reference": Reader.reference,
    "references": Reader.references,
}


def _as_text(guide: FieldGuide, cell: Cell, text: str) -> str:
    """The words of a cell. What Excel made something else of cannot be trusted any more."""
    if isinstance(cell, bool):
        raise AnswerError("This holds the Excel value TRUE or FALSE, not words.", _AS_TEXT)
    if isinstance(cell, date | time | timedelta):
        raise AnswerError(
            "This holds a date or time, not words: Excel may have changed what was typed.", _AS_TEXT
        )
    if isinstance(cell, int | float):
        digits = sum(char.isdigit() for char in text)
        if digits > _LONGEST_DIGITS or "e" in text or "phone" in guide.path[-1]:
            raise AnswerError(
                "Excel took this for a number, so that a nought at its front or its last digits "
                "may be lost.",
                _AS_TEXT,
            )
    return text


def _as_date(guide: FieldGuide, cell: Cell, text: str) -> str:
    if isinstance(cell, datetime) and cell.time() != time():
        raise AnswerError("This holds a time as well as a date.", "Write the day only.")
    if isinstance(cell, date) and date.fromisoformat(text) < FIRST_DAY:
        raise AnswerError("This is a day long before anything in a case.", _DATE_LIKE)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        if int(cell) == cell and int(cell) in _SERIALS:
            return (_FIRST_SERIAL + timedelta(days=int(cell))).isoformat()
        raise AnswerError("This is a number, not a date.", _DATE_LIKE)
    if isinstance(cell, time | timedelta):
        raise AnswerError("This is a time, not a date.", _DATE_LIKE)
    return text


def _as_time(guide: FieldGuide, cell: Cell, text: str) -> str:
    minutes = None
    if isinstance(cell, float) and 0 <= cell < 1:
        minutes = round(cell * 24 * 60)
    elif isinstance(cell, timedelta) and timedelta() <= cell < timedelta(days=1):
        minutes = round(cell.total_seconds() / 60)
    return text if minutes is None else f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def _as_number(guide: FieldGuide, cell: Cell, text: str) -> str:
    if isinstance(cell, bool | date | time | timedelta):
        raise AnswerError("This is no number.", "Write it in figures, without a unit.")
    return text


def _as_it_is(guide: FieldGuide, cell: Cell, text: str) -> str:
    return text


_CONVERT: Mapping[str, Callable[[FieldGuide, Cell, str], str]] = {
    "date": _as_date,
    "time": _as_time,
    "integer": _as_number,
    "number": _as_number,
    "yes-no": _as_it_is,
    "choice": _as_it_is,
}
