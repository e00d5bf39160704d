"""The meeting that minutes are of: where each of their places stands in its file."""

import copy
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from generator.case import Case, Panel
from generator.case.facts.actions import agreed, numbered
from generator.readback.fields import Change, Steps
from generator.readback.minutes._agencies import Agencies
from generator.readback.minutes._people import People
from generator.readback.minutes._rows import Reader
from generator.word.readback.marking import FIELDS

__all__ = ["Meeting"]

_Steps = tuple[str, ...]


class Meeting:
    """A panel's file, with the numbers of its actions, and its places by their steps."""

    def __init__(self, panel: Panel, own: Mapping[str, Any]) -> None:
        """`own` is what the file itself holds, without what it leaves to the service."""
        self.panel = panel
        self.data = numbered(own)
        self._items = {case.identifier: place for place, case in enumerate(panel.cases)}
        self._last = max((one["number"] for _, one in agreed(self.data)), default=0)

    @property
    def identifier(self) -> str:
        """The meeting's own reference."""
        return self.panel.identifier

    def next_number(self) -> int:
        """The number of the next new action."""
        self._last += 1
        return self._last

    def kind(self, steps: _Steps) -> str:
        """What a table of these steps lists."""
        if steps[-1] in ("attendance", "matters_arising", "labelled", "paragraphs"):
            return steps[-1]
        return "actions"

    def reader(self, steps: _Steps) -> Reader:
        """Who reads the cells of a table of these steps."""
        data = self.panel.data
        case: Case | None = None
        if steps[0] == "items":
            case = self.panel.cases[self._items[steps[1]]]
        people = People.of(data, case)
        day = date.fromisoformat(data["date"])
        return Reader(day, data.get("next_panel"), people, Agencies.of(data))

    def path(self, steps: _Steps) -> Steps:
        """Where a text, or a list, stands in the file."""
        if steps[0] == "items":
            return ("items", self._items[steps[1]], *steps[2:])
        return steps

    def end_of(self, steps: _Steps) -> Steps:
        """Where a new entry of a list goes."""
        path = self.path(steps)
        return (*path, len(_at(self.data, path) or ()))

    def entry(self, steps: _Steps) -> tuple[Steps, Mapping[str, Any]]:
        """Where a row's entry stands in the file, and what it holds."""
        *first, last = self.path(steps)
        held = _at(self.data, first)
        if not isinstance(held, list):
            return tuple(first), held or {}
        place = self._place(str(first[-1]), held, str(last))
        return (*first, place), held[place]

    def _place(self, name: str, held: list[Mapping[str, Any]], key: str) -> int:
        if name in ("attendance", "paragraphs"):
            return int(key)
        if name == "matters_arising":
            if key.startswith("#"):
                return int(key[1:]) - 1
            return next(place for place, one in enumerate(held) if one.get("number") == key)
        return next(place for place, one in enumerate(held) if str(one["number"]) == key)

    @staticmethod
    def printed_marks(properties: Mapping[str, str]) -> int:
        """How many marks a document was made with."""
        count = properties.get(FIELDS, "").partition(" ")[0]
        return int(count) if count.isdecimal() and len(count) < 7 else 0

    def changed(self, changes: Iterable[Change]) -> dict[str, Any]:
        """What the file holds afterwards. New entries come in their order."""
        data = copy.deepcopy(self.data)
        for change in changes:
            *parents, last = change.path
            around: Any = data
            for step in parents:
                if isinstance(around, dict) and step not in around:
                    around[step] = [] if isinstance(last, int) else {}
                around = around[step]
            if isinstance(last, int):
                around.append(change.value)
            elif change.value is None:
                around.pop(last, None)
            else:
                around[last] = change.value
        return data


def _at(data: Any, path: Iterable[str | int]) -> Any:
    for step in path:
        data = data.get(step) if isinstance(data, dict) else data[step]
        if data is None:
            return None
    return data
