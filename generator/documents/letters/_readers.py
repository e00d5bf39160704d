"""Who gets a letter about a case: the child, and each parent or carer, with their language."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.case.facts.record import Facts
from generator.case.facts.terms import GROWN_UP
from generator.case.facts.words import full_name, known_name, ordinal

__all__ = ["NOBODY", "Reader", "addressed", "readers"]

_PARENTS = frozenset({"parent", "carer"})


@dataclass(frozen=True)
class Reader:
    """Somebody who gets a letter.

    `slug` tells their copy apart in names of files and holds no name. `place` says in words who
    they are without naming them, `pointer` where they stand in the case. `language` is the code
    that they chose, empty where nobody knows; `english_for_now` that they agreed to English.
    """

    slug: str
    place: str
    pointer: str
    is_child: bool
    to: str
    full_name: str
    address: tuple[str, ...]
    language: str
    english_for_now: bool


# Who stands in a letter that goes to nobody yet.
_PLACE = "parent or carer"
_SLUG = re.compile(r"to-(?:child|parent-(\d+))(?:-([a-z]{2,3}))?")
NOBODY = Reader("to-parent-1", _PLACE, "/people", False, _PLACE, _PLACE, (), "", True)


def readers(case: Mapping[str, Any], to: Sequence[str], on: date) -> tuple[Reader, ...]:
    """Those whom a letter goes to, of `to`: the child first.

    Whoever is not allowed contact with the child gets none, and once the child is 18 no parent
    or carer does: the letters are then the young adult's own.
    """
    child = case["child"]
    found = [_reader("to-child", "the child", "/child", child, child=True)] if "child" in to else []
    grown = (Facts(case, on).age or 0) >= GROWN_UP
    if "parent" in to and not grown:
        found += _parents(case.get("people", ()))
    return tuple(found)


def addressed(slug: str) -> str:
    """To whom a copy goes, from how it is told apart in the name of its file: "to the child"."""
    found = _SLUG.fullmatch(slug)
    if found is None:
        return slug.replace("-", " ")
    whom = f"the {ordinal(int(found[1]))} {_PLACE}" if found[1] else "the child"
    tongue = {"cy": "in Welsh"}.get(found[2] or "", f"in the language “{found[2]}”")
    return f"to {whom}" + (f", {tongue}" if found[2] else "")


def _parents(people: Sequence[Mapping[str, Any]]) -> Iterator[Reader]:
    number = 0
    for at, person in enumerate(people):
        if person["role"] in _PARENTS and person.get("can_contact") is not False:
            number += 1
            place = f"the {ordinal(number)} parent or carer"
            yield _reader(f"to-parent-{number}", place, f"/people/{at}", person, child=False)


def _reader(slug: str, place: str, pointer: str, one: Mapping[str, Any], *, child: bool) -> Reader:
    choice = one.get("letters_in", {})
    return Reader(
        slug=slug,
        place=place,
        pointer=pointer,
        is_child=child,
        to=known_name(one) if child else one["name"],
        full_name=full_name(one) if child else one["name"],
        address=_lines(one.get("home_address" if child else "address", {})),
        language=choice.get("language", ""),
        english_for_now=choice.get("english_for_now") is True,
    )


def _lines(address: Mapping[str, Any]) -> tuple[str, ...]:
    """An address as on an envelope; nothing of one that must not be disclosed."""
    if address.get("non_disclosure") or not address:
        return ()
    rest = (address.get("town"), address.get("postcode"))
    return (*address.get("lines", ()), *(line for line in rest if line))
