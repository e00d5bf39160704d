"""Searches one case for what is another child's: names, and what is left of a sample."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from typing import Any

from generator.case.names.beside import OtherChild
from generator.case.names.doubtful import doubtful_names
from generator.case.names.folding import fold, plains, word
from generator.case.names.known import known
from generator.case.names.lists import sentence
from generator.case.names.pronouns import Pronoun, strange_pronouns
from generator.case.names.samples import Traces, samples, traces
from generator.case.names.strangers import strange_names
from generator.case.names.texts import Steps, numbers, pointer, texts

__all__ = ["Named", "Stranger", "search", "strange_words"]

# Between two texts, so that a sentence ends there.
_BETWEEN = "\n\n"


@dataclass(frozen=True)
class Stranger:
    """A name that belongs to nobody in the case, as it is written, and the pointers of its places.

    `times` is how often it stands there. `told` says that the case tells at each place who that
    is, by a title or as a relative or a pet, and that it is no child of another case or sample.
    """

    name: str
    places: tuple[str, ...]
    times: int
    told: bool = False


@dataclass(frozen=True)
class Named:
    """What a case holds of others: names of nobody in it, and what is left of a sample.

    `beside` are the words that are names of children of cases in the same folder and of nobody
    here, `beside_full` those children's full names; folded.
    """

    strangers: tuple[Stranger, ...]
    beside: frozenset[str]
    beside_full: frozenset[str]
    traces: tuple[Traces, ...]
    pronouns: tuple[Pronoun, ...]

    def is_beside(self, stranger: Stranger) -> bool:
        """Whether that is the name of a child of a case in the same folder."""
        if fold(stranger.name) in self.beside_full:
            return True
        return any(word(each) in self.beside for each in stranger.name.split())


def search(
    case: Mapping[str, Any], others: Sequence[OtherChild] = (), staff: Sequence[str] = ()
) -> Named:
    """What a case holds of other children; what a person marked as meant belongs.

    `others` are the children of other case files in the folder, `staff` the names of the
    service's staff. Never raises for what a case holds.
    """
    meant = meant_names(case)
    here = meant | _people(case)
    apart = [
        child
        for child in others
        if not child.is_child_of(case) and here.isdisjoint(child.full_names)
    ]
    ours = known(case, apart, staff)
    certain = frozenset(each for child in apart for each in child.words) - ours.firm
    held = texts(case)
    paths = [path for path, _ in held]
    plain = plains([text for _, text in held])
    starts = _starts(plain)
    joined = _BETWEEN.join(plain)
    found: dict[str, list[tuple[str, Steps]]] = {}
    whole = dict(_whole(joined, apart))
    seen = strange_names(joined, ours.words - certain, certain)
    for at, name in {**{at: name for name, at in seen}, **whole}.items():
        where = paths[bisect_right(starts, at) - 1]
        if at in whole or not ours.vouches(name, where):
            found.setdefault(word(name.split()[0]), []).append((name, where))
    for name, where in ours.others:
        found.setdefault(word(name.split()[0]), []).append((name, where))
    barred = certain | _of_samples()
    made = [
        _stranger(each, told=barred.isdisjoint(_words(each)) and _is_told(each, paths, plain))
        for each in found.values()
    ]
    # What is only to be looked at, where nothing certain has that name.
    unsure: dict[str, list[tuple[str, Steps]]] = {}
    for name, at in doubtful_names(joined, case, meant):
        if at not in whole:
            unsure.setdefault(name, []).append((name, paths[bisect_right(starts, at) - 1]))
    made += [_stranger(each, told=True) for each in unsure.values()]

    def folded() -> list[tuple[Steps, str]]:
        lower = ((path, text.lower()) for path, text in zip(paths, plain, strict=True))
        return [*lower, *numbers(case)]

    return Named(
        strangers=tuple(sorted(made, key=lambda one: (-one.times, one.name))),
        beside=certain,
        beside_full=frozenset(full for child in apart for full in child.full_names),
        traces=traces(case, folded, meant),
        pronouns=strange_pronouns(case, paths, plain, ours, meant),
    )


def _starts(held: Sequence[str]) -> list[int]:
    """Where each text begins in all of them joined."""
    return list(accumulate((len(text) + len(_BETWEEN) for text in held), initial=0))


def meant_names(case: Mapping[str, Any]) -> frozenset[str]:
    """The names that a person marked as meant, folded."""
    entries = case.get("meant_names")
    names = (
        entry.get("name")
        for entry in (entries if isinstance(entries, list) else ())
        if isinstance(entry, Mapping)
    )
    return frozenset(fold(name) for name in names if isinstance(name, str))


def _people(case: Mapping[str, Any]) -> frozenset[str]:
    """The full names of the people of a case, folded."""
    people = case.get("people")
    names = (
        person.get("name")
        for person in (people if isinstance(people, list) else ())
        if isinstance(person, Mapping)
    )
    return frozenset(fold(name).strip() for name in names if isinstance(name, str))


_RUN = re.compile(r"\w+")
# What a pattern takes for these letters, whichever case they are in.
_AS_ASCII = tuple(zip("\u0130\u0131\u017f\u212a", "iisk", strict=True))


@lru_cache(maxsize=2048)
def _runs(name: str) -> frozenset[str]:
    return frozenset(_RUN.findall(name))


def _whole(text: str, apart: Sequence[OtherChild]) -> Iterator[tuple[int, str]]:
    """Full names of children of other cases, though their words be those of people here."""
    plainer = text
    for letter, ascii_one in _AS_ASCII:
        plainer = plainer.replace(letter, ascii_one)
    words = set(_RUN.findall(plainer.lower()))
    full = sorted(
        full
        for full in {full for child in apart for full in child.full_names}
        # Most of a folder's children are named nowhere: to look up words is quicker than a pattern.
        if not full.isascii() or words >= _runs(full)
    )
    if full:
        joined = "|".join(r"[\s-]+".join(map(re.escape, each.split())) for each in full)
        for match in re.finditer(rf"(?i)(?<![\w'])(?:{joined})(?!\w)", text):
            yield match.start(), match.group()


def _stranger(seen: list[tuple[str, Steps]], *, told: bool) -> Stranger:
    name = max((name for name, _ in seen), key=len)
    places = dict.fromkeys(pointer(where) for _, where in seen)
    return Stranger(name, tuple(places), len(seen), told)


def _words(seen: Sequence[tuple[str, Steps]]) -> set[str]:
    return {word(each) for name, _ in seen for each in name.split()}


@cache
def _of_samples() -> frozenset[str]:
    """The words of the names of the samples' children, folded."""
    return frozenset(word(each) for sample in samples() for each in sample.child.split())


def _is_told(
    seen: Sequence[tuple[str, Steps]], paths: Sequence[Steps], plain: Sequence[str]
) -> bool:
    """Whether each text that holds a name tells who that is, and that it is no child.

    It tells by a title, as a relative or a pet, by a worker's role, or by what makes famous.
    """
    at = dict(zip(paths, plain, strict=True))
    pattern = _telling("|".join(sorted({re.escape(name) for name, _ in seen})))
    return all(pattern.search(at.get(where, "")) for _, where in seen)


def _telling(named: str) -> re.Pattern[str]:
    words = sentence()
    two = "|".join(name for name in named.split("|") if " " in name) or r"(?!)"
    title, worker, famous, by = (
        "|".join(sorted(map(re.escape, words[key]), key=len, reverse=True))
        for key in ("told_by", "workers", "famous", "known_by")
    )
    also, surname = r"(?:[A-Z][\w'-]* )?", r" [A-Z][\w'-]*"
    # Of a famous person the full name is said: many a child is a good footballer.
    full = rf"(?:(?:{named}){surname}|[A-Z][\w'-]* (?:{named})|(?:{two}))(?![\w-])"
    own = r"(?:his|her|their) (?:[a-z-]+ )?"
    return re.compile(
        rf"\b(?i:{title})\b\.?,? {also}(?:{named})(?!\w)"
        rf"|\b(?i:{own}(?:{worker})),? {also}(?:{named})(?!\w)"
        rf"|\b(?:{named})(?:{surname})?,? (?:is |was )?\(?(?:{own}|the )?(?:{worker})(?=[,.;)\n]|$)"
        rf"|\b(?i:{famous}),? {full}|\b{full}(?:,| is| was) (?:{own}|the )(?:{famous})\b"
        rf"|\b{full}(?:'s)? (?i:{by})\b"
    )


def strange_words(case: Mapping[str, Any], held: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Words of names that are nobody's in the case, folded, with the number of their text.

    A name marked as meant counts: that it belongs does not make it open to everybody.
    """
    if held:
        ours = known({key: case[key] for key in ("child", "people", "service") if key in case})
        plain = plains(held)
        starts = _starts(plain)
        for name, at in strange_names(_BETWEEN.join(plain), ours.words):
            yield from ((word(each), bisect_right(starts, at) - 1) for each in name.split())
