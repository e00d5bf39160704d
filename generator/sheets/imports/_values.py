"""From the text of a cell to a value of a case; what is not clear is refused, never guessed."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from generator.case import words_for
from generator.case.answers import AnswerError, answer
from generator.case.guide import FieldGuide
from generator.sheets.imports._dates import day
from generator.sheets.imports._words import joined, words
from generator.spelling import folded, nearest_of

__all__ = ["UnknownCodeError", "alike", "is_empty", "value_of"]

_LONGEST_CODE = 80
_ADD = "Add it to the table of codes in the mapping."


class UnknownCodeError(AnswerError):
    """A code that no table knows. `code` is what stands there."""

    def __init__(self, hint: str, code: str) -> None:
        super().__init__("This code is not known.", hint)
        self.code = code


def alike(text: str) -> str:
    """A code as it is compared: capitals, spaces and marks do not count, unless it is all marks."""
    plain = joined(text).casefold()
    return (folded(plain) or plain) if len(plain) <= _LONGEST_CODE else plain


def is_empty(text: str, more: frozenset[str]) -> bool:
    """Whether a cell says nothing; `more` are the mapping's own words for that, folded."""
    plain = joined(text).casefold()
    return plain in words("words")["empty"] or plain in more


def value_of(
    text: str, field: FieldGuide, codes: Mapping[str, str] | None, dates: Sequence[str], today: date
) -> Any:
    """What the field gets for a text that is not empty.

    `codes` are the mapping's own, with keys as `alike` gives them; None without a table.
    Raises AnswerError for what does not fit, UnknownCodeError for a code that is not known.
    """
    if codes is not None:
        text, known = codes.get(alike(text), text), alike(text) in codes
        if not known and not field.choices:
            raise UnknownCodeError(_ADD, text)
    if field.choices:
        return _choice(text, field)
    if field.form == "date":
        return day(field, text, dates, today)
    if field.form == "narrative":
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return answer(field, text, today=today)


@lru_cache(256)
def _said(choices: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    return {alike(word): code for word, code in words_for(dict(choices)).items()}


def _choice(text: str, field: FieldGuide) -> str:
    """A code of the schema, by itself, its title or a word in use; no slips, as machines write."""
    found = _said(tuple(field.choices.items())).get(alike(text))
    if found is not None:
        return found
    near = nearest_of(text, words_for(field.choices))
    raise UnknownCodeError(f"{_ADD} Is it {field.choices[near]}?" if near else _ADD, text)
