"""Blocks one after another as items: the space between them, breaks, frames, lists and floats."""

from collections.abc import Sequence
from dataclasses import replace

from generator.pdf.layout._beside import Beside, Clear
from generator.pdf.layout._drawn import Drawer, Drawn, DrawnShapes
from generator.pdf.layout._items import (
    NOTE_RULE,
    Float,
    Frame,
    Item,
    LineItem,
    Para,
    Rule,
    Spoken,
    Tag,
    Turn,
)
from generator.pdf.layout._meanings import Meanings
from generator.pdf.layout._paragraph import (
    Setter,
    empty_height,
    leading,
)
from generator.pdf.layout._plain import Look, plain
from generator.pdf.layout._press import Footnote, Press, Stage
from generator.pdf.layout._rows import Rows
from generator.pdf.layout._table import TableSetter
from generator.pdf.layout._words import Cut
from generator.pdf.read._figures import Drawing, Picture, Place
from generator.pdf.read._figures import Line as Border
from generator.pdf.read._model import Block, Break, Inline, Mark, Paragraph, Table
from generator.pdf.read._walk import leaves
from generator.pdf.sense import places
from generator.pdf.sense.blocks import (
    breaks,
    frame_from,
    framed,
    goes_before,
    is_empty,
    keeps,
    spaces,
    unbroken,
)
from generator.pdf.write import Element

# So near its paragraph a float with text above and below it stands at the paragraph's head.
_NEAR = 2.0
# A floating table that takes more of a page than this is set in the text.
_TALL = 0.6


class Flow:
    """Makes the items of a run of blocks. Start it anew for every section, cell and header."""

    # How things stand at the start: a cell makes a flow of its own, and most hold one paragraph.
    after = leading = 0.0
    _above: Paragraph | None = None
    _glue = False
    _extra = 0.0
    # What text keeps clear of, once there is any.
    _clear: Clear | None = None
    # At the top, and after a break that was asked for, space above is kept.
    _kept = True

    def __init__(self, press: Press, stage: Stage, parent: Element | None) -> None:
        """Set blocks on a stage, as elements of `parent`; None for what no reader hears."""
        self._press, self._stage, self._parent = press, stage, parent
        self._setter = Setter(press, stage)
        # What pictures of the paragraph that is set belong to, and what the words of its boxes.
        self._in: tuple[Element | None, Element | None] = (parent, parent)
        if stage.parts and stage.section in press.known.areas:
            self._clear = Clear(press.known.areas[stage.section])
        self._meanings = Meanings(press, parent)
        self.items: list[Item] = []

    def set(self, blocks: Sequence[Block]) -> "Flow":
        """The items of the blocks. `below` is the space after the last."""
        self._press.spend(len(blocks))
        i = 0
        while i < len(blocks):
            block = blocks[i]
            i += 1
            if isinstance(block, Table):
                self._table(block)
            elif not framed(block):
                self._paragraph(block, last=i == len(blocks))
            else:
                group = frame_from(blocks, i - 1)
                self._frame(group)
                i += len(group) - 1
        return self

    def _drawer(self) -> Drawer:
        # Made anew: held, it would hold its flow, and both would wait for the collector.
        return Drawer(self._press, self._stage, self._boxed)

    def _boxed(self, blocks: Sequence[Block], stage: Stage, parent: Element | None) -> "Flow":
        return Flow(self._press, stage, parent).set(blocks)

    def endnotes(self, keys: Sequence[str]) -> None:
        """The notes that stand after all text, below a short line."""
        for n, key in enumerate(keys):
            if n == 0:
                self._add(Rule(Border(0.5), 0.0, NOTE_RULE), 12.0)
                self.after = 6.0
            self._above = None
            self._add(Spoken(0.0, [key], self._press), 0.0)
            self._glue = True
            self.set(self._press.document.notes[key])

    @property
    def below(self) -> float:
        """The space after the last block, and what its line spacing adds."""
        return self.after + self.leading

    def height(self) -> float:
        """How high all items are together, with the space after the last."""
        return sum(i.height + i.gap for i in self.items) + self.below

    def _add(self, item: Item, before: float) -> None:
        """An item below the last one, `before` being the space it asks for above it."""
        if self._kept:
            item.gap = before
            item.firm = True
        else:
            item.gap = max(before, self.after) + self.leading
        self.after = self.leading = 0.0
        self._kept = False
        item.glued = self._glue
        self._glue = False
        self.items.append(item)

    def _drop(self, down: float) -> None:
        """The last item stands so much lower, clear of what floats."""
        if down:
            self.items[-1].gap += down

    def _break(self, kind: str) -> None:
        self.items.append(Turn(kind))
        if self._clear is not None:
            self._clear.turn(self.items)
        self.after, self.leading, self._above, self._kept = 0.0, 0.0, None, True
        self._glue = False

    def _before(self, paragraph: Paragraph) -> float:
        after, before = spaces(self._above, paragraph)
        if after is not None:
            self.after = after
        return before

    def _paragraph(
        self, paragraph: Paragraph, *, last: bool = False, framed: bool = False, before: float = 0.0
    ) -> None:
        """A paragraph; `framed` says that its frame stands already, `before` below its top."""
        style = paragraph.style
        if not framed:
            if style.break_before and self._stage.parts and self.items:
                self._break("page")
            before = self._before(paragraph)
        self._extra = leading(paragraph, self._press)
        if is_empty(paragraph):
            self._empty(paragraph, before, last=last)
        else:
            self._filled(paragraph, before)
        self.after, self.leading = style.after, self._extra
        self._above = paragraph
        if style.keep_next and self._stage.parts:
            self._glue = True

    def _empty(self, paragraph: Paragraph, before: float, *, last: bool) -> None:
        names = [
            i.name for i in leaves(paragraph.inlines)
            if isinstance(i, Mark) and i.name in self._press.wanted
        ]  # fmt: skip
        above, below = empty_height(paragraph, self._press)
        if last and self._stage.in_cell and self.items and isinstance(self.items[-1], Rows):
            # Word shows nothing of the paragraph that has to end a cell after a table.
            above = below = 0.0
        self._in = self._parent, self._parent
        self._floats(paragraph, first=True)
        self._floats(paragraph)
        beside = self._beside(before)
        self._add(Spoken(above + below, names, self._press), before)
        if beside is not None:
            self._drop(beside.span(0.0, above + below, 0.0, self._stage.width)[2])

    def _filled(self, paragraph: Paragraph, before: float) -> None:
        inlines: Sequence[Inline] = paragraph.inlines
        if paragraph.label is None and not paragraph.heading and self._beside(before) is None:
            words = plain(paragraph, self._stage.width, self._press)
            if words is not None:
                self._words(paragraph, *words, before)
                return
        texts = self._press.words(inlines)
        is_plain = texts is not None
        inlines = inlines if texts is None else texts
        parted = not is_plain and self._stage.parts and any(map(_turns, inlines))
        if not is_plain:
            self._in = self._parent, self._parent
            self._floats(paragraph, first=True)
        para, label = self._meanings.of(paragraph)
        if not is_plain:
            self._in = para.element, para.around
            self._floats(paragraph)
        if not parted:
            self._lines(paragraph, inlines, para, label, before)
            return
        part: list[Inline] = []
        first = True
        kind = ""
        for inline in (*inlines, None):
            if inline is not None and not _turns(inline):
                part.append(inline)
                continue
            if kind:
                self._break(kind)
            kind = inline.kind if isinstance(inline, Break) else ""
            # A break at either end of a paragraph leaves no empty line behind.
            if not is_empty(replace(paragraph, inlines=tuple(part), label=None)) or (
                first and paragraph.label is not None and inline is None
            ):
                self._lines(paragraph, part, para, label, before if first else 0.0, first=first)
                first = False
            part = []

    def _words(self, paragraph: Paragraph, look: Look, cuts: list[Cut], before: float) -> None:
        """A paragraph of plain words."""
        para, _ = self._meanings.of(paragraph)
        items = look.items(cuts, para.element)
        self._add(items[0], before)
        self.items += items[1:]

    def _lines(
        self, paragraph: Paragraph, inlines: Sequence[Inline], para: Para, label: Tag | None,
        before: float, *, first: bool = True,
    ) -> None:  # fmt: skip
        style = paragraph.style
        press = self._press
        beside = self._beside(before)
        lines = self._setter.lines(
            paragraph, inlines, label, first=first, draw=self._draw, beside=beside
        )
        last = len(lines) - 1
        extra = self._extra
        # No line stands alone at the foot or the head of a page.
        paired = style.widow_control
        for n, line in enumerate(lines):
            item = LineItem(line, para, press, first and n == 0)
            if line.marks:
                item.notes = tuple(m.key for m in line.marks if isinstance(m, Footnote))
                line.marks = [m for m in line.marks if not isinstance(m, Footnote)]
            if n == 0:
                self._add(item, before)
                self._drop(line.drop)
                continue
            item.gap = extra + line.drop
            item.glued = style.keep_lines or (paired and n in (1, last))
            self.items.append(item)

    def _draw(self, drawing: Drawing) -> DrawnShapes:
        """A drawing on the line of the paragraph that is set."""
        return self._drawer().shapes(drawing, *self._in)

    def _floats(self, paragraph: Paragraph, *, first: bool = False) -> None:
        """What floats beside a paragraph: what is read before it, or the rest."""
        for inline in leaves(paragraph.inlines):
            if isinstance(inline, Picture):
                if inline.place and not first:
                    self._float(inline, inline.place)
            elif isinstance(inline, Drawing) and inline.place and inline.first == first:
                self._float(inline, inline.place)

    def _float(self, what: Picture | Drawing, place: Place) -> None:
        """Something away from the text, drawn from where its paragraph starts."""
        stage, press = self._stage, self._press
        parent, around = self._in
        drawn: Drawn
        if isinstance(what, Picture):
            drawn = self._drawer().picture(what, parent)
        elif what.text and self._is_tall(what):
            self._in_text(what)
            return
        else:
            drawn = self._drawer().shapes(what, parent, around)
        at, on_page = press.spot(place, (drawn.width, drawn.height), stage)
        if place.wrap == "block" and not on_page[1] and place.y < _NEAR:
            share = places.share(place.x_align)
            x = place.x if share is None else (stage.width - drawn.width) * share
            item = Float(drawn, (x, 0.0), (False, False))
            item.height = drawn.height + place.clearance
            self._add(item, 0.0)
            self._kept = True
            return
        if not on_page[1] and not self._kept:
            # A paragraph begins below the space that stands between it and the one before.
            at = at[0], at[1] + self.after + self.leading
        item = Float(drawn, at, on_page, behind=place.behind, section=stage.section)
        if place.wrap != "none":
            if self._clear is None:
                self._clear = Clear(())
            left = 0.0 if stage.sheet is None else stage.sheet.left
            self._clear.add(item, place, self.items, left)
        # It hangs on the paragraph that follows: no page ends between them.
        kept, glue, after, leading_ = self._kept, self._glue, self.after, self.leading
        item.glued = glue
        self.items.append(item)
        self._kept, self._glue, self.after, self.leading = kept, True, after, leading_

    def _is_tall(self, drawing: Drawing) -> bool:
        """Whether a table takes too much of a page to float on it."""
        return self._drawer().shapes(drawing, None, None).height > self._stage.height * _TALL

    def _beside(self, before: float) -> Beside | None:
        """What floats at the side of a paragraph that asks for `before` above it."""
        if self._clear is None:
            return None
        gap = before if self._kept else max(before, self.after) + self.leading
        return self._clear.beside(self.items, gap)

    def _in_text(self, drawing: Drawing) -> None:
        """A table that floats and is too high for that: it may part at the foot of a page."""
        for shape in drawing.shapes:
            for block in shape.blocks:
                if isinstance(block, Table):
                    self._table(block)

    def _frame(self, group: list[Paragraph]) -> None:
        """Paragraphs in one border or on one shade."""
        stage = self._stage
        starts, ends = breaks(group[0], 0), breaks(group[-1], -1)
        group = [unbroken(paragraph) for paragraph in group]
        first, last = group[0], group[-1]
        if (first.style.break_before or starts) and stage.parts and self.items:
            self._break("page")
        style = first.style
        top, right, bottom, left = (0.0 if s is None else s.space + s.width for s in style.borders)
        indent = style.left + min(0.0, style.first)
        width = stage.width - indent - max(0.0, style.right)
        frame = Frame(indent, width, style.fill, style.borders, (left, right))
        start = len(self.items)
        self._add(Item(top), self._before(first))
        self._kept = True
        for n, paragraph in enumerate(group):
            said = paragraph.style
            if n and said.between is not None:
                rule = Rule(said.between, indent, width)
                rule.glued = self._glue
                self.items.append(rule)
            before = self._before(paragraph) if n else 0.0
            self._paragraph(paragraph, framed=True, before=before)
        foot = Item(bottom)
        foot.glued = True
        keep, self._glue = self._glue, False
        self.items.append(foot)
        self._glue = keep
        for item in self.items[start:]:
            item.frame = frame
        if start + 1 < len(self.items):
            self.items[start + 1].glued = True
        self._above = last
        if ends and stage.parts:
            self._break("page")

    def _table(self, table: Table) -> None:
        self._meanings.table()
        if self._above is not None and goes_before(self._above, table):
            self.after = 0.0
        rows = TableSetter(self._press, self._stage, self._parent, Flow).rows(table)
        for n, row in enumerate(rows):
            if n == 0:
                glued, self._glue = self._glue, False
                beside = self._beside(0.0)
                self._add(row, 0.0)
                if beside is not None:
                    left = max(0.0, table.indent)
                    self._drop(beside.below(left, left + sum(table.widths), row.height))
                row.glued = row.glued or glued
            else:
                self.items.append(row)
        self.after, self.leading, self._above = 0.0, 0.0, None
        self._kept = False
        if self._stage.parts and table.rows and keeps(table.rows[-1]):
            self._glue = True


def _turns(inline: Inline) -> bool:
    """Whether a page or column ends here."""
    return isinstance(inline, Break) and inline.kind != "line"
