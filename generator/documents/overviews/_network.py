"""The people round a child: family and friends on one side, who works with them on the other."""

from collections.abc import Mapping, Sequence
from typing import Any

from generator.documents.overviews._shown import (
    INK,
    LINE,
    PAPER,
    SMALL,
    SOFT,
    USUAL,
    WIDTH,
    accent_of,
    centred,
    shown,
)
from generator.drawing import Canvas, width_of, wrapped

_BOX, _PAD, _GAP = 52.0, 1.6, 2.0
_MOST = 9
_Person = tuple[str, str]


def network_view(seen: Mapping[str, Any]) -> dict[str, Any] | None:
    """Who is round the child, by who they are; None where nobody is named."""
    family = [_person(one, one.get("relationship")) for one in seen.get("family", ())]
    workers = [_person(one, one.get("job_title")) for one in seen.get("workers", ())]
    if not family and not workers:
        return None
    name = str(seen["child"]["name"])
    title = f"{name}: the people around"
    words = " ".join(
        (
            f"{title}.",
            *_said("Family and friends", family),
            *_said("Workers", workers),
        )
    )
    return shown(_drawn(name, family, workers, accent_of(seen)), title, words)


def _person(one: Mapping[str, Any], who: object) -> _Person:
    role = one["role"]
    return str(one["name"]), str(who or getattr(role, "label", role))


def _said(title: str, people: Sequence[_Person]) -> Sequence[str]:
    """A sentence for each, so that a screen reader stops between them."""
    return [f"{title}:", *(f"{name}, {who}." for name, who in people)] if people else []


def _drawn(name: str, family: Sequence[_Person], workers: Sequence[_Person], accent: str) -> Canvas:
    canvas = Canvas(WIDTH)
    sides = [
        (0.0, "Family and friends", _boxes(family)),
        (WIDTH - _BOX, "Who works with " + name, _boxes(workers)),
    ]
    heights = [sum(_height(box) + _GAP for box in boxes) for _, _, boxes in sides]
    tallest = max(*heights, 24.0)
    middle_x, middle_y = WIDTH / 2, 6.0 + tallest / 2
    for (left, title, boxes), height in zip(sides, heights, strict=True):
        if not boxes:
            continue
        canvas.words(left, 3.2, title, USUAL, bold=True, colour=INK)
        y = 6.0 + (tallest - height) / 2
        for box in boxes:
            edge = left + _BOX if left == 0.0 else left
            _line(canvas, (edge, y + _height(box) / 2), (middle_x, middle_y), accent)
            y += _height(box) + _GAP
        y = 6.0 + (tallest - height) / 2
        for box in boxes:
            _box(canvas, box, left, y, accent)
            y += _height(box) + _GAP
    radius = max(9.0, width_of(name, USUAL, bold=True) / 2 + 2.0)
    canvas.disc(middle_x, middle_y, min(radius, 20.0), accent)
    lines = wrapped(name, 36.0, USUAL, bold=True)
    for number, words in enumerate(lines):
        baseline = middle_y + 1.0 + (number - (len(lines) - 1) / 2) * LINE
        centred(canvas, middle_x, baseline, words, USUAL, PAPER)
    canvas.height = round(6.0 + tallest + 0.5, 1)
    return canvas


def _boxes(people: Sequence[_Person]) -> list[list[tuple[str, bool]]]:
    """The lines of each box, and whether they are bold; the last says how many more there are."""
    room = _BOX - 2 * _PAD
    boxes = [
        [
            *((words, True) for words in wrapped(name, room, SMALL, bold=True)),
            *((words, False) for words in wrapped(who, room, SMALL)),
        ]
        for name, who in people[:_MOST]
    ]
    if len(people) > _MOST:
        boxes.append([(f"and {len(people) - _MOST} more, in the table", False)])
    return boxes


def _height(box: Sequence[tuple[str, bool]]) -> float:
    return len(box) * LINE + 2.4


def _box(
    canvas: Canvas, box: Sequence[tuple[str, bool]], left: float, top: float, accent: str
) -> None:
    canvas.frame(left, top, _BOX, _height(box), 0.4, accent)
    for number, (words, bold) in enumerate(box):
        baseline = top + 3.6 + number * LINE
        canvas.words(left + _PAD, baseline, words, SMALL, bold=bold, colour=INK if bold else SOFT)


def _line(
    canvas: Canvas, start: tuple[float, float], end: tuple[float, float], accent: str
) -> None:
    """A thin line of an even thickness, near enough whichever way it leans."""
    (x1, y1), (x2, y2) = start, end
    canvas.polygon([(x1, y1 - 0.15), (x2, y2 - 0.15), (x2, y2 + 0.15), (x1, y1 + 0.15)], accent)
