"""Finds what may well be another child's name and is not certain: initials, and mixed names."""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from itertools import product
from typing import Any

from generator.case.facts.people import RELATIVES
from generator.case.names.folding import fold
from generator.case.names.lists import sentence
from generator.case.names.strangers import is_so

__all__ = ["doubtful_names"]

# The first letter stands before what may not precede it: so a search skips to capitals.
_INITIALS = re.compile(r"([A-Z])(?<![\w.&/@+-][A-Z])\.?\s?([A-Z])\.?(?:'s)?(?= [a-z])")
_VERB = re.compile(r" ([a-z]+)")


def doubtful_names(
    text: str, case: Mapping[str, Any], meant: Collection[str]
) -> Iterator[tuple[str, int]]:
    """Initials that do or say something, and full names put together of two people's, with offsets.

    `text` is plain, `meant` holds the folded names that a person marked as meant.
    """
    people = list(_people(case))
    letters = {first[0] + last[0] for first, last, _ in people if first and last}
    for match in _INITIALS.finditer(text):
        both = (match[1] + match[2]).lower()
        if both in letters or both in meant or match.group().lower().rstrip("'s") in meant:
            continue
        if not _is_no_person(both) and _acts(text, match.end()):
            yield match.group().removesuffix("'s"), match.start()
    for at, name in _mixed(text, _mixable(tuple(people))):
        if fold(name) not in meant:
            yield name, at


def _people(case: Mapping[str, Any]) -> Iterator[tuple[str, str, bool]]:
    """First and last name of the child and of each person, folded, and whether it is family."""
    child, people = case.get("child"), case.get("people")
    if isinstance(child, Mapping):
        for key in ("first_name", "known_as"):
            first, last = child.get(key), child.get("last_name")
            if isinstance(first, str) and isinstance(last, str) and first and last:
                yield fold(first), fold(last), True
    for person in people if isinstance(people, list) else ():
        name = person.get("name") if isinstance(person, Mapping) else None
        words = fold(name).split() if isinstance(name, str) else []
        words = [each for each in words if each not in sentence()["told_by"]]
        if len(words) > 1:
            yield words[0], words[-1], person.get("role") in RELATIVES


@lru_cache(maxsize=64)
def _mixable(people: tuple[tuple[str, str, bool], ...]) -> Mapping[str, tuple[str, ...]]:
    """Last names, as written, each with the first names that are other people's.

    In a family people bear each other's names, and the record need not list them all.
    """
    own = {(first, last) for first, last, _ in people}
    found: dict[str, set[str]] = {}
    for (first, _, family), (_, last, too) in product(people, people):
        if (first, last) not in own and not (family and too):
            found.setdefault(last.title(), set()).add(first.title())
    return {last: tuple(sorted(firsts)) for last, firsts in found.items()}


def _mixed(text: str, names: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[int, str]]:
    """Where one person's first name stands with another's last name."""
    # Last names are rarer in a text than first names.
    for last, firsts in names.items():
        at = text.find(f" {last}")
        while at >= 0:
            after = at + 1 + len(last)
            if text.endswith(firsts, 0, at) and not _goes_on(text[after : after + 1]):
                for first in firsts:
                    start = at - len(first)
                    before = text[start - 1 : start] if start > 0 else ""
                    if text.startswith(first, max(start, 0), at) and not _goes_on(before, "'"):
                        yield start, text[start:after]
            at = text.find(f" {last}", after)


def _goes_on(letter: str, more: str = "") -> bool:
    """Whether a letter beside a name makes it part of a longer word."""
    return letter.isalnum() or letter in ("_", "-") or (bool(more) and letter == more)


def _is_no_person(both: str) -> bool:
    words = sentence()
    return both in words["acronyms"] or both in words["letters_of_roles"]


def _acts(text: str, end: int) -> bool:
    verb = _VERB.match(text, end)
    return is_so(text, end) or (verb is not None and verb[1] in sentence()["does_strong"])
