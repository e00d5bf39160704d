"""What a sentence of an explanation may not say, whichever clause it belongs to."""

import re
from collections.abc import Iterator

from generator.easyread.witness._allowed import is_permitted
from generator.easyread.witness._coverage import is_ban_lost
from generator.easyread.witness._deeds import DOES, is_count
from generator.easyread.witness._explanation import Line
from generator.easyread.witness._lexicon import is_known, own, root, roots, shared
from generator.easyread.witness._loosened import LOOSENED
from generator.easyread.witness._meaning import numbers, stems
from generator.easyread.witness._moments import moments_of_text
from generator.easyread.witness._official import acts_in, clauses
from generator.easyread.witness._phrases import name_words, proper_words
from generator.easyread.witness._record import EASY, WORDS, Difference, Statement
from generator.easyread.witness._tables import pattern

__all__ = ["sentences"]

_LOOSE = re.compile(
    r"\b(?:unless|except|other than|without|save |approv|authoris|permi|if |when|as "
    r"|agreed (?:by|with) )",
    re.I,
)
_DEFIES = re.compile(
    r"\b(?:before|without|until)\b[^.]*\b(?:says? yes|agrees?|asking|permission|telling"
    r"|her yes|his yes)"
    r"|^you can (?:do|follow) (?:what|as)\b|\byou (?:can|may|could) (?:say no|refuse)\b",
    re.IGNORECASE,
)
_AS_A_BAN = pattern("rules-like-a-ban")
_REFUSE = re.compile(r"\b(?:free to|may) (?:refuse|decline|withdraw|say no)", re.IGNORECASE)
_WEAKENS = re.compile(
    r"^(?:please )?try\b|\bif you (?:want to|like|can)(?=[.,]|$)|\bwhen you can(?=[.,]|$)"
    r"|\btoo (?:much|many|often)\b|\b(?:mostly|usually|maybe|now and then|at times)\b"
    r"|(?<!^)\bsometimes\b",
    re.IGNORECASE,
)
_STANDS_FOR = re.compile(
    r"\b(?:him|her|them|it|there|this|that|ones?)\b|\btry to\.?$", re.IGNORECASE
)
# "You must say yes to" asks for a yes of the child's own.
_AGREES = re.compile(r"\byou (?:must|have to|need to) (?:say yes|agree)\b", re.IGNORECASE)


def sentences(told: Statement) -> Iterator[Difference]:
    """A sentence under "must not" forbids, and none allows what nothing allows."""
    is_loose = bool(_LOOSE.search(told.whole))
    # Words that no table knows may be what the only ban stands for: that is asked above.
    bans = [_is_founded(told, line) for line in told.lines if line.kind == "must_not"]
    is_sure = any(bans) or not any(clause.forbids for clause in clauses(told.whole))
    for line in told.lines:
        if line.kind == "may" and _DEFIES.search(line.text) and not _REFUSE.search(told.whole):
            what = f"“{line.text}” allows what has to wait for a yes."
            yield Difference(what, (EASY, WORDS), line.place)
        elif line.kind == "must_not" and is_sure and not _is_founded(told, line):
            what = f"“{line.text}” forbids something, and the official words say nothing of it."
            # A word that the lexicon does not know may say it all the same.
            is_known_word = any(is_known(one) for one in own(line.text))
            # So may a longer one say official words that no other line says.
            is_long = len(line.text.split()) > 5
            is_told = is_known_word and not (is_long and is_ban_lost(told))
            yield Difference(what, (EASY, WORDS), line.place, sure=is_told)
        elif _stands_wrongly(line, told):
            what = f"“{line.text}” stands under what must not be done, and does not say not."
            yield Difference(what, (EASY, WORDS), line.place)
        elif _may_stand_wrongly(line, told):
            what = f"“{line.text}” stands under what must not be done. Does it say not?"
            yield Difference(what, (EASY, WORDS), line.place, sure=False)
        elif _WEAKENS.search(line.text) and not (line.asks or line.tells or line.kind == "may"):
            what = f"“{line.text}” makes the rule weaker than the official words."
            yield Difference(what, (EASY, WORDS), line.place)
        elif (
            not is_loose
            and line.asks
            and not (line.tells or _AGREES.search(line.text))
            and LOOSENED.search(line.text)
        ):
            what = f"“{line.text}” makes an exception, and the official words make none."
            yield Difference(what, (EASY, WORDS), line.place)


def _stands_wrongly(line: Line, told: Statement) -> bool:
    """Whether a sentence under "must not" allows or asks for what the official words forbid."""
    if line.listed != "must_not" or line.kind == "must_not":
        return False
    bans = [clause for clause in clauses(told.whole) if clause.forbids]
    if any(is_count(line, clause) for clause in bans):
        return False
    # "Leave the filter on. Do not turn it off." says first what the official words ask for.
    asked = [clause for clause in clauses(told.whole) if not clause.forbids]
    near = max((len(shared(one.core, line.text)) for one in bans), default=0)
    is_followed = any(
        one.place == line.place and one.kind == "must_not" for one in told.lines if one != line
    )
    if is_followed and any(len(shared(one.core, line.text)) > max(near, 1) for one in asked):
        return False
    if line.kind == "may" and all(
        is_permitted(told, clause, line) for clause in clauses(told.whole)
    ):
        return False
    return line.kind == "may" or bool(DOES.match(line.text))


def _may_stand_wrongly(line: Line, told: Statement) -> bool:
    """Whether a sentence under "must not" begins with a verb that the official words forbid."""
    if line.listed != "must_not" or line.kind != "must" or _AS_A_BAN.search(line.text):
        return False
    first = root(line.text.split()[0].casefold().rstrip(",.:"))
    return any(first in roots(clause.text) for clause in clauses(told.whole) if clause.forbids)


def _is_founded(told: Statement, line: Line) -> bool:
    """Whether the official words speak of what a sentence forbids; "it" may be anything."""
    if _STANDS_FOR.search(line.text) or numbers(told.whole) & numbers(line.text):
        return True
    if moments_of_text(told.whole).times & moments_of_text(line.text).times:
        return True
    if (stems(told.whole) | proper_words(told.whole)) & (stems(line.text) | name_words(line.text)):
        return True
    if not own(line.text) or shared(told.whole, " ".join(own(line.text))):
        return True
    return any(act.plain.search(line.text) for act in acts_in(told.whole))
