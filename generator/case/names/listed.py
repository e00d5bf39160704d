"""Who works at a panel or with its children, and may be named whatever a child there is called."""

import re
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import Any

from generator.case.facts.people import RELATIVES
from generator.case.names.described import Description, name_parts
from generator.case.names.folding import fold, plain
from generator.case.names.lists import given_names, places, sentence, surnames

__all__ = ["listed_workers"]

_FULL = re.compile(
    r"(?:[A-Z]\w*\.? )?[A-Z][\w'-]+(?: [A-Z]\.?| (?:de|da|van|bin|al|el))*(?: [A-Z][\w'-]+)+"
)
_IN_BRACKETS = re.compile(r"\s*\(.*?\)")
_WORD = re.compile(r"[a-z]+")


def listed_workers(
    cases: Sequence[Description],
    others: Sequence[Description],
    attendance: Sequence[Mapping[str, Any]],
) -> frozenset[str]:
    """The full names, in small letters, of who has a worker's role there or in one of the cases.

    Nobody is listed who has the name of one of the other children or of their family.
    """
    present = [p["name"] for p in attendance if not _is_family(p["role"])]
    people = [
        person["name"]
        for described in cases
        for person in described.case.get("people", ())
        if person["role"] not in RELATIVES
    ]
    theirs = {family for other in others for family in other.family}
    # Most workers share no word with any of them.
    words = frozenset().union(*theirs)
    listed = {_IN_BRACKETS.sub("", plain(name)).strip() for name in (*present, *people)}
    return frozenset(
        name.lower()
        for name in listed
        if _is_full(name)
        and (words.isdisjoint(name_parts(name)) or not _is_one_of(name_parts(name), theirs))
    )


def _is_one_of(name: frozenset[str], others: Collection[frozenset[str]]) -> bool:
    """Whether a name's words are all in another, or the other's all in it."""
    return any(name <= other or other <= name for other in others)


@lru_cache(maxsize=8192)
def _is_full(name: str) -> bool:
    """Whether that is a person's first and last name, and no more."""
    parts = name_parts(name)
    words = sentence()
    strange = parts & (places() | words["bodies"]) - given_names() - surnames()
    return _FULL.fullmatch(name) is not None and len(parts) > 1 and not strange


def _is_family(role: str) -> bool:
    return not sentence()["family"].isdisjoint(_WORD.findall(fold(role)))
