"""What stands on a page: lines, rows and spaces, each of a known height, and how it is drawn."""

# ruff: noqa: PLR0917 - places and sizes come first, as in all that draws

import math
from typing import Any

from generator.pdf.layout._beside import Area
from generator.pdf.layout._ink import Ink
from generator.pdf.layout._line import Drawn, Gap, Line, Words
from generator.pdf.read._figures import Line as Border
from generator.pdf.read._figures import Picture
from generator.pdf.read._model import Align, Counter, Link
from generator.pdf.sense.lines import UNDERLINE, underline
from generator.pdf.write import Element, Page

# How long the line above notes is.
NOTE_RULE = 144.0


class Tag:
    """Words that are an element of their own within their paragraph: a link, or a language's."""

    __slots__ = ("element", "kind", "lang", "link", "name", "words")

    def __init__(self, kind: str, link: Link | None = None, lang: str = "", name: str = "") -> None:
        """A `Link` (leading to bookmark `name` or the link's address), `Lbl`, `Span` ..."""
        self.kind, self.link, self.lang, self.name = kind, link, lang, name
        self.element: Element | None = None
        self.words = ""


class Number(Tag):
    """What a field shows on a page; on the next it may be another number of as many digits."""

    __slots__ = ("counter",)

    def __init__(self, counter: Counter) -> None:
        """Of this field."""
        super().__init__("Number")
        self.counter = counter


class Para:
    """What the lines of one paragraph share: its element, and what happens where it starts."""

    __slots__ = ("align", "around", "element", "heading", "running", "styled", "words")

    def __init__(self, element: Element | None, align: Align) -> None:
        """Drawn as part of `element`; None is an artifact."""
        self.element, self.align = element, align
        # The element that holds what is read after it.
        self.around: Element | None = None
        self.heading = 0
        self.words = self.running = ""

    def of(self, tag: Tag | None) -> Element | None:
        """The element that words with this tag belong to."""
        if tag is None or self.element is None:
            return self.element
        if tag.element is None:
            tag.element = self.element.child(tag.kind, lang=tag.lang)
        return tag.element


class Frame:
    """A border or shade behind items that follow each other. `reach` is how far it goes outside."""

    __slots__ = ("fill", "left", "lines", "reach", "width")

    def __init__(
        self, left: float, width: float, fill: str | None, lines: tuple[Border | None, ...],
        reach: tuple[float, float],
    ) -> None:  # fmt: skip
        """From `left`, so wide, and at both sides as much wider as `reach` says."""
        self.left, self.width, self.fill, self.lines, self.reach = left, width, fill, lines, reach

    def draw(self, page: Page, x: float, top: float, bottom: float) -> None:
        """Behind what stands from `top` to `bottom`."""
        left = x + self.left - self.reach[0]
        right = x + self.left + self.width + self.reach[1]
        page.into(None)
        if self.fill:
            page.fill(left, top, right - left, bottom - top, self.fill)

    def outline(self, page: Page, x: float, top: float, bottom: float) -> None:
        """Around it, over any shade of the words."""
        if any(self.lines):
            page.into(None)
            left, right = x + self.left - self.reach[0], x + self.left + self.width + self.reach[1]
            outline(page, self.lines, left, top, right, bottom)


class Item:
    """Something of a known height. `gap` is the space above it, dropped at the top of a page.

    `firm`: the gap is kept there. `glued`: no page ends above it. `notes` are footnotes' keys.
    """

    # Most items are just so: what differs is set on them.
    gap = 0.0
    firm = glued = False
    frame: Frame | None = None
    notes: tuple[str, ...] = ()
    # How far its words reach across.
    reach = 0.0

    def __init__(self, height: float) -> None:
        """So high."""
        self.height = height

    def draw(self, page: Page, x: float, y: float) -> None:
        """Draw it with its top left corner there; a space draws nothing."""

    def parted(self, room: float, *, force: bool = False) -> "tuple[Item, Item] | None":
        """What of it fits into `room`, and the rest; None when it does not come apart.

        `force` says that what belongs together may be parted: it has a page for itself already.
        """
        return None


class Turn(Item):
    """The end of a page or a column, asked for."""

    def __init__(self, kind: str) -> None:
        """`page` or `column`."""
        super().__init__(0.0)
        self.kind = kind


class Rule(Item):
    """A line between the paragraphs of a frame, or above notes."""

    def __init__(self, border: Border, left: float, width: float) -> None:
        """From `left`, so wide, as far below what is above it as the border says."""
        super().__init__(0.0)
        self.gap = border.space
        self.border, self.left, self.width = border, left, width

    def draw(self, page: Page, x: float, y: float) -> None:
        """From end to end."""
        x += self.left
        page.into(None)
        stroke(page, x, y, x + self.width, y, self.border)


class Float(Item):
    """What stands away from the text, measured from its paragraph's place or from the page."""

    def __init__(
        self, drawn: Any, at: tuple[float, float], on_page: tuple[bool, bool], *,
        behind: bool = False, section: int = 0,
    ) -> None:  # fmt: skip
        """At `at` from the page's corner, or from the paragraph's, across and down.

        `behind` the text; `section` is the number of the one in whose text it hangs.
        """
        super().__init__(0.0)
        self.drawn, self.at, self.on_page = drawn, at, on_page
        self.behind, self.section = behind, section
        self.glued = False
        # What text keeps clear of, from its own top; and how far down its flow it hangs.
        self.area: Area | None = None
        self.down = 0.0
        # Whether it was drawn already, below the text of its page.
        self.done = False

    def draw(self, page: Page, x: float, y: float) -> None:
        """Where it belongs, whatever stands there."""
        if self.done:
            self.done = False
            return
        left = self.at[0] + (0.0 if self.on_page[0] else x)
        top = self.at[1] + (0.0 if self.on_page[1] else y)
        if self.drawn.element is not None or not self.on_page[1]:
            page.into(self.drawn.element)
        self.drawn.draw(page, left, top)


class Spoken(Item):
    """An empty paragraph: a space where bookmarks may stand."""

    def __init__(self, height: float, names: list[str], press: Any) -> None:
        """So high; `names` are its bookmarks."""
        super().__init__(height)
        self.names, self.press = names, press

    def draw(self, page: Page, x: float, y: float) -> None:
        """Only the bookmarks are there."""
        for name in self.names:
            self.press.mark(name, page, y)


class LineItem(Item):
    """A line of a paragraph."""

    def __init__(self, line: Line, para: Para, press: Any, first: bool) -> None:
        """Set the line as part of its paragraph; `first` is its first."""
        self.height = line.above + line.below
        self.line, self.para, self.press, self.first = line, para, press, first

    @property
    def reach(self) -> float:  # type: ignore[override]
        """How far its words reach across."""
        return self.line.end

    def draw(self, page: Page, x: float, y: float) -> None:
        """Each part in its element, then the areas that links react to."""
        line, para = self.line, self.para
        base = y + line.above
        if self.first and para.element is not None:
            self.press.begins(para, page, y)
        for name in line.marks:
            self.press.mark(name, page, y)
        x, stretch, stretched = self._aligned(x)
        links: list[tuple[Tag, float, float]] = []
        moved = 0.0
        parts = line.parts
        for n, part in enumerate(parts):
            if para.element is not None:
                page.into(para.of(part.tag))
            at = x + part.x + moved
            if isinstance(part, Words):
                ink = part.ink
                justify = stretch if n >= stretched else 0.0
                if justify:
                    moved += justify * part.text.count(" ")
                if ink.decorated:
                    _decorate(page, part, at, x + min(self._after(n), line.end) + moved, base)
                page.text(
                    at, base - ink.shift, ink.face, ink.size, part.text, ink.colour, ink.spacing,
                    justify, ink.kern,
                )  # fmt: skip
            else:
                self._other(page, part, at, base)
            if part.tag is not None and part.tag.link is not None:
                links.append((part.tag, at, x + self._after(n) + moved))
        if para.element is not None:
            if links:
                self._link(page, links, y)
            for key in self.notes:
                self.press.notes[key] = para.element.child("Note")

    def _aligned(self, x: float) -> tuple[float, float, int]:
        """Where the line starts; what is added at each of its spaces, and from which part on."""
        line, align = self.line, self.para.align
        free = line.limit - line.end
        if align == "right":
            return x + free, 0.0, 0
        if align == "center":
            return x + free / 2, 0.0, 0
        return x, *(_share(line, free) if align == "justify" and not line.hard else (0.0, 0))

    def _after(self, n: int) -> float:
        """Where part `n` of the line ends."""
        parts = self.line.parts
        return parts[n + 1].x if n + 1 < len(parts) else self.line.end

    def _other(self, page: Page, part: Gap | Drawn, x: float, base: float) -> None:
        element = self.para.element
        if isinstance(part, Gap):
            _fill(page, part, x, base, in_text=element is not None)
            return
        picture = part.picture
        if not isinstance(picture, Picture):
            picture.draw(page, x, base - part.height)
            return
        if element is not None:
            page.into(self.press.figure(picture, self.para.of(part.tag)))
        image = self.press.image(picture)
        shown(page, image, picture, x, base - part.height, part.width, part.height)

    def _link(self, page: Page, areas: list[tuple[Tag, float, float]], y: float) -> None:
        spans: dict[int, tuple[Tag, float, float]] = {}
        for tag, left, right in areas:
            known = spans.get(id(tag))
            spans[id(tag)] = (tag, min(left, known[1]) if known else left, right)
        for tag, left, right in spans.values():
            element = self.para.of(tag)
            assert element is not None
            assert tag.link is not None
            width = max(1.0, right - left)
            page.link(
                left, y, width, self.height, element, tag.words, url=tag.link.url, name=tag.name
            )


def _share(line: Line, free: float) -> tuple[float, int]:
    """What is added at each space so that a line reaches its end, and from which part on.

    What follows the last tab is stretched, as in Word.
    """
    start = 0
    for n, part in enumerate(line.parts):
        if isinstance(part, Gap):
            start = n + 1
    texts = [p.text for p in line.parts[start:] if isinstance(p, Words)]
    spaces = "".join(texts).rstrip(" ").count(" ")
    return (free / spaces, start) if spaces and free > 0 else (0.0, 0)


def _decorate(page: Page, part: Words, left: float, right: float, base: float) -> None:
    ink = part.ink
    style, size = ink.style, ink.size
    base -= ink.shift
    if style.highlight:
        page.fill(left, base - ink.above, right - left, ink.above + ink.below, style.highlight)
    if style.boxed:
        top, bottom = base - ink.above, base + ink.below
        for x1, y1, x2, y2 in (
            (left, top, right, top), (left, bottom, right, bottom),
            (left, top, left, bottom), (right, top, right, bottom),
        ):  # fmt: skip
            page.line(x1, y1, x2, y2, 0.5, "000000")
    if style.underline:
        thick, dash = underline(style)
        colour = style.underline_colour or ink.colour
        at = base + UNDERLINE * size
        page.line(left, at, right, at, thick * size, colour, dash)
    if style.strike:
        page.line(left, base - 0.25 * size, right, base - 0.25 * size, 0.05 * size, ink.colour)


def _fill(page: Page, gap: Gap, x: float, base: float, in_text: bool) -> None:
    ink = gap.ink
    if gap.width >= ink.space:
        page.text(x, base, ink.face, ink.size, " ", ink.colour)
    if gap.leader == "line":
        at = base + UNDERLINE * ink.size
        page.line(x, at, x + gap.width, at, 0.05 * ink.size, ink.colour)
    elif gap.leader:
        if in_text:
            page.into(None)
        _lead(page, gap, x, base, ink)


def _lead(page: Page, gap: Gap, x: float, base: float, ink: Ink) -> None:
    width = ink.widths[gap.leader]
    count = int(gap.width / width) if width else 0
    if count > 0:
        # The dots of lines below each other stand in columns, at the right end of each gap.
        start = x + gap.width - count * width
        page.text(start, base, ink.face, ink.size, gap.leader * count, ink.colour, ink.spacing)


def shown(
    page: Page, image: Any, picture: Picture, x: float, y: float, width: float, height: float
) -> None:
    """A picture in a box of this size, cut and turned as its model says."""
    if picture.turn:
        # The box is that of the turned picture: it stands in its middle.
        share = width / turned(picture)[0]
        x += (width - picture.width * share) / 2
        y += (height - picture.height * share) / 2
        width, height = picture.width * share, picture.height * share
    opacity = picture.tone.opacity
    if picture.line is None and not any(picture.flips):
        page.picture(image, x, y, width, height, picture.crop, picture.turn, opacity)
        return
    with page.turned(x + width / 2, y + height / 2, picture.turn, picture.flips):
        page.picture(image, x, y, width, height, picture.crop, 0.0, opacity)
        if picture.line is not None:
            outline(page, (picture.line,) * 4, x, y, x + width, y + height)


def turned(picture: Picture) -> tuple[float, float]:
    """The size of the box that a picture takes when it is turned."""
    if not picture.turn:
        return picture.width, picture.height
    turn = math.radians(picture.turn)
    across, up = abs(math.cos(turn)), abs(math.sin(turn))
    width, height = picture.width, picture.height
    return width * across + height * up, width * up + height * across


def outline(
    page: Page, lines: tuple[Border | None, ...], left: float, top: float, right: float,
    bottom: float,
) -> None:  # fmt: skip
    """The border lines of a box; they stand on its edges."""
    up, across, down, start = lines
    if up is not None:
        stroke(page, left, top, right, top, up)
    if across is not None:
        stroke(page, right, top, right, bottom, across)
    if down is not None:
        stroke(page, left, bottom, right, bottom, down)
    if start is not None:
        stroke(page, left, top, left, bottom, start)


def stroke(page: Page, x1: float, y1: float, x2: float, y2: float, line: Border) -> None:
    """One border line, from end to end."""
    double = line.dash == "double"
    width = line.width * 1.5 if double else line.width
    page.line(x1, y1, x2, y2, width, line.colour, "solid" if double else line.dash)
