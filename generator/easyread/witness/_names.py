"""Who and where: people and places of the three witnesses."""

import re
from collections.abc import Iterator

from generator.easyread.witness._explanation import plain
from generator.easyread.witness._phrases import Phrase, brands, kin, name_words, phrases
from generator.easyread.witness._record import EASY, INPUTS, WORDS, Difference, Statement

__all__ = ["names"]

# Details that name somebody or somewhere; only what says an area or a person has to be told.
_NAMING = ("address", "area", "place", "names", "town", "exceptions", "activity")
_TOLD = ("area", "names", "place")
_ASKED = re.compile(
    r"\b(?:[Aa]sk|[Tt]ell|[Tt]ext|[Rr]ing|[Cc]all) (?!your|the|for|to|other|before)([A-Z][\w'-]+)"
    r"|\b([A-Z][\w'-]+) (?:says?|agrees?|allows?)\b"
)
_FAMILY = re.compile(
    r"\bask (?:your |a |the )?(mum|dad|mother|father|nan|gran|carer|friend|teacher|brother|sister)"
    r"\b[^.]*\b(?:first|before)\b",
    re.IGNORECASE,
)
_NOBODY = frozenset({"she", "he", "they", "it", "who", "your", "the", "if", "when"})
_TO_OFFICER = re.compile(r"supervis", re.IGNORECASE)


def names(told: Statement) -> Iterator[Difference]:
    """Where the witnesses differ on people and places."""
    words = name_words(told.whole)
    yield from _details(told, words)
    if not told.lines:
        return
    said = name_words(told.easy)
    for phrase in _owed(told):
        missing = phrase.words - said
        if missing:
            source, origin = _origin(told, phrase)
            what = f"{source.capitalize()} say {phrase.text}, and the easy words do not."
            yield Difference(what, (source, EASY), "/easy_read", origin)
    known = words | told.known | told.officer | _input_words(told)
    for text, place in [*((line.text, line.place) for line in told.lines), _heading(told)]:
        for phrase in phrases(text):
            if phrase.words - known - brands():
                what = f"The easy words say {phrase.text}, and the official words do not."
                yield Difference(what, (EASY, WORDS), place)
    yield from _asked(told, words)
    yield from _kin(told)


def _heading(told: Statement) -> tuple[str, str]:
    return told.heading, "/easy_read/heading"


def _owed(told: Statement) -> list[Phrase]:
    owed = [phrase for phrase in phrases(told.owed) if not phrase.spare]
    for key in _TOLD:
        owed += [
            phrase
            for text, _ in _texts(told, key)
            for phrase in phrases(f"at {text}")
            if not phrase.spare and plain(text) not in told.whole
        ]
    return owed


def _origin(told: Statement, phrase: Phrase) -> tuple[str, str]:
    in_words = phrase.text in told.whole
    return (WORDS, "/official_text") if in_words else (INPUTS, "/inputs")


def _details(told: Statement, words: frozenset[str]) -> Iterator[Difference]:
    if not phrases(told.whole):
        return
    for key in ("address", "area", "place", "names"):
        for text, place in _texts(told, key):
            held = [phrase for phrase in phrases(f"at {text}") if not phrase.spare]
            if any(phrase.words - words for phrase in held):
                what = f"The details say {text}, and the official words do not."
                yield Difference(what, (INPUTS, WORDS), place)


def _texts(told: Statement, key: str) -> Iterator[tuple[str, str]]:
    held = told.inputs.get(key)
    if isinstance(held, str):
        yield plain(held), f"/inputs/{key}"
    elif isinstance(held, (list, tuple)):
        yield from (
            (plain(text), f"/inputs/{key}/{number}")
            for number, text in enumerate(held)
            if isinstance(text, str)
        )


def _input_words(told: Statement) -> frozenset[str]:
    return frozenset(
        word for key in _NAMING for text, _ in _texts(told, key) for word in name_words(text)
    )


def _kin(told: Statement) -> Iterator[Difference]:
    """One person by what they are, where the official words name another."""
    held, said = _kin_in(told.whole), _kin_in(told.easy)
    allowed = held | _kin_in(" ".join(told.known | _input_words(told)))
    missing = [group[0] for group in kin() if group[0] in held - said]
    for who in sorted(said - allowed) if missing else ():
        what = f"The easy words say {who}, and the official words say {missing[0]}."
        yield Difference(what, (EASY, WORDS), told.line_with(who))


def _kin_in(text: str) -> frozenset[str]:
    words = frozenset(re.findall(r"[a-z]+", text.casefold()))
    return frozenset(group[0] for group in kin() if words & frozenset(group))


def _asked(told: Statement, words: frozenset[str]) -> Iterator[Difference]:
    """Who is asked or told has to be the officer where the official words say so."""
    if not told.officer or not _TO_OFFICER.search(told.whole):
        return
    allowed = words | told.officer | _NOBODY | _input_words(told)
    for line in told.lines:
        for found in [*_ASKED.finditer(line.text), *_FAMILY.finditer(line.text)]:
            who = next(one for one in found.groups() if one)
            if who.casefold().removesuffix("'s") not in allowed and line.kind != "must_not":
                what = (
                    f"The easy words name {who} to ask or tell, and the official words the "
                    "supervising officer."
                )
                yield Difference(what, (EASY, WORDS), line.place)
