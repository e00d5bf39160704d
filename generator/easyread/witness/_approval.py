"""Who says yes: whether a permission is told, and whose it is."""

import re
from collections.abc import Iterator

from generator.easyread.witness._explanation import Line
from generator.easyread.witness._lexicon import shared
from generator.easyread.witness._meaning import short
from generator.easyread.witness._moments import strings
from generator.easyread.witness._official import Act, clauses
from generator.easyread.witness._phrases import name_words, proper_words
from generator.easyread.witness._record import EASY, WORDS, Difference, Statement
from generator.easyread.witness._tables import pattern

__all__ = [
    "WHICH",
    "askers",
    "both",
    "grants",
    "is_told",
    "late",
    "may_grant",
    "unnamed",
    "yes_added",
]

_GRANTS = pattern("approval-grants")
_NO_ASKING = pattern("approval-no-asking")
_WAITS = re.compile(
    r"\b(?:before|first|until|wait|unless|without (?:a|her|his)|if you (?:want|need)|says?)\b", re.I
)
WHICH = pattern("approval-which")
_APPROVED = re.compile(r"\bapproved (?!by\b)\w+", re.IGNORECASE)
_APPROVAL = re.compile(r"\b(?:approv|permission|permit|authoris|agree)", re.IGNORECASE)
_TO_OFFICER = re.compile(r"supervis", re.IGNORECASE)
_NAMED = pattern("approval-named")
_BY_FAMILY = pattern("approval-by-family")
_TO_FAMILY = pattern("approval-to-family")
_TWO_AGREE = re.compile(r"\bof your supervising officer and (?!/)([^.;,]*)")
_A_YES = pattern("approval-a-yes")
_OWN_YES = re.compile(
    r"\byou (?:must|have to|need to|should) (?:say yes|agree)\b|^(?:say yes|agree)\b", re.I
)
_COMMANDS = pattern("approval-commands")
_DECIDES = pattern("approval-decides")
_TELLS_OFFICER = pattern("approval-tells-officer")
_STANDS_FOR = re.compile(r"\b(?:she|her|he|him|they|them|worker|officer)\b", re.IGNORECASE)
_LATE = pattern("approval-late")
_THEN_ASKS = pattern("approval-then-asks")
_YES_AHEAD = re.compile(r"\b(?:prior|in advance|permission|approv|authoris)", re.IGNORECASE)
# "After that you can" is of the next weeks, where the official words tell of several.
_STAGES = re.compile(r"\b(?:thereafter|afterwards|then|after|following)\b", re.IGNORECASE)
_AFTER_THAT = re.compile(r"^(?:after (?:that|this)|then|later)\b", re.IGNORECASE)
_FIRST = re.compile(r"\b(?:before|first|until|wait|beforehand|ahead|in advance|early)\b", re.I)
_SPEAKS = pattern("approval-speaks")
_AHEAD = re.compile(r"\b(?:prior|in advance|before|permission|approv|authoris)", re.IGNORECASE)


def is_told(told: Statement, approval: Act) -> bool:
    """Whether a sentence says that somebody can give permission."""
    return any(grants(line, approval) for line in told.lines)


def grants(line: Line, approval: Act | None = None) -> bool:
    """Whether a sentence makes something wait for a yes."""
    text = _APPROVED.sub(" ", WHICH.sub(" ", line.text))
    if _NO_ASKING.search(text) and not _WAITS.search(text):
        return False
    return bool(_GRANTS.search(text) or (approval and approval.plain.search(text)))


def may_grant(told: Statement) -> bool:
    """Whether a sentence that asks for nothing speaks of the officer in its own way."""
    for line in told.lines:
        text = _APPROVED.sub(" ", WHICH.sub(" ", line.text))
        if (
            _NO_ASKING.search(text)
            or _COMMANDS.match(text)
            or (line.kind == "must_not" and line.listed != "must_not")
        ):
            continue
        if name_words(text) & told.officer and _DECIDES.search(text):
            return True
    return False


def askers(told: Statement) -> Iterator[Difference]:
    """Who says yes or is told has to be the officer where the official words say so."""
    if not told.officer or not _TO_OFFICER.search(told.whole):
        return
    after = _APPROVAL.search(told.whole)
    allowed = told.officer | proper_words(told.whole[after.start() :] if after else "") | told.known
    # Details may name who else agrees.
    known = name_words(" ".join([told.whole, *strings(told.inputs)])) | {"she", "he", "they", "it"}
    for line in told.lines:
        if line.kind == "must_not" and not line.asks:
            continue
        who = [found[1] for found in _NAMED.finditer(line.text) if name_words(found[1]) - allowed]
        who = [
            one for one in who if one.casefold() not in {"she", "he", "they", "it", "who", "nobody"}
        ]
        is_named = name_words(line.text) & told.officer
        for people in (_BY_FAMILY, _TO_FAMILY):
            who += [
                found[1]
                for found in people.finditer(line.text)
                if found[1].casefold().rstrip("s") not in {one.rstrip("s") for one in known}
                and not (people is _TO_FAMILY and is_named)
            ]
        for one in who[:1]:
            what = (
                f"The easy words name {one} to ask or tell, and the official words the "
                "supervising officer."
            )
            yield Difference(what, (EASY, WORDS), line.place)


def both(told: Statement) -> Iterator[Difference]:
    """Where two have to agree, the yes of one of them is not enough."""
    found = _TWO_AGREE.search(told.whole)
    if not found or not told.officer:
        return
    other = proper_words(found[1])
    for line in told.lines:
        said = name_words(line.text)
        if other & said and told.officer & said and re.search(r"\bor\b", line.text):
            what = f"“{line.text}” says or; the official words ask for “{found[0].strip()}”."
            yield Difference(what, (EASY, WORDS), line.place)


def unnamed(told: Statement) -> Iterator[Difference]:
    """A clause that asks for something to be told to the officer has a line that names them."""
    if not told.officer:
        return
    for clause in clauses(told.owed):
        if clause.forbids or not _TELLS_OFFICER.search(clause.core):
            continue
        near = [line for line in told.lines if shared(clause.text, line.text)]
        if not near:
            continue
        most = max(len(shared(clause.text, line.text)) for line in near)
        best = [line for line in near if len(shared(clause.text, line.text)) >= most - 1]
        if not any(
            name_words(line.text) & told.officer or _STANDS_FOR.search(line.text) for line in best
        ):
            what = f"Which line says that the supervising officer is told: “{short(clause.text)}”?"
            yield Difference(what, (WORDS, EASY), best[0].place, sure=False)


def yes_added(told: Statement) -> Iterator[Difference]:
    """A yes that has to be waited for, where the official words ask for none."""
    if _APPROVAL.search(told.whole) or not told.officer:
        return
    for line in told.lines:
        if _A_YES.search(line.text) and not _OWN_YES.search(line.text):
            what = f"“{line.text}” asks for a yes. Which official words do?"
            yield Difference(what, (EASY, WORDS), line.place, sure=False)


def late(told: Statement) -> Iterator[Difference]:
    """What has to be told or asked before is not told after."""
    if not _AHEAD.search(told.whole):
        return
    is_staged = _STAGES.search(told.whole)
    for line in told.lines:
        text = _AFTER_THAT.sub(" ", line.text) if is_staged else line.text
        is_late = _LATE.search(text) and not _FIRST.search(_LATE.sub(" ", text))
        if _SPEAKS.search(line.text) and (is_late or _THEN_ASKS.search(line.text)):
            what = f"“{line.text}” tells or asks after; the official words say before."
            is_sure = line.kind != "must_not" and bool(_YES_AHEAD.search(told.whole))
            yield Difference(what, (EASY, WORDS), line.place, sure=is_sure)
