"""The first witness: official words as clauses, each with what it asks for or forbids."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from generator.easyread.witness._tables import table

__all__ = ["Act", "Clause", "acts_in", "clauses", "provisos", "provisos_in"]

_BREAK = re.compile(
    r"(?<=[.;])\s+|,?\s+and (?=(?:to |also )?(?:notify|obtain|tell|provide|allow|comply|report|give"
    r"|not\b(?! reasonably)|do not|you must|you may|must|do\b|for\b|participate|submit|attend"
    r"|register|disclose|ensure|follow|they|meet|access to install|thereafter))"
    r"|,?\s+and (?=(?:shall|should|is to|are to|at no|from then|never|nowhere)\b)"
    r"|,?\s+(?=(?:nor|never)\b)"
    r"|,?\s+(?:but|although|though) (?=(?:you|he|she|they|may|must|shall)\b)"
    r"|,\s+(?=(?:and )?(?:to|must|allow|you)\b (?!a\b))|;\s*"
    r"|\.\s+(?=[A-Z])",
    re.I,
)
_FORBIDS = re.compile(
    r"^(?:and |also |or )*(?:(?:you|he|she) )?(?:must |may |are |to |do |shall |should )?"
    r"(?:not|never)\b|^(?:you )?(?:must|may|do|are) not\b|^not to\b|^do not\b"
    r"|^(?:and )?(?:nor|never|nowhere|at no (?:other )?time)\b"
    # "The young person must not", "visitors may not".
    r"|^(?:[\w'-]+ ){1,4}(?:must|may|shall|is to|are to) (?:not|never)\b"
    # A ban without a "not".
    r"|^(?:and |also |or |to |you (?:must|shall|are (?:required )?to|will) |must |shall )*"
    r"(?:(?:stay|keep|remain) (?:away from|out of|off)|refrain from|abstain from|avoid|cease|desist"
    r"|(?:have |make )?no contact"
    r"|(?:keep|observe|maintain) (?:\S+ ){1,6}(?:distance|metres|miles|yards|away) from"
    r"|(?:be|are|you are) (?:prohibited|barred|banned|forbidden) from)\b",
    re.I,
)
_LOOSENS = re.compile(
    r",?\s*\b(?:unless|except|save (?:for|through|with|to|when|that|an?|one|your|the)|without the"
    r"|other than (?:when|as|those|in|on|at|for|with|to|by)|or other than)\b",
    re.I,
)


@dataclass(frozen=True)
class Act:
    """Something that can be asked for or forbidden, with its patterns.

    What is strict is said in words that the tables know: other words bend its meaning too easily.
    Easy words that are `near` may say it all the same; what is unsure is only asked.
    """

    name: str
    official: re.Pattern[str]
    plain: re.Pattern[str]
    strict: bool = False
    unsure: bool = False
    near: re.Pattern[str] | None = None


@dataclass(frozen=True)
class Clause:
    """A part of the official words that asks for one thing, or forbids it.

    `core` is what stands before an unless or without; `start` is where the clause begins.
    `acts` are those that the core speaks of.
    """

    text: str
    core: str
    forbids: bool
    loosened: bool
    start: int
    acts: tuple[Act, ...] = ()


@cache
def acts() -> tuple[Act, ...]:
    """Every act that the tables know."""
    return tuple(_compiled(name, entry) for name, entry in table("acts")["act"].items())


@cache
def provisos() -> tuple[tuple[str, Act], ...]:
    """What loosens or tightens a rule: how to speak of it, and its patterns."""
    held = table("provisos")["proviso"]
    return tuple((entry["title"], _compiled(name, entry)) for name, entry in held.items())


def _compiled(name: str, entry: Mapping[str, Any]) -> Act:
    official, plain = (re.compile(entry[of], re.IGNORECASE) for of in ("official", "plain"))
    near = re.compile(entry["near"], re.IGNORECASE) if "near" in entry else None
    strict, unsure = entry.get("strict", False), entry.get("unsure", False)
    return Act(name, official, plain, strict, unsure, near)


def _begun(text: str, end: int) -> tuple[Act, ...]:
    """The acts that a text first speaks of before a place."""
    found = ((act, act.official.search(text)) for act in acts())
    return tuple(act for act, match in found if match is not None and match.start() < end)


# Official words are the same in case after case.
@lru_cache(maxsize=1024)
def acts_in(text: str) -> tuple[Act, ...]:
    """The acts that official words speak of."""
    return tuple(act for act in acts() if act.official.search(text))


@lru_cache(maxsize=1024)
def provisos_in(text: str) -> tuple[tuple[str, Act], ...]:
    """The provisos that official words hold, each with how to speak of it."""
    return tuple((title, one) for title, one in provisos() if one.official.search(text))


@lru_cache(maxsize=1024)
def clauses(text: str) -> tuple[Clause, ...]:
    """The clauses of official words, in order."""
    found, at = [], 0
    for cut in [*_BREAK.finditer(text), None]:
        end = cut.start() if cut else len(text)
        part = text[at:end].strip(" .,;")
        if part:
            loosened = _LOOSENS.search(part)
            core = part[: loosened.start()] if loosened and loosened.start() > 0 else part
            asked = _begun(part, len(core))
            found.append(Clause(part, core, bool(_FORBIDS.match(part)), bool(loosened), at, asked))
        at = cut.end() if cut else end
    return tuple(found)
