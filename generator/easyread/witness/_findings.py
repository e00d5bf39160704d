"""What the witnesses of a case's conditions say against one another, as findings."""

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from generator.case.facts.reading import text_of
from generator.case.facts.words import ordinal
from generator.easyread.witness._compare import compared
from generator.easyread.witness._explanation import explanation_of, heading_of, plain
from generator.easyread.witness._phrases import name_words
from generator.easyread.witness._record import EASY, Difference, Statement
from generator.rules import Finding

__all__ = ["condition_words", "in_studio", "statement", "witnesses"]

_SOURCE = "Department of Health, easy-read guidance 2009"
_KIND = "licence-easy-read"
_IN_FILE = (
    "beside them in the case file which words are left out on purpose: "
    '"left_out": [{"words": "the official words", "why": "why", "by": "who decided it"}].'
)
_ANSWER_IN_FILE = (
    'beside the easy words in the case file: "answered": [{"question": "this question", '
    '"answer": "what answers it", "by": "who decided it"}].'
)
_ANSWER_BELOW = "below the sentences."
_BELOW = "below which words are left out on purpose."


def witnesses(case: Mapping[str, Any], today: date) -> tuple[Finding, ...]:
    """Where the official words, details and easy words of a condition differ.

    Each finding names the two that differ and the place, and holds back the final easy-read
    licence; what is only asked holds nothing back. Conditions that ended are passed by.
    """
    held = case.get("supervision")
    conditions = held.get("conditions") if isinstance(held, Mapping) else None
    if not isinstance(conditions, (list, tuple)):
        return ()
    known = _known(case)
    officer = name_words(plain(text_of(held, "supervising_officer"))) if held else frozenset()
    return tuple(
        _finding(number, difference)
        for number, condition in enumerate(conditions)
        if isinstance(condition, Mapping) and text_of(condition, "official_text")
        for difference in _compared(statement(condition, known, officer))
    )


# The conditions held against their words last: most stay as they are when a case changes.
_MOST = 256
_held: OrderedDict[str, tuple[Difference, ...]] = OrderedDict()


def _compared(told: Statement) -> tuple[Difference, ...]:
    """As `compared`, which goes by what the statement says alone, once for each."""
    sets = (told.known, told.officer, told.answered)
    bare = replace(told, known=frozenset(), officer=frozenset(), answered=frozenset())
    said = repr((bare, *map(sorted, sets)))
    found = _held.pop(said, None)
    _held[said] = found = compared(told) if found is None else found
    if len(_held) > _MOST:
        _held.popitem(last=False)
    return found


def statement(
    condition: Mapping[str, Any], known: frozenset[str], officer: frozenset[str]
) -> Statement:
    """What the three witnesses of one condition of a case say."""
    inputs, easy = condition.get("inputs"), condition.get("easy_read")
    return Statement(
        text_of(condition, "official_text"),
        inputs if isinstance(inputs, Mapping) else {},
        explanation_of(condition),
        heading_of(condition),
        known,
        officer,
        _told_of(easy, "left_out", "words"),
        frozenset(plain(text) for text in _told_of(easy, "answered", "question")),
    )


def _told_of(easy: object, name: str, key: str) -> tuple[str, ...]:
    """What somebody decided beside the easy words: a text of each entry of a list."""
    held = easy.get(name) if isinstance(easy, Mapping) else None
    return tuple(
        text_of(one, key)
        for one in (held if isinstance(held, (list, tuple)) else ())
        if isinstance(one, Mapping) and text_of(one, key)
    )


def _finding(number: int, difference: Difference) -> Finding:
    place = f"/supervision/conditions/{number}"
    one, other = difference.between
    return Finding(
        "easy-read-witness" if difference.sure else "easy-read-unsure",
        "must" if difference.sure else "advice",
        f"{condition_words(number)}: {difference.what}",
        _to_do(one, other, difference.sure),
        _SOURCE,
        place + difference.place,
        (_KIND,) if difference.sure else (),
        (place + difference.other,),
    )


def condition_words(number: int) -> str:
    """How findings speak of a condition, by its place in the list from 0."""
    return f"The {ordinal(number + 1)} condition"


def in_studio(what_to_do: str) -> str:
    """What to do about a finding, for who does not see the case file."""
    return what_to_do.replace(_IN_FILE, _BELOW).replace(_ANSWER_IN_FILE, _ANSWER_BELOW)


def _to_do(one: str, other: str, sure: bool) -> str:
    if not sure:
        return (
            "Read both side by side and put right what is lost or added. If nothing is, say so "
            f"{_ANSWER_IN_FILE}"
        )
    if EASY in {one, other}:
        return f"Put the easy words right, or say {_IN_FILE}"
    return f"Compare {one} and {other} with the paper itself: its wording is what counts."


def _known(case: Mapping[str, Any]) -> frozenset[str]:
    """The words of names and places that an explanation may speak of."""
    held = [*_strings(case.get("people"), ("name",)), *_strings(case.get("child"), _CHILD)]
    held += _strings(_under(case, "plan", "accommodation"), ("lines", "with_whom", "carer", "name"))
    held += _strings(case.get("easy_read"), ("helper_names",))
    held += _strings(case.get("placement"), ("establishment", "name"))
    return frozenset(word for text in held for word in name_words(plain(text)))


_CHILD = ("first_name", "last_name", "known_as", "name", "preferred_name")


def _under(case: Mapping[str, Any], *path: str) -> Any:
    value: Any = case
    for key in path:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def _strings(held: Any, keys: tuple[str, ...], wanted: bool = False) -> Iterator[str]:
    if isinstance(held, str):
        if wanted:
            yield held
    elif isinstance(held, Mapping):
        for key, value in held.items():
            yield from _strings(value, keys, wanted or key in keys)
    elif isinstance(held, (list, tuple)):
        for value in held:
            yield from _strings(value, keys, wanted)
