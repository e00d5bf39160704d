"""Outlines, turns and wavy lines as PDF code."""

import math
from collections.abc import Iterator, Sequence

from generator.pdf.write import _code

Steps = Sequence[tuple[str, tuple[float, ...]]]
"""M, L, C or Z, each with its places: across and down."""
_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}
_LONGEST_WAVE = 20_000


def steps(outline: Steps, x: float, high: float) -> str:
    """An outline from x on, whose places count down from `high` above the page's foot."""
    return " ".join(f"{_places(places, x, high)}{_OPERATORS[kind]}" for kind, places in outline)


def _places(places: tuple[float, ...], x: float, high: float) -> str:
    return "".join(f"{high - v if n % 2 else x + v:.2f} " for n, v in enumerate(places))


def bounds(outline: Steps, x: float, high: float) -> tuple[float, float, float, float]:
    """The box around an outline's places: left, low, right, high."""
    across = [x + v for _, places in outline for v in places[0::2]] or [x]
    down = [high - v for _, places in outline for v in places[1::2]] or [high]
    return min(across), min(down), max(across), max(down)


def turn(x: float, y: float, degrees: float, flips: tuple[bool, bool]) -> str:
    """The matrix that flips about a place, across and down, and turns clockwise about it."""
    cos, sin = math.cos(math.radians(degrees % 360)), math.sin(math.radians(degrees % 360))
    across, up = (-1.0 if flip else 1.0 for flip in flips)
    a, b, c, d = across * cos, -across * sin, up * sin, up * cos
    e, f = x - a * x - c * y, y - b * x - d * y
    return f"{a:.5f} {b:.5f} {c:.5f} {d:.5f} {e:.3f} {f:.3f} cm"


def wave(x1: float, y1: float, x2: float, y2: float, width: float) -> str:
    """A line that goes up and down beside the straight one."""
    length = math.hypot(x2 - x1, y2 - y1)
    if not length < _LONGEST_WAVE:
        raise _code.off_the_page()
    count = max(1, round(length / (2 * max(width, 0.5))))
    across, up = (x2 - x1) / count, (y2 - y1) / count

    def points() -> Iterator[str]:
        yield f"{x1:.2f} {y1:.2f} m"
        for n in range(1, count + 1):
            side = n % 2 - 0.5
            yield f"{x1 + n * across - side * up:.2f} {y1 + n * up + side * across:.2f} l"

    return " ".join(points()) + " S\n"
