"""Items on top of each other: drawn with the frames behind them, or parted at a height."""

from collections.abc import Iterator, Sequence

from generator.pdf.layout._items import Float, Frame, Item
from generator.pdf.write import Page

_HAIR = 0.2


def draw(page: Page, items: Sequence[Item], x: float, y: float) -> float:
    """Draw the items from `y` down, each as far below the last as it asks; where they end."""
    start, framed = y, False
    for item in items:
        if item.frame is not None:
            framed = True
            for frame, top, bottom in _frames(items, y):
                frame.draw(page, x, top, bottom)
            break
    for item in items:
        y += item.gap
        item.draw(page, x, y)
        y += item.height
    if framed:
        for frame, top, bottom in _frames(items, start):
            frame.outline(page, x, top, bottom)
    return y


def draw_behind(page: Page, items: Sequence[Item], x: float, y: float) -> None:
    """Draw what stands behind the text of these items, before that is drawn."""
    for item in items:
        y += item.gap
        if isinstance(item, Float) and item.behind:
            item.draw(page, x, y)
            item.done = True
        y += item.height


def _frames(items: Sequence[Item], y: float) -> Iterator[tuple[Frame, float, float]]:
    """The frames of items, each with where it begins and ends."""
    frame = None
    top = bottom = y
    for item in items:
        y += item.gap
        if item.frame is not frame:
            if frame is not None:
                yield frame, top, bottom
            frame, top = item.frame, y
        y += item.height
        bottom = y
    if frame is not None:
        yield frame, top, bottom


def height(items: Sequence[Item]) -> float:
    """How high the items are together, the space above the first with them."""
    return sum(item.height + item.gap for item in items)


def parted(items: list[Item], room: float, *, force: bool) -> tuple[list[Item], list[Item], float]:
    """What fits into `room` points, the rest, and how much higher both are than the whole was.

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
        return items, [], 0.0
    spare = room - height(items[:fits]) - items[fits].gap
    halves = items[fits].parted(spare, force=force and fits == 0)
    if halves is not None:
        upper, lower = halves
        grown = upper.height + lower.gap + lower.height - items[fits].height
        return [*items[:fits], upper], [lower, *items[fits + 1 :]], grown
    if force:
        fits = max(1, fits)
    return items[:fits], items[fits:], 0.0


def topped(items: list[Item]) -> float:
    """Drop the space above items that go on at the head of a page; how much it was."""
    if not items or items[0].firm:
        return 0.0
    gap, items[0].gap = items[0].gap, 0.0
    return gap
