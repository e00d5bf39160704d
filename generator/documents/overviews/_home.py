"""The steps to a home on release, from looking to a known address: what is done, what is open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.case.facts.words import day_words
from generator.documents.overviews._shown import (
    INK,
    LINE,
    PAPER,
    SMALL,
    SOFT,
    WIDTH,
    accent_of,
    centred,
    shown,
)
from generator.drawing import Canvas, wrapped

_GAP, _RADIUS = 3.0, 3.0
_FOUND = ("provisional", "confirmed")


@dataclass(frozen=True, slots=True)
class _Step:
    """One step: what it is, whether it is done, and when if a day is known."""

    title: str
    done: bool
    when: str = ""


def home_view(seen: Mapping[str, Any]) -> dict[str, Any] | None:
    """The steps as far as the plan tells them; None where no home is needed or nothing is known."""
    home = seen.get("plan", {}).get("accommodation")
    if not home or home["status"] == "not-needed":
        return None
    steps = list(_steps(home))
    title = f"{seen['child']['name']}: the way to a home on release"
    words = " ".join((f"{title}.", *(_in_words(n, step) for n, step in enumerate(steps, 1))))
    return shown(_drawn(steps, accent_of(seen)), title, words)


def _steps(home: Mapping[str, Any]) -> Sequence[_Step]:
    raised = home.get("escalated_on")
    known, confirmed = bool(home.get("address")), home["status"] == "confirmed"
    found = home["status"] in _FOUND
    return [
        _Step("Looking for a home", done=True),
        *(
            [_Step("Raised with somebody who can decide", done=True, when=_day(raised))]
            if raised
            else []
        ),
        _Step("A home found", done=found),
        _Step("Confirmed", done=confirmed, when=_day(home.get("confirmed_on"))),
        _Step("Address known", done=known and found),
    ]


def _day(day: object) -> str:
    return day_words(date.fromisoformat(str(day))) if day else ""


def _in_words(number: int, step: _Step) -> str:
    when = f", {step.when}" if step.when else ""
    return f"Step {number}: {step.title}, {'done' if step.done else 'still open'}{when}."


def _drawn(steps: Sequence[_Step], accent: str) -> Canvas:
    canvas = Canvas(WIDTH)
    room = (WIDTH - (len(steps) - 1) * _GAP) / len(steps)
    lowest = 0.0
    for number, step in enumerate(steps):
        left, middle = number * (room + _GAP), 4.0
        if number + 1 < len(steps):
            start = left + 2 * _RADIUS
            canvas.rectangle(start, middle - 0.2, room + _GAP - 2 * _RADIUS, 0.4, SOFT)
        x = left + _RADIUS
        canvas.disc(x, middle, _RADIUS, accent if step.done else SOFT)
        if not step.done:
            canvas.disc(x, middle, _RADIUS - 0.5, PAPER)
        centred(canvas, x, middle + 1.0, str(number + 1), SMALL, PAPER if step.done else INK)
        said = [("Done" if step.done else "Open", not step.done)]
        said += [(words, False) for words in wrapped(step.title, room, SMALL)]
        said += [(words, False) for words in wrapped(step.when, room, SMALL) if step.when]
        for line, (words, bold) in enumerate(said):
            baseline = middle + _RADIUS + 3.6 + line * LINE
            soft = line == 0 and step.done
            canvas.words(left, baseline, words, SMALL, bold=bold, colour=SOFT if soft else INK)
            lowest = max(lowest, baseline)
    canvas.height = round(lowest + 1.2, 1)
    return canvas
