"""What loosens a rule: exceptions and conditions of its own, and what the easy words allow."""

import re
from collections.abc import Iterator

from generator.easyread.witness._allowed import is_allowed
from generator.easyread.witness._amounts import counts
from generator.easyread.witness._explanation import Line
from generator.easyread.witness._lexicon import own, shared
from generator.easyread.witness._meaning import short, stems
from generator.easyread.witness._moments import moments_of_text
from generator.easyread.witness._official import clauses, provisos_in
from generator.easyread.witness._phrases import name_words, proper_words
from generator.easyread.witness._record import EASY, WORDS, Difference, Statement

__all__ = ["LOOSENED", "loosened"]

_TWO = (WORDS, EASY)
LOOSENED = re.compile(
    r"(?<!^)\b(?:unless|except|apart from|says? yes|agrees?|permission|is ok|if you ask)\b", re.I
)
_EXEMPTS = re.compile(r"\b(?:count|matter|apply)\b", re.IGNORECASE)
_SPARES = re.compile(
    rf"{LOOSENED.pattern}|\b(?:only|other|but|different|instead|extra"
    r"|(?:is|are|it's|that's|they're) (?:ok|okay|fine|all right|allowed))\b",
    re.I,
)
_EXCEPTION = re.compile(
    r"\b(?:unless|except|other than|save (?:for|through|with|to|when|that|an?|one|your|the))\b"
    r"(.*?)(?=[.;]|$)",
    re.IGNORECASE,
)
_IF = re.compile(
    r"\b(?:(?:only )?if|provided(?: that)?|providing|(?:as|so) long as|on condition that)"
    r" (?!req|ask|by\b|for\b|to\b|with\b)([^.;,]+(?:, [A-Z][\w' ]+, [^.;,]+)?)",
    re.IGNORECASE,
)
_MUST = re.compile(r"\b(?:has to|have to|must|needs? to)\b", re.IGNORECASE)
_OF_CHILD = re.compile(r"you\b|it is felt|your risk", re.IGNORECASE)
_SAYS_IF = re.compile(
    r"\b(?:if|when|whenever|only|unless|until|till|once|after|before|any|each|every|while)\b|\?",
    re.IGNORECASE,
)
# A yes and nothing else: "unless otherwise authorised by".
_YES = re.compile(
    r"(?:unless|except) (?:(?:with|it|is|otherwise|first|previously|your|the|supervising|officer"
    r"|prior) )*(?:approv|permi[st]|authoris|agree|gives)[^,;]*",
    re.IGNORECASE,
)
_OR_FOR = re.compile(r"\bor (?:for|in|when|as)\b", re.IGNORECASE)
_OUTSIDE = re.compile(r"\boutside of\b[^.;]*", re.IGNORECASE)
# A permission may be asked for, be of a later time, or stand beside an if.
_BOUND = re.compile(
    r"\b(?:if|when|then|after|once|again|other|others|else|still|ask|help|change|stop|end)\b", re.I
)


def loosened(told: Statement) -> Iterator[Difference]:
    """Where the official and the easy words differ on what loosens the rule."""
    yield from _exceptions(told)
    yield from _conditions(told)
    yield from _permissions(told)


def _exceptions(told: Statement) -> Iterator[Difference]:
    """An exception of its own kind has a sentence that shares a word with it."""
    for found in _own_exceptions(told.owed):
        own = stems(found[1]) | proper_words(found[1])
        days = moments_of_text(found[1])
        near = {
            line.place
            for line in told.lines
            if own & (stems(line.text) | name_words(line.text))
            or shared(found[1], line.text)
            or days.days & moments_of_text(line.text).days
        }
        # "A doctor may give it to you. Then it is OK." is one exception in two sentences.
        said = [line for line in told.lines if line.place in near]
        if not any(line.kind == "may" or _SPARES.search(line.text) for line in said):
            what = (
                f"The official words make an exception, “{short(found[0])}”; the easy words do not."
            )
            yield Difference(what, _TWO, "/easy_read", sure=not said)


def _own_exceptions(text: str) -> list[re.Match[str]]:
    """The exceptions that no table knows."""
    return [found for found in _EXCEPTION.finditer(text) if not provisos_in(found[0])]


def _conditions(told: Statement) -> Iterator[Difference]:
    """What holds only if something is so is said with an if, a when or a question."""
    for found in _IF.finditer(told.owed):
        if provisos_in(found[0]):
            continue
        said = [line for line in told.lines if _SAYS_IF.search(line.text)]
        if not found[1].startswith("you") and shared(found[1], told.aside):
            continue
        # "If she collects you" may be said as what she has to do.
        if any(
            _MUST.search(line.text)
            and (shared(found[1], line.text) or proper_words(found[1]) & name_words(line.text))
            for line in told.lines
        ):
            continue
        if not said:
            what = f"The official words say “{short(found[0])}”, and the easy words do not."
            is_sure = not any(
                _MUST.search(line.text) or shared(found[1], line.text) for line in told.lines
            )
            yield Difference(what, _TWO, "/easy_read", sure=is_sure)
        # What the child does is told by its act, and the review of a rule by its own words.
        elif not _OF_CHILD.match(found[1]) and not any(
            stems(found[1]) & stems(line.text) or shared(found[1], line.text) for line in said
        ):
            what = f"Do the easy words say “{short(found[0])}”?"
            yield Difference(what, _TWO, "/easy_read", sure=False)


def _permissions(told: Statement) -> Iterator[Difference]:
    """Beside a ban, nothing is allowed that the official words do not allow.

    Where they make exceptions besides a yes, one without any of their words is only asked about.
    """
    held = clauses(told.whole)
    if not held or not all(clause.forbids for clause in held):
        return
    tails = [
        found[0] for pattern in (_EXCEPTION, _OUTSIDE) for found in pattern.finditer(told.whole)
    ]
    is_sure = all(_YES.fullmatch(tail.strip()) and not _OR_FOR.search(tail) for tail in tails)
    allowed = stems(" ".join(tails))
    for line in told.lines:
        if any(str(most) in line.text for most in counts(told.whole)):
            continue
        if line.kind != "may" or line.asks or line.tells or _BOUND.search(line.text):
            continue
        if not is_sure and (allowed & stems(line.text) or _answers(line, told.whole)):
            continue
        if is_allowed(told, line) or (not is_sure and not own(line.text)):
            continue
        sure_here = is_sure and not _EXEMPTS.search(line.text)
        what = f"“{line.text}” allows something. Do the official words allow it?"
        if sure_here:
            what = f"“{line.text}” allows something, and the official words only forbid."
        yield Difference(what, (EASY, WORDS), line.place, sure=sure_here)


def _answers(line: Line, text: str) -> bool:
    return any(
        one.plain.search(line.text) for _, one in provisos_in(text) if one.name != "approval"
    )
