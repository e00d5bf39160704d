"""Tells whether a word such as Will, May or Grace stands as a child's name where it is.

Asked only of the names of children who are known to be in a panel, so that what is said of people
more than of things is taken for a name.
"""

import re
from collections.abc import Collection
from functools import cache

from generator.case.names.folding import fold
from generator.case.names.lists import also_words, given_names, places, sentence
from generator.case.names.strangers import is_so

__all__ = ["is_pair", "stands_as_name"]

_BULLET = re.compile(r"(?:^|\n)\s*(?:[-+•#>]|\d+[.)])*\s*$")
_AFTER = re.compile(r"[ \n]([\w'~]+)")
_TWO_AFTER = re.compile(r"[ \n]([\w']+)(?:[ \n]([\w']+))?(?:[ \n]([\w']+))?")
_BEFORE = re.compile(r"([\w']+),?[ \n]\W?$")
_LISTED = re.compile(r"([\w']+)(?: and| or|,)[ \n]$")
_PARTNER = re.compile(r"(?: and |, | & | ?[/+] ?| or )([A-Z][\w'-]*)")
_BOTH_BEFORE = re.compile(r"([A-Z][\w']*)(?:'s)?(?: and |, | & | ?[/+] ?| or )$")
_AGED = re.compile(r"(?:, | )?(?:\(1\d\)|aged 1\d|who |whose )|,? 1\d,")
_PRESENT = re.compile(
    r" (?:is|was|has|had)(?: not| been)? (?:there|here|back|home|at|with|in|gone)\b"
)
_HELD = re.compile(
    r" (?:is|was|has been) (?:(?:now|still|back) )?(?:in|at) (?:custody|care|court|prison|hospital|school|bed"
    r"|trouble|college|foster)\b"
)
_ADVERBS = frozenset({"also", "still", "never", "always", "only", "just", "then", "now", "not"})
# What looks like the past of a verb and is its first form.
_NO_PAST = frozenset({"need", "feed", "proceed", "exceed", "succeed", "speed", "heed", "shed"})
# What an everyday word at the start of a sentence may do as well: faith is, hope has.
_ALSO_OF_THINGS = frozenset(
    {
        *("is", "was", "has", "had", "did", "does", "will", "would", "can", "could", "should"),
        *("must", "may", "might", "needs", "began", "came", "and", "comes", "made", "makes"),
        *("gave", "gives", "took", "takes", "works", "worked", "started", "moved", "held"),
        *("kept", "keeps", "finds", "found", "left", "got", "gets", "shows", "showed", "became"),
        *("carried", "stopped", "went", "goes", "needed"),
    }
)
_MODALS = frozenset({"will", "may"})
# Said of a person who stands beside somebody, not of a thing or a month.
_JOINED = re.compile(
    r" (?:fell|fought|argued|were|are|share[sd]?|both|met|went|had|have|live|know|get|got)\b"
)


def stands_as_name(text: str, start: int, end: int, partners: Collection[str]) -> bool:
    """Whether the word with a capital from `start` to `end` of a plain text is a name there.

    `partners` are folded names of people who may stand beside it, such as the reader's own.
    """
    written = text[start:end]
    here = fold(written).removesuffix("'s").rstrip("'")
    head, owns = text[:start], written.endswith(("'s", "s'"))
    after = _AFTER.match(text, end)
    following = after.group(1) if after else ""
    if _is_body(following) and not owns:
        return False
    if _is_beside(text, start, end, partners) or _AGED.match(text, end):
        return True
    thing = here in _things() or here in places()
    if _says(text, end, here, thing=thing) or (owns and following.lower() in _belongings()):
        return True
    bare = head.rstrip(" \"'(")
    if not bare or bare[-1] in ".!?:;\n|" or _BULLET.search(head):
        return not thing and _begins(text, end, here, following, owns=owns)
    return _is_within(text, head, here, written, following)


def is_pair(text: str, start: int, end: int) -> bool:
    """Whether two everyday words side by side are a full name, though they have no capitals."""
    written = text[start:end]
    if all(part[:1].isupper() for part in re.findall(r"\w+", written)):
        return True
    before = _BEFORE.search(text[:start])
    word = before.group(1).lower() if before else ""
    loose = re.search(r"[,.]", written) is not None
    return not loose and word not in sentence()["before_verb"] | _MODALS


def _is_body(following: str) -> bool:
    words = sentence()
    named = following[:1].isupper() and following.lower() in words["bodies"]
    return named or following.lower() in words["bodies"] - words["also_verbs"]


def _is_beside(text: str, start: int, end: int, partners: Collection[str]) -> bool:
    """Whether a person's name stands beside it: Toby and May, May and Toby."""
    after = _PARTNER.match(text, end)
    if after and fold(after.group(1)).removesuffix("'s") in partners:
        return True
    before = _BOTH_BEFORE.search(text[:start])
    return before is not None and fold(before.group(1)) in partners


def _says(text: str, end: int, here: str, *, thing: bool) -> bool:
    """Whether it goes on with what is said of people alone."""
    words, found = sentence(), _TWO_AFTER.match(text, end)
    if found is None:
        return False
    verb, second, third = ((found.group(n) or "").lower() for n in (1, 2, 3))
    if verb in words["does_strong"] - words["bodies"] or is_so(text, end):
        return True
    if verb in ("is", "was", "were") and second in words["done_to_people"]:
        return True
    if verb == "needs" and second in words["needed"]:
        return True
    if verb in ("went", "goes", "came", "comes", "got", "is", "was") and second == "home":
        return True
    if verb in ("has", "had", "needs") and second in words["articles"]:
        return third in _belongings()
    named = thing and here not in _times() | _subjects() | places()
    if named and verb in words["does"] - _ALSO_OF_THINGS:
        return True
    return (_HELD if thing else _PRESENT).match(text, end) is not None


def _begins(text: str, end: int, here: str, following: str, *, owns: bool) -> bool:
    """Whether a word that begins a sentence, and is no thing, is a name."""
    if owns or not following:
        return True
    verb = following.lower()
    found = _TWO_AFTER.match(text, end)
    second = (found.group(2) or "").lower() if found else ""
    third = (found.group(3) or "").lower() if found else ""
    if (second, third) == ("the", "meaning"):
        return False
    if verb in _ADVERBS:
        verb = second
    if verb == "to":
        return second in ("be", "have")
    if verb == "and":
        return _JOINED.search(text, end, end + 40) is not None
    if verb in sentence()["verbs"] or verb.endswith("n't"):
        return True
    if here in _MODALS and verb.endswith("s"):
        return not _asks(text, end) and verb in sentence()["does"]
    if verb.endswith("ed") and verb not in _NO_PAST:
        return not _asks(text, end)
    return verb in sentence()["does"] - _first_forms()


def _asks(text: str, end: int) -> bool:
    stop = re.search(r"[.!?\n]", text[end:])
    return stop is not None and stop.group() == "?"


def _is_within(text: str, head: str, here: str, written: str, following: str) -> bool:
    """Whether a word with a capital inside a sentence is a name, and no month, place or thing."""
    words = sentence()
    found = _BEFORE.search(head)
    before = found.group(1).lower() if found else ""
    several = written.lower().endswith(("s", "s'")) and here not in places()
    if before in words["articles"] | words["owners"] or _is_titled(head):
        return several or following.lower() in words["kinsfolk"]
    if here in _times():
        return before not in words["before_time"] and not before.isdigit() and not (
            following.isdigit() or following.lower() in _times()
        )
    if here in _subjects():
        return before in words["to_strong"] or before in words["with_people"]
    if here in places():
        listed = _LISTED.search(head)
        if listed is not None and listed.group(1).lower() in places():
            return False
        return before not in words["before_place"] and bool(before)
    return True


def _is_titled(head: str) -> bool:
    """Whether it ends what is called so: the Union Jack, the Sentencing Bill, Old Bill."""
    found = re.search(r"(?:\b(?i:the|a|an) (?:[A-Z][\w'-]* )+|\b(?i:union|old|river|project) )$", head)
    if found is None:
        return False
    run = [fold(each) for each in found.group().split()[1:]]
    return not any(each in given_names() - also_words() for each in run)


@cache
def _things() -> frozenset[str]:
    """Everyday words that begin a sentence without an article: faith, art, summer."""
    return sentence()["things"] | _times() | _subjects()


@cache
def _times() -> frozenset[str]:
    return sentence()["times"]


@cache
def _subjects() -> frozenset[str]:
    return frozenset({"art", "drama", "music"})


@cache
def _belongings() -> frozenset[str]:
    return sentence()["has"] | sentence()["belongings"]


@cache
def _first_forms() -> frozenset[str]:
    """Of what people do, the forms that may follow "will" as well."""
    return frozenset({"will", "would", "can", "could", "should", "must", "may", "might", "hit"})
