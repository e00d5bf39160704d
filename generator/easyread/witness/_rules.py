"""What is asked for, forbidden and allowed, in the official words and in the easy ones."""

import re
from collections.abc import Iterator

from generator.easyread.witness._explanation import Line
from generator.easyread.witness._loosened import LOOSENED, loosened
from generator.easyread.witness._meaning import numbers, short, stems
from generator.easyread.witness._moments import moments_of_text
from generator.easyread.witness._official import Act, Clause, acts_in, clauses, provisos_in
from generator.easyread.witness._phrases import name_words, phrases, proper_words
from generator.easyread.witness._record import EASY, WORDS, Difference, Statement

__all__ = ["rules"]

_TWO = (WORDS, EASY)
# A must said by what must not be done: "do not leave before", "do not miss".
_DENIED_MUST = re.compile(
    r"\b(?:before|until|without|unless|out|off|leave|miss|skip|forget|stop|else|late|yet"
    r"|any other|not (?:agreed|said yes))\b",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    r"\b(?:unless|except|other than|without|save |approv|authoris|permi|if |when|as "
    r"|agreed (?:by|with) )",
    re.I,
)
_WAITS = re.compile(
    r"\b(?:before|first|until|wait|unless|without|if you (?:want|need)|says?)\b", re.I
)
_DEFIES = re.compile(
    r"\b(?:before|without|until)\b[^.]*\b(?:says? yes|agrees?|asking|permission|telling"
    r"|her yes|his yes)"
    r"|^you can (?:do|follow) (?:what|as)\b|\byou (?:can|may|could) (?:say no|refuse)\b",
    re.IGNORECASE,
)
# What a rule is for goes on to its end, and belongs to the reasons.
_PURPOSE = re.compile(r"\bwhich (?:is|are) to\b[^.]*$", re.IGNORECASE)
_WEAKENS = re.compile(
    r"^(?:please )?try\b|\bif you (?:want to|like|can)\b|\bwhen you can\b"
    r"|\btoo (?:much|many|often)\b|\b(?:mostly|usually|maybe|now and then|at times)\b"
    r"|(?<!^)\bsometimes\b",
    re.IGNORECASE,
)
_STANDS_FOR = re.compile(
    r"\b(?:him|her|them|it|there|this|that|ones?)\b|\btry to\.?$", re.IGNORECASE
)
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
_NO_ASKING = re.compile(r"\b(?:do not|don't|never) ask\b", re.IGNORECASE)


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
            yield Difference(
                f"The official words say {title}, and the easy words do not.", _TWO, "/easy_read"
            )
    yield from loosened(told)
    yield from _lines(told)


def _answered(told: Statement, title: str, proviso: Act) -> bool:
    lines = (line for line in told.lines if proviso.plain.search(line.text))
    if proviso.name == "all-the-time" and any(_bans_always(line, told) for line in told.lines):
        return True
    if proviso.name != "approval":
        return any(True for _ in lines)
    return any(not _NO_ASKING.search(line.text) or _WAITS.search(line.text) for line in lines)


def _clause(told: Statement, clause: Clause, nothing_forbidden: bool) -> Iterator[Difference]:
    if not clause.forbids:
        yield from _choices(told, clause)
    for act in clause.acts:
        lines = [line for line in told.lines if act.plain.search(line.text)]
        others = [] if act.strict else _unknown(told)
        yield from _act(clause, lines, others, nothing_forbidden)
    if not clause.acts:
        yield from _bespoke(told, clause)


def _choices(told: Statement, clause: Clause) -> Iterator[Difference]:
    """A time at which something has to be done is no choice."""
    asked = moments_of_text(clause.core)
    for line in told.lines:
        if line.kind != "may" or line.asks:
            continue
        said = moments_of_text(line.text)
        ends = {at for at, role in said.time_roles if role == "end"}
        if asked.times & (said.times - ends):
            yield _turned(clause.core.strip(), line)


def _bans_always(line: Line, told: Statement) -> bool:
    """Whether a ban that says no time answers a ban "at any time"."""
    bans = [clause for clause in clauses(told.owed) if "at any time" in clause.text.casefold()]
    return bool(bans) and all(clause.forbids for clause in bans) and _forbids(line)


def _unknown(told: Statement) -> list[Line]:
    """The sentences that speak of no act of the official words: they may say one in other words."""
    held = acts_in(told.whole)
    return [
        line
        for line in told.lines
        if not (line.asks or line.kind == "may" or _EXPLAINS.match(line.text))
        and not any(act.plain.search(line.text) for act in held)
    ]


def _act(
    clause: Clause, lines: list[Line], others: list[Line], nothing_forbidden: bool
) -> Iterator[Difference]:
    said = clause.core.strip()
    if clause.forbids:
        if not any(_forbids(line) for line in lines):
            yield _lost_or_asked(clause, lines, [line for line in others if _forbids(line)])
        named = proper_words(clause.core)
        for line in lines:
            # Beside a right sentence, only leave or the same name makes another one wrong.
            is_wrong = line.kind == "may" or bool(named)
            if is_wrong and _allows(line) and _same_matter(line, clause):
                yield _turned(said, line)
        return
    if not any(_asks_for(line) for line in lines):
        yield _lost_or_asked(clause, lines, [line for line in others if _asks_for(line)])
    for line in lines:
        is_choice = line.kind == "may" and not line.asks
        is_denial = nothing_forbidden and line.kind == "must_not"
        if (
            (is_choice and _same_matter(line, clause))
            or (is_denial and not _DENIED_MUST.search(line.text))
            or _denies(line, clause)
        ):
            yield _turned(said, line)


def _forbids(line: Line) -> bool:
    return line.kind == "must_not"


def _asks_for(line: Line) -> bool:
    if line.kind == "must":
        return True
    return line.kind == "must_not" and bool(_DENIED_MUST.search(line.text))


def _denies(line: Line, clause: Clause) -> bool:
    """Whether a sentence forbids what the clause asks for."""
    # "This includes" goes on with what was forbidden.
    if line.kind != "must_not" or _MEANS.match(clause.text):
        return False
    # "Do not tell Joanna before you travel" has a before, and forbids the telling all the same.
    if _TELLS.search(clause.core) and _NO_TELLING.search(line.text):
        return True
    return not _DENIED_MUST.search(line.text) and _shared(line, clause) > 1


def _shared(line: Line, clause: Clause) -> int:
    """How many words of meaning a sentence and a clause share."""
    words = stems(clause.core) | proper_words(clause.core)
    return len(words & (stems(line.text) | name_words(line.text)))


def _allows(line: Line) -> bool:
    if line.asks or line.tells or _AVOIDS.search(line.text):
        return False
    return line.kind == "may" or (line.kind == "must" and not _EXPLAINS.match(line.text))


def _same_matter(line: Line, clause: Clause) -> bool:
    """Whether a sentence speaks of what a clause speaks of, and of no other end of its hours."""
    if _only_ends(line):
        return False
    named = [phrase.words for phrase in phrases(clause.core) if not phrase.spare]
    if named:
        said = name_words(line.text)
        return any(words <= said for words in named)
    return bool(stems(clause.core) & stems(line.text))


def _only_ends(line: Line) -> bool:
    """Whether a sentence says when the hours of a rule are over."""
    return {role for _, role in moments_of_text(line.text).time_roles} == {"end"}


def _lost_or_asked(clause: Clause, lines: list[Line], others: list[Line]) -> Difference:
    """What no sentence says in words that a table knows, another one may say in its own."""
    said = clause.core.strip()
    if not others or any(line.kind == "may" and not _only_ends(line) for line in lines):
        return _lost(said, lines)
    what = f"Does “{others[0].text}” say all of “{short(said)}”? No table knows these words."
    return Difference(what, _TWO, others[0].place, sure=False)


def _lost(said: str, lines: list[Line]) -> Difference:
    if lines:
        return _turned(said, lines[0])
    what = f"The official words say “{short(said)}”, and no easy sentence says it."
    return Difference(what, _TWO, "/easy_read")


def _turned(said: str, line: Line) -> Difference:
    what = f"The official words say “{short(said)}”; the easy words “{line.text}” turn it round."
    return Difference(what, _TWO, line.place)


def _bespoke(told: Statement, clause: Clause) -> Iterator[Difference]:
    """A clause that no table knows is held against the easy words by its own words."""
    own = stems(clause.core) | proper_words(clause.core)
    if not own:
        return
    near = [line for line in told.lines if own & (stems(line.text) | name_words(line.text))]
    fitting = [
        line for line in told.lines if (_forbids(line) if clause.forbids else _asks_for(line))
    ]
    said = clause.core.strip()
    for line in near:
        if clause.forbids:
            is_wrong = _allows(line) and not any(one in fitting for one in near)
        else:
            is_choice = line.kind == "may" and not line.asks and not _EXPLAINS.match(line.text)
            is_wrong = _denies(line, clause) or (is_choice and _shared(line, clause) > 1)
        if is_wrong:
            yield _turned(said, line)
    if not fitting and not _MEANS.match(clause.text):
        yield _lost(said, near)
    elif not near and not _PURPOSE.search(told.owed[: clause.start]):
        what = f"Do the easy words say all of “{short(said)}”? No table knows these words."
        yield Difference(what, _TWO, "/easy_read", sure=False)


def _lines(told: Statement) -> Iterator[Difference]:
    """A sentence under "must not" forbids, and none allows what nothing allows."""
    is_loose = bool(_LOOSE.search(told.whole))
    # Words that no table knows may be what the only ban stands for: that is asked above.
    bans = [_is_founded(told, line) for line in told.lines if line.kind == "must_not"]
    is_sure = any(bans) or not any(clause.forbids for clause in clauses(told.whole))
    for line in told.lines:
        if line.kind == "may" and _DEFIES.search(line.text):
            what = f"“{line.text}” allows what has to wait for a yes."
            yield Difference(what, (EASY, WORDS), line.place)
        elif line.kind == "must_not" and is_sure and not _is_founded(told, line):
            what = f"“{line.text}” forbids something, and the official words say nothing of it."
            yield Difference(what, (EASY, WORDS), line.place)
        elif _stands_wrongly(line):
            what = f"“{line.text}” stands under what must not be done, and does not say not."
            yield Difference(what, (EASY, WORDS), line.place)
        elif _WEAKENS.search(line.text) and not (line.asks or line.tells or line.kind == "may"):
            what = f"“{line.text}” makes the rule weaker than the official words."
            yield Difference(what, (EASY, WORDS), line.place)
        elif not is_loose and line.asks and not line.tells and LOOSENED.search(line.text):
            what = f"“{line.text}” makes an exception, and the official words make none."
            yield Difference(what, (EASY, WORDS), line.place)


def _stands_wrongly(line: Line) -> bool:
    """Whether a sentence under "must not" says what to do; it may explain a ban."""
    is_rule = line.kind == "may" or not _EXPLAINS.match(line.text)
    return line.listed == "must_not" and line.kind != "must_not" and is_rule


def _is_founded(told: Statement, line: Line) -> bool:
    """Whether the official words speak of what a sentence forbids; "it" may be anything."""
    if _STANDS_FOR.search(line.text) or numbers(told.whole) & numbers(line.text):
        return True
    if moments_of_text(told.whole).times & moments_of_text(line.text).times:
        return True
    if (stems(told.whole) | proper_words(told.whole)) & (stems(line.text) | name_words(line.text)):
        return True
    return any(act.plain.search(line.text) for act in acts_in(told.whole))
