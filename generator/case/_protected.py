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
_FEWEST_LETTERS = 14
_OF_SENTENCE = 9
_SHORTEST_NUMBER = 5
# What stands in more fields than these, whole, is a set phrase and no secret.
_MOST = 3
# Who did something is no secret, even where the entry is one.
_OPEN = frozenset(
    {
        *("by", "who", "with_whom", "to", "owner", "author", "manager", "referred_by"),
        *("prosecutor", "court", "order", "escalated_to", "relationship", "area"),
    }
)
# What refers to another part of the file, or to another file.
_REFERENCES = frozenset(
    {
        *("schema", "case_id", "id", "about", "failures", "breached_conditions", "condition"),
        *("file", "logo", "photo", "picture", "meant_names"),
    }
)
# Of these each sentence is protected by itself; elsewhere people copy sentences from one
# section to another, and only the whole text tells.
_BY_SENTENCE = frozenset(
    {
        *("victims", "harm_to_others", "assessment", "bail_package", "concerns", "contact_note"),
        *("events", "reason"),
    }
)
# Relatives to be told: who they are and their numbers stand among the people of the case as well.
_RELATIVES = ("pre_sentence", "who_to_tell")
_DATE = re.compile(r"[0-9:-]*")
_NAMES_OF_VICTIMS = (("court", "victims"), ("assessment", "people_who_pose_risk"))
_END = "|"
_APART = str.maketrans(
    {
        **dict.fromkeys("\"#$%&'()*+,-/<=>@[\\]^_`{|}~", " "),
        **dict.fromkeys(".!?:;\n", f" {_END} "),
        **{letter.upper(): letter for letter in "abcdefghijklmnopqrstuvwxyz"},
    }
)


@dataclass(frozen=True, slots=True)
class _Held:
    """A text of a case: its path, who may see it, its words folded."""

    path: tuple[str | int, ...]
    text: str
    readers: frozenset[str]
    words: list[str]


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
    for words, source in _needles(case, held):
        if len(words) > 1:
            entry = (f" {' '.join(words)} ", source)
            needles.setdefault((words[0], words[1]), []).append(entry)
        else:
            single.setdefault(words[0], source)
    found: dict[tuple[Any, Any], Leak] = {}
    for target in held:
        words = [word for word in target.words if word != _END]
        hits = [single[each] for each in single.keys() & set(words)]
        for pair in needles.keys() & set(pairwise(words)):
            joined = f" {' '.join(words)} "
            hits += [source for needle, source in needles[pair] if needle in joined]
        for source in hits:
            if source is not target and not target.readers <= source.readers:
                key = (source.path, target.path)
                hidden = AUDIENCES - source.readers
                found.setdefault(key, Leak(*key, target.readers, hidden))
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
            held.append(_Held(path, value, readers, _words(value)))
    elif isinstance(value, Mapping):
        if value.get("non_disclosure"):
            readers -= FAMILY
        for name, inner in value.items():
            field = along.field(name)
            if field is not None and name not in _REFERENCES:
                _collect(inner, field, readers & field.readers, (*path, name), held)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            _collect(inner, along.item, readers, (*path, number), held)


def _needles(case: Mapping[str, Any], held: list[_Held]) -> Iterator[tuple[list[str], _Held]]:
    """The words of every protected value by which it is certain to be itself, with the value."""
    times = Counter(each.text for each in held)
    # Whom a condition names, the child has to know.
    ruled: set[str] = set()
    closed = []
    for each in held:
        if each.readers != AUDIENCES:
            closed.append(each)
            yield from ((words, each) for words in _specific(each, times[each.text] > _MOST))
        if each.path[:2] == ("supervision", "conditions"):
            ruled.update(each.words)
    named = [each for each in closed if each.path[:2] in _NAMES_OF_VICTIMS]
    for name, number in strange_words(case, [each.text for each in named]):
        if name not in ruled:
            yield [name], named[number]


def _specific(held: _Held, often: bool) -> Iterator[list[str]]:
    """What of a protected text is certain to be itself wherever it stands."""
    field = next(step for step in reversed(held.path) if isinstance(step, str))
    if field in _OPEN or (held.path[:2] == _RELATIVES and field in ("name", "phone")):
        return
    words = [word for word in held.words if word != _END]
    joined = "".join(words)
    numbered = len(words) <= _FEWEST_WORDS and sum(map(str.isdigit, joined)) > 1
    if field in ("lines", "address_summary") or field == "postcode" or numbered:
        if len(joined) >= _SHORTEST_NUMBER and (field != "lines" or len(words) > 1):
            yield words
            if numbered and field != "lines":
                yield [joined]
    elif not often and len(words) >= _FEWEST_WORDS and len(joined) >= _FEWEST_LETTERS:
        yield words
        if not _BY_SENTENCE.isdisjoint(held.path):
            yield from _sentences(held.words)


def _sentences(words: list[str]) -> Iterator[list[str]]:
    sentence: list[str] = []
    for word in (*words, _END):
        if word != _END:
            sentence.append(word)
            continue
        if len(sentence) >= _OF_SENTENCE:
            yield sentence
        sentence = []


def _words(text: str) -> list[str]:
    """The words of a text, folded, with a mark where a sentence ends."""
    return plain(text).translate(_APART).split()
