"""What is asked for, forbidden and allowed, in the official words and in the easy ones."""

import re
from collections.abc import Iterator
from dataclasses import replace

from generator.easyread.witness._allowed import is_permitted
from generator.easyread.witness._amounts import amounts
from generator.easyread.witness._approval import is_told, may_grant
from generator.easyread.witness._deeds import (
    DENIED_MUST,
    asks_for,
    bars,
    forbids,
    is_count,
    only_ends,
    says_not,
)
from generator.easyread.witness._explanation import Line
from generator.easyread.witness._lexicon import ideas, own, root, roots, shared
from generator.easyread.witness._lines import sentences
from generator.easyread.witness._loosened import loosened
from generator.easyread.witness._meaning import short, stems
from generator.easyread.witness._moments import moments_of_text
from generator.easyread.witness._official import Act, Clause, clauses, provisos_in
from generator.easyread.witness._phrases import name_words, phrases, proper_words
from generator.easyread.witness._record import EASY, WORDS, Difference, Statement
from generator.easyread.witness._tables import pattern
from generator.easyread.witness._unsure import may_say

__all__ = ["rules"]

_TWO = (WORDS, EASY)
# What a rule is for goes on to its end, and belongs to the reasons.
_PURPOSE = re.compile(r"\bwhich (?:is|are) to\b[^.]*$", re.IGNORECASE)
_MEANS = re.compile(r"^(?:this|it) (?:also )?(?:includes|means)\b", re.IGNORECASE)
_TELLS = re.compile(r"\b(?:tell|notify|inform|details)\b", re.IGNORECASE)
_NO_TELLING = re.compile(
    r"(?:^|\bso |[?,] )(?:do not|don't|never) (?:tell|text)\b|\bto yourself\b|\bsecret\b",
    re.IGNORECASE,
)
_AVOIDS = re.compile(r"\b(?:away|look at|instead|other way|another way)\b", re.IGNORECASE)
_EXPLAINS = re.compile(
    r"^(?:this|that|these|it|the|your|there|a|an|so (?:is|are))\b", re.IGNORECASE
)
_LIKE_A_BAN = pattern("rules-like-a-ban")
# What may set a limit without forbidding.
_LIMITS = pattern("rules-limits")
_FORBIDDEN = re.compile(r"\b(?:do not|don't|never|must not|cannot|can't) (\w+)", re.IGNORECASE)
# "Only to see your brother at the centre" allows it there.
_ONLY = re.compile(r"(?:and )?only\b", re.IGNORECASE)
_EXEMPTS = re.compile(r"(?:this|it|that) (?:condition )?does not apply\b", re.IGNORECASE)
_MOST = re.compile(r"\b(?:the most|at most|no more than|maximum|the limit)\b", re.IGNORECASE)
_NEGATED = re.compile(
    r"\b(?:nobody|never|no (?:one|other)|nowhere|none|nothing|provided)\b", re.IGNORECASE
)
_PERMITS = re.compile(r"\b(?:permission|approv|authoris|agree)", re.IGNORECASE)
_MAKES_EXCEPTION = re.compile(r"\b(?:count|apply|matter)\b", re.IGNORECASE)


def rules(told: Statement) -> Iterator[Difference]:
    """Every modal verb, exception and permission of the official words is answered."""
    if not told.lines:
        what = "The official words say what to do or not to do, and the easy words only a heading."
        yield Difference(what, _TWO, "/easy_read")
        return
    held = clauses(told.owed)
    nothing_forbidden = not any(clause.forbids for clause in clauses(told.whole))
    for clause in held:
        yield from _clause(told, clause, nothing_forbidden)
    for title, proviso in provisos_in(told.owed):
        if not _answered(told, title, proviso):
            words = " ".join(found[0] for found in proviso.official.finditer(told.owed))
            is_sure = proviso.strict or not shared(words, told.easy)
            if proviso.name == "approval":
                is_sure = not may_grant(told)
            elif proviso.near:
                is_sure = not proviso.near.search(told.easy)
            elif proviso.unsure or may_say(told):
                is_sure = False
            what = f"The official words say {title}, and the easy words do not."
            yield Difference(what, _TWO, "/easy_read", sure=is_sure)
    yield from loosened(told)
    yield from sentences(told)


def _answered(told: Statement, title: str, proviso: Act) -> bool:
    lines = (line for line in told.lines if proviso.plain.search(line.text))
    if proviso.name == "all-the-time" and any(_bans_always(line, told) for line in told.lines):
        return True
    if proviso.name == "approval":
        return is_told(told, proviso)
    return any(True for _ in lines)


def _clause(told: Statement, clause: Clause, nothing_forbidden: bool) -> Iterator[Difference]:
    if _EXEMPTS.match(clause.text):
        return
    if not clause.forbids:
        yield from _choices(told, clause)
    for act in clause.acts:
        yield from _act(told, clause, act, nothing_forbidden)
    if not clause.acts:
        yield from _bespoke(told, clause)


def _choices(told: Statement, clause: Clause) -> Iterator[Difference]:
    """A time at which something has to be done is no choice."""
    asked = moments_of_text(clause.core)
    if _ONLY.match(clause.text):
        return
    for line in told.lines:
        if line.kind != "may" or line.asks or only_ends(line):
            continue
        said = moments_of_text(line.text)
        ends = {at for at, role in said.time_roles if role == "end"}
        if asked.times & (said.times - ends):
            yield from _turned(told, clause, line)


def _bans_always(line: Line, told: Statement) -> bool:
    """Whether a ban that says no time answers a ban "at any time"."""
    bans = [clause for clause in clauses(told.owed) if "at any time" in clause.text.casefold()]
    return bool(bans) and all(clause.forbids for clause in bans) and forbids(line)


def _act(
    told: Statement, clause: Clause, act: Act, nothing_forbidden: bool
) -> Iterator[Difference]:
    said = clause.core.strip()
    lines = [line for line in told.lines if act.plain.search(line.text)]
    if clause.forbids:
        if not any(says_not(line, clause) for line in lines):
            yield from _unsaid(told, clause, lines, act)
        named = proper_words(clause.core)
        for line in lines:
            # Beside a right sentence, only leave or the same name makes another one wrong.
            if not (_allows(line, clause) and _same_matter(line, clause)):
                continue
            if line.kind == "may":
                yield from _turned(told, clause, line)
            elif named:
                what = f"Does “{line.text}” keep to “{short(said)}”?"
                yield Difference(what, _TWO, line.place, sure=False)
        return
    if not any(asks_for(line) for line in lines):
        yield from _unsaid(told, clause, lines, act)
    for line in lines:
        is_choice = line.kind == "may" and not line.asks
        is_denial = nothing_forbidden and line.kind == "must_not"
        if (
            (is_choice and _same_matter(line, clause) and not _ONLY.match(clause.text))
            or (is_denial and _is_denial(line, clause))
            or _denies(line, clause)
        ):
            yield from _turned(told, clause, line)


def _denies(line: Line, clause: Clause) -> bool:
    """Whether a sentence forbids what the clause asks for."""
    # "This includes" goes on with what was forbidden.
    # "With nobody" and "no other" forbid beside what the clause asks for.
    if line.kind != "must_not" or _MEANS.match(clause.text) or _NEGATED.search(clause.text):
        return False
    # "Two hours is the most" sets the limit of the clause.
    if _MOST.search(line.text) and amounts(clause.text) & amounts(line.text):
        return False
    # "Do not tell Joanna before you travel" has a before, and forbids the telling all the same.
    if _TELLS.search(clause.core) and _NO_TELLING.search(line.text):
        return True
    return _is_denial(line, clause) and _shared(line, clause) > 1


def _is_denial(line: Line, clause: Clause) -> bool:
    """Whether what a sentence forbids is what the clause asks for: "do not tell", no "ignore"."""
    if DENIED_MUST.search(line.text):
        return False
    verb = _FORBIDDEN.search(line.text)
    if not verb:
        return True
    return bool(
        frozenset().union(*(ideas(one) for one in roots(clause.text)))
        & ideas(root(verb[1].casefold()))
    )


def _shared(line: Line, clause: Clause) -> int:
    """How many words of meaning a sentence and a clause share."""
    words = stems(clause.core) | proper_words(clause.core)
    return len(words & (stems(line.text) | name_words(line.text)))


def _allows(line: Line, clause: Clause) -> bool:
    if (
        is_count(line, clause)
        or bars(line)
        or line.asks
        or line.tells
        or _AVOIDS.search(line.text)
        or _MAKES_EXCEPTION.search(line.text)
    ):
        return False
    return line.kind == "may" or (line.kind == "must" and not _EXPLAINS.match(line.text))


def _same_matter(line: Line, clause: Clause) -> bool:
    """Whether a sentence speaks of what a clause speaks of, and of no other end of its hours."""
    if only_ends(line):
        return False
    named = [phrase.words for phrase in phrases(clause.core) if not phrase.spare]
    if named:
        said = name_words(line.text)
        return any(words <= said for words in named)
    return bool(stems(clause.core) & stems(line.text))


def _unsaid(
    told: Statement, clause: Clause, lines: list[Line], act: Act | None = None
) -> Iterator[Difference]:
    """A duty or a ban that no sentence says in words that a table knows."""
    said = clause.core.strip()
    # To do as one is told is apart from what else the clause asks for.
    is_apart = act is not None and act.name == "requirements"
    if act and act.strict and not lines:
        yield _lost(told, clause)
        return
    # "You can go if Joanna says yes" answers "get permission", and no other duty.
    is_bound = clause.forbids or _PERMITS.search(clause.text)
    allowing = [
        line
        for line in lines
        if line.kind == "may" and not (is_bound and line.asks) and not is_count(line, clause)
    ]
    if any(not (only_ends(line) or _AVOIDS.search(line.text)) for line in allowing):
        if not _ONLY.match(clause.text):
            yield from _turned(told, clause, allowing[0])
        return
    near = [line for line in told.lines if shared(clause.text, line.text)]
    if near and _ONLY.match(clause.text):
        return
    if clause.forbids and any(says_not(line, clause) or is_count(line, clause) for line in near):
        return
    answers = bars if clause.forbids else asks_for
    if any(answers(line) for line in told.lines if line in near or not own(line.text)):
        if is_apart:
            yield Difference(f"Which line says “{short(said)}”?", _TWO, "/easy_read", sure=False)
        return
    if (
        clause.forbids
        and not any(bars(line) or _LIKE_A_BAN.search(line.text) for line in told.lines)
    ) or not near:
        yield _lost(told, clause)
    else:
        yield Difference(f"Which line says “{short(said)}”?", _TWO, "/easy_read", sure=False)


def _lost(told: Statement, clause: Clause) -> Difference:
    """That no sentence says a clause: only asked where one may say it in words of its own."""
    said = short(clause.core.strip())
    if may_say(told, is_ban=clause.forbids) or (
        clause.forbids and any(_LIMITS.search(one.text) for one in told.lines)
    ):
        return Difference(f"Which line says “{said}”?", _TWO, "/easy_read", sure=False)
    what = f"The official words say “{said}”, and no easy sentence says it."
    return Difference(what, _TWO, "/easy_read")


def _turned(told: Statement, clause: Clause, line: Line) -> Iterator[Difference]:
    """That a sentence turns a clause round, if no official word allows what it allows."""
    if line.kind == "may" and is_permitted(told, clause, line):
        return
    said = short(clause.core.strip())
    what = f"The official words say “{said}”; the easy words “{line.text}” turn it round."
    yield Difference(what, _TWO, line.place)


def _bespoke(told: Statement, clause: Clause) -> Iterator[Difference]:
    """A clause that no table knows is held against the easy words by its own words."""
    words = stems(clause.core) | proper_words(clause.core)
    if not words:
        return
    near = [line for line in told.lines if words & (stems(line.text) | name_words(line.text))]
    fitting = [
        line
        for line in told.lines
        if (says_not(line, clause) if clause.forbids else asks_for(line))
    ]
    for line in near:
        if clause.forbids:
            is_wrong = _allows(line, clause) and not any(one in fitting for one in near)
        else:
            is_choice = line.kind == "may" and not line.asks and not _EXPLAINS.match(line.text)
            is_choice = is_choice and not _ONLY.match(clause.text)
            is_wrong = _denies(line, clause) or (is_choice and _shared(line, clause) > 1)
        if is_wrong:
            # Beside a line that says the clause, it may be of something else.
            is_said = any(
                one in fitting and _shared(one, clause) >= _shared(line, clause) for one in near
            )
            for one in _turned(told, clause, line):
                yield replace(one, sure=one.sure and not is_said)
    if not fitting and not _MEANS.match(clause.text):
        yield from _unsaid(told, clause, near)
