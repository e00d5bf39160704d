"""What one sentence of an explanation does: forbids, asks for, tells the end of some hours."""

import re

from generator.easyread.witness._amounts import counts, in_digits
from generator.easyread.witness._explanation import Line
from generator.easyread.witness._meaning import numbers
from generator.easyread.witness._moments import moments_of_text
from generator.easyread.witness._official import Clause
from generator.easyread.witness._tables import pattern

__all__ = [
    "DENIED_MUST",
    "DOES",
    "asks_for",
    "bars",
    "forbids",
    "is_count",
    "only_ends",
    "says_not",
]

DENIED_MUST = pattern("rules-denied-must")
DOES = pattern("rules-does")
_GOES_OUT = pattern("rules-goes-out")
_LEAVE = re.compile(r"\b(?:leave|go out of)\b", re.IGNORECASE)
_STAYS = re.compile(
    r"\b(?:be|stay|remain|keep)\b[^.]*\b(?:in|inside|indoors|home|at)\b", re.IGNORECASE
)


def bars(line: Line) -> bool:
    """Whether a sentence forbids, or stands under what must not be done and asks for nothing."""
    is_under = line.listed == "must_not" and line.kind == "must"
    return forbids(line) or (is_under and not DOES.match(line.text))


def forbids(line: Line) -> bool:
    """Whether a sentence says not to do something."""
    return line.kind == "must_not"


def says_not(line: Line, clause: Clause) -> bool:
    """Whether a sentence says a ban; "be indoors" says not to leave."""
    if bars(line):
        return True
    is_home = line.kind == "must" and bool(_STAYS.search(line.text))
    return is_home and bool(_LEAVE.search(clause.core))


def asks_for(line: Line) -> bool:
    """Whether a sentence says to do something, if only by what not to leave out."""
    if line.kind == "must":
        return True
    return line.kind == "must_not" and bool(DENIED_MUST.search(line.text))


def is_count(line: Line, clause: Clause) -> bool:
    """Whether "you can have 1 phone" says "not more than one"."""
    most = counts(clause.core)
    said = numbers(in_digits(line.text))
    return bool({str(one) for one in most} & said) and not most & counts(line.text)


def only_ends(line: Line) -> bool:
    """Whether a sentence says when the hours of a rule are over."""
    if _GOES_OUT.search(line.text):
        return True
    return {role for _, role in moments_of_text(line.text).time_roles} == {"end"}
