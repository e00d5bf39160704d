"""The names, places and numbers of the shipped samples, which belong in no real case."""

import json
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate
from typing import Any

from generator.case.names.folding import fold
from generator.case.names.texts import Steps, pointer
from generator.resources import shipped

__all__ = ["Sample", "Traces", "samples", "traces"]

# Stands in no text and in no value.
_BETWEEN = "\0"
# What of a case's name fields is made up for a sample. Words alone prove nothing: a first name
# is borne by real people, so people count by their full names.
_MADE_UP = (
    ("case_id",),
    ("service", "name"),
    ("service", "short_name"),
    ("service", "phone"),
    ("service", "out_of_hours_phone"),
    ("service", "email"),
    ("service", "website"),
    ("service", "address", "town"),
    ("service", "address", "postcode"),
    ("child", "home_address", "town"),
    ("child", "home_address", "postcode"),
    ("child", "looked_after", "authority"),
    ("people", "*", "name"),
    ("people", "*", "organisation"),
    ("people", "*", "phone"),
    ("people", "*", "email"),
    ("court", "name"),
    ("court", "case_number"),
    ("placement", "establishment"),
    ("placement", "phone"),
    ("plan", "accommodation", "address", "town"),
    ("plan", "accommodation", "address", "postcode"),
)
_LINES = (
    ("service", "address", "lines"),
    ("child", "home_address", "lines"),
    ("plan", "accommodation", "address", "lines"),
)
# Bodies that samples name and that are real.
_REAL = re.compile(r"(?i)\b(?:crown|nhs|childline|home office|probation service|centre)\b")

_ROUND = ".,;:!?()[]\"'"
_NUMBERED = re.compile(r"\d")


@dataclass(frozen=True)
class Sample:
    """A shipped sample: its file's name, its child's full name folded, what is made up for it.

    `made_up` holds each value as it is written, by the value folded; `alone` are those of no
    other sample.
    """

    name: str
    child: str
    made_up: Mapping[str, str]
    alone: frozenset[str]

    @cached_property
    def tokens(self) -> Mapping[str, tuple[str, ...]]:
        """The words of each value, which a case must have to hold the value."""
        return {value: tuple(_pieces(value)) for value in self.made_up}

    @cached_property
    def _by_word(self) -> Mapping[str, tuple[str, ...]]:
        """The values by one of their words; by none those that have no words."""
        found: dict[str, tuple[str, ...]] = {}
        for value, words in self.tokens.items():
            word = max(words, key=len, default="")
            found[word] = (*found.get(word, ()), value)
        return found

    def within(self, words: frozenset[str]) -> tuple[str, ...]:
        """The values all of whose words are among these, in their order."""
        near = {
            value
            for word in ("", *(self._by_word.keys() & words))
            for value in self._by_word.get(word, ())
            if words.issuperset(self.tokens[value])
        }
        return tuple(value for value in self.made_up if value in near) if near else ()


@dataclass(frozen=True)
class Traces:
    """What a case holds of a sample: its file's name, the values, the pointers of their places."""

    sample: str
    values: tuple[str, ...]
    places: tuple[str, ...]


def traces(
    case: Mapping[str, Any],
    texts: Callable[[], Sequence[tuple[Steps, str]]],
    meant: Collection[str],
) -> tuple[Traces, ...]:
    """What a case holds of the samples, where it is not that sample; what most comes from first.

    A value that several samples share, such as the invented service's name, counts only beside
    one of that sample alone; so do telephone numbers, postcodes and references, which other
    invented cases have as well. `texts` gives all texts of the case, folded, with their paths,
    `meant` the names that a person marked as meant, folded.
    """
    child = case.get("child")
    full = ""
    if isinstance(child, Mapping):
        full = fold(f"{child.get('first_name', '')} {child.get('last_name', '')}")
    if any(sample.child == full for sample in samples()):
        return ()
    held = texts()
    every = [text for _, text in held]
    words, joined = frozenset(_pieces(" ".join(every))), _Joined(every)
    found = []
    told = set(meant)
    for sample in samples():
        values = [value for value in sample.within(words) if value not in told]
        places: dict[str, list[str]] = {}
        for value in values:
            at = [pointer(held[number][0]) for number in joined.holding(value)]
            if at:
                places[value] = at
        if any(value in sample.alone and not _NUMBERED.search(value) for value in places):
            told |= places.keys()
            found.append(
                Traces(
                    sample.name,
                    tuple(sample.made_up[value] for value in places),
                    tuple(dict.fromkeys(place for at in places.values() for place in at)),
                )
            )
    return tuple(sorted(found, key=lambda one: -len(one.values)))


def _pieces(text: str) -> set[str]:
    return {piece.strip(_ROUND).removesuffix("'s") for piece in set(text.split())}


class _Joined:
    """Many texts as one, so that a value is looked for in all of them at once."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
        self._text = _BETWEEN.join(texts)

    def holding(self, value: str) -> Iterator[int]:
        """The numbers of the texts in which a value stands as words of its own, in order."""
        at, last = self._text.find(value), -1
        while at >= 0:
            end, number = at + len(value), bisect_right(self._starts, at) - 1
            around = self._text[at - 1 : at], self._text[end : end + 1]
            if number != last and not any(each.isalnum() for each in around):
                yield number
                last = number
            at = self._text.find(value, at + 1)


@cache
def samples() -> tuple[Sample, ...]:
    """The shipped samples of cases, in the order of their names."""
    found = []
    for path in sorted(shipped("samples").glob("*.json")):
        data = json.loads(path.read_bytes())
        if "child" in data:
            child = data["child"]
            values = {fold(value): value for value in _values(data)}
            full = fold(f"{child['first_name']} {child['last_name']}")
            values.pop(full, None)
            found.append((path.name, full, values))
    times = Counter(value for _, _, values in found for value in values)
    return tuple(
        Sample(name, full, values, frozenset(value for value in values if times[value] == 1))
        for name, full, values in found
    )


def _values(data: Mapping[str, Any]) -> Iterator[str]:
    child = data["child"]
    yield f"{child['first_name']} {child['last_name']}"
    yield f"{child.get('known_as', child['first_name'])} {child['last_name']}"
    for pattern in _MADE_UP:
        yield from (value for value in _find(data, pattern) if not _REAL.search(value))
    for pattern in _LINES:
        yield from (line for line in _find(data, (*pattern, "*")) if " " in line)


def _find(value: Any, pattern: tuple[str, ...]) -> Iterator[str]:
    yield from (found for found in _find_any(value, pattern) if isinstance(found, str))


def _find_any(value: Any, pattern: tuple[str, ...]) -> Iterator[Any]:
    if not pattern:
        yield value
    elif pattern[0] == "*":
        for inner in value if isinstance(value, list) else ():
            yield from _find_any(inner, pattern[1:])
    elif isinstance(value, Mapping) and pattern[0] in value:
        yield from _find_any(value[pattern[0]], pattern[1:])
