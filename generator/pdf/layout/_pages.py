"""Sections on pages: what fits where, then headers, footers and the text drawn page by page."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.errors import PdfError
from generator.pdf.layout import _stack
from generator.pdf.layout._columns import balanced
from generator.pdf.layout._flow import Flow
from generator.pdf.layout._ink import CannotSetError
from generator.pdf.layout._items import Item, Turn, stroke
from generator.pdf.layout._press import Press, Sheet, Stage
from generator.pdf.layout._table import Rows
from generator.pdf.read._model import (
    Fringe,
    PageStyle,
    ParagraphStyle,
    RunStyle,
    Section,
    Watermark,
)
from generator.pdf.sense.pages import Run, runs_of
from generator.pdf.sense.places import border_insets, watermark_size
from generator.pdf.write import Page

_HAIR = 0.2
_NOTE_RULE, _NOTE_SPACE = 144.0, 6.0
_MOST_PAGES = 10_000
_KINDS = ("default", "first", "even")


@dataclass(slots=True)
class Filled:
    """A page with what stands on it: runs of items, each from a place."""

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


class Pages:
    """Fills the pages of one setting of a document."""

    def __init__(self, press: Press) -> None:
        """Fill pages with what a press knows."""
        self._press = press
        self._document = press.document
        self.filled: list[Filled] = []
        self._heights: dict[tuple[int, str, str], float] = {}
        self._starts: list[tuple[int, int]] = []
        self._note_heights: dict[str, float] = {}
        self._constant: dict[tuple[int, str, str], tuple[Flow, int]] = {}

    def fill(self) -> None:
        """Put all sections on pages. CannotSetError for what this engine does not set."""
        for run in runs_of(self._document):
            section = run.sections[0]
            if section.start in ("oddPage", "evenPage") and self.filled:
                odd = len(self.filled) % 2 == 0
                if odd != (section.start == "oddPage"):
                    last = self.filled[-1]
                    self._add(last.section, last.index, begins=False)
            begin = len(self.filled)
            self._run(run)
            align = {"center": 0.5, "bottom": 1.0}.get(section.page.align)
            if align is not None:
                self._lower(begin, align)

    def _lower(self, begin: int, share: float) -> None:
        """Move the text of the pages from `begin` on down by a share of what is left below it."""
        for filled in self.filled[begin:]:
            down = (filled.bottom - filled.y) * share
            filled.placed = [(items, x, y + down) for items, x, y in filled.placed]

    def _run(self, run: Run) -> None:
        press = self._press
        after = below = 0.0
        for offset, section in enumerate(run.sections):
            page = section.page
            number = run.first + offset + 1
            if offset == 0:
                self._add(section, run.first, begins=True)
            here = self.filled[-1]
            press.found.sections[number] = len(self.filled)
            if page.number_from is not None and offset:
                self._starts.append((len(self.filled), page.number_from))
            count = max(1, page.columns)
            width = page.width - page.left - page.right
            across = (width - page.gap * (count - 1)) / count
            sheet = Sheet(page.width, page.height, page.left, here.top, here.bottom - here.top)
            stage = Stage(
                across,
                page.height - page.top - page.bottom,
                number,
                page.number_format,
                sheet=sheet,
            )
            flow = Flow(press, stage, press.pdf.root).set(section.blocks)
            last = offset + 1 == len(run.sections)
            if last and number == len(self._document.sections):
                flow.endnotes(self._document.endnotes)
            items = flow.items
            if offset and items and not isinstance(items[0], Turn):
                items[0].gap = max(after, items[0].gap) + below
                items[0].firm = False
            after, below = flow.after, flow.leading
            shift = page.left - run.sections[0].page.left
            lefts = [shift + n * (across + page.gap) for n in range(count)]
            _Filler(self, run, items, lefts, even=count > 1 and not last).fill()

    def _add(self, section: Section, index: int, *, begins: bool) -> Filled:
        """A new last page."""
        number = len(self.filled) + 1
        if number > _MOST_PAGES:
            raise PdfError(f"This Word file would have more than {_MOST_PAGES:,} pages: split it.")
        page = section.page
        if begins and page.number_from is not None:
            self._starts.append((number, page.number_from))
        shown = number
        if self._starts:
            start, first = self._starts[-1]
            shown = first + number - start
        kind = "default"
        if page.own_first and begins:
            kind = "first"
        elif self._document.even_pages and shown % 2 == 0:
            kind = "even"
        above = self._height(section, index, "header", kind)
        below = self._height(section, index, "footer", kind)
        top = max(page.top, page.header_at + above)
        bottom = page.height - max(page.bottom, page.footer_at + below)
        left = page.left
        if self._document.mirrored and number % 2 == 0:
            left = page.right
        filled = Filled(section, index, kind, shown, top, bottom, left, y=top)
        self.filled.append(filled)
        return filled

    def next(self, run: Run) -> Filled:
        """The next page of a run of sections."""
        return self._add(run.sections[0], run.first, begins=False)

    def _height(self, section: Section, index: int, where: str, kind: str) -> float:
        key = (index, where, kind)
        if key not in self._heights:
            fringes = section.headers if where == "header" else section.footers
            fringe = fringes.get(kind)
            height = 0.0
            if fringe is not None and fringe.blocks:
                flow = Flow(self._press, _fringe_stage(section, index, 1), None)
                height = flow.set(fringe.blocks).height()
            self._heights[key] = height
        return self._heights[key]

    def draw(self) -> None:
        """Draw all pages; the numbers of the pages are known."""
        press = self._press
        for number, filled in enumerate(self.filled, 1):
            style = filled.section.page
            page = press.pdf.page(style.width, style.height)
            if self._document.page_colour:
                page.into(None)
                page.fill(0.0, 0.0, style.width, style.height, self._document.page_colour)
            _borders(page, style)
            for where in ("header", "footer"):
                self._fringe(page, filled, number, where)
            for items, x, y in filled.placed:
                _stack.draw(page, items, filled.left + x, y)
            if filled.notes:
                self._notes(page, filled)

    def spend(self, lines: int) -> None:
        """Count lines that are drawn again."""
        self._press.spend(lines)

    def note_height(self, filled: Filled, key: str) -> float:
        """How high a footnote of a page is."""
        if key not in self._note_heights:
            blocks = self._document.notes[key]
            flow = Flow(self._press, self._note_stage(filled), None).set(blocks)
            self._note_heights[key] = flow.height()
        return self._note_heights[key]

    def room_for(self, filled: Filled, keys: Sequence[str]) -> float:
        """How much of a page these footnotes take, with the line above them."""
        if not keys:
            return 0.0
        taken = _NOTE_SPACE + sum(self.note_height(filled, key) for key in keys)
        if taken > 0.7 * (filled.bottom - filled.top):
            raise CannotSetError
        return taken

    def _note_stage(self, filled: Filled) -> Stage:
        page = filled.section.page
        width = page.width - page.left - page.right
        height = page.height - page.top - page.bottom
        return Stage(width, height, filled.index + 1, page.number_format, parts=False)

    def _notes(self, page: Page, filled: Filled) -> None:
        """The footnotes at the foot of a page, each as part of the paragraph that asks for it."""
        y = filled.bottom - self.room_for(filled, filled.notes) + _NOTE_SPACE
        page.into(None)
        page.line(filled.left, y, filled.left + _NOTE_RULE, y, 0.5, "000000")
        for key in filled.notes:
            flow = Flow(self._press, self._note_stage(filled), self._press.notes[key])
            self._press.mark(key, page, y)
            y = _stack.draw(page, flow.set(self._document.notes[key]).items, filled.left, y)
            y += flow.below

    def _fringe(self, page: Page, filled: Filled, number: int, where: str) -> None:
        section = filled.section
        fringe: Fringe | None = (section.headers if where == "header" else section.footers).get(
            filled.kind
        )
        if fringe is None:
            return
        for mark in fringe.watermarks:
            self._watermark(page, mark, section.page)
        if not fringe.blocks:
            return
        flow = self._fringe_flow(section, filled, number, where, fringe)
        at = section.page.header_at
        if where == "footer":
            at = section.page.height - section.page.footer_at - flow.height()
        page.into(None, where.capitalize())
        _stack.draw(page, flow.items, filled.left, at)

    def _fringe_flow(
        self, section: Section, filled: Filled, number: int, where: str, fringe: Fringe
    ) -> Flow:
        """A header or footer as it is set on a page: the same on all, if it counts nothing."""
        key = (filled.index, where, filled.kind)
        press = self._press
        if key in self._constant:
            flow, lines = self._constant[key]
            press.spend(lines)
            return flow
        asked, lines = press.asked, press.lines
        flow = Flow(press, _fringe_stage(section, filled.index, number), None)
        flow.set(fringe.blocks)
        if press.asked == asked:
            self._constant[key] = flow, press.lines - lines
        return flow

    def _watermark(self, page: Page, mark: Watermark, style: PageStyle) -> None:
        """Words across the middle of a page, half as dark as they say: the text stands on them."""
        pale = "".join(f"{(int(mark.colour[n : n + 2], 16) + 255) // 2:02X}" for n in (0, 2, 4))
        run = RunStyle(font=mark.font, size=max(1.0, watermark_size(mark)))
        runs = self._press.inks.runs(mark.text, run, ParagraphStyle())
        if len(runs) != 1:
            raise CannotSetError
        words, ink = runs[0]
        page.into(None, "Watermark")
        middle = style.width / 2, style.height / 2
        page.across(*middle, ink.face, ink.size, words, pale, mark.turn)


def _fringe_stage(section: Section, index: int, number: int) -> Stage:
    page = section.page
    width, height = page.width - page.left - page.right, page.height - page.top - page.bottom
    sheet = Sheet(page.width, page.height, page.left, page.top, height)
    return Stage(
        width, height, index + 1, page.number_format, fringe=True, parts=False, page=number,
        sheet=sheet,
    )  # fmt: skip


def _borders(page: Page, style: PageStyle) -> None:
    if not any(style.borders):
        return
    top, right, bottom, left = border_insets(style)
    right, bottom = style.width - right, style.height - bottom
    page.into(None)
    corners = ((left, top, right, top), (right, top, right, bottom), (left, bottom, right, bottom),
               (left, top, left, bottom))  # fmt: skip
    for line, (x1, y1, x2, y2) in zip(style.borders, corners, strict=True):
        if line is not None:
            stroke(page, x1, y1, x2, y2, line)


class _Filler:
    """Puts one section's items on pages, column by column."""

    def __init__(
        self, pages: Pages, run: Run, items: list[Item], lefts: list[float], *, even: bool
    ) -> None:
        """Columns start at `lefts`; `even` makes those of the last page equally high."""
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

    def _next_page(self) -> None:
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
                # All that stands on this page belongs together: it is parted after all.
                back, moved = at, 0
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
