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

_WHO = r"(?:(?!You\b|The\b|This\b|It\b|That\b|These\b|If\b|I\b|We\b|Your\b|There\b|When\b|Then\b)(?-i:[A-Z])[\w'-]+|she|he|they|(?:your|the) (?:[\w-]+ )?(?:worker|officer))"
_GRANTS = re.compile(
    rf"\b{_WHO} (?:can|could|may|might|must|has to|have to|needs to|will) (?:first |also |always )?"
    r"(?:say|tell|change|let|give|ok|okay|allow|agree|decide|approve|choose)\b"
    rf"|\b(?:only|if|unless|until|till|once|without|before|after)\b[^.]*\b{_WHO} (?:has |have |had )?"
    r"(?:first |already )?(?:says?|said|tells?|told|lets?|agree[sd]?|ok'?s?|ok'?d|okays|gives?|gave"
    r"|given|does|allows?|allowed|decides?|decided|changes?|changed|picks?|approves?|approved)\b"
    rf"|\b(?:unless|only if) {_WHO}\b|\bonly {_WHO} can\b|\b(?:without|unless) (?:a|her|his|their) yes\b"
    r"|\b(?:go-ahead|say-so|thumbs up|green light|all clear|the nod|a nod)\b"
    rf"|\b{_WHO} says? (?:different|otherwise|no need)|\b(?-i:[A-Z])[\w-]+'s (?:\w+ )?(?:yes|OK|okay|permission|say|approval|word)\b"
    rf"|\b{_WHO} (?:would|might) (?:first )?(?:need to |have to )?(?:agree|say|allow|let|ok)\b"
    rf"|\b(?:see|speak to|talk to|go to|come to) (?-i:[A-Z])[\w-]+\b[^.]*\b(?:first|before|beforehand|ahead)\b"
    rf"|\b(?:need|needs|want|get|got|have|with) {_WHO} to (?:say|agree|ok|allow|let)\b"
    r"|\b(?:run|clear|sort|check|agree|square) (?:it|this|that)?(?: out)? ?(?:with|past|by) ",
    re.IGNORECASE,
)
_NO_ASKING = re.compile(
    r"\b(?:do not|don't|never|no need to|need not|not (?:have|need) to|without) (?:even )?ask(?:ing)?\b"
    r"|\bno need (?:to ask|for a yes)\b|\b(?:do not|don't|never) need (?:a|her|his|their|any) (?:yes|OK|permission)\b"
    r"|\bno (?:yes|OK|permission|asking) (?:is )?(?:needed|required)\b",
    re.IGNORECASE,
)
_WAITS = re.compile(
    r"\b(?:before|first|until|wait|unless|without (?:a|her|his)|if you (?:want|need)|says?)\b", re.I
)
# "The address Joanna agreed" says which address, and gives no permission.
WHICH = re.compile(
    rf"\b(?:the|an?|any|each|every|what|where|how|way) (?:\w+ )?(?:that |which )?{_WHO} "
    r"(?:has |have )?(?:first )?(?:agree\w*|sa(?:id|ys?)|cho\w+|pick\w*|tells?|told|gives?|gave|sets?|ok\w*|approve\w*)\b"
    r"(?: (?:is|are|to|yes)\b[^.]*)?",
    re.IGNORECASE,
)
_APPROVED = re.compile(r"\bapproved (?!by\b)\w+", re.IGNORECASE)
_APPROVAL = re.compile(r"\b(?:approv|permission|permit|authoris|agree)", re.IGNORECASE)
_TO_OFFICER = re.compile(r"supervis", re.IGNORECASE)
_SAYS = (
    r"(?:says? (?:yes|OK|so|you can|it is|it's)|agrees?|allows?|lets? you|gives? (?:a|the|an|her|his)"
    r"|(?:can|may|could|must|has to|have to|needs to|will|would (?:have|need) to)"
    r" (?:first |also )?(?:say|agree|allow|OK|let))"
)
_NAMED = re.compile(rf"\b([A-Z][\w'-]+) {_SAYS}\b")
_PEOPLE = (
    r"(mum|mam|dad|mother|father|parents?|nan|gran|grandad|carer|brother|sister|cousin|aunt\w*|uncle"
    r"|friends?|mates?|teacher|tutor|coach|boss|manager|landlord|neighbour|police|solicitor|doctor"
    r"|girlfriend|boyfriend|partner|family|judge|victim|people)"
)
_BY_FAMILY = re.compile(
    rf"\b(?:your|a|an|the|my|one of your) {_PEOPLE} (?:{_SAYS}|goes|comes|is (?:OK|fine|with)|does|do|think)\b",
    re.I,
)
_TO_FAMILY = re.compile(
    rf"\b(?:tell|ask|text|ring|call|message|let|show|give [^.]*\bto|hand [^.]*\bto) (?:your |a |the )?(?!friends?\b|mates?\b|people\b|family\b|partner\b){_PEOPLE}\b",
    re.I,
)
_TWO_AGREE = re.compile(r"\bof your supervising officer and (?!/)([^.;,]*)")
_A_YES = re.compile(
    r"\b(?:her|his|their|a|[A-Z][\w-]+'s) (?:yes|OK|permission)\b|\bsays? yes\b|\bagrees?\b|\bpermission\b"
)
_OWN_YES = re.compile(
    r"\byou (?:must|have to|need to|should) (?:say yes|agree)\b|^(?:say yes|agree)\b", re.I
)
_COMMANDS = re.compile(
    r"(?:always |then |also )?(?:tell|show|give|let|do|go|keep|be|meet|see|call|ring|text|answer|send|take|hand|follow|live|stay|work|talk to|speak to)\b",
    re.I,
)
_DECIDES = re.compile(
    r"\bonly\b|\bchange|\bfrom [A-Z]|\blast word\b|\bdecid|\bchoos|\bsay\b|\bsays\b|\bword\b|\bdown to\b|\bup to [A-Z]|\bneeds? to\b"
    r"|\bhas to\b|\bmust\b|\bunless\b|\bexcept\b|\bwithout\b|\b(?:can|may|might|could|would)\b|\bif\b|\bdifferent\b|\blet\b"
)
_TELLS_OFFICER = re.compile(
    r"\b(?:tell|inform|notify|report|provide|surrender|disclose|give|hand)\b[^.;]*\bsupervising officer",
    re.I,
)
_STANDS_FOR = re.compile(r"\b(?:she|her|he|him|they|them|worker|officer)\b", re.IGNORECASE)
_LATE = re.compile(
    r"\b(?:after(?:wards?)?|later|next (?:day|time|week)|when (?:you (?:are|get|come) (?:back|home|there)"
    r"|you (?:get|arrive)|it (?:comes|arrives|is done|starts)|you see (?:her|him|them))|once you (?:have|are|get)"
    r"|in your first \w+|at your next \w+|then (?:tell|let|ask|text|say))\b",
    re.IGNORECASE,
)
_THEN_ASKS = re.compile(
    r"^(?:you can )?(?:start|go|do|use|buy|begin|apply|post|travel|book|have)\b[^.]*\b(?:then|and|but) [^.]*"
    r"\b(?:tell|ask|text|let \w+ know|get (?:a|her|his|their|\w+'s) (?:yes|ok))",
    re.IGNORECASE,
)
_FIRST = re.compile(r"\b(?:before|first|until|wait|beforehand|ahead|in advance|early)\b", re.I)
_SPEAKS = re.compile(
    r"\b(?:tell|ask|text|ring|call|let \w+ know|message|speak|talk|see|phone|contact|get (?:a|her|his|their)|yes|OKs?|agrees?)\b",
    re.I,
)
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
    """Whether a sentence that asks for nothing speaks of the officer, or of a yes, in its own way."""
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
        for pattern in (_BY_FAMILY, _TO_FAMILY):
            who += [
                found[1]
                for found in pattern.finditer(line.text)
                if found[1].casefold().rstrip("s") not in {one.rstrip("s") for one in known}
                and not (pattern is _TO_FAMILY and is_named)
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
    for line in told.lines:
        is_late = _LATE.search(line.text) and not _FIRST.search(_LATE.sub(" ", line.text))
        if _SPEAKS.search(line.text) and (is_late or _THEN_ASKS.search(line.text)):
            what = f"“{line.text}” tells or asks after; the official words say before."
            yield Difference(what, (EASY, WORDS), line.place, sure=line.kind != "must_not")
