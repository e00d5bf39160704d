"""The catalogue of conditions, read from its files once and kept."""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from generator.errors import RulesError

__all__ = [
    "ConditionList",
    "Entry",
    "Explanation",
    "Form",
    "Sentence",
    "entry",
    "explanation",
    "explanations",
    "lists",
    "written",
]

_HERE = Path(__file__).parent / "data"
_NOT_ENTRIES = {"schema", "version", "effective_from", "source"}


@dataclass(frozen=True)
class Sentence:
    """One sentence of an explanation; its slots stand in braces.

    `role` is rule, must_not, exception, permission, time, why or help. `picture` is the code of
    what stands beside it; a sentence without one goes on with the idea before it, the first with
    the idea of the entry itself.
    """

    role: str
    text: str
    picture: str = ""


@dataclass(frozen=True)
class Explanation:
    """How a condition is explained: sentences by level, 1 with the fewest words.

    `edition` is the published file that holds it, with its version, such as `standard-1`.
    """

    name: str
    heading: str
    picture: str
    question: str
    why: str
    helps: str
    therapist: tuple[str, ...]
    levels: Mapping[int, tuple[Sentence, ...]]
    edition: str


@dataclass(frozen=True)
class Form:
    """One way in which a condition is issued; `slots` gives the type of each slot in `text`."""

    text: str
    slots: Mapping[str, str]
    explained: str


@dataclass(frozen=True)
class Entry:
    """A condition, known by list, version and code together, never by its code alone."""

    list: str
    version: str
    code: str
    category: str
    forms: tuple[Form, ...]

    @property
    def key(self) -> tuple[str, str, str]:
        """List, version and code."""
        return self.list, self.version, self.code


@dataclass(frozen=True)
class ConditionList:
    """A published list of conditions in one version.

    `paper` is what it stands on: licence, notice-of-supervision, post-sentence or any. `confirm`
    is true where no official list is published. `effective_from` is empty where the source gives
    none.
    """

    name: str
    version: str
    title: str
    paper: str
    kind: str
    source: str
    effective_from: str
    confirm: bool
    entries: tuple[Entry, ...]


@cache
def lists() -> tuple[ConditionList, ...]:
    """Every list in every version, by name."""
    return tuple(_list(path) for path in sorted((_HERE / "lists").glob("*.json")))


def _list(path: Path) -> ConditionList:
    held: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    name, version = held["list"], held["version"]
    return ConditionList(
        name,
        version,
        held["title"],
        held["paper"],
        held["kind"],
        held["source"],
        held["effective_from"] or "",
        held.get("confirm", False),
        tuple(
            Entry(
                name,
                version,
                one["code"],
                one["category"],
                tuple(
                    Form(form["text"], form["slots"], form["explained"]) for form in one["forms"]
                ),
            )
            for one in held["conditions"]
        ),
    )


def entry(name: str, version: str, code: str) -> Entry:
    """The condition of that list, version and code; raises RulesError when there is none."""
    for held in lists():
        for one in held.entries:
            if one.key == (name, version, code):
                return one
    raise RulesError(
        f"The list {name} has no condition {code} in version {version}. "
        "Look the code up in the version of the paper in hand."
    )


@cache
def _explanations() -> dict[str, Explanation]:
    found = {}
    for path in sorted((_HERE / "explanations").glob("*.toml")):
        held = tomllib.loads(path.read_text(encoding="utf-8"))
        for name, one in held.items():
            if name not in _NOT_ENTRIES:
                found[name] = _explanation(name, one, path.stem)
    return found


def _explanation(name: str, held: Mapping[str, Any], edition: str) -> Explanation:
    levels = {
        int(level): tuple(written(text) for text in texts) for level, texts in held["level"].items()
    }
    return Explanation(
        name,
        held["heading"],
        held["picture"],
        held["question"],
        held["why"],
        held["help"],
        tuple(held["therapist"]),
        levels,
        edition,
    )


def written(text: str) -> Sentence:
    """A sentence as the files write it, such as “rule 1F3E0: Live at {place}”."""
    opening, said = text.split(": ", 1)
    role, _, picture = opening.partition(" ")
    return Sentence(role, said, picture)


def explanation(name: str) -> Explanation:
    """The explanation of that name, the newest where several versions hold one."""
    return _explanations()[name]


@cache
def explanations() -> Mapping[str, frozenset[str]]:
    """The names of all explanations that a condition has, with the slots common to its forms."""
    found: dict[str, frozenset[str]] = {}
    for held in lists():
        for one in held.entries:
            for form in one.forms:
                slots = frozenset(form.slots)
                found[form.explained] = found.get(form.explained, slots) & slots
    return found
