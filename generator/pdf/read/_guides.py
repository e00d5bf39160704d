"""The guides of a hand-drawn shape: names for numbers that formulas of DrawingML work out."""

import math
from collections.abc import Callable

from generator.pdf.read._xml import A, Node

_MOST = 1000
_FARTHEST = 1e9
_DEGREE = math.pi / 180 / 60_000
_FORMULAS: dict[str, Callable[[float, float, float], float]] = {
    "val": lambda a, _, __: a,
    "*/": lambda a, b, c: a * b / c if c else 0.0,
    "+-": lambda a, b, c: a + b - c,
    "+/": lambda a, b, c: (a + b) / c if c else 0.0,
    "?:": lambda a, b, c: b if a > 0 else c,
    "abs": lambda a, _, __: abs(a),
    "max": lambda a, b, _: max(a, b),
    "min": lambda a, b, _: min(a, b),
    "pin": lambda a, b, c: max(a, min(b, c)),
    "sqrt": lambda a, _, __: math.sqrt(max(0.0, a)),
    "mod": math.hypot,
    "sin": lambda a, b, _: a * math.sin(b * _DEGREE),
    "cos": lambda a, b, _: a * math.cos(b * _DEGREE),
    "tan": lambda a, b, _: a * math.tan(b * _DEGREE),
    "at2": lambda a, b, _: math.atan2(b, a) / _DEGREE,
    "cat2": lambda a, b, c: a * math.cos(math.atan2(c, b)),
    "sat2": lambda a, b, c: a * math.sin(math.atan2(c, b)),
}


class Guides:
    """The numbers that a shape's paths may name."""

    def __init__(self, custom: Node, width: float, height: float) -> None:
        """Of an a:custGeom whose path is so wide and high, in its own units."""
        least = min(width, height)
        self._known = {
            "l": 0.0, "t": 0.0, "r": width, "b": height, "w": width, "h": height,
            "hc": width / 2, "vc": height / 2, "ss": least, "ls": max(width, height),
            "cd2": 10_800_000.0, "cd4": 5_400_000.0, "cd8": 2_700_000.0, "3cd4": 16_200_000.0,
            **{f"wd{n}": width / n for n in (2, 3, 4, 5, 6, 8, 10, 12, 32)},
            **{f"hd{n}": height / n for n in (2, 3, 4, 5, 6, 8, 10, 12, 32)},
            **{f"ssd{n}": least / n for n in (2, 4, 6, 8, 16, 32)},
        }  # fmt: skip
        for number, guide in enumerate(custom.iter(f"{A}gd")):
            if number > _MOST:
                break
            name, *words = guide.get("fmla", "").split()[:4] or [""]
            formula = _FORMULAS.get(name)
            if formula is not None:
                a, b, c = ([self.value(word) for word in words] + [0.0] * 3)[:3]
                self._known[guide.get("name", "")] = _bounded(formula(a, b, c))

    def value(self, text: str | None) -> float:
        """The number that a word says or names; 0 for one that says none."""
        if not text:
            return 0.0
        known = self._known.get(text)
        if known is not None:
            return known
        try:
            return _bounded(float(text))
        except ValueError:
            return 0.0


def _bounded(value: float) -> float:
    return max(-_FARTHEST, min(_FARTHEST, value)) if math.isfinite(value) else 0.0
