"""Where days stand on a line whose stages are drawn as long as their words need."""

from collections.abc import Sequence
from datetime import date, timedelta

from generator.documents.journey._journey import Band

__all__ = ["Scale", "spread", "widths"]

_DAY = timedelta(days=1)


def widths(bands: Sequence[Band], days: Sequence[date], whole: float, least: float) -> list[float]:
    """How wide each stage is drawn: room for its words, more for long ones and many days in it."""
    lengths = [((end - start).days + 1) ** 0.5 for start, end in _bounds(bands, days)]
    busy = [sum(start <= day <= end for day in days) for start, end in _bounds(bands, days)]
    over = whole - least * len(bands)
    long, many = sum(lengths), sum(busy)
    return [
        least + over * (0.5 * length / long + 0.5 * held / many if many else length / long)
        for length, held in zip(lengths, busy, strict=True)
    ]


class Scale:
    """A row of stages side by side, with the place of each day that is shown in them.

    `lefts` and `widths` are those of the stages, in millimetres.
    """

    def __init__(self, bands: Sequence[Band], days: Sequence[date], widths: list[float]) -> None:
        """`days` are all that will be asked for: a stage without a start or end reaches to them."""
        self.widths = widths
        self.lefts = [sum(widths[:number]) for number in range(len(widths))]
        self._places: dict[date, float] = {}
        for (start, end), left, width in zip(_bounds(bands, days), self.lefts, widths, strict=True):
            inside = sorted({day for day in days if day <= end} - self._places.keys())
            for number, day in enumerate(inside, 1):
                true = ((day - start).days + 0.5) / ((end - start).days + 1)
                # Half by time and half by order, or what comes next would stand in a heap.
                share = 0.5 * max(0.0, true) + 0.5 * number / (len(inside) + 1)
                self._places[day] = left + width * share

    def at(self, day: date) -> float:
        """Where one of the days stands, in millimetres from the left."""
        return self._places.get(day, self.lefts[-1] + self.widths[-1])


def _bounds(bands: Sequence[Band], days: Sequence[date]) -> list[tuple[date, date]]:
    """First and last day of each stage; one without a start or an end reaches past all days."""
    found = []
    for band in bands:
        start, end = band.start, band.last
        if start is None:
            start = min([*days, end or date.max]) - _reach(days)
            start = min(start, end) if end else start
        if end is None:
            end = max([*days, start]) + _reach(days)
        found.append((start, max(start, end)))
    return found


def _reach(days: Sequence[date]) -> timedelta:
    """How far an open stage goes on beyond the days in it."""
    if not days:
        return 30 * _DAY
    return max(30 * _DAY, (max(days) - min(days)) // 4)


def spread(marks: Sequence[tuple[float, float]], gap: float, whole: float) -> list[float]:
    """Places for marks, each with where it belongs and half its width, so that none meet.

    `marks` are in order; they stay in it, as near as can be to where they belong, and inside.
    """
    right = _pushed(marks, gap, whole)
    mirrored = [(whole - x, half) for x, half in reversed(marks)]
    left = [whole - place for place in reversed(_pushed(mirrored, gap, whole))]
    # Halfway between two ways in which none meet, none meet either.
    return [(one + other) / 2 for one, other in zip(left, right, strict=True)]


def _pushed(marks: Sequence[tuple[float, float]], gap: float, whole: float) -> list[float]:
    """Each mark pushed to the right by the one before it, and back where the room ends."""
    places: list[float] = []
    edge = 0.0
    for x, half in marks:
        places.append(max(x, edge + half))
        edge = places[-1] + half + gap
    edge = whole
    for number in range(len(marks) - 1, -1, -1):
        half = marks[number][1]
        places[number] = min(places[number], edge - half)
        edge = places[number] - half - gap
    return places
