"""Which of several, how many of a thing, and from where to where."""

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.case.facts.words import DAYS
from generator.easyread.witness._amounts import in_digits
from generator.easyread.witness._lexicon import root
from generator.easyread.witness._moments import without_dates
from generator.easyread.witness._phrases import proper_words
from generator.easyread.witness._record import EASY, WORDS, Difference, Statement
from generator.easyread.witness._tables import table

__all__ = ["ranks"]

_TWO = (WORDS, EASY)
_UNITS = frozenset({"day", "night", "week", "month", "year", "hour", "weekend"})
_RANK = re.compile(
    r"(?<!every )(?<!each )\b(first|second|third|fourth|fifth|last|final|1st|2nd|3rd|4th|5th) "
    rf"((?:{'|'.join(DAYS)}|day|night|week|month|year|hour|weekend|session|appointment|floor))s?\b",
    re.IGNORECASE,
)
_SAME_RANK = {"1st": "first", "2nd": "second", "3rd": "third", "4th": "fourth", "5th": "fifth"}
_COUNTED = re.compile(
    rf"(?<![£\d:.])\b(\d+) (?!(?:{'|'.join(_UNITS)}|minute|metre|mile|yard|time|unit)s?\b)"
    r"([A-Za-z]{3,}s)\b"
)
_BESIDE = re.compile(r"\b(before|after) ((?:the |your |a |each |every )?[a-z]{3,})\b")
_FROM_TO = re.compile(
    r"\bfrom (?:the )?((?:[A-Z][\w']+ ?)+)(?:[a-z]+ )?to (?:the )?((?:[A-Z][\w']+ ?)+)"
)


def ranks(told: Statement) -> Iterator[Difference]:
    """The first week said as the last or as the first month, 6 as 3 of a thing, a way turned."""
    yield from _order(told)
    yield from _counted(told)
    yield from _ways(told)
    yield from _kinds(told)
    yield from _opposites(told)


def _order(told: Statement) -> Iterator[Difference]:
    held = _ranked(told.whole)
    for line in told.lines:
        for rank, of in sorted(_ranked(line.text) - held):
            is_other_rank = any(one == of for _, one in held)
            is_other_unit = of in _UNITS and any(one == rank and it in _UNITS for one, it in held)
            if is_other_rank or is_other_unit:
                what = f"The easy words say the {rank} {of}, and the official words do not."
                yield Difference(what, _TWO, line.place)


@lru_cache(maxsize=2048)
def _ranked(text: str) -> frozenset[tuple[str, str]]:
    """Each rank with what it is of: ("first", "week"); the final one is the last."""
    return frozenset(
        (_SAME_RANK.get(rank, rank).replace("final", "last"), of.casefold())
        for rank, of in ((found[1].casefold(), found[2]) for found in _RANK.finditer(text))
    )


def _counted(told: Statement) -> Iterator[Difference]:
    held = _numbers(told.whole)
    said = _numbers(told.easy)
    for thing in sorted(held.keys() & said.keys()):
        if not held[thing] & said[thing]:
            number = min(said[thing])
            what = (
                f"The easy words say {number} {thing}s, and the official words say "
                f"{min(held[thing])}."
            )
            yield Difference(what, _TWO, told.line_with(number))


def _numbers(text: str) -> dict[str, set[str]]:
    """The numbers that each thing is counted by: {"saturday": {"6"}}."""
    found: dict[str, set[str]] = {}
    for number, thing in _COUNTED.findall(in_digits(without_dates(text))):
        found.setdefault(root(thing.casefold()), set()).add(number)
    return found


def _kinds(told: Statement) -> Iterator[Difference]:
    """One of a few kinds in the place of another: a colour, a side, a season."""
    for held, said in zip(_kinds_in(told.whole), _kinds_in(told.easy), strict=True):
        missing, added = sorted(held - said), sorted(said - held)
        if missing and added:
            what = f"The easy words say {added[0]}, and the official words say {missing[0]}."
            yield Difference(what, _TWO, told.line_with(added[0]))


@lru_cache(maxsize=2048)
def _kinds_in(text: str) -> tuple[frozenset[str], ...]:
    """Which of each list of kinds a text speaks of in small letters: the rear gate is the back."""
    return tuple(
        frozenset(kind for kind, pattern in kinds.items() if re.search(pattern, text))
        for kinds in table("words")["kinds"]
    )


def _opposites(told: Statement) -> Iterator[Difference]:
    """After lunch of "before lunch"; a line that asks for the opposite of an official word."""
    held = set(_BESIDE.findall(told.whole.casefold()))
    said = set(_BESIDE.findall(told.easy.casefold()))
    for side, of in sorted(said - held):
        other = "after" if side == "before" else "before"
        if (other, of) in held - said:
            what = f"The easy words say {side} {of}, and the official words say {other}."
            yield Difference(what, _TWO, told.line_with(f"{side} {of}"))
    for one, other in table("words")["opposites"]:
        if not re.search(one, told.whole) or re.search(other, told.whole):
            continue
        for line in told.lines:
            is_asked = line.kind == "must" and line.listed != "must_not"
            found = re.search(other, line.text, re.IGNORECASE) if is_asked else None
            if found:
                what = f"“{line.text}” says “{found[0]}”. Do the official words say the opposite?"
                yield Difference(what, _TWO, line.place, sure=False)


def _ways(told: Statement) -> Iterator[Difference]:
    """From one place to another is not the way back."""
    ways = [
        (proper_words(f"at {a}"), proper_words(f"at {b}")) for a, b in _FROM_TO.findall(told.whole)
    ]
    for line in told.lines:
        for a, b in _FROM_TO.findall(line.text):
            start, end = proper_words(f"at {a}"), proper_words(f"at {b}")
            if start and end and (end, start) in ways and (start, end) not in ways:
                what = f"“{line.text}” turns the way of the official words round."
                yield Difference(what, _TWO, line.place)
