"""Sections on pages: what fits where, then headers, footers and the text drawn page by page."""

from collections.abc import Sequence

from generator.errors import PdfError
from generator.pdf.layout import _stack
from generator.pdf.layout._filler import Filled, Filler
from generator.pdf.layout._flow import Flow
from generator.pdf.layout._fringes import Fringes
from generator.pdf.layout._ink import CannotSetError
from generator.pdf.layout._items import NOTE_RULE, Turn, stroke
from generator.pdf.layout._press import Press, Sheet, Stage
from generator.pdf.read._model import PageStyle, Section
from generator.pdf.sense.pages import Run, runs_of
from generator.pdf.sense.places import border_insets
from generator.pdf.write import Page

_NOTE_SPACE = 6.0
_MOST_PAGES = 10_000


class Pages:
    """Fills the pages of one setting of a document."""

    def __init__(self, press: Press) -> None:
        """Fill pages with what a press knows."""
        self._press = press
        self._document = press.document
        self.filled: list[Filled] = []
        self._starts: list[tuple[int, int]] = []
        self._note_heights: dict[str, float] = {}
        self._fringes = Fringes(press)

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
            sheet = Sheet(
                page.width, page.height, page.left, here.top, here.bottom - here.top, width
            )  # fmt: skip
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
            ruled = page.gap / 2 if page.rule and count > 1 else None
            Filler(self, run, items, lefts, even=count > 1 and not last, ruled=ruled).fill()

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
        above = self._fringes.height(section, index, "header", kind)
        below = self._fringes.height(section, index, "footer", kind)
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
                self._fringes.draw(page, filled, number, where)
            for items, x, y in filled.placed:
                _stack.draw_behind(page, items, filled.left + x, y)
            for items, x, y in filled.placed:
                _stack.draw(page, items, filled.left + x, y)
            if filled.rules:
                page.into(None)
            for across, top, bottom in filled.rules:
                page.line(filled.left + across, top, filled.left + across, bottom, 0.5, "000000")
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
        page.line(filled.left, y, filled.left + NOTE_RULE, y, 0.5, "000000")
        for key in filled.notes:
            flow = Flow(self._press, self._note_stage(filled), self._press.notes[key])
            self._press.mark(key, page, y)
            y = _stack.draw(page, flow.set(self._document.notes[key]).items, filled.left, y)
            y += flow.below


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
