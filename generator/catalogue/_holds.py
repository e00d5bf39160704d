"""What the practice documents ask of a kind, item by item, as its document.toml lists it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_ITEM = ("what", "source", "stands")


@dataclass(frozen=True)
class Held:
    """One thing that a kind must hold.

    `what` says it in plain words, `source` who asks for it: the short name of a practice document
    and the section. `stands` is words typed in the template (a heading or label) where it is.
    """

    what: str
    source: str
    stands: str


def faults_of_holds(items: Any) -> Iterator[str]:
    """What is wrong with the `[[holds]]` of a document.toml, by the number of the item."""
    if not isinstance(items, list):
        return
    for number, item in enumerate(items, 1):
        if not isinstance(item, dict):
            yield "'holds' must be written as sections, each headed [[holds]]."
            return
        for name in _ITEM:
            text = item.get(name)
            if not isinstance(text, str) or not text.strip():
                yield f"'holds', number {number}, needs a text in quotes for '{name}'."
        for name in item.keys() - set(_ITEM):
            yield f"'holds', number {number}: '{name}' is not one of {', '.join(_ITEM)}."


def held(items: list[dict[str, str]]) -> tuple[Held, ...]:
    """The items of a document.toml without faults."""
    return tuple(Held(**item) for item in items)
