"""Who works at a panel or with its children, and may be named whatever a child there is called."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.case.names.folding import fold, plain
from generator.case.names.lists import given_names, places, sentence, surnames
from generator.case.names.marks import name_parts

__all__ = ["listed_workers"]

_FAMILY = ("parent", "carer", "sibling", "other-family")
_FULL = re.compile(
    r"(?:[A-Z]\w*\.? )?[A-Z][\w'-]+(?: [A-Z]\.?| (?:de|da|van|bin|al|el))*(?: [A-Z][\w'-]+)+"
)
_IN_BRACKETS = re.compile(r"\s*\(.*?\)")
_WORD = re.compile(r"[a-z]+")


def listed_workers(
    cases: Sequence[Mapping[str, Any]],
    others: Sequence[Mapping[str, Any]],
    attendance: Sequence[Mapping[str, Any]],
) -> frozenset[str]:
    """The full names, in small letters, of who has a worker's role there or in one of the cases.

    Nobody is listed who has the name of one of the other children or of their family.
    """
    present = [p["name"] for p in attendance if not _is_family(p["role"])]
    people = [
        person["name"]
        for case in cases
        for person in case.get("people", ())
        if person["role"] not in _FAMILY
    ]
    theirs = [name_parts(name) for other in others for name in _family_names(other)]
    listed = {_IN_BRACKETS.sub("", plain(name)).strip() for name in (*present, *people)}
    return frozenset(
        name.lower()
        for name in listed
        if _is_full(name) and not any(_is_one(name_parts(name), family) for family in theirs)
    )


def _is_one(name: set[str], other: set[str]) -> bool:
    """Whether one name's words are all in the other."""
    return name <= other or other <= name


def _is_full(name: str) -> bool:
    """Whether that is a person's first and last name, and no more."""
    parts = name_parts(name)
    words = sentence()
    strange = parts & (places() | words["bodies"]) - given_names() - surnames()
    return _FULL.fullmatch(name) is not None and len(parts) > 1 and not strange


def _is_family(role: str) -> bool:
    return not sentence()["family"].isdisjoint(_WORD.findall(fold(role)))


def _family_names(case: Mapping[str, Any]) -> Iterator[str]:
    child = case["child"]
    for key in ("first_name", "known_as"):
        if key in child:
            yield f"{child[key]} {child['last_name']}"
    yield from (p["name"] for p in case.get("people", ()) if p["role"] in _FAMILY)
