"""Which page of questions an address leads to, and which entry of the case it is about."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.case import steps_of
from generator.case.changing import value_at
from generator.case.guide import guide
from generator.case.pages import (
    Names,
    QuestionPage,
    entry_pages,
    page_of,
    question_page,
    subjects,
)
from generator.web.desk import NotFoundError
from generator.web.questions.reading import control

__all__ = ["Place", "address_of", "found_again", "marks_of", "place_at"]

Steps = tuple[str | int, ...]
_NEW = "new"
_GONE = (
    "This entry is not in the case any more: it was taken out, or its list was changed meanwhile. "
    "Look for it in the list."
)
_NO_PAGE = "There is no such page of questions. Look for it in the list of all questions."


@dataclass(frozen=True)
class Place:
    """A page of questions about the case, or about one entry of a list.

    `numbers` are those of the entries that lead to it, from 0. `new` is set for an entry that is
    not there yet: its own number is then not among them.
    """

    page: QuestionPage
    numbers: tuple[int, ...] = ()
    new: bool = False

    @property
    def at(self) -> Steps:
        """The place in the case: of the entry, or for a new one of its list; empty for the case."""
        return _with_numbers(self.page.of, self.numbers)

    @property
    def ref(self) -> str:
        """The end of its address, by which answers are kept too: people count from 1."""
        numbers = [str(number + 1) for number in self.numbers]
        return "/".join([self.page.id, *numbers, *([_NEW] if self.new else [])])

    def url(self, key: str, end: str = "") -> str:
        """Its address in a case."""
        return f"/cases/{key}/questions/{self.ref}{end}"

    def held(self, own: Mapping[str, Any]) -> Mapping[str, Any]:
        """What the case holds there; nothing for a new entry. Raises NotFoundError for no entry."""
        if self.new:
            if self.numbers and not isinstance(value_at(own, self.around), Mapping):
                raise NotFoundError(_GONE)
            return {}
        held = value_at(own, self.at)
        if not isinstance(held, Mapping):
            raise NotFoundError(_GONE)
        return held

    @property
    def around(self) -> Steps:
        """The place of the entry that the list of a new or an old entry lies in."""
        numbers = self.numbers if self.new else self.numbers[:-1]
        steps = _with_numbers(self.page.of, numbers)
        last = max((n for n, step in enumerate(steps) if isinstance(step, int)), default=-1)
        return steps[: last + 1]

    def with_number(self, number: int) -> "Place":
        """The page of another entry of the same list, that is there."""
        kept = self.numbers if self.new else self.numbers[:-1]
        return Place(self.page, (*kept, number))

    def following(self) -> "Place | None":
        """The next page about the same entry, or of the same subject; None after the last."""
        if self.page.of:
            pages: Sequence[QuestionPage] = entry_pages(self.page.of)
        else:
            pages = next(one.pages for one in subjects() if one.id == self.page.subject)
        number = pages.index(self.page) + 1
        return Place(pages[number], self.numbers) if number < len(pages) else None

    def listing(self) -> "Place":
        """The page on which the list of its entry stands."""
        page = page_of(self.page.of)
        assert page is not None
        return Place(page, self.numbers if self.new else self.numbers[:-1])


def place_at(ref: str) -> Place:
    """The page that the end of an address leads to. Raises NotFoundError for none."""
    name, *rest = ref.split("/")
    page = question_page(name)
    if page is None:
        raise NotFoundError(_NO_PAGE)
    new = bool(rest) and rest[-1] == _NEW
    numbers = rest[:-1] if new else rest
    if len(rest) != page.entries or (new and page is not entry_pages(page.of)[0]):
        raise NotFoundError(_NO_PAGE)
    if not all(one.isascii() and one.isdigit() and 0 < int(one[:6]) < 9999 for one in numbers):
        raise NotFoundError(_NO_PAGE)
    return Place(page, tuple(int(one) - 1 for one in numbers), new)


def address_of(key: str, pointer: str) -> str:
    """The address at which a field, told by its JSON pointer, is answered; the nearest there is.

    It is that of all questions for a field that nobody is asked for.
    """
    path = steps_of(pointer)
    while path:
        names = tuple(step for step in path if isinstance(step, str))
        numbers = tuple(step for step in path if isinstance(step, int))
        if isinstance(path[-1], int) and (pages := entry_pages(names)):
            return Place(pages[0], numbers).url(key)
        page = page_of(names)
        if page is not None and len(numbers) >= page.entries:
            field = guide().find(names)
            end = ".".join(names[len(page.of) :]) if field and field.form != "section" else ""
            return Place(page, numbers[: page.entries]).url(key, f"#{control(end)}" if end else "")
        path = path[:-1]
    return f"/cases/{key}/questions"


def marks_of(place: Place, own: Mapping[str, Any]) -> str:
    """Which entries an address led to when its page was opened: to find them again when moved."""
    return " ".join(
        f"{_mark(value_at(own, (*at, number)))}:{len(value_at(own, at) or ())}"
        for at, number in _levels(place)
    )


def found_again(place: Place, own: Mapping[str, Any], marks: str) -> Place:
    """The place with the numbers that its entries have now. Raises NotFoundError when gone."""
    numbers: list[int] = []
    told = marks.split(" ") if marks else []
    for level, number in enumerate(place.numbers):
        at, _ = _levels(Place(place.page, (*numbers, number), place.new))[level]
        entries = value_at(own, at)
        entries = entries if isinstance(entries, list) else []
        mark, _, count = (told[level] if level < len(told) else "").partition(":")
        same = [n for n, entry in enumerate(entries) if _mark(entry) == mark]
        if number in same or not mark:
            numbers.append(number)
        elif same:
            numbers.append(same[0])
        elif count == str(len(entries)) and number < len(entries):
            numbers.append(number)
        else:
            raise NotFoundError(_GONE)
    found = Place(place.page, tuple(numbers), place.new)
    found.held(own)
    return found


def _levels(place: Place) -> list[tuple[Steps, int]]:
    """The list of each entry that leads to a place, with the number of the entry in it."""
    steps = _with_numbers(place.page.of, place.numbers)
    return [(steps[:n], step) for n, step in enumerate(steps) if isinstance(step, int)]


def _mark(entry: Any) -> str:
    """What an entry is known by: its id, or else all that it holds."""
    held = entry.get("id") if isinstance(entry, Mapping) else None
    plain = json.dumps(held if isinstance(held, str) else entry, sort_keys=True)
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _with_numbers(path: Names, numbers: Sequence[int]) -> Steps:
    """A path of names with the number of an entry behind each list, as far as there are any."""
    steps: list[str | int] = []
    left = list(numbers)
    for end, step in enumerate(path, 1):
        steps.append(step)
        found = guide().find(path[:end])
        if left and found is not None and found.form == "list":
            steps.append(left.pop(0))
    return tuple(steps)
