"""Finds where a text about one child of a panel names another child of it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.case.names.folding import fold, plain
from generator.case.names.lists import given_names, places, sentence, surnames
from generator.case.names.marks import Marks, initials, marks, name_parts
from generator.case.names.strangers import is_so, strange_names

__all__ = ["Others"]

_FAMILY = ("parent", "carer", "sibling", "other-family")
_FULL = re.compile(
    r"(?:[A-Z]\w*\.? )?[A-Z][\w'-]+(?: [A-Z]\.?| (?:de|da|van|bin|al|el))*(?: [A-Z][\w'-]+)+"
)
# What an everyday word at the start of a sentence may do as well: faith is, hope has.
_ALSO_OF_THINGS = frozenset(
    {
        *("is", "was", "has", "had", "did", "does", "will", "would", "can", "could", "should"),
        *("must", "may", "might", "needs", "began", "came"),
    }
)
_PRESENT = re.compile(
    r" (?:is|was|has|had)(?: not| been)? (?:there|here|back|home|at|with|in|gone)\b"
)
_IN_BRACKETS = re.compile(r"\s*\(.*?\)")
_WORD = re.compile(r"[a-z]+")


@dataclass(frozen=True)
class Others:
    """The other children of a panel, to be looked for in what is said of one of them.

    `marks` is what tells each of them, `workers` the folded full names of the workers who
    are listed: a social worker called Grace is no child called Grace, by her full name.
    """

    marks: tuple[Marks, ...]
    workers: frozenset[str]
    letters: frozenset[str]

    @classmethod
    def of(
        cls,
        case: Mapping[str, Any],
        others: Sequence[Mapping[str, Any]],
        attendance: Sequence[Mapping[str, Any]] = (),
    ) -> "Others":
        """Those of `others` who may not be named beside the child of `case`.

        `attendance` is the panel's: who has a worker's role there is listed.
        """
        present = [p["name"] for p in attendance if not _is_family(p["role"])]
        people = [p["name"] for p in case.get("people", ()) if p["role"] not in _FAMILY]
        theirs = [name_parts(name) for other in others for name in _family_names(other)]
        listed = {_IN_BRACKETS.sub("", plain(name)).strip() for name in (*present, *people)}
        workers = frozenset(
            name.lower()
            for name in listed
            if _is_full(name) and not any(name_parts(name) <= family for family in theirs)
        )
        shared = {part for name in workers for part in name_parts(name.title())}
        letters = {
            each
            for name in workers
            for each in initials({"first_name": name, "last_name": name.rpartition(" ")[2]})
        }
        return cls(
            tuple(marks(other, case, shared) for other in others), workers, frozenset(letters)
        )

    def named_in(self, text: str) -> bool:
        """Whether a text certainly names one of them."""
        bare = plain(text)
        if self._workers is not None:
            bare = self._workers.sub(" ~ ", bare)
        if self._sure is not None and self._sure.search(bare.lower()):
            return True
        if self._initials is not None and self._initials.search(bare):
            return True
        return bool(self._capital) and any(True for _ in self._with_capital(bare))

    def places(
        self, value: Any, path: tuple[str | int, ...] = ()
    ) -> Iterator[tuple[str | int, ...]]:
        """The paths of the texts in a view that name one of them."""
        if isinstance(value, str):
            if self.named_in(value):
                yield path
        elif isinstance(value, Mapping):
            for key, inner in value.items():
                yield from self.places(inner, (*path, key))
        elif isinstance(value, list | tuple):
            for number, inner in enumerate(value):
                yield from self.places(inner, (*path, number))

    @cached_property
    def _capital(self) -> frozenset[str]:
        return frozenset(each for one in self.marks for each in one.capital)

    @cached_property
    def _sure(self) -> re.Pattern[str] | None:
        found = sorted({each for one in self.marks for each in one.sure}, key=len, reverse=True)
        return re.compile(rf"(?<![^\W_])(?:{'|'.join(found)})(?![^\W_])") if found else None

    @cached_property
    def _workers(self) -> re.Pattern[str] | None:
        names = sorted(self.workers, key=len, reverse=True)
        joined = "|".join(re.escape(name) for name in names)
        return re.compile(rf"(?i)(?<![^\W_])(?:{joined})(?![^\W_])") if names else None

    @cached_property
    def _initials(self) -> re.Pattern[str] | None:
        every = {each for one in self.marks for each in one.initials} - self.letters
        dotted = [r"\.\s?".join(each) + r"\.?" for each in every]
        plain_ones = [each for each in every if each.lower() not in sentence()["acronyms"]]
        found = sorted([*dotted, *plain_ones], key=len, reverse=True)
        return (
            re.compile(rf"(?<![\w.&/@-])(?:{'|'.join(found)})(?:'s)?(?![\w&/@-])")
            if found
            else None
        )

    def _with_capital(self, text: str) -> Iterator[str]:
        everyday = self._capital
        for match in re.finditer(r"(?<![\w'@./-])[A-Z][\w'-]*", text):
            here = match.group().lower().removesuffix("'s").rstrip("'")
            plural = here.removesuffix("s")
            if here not in everyday and plural not in everyday:
                continue
            if self._stands_as_name(text, match, here):
                yield here
        yield from (
            name
            for name, _ in strange_names(text, (), everyday)
            if fold(name.split()[0]) in everyday
        )

    def _stands_as_name(self, text: str, match: re.Match[str], here: str) -> bool:
        """Whether an everyday word with a capital is a name there, not a month or a start."""
        words = sentence()
        following = re.match(r"[ ]+([\w'-]+)", text[match.end() :])
        after = following.group(1).lower() if following else ""
        if after in words["bodies"] or here in places():
            return False
        head = text[: match.start()].rstrip(" \"'(")
        starts = not head or head[-1] in ".!?:;\n|" or head.endswith(("\n-", "\n*"))
        if not starts:
            return True
        does = after in words["does_strong"] or after in words["does"] - _ALSO_OF_THINGS
        does = does or _PRESENT.match(text, match.end()) is not None or is_so(text, match.end())
        return does or match.group().endswith("'s") or not after


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
