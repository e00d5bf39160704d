"""Tells whether an everyday word that begins a sentence is a name: by what goes on after it.

Faith is important, and Art was moved to Friday; but Faith has a tag, and Art was arrested.
"""

import re
from functools import cache

from generator.case.names.lists import places, sentence
from generator.case.names.strangers import is_so

__all__ = ["MODALS", "begins_as_name", "no_persons"]

MODALS = frozenset({"will", "may"})

_FOLLOWING = re.compile(r"(?:[ \n][\w'~-]*[\w'~])+")
_PRESENT = re.compile(
    r" (?:is|was|has|had)(?: not| been)? (?:there|here|back|home|at|with|in|gone)\b"
)
_HELD = re.compile(
    r" (?:is|was|has been) (?:(?:now|still|back) )?(?:in|at)"
    r" (?:custody|care|court|prison|hospital|school|bed|trouble|college|foster)\b"
)
_DONE = re.compile(
    r" (?:goes|went) to (?:the|a|his|her|their|court|school|college|prison|hospital|bed|church)\b"
    r"| did it\b| (?:is|was|has been|had been) (?:(?:also|then|still|not) )?"
    r"(?:on (?:(?:the|his|her) (?:wing|unit|phone)|a tag|remand|bail|licence|tag)"
    r"|moved to (?:another|the) (?:unit|wing|cell|prison))\b"
)
# Said of a person who stands beside somebody, not of a thing or a month.
_JOINED = re.compile(
    r" (?:fell|fought|argued|were|are|share[sd]?|both|met|went|had|have|live|know|get|got)\b"
)


def begins_as_name(text: str, end: int, here: str, *, owns: bool) -> bool:
    """Whether a word that begins a sentence and stops at `end` is a name there.

    `here` is the word folded; `owns` says that it is written as a possessive.
    """
    found = _FOLLOWING.match(text, end)
    said = [each.lower() for each in found.group().split()] if found else []
    if owns:
        return not _is_thing(here) or (bool(said) and said[0] in _belongings())
    if not said:
        return _stands_alone(text, end, here)
    if said[1:3] == ["the", "meaning"]:
        return False
    if said[0] in sentence()["adverbs"]:
        said = said[1:]
    verb, rest = (said[0] if said else ""), said[1:]
    if verb in sentence()["does_strong"] or is_so(text, end) or _is_done(text, end, here):
        return True
    return _goes_on(text, end, here, verb, rest)


def no_persons() -> frozenset[str]:
    """Words with a capital that are mostly no person: months, places, subjects at school."""
    return _no_persons()


def _stands_alone(text: str, end: int, here: str) -> bool:
    """Whether a word before a stop, a comma or a bracket is a name: by its label, or its kind."""
    after = text[end : end + 3]
    if _is_thing(here) and re.match(r", [a-z]", after):
        return False
    if here in sentence()["labels"] and after.startswith(":"):
        return False
    if here not in no_persons():
        return True
    # A person's label stands before it: Co-defendant: May.
    label = re.search(r"([\w-]{1,40}):\s{0,9}$", text[: end - len(here)][-60:])
    persons = sentence()["persons"] | sentence()["to_strong"]
    return label is not None and label.group(1).lower() in persons


def _goes_on(text: str, end: int, here: str, verb: str, rest: list[str]) -> bool:
    words = sentence()
    if verb == "to":
        return not _is_thing(here) and rest[:1] in (["be"], ["have"])
    if verb in words["copulas"]:
        return _is_person(here, rest)
    if verb in words["has_got"]:
        return _has_as_person(here, rest)
    if verb == "and":
        return not _is_thing(here) and _JOINED.search(text, end, end + 40) is not None
    return _does_as_person(here, verb, rest) or _does(text, end, here, verb, rest)


def _is_done(text: str, end: int, here: str) -> bool:
    """Whether it goes on with where only a person is, or what is done to people."""
    if (_HELD if _is_thing(here) else _PRESENT).match(text, end):
        return True
    return _DONE.match(text, end) is not None


def _is_person(here: str, rest: list[str]) -> bool:
    """Whether "is", "was" and the like go on as of a person."""
    words = sentence()
    rest = [each for each in rest if each not in words["adverbs"]]
    if not _is_thing(here) or not words["persons"].isdisjoint(rest):
        return True
    if not rest or rest[0] in words["said_of_things"] or here in _no_persons():
        return bool(rest) and rest[0] in words["done_to_people"] | words["states"]
    return rest[0] not in words["articles"] | words["owners"]


def _has_as_person(here: str, rest: list[str]) -> bool:
    words = sentence()
    if not _is_thing(here):
        return True
    if not _belongings().isdisjoint(rest[1:4]) and rest[0] in words["articles"]:
        return True
    if rest[:1] == ["been"]:
        return _is_person(here, rest[1:]) and rest[1:2] not in (["a"], ["the"])
    past = bool(rest) and rest[0].endswith("ed") and rest[0] not in words["of_things"]
    return past and here not in _no_persons()


def _does_as_person(here: str, verb: str, rest: list[str]) -> bool:
    """Whether a verb after a word, whatever its kind, is what only a person does."""
    words = sentence()
    if verb in words["modals"]:
        return not _is_thing(here) or not words["of_people_first"].isdisjoint(rest[:2])
    if verb == "needs" and rest and rest[0] in words["needed"]:
        return True
    return verb in words["of_people"] or (rest[:1] == ["home"] and verb in words["does"])


def _does(text: str, end: int, here: str, verb: str, rest: list[str]) -> bool:
    """Whether a verb after a word that is no month or place is what a person does."""
    words = sentence()
    if here in no_persons() or verb in words["modals"]:
        return False
    if verb in words["verbs"] or (verb in words["of_things"] and _is_thing(here)):
        return not (verb in words["of_things"] and _is_thing(here))
    ends = "s" if rest and rest[0] in words["objects"] else "ed"
    if verb.endswith((ends, "ed")) and verb not in words["no_past"]:
        return not (here in MODALS and _asks(text, end))
    return here not in MODALS and verb in words["does"] - {"hit"}


def _asks(text: str, end: int) -> bool:
    stop = re.search(r"[.!?\n]", text[end:])
    return stop is not None and stop.group() == "?"


def _is_thing(here: str) -> bool:
    """Whether a word may begin a sentence without an article, and mean no person: faith, May."""
    return here in sentence()["things"] or here in no_persons()


@cache
def _no_persons() -> frozenset[str]:
    """Words with a capital that are mostly no person: months, places, subjects at school."""
    words = sentence()
    return (places() | words["times"] | words["subjects"]) - words["mostly_names"]


@cache
def _belongings() -> frozenset[str]:
    return sentence()["has"] | sentence()["belongings"]
