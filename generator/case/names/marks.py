"""By what a child can be told from others in a text: names, reference, birth date, address."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any

from generator.case.names.folding import fold, plain, word
from generator.case.names.lists import also_words, places, sentence
from generator.case.names.particulars import asked, certain, shared_places
from generator.case.names.spellings import full_name, spaced, spelled

__all__ = ["Marks", "initials", "marks", "name_parts"]

_WORD = re.compile(r"[^\W\d_][\w'-]*")
_FAMILY = ("parent", "carer", "sibling", "other-family")
_SURE = 3
_ENDS = r"(?:'?s'?|es'?)?"


@dataclass(frozen=True)
class Marks:
    """What tells a child in a text.

    `names` are patterns of names for folded text, in whatever capitals, `sure` those of numbers,
    dates and addresses, `pairs` those of full names of two everyday words; `capital` are names
    that are everyday words or very short, folded, which only a capital in a name's place makes
    certain; `initials` are the child's, in capitals; `asked` are patterns for folded text of what
    may tell the child, and `shared` of what both children have, which may beside another person.
    """

    names: frozenset[str]
    sure: frozenset[str]
    pairs: frozenset[str]
    capital: frozenset[str]
    initials: frozenset[str]
    asked: frozenset[str]
    shared: frozenset[str]

    def common(self, other: "Marks") -> "Marks":
        """What tells the child beside one child and beside another."""
        kept = (getattr(self, one.name) & getattr(other, one.name) for one in fields(self))
        return Marks(*kept)


def marks(
    case: Mapping[str, Any],
    ours: Mapping[str, Any],
    shared: Collection[str],
    met: Collection[str],
    said: str,
) -> Marks:
    """What tells the child of one case in a text about the child of another, `ours`.

    `shared` are folded words of people whom a text about ours may name, `met` of those besides
    who are only no workers of the other child alone, `said` is all that ours says, folded.
    Whatever both children have, such as a surname or a school, tells nothing by itself.
    """
    child = case["child"]
    own = _own(ours)
    found: set[str] = set()
    pairs: set[str] = set()
    capital: set[str] = set()
    for name in (child.get(key, "") for key in ("first_name", "last_name", "known_as")):
        parts = name_parts(name) - own
        if parts and " " in (folded := fold(name).strip()):
            found.add(spaced(folded))
        capital |= {part for part in parts if _uncertain(part)}
        found |= {spelled(part) + _ENDS for part in parts if not _uncertain(part)}
    for first, last in _full(child):
        everyday = all(map(_uncertain, name_parts(f"{first} {last}")))
        if not name_parts(f"{first} {last}") <= own:
            (pairs if everyday else found).add(full_name(first, last) + _ENDS)
    for person in case.get("people", ()):
        if person.get("role") in _FAMILY:
            found |= _relative(person["name"], own | set(shared))
            capital |= _everyday_surname(person["name"], own | set(shared))
    for name in child.get("former_names", ()):
        found |= _former(name, own)
    return Marks(
        frozenset(found),
        frozenset(certain(case, ours)),
        frozenset(pairs),
        frozenset(capital),
        initials(child) - initials(ours["child"]),
        frozenset(asked(case, said, {*shared, *met})),
        frozenset(shared_places(case, ours)),
    )


def _former(name: str, own: Collection[str]) -> set[str]:
    """A former name: its words that are no everyday words, and the whole of it."""
    parts = name_parts(name) - set(own)
    found = {spelled(part) + _ENDS for part in parts if not _uncertain(part)}
    return found | ({spaced(fold(name).strip()) + _ENDS} if len(parts) > 1 else set())


def _full(child: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The first name, and what the child is called, each with the last name and its halves."""
    last = fold(child.get("last_name", "")).strip()
    for key in ("first_name", "known_as"):
        first = fold(child.get(key, "")).strip()
        for surname in dict.fromkeys((last, *re.split(r"[\s-]+", last))):
            if first and len(surname) > 1:
                yield first, surname


def name_parts(name: str) -> set[str]:
    """The words of a name and the halves of a double one, folded, without what names nobody."""
    return set(_parts(name))


# Each child of a panel is held against each other one, by the same names.
@lru_cache(maxsize=8192)
def _parts(name: str) -> frozenset[str]:
    found = {word(token) for token in _WORD.findall(plain(name))}
    halves = {half for token in found for half in token.split("-")}
    return frozenset({part for part in found | halves if len(part) > 1} - sentence()["particles"])


def initials(child: Mapping[str, Any]) -> frozenset[str]:
    """First letters of first and last name, as capitals: "JC", of a double surname both ways."""
    lasts = [part for part in re.split(r"[\s-]+", fold(child.get("last_name", ""))) if part]
    found = set()
    for key in ("first_name", "known_as"):
        first = fold(child.get(key, ""))[:1]
        if first.isalpha() and lasts:
            found |= {first + last[0] for last in lasts}
            found.add(first + "".join(last[0] for last in lasts))
    return frozenset(each.upper() for each in found)


def _uncertain(part: str) -> bool:
    return len(part) < _SURE or part in also_words() or part in places()


def _own(ours: Mapping[str, Any]) -> set[str]:
    child = ours["child"]
    own = {
        p for key in ("first_name", "last_name", "known_as") for p in name_parts(child.get(key, ""))
    }
    for person in ours.get("people", ()):
        if person.get("role") in _FAMILY:
            own |= name_parts(person["name"])
    return own


def _relative(name: str, shared: Collection[str]) -> set[str]:
    """A relative's full name, and of its words those that nobody else has and that are no words."""
    parts = name_parts(name)
    found = {spelled(part) + _ENDS for part in parts - set(shared) if not _uncertain(part)}
    words = fold(name).split()
    if len(words) < 2 or parts <= set(shared):
        return found
    initial, last = re.escape(words[0][0]), spaced(words[-1])
    titled = rf"(?:mr|mrs|ms|miss|mx|dr)\.?\s{initial}\.?\s?{last}"
    return found | {full_name(" ".join(words[:-1]), words[-1]) + _ENDS, titled + _ENDS}


def _everyday_surname(name: str, shared: Collection[str]) -> set[str]:
    """A relative's surname that is an everyday word, and nobody else's."""
    words = fold(name).split()
    if len(words) < 2:
        return set()
    return {part for part in name_parts(words[-1]) - set(shared) if _uncertain(part)}
