"""What the official words allow: a permission beside a rule, and an exception from it."""

import re
from collections.abc import Iterator

from generator.easyread.witness._explanation import Line
from generator.easyread.witness._lexicon import shared
from generator.easyread.witness._meaning import short
from generator.easyread.witness._moments import moments_of_text
from generator.easyread.witness._official import Clause, clauses, provisos_in
from generator.easyread.witness._phrases import name_words, proper_words
from generator.easyread.witness._record import EASY, WORDS, Difference, Statement
from generator.easyread.witness._tables import pattern

__all__ = ["is_allowed", "is_excepted", "is_permitted", "unsaid"]

_TAIL = pattern("leeway-tail")
_PERMITS = re.compile(
    r"\b(?:you|he|she|they) may\b(?! not\b| only be\b)|(?:^|\band |\bbut )may\b(?! not\b)"
    r"|\b(?P<passive>(?:are|is|be) (?:also )?(?:allowed|permitted))\b(?! by\b)|\bfree to\b"
    r"|\b(?P<wish>(?:if|should) you (?:so )?(?:wish|choose))\b",
    re.IGNORECASE,
)
_WHICH = re.compile(r"\b(?:which|whom?|where|that) $", re.IGNORECASE)
_WITHOUT = re.compile(
    r"\bwithout ((?:(?:an?|one|your|his|her|the (?!prior)|staff)\b|(?-i:[A-Z]))[^.;,]*)",
    re.IGNORECASE,
)
_THERE = re.compile(
    r"\b(?:with|comes?|goes|there|together|brings?|takes?|too|have|has|show|got)\b", re.IGNORECASE
)
_FOR_CHILD = re.compile(r"\b(?:you may|(?:and|but) may|you are free to)\b(?! not\b)", re.I)
_CAN = re.compile(r"\b(?:can|may|able to|get|gets|let|fine|ok|okay|allowed)\b", re.IGNORECASE)
_YES = re.compile(r"\b(?:permission|approv|authoris)", re.IGNORECASE)
_MORE = re.compile(r"\b(?:other|else|more|any\w*|as well|also|too|still)\b", re.IGNORECASE)
_ONLY = re.compile(r"\bonly\b", re.IGNORECASE)


def is_permitted(told: Statement, clause: Clause, line: Line) -> bool:
    """Whether the official words allow what a sentence allows, beside what a clause asks for.

    A sentence that speaks more of the clause than of any permission turns it round.
    """
    near = _nearness(clause.core, line)
    # What waits for a yes is told by other checks.
    tails = [found[0] for found in _TAIL.finditer(clause.text) if not _YES.search(found[0])]
    if any(_nearness(tail, line) > max(near - 1, 1) for tail in tails) or _is_without(
        clause.text, line
    ):
        return True
    parts = _permissions(told.whole)
    if not _MORE.search(line.text):
        parts += _only(told.whole)
    return any(0 < _nearness(part, line) >= near for part in parts)


def is_allowed(told: Statement, line: Line) -> bool:
    """Whether a sentence allows what the official words only forbid without somebody there."""
    if _is_without(told.whole, line):
        return True
    return all(is_permitted(told, clause, line) for clause in clauses(told.whole))


def unsaid(told: Statement) -> Iterator[Difference]:
    """A permission that no sentence gives on."""
    for clause in clauses(told.owed):
        found = _FOR_CHILD.search(clause.text)
        part = clause.text[found.start() :] if found else ""
        if found and not any(_gives(line) and _nearness(part, line) for line in told.lines):
            what = f"Which line says that it is allowed: “{short(part)}”?"
            yield Difference(what, (WORDS, EASY), "/easy_read", sure=False)


def _gives(line: Line) -> bool:
    return line.kind == "may" or line.asks or bool(_CAN.search(line.text))


def _is_without(text: str, line: Line) -> bool:
    """Whether a sentence allows with somebody or something what is forbidden without."""
    return any(
        (shared(found[1], line.text) or proper_words(found[1]) & name_words(line.text))
        and _THERE.search(line.text)
        for found in _WITHOUT.finditer(text)
    )


def _permissions(text: str) -> list[str]:
    """What is allowed: from "you may" on, with all of the clause where a "which" stands before."""
    parts = []
    for clause in clauses(text):
        found = _PERMITS.search(clause.text)
        if found:
            is_whole = (
                _WHICH.search(clause.text[: found.start()]) or found["passive"] or found["wish"]
            )
            parts.append(clause.text if is_whole else _with_opening(clause.text, found.start()))
    return parts


def _only(text: str) -> list[str]:
    """What is asked for or allowed in one way only."""
    return [one.text for one in clauses(text) if not one.forbids and _ONLY.search(one.text)]


def _with_opening(text: str, at: int) -> str:
    """A permission with the words that open its clause: "at weekends you may go"."""
    return text if at < 40 else text[at:]


def _nearness(text: str, line: Line) -> int:
    """How much a text and a sentence speak of the same: words, names, hours and days."""
    one, other = moments_of_text(text), moments_of_text(line.text)
    return (
        len(shared(text, line.text))
        + len(proper_words(text) & name_words(line.text))
        + len(one.times & other.times)
        + len(one.days & other.days)
    )


def is_excepted(line: Line, text: str) -> bool:
    """Whether a sentence speaks of an exception that the official words make."""
    for found in _TAIL.finditer(text):
        if shared(found[0], line.text) or name_words(line.text) & proper_words(found[0]):
            return True
        if any(
            one.plain.search(line.text)
            for _, one in provisos_in(found[0])
            if one.name != "approval"
        ):
            return True
    return False
