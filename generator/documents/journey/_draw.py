"""Draws a journey: the stages in rows of bands, pins for days under them, and a key of the pins."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import hypot

from generator.documents.journey._journey import Band, Journey, Pin
from generator.documents.journey._scale import Scale, spread, widths
from generator.drawing import Canvas, width_of, wrapped

__all__ = ["drawn"]

# How wide it is drawn, in millimetres; shown as wide as a page, so a family's words are larger.
_STAFF_WIDTH, _FAMILY_WIDTH = 160.0, 140.0
_INK, _SOFT, _PAPER = "1A1A1A", "595959", "FFFFFF"
_PAST = "C8C8C8"
_SMALL, _USUAL = 2.65, 2.85  # 7.5 and 8 points, in millimetres
_LINE = 3.5
_MOST_BANDS, _LEAST_BAND = 5, 25.0
_PAD = 1.5
_BAR = 4.6
_STEM, _RADIUS, _GAP = 4.4, 2.1, 0.7
_COLUMN_GAP = 6.0
_MOST_LINES, _MOST_NAME_LINES = 3, 7
_DATE = re.compile(r"\d+ [A-Z][a-z]+ \d+")


@dataclass(frozen=True, slots=True)
class _Sign:
    """What stands on a pin: a letter for a day that matters, a number for a step."""

    pin: Pin
    name: str


def drawn(journey: Journey, accent: str) -> Canvas:
    """The picture, as high as it must be; `accent` is RRGGBB."""
    canvas = Canvas(_FAMILY_WIDTH if journey.family else _STAFF_WIDTH)
    signs = [
        *(_Sign(pin, _letter(number)) for number, pin in enumerate(journey.days)),
        *(_Sign(pin, str(number)) for number, pin in enumerate(journey.steps, 1)),
    ]
    top = 0.5
    rows = list(_rows(journey.bands))
    for number, row in enumerate(rows):
        first, last = number == 0, number + 1 == len(rows)
        held = [sign for sign in signs if _within(sign.pin.day, row, first, last)]
        today = _within(journey.today, row, first, last)
        top = _row(canvas, journey, row, held, accent, top, today=today) + 2.5
    top = _key(canvas, journey, signs, accent, top)
    canvas.height = round(top + 0.5, 1)
    return canvas


def _letter(number: int) -> str:
    return chr(ord("A") + number)


def _rows(bands: Sequence[Band]) -> Iterator[Sequence[Band]]:
    """The stages in rows, as even as can be."""
    count = -(-len(bands) // _MOST_BANDS)
    each, over = divmod(len(bands), count)
    at = 0
    for number in range(count):
        size = each + (number < over)
        yield bands[at : at + size]
        at += size


def _within(day: date, row: Sequence[Band], first: bool, last: bool) -> bool:
    start, end = row[0].start, row[-1].last
    after = first or start is None or start <= day
    return after and (last or end is None or day <= end)


def _row(  # noqa: PLR0917 - a row of a picture, its place and its looks
    canvas: Canvas,
    journey: Journey,
    row: Sequence[Band],
    signs: Sequence[_Sign],
    accent: str,
    top: float,
    *,
    today: bool,
) -> float:
    """Draws stages and pins from `top` down; returns where they end."""
    days = [sign.pin.day for sign in signs] + ([journey.today] if today else [])
    scale = Scale(row, days, widths(row, days, canvas.width, _LEAST_BAND))
    labels = [_label(band, room - 2 * _PAD) for band, room in zip(row, scale.widths, strict=True)]
    bar = top + max(len(label) for label in labels) * _LINE + 1.0
    for band, label, left, room in zip(row, labels, scale.lefts, scale.widths, strict=True):
        canvas.rectangle(left, top, 0.25, bar - top, _SOFT)
        baseline = bar - 1.3 - (len(label) - 1) * _LINE
        for words, bold, soft in label:
            colour = _SOFT if soft else _INK
            canvas.words(left + _PAD, baseline, words, _SMALL, bold=bold, colour=colour)
            baseline += _LINE
        _band(canvas, band, left, bar, room, accent)
    bottom = bar + _BAR
    if not days:
        return bottom
    _pins(canvas, journey, scale, signs, accent, bottom, today=today)
    return bottom + _STEM + 2 * _RADIUS


def _label(band: Band, room: float) -> list[tuple[str, bool, bool]]:
    """The lines of a stage's label: its words, whether they are bold, and whether grey."""
    names = wrapped(band.title, room, _SMALL, bold=True)
    lines = [(words, True, False) for words in _cut(names, _MOST_NAME_LINES, room, bold=True)]
    where = wrapped(band.where, room, _SMALL)
    lines += [(words, False, False) for words in _cut(where, _MOST_NAME_LINES, room)]
    days = _DATE.sub(lambda found: found.group().replace(" ", "\u00a0"), band.days)
    lines += [(words, False, True) for words in wrapped(days, room, _SMALL)]
    said = {"now": "Now", "ahead": "To come"}.get(band.mark)
    return [(said, band.mark == "now", band.mark != "now"), *lines] if said else lines


def _cut(
    lines: list[str], most: int, room: float, size: float = _SMALL, *, bold: bool = False
) -> list[str]:
    """At most so many lines; dots say that there is more, and the words for it are beside it."""
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and width_of(f"{last}…", size, bold=bold) > room:
        last = last[:-1]
    return [*lines[: most - 1], f"{last.rstrip()}…"]


def _band(  # noqa: PLR0917 - a place, a size and a colour
    canvas: Canvas, band: Band, left: float, top: float, width: float, accent: str
) -> None:
    """Grey for what is over, full for now, striped for what is to come."""
    width -= 0.5
    if band.mark == "now":
        canvas.rectangle(left, top, width, _BAR, accent)
        return
    canvas.frame(left, top, width, _BAR, 0.3, accent if band.mark == "ahead" else _SOFT)
    if band.mark == "past":
        canvas.rectangle(left + 0.3, top + 0.3, width - 0.6, _BAR - 0.6, _PAST)
        return
    stripe = left + 1.6
    while stripe + 0.3 < left + width:
        canvas.rectangle(stripe, top, 0.3, _BAR, accent)
        stripe += 1.6


def _pins(  # noqa: PLR0917 - where the pins are and how they look
    canvas: Canvas,
    journey: Journey,
    scale: Scale,
    signs: Sequence[_Sign],
    accent: str,
    top: float,
    *,
    today: bool,
) -> None:
    flag = "Today"
    half = width_of(flag, _SMALL, bold=True) / 2 + 1.2
    marks: list[tuple[float, float, _Sign | None]] = [
        (scale.at(sign.pin.day), _RADIUS, sign) for sign in signs
    ]
    if today:
        marks.insert(0, (scale.at(journey.today), half, None))
    marks.sort(key=lambda mark: mark[0])
    places = spread([(x, wide) for x, wide, _ in marks], _GAP, canvas.width)
    middle = top + _STEM + _RADIUS
    for (x, wide, sign), place in zip(marks, places, strict=True):
        _stem(canvas, x, top, place, middle - _RADIUS, 0.5 if sign is None else 0.25)
        if sign is None:
            canvas.rectangle(place - wide, middle - _RADIUS, 2 * wide, 2 * _RADIUS, _INK)
            width = width_of(flag, _SMALL, bold=True)
            canvas.words(place - width / 2, middle + 0.95, flag, _SMALL, bold=True, colour=_PAPER)
        else:
            _sign(canvas, sign, place, middle, accent)


def _stem(  # noqa: PLR0917 - two ends and a width
    canvas: Canvas, x: float, top: float, low_x: float, low: float, wide: float
) -> None:
    foot = top + 1.2
    canvas.polygon(_thick((x, top - 0.01), (x, foot), wide), _INK)
    canvas.polygon(_thick((x, foot), (low_x, low + 0.2), wide), _INK)


def _thick(
    start: tuple[float, float], end: tuple[float, float], wide: float
) -> list[tuple[float, float]]:
    """The corners of a line that is as thick whichever way it leans."""
    across, down = end[0] - start[0], end[1] - start[1]
    part = wide / 2 / hypot(across, down)
    x, y = down * part, -across * part
    return [
        (start[0] + x, start[1] + y), (end[0] + x, end[1] + y),
        (end[0] - x, end[1] - y), (start[0] - x, start[1] - y),
    ]  # fmt: skip


def _sign(canvas: Canvas, sign: _Sign, x: float, y: float, accent: str) -> None:
    """A square for a day that matters, a ring for a step, a full disc for one that is overdue."""
    colour = _INK
    if sign.pin.state == "day":
        canvas.rectangle(x - _RADIUS, y - _RADIUS, 2 * _RADIUS, 2 * _RADIUS, accent)
        colour = _PAPER
    else:
        canvas.disc(x, y, _RADIUS, _INK)
        if sign.pin.state == "overdue":
            colour = _PAPER
        else:
            canvas.disc(x, y, _RADIUS - 0.35, _PAPER)
    size = _SMALL if len(sign.name) == 1 else 2.1
    width = width_of(sign.name, size, bold=True)
    canvas.words(x - width / 2, y + 0.95, sign.name, size, bold=True, colour=colour)


def _key(
    canvas: Canvas, journey: Journey, signs: Sequence[_Sign], accent: str, top: float
) -> float:
    """What the pins are, in two columns; returns where the key ends."""
    days = [sign for sign in signs if sign.pin.state == "day"]
    steps = [sign for sign in signs if sign.pin.state != "day"]
    columns = []
    if days:
        columns.append((journey.days_title, days))
    if steps:
        columns.append((journey.steps_title, steps))
    if not columns:
        return _last_line(canvas, journey, top)
    room = canvas.width - (len(columns) - 1) * _COLUMN_GAP
    shares = [room] if len(columns) == 1 else [0.38 * room, 0.62 * room]
    left, lowest = 0.0, top
    for (title, held), share in zip(columns, shares, strict=True):
        low = _column(canvas, title, held, accent, (left, top, share))
        left, lowest = left + share + _COLUMN_GAP, max(lowest, low)
    return _last_line(canvas, journey, lowest)


def _column(
    canvas: Canvas,
    title: str,
    signs: Sequence[_Sign],
    accent: str,
    place: tuple[float, float, float],
) -> float:
    left, top, room = place
    canvas.words(left, top + 2.9, title, _USUAL, bold=True, colour=_INK)
    y = top + 4.4
    indent = 2 * _RADIUS + 1.6
    for sign in signs:
        lines = wrapped(f"{sign.pin.when}: {sign.pin.words}", room - indent, _USUAL)
        lines = _cut(lines, _MOST_LINES, room - indent, _USUAL)
        _sign(canvas, sign, left + _RADIUS, y + _RADIUS, accent)
        for number, words in enumerate(lines):
            canvas.words(
                left + indent, y + _RADIUS + 1.0 + number * _LINE, words, _USUAL, colour=_INK
            )
        y += max(2 * _RADIUS + 0.5, len(lines) * _LINE + 1.0)
    return y


def _last_line(canvas: Canvas, journey: Journey, top: float) -> float:
    """What is not on the line, and that it is not drawn to scale."""
    said = f"{journey.rest} Long times are drawn shorter." if journey.rest else (
        "Long times are drawn shorter."
    )  # fmt: skip
    baseline = top + 3.0
    for words in wrapped(said, canvas.width, _SMALL):
        canvas.words(0.0, baseline, words, _SMALL, colour=_SOFT)
        baseline += _LINE
    return baseline - _LINE + 0.8
