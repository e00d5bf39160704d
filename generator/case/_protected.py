"""Values that some readers may not see, where they stand again in what those readers are given."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from generator.case._redact import AUDIENCES, FAMILY
from generator.case._shape import Shape, shape
from generator.case.names import strange_words
from generator.case.names.folding import plain

__all__ = ["Leak", "leaks"]

_FEWEST_WORDS = 4
_OF_SENTENCE = 9
_FEWEST_LETTERS = 16
_SHORTEST_NUMBER = 5
# What stands in more fields than these, whole, is a set phrase and no secret.
_MOST = 3
# Who did something is no secret, even where the entry is one.
_OPEN = frozenset(
    {
        *(
            "by",
            "who",
            "with_whom",
            "to",
            "owner",
            "author",
            "manager",
            "referred_by",
            "prosecutor",
        ),
        *("court", "order", "escalated_to", "relationship", "title", "file", "offence", "area"),
    }
)
# Relatives to be told: who they are and their numbers stand among the people of the case as well.
_RELATIVES = ("pre_sentence", "who_to_tell")
_DATE = re.compile(r"[0-9:-]*")
_NAMES_OF_VICTIMS = (("court", "victims"), ("assessment", "people_who_pose_risk"))
_WORDS = str.maketrans(dict.fromkeys("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", " "))
_SENTENCE = re.compile(r"[.!?:;]+(?:\s|$)|\n+")

_Held = tuple[tuple[str | int, ...], str, frozenset[str]]


@dataclass(frozen=True)
class Leak:
    """A protected value that stands again: the paths of the value and of the place it stands in.

    `shown_to` may see the place, `kept_from` may not see the value.
    """

    value: tuple[str | int, ...]
    place: tuple[str | int, ...]
    shown_to: frozenset[str]
    kept_from: frozenset[str]

    def reaches(self, audience: frozenset[str]) -> bool:
        """Whether a document for all those readers would tell one of them the value."""
        return audience <= self.shown_to and bool(audience & self.kept_from)


def leaks(case: Mapping[str, Any]) -> tuple[Leak, ...]:
    """Where a protected value of a case stands in a text for a reader who may not see it.

    Only values that are specific enough to be certain count: addresses under non-disclosure
    and their lines, postcodes and numbers, names of victims and of people who pose a risk,
    and texts and sentences of several words.
    """
    held: list[_Held] = []
    _collect(case, shape("case"), AUDIENCES, (), held)
    needles: dict[tuple[str, str], list[tuple[str, _Held]]] = {}
    single: dict[str, _Held] = {}
    for needle, source in _needles(case, held):
        first, _, rest = needle.partition(" ")
        if rest:
            needles.setdefault((first, rest.partition(" ")[0]), []).append((needle, source))
        else:
            single.setdefault(needle, source)
    found: dict[tuple[Any, Any], Leak] = {}
    for target in held:
        place, text, shown = target
        words = _words(text)
        hits = [(each, single[each]) for each in single.keys() & set(words)]
        for pair in needles.keys() & set(pairwise(words)):
            joined = f" {' '.join(words)} "
            hits += [hit for hit in needles[pair] if f" {hit[0]} " in joined]
        for _, (value, _, readers) in hits:
            if value != place and not shown <= readers:
                found.setdefault((value, place), Leak(value, place, shown, AUDIENCES - readers))
    return tuple(found.values())


def _collect(
    value: Any,
    along: Shape | None,
    readers: frozenset[str],
    path: tuple[str | int, ...],
    held: list[_Held],
) -> None:
    """Every text of a case with who may see it."""
    if along is None:
        return
    if isinstance(value, str):
        if not along.codes and not _DATE.fullmatch(value):
            held.append((path, value, readers))
    elif isinstance(value, Mapping):
        if value.get("non_disclosure"):
            readers -= FAMILY
        for name, inner in value.items():
            field = along.field(name)
            if field is not None and name != "meant_names":
                _collect(inner, field, readers & field.readers, (*path, name), held)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            _collect(inner, along.item, readers, (*path, number), held)


def _needles(case: Mapping[str, Any], held: list[_Held]) -> Iterator[tuple[str, _Held]]:
    closed = [source for source in held if source[2] != AUDIENCES]
    often = {text for text, times in Counter(text for _, text, _ in held).items() if times > _MOST}
    for source in closed:
        if source[1] not in often or _is_number(source[1]):
            yield from ((each, source) for each in _specific(source[0], source[1]))
    # Whom a condition names, the child has to know.
    ruled = {
        token
        for path, text, _ in held
        if path[:2] == ("supervision", "conditions")
        for token in _words(text)
    }
    named = [source for source in closed if source[0][:2] in _NAMES_OF_VICTIMS]
    for name, number in strange_words(case, [text for _, text, _ in named]):
        if name not in ruled:
            yield name, named[number]


def _specific(path: tuple[str | int, ...], text: str) -> Iterator[str]:
    """What of a protected text is certain to be itself wherever it stands, folded."""
    field = next(step for step in reversed(path) if isinstance(step, str))
    words = _words(text)
    whole = " ".join(words)
    if field in ("lines", "postcode", "address_summary"):
        if len(whole) > _SHORTEST_NUMBER and not (field == "lines" and len(words) < 2):
            yield whole
        if field == "postcode":
            yield whole.replace(" ", "")
        return
    if field in _OPEN or (path[:2] == _RELATIVES and field in ("name", "phone")):
        return
    if _is_number(whole.replace(" ", "")):
        yield whole
        yield whole.replace(" ", "")
    elif len(words) >= _FEWEST_WORDS and len(whole) >= _FEWEST_LETTERS:
        yield whole
        for sentence in _SENTENCE.split(text):
            told = _words(sentence)
            if len(told) >= _OF_SENTENCE:
                yield " ".join(told)


def _is_number(joined: str) -> bool:
    digits = sum(letter.isdigit() for letter in joined)
    return len(joined) >= _SHORTEST_NUMBER and digits >= 2


def _words(text: str) -> list[str]:
    return plain(text).lower().translate(_WORDS).split()
