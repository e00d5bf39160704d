"""Draws a week: a strip for each day from midnight to midnight, what is booked below it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from generator.drawing import Canvas, width_of, wrapped
from generator.easyread.week._words import line_of
from generator.easyread.week._work import DAY, FIXED, FREE, HOME, Booked, Busy, Day, Week

__all__ = ["Style", "drawn"]

WIDTH = 160.0
_INK, _SOFT, _PAPER, _LINE, _WARM = "1D2429", "4A565F", "FFFFFF", "8A97A0", "FFF4D6"
_MILLIMETRES = 25.4 / 72  # in a point
_SMALLEST = 14 * _MILLIMETRES
# In ems: the height of a strip, of a line, and between days.
_STRIP, _STEP, _APART = 2.5, 1.3, 0.65
_PAD, _HOUSE, _INDENT = 0.28, 1.15, 0.85
# What a page has room for, in millimetres, under a heading and a line of letters of any size.
_PAGE, _ABOVE, _ABOVE_WIDE = 222.0, 3.4, 5.6
_MARKS = ("midnight", "6am", "midday", "6pm", "midnight")


@dataclass(frozen=True, slots=True)
class Style:
    """How it is drawn: one of our families, the size of letters in points, accent and pale tint.

    `wide` says that the lines of the page around it stand wide apart.
    """

    family: str
    points: int
    accent: str
    tint: str
    wide: bool = False

    @property
    def em(self) -> float:
        """The size of letters in millimetres."""
        return self.points * _MILLIMETRES

    @property
    def highest(self) -> float:
        """How high a picture may be, in millimetres."""
        return _PAGE - (_ABOVE_WIDE if self.wide else _ABOVE) * self.em


@dataclass(frozen=True, slots=True)
class _Row:
    """A day's row: its name, its strip if it has one, and lines with what stands before them."""

    day: Day
    name: str
    strip: tuple[Busy, ...]
    lines: tuple[tuple[Busy | Booked, tuple[str, ...]], ...]

    def height(self, em: float) -> float:
        count = sum(len(lines) for _, lines in self.lines)
        strip = (_STRIP + 0.35) * em if self.strip else 0.0
        return em * (_STEP + _STEP * count + _APART) + strip + (0.2 * em if count else 0.0)


def drawn(week: Week, style: Style) -> Iterator[tuple[tuple[Day, ...], Canvas]]:
    """Pictures that each fit on a page, with the days that each shows, whole days where it can."""
    top = _STEP * style.em + 0.6
    rows: list[_Row] = []
    height = top
    for row in (part for day in week.days for part in _rows(day, style)):
        if rows and height + row.height(style.em) > style.highest:
            yield _picture(rows, style)
            rows, height = [], top
        rows.append(row)
        height += row.height(style.em)
    yield _picture(rows, style)


def _rows(day: Day, style: Style) -> Iterator[_Row]:
    """A day's row; one that no page holds is continued in rows of its own."""
    held: list[tuple[Busy | Booked, tuple[str, ...]]] = []
    row = _Row(day, day.name, day.strip, ())
    for one, words in _lines(day, style):
        left = _INDENT * style.em if isinstance(one, Busy) else _column(day, style)
        fit = tuple(wrapped(words, WIDTH - left - 0.2 * style.em, style.em, family=style.family))
        longer = _Row(day, row.name, row.strip, (*held, (one, fit)))
        if held and longer.height(style.em) > style.highest - 2 * _STEP * style.em:
            yield _Row(day, row.name, row.strip, tuple(held))
            held, row = [], _Row(day, f"{day.name}, more", (), ())
        held.append((one, fit))
    yield _Row(day, row.name, row.strip, tuple(held))


def _lines(day: Day, style: Style) -> Iterator[tuple[Busy | Booked, str]]:
    """What the strip has no room to say, then what is booked."""
    said = {one for one in day.strip if _sizes(one, style)}
    for one in day.held:
        if one not in said:
            yield one, line_of(one)
    for booked in day.booked:
        yield booked, booked.what


def _column(day: Day, style: Style) -> float:
    """How wide the times are that stand before the lines of a day."""
    wide = partial(width_of, size=style.em, bold=True, family=style.family)
    return max((wide(one.when) for one in day.booked), default=0.0) + 1.3 * style.em


def _picture(rows: Sequence[_Row], style: Style) -> tuple[tuple[Day, ...], Canvas]:
    canvas = Canvas(WIDTH, family=style.family)
    y = _scale(canvas, style) if any(row.strip for row in rows) else 0.6
    for row in rows:
        y = _row(canvas, row, style, y)
    canvas.height = round(y - (_APART - 0.3) * style.em, 1)
    return tuple(dict.fromkeys(row.day for row in rows)), canvas


def _scale(canvas: Canvas, style: Style) -> float:
    """The times of the strips' quarters, small; returns where they end."""
    size = _SMALLEST
    for number, words in enumerate(_MARKS):
        width = width_of(words, size, family=style.family)
        at = min(max(0.0, WIDTH * number / 4 - width / 2), WIDTH - width)
        canvas.words(at, size, words, size, colour=_SOFT)
    return size * _STEP + 0.6


def _row(canvas: Canvas, row: _Row, style: Style, top: float) -> float:
    """Draws a day from `top` down; returns where the next begins."""
    em, y = style.em, top
    canvas.words(0.0, y + em, row.name, em, bold=True, colour=_INK)
    y += em * _STEP
    if row.strip:
        _strip(canvas, row, style, y)
        y += (_STRIP + 0.35) * em
    column = _column(row.day, style)
    y += 0.2 * em if row.lines else 0.0
    for one, lines in row.lines:
        _sign(canvas, one, style, y)
        if isinstance(one, Booked):
            canvas.words(_INDENT * em, y + em, one.when, em, bold=True, colour=_INK)
        left = column if isinstance(one, Booked) else _INDENT * em
        for words in lines:
            canvas.words(left, y + em, words, em, colour=_INK)
            y += em * _STEP
    return y + _APART * em


def _sign(canvas: Canvas, one: Busy | Booked, style: Style, top: float) -> None:
    """What stands for a line on the strip: a dot for what is booked, else a piece of its ground."""
    em = style.em
    if isinstance(one, Booked):
        canvas.disc(0.35 * em, top + 0.62 * em, 0.24 * em, style.accent)
        return
    canvas.frame(0.08 * em, top + 0.35 * em, 0.54 * em, 0.54 * em, 0.4, style.accent)
    inside = style.accent if one.kind == HOME else style.tint
    canvas.rectangle(
        0.08 * em + 0.4, top + 0.35 * em + 0.4, 0.54 * em - 0.8, 0.54 * em - 0.8, inside
    )


def _strip(canvas: Canvas, row: _Row, style: Style, top: float) -> None:
    high = _STRIP * style.em
    canvas.frame(0.0, top, WIDTH, high, 0.4, _LINE)
    sizes = {one: _sizes(one, style) for one in row.strip}
    size = min((found[0] for found in sizes.values() if found), default=0.0)
    for one, found in sizes.items():
        _block(canvas, one, style, top)
        if found:
            _say(canvas, one, style, top, size)
    for number in range(1, 4):
        _tick(canvas, WIDTH * number / 4, top + high)
    for booked in row.day.booked:
        _pin(canvas, booked, style, top)


def _tick(canvas: Canvas, x: float, bottom: float) -> None:
    canvas.rectangle(x - 0.15, bottom - 1.0, 0.3, 1.8, _LINE)


def _block(canvas: Canvas, one: Busy, style: Style, top: float) -> None:
    """Home is full, fixed times are pale in a frame, free time is warm."""
    left, width = _across(one)
    high = _STRIP * style.em
    if one.kind == HOME:
        canvas.rectangle(left, top, width, high, style.accent)
    elif one.kind == FIXED:
        canvas.frame(left, top, width, high, 0.6, style.accent)
        canvas.rectangle(left + 0.6, top + 0.6, max(0.0, width - 1.2), high - 1.2, style.tint)
    else:
        canvas.rectangle(left, top + 0.4, width, high - 0.8, _WARM)


def _say(canvas: Canvas, one: Busy, style: Style, top: float, size: float) -> None:
    """What a block is, in the middle of it; home with a house before it."""
    left, width = _across(one)
    colour = _PAPER if one.kind == HOME else _INK
    label = _label(one)
    y = top + (_STRIP * style.em - len(label) * 1.12 * size) / 2 + 0.9 * size
    for number, words in enumerate(label):
        bold = number == 0
        sign = _HOUSE * size if bold and one.kind == HOME else 0.0
        wide = width_of(words, size, bold=bold, family=style.family) + sign
        x = left + (width - wide) / 2
        if sign:
            _house(canvas, x, y, size, style.accent)
        canvas.words(x + sign, y, words, size, bold=bold, colour=colour)
        y += 1.12 * size


def _house(canvas: Canvas, x: float, baseline: float, size: float, door: str) -> None:
    """A small house on the line of the words."""
    wide, high = 0.86 * size, 0.74 * size
    roof, middle = baseline - 0.42 * high, x + wide / 2
    canvas.polygon([(x, roof), (middle, baseline - high), (x + wide, roof)], _PAPER)
    canvas.rectangle(x + 0.14 * wide, roof - 0.1, 0.72 * wide, 0.42 * high + 0.1, _PAPER)
    canvas.rectangle(middle - 0.1 * wide, baseline - 0.28 * high, 0.2 * wide, 0.28 * high, door)


def _label(one: Busy) -> list[str]:
    """The lines in a block."""
    return [one.what] if one.kind == FREE else [one.what, one.hours]


def _sizes(one: Busy, style: Style) -> list[float]:
    """The sizes at which its label fits into a block, the largest first; none where none does."""
    _, width = _across(one)
    tried = sorted({style.em, max(_SMALLEST, 0.8 * style.em), _SMALLEST}, reverse=True)
    return [size for size in tried if _wide(one, style, size) + 2 * _PAD * size <= width]


def _wide(one: Busy, style: Style, size: float) -> float:
    wide = [
        width_of(words, size, bold=not number, family=style.family)
        for number, words in enumerate(_label(one))
    ]
    wide[0] += _HOUSE * size if one.kind == HOME else 0.0
    return max(wide)


def _across(one: Busy) -> tuple[float, float]:
    return one.start / DAY * WIDTH, (one.end - one.start) / DAY * WIDTH


def _pin(canvas: Canvas, booked: Booked, style: Style, top: float) -> None:
    """A mark at the time of what is booked, in a light edge so that it shows on every ground."""
    x = min(max(booked.at / DAY * WIDTH, 0.3 * style.em), WIDTH - 0.3 * style.em)
    y = top + _STRIP * style.em
    canvas.disc(x, y, 0.3 * style.em, _PAPER)
    canvas.disc(x, y, 0.24 * style.em, style.accent)
