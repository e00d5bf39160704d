"""Whom a short name in minutes means: certain, or asked with who is near."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.case import Case, Coded
from generator.case.facts.actions import agreed
from generator.case.facts.words import and_list, full_name, known_name
from generator.spelling import nearest_of, split

__all__ = ["People", "UncertainError", "bare_name"]

_TITLES = frozenset(
    ("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "rev", "cllr", "pc", "dc", "ps", "ds", "sgt")
)
_LABEL = re.compile(r"([^()]+?)(?:\s*\(([^()]*)\))?")
_JOINTS = re.compile(r"\s*(?:[,;/&+]|\band\b|\bwith\b)\s*")


class UncertainError(Exception):
    """Nobody can say for certain whom a name means. The message says why, and who is near."""


@dataclass(frozen=True)
class _Person:
    """Somebody who may own an action; `label` is how minutes write them."""

    label: str
    name: tuple[str, ...]
    role: tuple[str, ...]


@dataclass(frozen=True)
class People:
    """Everybody whom the minutes of one child, or of the panel, may mean."""

    persons: tuple[_Person, ...]

    @staticmethod
    def of(panel: Mapping[str, Any], case: Case | None = None) -> "People":
        """Those of a meeting; with `case`, those of that child too.

        A label that stands in the meeting's actions already is kept.
        """
        found: dict[tuple[str, ...], _Person] = {}
        for label, role in (*_named(panel), *(_of_case(case) if case else ())):
            match = _LABEL.fullmatch(label.strip())
            name = _name(match[1]) if match else ()
            if not match or not name or _JOINTS.search(match[1]):
                continue
            said = match[2] or role
            known = found.get(name)
            words = (known.role if known else ()) + split(said or "")
            whole = label if match[2] or not role else f"{label} ({role[:1].lower()}{role[1:]})"
            found[name] = _Person(known.label if known else whole, name, words)
        return People(tuple(found.values()))

    @property
    def labels(self) -> tuple[str, ...]:
        """How each is written in minutes."""
        return tuple(one.label for one in self.persons)

    def owners(self, typed: str) -> tuple[str, ...]:
        """Who leads, and who helps, by what was typed. Raises UncertainError.

        A name that is like nobody's is kept as it was typed.
        """
        whole = self._one(typed)
        if whole:
            return (whole,)
        parts = [part for part in _JOINTS.split(typed) if part.strip()]
        known = [self._one(part) for part in parts]
        if not any(known):
            return (self._unlike(typed),)
        unknown = [self._unlike(part) for part, one in zip(parts, known, strict=True) if not one]
        if unknown:
            raise UncertainError(f"Nobody here is called “{unknown[0]}”.")
        return tuple(dict.fromkeys(known))

    def is_known(self, label: str) -> bool:
        """Whether an owner is one of these people."""
        return any(one.label == label for one in self.persons)

    def _one(self, typed: str) -> str:
        """The label of the one person meant; empty when nobody is."""
        match = _LABEL.fullmatch(typed.strip())
        words = _name(match[1] if match else typed)
        if not words:
            return ""
        for is_meant in (_is_name, _is_short, _is_role):
            meant = [one for one in self.persons if is_meant(words, one)]
            if len(meant) > 1 and match and match[2]:
                meant = [one for one in meant if set(split(match[2])) & set(one.role)] or meant
            if len(meant) > 1:
                who = and_list([one.label for one in meant]).replace(" and ", " or ")
                raise UncertainError(f"“{typed}” may be {who}.")
            if meant:
                return meant[0].label
        return ""

    def _unlike(self, typed: str) -> str:
        """The name as typed, when it is like nobody's."""
        near: dict[str, str] = {}
        for one in self.persons:
            for name in (" ".join(one.name), *one.name):
                if len(name) > 2:
                    near[name] = one.label
        found = nearest_of(" ".join(_name(typed)), near)
        if found is not None:
            raise UncertainError(f"Nobody here is called “{typed}”. Did you mean {found}?")
        return " ".join(typed.split())


def bare_name(label: str) -> str:
    """How somebody is written in minutes, without what they are."""
    return label.partition(" (")[0].strip()


def _name(typed: str) -> tuple[str, ...]:
    words = tuple(word for word in split(typed) if word not in _TITLES)
    return words[1:] if words[:1] == ("the",) else words


def _is_name(words: tuple[str, ...], one: _Person) -> bool:
    return words == one.name


def _is_short(words: tuple[str, ...], one: _Person) -> bool:
    """Whether words are names, or first letters, of a person in their order."""
    letters = "".join(part[0] for part in one.name)
    if len(letters) > 1 and words == (letters,):
        return True
    left = iter(one.name)
    return any(len(word) > 1 for word in words) and all(
        any(part == word or (len(word) == 1 and part[0] == word) for part in left) for word in words
    )


def _is_role(words: tuple[str, ...], one: _Person) -> bool:
    wanted, role = " ".join(words), " ".join(one.role)
    return f" {wanted} " in f" {role} "


def _named(panel: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Everybody whom a meeting's file names, those who own actions first."""
    for one in (*(one for _, one in agreed(panel)), *panel.get("matters_arising", ())):
        yield one["owner"], ""
        yield from ((helper, "") for helper in one.get("owners", ()))
    for name in ("chair", "minute_taker"):
        if name in panel:
            yield panel[name], ""
    for item in panel.get("items", ()):
        if "presented_by" in item:
            yield item["presented_by"], ""
    for one in panel.get("attendance", ()):
        yield one["name"], one["role"]


def _of_case(case: Case) -> Iterable[tuple[str, str]]:
    child = case.data["child"]
    yield full_name(child), ""
    if known_name(child) != full_name(child).split()[0]:
        yield known_name(child), ""
    for one in case.data.get("people", ()):
        role = one.get("role", "")
        yield one["name"], role.label if isinstance(role, Coded) else role.replace("-", " ")
