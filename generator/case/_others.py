"""Finds where a text about one child names another child of the same panel."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.case._model import Panel
from generator.case.facts.words import ordinal

# Words with a capital that are no first name.
_TITLES = frozenset({"The", "Mr", "Mrs", "Ms", "Miss", "Both", "All"})
_WORD = r"[A-Z][\w'’-]*"


def named_in(part: Mapping[str, Any], others: Sequence[Mapping[str, Any]]) -> list[str]:
    """The places of a panel extract that name one of the other children, in words.

    `part` is the extract's view, `others` the `child` sections of the other cases. A
    first name counts unless another surname follows it, a surname unless another first
    name stands before it: a social worker called Grace is not a child called Grace.
    """
    patterns = [pattern for child in others for pattern in _patterns(child)]
    told = {
        place
        for place, text in _texts(part)
        if any(_found(pattern, around, text) for pattern, around in patterns)
    }
    return sorted(told)


def crossings(panel: Panel) -> list[str]:
    """Where an item of a panel names another of its children, one sentence each."""
    found = []
    for number, (item, case) in enumerate(zip(panel.data["items"], panel.cases, strict=True)):
        others = [other.data["child"] for other in panel.cases if other is not case]
        part = {"items": [{**item, "view": {"cart": case.data.get("cart", {})}}]}
        places = named_in(part, others)
        if places:
            found.append(
                f"The {ordinal(number + 1)} item names another child of this panel, in "
                f"{' and '.join(places)}."
            )
    return found


def _patterns(child: Mapping[str, Any]) -> Iterator[tuple[re.Pattern[str], frozenset[str]]]:
    """A name to look for, in a group of its own, and the names that may stand beside it."""
    last = child["last_name"]
    firsts = {child["first_name"], child.get("known_as", child["first_name"])}
    for first in firsts:
        beside = rf"(?:[ \u00a0]+(?P<beside>{_WORD}))?"
        yield re.compile(rf"\b{re.escape(first)}\b{beside}"), frozenset({last, f"{last}'s"})
    beside = rf"(?:(?P<beside>{_WORD})[ \u00a0]+)?"
    yield re.compile(rf"{beside}\b{re.escape(last)}\b"), frozenset(firsts) | _TITLES


def _found(pattern: re.Pattern[str], around: frozenset[str], text: str) -> bool:
    matches = pattern.finditer(text)
    return any(m["beside"] is None or m["beside"] in around for m in matches)


def _texts(part: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Every text that the panel wrote, with its place in words."""
    for matter in part.get("matters_arising", ()):
        yield from _of(matter, "matters arising")
    for item in part["items"]:
        written = {key: value for key, value in item.items() if key != "view"}
        yield from _of(written, "the item")
        message = item["view"].get("cart", {}).get("child_message")
        if message:
            yield "the child's message to the panel", message


def _of(value: Any, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            here = f"the {key.replace('_', ' ')}" if place == "the item" else place
            yield from _of(inner, here)
    elif isinstance(value, list):
        for inner in value:
            yield from _of(inner, place)
