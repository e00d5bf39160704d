"""Finds pronouns in a case that do not fit its child."""

import re
from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from generator.case.names.folding import word
from generator.case.names.known import Known
from generator.case.names.lists import given_names, sentence
from generator.case.names.texts import Steps, pointer

__all__ = ["Pronoun", "strange_pronouns"]

_BETWEEN = "\n\n"
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_WORD = re.compile(r"[^\W\d_][\w'-]*")
_HE = frozenset({"he", "him", "his", "himself", "he's", "he'd", "he'll"})
_SHE = frozenset({"she", "her", "hers", "herself", "she's", "she'd", "she'll"})
# What does not fit, by the pronouns recorded: the words, and others to whom they may point.
_STRANGE = {
    "he/him": ((_SHE, "female"),),
    "she/her": ((_HE, "male"),),
    "they/them": ((_HE, "male"), (_SHE, "female")),
}


@dataclass(frozen=True)
class Pronoun:
    """A pronoun that does not fit the child, and the pointers of its places."""

    word: str
    places: tuple[str, ...]


def strange_pronouns(
    case: Mapping[str, Any],
    paths: Sequence[Steps],
    held: Sequence[str],
    ours: Known,
    meant: Collection[str],
) -> tuple[Pronoun, ...]:
    """Pronouns of another kind than the child's, in sentences that speak of the child alone.

    Only a sentence that begins with the child's name and, like the one before it, names
    nobody else counts. Nothing is found where the case records no pronouns. `held` are the
    plain texts of the case, `paths` where they stand.
    """
    child = case.get("child")
    said = child.get("pronouns") if isinstance(child, Mapping) else None
    found: dict[str, list[str]] = {}
    starts = list(accumulate((len(each) + len(_BETWEEN) for each in held), initial=0))
    text = _BETWEEN.join(held)
    for words, others in _STRANGE.get(said, ()) if isinstance(said, str) else ():
        if words & set(meant) or not ours.child:
            continue
        # What may not stand before a name is asked after it: so a search skips to first letters.
        names = (re.escape(name.capitalize()) for name in sorted(ours.child))
        named = "|".join(rf"{name}(?<!\w{name})" for name in names)
        begins = re.compile(rf"(?:{named})\b[^.!?\n]*\b(?:{'|'.join(sorted(words))})\b")
        # All texts in one search: nothing that is looked for goes on after the end of a line.
        for at in sorted({bisect_right(starts, hit.start()) - 1 for hit in begins.finditer(text)}):
            for token in _in_text(held[at], words, sentence()[others], ours):
                found.setdefault(token, []).append(pointer(paths[at]))
    return tuple(
        Pronoun(token, tuple(dict.fromkeys(places))) for token, places in sorted(found.items())
    )


def _in_text(text: str, words: frozenset[str], others: frozenset[str], ours: Known) -> list[str]:
    found: list[str] = []
    clear = True
    for match in _SENTENCE.finditer(text):
        tokens = _WORD.findall(match.group())
        if not tokens:
            continue
        alone = not any(_other(token, number, others, ours) for number, token in enumerate(tokens))
        quoted = '"' in match.group()
        if word(tokens[0]) in ours.child and alone and clear and not quoted:
            found += [token.lower() for token in tokens if token.lower() in words][:1]
        clear = alone
    return found


def _other(token: str, number: int, others: frozenset[str], ours: Known) -> bool:
    """Whether a word may be somebody else."""
    here = word(token)
    if here in ours.child:
        return False
    if here in others or token.lower() in others:
        return True
    named = here in ours.people or here in given_names()
    return token[0].isupper() and (named or number > 0)
