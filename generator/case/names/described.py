"""What one case says by which its child can be told, worked out once for every other case."""

import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from generator.case.facts.people import RELATIVES
from generator.case.names.folding import fold, plain, word
from generator.case.names.lists import also_words, places, sentence
from generator.case.names.near import APART, Likely, bare_word, house_of, number_of, street_of
from generator.case.names.particulars import Particulars
from generator.case.names.sought import Sought
from generator.case.names.spellings import full_name, spaced, spelled

__all__ = ["Description", "initials", "name_parts"]

_WORD = re.compile(r"[^\W\d_][\w'-]*")
_SURE = 3
_ENDS = r"(?:'?s'?|es'?)?"
_NAMES = ("first_name", "last_name", "known_as")


@dataclass(frozen=True)
class Name:
    """A name: its words, and those of them that are no everyday words with what finds them.

    `whole` finds the name as it is.
    """

    parts: frozenset[str]
    telling: Mapping[str, Sought]
    whole: tuple[Sought, ...] = ()

    @property
    def everyday(self) -> frozenset[str]:
        """Its words that are everyday words or very short."""
        return self.parts - self.telling.keys()


@dataclass(frozen=True)
class Relative(Name):
    """The name of one of the child's family; `surname` are the words of the last name."""

    surname: frozenset[str] = frozenset()


@dataclass(frozen=True, eq=False)
class Description:
    """What a case says by which its child can be told; nothing of it is changed afterwards."""

    case: Mapping[str, Any]

    @cached_property
    def particulars(self) -> Particulars:
        """What tells the child besides names."""
        return Particulars(self.case)

    @cached_property
    def own(self) -> frozenset[str]:
        """The words of the child's names and of the family's."""
        return frozenset().union(self.first_names, *(name_parts(name) for name in self._family)) | (
            name_parts(self._child.get("last_name", ""))
        )

    @cached_property
    def first_names(self) -> frozenset[str]:
        """The words of the first name and of what the child is called."""
        return name_parts(self._child["first_name"]) | name_parts(self._child.get("known_as", ""))

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """First and last name, and what the child is called."""
        found = []
        for name in (self._child.get(key, "") for key in _NAMES):
            folded = fold(name).strip()
            whole = (Sought.of(spaced(folded), folded),) if " " in folded else ()
            found.append(_name(name, whole))
        return tuple(found)

    @cached_property
    def full_names(self) -> tuple[Name, ...]:
        """The first name, and what the child is called, each with the last name and its halves."""
        return tuple(
            _name(f"{first} {last}", (_full(first, last),)) for first, last in self._full_names()
        )

    def _full_names(self) -> Iterator[tuple[str, str]]:
        last = fold(self._child.get("last_name", "")).strip()
        for key in ("first_name", "known_as"):
            first = fold(self._child.get(key, "")).strip()
            for surname in dict.fromkeys((last, *re.split(r"[\s-]+", last))):
                if first and len(surname) > 1:
                    yield first, surname

    @cached_property
    def former_names(self) -> tuple[Name, ...]:
        """Names that the child had."""
        return tuple(
            _name(name, (Sought.of(spaced(fold(name).strip()) + _ENDS, fold(name)),))
            for name in self._child.get("former_names", ())
        )

    @cached_property
    def relatives(self) -> tuple[Relative, ...]:
        """The names of the family."""
        return tuple(map(_relative, self._family))

    @cached_property
    def family(self) -> tuple[frozenset[str], ...]:
        """The words of the full names of the child and of the family."""
        own = [
            name_parts(f"{self._child[key]} {self._child['last_name']}")
            for key in ("first_name", "known_as")
            if key in self._child
        ]
        return (*own, *map(name_parts, self._family))

    @cached_property
    def initials(self) -> frozenset[str]:
        """The child's, as `initials` has them."""
        return initials(self._child)

    @cached_property
    def likely(self) -> frozenset[Likely]:
        """What of the case may be misspelt by who writes of the child."""
        names = [*self.names, *self.former_names, *self.relatives]
        told = self.particulars
        parts = {bare_word(part) for name in names for part in name.parts}
        found = {Likely("name", part) for part in parts if len(part) > _SURE}
        found.update(one for line in told.home_lines for one in (*street_of(line), *house_of(line)))
        found.update(one for value in told.held for one in number_of(fold(value)))
        return frozenset(found)

    def holds(self, bare: str) -> bool:
        """Whether the case says a word, words or a number anywhere, without signs; folded.

        Its own reference may have another word before its figures.
        """
        figures = bare.lstrip("abcdefghijklmnopqrstuvwxyz")
        if figures and (
            bare in self._bare.replace(" ", "") or self.particulars.reference.endswith(figures)
        ):
            return True
        return f" {bare} " in self._bare

    @cached_property
    def _bare(self) -> str:
        words = " ".join(self._said.translate(APART).split())
        return f" {words} ".replace("'s ", " ").replace("'", "")

    def says(self, words: str) -> bool:
        """Whether the case says that anywhere, folded."""
        found = self._answers.get(words)
        if found is None:
            found = self._answers[words] = words in self._said
        return found

    @cached_property
    def _answers(self) -> dict[str, bool]:
        # Children of one service have the same workers, who are asked for again and again.
        return {}

    @cached_property
    def _said(self) -> str:
        return fold(json.dumps(self.case, ensure_ascii=False))

    @property
    def _child(self) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self.case["child"]
        return found

    @cached_property
    def _family(self) -> tuple[str, ...]:
        people = self.case.get("people", ())
        return tuple(one["name"] for one in people if one.get("role") in RELATIVES)


def _name(name: str, whole: tuple[Sought, ...]) -> Name:
    parts = name_parts(name)
    return Name(parts, _telling(parts), whole)


def _telling(parts: Collection[str]) -> dict[str, Sought]:
    return {part: _spelled(part) for part in parts if not _uncertain(part)}


@lru_cache(maxsize=8192)
def _spelled(part: str) -> Sought:
    return Sought.of(spelled(part) + _ENDS, part)


def _full(first: str, last: str) -> Sought:
    return Sought.of(full_name(first, last) + _ENDS, first + last, last + first)


def _relative(name: str) -> Relative:
    words, parts = fold(name).split(), name_parts(name)
    if len(words) < 2:
        return Relative(parts, _telling(parts))
    initial, last = re.escape(words[0][0]), spaced(words[-1])
    titled = rf"(?:mr|mrs|ms|miss|mx|dr)\.?\s{initial}\.?\s?{last}"
    whole = (
        _full(" ".join(words[:-1]), words[-1]),
        Sought.of(titled + _ENDS, words[0][0] + words[-1]),
    )
    return Relative(parts, _telling(parts), whole, name_parts(words[-1]))


@lru_cache(maxsize=8192)
def name_parts(name: str) -> frozenset[str]:
    """The words of a name and the halves of a double one, folded, without what names nobody."""
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
