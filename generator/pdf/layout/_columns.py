"""Columns of equal height."""

from collections.abc import Sequence

from generator.pdf.layout._items import Item

_STEPS = 12


def balanced(items: Sequence[Item], columns: int, room: float) -> float:
    """The least height at which the items fit into so many columns; `room` when none is enough."""
    total = sum(item.height + item.gap for item in items)
    if not items or total > room * columns:
        return room
    high = room
    low = max(total / columns, *(item.height for item in items))
    if _needed(items, low) <= columns:
        return low
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if _needed(items, middle) <= columns:
            high = middle
        else:
            low = middle
    return high


def _needed(items: Sequence[Item], height: float) -> int:
    """How many columns of this height the items take."""
    count = 1
    y = 0.0
    start = at = 0
    while at < len(items):
        item = items[at]
        gap = item.gap if at > start or count == 1 else 0.0
        if y + gap + item.height <= height + 0.01 or at == start:
            y += gap + item.height
            at += 1
            continue
        back = at
        while items[back].glued and back > start + 1:
            back -= 1
        at = start = back if back > start else at
        count += 1
        y = 0.0
    return count
