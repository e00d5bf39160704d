"""From the text of a cell to a value of a case; what is not clear is refused, never guessed."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from generator.case import words_for
from generator.case.guide import FieldGuide
from generator.sheets.imports._dates import day
from generator.sheets.imports._words import joined, words
from generator.spelling import folded, nearest_of

__all__ = ["UnreadableError", "alike", "is_empty", "value_of"]

_WHOLE = re.compile(r"-?(?:\d{1,9}|\d{1,3}(?:,\d{3}){1,2})(?:\.0+)?")
_NUMBER = re.compile(r"-?(?:\d{1,9}|\d{1,3}(?:,\d{3}){1,2})(?:\.\d{1,6})?")
_TIME = re.compile(r"(\d{1,2})[:.](\d{2})(?::\d{2}(?:\.\d+)?)?\s*([ap])?\.?(?:m\.?)?", re.I)
_DAY_BEFORE = re.compile(r"\d{4}-\d\d-\d\d[ T]")


@dataclass(frozen=True)
class UnreadableError(ValueError):
    """Why a cell cannot be taken: words after its place, and what to do.

    `code` is what stands there, where it is a code that no table knows; empty otherwise.
    """

    says: str
    do: str
    code: str = ""


def alike(text: str) -> str:
    """A code as it is compared: capitals, spaces and marks do not count, unless it is all marks."""
    return folded(text) or joined(text).casefold()


def is_empty(text: str, more: frozenset[str]) -> bool:
    """Whether a cell says nothing; `more` are the mapping's own words for that, folded."""
    plain = joined(text).casefold()
    return plain in words("words")["empty"] or plain in more


def value_of(
    text: str, field: FieldGuide, codes: Mapping[str, str] | None, dates: Sequence[str]
) -> Any:
    """What the field gets for a text that is not empty. Raises UnreadableError.

    `codes` are the mapping's own, with keys as `alike` gives them; None without a table.
    """
    if codes is not None and alike(text) in codes:
        return _typed(codes[alike(text)], field, dates)
    if field.form in {"choice", "choices"}:
        return _choice(text, field)
    if codes is not None:
        raise UnreadableError("holds a code that its table does not have", _ADD, text)
    return _typed(text, field, dates)


_ADD = "Add it to the table of codes in the mapping."


def _typed(text: str, field: FieldGuide, dates: Sequence[str]) -> Any:
    if field.form == "date":
        return _date(text, dates)
    if field.form == "narrative":
        return text.replace("\r\n", "\n").replace("\r", "\n").strip()
    reads = _READERS.get(field.form)
    return reads(text, field) if reads else joined(text)


@lru_cache(4096)
def _said(codes: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    return {alike(word): code for word, code in words_for(dict(codes)).items()}


def _choice(text: str, field: FieldGuide) -> str:
    choices = tuple(field.choices.items())
    found = _said(choices).get(alike(text))
    if found is not None:
        return found
    near = nearest_of(text, words_for(field.choices))
    hint = f" Did you mean {field.choices[near]}?" if near else ""
    raise UnreadableError("holds a code that is not known", f"{_ADD}{hint}", text)


def _date(text: str, dates: Sequence[str]) -> str:
    found = day(text, dates)
    if found is None:
        raise UnreadableError(
            f"is no day of the calendar written as {' or '.join(dates)}",
            "Put it right in the export, or say in the mapping how its dates are written.",
        )
    return found.isoformat()


def _time(text: str, _: FieldGuide) -> str:
    match = _TIME.fullmatch(_DAY_BEFORE.sub("", text.strip()))
    hour, minute = (int(match[1]), int(match[2])) if match else (99, 0)
    half = (match[3] or "").lower() if match else ""
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59:
        raise UnreadableError("is not a time", "Write it like 14:30.")
    return f"{hour:02d}:{minute:02d}"


def _yes_or_no(text: str, _: FieldGuide) -> bool:
    plain = joined(text).casefold()
    for key, value in (("yes", True), ("no", False)):
        if plain in words("words")[key]:
            return value
    raise UnreadableError(
        "is neither yes nor no", "Write yes or no, or give its words in a table of codes.", text
    )


def _number(text: str, field: FieldGuide) -> int | float:
    plain = joined(text)
    if field.form == "integer" and _WHOLE.fullmatch(plain):
        return int(plain.split(".")[0].replace(",", ""))
    if field.form == "number" and _NUMBER.fullmatch(plain):
        found = float(plain.replace(",", ""))
        return int(found) if found.is_integer() else found
    kind = "a whole number" if field.form == "integer" else "a number"
    raise UnreadableError(f"is not {kind}", "Leave words and units out of it.")


_READERS: Mapping[str, Callable[[str, FieldGuide], Any]] = {
    "time": _time,
    "yes-no": _yes_or_no,
    "integer": _number,
    "number": _number,
    "choice": _choice,
    "choices": _choice,
}
