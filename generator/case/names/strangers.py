"""Finds the names in the texts of a case that belong to nobody there."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from generator.case.names.folding import word
from generator.case.names.lists import also_words, given_names, places, sentence, surnames

__all__ = ["is_so", "strange_names"]

_CAPITAL = re.compile(r"[A-Z][\w'-]*")
# A word that such a letter stands before is part of another, or of an address.
_WITHIN = re.compile(r"[\w'@./-]")
_STATE = re.compile(
    r"(?:'s| is| was| has| had| has been| had been)(?: not| now| still| also| very| being)?"
    r" (?:(1\d\b(?![:%]))|([a-z]+))"
)
_INITIAL = re.compile(r"(?<![\w.])[A-Z]\. $")
_CAPITAL_BEFORE = re.compile(r"(?<![\w'@./-])([A-Z][\w'-]*) $")
_ROUND = ".,;:!?()[]\"'"
_BEFORE = re.compile(r"([\w'-]+)(,?)[ \u00a0]+[\"'(]?$")
_AFTER = re.compile(r",?[ \u00a0]+([\w'-]+)")
_STARTS = frozenset('.!?:;\n"(•|#>')
_SHORTEST = 3
_SAINTS = frozenset({"st", "saint", "san", "santa"})
_NEAR = 60


def strange_names(
    text: str, known: Collection[str], certain: Collection[str] = ()
) -> Iterator[tuple[str, int]]:
    """The names in a plain text that are none of `known`, as they are written, with their offset.

    `known` and `certain` are folded words; `certain` are names that are known to be another
    child's, such as one of a case in the same folder.
    """
    small = _small(text)
    doubtful: dict[str, bool] = {}
    done = 0
    for match in _CAPITAL.finditer(text):
        token = match.group()
        doubt = doubtful.get(token)
        if doubt is None:
            doubt = doubtful[token] = _doubtful(token, small, known, certain)
        if doubt and match.start() >= done and not _is_idle(text, match, certain):
            if _WITHIN.match(text, match.start() - 1) and match.start():
                continue
            chain = _chain(text, match)
            done = chain[-1].end()
            words = [_folded(each.group()) for each in chain]
            yield from _in_chain(text, chain, words, known, certain)
    yield from _in_small_letters(text, small, known, certain)


def _small(text: str) -> set[str]:
    """The different words of a text in small letters, without the marks round them."""
    pieces = (piece for piece in set(text.split()) if piece.islower())
    return {piece if piece.isalpha() else piece.strip(_ROUND) for piece in pieces}


def _doubtful(
    token: str, small: Collection[str], known: Collection[str], certain: Collection[str]
) -> bool:
    """Whether a word with a capital may be the name of somebody unknown."""
    here = _folded(token)
    if here in known or len(here) < 2 or token.startswith("I'"):
        return False
    if here in given_names() or here in surnames() or here in certain:
        return True
    if _shouted(token) or here in small or here in places():
        return False
    return here not in sentence()["bodies"] and here not in sentence()["anybody"]


def _is_idle(text: str, match: re.Match[str], certain: Collection[str]) -> bool:
    """Whether a word is a month by a number, or no name and merely begins a sentence."""
    start, end = match.span()
    before = text[max(0, start - 2) : start]
    here = _folded(match.group())
    if here in places():
        after = text[end : end + 2]
        return before[:1].isdigit() or (after[:1] == " " and after[1:].isdigit())
    begins = not before or before[-1] in '\n"(' or before[0] in ".!?:;"
    return begins and not (_listed(here) or here in surnames() or here in certain)


def _in_small_letters(
    text: str, small: set[str], known: Collection[str], certain: Collection[str]
) -> Iterator[tuple[str, int]]:
    sure = set(certain) - also_words() - places()
    spoken = {token: token.removesuffix("'s") for token in small if "'" in token}
    owned = {token for token, name in spoken.items() if name in _only_names() or name in sure}
    for token in (small & _only_names()) | (small & sure) | owned:
        found = spoken.get(token, token)
        if found not in known:
            for match in re.finditer(rf"(?<![\w'@./-]){re.escape(token)}(?![\w@])", text):
                yield found.capitalize(), match.start()


@cache
def _only_names() -> frozenset[str]:
    """Given names that are no other word even without a capital."""
    found = given_names() - also_words() - places()
    return frozenset(name for name in found if len(name) > _SHORTEST and "'" not in name)


def _chain(text: str, match: re.Match[str]) -> list[re.Match[str]]:
    """The run of words with capitals that a word stands in."""
    chain = [match]
    if _shouted(match.group()):
        return chain
    while before := _CAPITAL_BEFORE.search(
        text, max(0, chain[0].start() - _NEAR), chain[0].start()
    ):
        found = _CAPITAL.match(text, before.start(1))
        if found is None or found.group().startswith("I'"):
            break
        chain.insert(0, found)
    while text[chain[-1].end() : chain[-1].end() + 1] == " ":
        found = _CAPITAL.match(text, chain[-1].end() + 1)
        if found is None:
            break
        chain.append(found)
    return chain


@dataclass(frozen=True, slots=True)
class _Word:
    """A word with a capital and what stands round it, folded; `last` is of its run of capitals."""

    folded: str
    before: str
    after: str
    starts: bool
    last: bool
    belongs: bool
    shouted: bool
    surname_follows: bool
    given_before: bool
    is_so: bool


def _shouted(token: str) -> bool:
    return len(token) > 1 and token.isupper()


def _folded(token: str) -> str:
    """A word as it is looked up: of "Jordan-centred" the name."""
    first, hyphen, second = token.partition("-")
    return word(first if hyphen and second[:1].islower() else token)


def _in_chain(
    text: str,
    chain: list[re.Match[str]],
    words: list[str],
    known: Collection[str],
    certain: Collection[str],
) -> Iterator[tuple[str, int]]:
    bodies = sentence()["bodies"]
    if any(each in bodies for each in words[1:]) or words[0] in _SAINTS:
        return
    before, starts = _before(text, chain[0].start())
    after = _after(text, chain[-1].end())
    number = 0
    while number < len(chain):
        here = words[number]
        following = words[number + 1] if number + 1 < len(words) else ""
        named, at = "", chain[number].start()
        mine = chain[number].group().rstrip("'")
        belongs = mine.endswith("'s")
        seen = _Word(
            folded=here,
            before=words[number - 1] if number else before,
            after=following or after,
            starts=starts and number == 0,
            last=number + 1 == len(words),
            belongs=belongs,
            shouted=_shouted(mine),
            surname_follows=bool(following) and not belongs and following in surnames(),
            is_so=is_so(text, chain[number].end()),
            given_before=_given_before(text, chain, words, number, known),
        )
        if here not in known and _is_name(seen, here in certain):
            named = mine.partition("-")[0] if "-" in mine and "-" not in here else mine
            named = named.removesuffix("'s")
        if named:
            if not belongs and following in surnames() and following not in known:
                named = f"{named} {chain[number + 1].group().removesuffix(chr(39) + 's')}"
                number += 1
            yield named, at
        number += 1


def is_so(text: str, end: int) -> bool:
    """Whether it goes on with what is said of people alone: is 15, was arrested, has settled."""
    found = _STATE.match(text, end)
    return found is not None and (
        found.group(1) is not None or found.group(2).lower() in sentence()["states"]
    )


def _given_before(
    text: str, chain: list[re.Match[str]], words: list[str], number: int, known: Collection[str]
) -> bool:
    """Whether a first name of the case, or an initial, stands before a word of a chain."""
    if not number:
        return _INITIAL.search(text, max(0, chain[0].start() - 4), chain[0].start()) is not None
    return len(words[number - 1]) == 1 or (
        words[number - 1] in known and _is_given(words[number - 1])
    )


def _is_given(here: str) -> bool:
    return here in given_names() and here not in places()


def _is_name(word_: _Word, certain: bool) -> bool:
    here, before, after = word_.folded, word_.before, word_.after
    if len(here) < 2 or before in _SAINTS or here in sentence()["kin"] or _is_title(here):
        return False
    common, place = here in also_words(), here in places()
    strong = _told(word_, everyday=common or place)
    if _listed(here) or certain:
        return strong or (not common and not place) or _may_be_given(word_, place=place)
    if _sure_surname(here) and (strong or word_.given_before):
        return word_.given_before or not word_.shouted
    if here in surnames() or (before == "the" and here.endswith("s")):
        return _may_be_surname(word_, place=place)
    words = sentence()
    if place or common or here in words["bodies"] or here in words["anybody"]:
        return False
    met = word_.surname_follows and _sure_surname(after)
    return met or (strong and not (word_.starts or word_.shouted))


def _is_title(here: str) -> bool:
    """Whether a word is a title, such as Dr or HHJ, and nobody's name."""
    return here in sentence()["told_by"] and here not in given_names() and here not in surnames()


def _may_be_surname(word_: _Word, *, place: bool) -> bool:
    """Whether a word that may be a surname stands as one: Mr Brown, the Holts, the Khan family."""
    here = word_.folded
    if here not in surnames():
        return _sure_surname(here.removesuffix("s"))
    if word_.before in sentence()["titles"]:
        return True
    return word_.after == "family" and not place and not word_.starts


def _listed(here: str) -> bool:
    """Whether a word is a first name, double ones and those with an apostrophe among them."""
    if here in given_names() or here.replace("'", "") in given_names():
        return True
    halves = here.split("-")
    return len(halves) > 1 and all(half in given_names() or _sure_surname(half) for half in halves)


def _sure_surname(here: str) -> bool:
    return here in surnames() and here not in also_words() and here not in places()


def _may_be_given(word_: _Word, *, place: bool) -> bool:
    """Whether a first name that is an everyday word or a place stands as a name."""
    words, before, after = sentence(), word_.before, word_.after
    if word_.surname_follows:
        return after not in also_words() and after not in places()
    if after in words["bodies"] or place or word_.starts or word_.shouted or not word_.last:
        return False
    return before in words["to"] - {"of", "for", "on", "and"} or after in words["does"]


def _told(word_: _Word, *, everyday: bool) -> bool:
    """Whether the words round it tell that a person is meant."""
    words, before, after = sentence(), word_.before, word_.after
    if word_.belongs:
        return after in words["has"] and (not everyday or before not in ("the", "a"))
    if before in words["to_strong"] or before in words["titles"]:
        return after not in words["bodies"]
    return word_.last and (after in words["does_strong"] or word_.is_so)


def _before(text: str, start: int) -> tuple[str, bool]:
    """The word before a place, folded, and whether a sentence starts there."""
    head = text[max(0, start - _NEAR) : start]
    bare = head.rstrip(" \u00a0'")
    if not bare or bare[-1] in _STARTS or "\n" in head[len(bare) :]:
        return "", True
    if bare[-1] in "-+*" and not bare[:-1].rstrip(" ").rpartition("\n")[2]:
        return "", True
    found = _BEFORE.search(head)
    return (found.group(1).lower() if found else ""), False


def _after(text: str, end: int) -> str:
    found = _AFTER.match(text, end)
    return found.group(1).lower() if found else ""
