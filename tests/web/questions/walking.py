"""Every page of questions of a case, and a browser that sends forms back."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.case.changing import value_at
from generator.case.pages import QuestionPage, question_pages

Steps = tuple[str | int, ...]


def places(data: Mapping[str, Any], of: tuple[str, ...]) -> Iterator[Steps]:
    """The places of all entries of a list; the case itself for no list."""
    found: list[Steps] = [()]
    for step in of:
        ahead = [(*at, step) for at in found]
        found = []
        for at in ahead:
            value = value_at(data, at)
            if isinstance(value, list):
                found += [(*at, number) for number in range(len(value))]
            elif value is not None:
                found.append(at)
    yield from found if of else [()]


def every_page(data: Mapping[str, Any]) -> list[tuple[QuestionPage, Steps]]:
    """Each page with the place of each entry that it is about."""
    return [(page, at) for page in question_pages() for at in places(data, page.of)]


def numbers(at: Steps) -> tuple[int, ...]:
    return tuple(step for step in at if isinstance(step, int))


def through_a_browser(controls: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """What a browser sends back of what a page shows: lines end with CR LF."""
    return {
        name: tuple(value.replace("\r\n", "\n").replace("\n", "\r\n") for value in values)
        for name, values in controls.items()
    }
