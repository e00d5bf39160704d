"""What the rules say of any child, said of one: by name, with the right pronoun, in print."""

import re
from collections.abc import Mapping
from typing import Any

__all__ = ["in_print", "said_of"]

_THE_CHILD = re.compile(r"\b([Tt])he child(?P<owns>['’]s)?\b(?! and adolescent)")
# "they" and its kin after the child in the same clause, where nobody else stands between.
_AFTER = re.compile(r"(?<!^)\b(they|them|their|theirs|themself|themselves)\b(?: ([a-z]+))?")
_VERBS = {"are": "is_are", "were": "was_were", "have": "has_have"}
_UNCHANGED = frozenset({"will", "would", "can", "could", "must", "may", "might", "should", "had"})
_OTHERS = re.compile(r"\b(?:parents?|carers?|services|practitioners|workers|visits|products)\b")


def said_of(text: str, child: Mapping[str, Any]) -> str:
    """A sentence about "the child" with the child's name in its place, set for print.

    `child` is the view's, with its name and pronoun words. "they" that stands for the child
    becomes the child's own pronoun: "The child knows where they will live" is said of Zoë as
    "Zoë knows where she will live". A sentence that does not speak of the child stays.
    """
    text = in_print(text)
    first = _THE_CHILD.search(text)
    if first is None:
        return text
    name, whose = str(child["name"]), str(child["possessive"])
    before, after = text[: first.start()], text[first.start() :]
    after = _THE_CHILD.sub(lambda hit: whose if hit["owns"] else name, after)
    spoken, end, rest = after.partition(". ")
    if not _OTHERS.search(spoken):
        spoken = _AFTER.sub(lambda hit: _own(hit, child), spoken)
    return f"{before}{spoken}{end}{rest}"


def _own(hit: re.Match[str], child: Mapping[str, Any]) -> str:
    word = "themself" if hit[1] == "themselves" else hit[1]
    verb = hit[2]
    own = str(child[word])
    if verb is None:
        return own
    if word == "they" and child["they"] != "they" and verb not in _UNCHANGED:
        verb = str(child[_VERBS[verb]]) if verb in _VERBS else f"{verb}s"
    return f"{own} {verb}"


def in_print(text: str) -> str:
    """Text of ours with the apostrophes and quotation marks of print, not of a typewriter."""
    if '"' in text:
        text = re.sub(r'"([^"]*)"', r"“\1”", text)
    return text.replace("'", "’")
