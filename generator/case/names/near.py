"""Finds what is nearly a name, street or number of another child: by a letter or two figures.

A hurried person writes Tobi for Toby. That is not certain, so it is only asked about.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from generator.case.names.lists import also_words, places, sentence, words
from generator.case.names.patterns import KINDS_OF_STREET

__all__ = ["APART", "Likely", "Nearly", "bare_word", "house_of", "number_of", "street_of"]

# Shorter names are near to too much else; in small letters a word tells less.
_FEWEST, _FEWEST_SMALL = 4, 5
# No name, street or number is longer: what a word leaves without each letter is its square.
_MOST = 40
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_RUN = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
# Figures in groups, and the letters before them.
_FIGURES = re.compile(r"\d+(?:[\W_]{1,3}\d+)*")
_LETTERS_BEFORE = re.compile(r"(?<![^\W_])([^\W\d_]{1,9})[\W_]{0,3}$")
_FAR = 13
_GROUP, _MOST_GROUPS = re.compile(r"\d+"), 6
_REFERENCE = re.compile(r"[^\W\d_]+(\d{4,})|\d{6,}")
_ABROAD = re.compile(r"^(?:0044|44(?=\d{10}$)|0)")
_END = re.compile(r"(?:ie|ey|ee|i)$")
_WORDS = ("name", "street")
_CASE_WORDS = ("case", "file", "reference", "ref")
# What stands between words.
APART = {at: " " for at in range(0x80) if not chr(at).isalnum() and chr(at) != "'"}


@dataclass(frozen=True, slots=True)
class Likely:
    """Something of a child that may be misspelt, folded, with nothing between letters and figures.

    A word of a `name`, the last word of a `street` before its kind, a `house` with its number
    before that word and a space between them, or a `number`: of a telephone or a case.
    """

    sort: str
    value: str


def bare_word(text: str) -> str:
    """A folded word without its apostrophes and a possessive s."""
    return text.removesuffix("'s").replace("'", "")


def street_of(line: str) -> Iterator[Likely]:
    """The street of a folded line of an address, by its last word before its kind."""
    for before, kind in pairwise(map(bare_word, _RUN.findall(line))):
        if kind in KINDS_OF_STREET and len(before) >= _FEWEST and before.isalpha():
            yield Likely("street", before)


def house_of(line: str) -> Iterator[Likely]:
    """The house of a folded line of an address, where its number has several figures."""
    for before, street in pairwise(map(bare_word, _RUN.findall(line))):
        if before.isdigit() and len(set(before)) > 1 and street.isalpha():
            yield Likely("house", f"{before} {street}")


def number_of(value: str) -> Iterator[Likely]:
    """A telephone number or a case's reference, folded; nothing for an email address."""
    joined = "".join(re.findall(r"[^\W_]", value))
    if "@" not in value and _REFERENCE.fullmatch(joined):
        yield Likely("number", _ABROAD.sub("", joined))


class Nearly:
    """Looks in texts for what is nearly something of all that is likely."""

    def __init__(self, every: Iterable[Likely]) -> None:
        # Names and streets by what is left of them without a letter.
        self._lesser: dict[tuple[str, str], list[Likely]] = {}
        self._swapped: dict[str, list[Likely]] = {}
        for one in every:
            if len(one.value) > _MOST:
                continue
            if one.sort in _WORDS:
                for each in (*_lesser(one.value), _sound(one.value)):
                    self._lesser.setdefault((one.sort, each), []).append(one)
            else:
                for each in _swapped(one):
                    self._swapped.setdefault(each, []).append(one)

    def within(self, lower: str) -> set[Likely]:
        """All that nearly stands in a text, in small letters; more may be given."""
        raw = lower.translate(APART).split()
        found: set[Likely] = set()
        for token in set(map(bare_word, set(raw))) - words():
            found.update(self._near("name", token))
        told = [pair for pair in pairwise(raw) if pair[1] in KINDS_OF_STREET or pair[0].isdigit()]
        for before, after in {(bare_word(one), bare_word(two)) for one, two in told}:
            if after in KINDS_OF_STREET:
                found.update(self._near("street", before))
            found.update(self._swapped.get(f"{before} {after}", ()))
        for match in _FIGURES.finditer(lower):
            for _, _, joined in _ways(match):
                found.update(self._swapped.get(joined, ()))
        return found

    def spans(self, text: str, is_ours: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
        """Where it stands in a plain text; `is_ours` tells what may be named there."""
        tokens = list(_RUN.finditer(text))
        plain = [bare_word(match.group().lower()) for match in tokens]
        for number, (match, token) in enumerate(zip(tokens, plain, strict=True)):
            after = plain[number + 1] if number + 1 < len(plain) else ""
            if self._is_name(match.group(), token, is_ours):
                yield match.span()
            both = f"{token} {after}"
            street = after in KINDS_OF_STREET and any(self._near("street", token))
            if (street or both in self._swapped) and not is_ours(both):
                yield match.start(), tokens[number + 1].end()
        for match in _FIGURES.finditer(text.lower()):
            for start, end, joined in _ways(match):
                if joined in self._swapped and not is_ours(joined):
                    yield start, end

    def _is_name(self, written: str, token: str, is_ours: Callable[[str], bool]) -> bool:
        small = written[:1].islower()
        near = [
            one for one in self._near("name", token) if not small or len(one.value) >= _FEWEST_SMALL
        ]
        return bool(near) and not _means_else(token) and not is_ours(token)

    def _near(self, sort: str, token: str) -> Iterator[Likely]:
        fits = _FEWEST - 1 <= len(token) <= _MOST
        ways = (*_lesser(token), _sound(token)) if fits else ()
        for each in ways:
            for one in self._lesser.get((sort, each), ()):
                if _is_near(token, one.value):
                    yield one


def _means_else(token: str) -> bool:
    """Whether a word is an everyday one, a place or a body, whatever it is near to."""
    listed = sentence()
    return any(
        token in one
        for one in (words(), also_words(), places(), listed["bodies"], listed["anybody"])
    )


@lru_cache(maxsize=16384)
def _lesser(word: str) -> frozenset[str]:
    """A word, and what is left of it without one of its letters."""
    return frozenset((word, *(word[:at] + word[at + 1 :] for at in range(len(word)))))


@lru_cache(maxsize=16384)
def _sound(word: str) -> str:
    """A word as it sounds, in capitals: Toby, Tobi, Tobie and Tobey alike, Callum and Kallum."""
    heard = _END.sub("y", word.replace("ph", "f").replace("ck", "k").replace("c", "k"))
    return heard.upper()


def _is_near(one: str, two: str) -> bool:
    return one != two and (_is_one_off(one, two) or _sound(one) == _sound(two))


def _is_one_off(one: str, two: str) -> bool:
    """Whether words differ by a letter more, less or other, or by two that stand the other way."""
    if len(one) != len(two):
        longer, shorter = (one, two) if len(one) > len(two) else (two, one)
        return len(longer) == len(shorter) + 1 and shorter in _lesser(longer)
    apart = [at for at, (a, b) in enumerate(zip(one, two, strict=True)) if a != b]
    if len(apart) == 1:
        # Of a short name another first letter makes another name.
        return apart[0] > 0 or len(one) > _FEWEST
    return (
        len(apart) == 2
        and apart[1] == apart[0] + 1
        and (one[apart[0]] == two[apart[1]] and one[apart[1]] == two[apart[0]])
    )


def _swapped(one: Likely) -> set[str]:
    """A number with two figures side by side the other way, in each place."""
    value = one.value
    found = {
        value[:at] + value[at + 1] + value[at] + value[at + 2 :]
        for at in range(len(value) - 1)
        if value[at : at + 2].isdigit() and value[at] != value[at + 1]
    } - {value}
    if one.sort == "number" and value.isdigit():
        # The first figure and the nought before it.
        found.add(f"{value[0]}0{value[1:]}")
    letters = re.match(r"[^\W\d_]+", value)
    if one.sort == "number" and letters:
        tails = {each[letters.end() :] for each in found}
        found |= {word + tail for tail in tails for word in _CASE_WORDS}
    return found


def _ways(match: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    """Groups of figures side by side as one, with the letters before the first and without."""
    groups = list(_GROUP.finditer(match.group()))
    start = match.start()
    before = _LETTERS_BEFORE.search(match.string[max(0, start - _FAR) : start])
    for first in range(len(groups)):
        joined = ""
        for last in groups[first : first + _MOST_GROUPS]:
            joined += last.group()
            end = start + last.end()
            if before and not first:
                yield start - len(before.group()), end, before.group(1) + joined
            yield start + groups[first].start(), end, _ABROAD.sub("", joined)
