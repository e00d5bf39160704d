"""Items on top of each other: drawn with the frames behind them, or parted at a height."""

from collections.abc import Sequence

from generator.pdf.layout._items import Item
from generator.pdf.write import Page

_HAIR = 0.2


def draw(page: Page, items: Sequence[Item], x: float, y: float) -> float:
    """Draw the items from `y` down, each as far below the last as it asks; where they end."""
    framed = any(item.frame is not None for item in items)
    if framed:
        _frames(page, items, x, y)
    for item in items:
        y += item.gap
        item.draw(page, x, y)
        y += item.height
    return y


def _frames(page: Page, items: Sequence[Item], x: float, y: float) -> None:
    frame = None
    top = bottom = y
    for item in items:
        y += item.gap
        if item.frame is not frame:
            if frame is not None:
                frame.draw(page, x, top, bottom)
            frame, top = item.frame, y
        y += item.height
        bottom = y
    if frame is not None:
        frame.draw(page, x, top, bottom)


def height(items: Sequence[Item]) -> float:
    """How high the items are together, the space above the first with them."""
    return sum(item.height + item.gap for item in items)


def parted(items: list[Item], room: float, *, force: bool) -> tuple[list[Item], list[Item]]:
    """What fits into `room` points, and the rest, which starts without space above it.

    In a cell a page may end between any two lines, as in LibreOffice. With `force` there is always
    something that fits, for the page has no more room than this.
    """
    y = 0.0
    fits = 0
    for item in items:
        y += item.gap + item.height
        if y > room + _HAIR:
            break
        fits += 1
    if fits == len(items):
        return items, []
    spare = room - height(items[:fits]) - items[fits].gap
    halves = items[fits].parted(spare, force=force and fits == 0)
    if halves is not None:
        return [*items[:fits], halves[0]], [halves[1], *items[fits + 1 :]]
    if force:
        fits = max(1, fits)
    rest = items[fits:]
    if fits and rest and not rest[0].firm:
        rest[0].gap = 0.0
    return items[:fits], rest
