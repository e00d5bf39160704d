"""From the official words in hand to an entry of the catalogue and the values of its slots."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from types import MappingProxyType

from generator.easyread.catalogue._records import ConditionList, Entry, Form, lists
from generator.easyread.witness import moments_of_text, plain

__all__ = ["Match", "Near", "choose", "form_named", "match", "named_like", "official_sentences"]

_SENTENCE = re.compile(r"(?<=[.;])\s+")
_OPENING = re.compile(r"not (?:to )?", re.IGNORECASE)
_WORD = re.compile(r"[a-z']+")
_CLOSE, _MOST_NEAR = 0.5, 3
# How much of two names is common: “curfew-tag” and “curfew”, “exclusion-area” and “exclusion-map”.
_LIKE = 1 / 4
_SMALL = ("at", "in", "no", "not", "of", "on", "tell", "with")
# Characters: the longest published condition has less than half of them.
_LONGEST = 3000


@dataclass(frozen=True)
class Near:
    """A form of an entry near to a sentence that is in no list.

    `share` of their words is common, 0 to 1.
    """

    sentence: str
    entry: Entry
    form: Form
    share: float


@dataclass(frozen=True)
class Match:
    """What a text is. `entry` is None for an unknown text, which `near` has to be confirmed for.

    `elsewhere` holds entries of other lists or versions that say exactly this: a paper that mixes
    versions is told, and never matched silently.
    """

    text: str
    entry: Entry | None = None
    form: Form | None = None
    slots: Mapping[str, str] = field(default_factory=dict)
    confirm: bool = False
    elsewhere: tuple[Entry, ...] = ()
    among: Sequence[ConditionList] = field(default=(), repr=False, compare=False)

    @cached_property
    def near(self) -> tuple[Near, ...]:
        """The entries nearest to each sentence of an unknown text, looked for when asked for."""
        return () if self.entry else tuple(_near(plain(self.text), self.among))


def choose(paper: str, texts: Iterable[str]) -> tuple[ConditionList, ...]:
    """The lists of the paper in hand: the standard one that fits best, then additional ones.

    `paper` is licence, notice-of-supervision or post-sentence; `texts` are the official words of
    its conditions. Empty when no standard list holds any of them: the list is unknown. Additional
    conditions are taken in the version of the standard list; the wording of services always counts.
    """
    held = [{(fit.entry.list, fit.entry.version) for fit in _fits(plain(text))} for text in texts]
    fitting = [
        (sum((found.name, found.version) in keys for keys in held), found)
        for found in lists()
        if found.kind == "standard" and found.paper == paper
    ]
    # Of two lists that fit as well, the shorter one has fewer conditions that are not there.
    count, best = max(fitting, key=lambda one: (one[0], -len(one[1].entries)), default=(0, None))
    if not count or best is None:
        return ()
    more = [
        found
        for found in lists()
        if found.kind == "additional"
        and (found.paper == "any" or (found.paper == paper and found.version == best.version))
    ]
    return (best, *more)


def match(text: str, chosen: Sequence[ConditionList]) -> Match:
    """What the official words of one condition are, in the lists of the paper in hand."""
    said = plain(text)
    fits = _fits(said)
    fitting = [
        Match(text, fit.entry, fit.form, fit.slots, found.confirm)
        for found in chosen
        for fit in fits
        if (fit.entry.list, fit.entry.version) == (found.name, found.version)
    ]
    if fitting:
        # "Not to enter or remain in sight of" is also "not to enter" with a strange place.
        return max(fitting, key=lambda one: len(one.form.text) if one.form else 0)
    others = tuple({fit.entry.key: fit.entry for fit in fits}.values())
    return Match(text, elsewhere=others, confirm=True, among=chosen or lists())


def official_sentences(text: str) -> list[str]:
    """The sentences of official words; a semicolon ends one as well."""
    return [said for said in _SENTENCE.split(plain(text)) if said]


def form_named(name: str, chosen: Sequence[ConditionList]) -> Form | None:
    """The first form explained by that name, in the lists of the paper, else in any."""
    return next(
        (
            form
            for found in (*chosen, *lists())
            for one in found.entries
            for form in one.forms
            if form.explained == name
        ),
        None,
    )


def named_like(code: str, text: str, chosen: Sequence[ConditionList]) -> tuple[Near, ...]:
    """The explanations named like the code that a case gives a condition, the likeliest first.

    A code alone never says what a condition is: they are for a person to confirm. `chosen` are the
    lists of the paper in hand; the standard conditions of other papers are passed by.
    """
    parts, words = _parts(code), frozenset(_WORD.findall(plain(text).casefold()))
    best: dict[str, tuple[float, Near]] = {}
    for found in lists():
        if found.kind == "standard" and found not in chosen:
            continue
        for one, form in ((held, form) for held in found.entries for form in held.forms):
            other = _parts(form.explained)
            common = len(parts & other) / len(parts | other)
            near = Near(text, one, form, round(_share(words, form.text), 2))
            likely = common + near.share
            if common >= _LIKE and likely > best.get(form.explained, (0.0,))[0]:
                best[form.explained] = (likely, near)
    return tuple(near for _, near in sorted(best.values(), key=lambda likely: -likely[0]))


def _parts(name: str) -> frozenset[str]:
    """What a code or the name of an explanation speaks of."""
    return frozenset(name.casefold().split("-")) - {"", *_SMALL}


@dataclass(frozen=True)
class _Fit:
    """A form of an entry that some words are, with the values of its slots."""

    entry: Entry
    form: Form
    slots: Mapping[str, str]


@lru_cache(maxsize=4096)
def _fits(said: str) -> tuple[_Fit, ...]:
    """Every form of every list that the words are: the paper, its version and the rest ask it."""
    if len(said) > _LONGEST:
        return ()
    return tuple(
        _Fit(one, form, slots)
        for found in lists()
        for one in found.entries
        for form in one.forms
        if (slots := _slots(form, said)) is not None
    )


def _slots(form: Form, said: str) -> Mapping[str, str] | None:
    """The values of the slots of a form that the words are; None when they are not."""
    fits = _pattern(form.text).fullmatch(said)
    if fits is None:
        return None
    slots = {name: value.strip(" ,") for name, value in fits.groupdict().items()}
    is_sound = all(_is_of(form.slots[name], value) for name, value in slots.items())
    return MappingProxyType(slots) if is_sound else None


@cache
def _pattern(text: str) -> re.Pattern[str]:
    """The official words as a pattern.

    Case, commas, spaces and the last full stop do not matter, nor whether a rule begins with “to”.
    """
    parts = re.split(r"\{(\w+)\}", plain(text).rstrip(".").replace(",", ""))
    opening = _OPENING.match(parts[0])
    begins = "(?:to )?" if opening is None else "not (?:to )?"
    parts[0] = parts[0][opening.end() :] if opening else parts[0].removeprefix("To ")
    made = "".join(
        f"(?P<{part}>.+?)" if number % 2 else re.escape(part).replace(r"\ ", r",?\ ")
        for number, part in enumerate(parts)
    )
    return re.compile(rf"{begins}{made}\.?", re.IGNORECASE)


def _is_of(kind: str, value: str) -> bool:
    """Whether a value is of the type of its slot."""
    said = moments_of_text(value)
    if kind == "time":
        return len(said.times) == 1
    if kind == "date":
        return len(said.dates) == 1
    if kind == "days":
        return bool(said.days)
    if kind in {"distance", "amount"}:
        return any(letter.isdigit() for letter in value)
    return not re.search(r"[.;] |\b(?:without the prior|unless)\b", value)


def _near(said: str, chosen: Iterable[ConditionList]) -> Iterator[Near]:
    held = [(one, form) for found in chosen for one in found.entries for form in one.forms]
    for sentence in official_sentences(said):
        words = frozenset(_WORD.findall(sentence.casefold()))
        scored = sorted(
            ((_share(words, form.text), number) for number, (_, form) in enumerate(held)),
            reverse=True,
        )
        for share, number in scored[:_MOST_NEAR]:
            if share >= _CLOSE:
                yield Near(sentence, *held[number], round(share, 2))


def _share(words: frozenset[str], text: str) -> float:
    """The best share of common words of a sentence with one sentence of an official text."""
    return max((len(words & other) / len(words | other) for other in _words_of(text)), default=0.0)


@cache
def _words_of(text: str) -> tuple[frozenset[str], ...]:
    """The words of each sentence of an official text, without its slots."""
    plain_text = re.sub(r"\{\w+\}", " ", text.casefold())
    found = (frozenset(_WORD.findall(part)) for part in _SENTENCE.split(plain_text))
    return tuple(words for words in found if words)
