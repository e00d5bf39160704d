"""Which official words no line answers: one question for each clause."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.easyread.witness._amounts import without_amounts
from generator.easyread.witness._lexicon import (
    alike,
    ideas,
    is_known,
    is_needless,
    is_vague,
    root,
    roots,
    with_phrases,
    worded,
)
from generator.easyread.witness._meaning import short
from generator.easyread.witness._official import clauses
from generator.easyread.witness._phrases import proper_words
from generator.easyread.witness._record import EASY, WORDS, Difference, Statement
from generator.easyread.witness._tables import pattern

__all__ = ["is_ban_lost", "lost"]

_ITEM = re.compile(r",| or | and |;|:|\(|\)|/")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")
_REASON = re.compile(
    r"\b(?:so that|so as to|in order (?:to|that)|because|since|who (?:is|are|was|were)|towards"
    r"|if (?:they|he|she|there)|for the purposes? of|to (?:prevent|protect|ensure|check|allow))\b",
    re.IGNORECASE,
)
_ASIDE = pattern("coverage-aside")


@dataclass(frozen=True)
class _Said:
    """What easy words speak of: their roots, and the ideas of each."""

    roots: frozenset[str]

    def answers(self, word: str, spent: frozenset[str]) -> bool:
        """Whether a root, or another for the same thing, is said; `spent` ones answer others."""
        wanted = ideas(word)
        return any(
            alike(word, one)
            or (one not in spent and not is_vague(one) and bool(wanted & ideas(one)))
            for one in self.roots
        )


def _said_by(told: Statement) -> _Said:
    """What the sentences and the heading of an explanation speak of."""
    words = " ".join(line.text for line in told.lines)
    return _Said(frozenset(roots(f"{with_phrases(told.easy)}\n{told.heading}\n{words}")))


@lru_cache(maxsize=1024)
def _items(text: str) -> tuple[tuple[str, ...], ...]:
    """The words of meaning of each item of a clause; names, hours and amounts stand apart."""
    named = {root(word) for word in proper_words(text)}
    plain = without_amounts(_POSTCODE.sub("", _ASIDE.sub("", text)))
    held = (
        tuple(one for one in roots(item) if not is_needless(one) and one not in named)
        for item in _ITEM.split(plain)
    )
    return tuple(words for words in held if words)


def lost(told: Statement) -> Iterator[Difference]:
    """A question for each clause that holds words no line answers."""
    said = _said_by(told)
    # A reason may be told in a why.
    with_why = _Said(said.roots | frozenset(roots(told.aside)))
    for clause in clauses(told.owed):
        reason = _REASON.search(clause.text)
        at = reason.start() if reason else len(clause.text)
        missing = _unanswered(clause.text[:at], said)
        missing += _unanswered(clause.text[at:], with_why)
        if missing:
            what = (
                f"Which line says “{short(clause.text.strip())}”? No line speaks of "
                f"{worded(clause.text, missing)}."
            )
            yield Difference(what, (WORDS, EASY), "/easy_read", sure=False)


def is_ban_lost(told: Statement) -> bool:
    """Whether a clause that forbids holds words that no line answers."""
    said = _said_by(told)
    return any(one.forbids and _unanswered(one.text, said) for one in clauses(told.owed))


def _unanswered(text: str, said: _Said) -> list[str]:
    """The roots of a clause that no line answers.

    What answers one item of a list in its own word does not answer another item too.
    """
    items = _items(text)
    own = [
        frozenset(one for one in said.roots if any(alike(word, one) for word in item))
        for item in items
    ]
    missing = []
    for number, item in enumerate(items):
        others = (held for at, held in enumerate(own) if at != number)
        spent = frozenset().union(*others) - own[number]
        open_words = [word for word in item if not said.answers(word, spent)]
        # One word of many that no table knows may be said by the others.
        if len(open_words) > 1 or len(item) < 3 or any(is_known(one) for one in open_words):
            missing += open_words
    return missing
