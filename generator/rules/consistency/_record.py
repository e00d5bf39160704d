"""A case as the checks of its consistency see it: places by pattern, and findings with words."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from itertools import accumulate
from typing import Any

from generator.case.facts.reading import as_day
from generator.rules._facts import Facts
from generator.rules._tables import table
from generator.rules.checks._finding import Finding

__all__ = ["At", "Found", "Record", "table"]

Found = Iterator[Finding]
# The place of a text, the name of its field, and the text.
Text = tuple[str, str, str]
_LONGEST_LIST = 2000
_DATE_LENGTH = len("2026-03-03")
_A_DAY = re.compile(r"\d(?:st|nd|rd|th)? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")


@cache
def _steps(pattern: str) -> tuple[str, ...]:
    return tuple(pattern.strip("/").split("/"))


@dataclass(frozen=True, slots=True)
class At:
    """A value found by a pattern: its pointer, the numbers of its stars, the record it is in."""

    place: str
    value: Any
    stars: tuple[int, ...]
    inside: Mapping[str, Any]

    def says(self, wanted: Mapping[str, Any]) -> bool:
        """Whether the record it is in has one of the wanted values under each key."""
        return all(self.inside.get(key) in values for key, values in wanted.items())


class Record:
    """One case on one day. Everything of the wrong type is passed by."""

    def __init__(self, case: Mapping[str, Any], today: date) -> None:
        self.facts = Facts(case, today)
        self.case = case
        self.today = today
        self.name = self.facts.name
        self._found: dict[str, tuple[At, ...]] = {}
        self._days: dict[str, list[tuple[At, date]]] = {}

    def find(self, pattern: str) -> tuple[At, ...]:
        """Every value at a pattern such as `/meetings/*/date`, in the order of the file."""
        if pattern not in self._found:
            self._found[pattern] = tuple(_walk(self.case, _steps(pattern), "", (), self.case))
        return self._found[pattern]

    def days(self, pattern: str) -> list[tuple[At, date]]:
        """The real dates at a pattern; not to be changed."""
        if pattern not in self._days:
            self._days[pattern] = [
                (at, day) for at in self.find(pattern) if (day := as_day(at.value)) is not None
            ]
        return self._days[pattern]

    def say(self, check: str, message: str, place: str, *also: str) -> Found:
        """The finding of that check with this message."""
        held = table("checks")
        entry = held["check"][check]
        yield Finding(
            check,
            entry["severity"],
            message,
            entry["what_to_do"],
            held["source"],
            place,
            tuple(entry.get("blocks", ["*"] if entry["severity"] == "must" else [])),
            also,
        )

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Every text that is not a date."""
        found: list[Text] = []
        _collect(self.case, "", "", found)
        return tuple(found)

    @cached_property
    def _sections(self) -> dict[str, list[tuple[str, str]]]:
        found: dict[str, list[tuple[str, str]]] = {}
        for place, _, text in self.texts:
            found.setdefault(place.split("/", 2)[1], []).append((place, text))
        return found

    @cached_property
    def joined(self) -> str:
        """All texts as one, to tell quickly that none of them holds something."""
        return "\n".join([text for _, _, text in self.texts])

    @cached_property
    def _starts(self) -> list[int]:
        """Where in `joined` each text begins."""
        return list(accumulate([len(text) + 1 for _, _, text in self.texts], initial=0))

    def holding(self, *parts: str) -> list[Text]:
        """The texts that hold one of some words, in order."""
        numbers = set()
        for part in parts:
            at = self.joined.find(part)
            while at >= 0:
                number = bisect_right(self._starts, at) - 1
                numbers.add(number)
                at = self.joined.find(part, self._starts[number + 1])
        return [self.texts[number] for number in sorted(numbers)]

    def matching(self, pattern: re.Pattern[str]) -> Iterator[Text]:
        """The texts in which a pattern is found, in order. It must not ask for a line's end.

        All are searched as one, since most patterns are found in few of a thousand texts. It is
        quick where the pattern begins with a few letters.
        """
        at = 0
        while found := pattern.search(self.joined, at):
            number = bisect_right(self._starts, found.start()) - 1
            yield self.texts[number]
            at = self._starts[number + 1]

    @cached_property
    def dated(self) -> tuple[tuple[str, str], ...]:
        """Place and text of every text that gives a day of a month."""
        return tuple((place, text) for place, _, text in self.matching(_A_DAY))

    def within(self, *sections: str) -> Iterator[tuple[str, str]]:
        """Place and text of every text below some places."""
        for section in sections:
            for place, text in self._sections.get(section.split("/", 2)[1], ()):
                if place.startswith(section):
                    yield place, text

    @cached_property
    def release(self) -> tuple[date, str] | None:
        """The release day somebody set, and its place; None while there is none."""
        found = self.facts.release
        if found is None or found.source not in {"happened", "planned", "arranged"}:
            return None
        if found.source == "happened":
            event = next(one for one in self.facts.events("release") if one.day == found.day)
            return found.day, f"{event.place}/date"
        planned = found.source == "planned"
        return found.day, "/sentence/dates/release" if planned else "/supervision/release/date"


def _collect(held: Any, place: str, name: str, found: list[Text]) -> None:
    # A whole case is walked for this, most of it plain JSON: types are looked at before classes.
    listed = isinstance(held, (list, tuple))
    for key, item in enumerate(held) if listed else held.items():
        kind = type(item)
        field = name if listed else str(key)
        if kind is str:
            if not (len(item) == _DATE_LENGTH and item[4] == "-"):
                found.append((f"{place}/{key}", field, item))
        elif kind is dict or kind is list or isinstance(item, (tuple, Mapping)):
            _collect(item, f"{place}/{key}", field, found)


def _walk(
    value: Any,
    steps: tuple[str, ...],
    place: str,
    stars: tuple[int, ...],
    inside: Mapping[str, Any],
) -> Iterator[At]:
    if not steps:
        yield At(place, value, stars, inside)
    elif steps[0] == "*":
        if isinstance(value, (list, tuple)) and len(value) <= _LONGEST_LIST:
            for number, item in enumerate(value):
                yield from _walk(item, steps[1:], f"{place}/{number}", (*stars, number), inside)
    elif isinstance(value, (dict, Mapping)) and steps[0] in value:
        yield from _walk(value[steps[0]], steps[1:], f"{place}/{steps[0]}", stars, value)
