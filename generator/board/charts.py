"""The charts of a board report: bars with their numbers, as vectors and in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.board._report import BACK
from generator.drawing import Canvas, emf, svg, width_of, wrapped

__all__ = ["Bar", "Chart", "charts", "drawn", "in_words"]

_WIDE = 160.0
_LABELS = 62.0
_ROW, _BAR, _SIZE = 8.0, 5.0, 3.4
_ROOM_FOR_NUMBER = 24.0
_INK, _QUIET = "1D2429", "4A565F"


@dataclass(frozen=True)
class Bar:
    """One bar; `number` as it is printed in the tables, with "%" for a share."""

    words: str
    number: str

    @property
    def length(self) -> int | None:
        """How long it is; None for a number that is kept back, which has no bar."""
        return None if self.number == BACK else int(self.number.removesuffix("%"))


@dataclass(frozen=True)
class Chart:
    """Bars under a title. `whole` is the length of the longest possible bar, 0 for the longest."""

    title: str
    bars: tuple[Bar, ...]
    whole: int = 0


def charts(seen: Mapping[str, Any], accent: str) -> list[dict[str, Any]]:
    """The charts of a report, as `charts` of caseload-view.schema.json; `accent` is RRGGBB."""
    found = [
        Chart("The quarter in numbers", _bars(seen["headlines"], "what", "number")),
        Chart("National measures", _bars(seen["measures"], "title", "share"), 100),
    ]
    found += [
        Chart(f"{way['title']}: children with a file open", _bars(way["rows"], "group", "open"))
        for way in seen["groups"]
    ]
    return [_shown(one, accent) for one in found]


def _bars(rows: Sequence[Mapping[str, str]], words: str, number: str) -> tuple[Bar, ...]:
    return tuple(Bar(row[words], row[number]) for row in rows)


def _shown(chart: Chart, accent: str) -> dict[str, Any]:
    canvas, words = drawn(chart, accent), in_words(chart)
    return {
        "title": chart.title,
        "image": svg(canvas, chart.title, words),
        "fallback": emf(canvas),
        "words": words,
        "width": _WIDE,
    }


def in_words(chart: Chart) -> str:
    """All that the chart shows, a sentence a bar."""
    return " ".join([f"{chart.title}.", *(f"{bar.words}: {bar.number}." for bar in chart.bars)])


def drawn(chart: Chart, accent: str) -> Canvas:
    """The chart; a bar whose number is kept back is left out, and its place says so."""
    canvas = Canvas(_WIDE)
    longest = chart.whole or max((bar.length or 0 for bar in chart.bars), default=0)
    room = _WIDE - _LABELS - _ROOM_FOR_NUMBER
    top = 0.0
    for bar in chart.bars:
        lines = wrapped(bar.words, _LABELS - 3, _SIZE)
        height = max(_ROW, 4.2 * len(lines) + 1.5)
        middle = top + height / 2
        for number, line in enumerate(lines):
            left = _LABELS - 3 - width_of(line, _SIZE)
            base = middle + 1.2 + 4.2 * (number - (len(lines) - 1) / 2)
            canvas.words(left, base, line, _SIZE, colour=_INK)
        end = _LABELS
        if bar.length is not None and longest:
            end += room * bar.length / longest
            canvas.rectangle(_LABELS, middle - _BAR / 2, end - _LABELS, _BAR, accent)
        hidden = bar.length is None
        colour = _QUIET if hidden else _INK
        canvas.words(end + 2, middle + 1.2, bar.number, _SIZE, bold=not hidden, colour=colour)
        top += height
    canvas.rectangle(_LABELS - 0.3, 0, 0.3, top, _QUIET)
    canvas.height = top
    return canvas
