"""Text beside what floats: how much of a line is left at a height, and where it goes on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from generator.pdf.read._figures import Place

# Word sets no words in less than an inch.
_LEAST = 72.0
_HAIR = 0.01
_MOST_DROPS = 100
_FAR, _TURN = 1e5, 0.5


class Standing(Protocol):
    """What stands in a flow."""

    height: float
    gap: float


class Floating(Protocol):
    """What floats: where, and from where that is measured."""

    drawn: Any
    at: tuple[float, float]
    on_page: tuple[bool, bool]
    area: "Area | None"
    down: float


@dataclass(frozen=True, slots=True)
class Area:
    """What text keeps clear of, in points from the left and the start of the flow it stands in."""

    left: float
    right: float
    top: float
    bottom: float


def near(one: Area, other: Area) -> bool:
    """Whether two areas are the same but for what nobody sees."""
    return abs(one.top - other.top) < 1 and abs(one.bottom - other.bottom) < 1


def lowered(area: Area, down: float) -> Area:
    """The area, so much further down."""
    return Area(area.left, area.right, area.top + down, area.bottom + down)


class Beside:
    """The areas that a paragraph may meet which starts at a height of its flow."""

    def __init__(self, areas: Sequence[Area], y: float) -> None:
        """The paragraph's first line is at `y`."""
        self._areas, self.y = areas, y

    def span(
        self, y: float, height: float, left: float, limit: float
    ) -> tuple[float, float, float]:
        """Where a line so high at `y` below the paragraph's start begins and ends.

        And how far below `y` it has to stand. Without any area these are `left`, `limit` and 0.
        """
        start = self.y + y
        least = min(_LEAST, (limit - left) / 2)
        at = start
        for _ in range(_MOST_DROPS):
            met = [
                a for a in self._areas
                if a.top < at + height - _HAIR and a.bottom > at + _HAIR
                and a.left < limit and a.right > left
            ]  # fmt: skip
            if not met:
                return left, limit, at - start
            free = _widest(met, left, limit)
            if free[1] - free[0] >= least:
                return *free, at - start
            at = min(a.bottom for a in met)
        return left, limit, at - start

    def below(self, left: float, right: float, height: float) -> float:
        """How far down something so wide and high has to go to stand clear of all."""
        at = self.y
        for _ in range(_MOST_DROPS):
            met = [
                a.bottom for a in self._areas
                if a.top < at + height - _HAIR and a.bottom > at + _HAIR
                and a.left < right - _HAIR and a.right > left + _HAIR
            ]  # fmt: skip
            if not met:
                break
            at = min(met)
        return at - self.y


class Clear:
    """What the text of one flow keeps clear of. `items` are all that stand in the flow so far."""

    def __init__(self, areas: Sequence[Area]) -> None:
        """Begin with the areas that are known from the setting before."""
        self._areas = list(areas)
        # How many items were counted, and their height.
        self._counted, self._height = 0, 0.0

    def add(self, item: Floating, place: Place, items: Sequence[Standing], left: float) -> None:
        """Something floats that comes after `items`; the text of the page starts at `left`.

        How high on the page it stands is known here only when it is measured from the text; else
        from the setting before.
        """
        item.down = self._so_far(items)
        above, after, below, before = place.around
        x = item.at[0] - (left if item.on_page[0] else 0.0)
        block = place.wrap == "block"
        item.area = Area(
            -_FAR if block else x - before, _FAR if block else x + item.drawn.width + after,
            -above, item.drawn.height + below,
        )  # fmt: skip
        if not item.on_page[1]:
            self._areas.append(lowered(item.area, item.down + item.at[1]))

    def turn(self, items: Sequence[Standing]) -> None:
        """A page ends: what floats stays behind; what is known of the next page begins below."""
        y = self._so_far(items) - _TURN
        self._areas = [area for area in self._areas if area.top >= y]

    def beside(self, items: Sequence[Standing], gap: float) -> Beside | None:
        """What a paragraph meets `gap` below the items; None for nothing."""
        y = self._so_far(items) + gap
        near_ = [area for area in self._areas if area.bottom > y]
        return Beside(near_, y) if near_ else None

    def _so_far(self, items: Sequence[Standing]) -> float:
        """How high all items are so far; each is counted once."""
        for item in items[self._counted :]:
            self._height += item.height + item.gap
        self._counted = len(items)
        return self._height


def _widest(areas: Sequence[Area], left: float, limit: float) -> tuple[float, float]:
    """The widest room that areas leave between two places."""
    best, at = (left, left), left
    for area in sorted(areas, key=lambda a: a.left):
        if area.left - at > best[1] - best[0]:
            best = at, area.left
        at = max(at, area.right)
    return (at, limit) if limit - at > best[1] - best[0] else best
