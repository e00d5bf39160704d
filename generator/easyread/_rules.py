"""The sentences of one explained condition, each with its role, in the order they are printed."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from generator.easyread.sentences import role_of

# The lists of older files, each with the role of its sentences, in the order they are printed.
_LISTS = (("must", "rule"), ("must_not", "must_not"))
_TAIL = (("why", "why"), ("what_helps", "help"))


@dataclass(frozen=True)
class Said:
    """A sentence of a rule: its place below the rule, its role as written, and its words.

    `picture` is the code of a picture of its own; empty when it has none.
    """

    place: tuple[str | int, ...]
    role: str
    text: str
    picture: str = ""

    @property
    def shown_as(self) -> str:
        """The role that it is printed in: what forbids by its words is a must-not."""
        return role_of(self.text, self.role)


def said(rule: Mapping[str, Any]) -> tuple[Said, ...]:
    """Every sentence of a rule; those of `lines` in their own order, then the older lists.

    The heading and the question are no sentences of it.
    """
    return tuple(_said(rule))


def _said(rule: Mapping[str, Any]) -> Iterator[Said]:
    for number, line in enumerate(_items(rule.get("lines"))):
        if isinstance(line, Mapping) and isinstance(line.get("text"), str):
            role, picture = str(line.get("role", "rule")), str(line.get("picture", ""))
            yield Said(("lines", number, "text"), role, line["text"], picture)
    for name, role in _LISTS:
        for number, text in enumerate(_items(rule.get(name))):
            if isinstance(text, str):
                yield Said((name, number), role, text)
    for name, role in _TAIL:
        if isinstance(rule.get(name), str):
            yield Said((name,), role, rule[name])


def _items(held: Any) -> Sequence[Any]:
    return held if isinstance(held, (list, tuple)) else ()


def forbids(rule: Mapping[str, Any]) -> bool:
    """Whether any sentence of a rule forbids something."""
    return any(one.shown_as == "must_not" for one in said(rule))


def only_forbids(rule: Mapping[str, Any]) -> bool:
    """Whether a rule says nothing to do, and something not to do."""
    roles = {one.shown_as for one in said(rule)} - {"why", "help", "time", "exception"}
    return roles == {"must_not"}


def has_picture(rule: Mapping[str, Any]) -> bool:
    """Whether a rule has a picture, of its own or of one of its sentences."""
    return "picture" in rule or any(one.picture for one in said(rule))


def is_wrong_way(rule: Mapping[str, Any]) -> bool:
    """Whether a picture says “yes” beside what a rule forbids."""
    beside = [one.picture for one in said(rule) if one.shown_as == "must_not"]
    return (forbids(rule) and affirms(rule.get("picture", ""))) or any(map(affirms, beside))


def affirms(code: str) -> bool:
    """Whether a picture says “yes” or “well done”."""
    return code in _marks()["affirming"]


def can_be_barred(code: str) -> bool:
    """Whether a bar over a picture says that it is not allowed.

    One that says “not” by its own shape needs none; over the law or help it would say that
    there is none.
    """
    return code not in _marks()["forbidding"] and not helps(code)


def helps(code: str) -> bool:
    """Whether a picture stands for the law, a court or somebody who helps."""
    return code in _marks()["helping"]


@cache
def _marks() -> Mapping[str, Sequence[str]]:
    path = Path(__file__).with_name("data") / "marks.toml"
    return tomllib.loads(path.read_text("utf-8"))
