"""What easy words leave open that the official words do not: choices, leave, narrower rules."""

import re
from collections.abc import Iterator

from generator.easyread.witness._allowed import is_allowed, is_excepted
from generator.easyread.witness._amounts import amounts, counts, in_digits, same
from generator.easyread.witness._approval import WHICH, grants
from generator.easyread.witness._deeds import DENIED_MUST
from generator.easyread.witness._explanation import Line
from generator.easyread.witness._lexicon import own, root, roots, shared
from generator.easyread.witness._meaning import numbers
from generator.easyread.witness._moments import moments_of_text, without_dates
from generator.easyread.witness._official import Clause, clauses
from generator.easyread.witness._phrases import name_words, proper_words
from generator.easyread.witness._record import EASY, WORDS, Difference, Statement
from generator.easyread.witness._tables import pattern

__all__ = ["leeway"]

_TWO = (EASY, WORDS)
_SWAPPED = pattern("leeway-swapped")
_UP_TO_YOU = re.compile(r"\b(?:up to you|your (?:choice|call)|yours to)\b", re.IGNORECASE)
_LIMITLESS = pattern("leeway-limitless")
_UNEXCEPTED = pattern("leeway-unexcepted")
_IN = re.compile(r"\b(?:enter|approach|within|remain)\b", re.IGNORECASE)
_LEAVES = re.compile(
    r"\bleave\b(?! [^.]*\balone\b)|\b(?:go|get|be|move|come) (?:out|outside) of\b|\boutside\b",
    re.IGNORECASE,
)
_FREE_CHOICE = pattern("leeway-free-choice")
_CHOICE = pattern("leeway-choice")
_STILL = re.compile(r"\bcan still\b|^no (?:yes|answer|ok)\?", re.IGNORECASE)
_NEEDED = re.compile(r"\b(?:do not|don't|never|not) (?:have|need) to\b|\bneed not\b", re.IGNORECASE)
_IF_NEEDED = re.compile(r"\bif you (?:need|feel|think)\b|\bunless you\b", re.IGNORECASE)
_NARROW = pattern("leeway-narrow")
_EXEMPT = pattern("leeway-exempt")
_CAN = re.compile(
    r"(?!when|if|what|who|how|where|which)[^.?,]*(?<!that )(?<!who )(?<!which )\b(?:can|may)\b"
    r"(?! only)",
    re.IGNORECASE,
)
_LEAVE = re.compile(r"\bleave\b", re.IGNORECASE)
_ENTER = re.compile(r"\b(?:inside|into|enter|go in|come in)\b", re.IGNORECASE)
_OUTSIDE = re.compile(r"\b(?:outside|leave) (?:of )?the (?:UK|United)", re.IGNORECASE)
_SHORES = re.compile(r"\b(?:UK|United Kingdom|Channel Islands|Isle of Man)\b")
_NOT_YOU = pattern("leeway-not-you")
_SPEAKS = re.compile(r"\b(?:ask|tell|get|check|talk|speak|ring|text|wait)\b", re.IGNORECASE)
_OF_A_CLOCK = re.compile(
    r"\b(?:\d+|o'clock|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve),? $", re.I
)
# Words that narrow a rule, and the official words that narrow it so.
_NARROWER = tuple(
    (re.compile(narrower), re.compile(official, re.IGNORECASE))
    for narrower, official in (
        (r"night|evening", r"night|evening|daily|every day|each day"),
        (r"weekday|school day|weekend", r"weekday|school day|weekend"),
        (r"\bown\b|yourself", r"accompan|escort|supervis(?!ing)|alone|adult|without a"),
        (r"every (?:second|other)", r"every (?:other|second)|fortnight|alternat|bi-?weekly"),
        (r"first$", r"first|start|begin|commenc|\bfrom\b"),
        (r"^some ", r"\bsome\b"),
        # "Go to one appointment" of all of them.
        (
            r"^(?:one|an?) (?:single )?(?:of (?:the|your) )?(?:appoint|session|lesson|exam)",
            r"\b(?:one|an?|1|single) (?:\w+ ){0,2}(?:appoint|session|lesson|exam)",
        ),
        (r"^(?:in a |n't|not|never)", r"(?!)"),
    )
)
_OFFICIAL_LEAVE = re.compile(r"\b(?:you|he|she|they) (?:may|can)\b|\bnot apply\b|\bfree to\b", re.I)
# A choice that the official words leave themselves.
_CHOSEN = re.compile(r"\b(?:your (?:own )?choice|you (?:choose|wish|prefer|want))\b", re.IGNORECASE)
_UNDOES = pattern("leeway-undoes")
_LIMIT = re.compile(
    r"\b(?:(?:no|not) (?:more|longer|later|further)|at most|maximum|up to|only|exceed\w*)\b", re.I
)
# "With a carer" and "only by phone" forbid the rest without a "not".
_WITH = re.compile(
    r"\b(?:accompan\w+|escort\w*|supervis(?!ing)\w+|without|with (?:an?|your|another))\b",
    re.IGNORECASE,
)
_ALONE = re.compile(r"\b(?:by yourself|on your own|alone)\b", re.IGNORECASE)
_ONLY = re.compile(r"\bonly\b|\bsolely\b|\bno more\b", re.IGNORECASE)
_UNPAID = re.compile(r"^you (?:do not|don't|will not|won't) get\b", re.IGNORECASE)
_EXCEPTS = re.compile(
    r"\b(?:except|unless|save|other than|if|when|provided|where)\b", re.IGNORECASE
)


def leeway(told: Statement) -> Iterator[Difference]:
    """What a sentence leaves open, narrows or allows, and no official word does."""
    held = clauses(told.whole)
    for line in told.lines:
        yield from _line(told, line, held)


def _line(told: Statement, line: Line, held: tuple[Clause, ...]) -> Iterator[Difference]:
    text = WHICH.sub(" ", line.text)
    if _STILL.search(text) and "can" in text:
        yield _asked(f"“{line.text}” allows something still. Which official words allow it?", line)
        return
    yield from _turned(told, line, text, held)
    if grants(line) or (line.asks and line.kind != "must_not"):
        return
    if _EXEMPT.search(text) and not is_excepted(line, told.whole):
        yield _asked(f"“{line.text}” leaves something out. Which official words do?", line)
    elif _FREE_CHOICE.search(text) or (
        _CHOICE.search(text)
        and not (line.tells or _SPEAKS.search(text) or _is_said(_CHOICE, text, told))
    ):
        what = f"“{line.text}” leaves to the child what the official words do not."
        yield Difference(what, _TWO, line.place, sure=_is_bare(told, line))
    elif _NEEDED.search(text):
        what = f"“{line.text}” says that something need not be done. Which official words say so?"
        yield Difference(what, _TWO, line.place, sure=_is_owed(line, held, told))
    elif _NOT_YOU.search(text) and line.listed != "must_not" and not _is_cap(line, told):
        yield _asked(f"“{line.text}” forbids it to somebody else. Which official words do?", line)
    elif _is_leave(line, told):
        yield _asked(f"“{line.text}” allows something. Which official words allow it?", line)
    elif line.kind != "may" and _IF_NEEDED.search(text) and not (line.tells or "?" in text):
        yield _asked(f"“{line.text}” has an if. Which official words have it?", line)
    elif line.kind == "must" and _undoes(line, told):
        yield _asked(f"“{line.text}” undoes something. Which official words do?", line)
    elif _forbids_anything(line, held) and not _is_bound_to(line, told):
        yield _asked(f"“{line.text}” forbids. Which official words forbid it?", line)
    elif _wrong_way(line, held):
        yield _asked(f"“{line.text}” says in; the official words say out. Is that right?", line)
    else:
        yield from _narrowed(told, line, text)


def _turned(
    told: Statement, line: Line, text: str, held: tuple[Clause, ...]
) -> Iterator[Difference]:
    """What a sentence turns round, whoever is asked: who obeys, how far, an exception."""
    if _SWAPPED.search(text) and not _is_named(line, told):
        yield _asked(f"“{line.text}” tells somebody else what to do. Is that right?", line)
    elif line.asks and _UP_TO_YOU.search(text):
        yield _asked(f"“{line.text}” leaves a choice. Which official words do?", line)
    elif _LIMITLESS.search(text) and not _LIMITLESS.search(told.whole) and line.kind != "must_not":
        yield _asked(f"“{line.text}” sets no limit. Do the official words set none?", line)
    elif _UNEXCEPTED.search(text) and is_excepted(line, told.whole):
        yield _asked(f"“{line.text}” takes an exception back. Which official words do?", line)
    elif line.kind == "must_not" and _is_out_for_in(line, held):
        yield _asked(f"“{line.text}” says out; the official words say in. Is that right?", line)


def _is_named(line: Line, told: Statement) -> bool:
    """Whether a sentence begins with somebody whom the official words name to do something."""
    who = name_words(" ".join(line.text.split()[:2]))
    return bool(who & proper_words(told.whole) - told.officer)


def _is_out_for_in(line: Line, held: tuple[Clause, ...]) -> bool:
    """Whether a sentence forbids to leave where the official words forbid to go in."""
    bans = " ".join(clause.core for clause in held if clause.forbids)
    return (
        bool(_IN.search(bans))
        and not _LEAVES.search(bans)
        and bool(_LEAVES.search(line.text))
        and not _ENTER.search(line.text)
    )


def _narrowed(told: Statement, line: Line, text: str) -> Iterator[Difference]:
    for found in _NARROW.finditer(text):
        if not (_OF_A_CLOCK.search(text[: found.start()]) or _is_founded(found[0], told)):
            what = f"“{line.text}” says “{found[0]}”. Which official words say so?"
            yield _asked(what, line)
            return


def _is_cap(line: Line, told: Statement) -> bool:
    """Whether a sentence sets the limit of the official words: "at most", "no longer than"."""
    held = amounts(told.whole) | {(str(most), "") for most in counts(told.whole)}
    said = amounts(line.text)
    return bool(_LIMIT.search(told.whole)) and any(
        same(one, other) or (one[1] == "time" and other == (one[0], ""))
        for one in said
        for other in held
    )


def _is_owed(line: Line, held: tuple[Clause, ...], told: Statement) -> bool:
    """Whether what need not be done is what a clause without an exception asks for."""
    asked = any(not one.forbids and shared(one.core, line.text) for one in held)
    return asked and not _EXCEPTS.search(told.whole)


def _is_only(line: Line, told: Statement) -> bool:
    """Whether a sentence allows what "only to see your brother on Sundays" allows."""
    said = moments_of_text(line.text)
    for clause in clauses(told.whole):
        held = moments_of_text(clause.text)
        if clause.text.casefold().startswith("only") and (
            said.times & held.times or said.days & held.days
        ):
            return True
    return False


def _forbids_anything(line: Line, held: tuple[Clause, ...]) -> bool:
    """Whether a sentence forbids where the official words only ask for something."""
    is_ban = line.kind == "must_not" and not DENIED_MUST.search(line.text)
    return is_ban and not any(clause.forbids for clause in held)


def _undoes(line: Line, told: Statement) -> bool:
    """Whether a sentence switches off or leaves behind what no official word does."""
    found = None if line.listed == "must_not" else _UNDOES.search(line.text.split("?")[-1])
    if not found:
        return False
    return root(found[0].split()[-1].casefold()) not in roots(told.whole)


def _is_bound_to(line: Line, told: Statement) -> bool:
    """Whether a sentence forbids what "only", "with a carer" or a limit leaves out."""
    if _is_cap(line, told) or (_ALONE.search(line.text) and _WITH.search(told.whole)):
        return True
    is_near = bool(shared(told.whole, line.text)) or not own(line.text)
    return is_near and bool(_ONLY.search(told.whole) or _UNPAID.match(line.text))


def _wrong_way(line: Line, held: tuple[Clause, ...]) -> bool:
    """Whether a sentence forbids to go in where the official words forbid to leave."""
    bans = " ".join(clause.core for clause in held if clause.forbids)
    return (
        line.kind == "must_not"
        and bool(_LEAVE.search(bans))
        and not _ENTER.search(bans)
        and bool(_ENTER.search(line.text))
    )


def _is_leave(line: Line, told: Statement) -> bool:
    is_may = line.kind == "may" or (line.kind == "must" and _CAN.match(without_dates(line.text)))
    if not is_may or line.tells or _ends(line) or _OFFICIAL_LEAVE.search(told.whole):
        return False
    is_of_officer = bool(name_words(line.text.split(" ", 1)[0]) & told.officer)
    # "You can go to the Isle of Man", where travel outside of it is forbidden.
    if _OUTSIDE.search(told.whole) and _SHORES.search(line.text):
        return False
    if is_of_officer or is_excepted(line, told.whole) or is_allowed(told, line):
        return False
    # "You can have 1 phone" of "more than one phone".
    allowed = {str(most) for most in counts(told.whole)}
    return not allowed & numbers(in_digits(line.text)) and not _is_only(line, told)


def _is_bare(told: Statement, line: Line) -> bool:
    """Whether the official words hold no exception of their own."""
    if (_EXCEPTS.search(line.text) and _EXCEPTS.search(told.whole)) or _CHOSEN.search(told.whole):
        return False
    return not re.search(r"\b(?:if|when|where) (?:you|it)\b", told.whole, re.I) or bool(
        shared(told.whole, line.text)
    )


def _is_said(choice: re.Pattern[str], text: str, told: Statement) -> bool:
    """Whether the official words hold the "if you are ill" of a sentence themselves."""
    found = choice.search(text)
    return bool(found and found[0].casefold() in told.whole.casefold())


def _asked(what: str, line: Line) -> Difference:
    return Difference(what, _TWO, line.place, sure=False)


def _ends(line: Line) -> bool:
    """Whether a sentence says when the hours of a rule are over."""
    return {role for _, role in moments_of_text(line.text).time_roles} == {"end"}


def _is_founded(words: str, told: Statement) -> bool:
    """Whether the official words narrow a rule in the same way."""
    words = words.casefold()
    for narrower, official in _NARROWER:
        if narrower.search(words):
            return bool(official.search(told.whole)) or _is_of_hours(words, told)
    key = root(words.split()[-1])
    return key in roots(told.whole) or bool(own(words) and shared(told.whole, words))


def _is_of_hours(words: str, told: Statement) -> bool:
    """Whether hours or days of the official words say the same as "at night" or "weekdays"."""
    said = moments_of_text(told.whole)
    if "night" in words or "evening" in words:
        return any(at.hour >= 17 or at.hour < 8 for at in said.times)
    return "day" in words and bool(said.days)
