"""Puts the items of a section on its pages, column by column."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from generator.pdf.layout import _stack
from generator.pdf.layout._columns import balanced
from generator.pdf.layout._ink import CannotSetError
from generator.pdf.layout._items import Item, LineItem, Turn
from generator.pdf.layout._rows import Rows
from generator.pdf.read._model import Section
from generator.pdf.sense.pages import Run

_HAIR = 0.2


@dataclass(slots=True)
class Filled:
    """A page with what stands on it: runs of items, each from a place.

    `rules` are the lines between its columns: how far across, from where, to where down.
    """

    section: Section
    index: int
    kind: str
    shown: int
    top: float
    bottom: float
    left: float
    placed: list[tuple[list[Item], float, float]] = field(default_factory=list)
    y: float = 0.0
    notes: list[str] = field(default_factory=list)
    rules: list[tuple[float, float, float]] = field(default_factory=list)


class Paper(Protocol):
    """What gives a section its pages."""

    filled: list[Filled]

    def next(self, run: Run, /) -> Filled:
        """The next page of a run of sections."""

    def room_for(self, filled: Filled, keys: Sequence[str], /) -> float:
        """How much of a page these footnotes take."""

    def spend(self, lines: int, /) -> None:
        """Count lines that are drawn again."""


class Filler:
    """Puts one section's items on pages, column by column."""

    def __init__(
        self, pages: Paper, run: Run, items: list[Item], lefts: list[float], *, even: bool,
        ruled: float | None = None,
    ) -> None:  # fmt: skip
        """Columns start at `lefts`; `even` makes those of the last page equally high.

        A line stands so far before each column as `ruled` says; None for no lines.
        """
        self._ruled = ruled
        self._pages, self._run, self._items, self._lefts = pages, run, items, lefts
        self._even = even and not any(isinstance(i, Turn) for i in items)
        self._column = 0
        self._page = pages.filled[-1]
        self._top = self._page.y
        self._lowest = self._page.y
        self._limit = self._page.bottom
        self._here: list[Item] = []
        self._heads = 0

    def fill(self) -> None:
        """Put all of them somewhere."""
        items = self._items
        if self._even:
            self._limit = self._levelled(0)
        self._begin()
        at = 0
        while at < len(items):
            item = items[at]
            if isinstance(item, Turn):
                at += 1
                self._turn(item.kind)
                continue
            gap = item.gap if self._here or item.firm or self._within else 0.0
            if self._y + gap + item.height <= self._limit + _HAIR and (
                not item.notes or self._admits(item, gap)
            ):
                self._put(item, gap)
                at += 1
                continue
            at = self._over(at, gap)
        self._end()
        self._rule()
        self._page.y = self._lowest

    def _levelled(self, at: int) -> float:
        room = self._page.bottom - self._top
        return self._top + balanced(self._items[at:], len(self._lefts), room)

    def _begin(self) -> None:
        self._y = self._top
        self._here = []
        # How many of them are header rows said again.
        self._heads = 0
        # Whether something of another section stands above on this page.
        self._within = self._top > self._page.top + 0.01

    def _end(self) -> None:
        if self._here:
            self._page.placed.append((self._here, self._lefts[self._column], self._top))
        self._lowest = max(self._lowest, self._y)

    def _put(self, item: Item, gap: float) -> None:
        if item.gap != gap:
            item.gap = gap
        self._here.append(item)
        self._y += gap + item.height
        if item.notes:
            self._page.notes += item.notes
            self._hold_notes()

    def _hold_notes(self) -> None:
        self._limit = self._page.bottom - self._pages.room_for(self._page, self._page.notes)

    def _admits(self, item: Item, gap: float) -> bool:
        """Whether the footnotes of an item fit below it."""
        if len(self._lefts) > 1:
            raise CannotSetError
        page = self._page
        taken = self._pages.room_for(page, [*page.notes, *item.notes])
        return self._y + gap + item.height <= page.bottom - taken + _HAIR

    def _turn(self, kind: str) -> None:
        """A page or column ends here because the document says so."""
        self._end()
        if kind == "column" and self._column + 1 < len(self._lefts):
            self._column += 1
            self._begin()
        else:
            self._next_page()

    def _next(self, at: int) -> None:
        """A page or column is full; item `at` comes next."""
        self._end()
        if self._column + 1 < len(self._lefts):
            self._column += 1
            if self._even and self._column + 1 == len(self._lefts):
                self._limit = self._page.bottom
            self._begin()
        else:
            self._next_page()
            if self._even:
                self._limit = self._levelled(at)

    def _rule(self) -> None:
        if self._ruled is not None and self._lowest > self._top:
            for left in self._lefts[1:]:
                self._page.rules.append((left - self._ruled, self._top, self._lowest))

    def _next_page(self) -> None:
        self._rule()
        self._page = self._pages.next(self._run)
        self._column = 0
        self._top = self._lowest = self._page.y
        self._limit = self._page.bottom
        self._begin()

    def _over(self, at: int, gap: float) -> int:
        """Item `at` does not fit: part it, or end the page where it may end; what comes next."""
        items = self._items
        item = items[at]
        room = self._limit - self._y - gap
        if item.notes:
            room -= self._pages.room_for(self._page, [*self._page.notes, *item.notes])
            room += self._page.bottom - self._limit
        mine = len(self._here) - self._heads
        fresh = not mine and not self._within
        halves = item.parted(room, force=fresh)
        if halves is not None:
            self._put(halves[0], gap)
            items[at] = halves[1]
            items[at].gap = 0.0
        elif fresh and self._heads:
            # Below the header rows it has no room; without them it may.
            self._begin()
            return at
        elif fresh:
            # Taller than a page and in one piece: it stands alone.
            self._put(item, gap)
            at += 1
            if at == len(items):
                return at
        else:
            back = at
            while items[back].glued and at - back < mine and back > 0:
                back -= 1
            moved = at - back
            if moved and moved >= mine and not self._within:
                # All that stands on this page belongs together: it is parted after all, but
                # no heading is left behind at the foot of the page.
                back = at
                while (
                    items[back].glued
                    and isinstance(items[back - 1], LineItem)
                    and at - back < min(mine, 4)
                ):
                    back -= 1
                moved = at - back if at - back < mine else 0
                back = at - moved
            if moved:
                for gone in self._here[-moved:]:
                    if gone.notes:
                        del self._page.notes[-len(gone.notes) :]
                del self._here[-moved:]
            at = back
        self._next(at)
        self._repeat(items[at])
        return at

    def _repeat(self, item: Item) -> None:
        """The header rows of a table that goes on here."""
        if isinstance(item, Rows) and item.follows:
            head = item.table.head()
            if head and _stack.height(head) < (self._limit - self._top) / 2:
                self._pages.spend(item.table.lines)
                for row in head:
                    self._put(row, 0.0)
                self._heads = len(head)
