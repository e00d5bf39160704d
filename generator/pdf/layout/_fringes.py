"""Headers, footers and watermarks: how high they are, and how they are drawn on each page."""

from generator.pdf.layout import _stack
from generator.pdf.layout._filler import Filled
from generator.pdf.layout._flow import Flow
from generator.pdf.layout._ink import CannotSetError
from generator.pdf.layout._items import LineItem, Number
from generator.pdf.layout._line import Words
from generator.pdf.layout._press import Press, Sheet, Stage
from generator.pdf.layout._survey import every
from generator.pdf.read._model import (
    Fringe,
    PageStyle,
    ParagraphStyle,
    RunStyle,
    Section,
    Watermark,
)
from generator.pdf.sense.places import watermark_size
from generator.pdf.write import Page


class Fringes:
    """The headers and footers of one setting of a document."""

    def __init__(self, press: Press) -> None:
        """Set them with what a press knows."""
        self._press = press
        self._heights: dict[tuple[int, str, str], float] = {}
        # What was set last, how many lines it has, and the numbers in it.
        self._known: dict[tuple[int, str, str], tuple[Flow, int, list[Words]]] = {}

    def height(self, section: Section, index: int, where: str, kind: str) -> float:
        """How high a section's header or footer of a kind is; 0 when it has none."""
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

    def draw(self, page: Page, filled: Filled, number: int, where: str) -> None:
        """Draw the header or footer of a page, the watermarks that stand in it first."""
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
        flow = self._flow(section, filled, number, where, fringe)
        at = section.page.header_at
        if where == "footer":
            at = section.page.height - section.page.footer_at - flow.height()
        page.into(None, where.capitalize())
        _stack.draw_behind(page, flow.items, filled.left, at)
        page.into(None, where.capitalize())
        _stack.draw(page, flow.items, filled.left, at)

    def _flow(
        self, section: Section, filled: Filled, number: int, where: str, fringe: Fringe
    ) -> Flow:
        """A header or footer as it is set on a page: much the same on all."""
        key = (filled.index, where, filled.kind)
        press = self._press
        stage = _fringe_stage(section, filled.index, number)
        if key in self._known:
            flow, lines, numbers = self._known[key]
            if _counted_on(numbers, press, stage):
                press.spend(lines)
                return flow
        asked, lines = press.asked, press.lines
        flow = Flow(press, stage, None)
        flow.set(fringe.blocks)
        numbers = _numbers(flow)
        if len(numbers) == press.asked - asked:
            self._known[key] = flow, press.lines - lines, numbers
        return flow

    def _watermark(self, page: Page, mark: Watermark, style: PageStyle) -> None:
        """Words across the middle of a page, half as dark as they say: the text stands on them."""
        pale = "".join(f"{(int(mark.colour[n : n + 2], 16) + 255) // 2:02X}" for n in (0, 2, 4))
        look = ParagraphStyle()
        runs = self._press.inks.runs(mark.text, RunStyle(font=mark.font, size=100.0), look)
        if len(runs) != 1:
            raise CannotSetError
        words, ink = runs[0]
        size = max(1.0, min(1000.0, watermark_size(mark, ink.widths.whole(words) / 100)))
        page.into(None, "Watermark")
        middle = style.width / 2, style.height / 2
        page.across(*middle, ink.face, size, words, pale, mark.turn)


def _numbers(flow: Flow) -> list[Words]:
    """What fields show in a header or footer."""
    lines = [item.line for item in every(flow.items) if isinstance(item, LineItem)]
    parts = [part for line in lines for part in line.parts]
    return [p for p in parts if isinstance(p, Words) and isinstance(p.tag, Number)]


def _counted_on(numbers: list[Words], press: Press, stage: Stage) -> bool:
    """Put the numbers of another page in the places of those set; False if they do not fit."""
    said = [press.value(words.tag.counter, stage) for words in numbers]
    for words, text in zip(numbers, said, strict=True):
        same = len(text) == len(words.text) and words.ink.counts
        if text != words.text and not (same and _is_number(text) and _is_number(words.text)):
            return False
    for words, text in zip(numbers, said, strict=True):
        words.text = text
    return True


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _fringe_stage(section: Section, index: int, number: int) -> Stage:
    page = section.page
    width, height = page.width - page.left - page.right, page.height - page.top - page.bottom
    sheet = Sheet(page.width, page.height, page.left, page.top, height, width)
    return Stage(
        width, height, index + 1, page.number_format, fringe=True, parts=False, page=number,
        sheet=sheet,
    )  # fmt: skip
