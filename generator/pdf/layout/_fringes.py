"""Headers, footers and watermarks: how high they are, and how they are drawn on each page."""

from generator.pdf.layout import _stack
from generator.pdf.layout._filler import Filled
from generator.pdf.layout._flow import Flow
from generator.pdf.layout._ink import CannotSetError
from generator.pdf.layout._press import Press, Sheet, Stage
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
        self._constant: dict[tuple[int, str, str], tuple[Flow, int]] = {}

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
        _stack.draw(page, flow.items, filled.left, at)

    def _flow(
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
