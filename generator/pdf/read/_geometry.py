"""The outlines of DrawingML shapes: Word's named ones, and those drawn by hand (a:custGeom)."""

import math
from collections.abc import Callable, Iterator

from generator.pdf.read._figures import Step
from generator.pdf.read._guides import Guides
from generator.pdf.read._xml import A, Node, local, number

_ROUND = 0.5522847498
_MOST_STEPS = 20_000
Path = tuple[Step, ...]
_Maker = Callable[[float, float, dict[str, float]], Path]
LINES = frozenset({
    "line", "lineInv", "straightConnector1", "bentConnector2", "bentConnector3", "curvedConnector3",
})  # fmt: skip
"""The shapes that are open lines: they have no inside to fill."""
BOX = (("M", (0.0, 0.0)), ("L", (1.0, 0.0)), ("L", (1.0, 1.0)), ("L", (0.0, 1.0)), ("Z", ()))


def outline_of(properties: Node | None, width: float, height: float) -> Path | None:
    """The outline in a box of this size; None for a named shape that is not known."""
    if properties is None:
        return scaled(BOX, width, height)
    custom = properties.find(f"{A}custGeom")
    if custom is not None:
        return _custom(custom, width, height)
    preset = properties.find(f"{A}prstGeom")
    name = "rect" if preset is None else preset.get("prst", "rect")
    return named_outline(name, width, height, _adjustments(preset))


def named_outline(name: str, width: float, height: float, adjust: dict[str, float]) -> Path | None:
    """The outline of a shape by DrawingML's name; `adjust` are its handles, as parts."""
    if name in _SIMPLE:
        return scaled(_polygon(_SIMPLE[name]), width, height)
    made = _MADE.get(name)
    return None if made is None else made(width, height, adjust)


def scaled(path: tuple[Step, ...], width: float, height: float) -> Path:
    """A path of a box of one by one in a box of this size."""
    return tuple(
        (kind, tuple(v * (height if n % 2 else width) for n, v in enumerate(places)))
        for kind, places in path
    )


def ellipse(x: float, y: float, width: float, height: float) -> Path:
    """The ellipse in a box."""
    return (
        *arc(x + width, y + height / 2, (width / 2, height / 2), 0.0, 360.0, begin=True),
        ("Z", ()),
    )


def arc(
    x: float, y: float, radius: tuple[float, float], start: float, sweep: float, *, begin: bool
) -> Path:
    """A part of an ellipse from a place on it, clockwise by degrees; `begin` moves there first."""
    wide, high = radius
    steps: list[Step] = [("M", (x, y))] if begin else []
    sweep = max(-360.0, min(360.0, sweep))
    count = max(1, math.ceil(abs(sweep) / 90))
    turn = math.radians(sweep / count)
    reach = 4 / 3 * math.tan(turn / 4)
    at = math.radians(start)
    middle = x - wide * math.cos(at), y - high * math.sin(at)
    for _ in range(count):
        to = at + turn
        (c1, s1), (c2, s2) = (math.cos(at), math.sin(at)), (math.cos(to), math.sin(to))
        steps.append((
            "C",
            (
                middle[0] + wide * (c1 - reach * s1), middle[1] + high * (s1 + reach * c1),
                middle[0] + wide * (c2 + reach * s2), middle[1] + high * (s2 - reach * c2),
                middle[0] + wide * c2, middle[1] + high * s2,
            ),
        ))  # fmt: skip
        at = to
    return tuple(steps)


def rounded(width: float, height: float, radius: float) -> Path:
    """A box with round corners."""
    r = max(0.0, min(radius, width / 2, height / 2))
    k = r * (1 - _ROUND)
    return (
        ("M", (r, 0.0)), ("L", (width - r, 0.0)), ("C", (width - k, 0.0, width, k, width, r)),
        ("L", (width, height - r)),
        ("C", (width, height - k, width - k, height, width - r, height)),
        ("L", (r, height)), ("C", (k, height, 0.0, height - k, 0.0, height - r)),
        ("L", (0.0, r)), ("C", (0.0, k, k, 0.0, r, 0.0)), ("Z", ()),
    )  # fmt: skip


def _adjustments(preset: Node | None) -> dict[str, float]:
    if preset is None:
        return {}
    found = {}
    for guide in preset.iter(f"{A}gd"):
        formula = guide.get("fmla", "").split()
        if len(formula) == 2 and formula[0] == "val":
            found[guide.get("name", "")] = number(formula[1]) / 100_000
    return found


def _polygon(places: tuple[float, ...]) -> Path:
    pairs = list(zip(places[0::2], places[1::2], strict=True))
    return ("M", pairs[0]), *(("L", pair) for pair in pairs[1:]), ("Z", ())


def _arrow(width: float, height: float, adjust: dict[str, float]) -> Path:
    """An arrow to the right."""
    thick = height * max(0.0, min(1.0, adjust.get("adj1", 0.5)))
    tip = min(width, min(width, height) * max(0.0, adjust.get("adj2", 0.5)))
    up, low, neck = (height - thick) / 2, (height + thick) / 2, width - tip
    places = (0, up, neck, up, neck, 0, width, height / 2, neck, height, neck, low, 0, low)
    return _polygon(tuple(map(float, places)))


def _turned(
    made: Callable[[float, float, dict[str, float]], Path], way: str
) -> Callable[..., Path]:
    """A shape that points right, pointing another way."""

    def drawn(width: float, height: float, adjust: dict[str, float]) -> Path:
        across = way == "left"
        path = made(width, height, adjust) if across else made(height, width, adjust)

        def moved(places: tuple[float, ...]) -> tuple[float, ...]:
            pairs = zip(places[0::2], places[1::2], strict=True)
            if across:
                return tuple(v for x, y in pairs for v in (width - x, y))
            if way == "down":
                return tuple(v for x, y in pairs for v in (y, x))
            return tuple(v for x, y in pairs for v in (y, height - x))

        return tuple((kind, moved(places)) for kind, places in path)

    return drawn


def _chevron(width: float, height: float, adjust: dict[str, float]) -> Path:
    tip = min(width, min(width, height) * adjust.get("adj", 0.5))
    places = (0, 0, width - tip, 0, width, height / 2, width - tip, height, 0, height,
              tip, height / 2)  # fmt: skip
    return _polygon(tuple(map(float, places)))


def _home(width: float, height: float, adjust: dict[str, float]) -> Path:
    tip = min(width, min(width, height) * adjust.get("adj", 0.5))
    places = (0, 0, width - tip, 0, width, height / 2, width - tip, height, 0, height)
    return _polygon(tuple(map(float, places)))


def _bent(width: float, height: float, adjust: dict[str, float]) -> Path:
    x = width * adjust.get("adj1", 0.5)
    corners = ((x, 0.0), (x, height), (width, height))
    return ("M", (0.0, 0.0)), *(("L", corner) for corner in corners)


def _curved(width: float, height: float, adjust: dict[str, float]) -> Path:
    x, y = width * adjust.get("adj1", 0.5), height / 2
    return (("M", (0.0, 0.0)), ("C", (x / 2, 0.0, x, height / 4, x, y)),
            ("C", (x, height * 0.75, (width + x) / 2, height, width, height)))  # fmt: skip


def _brackets(width: float, height: float, adjust: dict[str, float]) -> Path:
    r = min(width, height) * min(0.5, adjust.get("adj", 1 / 6))
    k = r * (1 - _ROUND)
    return (
        ("M", (r, height)), ("C", (k, height, 0.0, height - k, 0.0, height - r)), ("L", (0.0, r)),
        ("C", (0.0, k, k, 0.0, r, 0.0)), ("M", (width - r, 0.0)),
        ("C", (width - k, 0.0, width, k, width, r)), ("L", (width, height - r)),
        ("C", (width, height - k, width - k, height, width - r, height)),
    )  # fmt: skip


def _frame(width: float, height: float, adjust: dict[str, float]) -> Path:
    t = min(width, height) * min(0.5, adjust.get("adj1", 0.125))
    inner = (t, t, t, height - t, width - t, height - t, width - t, t)
    return scaled(BOX, width, height) + _polygon(inner)


def _callout(width: float, height: float, adjust: dict[str, float]) -> Path:
    """A box with a tip that points to a place, from the side nearest to it."""
    x = width * (0.5 + adjust.get("adj1", -0.20833))
    y = height * (0.5 + adjust.get("adj2", 0.625))
    near = 0.3 * width if x < width / 2 else 0.7 * width
    up = y < height / 2
    foot = 0.0 if up else height
    tip = ((near + width / 12, foot), (x, y), (near - width / 12, foot))
    top = tuple(v for pair in reversed(tip) for v in pair) if up else ()
    low = () if up else tuple(v for pair in tip for v in pair)
    return _polygon((0.0, 0.0, *top, width, 0.0, width, height, *low, 0.0, height))


_SIMPLE: dict[str, tuple[float, ...]] = {
    "rect": (0, 0, 1, 0, 1, 1, 0, 1), "triangle": (0.5, 0, 1, 1, 0, 1),
    "flowChartProcess": (0, 0, 1, 0, 1, 1, 0, 1), "rtTriangle": (0, 0, 1, 1, 0, 1),
    "diamond": (0.5, 0, 1, 0.5, 0.5, 1, 0, 0.5),
    "flowChartDecision": (0.5, 0, 1, 0.5, 0.5, 1, 0, 0.5),
    "parallelogram": (0.25, 0, 1, 0, 0.75, 1, 0, 1),
    "flowChartInputOutput": (0.2, 0, 1, 0, 0.8, 1, 0, 1),
    "trapezoid": (0.25, 0, 0.75, 0, 1, 1, 0, 1),
    "hexagon": (0.25, 0, 0.75, 0, 1, 0.5, 0.75, 1, 0.25, 1, 0, 0.5),
    "octagon": (0.29, 0, 0.71, 0, 1, 0.29, 1, 0.71, 0.71, 1, 0.29, 1, 0, 0.71, 0, 0.29),
    "pentagon": (0.5, 0, 1, 0.38, 0.81, 1, 0.19, 1, 0, 0.38),
    "plus": (0.25, 0, 0.75, 0, 0.75, 0.25, 1, 0.25, 1, 0.75, 0.75, 0.75, 0.75, 1, 0.25, 1, 0.25,
             0.75, 0, 0.75, 0, 0.25, 0.25, 0.25),
    "star5": (0.5, 0, 0.618, 0.382, 1, 0.382, 0.691, 0.618, 0.809, 1, 0.5, 0.764, 0.191, 1, 0.309,
              0.618, 0, 0.382, 0.382, 0.382),
    "star4": (0.5, 0, 0.63, 0.37, 1, 0.5, 0.63, 0.63, 0.5, 1, 0.37, 0.63, 0, 0.5, 0.37, 0.37),
    "snip1Rect": (0, 0, 0.84, 0, 1, 0.16, 1, 1, 0, 1),
    "foldedCorner": (0, 0, 1, 0, 1, 0.84, 0.84, 1, 0, 1),
}  # fmt: skip
_MADE: dict[str, _Maker] = {
    "line": lambda w, h, _: (("M", (0.0, 0.0)), ("L", (w, h))),
    "lineInv": lambda w, h, _: (("M", (0.0, h)), ("L", (w, 0.0))),
    "straightConnector1": lambda w, h, _: (("M", (0.0, 0.0)), ("L", (w, h))),
    "bentConnector2": lambda w, h, _: (("M", (0.0, 0.0)), ("L", (w, 0.0)), ("L", (w, h))),
    "bentConnector3": _bent, "curvedConnector3": _curved,
    "ellipse": lambda w, h, _: ellipse(0.0, 0.0, w, h),
    "flowChartConnector": lambda w, h, _: ellipse(0.0, 0.0, w, h),
    "roundRect": lambda w, h, adjust: rounded(w, h, min(w, h) * adjust.get("adj", 1 / 6)),
    "flowChartAlternateProcess": lambda w, h, _: rounded(w, h, min(w, h) / 6),
    "flowChartTerminator": lambda w, h, _: rounded(w, h, min(w, h) / 2),
    "round2SameRect": lambda w, h, adjust: rounded(w, h, min(w, h) * adjust.get("adj1", 1 / 6)),
    "rightArrow": _arrow, "leftArrow": _turned(_arrow, "left"),
    "downArrow": _turned(_arrow, "down"), "upArrow": _turned(_arrow, "up"),
    "chevron": _chevron, "homePlate": _home, "bracketPair": _brackets, "frame": _frame,
    "wedgeRectCallout": _callout, "wedgeRoundRectCallout": _callout,
}  # fmt: skip


def _custom(custom: Node, width: float, height: float) -> Path | None:
    found: list[Step] = []
    for path in custom.iterfind(f"{A}pathLst/{A}path"):
        size = number(path.get("w")) or width, number(path.get("h")) or height
        if size[0] <= 0 or size[1] <= 0:
            return None
        guides = Guides(custom, *size)
        scale = width / size[0], height / size[1]
        for kind, places in _steps(path, guides):
            moved = tuple(v * scale[n % 2] for n, v in enumerate(places))
            found.append((kind, moved))
            if len(found) > _MOST_STEPS:
                return None
    return tuple(found) or None


def _steps(path: Node, guides: Guides) -> Iterator[Step]:
    x = y = 0.0
    for e in path:
        name = local(e)
        places = [guides.value(pt.get(axis)) for pt in e.iter(f"{A}pt") for axis in ("x", "y")]
        if name == "close":
            yield "Z", ()
        elif name == "arcTo":
            wide, high = guides.value(e.get("wR")), guides.value(e.get("hR"))
            start, sweep = (guides.value(e.get(a)) / 60_000 for a in ("stAng", "swAng"))
            drawn = arc(x, y, (wide, high), start, sweep, begin=False)
            yield from drawn
            x, y = drawn[-1][1][-2:]
        elif name in ("moveTo", "lnTo") and len(places) >= 2:
            yield ("M" if name == "moveTo" else "L"), tuple(places[:2])
            x, y = places[:2]
        elif name == "cubicBezTo" and len(places) >= 6:
            yield "C", tuple(places[:6])
            x, y = places[4:6]
        elif name == "quadBezTo" and len(places) >= 4:
            cx, cy, ex, ey = places[:4]
            yield "C", (
                x + (cx - x) * 2 / 3, y + (cy - y) * 2 / 3, ex + (cx - ex) * 2 / 3,
                ey + (cy - ey) * 2 / 3, ex, ey,
            )  # fmt: skip
            x, y = ex, ey
