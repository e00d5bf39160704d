"""Text beside what floats: how much of a line is left at a height, and where it goes on."""

from collections.abc import Sequence
from dataclasses import dataclass

# Word sets no words in less than an inch.
_LEAST = 72.0
_HAIR = 0.01
_MOST_DROPS = 100


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


def _widest(areas: Sequence[Area], left: float, limit: float) -> tuple[float, float]:
    """The widest room that areas leave between two places."""
    best, at = (left, left), left
    for area in sorted(areas, key=lambda a: a.left):
        if area.left - at > best[1] - best[0]:
            best = at, area.left
        at = max(at, area.right)
    return (at, limit) if limit - at > best[1] - best[0] else best
