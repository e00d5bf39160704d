"""The child's week as a picture, with the same in words and for a table."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from generator.drawing import emf, svg
from generator.easyread.week._draw import Style, drawn
from generator.easyread.week._timetable import timetable
from generator.easyread.week._words import in_words, lines_of
from generator.easyread.week._work import Busy, Day, Week, week_of

__all__ = [
    "Busy",
    "Day",
    "Style",
    "Week",
    "drawn",
    "in_words",
    "lines_of",
    "timetable",
    "week_of",
    "week_view",
]


def week_view(seen: Mapping[str, Any], today: date | None, style: Style) -> dict[str, Any] | None:
    """The week as the `week` of view.schema.json; None where nothing has a time.

    `seen` is the view of the child, `today` the day of the paper.
    """
    week = week_of(seen, today)
    return None if week is None else _shown(week, style)


# Word, PDF and web page of one case show the same week.
@lru_cache(maxsize=16)
def _shown(week: Week, style: Style) -> dict[str, Any]:
    title = "My week"
    return {
        "pictures": [
            {
                "image": svg(canvas, title, in_words(days)),
                "fallback": emf(canvas),
                "words": in_words(days),
                "width": canvas.width,
            }
            for days, canvas in drawn(week, style)
        ],
        "days": [{"name": day.name, "lines": list(lines_of(day))} for day in week.days],
        "first": week.days[0].name,
        "last": week.days[-1].name,
    }
