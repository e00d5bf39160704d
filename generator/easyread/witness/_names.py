"""Who and where: people and places of the three witnesses."""

import re
from collections.abc import Iterator

from generator.case.facts.words import DAYS
from generator.easyread.witness._amounts import amounts, in_digits
from generator.easyread.witness._explanation import plain
from generator.easyread.witness._lexicon import is_known, is_needless, root, roots, shared
from generator.easyread.witness._meaning import numbers
from generator.easyread.witness._phrases import (
    Phrase,
    brands,
    kin,
    name_words,
    phrases,
    place_words,
    proper_words,
)
from generator.easyread.witness._record import EASY, INPUTS, WORDS, Difference, Statement
from generator.easyread.witness._tables import pattern

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
# Details that the official words need not name.
_ASIDE = ("town", "exceptions", "activity", "times", "times_note")
_KIND = pattern("names-kind")
_ALSO = pattern("names-also")
# What is written with capitals and is no name of its own, such as Approved Premises.
_TITLE = re.compile(r"(?<!^)\b[A-Z][a-z]+(?: and)? [A-Z][a-z]+\b")
_HOUSE = re.compile(r"\b\d+[a-zA-Z]?\b(?! ?(?:am|pm)\b)")
_MOMENT = re.compile(rf"\d|{'|'.join(DAYS)}|day|week", re.IGNORECASE)
_FORMAL = ("Mr", "Mrs", "Ms", "Miss")
_NOBODY = frozenset({"she", "he", "they", "it", "who", "your", "the", "if", "when"})
_TO_OFFICER = re.compile(r"supervis", re.IGNORECASE)


def names(told: Statement) -> Iterator[Difference]:
    """Where the witnesses differ on people and places."""
    words = name_words(told.whole)
    yield from _details(told, words)
    yield from _numbers(told)
    if not told.lines:
        return
    said = name_words(told.easy)
    for phrase in _owed(told):
        missing = phrase.words - said
        if (
            missing
            and missing != phrase.words
            and not any(word[0].isdigit() for word in phrase.words)
        ):
            # "Kyle" may be enough for "Kyle Marsden", and "your brother Kyle" is.
            if _is_kin_named(phrase, told):
                continue
            what = f"Is it clear from the easy words that {phrase.text} is meant?"
            yield Difference(what, (WORDS, EASY), "/easy_read", sure=False)
        elif missing and not _is_also_called(phrase, told, said):
            source, origin = _origin(told, phrase)
            what = f"{source.capitalize()} say {phrase.text}, and the easy words do not."
            is_sure = not (
                missing <= name_words(told.aside)
                or _has_nickname(phrase, said)
                # "The Patel family's shop, Sunrise Stores" has a name of its own.
                or f"{phrase.text} family" in told.whole
                or _is_of_plain_words(phrase)
            )
            yield Difference(what, (source, EASY), "/easy_read", origin, is_sure)
    known = words | told.known | told.officer | _input_words(told)
    is_replaced = any(phrase.words - said for phrase in _owed(told)) or any(
        title not in told.easy for title in _TITLE.findall(told.owed)
    )
    for text, place in [*((line.text, line.place) for line in told.lines), _heading(told)]:
        for phrase in phrases(text):
            own = frozenset(word for word in phrase.words - known - brands() if len(word) > 1)
            if own and not any(_is_short_for(one, other) for one in own for other in known):
                what = f"The easy words say {phrase.text}, and the official words do not."
                # A name more may be an example; one in the place of another is not.
                yield Difference(what, (EASY, WORDS), place, sure=is_replaced or _is_place(phrase))
    yield from _asked(told, words)
    yield from _kin(told)
    yield from _kinds(told)


def _is_of_plain_words(phrase: Phrase) -> bool:
    """Whether a name is one of ordinary words, such as Accident and Emergency, and no address."""
    return not phrase.words & place_words() and all(
        word.isalpha() and is_known(root(word)) for word in phrase.words
    )


def _is_place(phrase: Phrase) -> bool:
    """Whether a name holds a number, as the address of a house does."""
    return any(word[0].isdigit() for word in phrase.words)


def _has_nickname(phrase: Phrase, said: frozenset[str]) -> bool:
    """Whether a person is named in short; North Fells is not Northgate Precinct in short."""
    if phrase.words & place_words():
        return False
    return any(_is_short_for(one, name) for one in said for name in phrase.words)


def _is_short_for(short: str, name: str) -> bool:
    """Whether a word begins another, as Brad begins Bradley and Robbie Robert."""
    if not short.isalpha() or not name.isalpha() or min(len(short), len(name)) < 2:
        return False
    stem = short.removesuffix("y").removesuffix("ie")
    if len(stem) > 3 and stem[-1] == stem[-2]:
        stem = stem[:-1]
    return len(stem) > 2 and short != name and len(short) < len(name) + 2 and name.startswith(stem)


def _is_kin_named(phrase: Phrase, told: Statement) -> bool:
    """Whether one part of a name stands beside what the official words say that person is."""
    held = rf"\b([a-z]+|M(?:r|rs|s|iss)),? (?:(?:M(?:r|rs|s|iss)|Dr) )?{re.escape(phrase.text)}"
    before = re.search(held, told.whole)
    if not before:
        return False
    for name in phrase.words & name_words(told.easy):
        said = re.search(rf"\b(\w+),? {re.escape(name)}\b", told.easy, re.IGNORECASE)
        if said and (
            _kin_in(said[1]) & _kin_in(before[1]) or (before[1] in _FORMAL and said[1] == before[1])
        ):
            return True
    return False


def _is_also_called(phrase: Phrase, told: Statement, said: frozenset[str]) -> bool:
    """Whether the easy words use the other name of "Tyrell Gray (known as Ty)"."""
    for found in _ALSO.finditer(told.whole):
        both = (proper_words(f"at {found[1]}"), proper_words(f"at {found[2]}"))
        if any(phrase.words <= one for one in both) and any(one and one <= said for one in both):
            return True
    return False


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
    for key in told.inputs:
        for text, place in _texts(told, key) if key not in _ASIDE else ():
            held = [phrase for phrase in phrases(f"at {text}") if not phrase.spare]
            if phrases(told.whole) and any(phrase.words - words for phrase in held):
                what = f"The details say {text}, and the official words do not."
                yield Difference(what, (INPUTS, WORDS), place)
            elif _house_differs(text, told):
                what = f"The details say {text}, and the easy words give another number."
                yield Difference(what, (INPUTS, EASY), place)
            elif not held and _is_another(text, told, key):
                what = f"The details say “{text}”, and the official words do not."
                yield Difference(what, (INPUTS, WORDS), place)


def _house_differs(text: str, told: Statement) -> bool:
    """Whether the easy words give the same street another house."""
    houses = frozenset(_HOUSE.findall(text))
    if not houses or not told.lines or text in told.whole:
        return False
    said = [line.text for line in told.lines if proper_words(f"at {text}") & name_words(line.text)]
    return any(
        frozenset(_HOUSE.findall(line)) - houses for line in said if _HOUSE.search(line)
    ) and not any(houses <= frozenset(_HOUSE.findall(line)) for line in said)


def _is_another(text: str, told: Statement, key: str) -> bool:
    """Whether the official words speak of nothing that a detail in small letters names."""
    if amounts(text):
        units = {unit for _, unit in amounts(told.whole)}
        return any(unit in units for _, unit in amounts(text) - amounts(told.whole))
    own = [one for one in roots(text) if not is_needless(one)]
    if not own or _MOMENT.search(text):
        return False
    said = roots(told.whole)
    # Beside details that stand in the official words, another thing of the same kind is another.
    is_exact = any(other in told.whole for other, _ in _texts(told, key) if other != text)
    return not any(one in said or (not is_exact and shared(told.whole, one)) for one in own)


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


def _numbers(told: Statement) -> Iterator[Difference]:
    """A number of the details, where the official words hold others."""
    held = numbers(in_digits(told.whole))
    for key, value in told.inputs.items():
        if (
            isinstance(value, int)
            and not isinstance(value, bool)
            and held
            and str(value) not in held
        ):
            what = f"The details say {value}, and the official words do not."
            yield Difference(what, (INPUTS, WORDS), f"/inputs/{key}")


def _kinds(told: Statement) -> Iterator[Difference]:
    """A place by its name and what it is: the bus station of a town is not its train station."""
    for found in _KIND.finditer(told.whole):
        wanted = frozenset(found[2].split())
        for line in told.lines:
            for said in _KIND.finditer(line.text):
                if (
                    said[1].split()[-1] == found[1].split()[-1]
                    and not frozenset(said[2].split()) <= wanted
                ):
                    what = f"The official words say {found[0]}, and the easy words {said[0]}."
                    yield Difference(what, (WORDS, EASY), line.place)
