"""Which layer each part of a rule's words comes from."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.easyread.catalogue import Sentence
from generator.easyread.studio._words import RuleWords

__all__ = ["CATALOGUE", "CHILD", "SERVICE", "Layers", "bare_rule", "layers_of", "without_own"]

CATALOGUE, SERVICE, CHILD = "catalogue", "service", "child"
# What a condition keeps of the child's layer when it goes back to the words below it.
_NO_WORDS = ("same_as", "left_out", "answered", "streets", "map")


@dataclass(frozen=True)
class Layers:
    """The layer of each part of a rule: `sentences` are in their order.

    `inherits` says that a layer below the child's explains the rule at all.
    """

    heading: str
    picture: str
    question: str
    sentences: tuple[str, ...]
    inherits: bool

    @property
    def is_own(self) -> bool:
        """Whether any part was written for this child."""
        return CHILD in {self.heading, self.picture, self.question, *self.sentences}


def layers_of(words: RuleWords, inherited: RuleWords, shipped: RuleWords) -> Layers:
    """Where each part of these words comes from.

    `inherited` are the words without the child's layer, `shipped` those of the catalogue alone.
    """

    def of(name: str) -> str:
        value = getattr(words, name)
        if not value or value == getattr(inherited, name):
            return CATALOGUE if value == getattr(shipped, name) else SERVICE
        return CHILD

    return Layers(
        of("heading"),
        of("picture"),
        of("question"),
        tuple(_layer(one, inherited, shipped) for one in words.sentences),
        inherits=bool(inherited.sentences),
    )


def _layer(sentence: Sentence, inherited: RuleWords, shipped: RuleWords) -> str:
    if sentence not in inherited.sentences:
        return CHILD
    return CATALOGUE if sentence in shipped.sentences else SERVICE


def without_own(case: Mapping[str, Any]) -> dict[str, Any]:
    """The case without the child's words of its conditions: what the layers below would say."""
    held = case["supervision"]
    conditions = [
        {**one, "easy_read": bare_rule(one.get("easy_read", {}))} for one in held["conditions"]
    ]
    return {**case, "supervision": {**held, "conditions": conditions}}


def bare_rule(easy: Mapping[str, Any]) -> dict[str, Any]:
    """What a condition keeps when it goes back to the words below it."""
    return {name: easy[name] for name in _NO_WORDS if name in easy}
