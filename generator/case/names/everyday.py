"""Tells whether a word such as Will, May or Grace stands as a child's name where it is.

Asked only of the names of children who are known to be in a panel, so that what is said of people
more than of things is taken for a name.
"""

import re
from collections.abc import Collection

from generator.case.names.beginnings import MODALS, begins_as_name, no_persons
from generator.case.names.folding import fold, word
from generator.case.names.lists import also_words, given_names, places, sentence

__all__ = ["is_pair", "stands_as_name"]

# How far round a word is looked.
_NEAR = 200
_BULLET = re.compile(r"(?:^|\n)\s*(?:[-+•#>]|\d+[.)])*\s*$")
_AFTER = re.compile(r"[ \n]([\w'~]+)")
_RUN = re.compile(r"(?: (?:of )?[A-Z][\w']*)+")
_CAPITAL_BEFORE = re.compile(r"[A-Z][\w']* $")
_WITH_KIN = re.compile(
    r" and (?:him|(?:his|her|their) (?:mum|dad|mother|father|nan|gran|parents|brother|sister|worker"
    r"|carer|carers|solicitor|aunt|uncle|mate|friend|friends|cousin|mates)\b)"
)
_HE_AND = re.compile(r"\b(?:[Hh]e|[Ss]he|him|her|I|[Tt]hey|[Ww]e) and $")
_TO_PERSON = re.compile(
    r"\b(?:apart|away|letters?|calls?|hears?|heard|message|text|visits?|contact|gift|money|card"
    r"|threats?) (?:it )?from $|\b(?:spoken?|speaks?|talk(?:s|ed|ing)?|said|listen(?:s|ed)?|lied"
    r"|wrote|close|next|related|rude|kind|sorry|apologised?|gave (?:it|them)|sold (?:it|them)) to $"
    r"|\b(?:worried|talks?|talked|talking|asks?|asked|told|is|was|spoke|concerns?|upset|knows?"
    r"|angry) about $"
)
_BEFORE = re.compile(r"([\w']+),?[ \n]\W?$")
_LISTED = re.compile(r"([\w']+)(?: and| or|,)[ \n]$")
_PARTNER = re.compile(r"(?: and |, | & | ?[/+] ?| or )([A-Z][\w'-]*)")
_BOTH_BEFORE = re.compile(r"([A-Z][\w']*)(?:'s)?(?: and |, | & | ?[/+] ?| or )$")
_AGED = re.compile(r"(?:, | )?(?:\(1\d\)|aged 1\d|who |whose )|,? 1\d,")


def stands_as_name(text: str, start: int, end: int, partners: Collection[str]) -> bool:
    """Whether the word with a capital from `start` to `end` of a plain text is a name there.

    `partners` are folded names of people who may stand beside it, such as the reader's own.
    """
    written, head = text[start:end], text[max(0, start - _NEAR) : start]
    here, owns = word(written), written.endswith(("'s", "s'"))
    if not owns and (_is_body(text, end) or _is_date(head, text[end : end + 4], here)):
        return False
    if _is_beside(text, head, end, partners) or _AGED.match(text, end):
        return True
    bare = head.rstrip(" \"'(")
    if not bare or bare[-1] in ".!?:;\n|" or _BULLET.search(head):
        return begins_as_name(text, end, here, owns=owns)
    return _is_within(head, written, here, text[end : end + _NEAR])


def is_pair(text: str, start: int, end: int) -> bool:
    """Whether two everyday words side by side are a full name, though they have no capitals."""
    written = text[start:end]
    if all(part[:1].isupper() for part in re.findall(r"\w+", written)):
        return True
    said = _word_at(_BEFORE.search(text[max(0, start - _NEAR) : start]))
    loose = re.search(r"[,.]", written) is not None
    return not loose and said not in sentence()["before_verb"] | MODALS


def _is_body(text: str, end: int) -> bool:
    """Whether it goes on as the name of a place or a body: Rose Hill Academy, Grace period."""
    words = sentence()
    run = _RUN.match(text, end)
    named = re.findall(r"\w[\w']*", run.group()) if run else []
    if any(each.lower() in words["bodies"] and not each.isupper() for each in named):
        return True
    following = _AFTER.match(text, end)
    if following is None:
        return False
    capital = following.group(1)[:1].isupper()
    bodies = words["bodies"] if capital else words["bodies"] - words["also_verbs"]
    return following.group(1).lower() in bodies


def _is_date(head: str, tail: str, here: str) -> bool:
    return here in sentence()["times"] and bool(
        re.search(r"\d(?:st|nd|rd|th)?(?: of)? $", head) or re.match(r",? \d", tail)
    )


def _is_beside(text: str, head: str, end: int, partners: Collection[str]) -> bool:
    """Whether a person stands beside it: Toby and May, May and Toby, he and May, May and him."""
    if _WITH_KIN.match(text, end) or _HE_AND.search(head):
        return True
    after = _PARTNER.match(text, end)
    if after and fold(after.group(1)).removesuffix("'s") in partners:
        return True
    before = _BOTH_BEFORE.search(head)
    return before is not None and fold(before.group(1)) in partners


def _is_within(head: str, written: str, here: str, tail: str) -> bool:
    """Whether a word with a capital inside a sentence is a name, and no month, place or thing."""
    words = sentence()
    before, following = _word_at(_BEFORE.search(head)), _word_at(_AFTER.match(tail))
    if before in words["articles"] | words["owners"] or _is_titled(head):
        plural = written.lower().endswith(("s", "s'")) and here not in places()
        return plural or following in words["kinsfolk"]
    if here in words["bodies"] and _CAPITAL_BEFORE.search(head):
        return False
    if here not in no_persons() or _TO_PERSON.search(head) or following in words["does_strong"]:
        return True
    beside = _word_at(_LISTED.search(head))
    if here in words["times"]:
        return before not in words["before_time"] and following not in words["times"]
    if here in words["subjects"]:
        listed = (
            before.isdigit() or before in words["before_subject"] or beside in words["subjects"]
        )
        return not listed if here == "art" else before in words["to_strong"]
    return before not in words["before_place"] and bool(before) and beside not in places()


def _word_at(found: re.Match[str] | None) -> str:
    return found.group(1).lower() if found else ""


def _is_titled(head: str) -> bool:
    """Whether it ends what is called so: the Union Jack, the Sentencing Bill, Old Bill."""
    found = re.search(
        r"(?:\b(?i:the|a|an) (?:[A-Z][\w'-]* |and |of )+|\b(?i:union|old|river|project) )$", head
    )
    if found is None:
        return False
    run = [fold(each) for each in found.group().split()[1:]]
    return not any(each in given_names() - also_words() for each in run)
