"""Blocks one after another: the space between them, page breaks, borders and shading."""

from dataclasses import replace

from generator.pdf.read._figures import Picture, Place
from generator.pdf.read._model import NO_LINES, Block, Label, Paragraph, Table
from generator.pdf.sense import places
from generator.pdf.sense.blocks import (
    breaks,
    frame_from,
    framed,
    goes_on,
    is_empty,
    spaces,
    unbroken,
)
from generator.pdf.typeset import _runs
from generator.pdf.typeset._grid import TableWriter
from generator.pdf.typeset._markup import named, pt, rgb
from generator.pdf.typeset._paragraphs import (
    ParagraphWriter,
    Piece,
    Room,
    leading,
    line_height,
    stroke,
)
from generator.pdf.typeset._runs import Sheet


class Flow:
    """Writes a run of blocks. Start it anew for every page style, cell, header and note."""

    def __init__(self, sheet: Sheet, room: Room) -> None:
        """Write into `room`, with the styles of `sheet`."""
        self._sheet = sheet
        self._room = room
        self._writer = ParagraphWriter(sheet)
        self._out: list[str] = []
        self._after = 0.0
        self._leading = 0.0
        self._above: Paragraph | None = None
        self._item: Paragraph | None = None
        # At the top, and after a break that was asked for, space above is kept.
        self._kept = True

    def write(self, blocks: tuple[Block, ...]) -> str:
        """The code of the blocks; the space after the last is there too."""
        i = 0
        while i < len(blocks):
            block = blocks[i]
            if isinstance(block, Table):
                self._table(block)
                i += 1
                continue
            if framed(block):
                group = frame_from(blocks, i)
                self._frame(group)
                i += len(group)
            else:
                self._paragraph(block)
                i += 1
        rest = self._after + self._leading
        if rest and (self._room.in_cell or self._room.fringe):
            self._out.append(f"v({pt(rest)})")
        return "\n".join(self._out)

    @property
    def below(self) -> tuple[float, float]:
        """The space after the last block, and what its line spacing adds, once it is written."""
        return self._after, self._leading

    def _space(self, before: float) -> None:
        gap = max(before, self._after) + self._leading
        self._after = self._leading = 0.0
        if self._kept:
            if before:
                self._out.append(f"v({pt(before)})")
        elif gap:
            self._out.append(f"v({pt(gap)}, weak: true)")
        self._kept = False

    def _break(self, kind: str) -> None:
        self._out.append("colbreak()" if kind == "column" else "pagebreak()")
        self._after, self._leading, self._above, self._kept = 0.0, 0.0, None, True

    def _before(self, paragraph: Paragraph) -> float:
        after, before = spaces(self._above, paragraph)
        if after is not None:
            self._after = after
        return before

    def _paragraph(self, paragraph: Paragraph) -> None:
        if paragraph.style.break_before and self._room.parts and self._out:
            self._break("page")
        before = self._before(paragraph)
        if is_empty(paragraph):
            self._space(before)
            self._floats(paragraph)
            marks = "; ".join(
                filter(None, (self._sheet.mark(getattr(i, "name", "")) for i in paragraph.inlines))
            )
            code = f"block(height: {pt(line_height(paragraph))}, width: 100%)"
            if paragraph.style.keep_next:
                code = code[:-1] + ", sticky: true)"
            self._out.append(f"{marks}; {code}" if marks else code)
        else:
            for piece in self._writer.pieces(paragraph, self._room):
                if piece.break_before:
                    self._break(piece.break_before)
                if piece.floats:
                    self._place(piece.floats)
                if piece.code:
                    self._space(before if not piece.break_before else 0.0)
                    under = self._under(paragraph, piece)
                    self._out.append(
                        self._writer.finished(paragraph, piece.code, self._room, under)
                    )
        self._after, self._leading = paragraph.style.after, leading(paragraph)
        self._above = paragraph

    def _under(self, paragraph: Paragraph, piece: Piece) -> Label | None:
        """The label of the list item that a paragraph goes on."""
        if paragraph.label is not None and not piece.break_before:
            self._item = None if paragraph.heading else paragraph
            return None
        if paragraph is self._item:
            return paragraph.label
        if self._item is not None and not goes_on(self._item, paragraph):
            self._item = None
        return None if self._item is None else self._item.label

    def _floats(self, paragraph: Paragraph) -> None:
        self._place(tuple(i for i in paragraph.inlines if isinstance(i, Picture) and i.place))

    def _place(self, pictures: tuple[Picture, ...]) -> None:
        for picture in pictures:
            self._out.append(self._placed(picture))

    def _placed(self, picture: Picture) -> str:
        """A floating picture, from where its paragraph starts."""
        place = picture.place
        assert place is not None
        code = _runs.image(replace(picture, place=None), (1584.0, 1584.0))
        if place.wrap == "block":
            align = place.x_align if place.x_align in ("left", "center", "right") else "left"
            shift = f"pad(left: {pt(place.x)}, {code})" if not place.x_align else code
            return f"align({align}, {shift}); v({pt(place.clearance)})"
        across = self._across(place, picture.width)
        start_at = places.down_from(place)
        if start_at == "text":
            return f"place(left, dx: {across}, dy: {pt(place.y)}, {code})"
        start = f"{start_at}-y"
        length = "page-height" if start_at == "page" else "body-height"
        share = places.share(place.y_align)
        down = pt(place.y) if share is None else f"({length} - {pt(picture.height)}) * {share:g}"
        return f"place(top + left, dx: {across}, dy: {start} + {down}, {code})"

    def _across(self, place: Place, width: float) -> str:
        """How far from the left of the text a picture stands."""
        page = places.across_page(place, in_cell=self._room.in_cell)
        start = "page-x" if page else "0pt"
        length = "page-width" if page else pt(self._room.width)
        share = places.share(place.x_align)
        return f"{start} + " + (
            pt(place.x) if share is None else f"({length} - {pt(width)}) * {share:g}"
        )

    def _frame(self, group: list[Paragraph]) -> None:
        """Paragraphs in one border or on one shade."""
        starts, ends = breaks(group[0], 0), breaks(group[-1], -1)
        group = [unbroken(paragraph) for paragraph in group]
        first, last = group[0], group[-1]
        if (first.style.break_before or starts) and self._room.parts and self._out:
            self._break("page")
        self._space(self._before(first))
        style = first.style
        lines = style.borders
        top, right, bottom, left = ((0.0 if s is None else s.space + s.width) for s in lines)
        indent = style.left + min(0.0, style.first)
        inner_room = replace(
            self._room, width=self._room.width - indent - style.right, in_cell=True
        )
        inner = Flow(self._sheet, inner_room)
        parts: list[str] = []
        for n, paragraph in enumerate(group):
            said = paragraph.style
            if n and said.between is not None:
                rule = f"line(length: 100%, stroke: {stroke(said.between)})"
                inner._out.append(f"v({pt(said.between.space)}); {rule}")
            inner._paragraph(
                replace(
                    paragraph,
                    style=replace(
                        said, borders=NO_LINES, fill=None, left=said.left - indent, right=0.0,
                        before=0.0 if n == 0 else said.before, break_before=False, keep_next=False,
                    ),
                )
            )  # fmt: skip
        parts.append("\n".join(inner._out))
        sides = zip(("top", "right", "bottom", "left"), lines, strict=True)
        strokes = ", ".join(f"{name}: {stroke(s)}" for name, s in sides if s is not None)
        arguments = named(
            width="100%",
            fill=rgb(style.fill) if style.fill else None,
            stroke=f"({strokes})" if strokes else None,
            inset=f"(top: {pt(top)}, bottom: {pt(bottom)})" if top or bottom else None,
            outset=f"(left: {pt(left)}, right: {pt(right)})" if left or right else None,
            sticky="true" if last.style.keep_next else None,
        )
        code = f"block({arguments}, {{\n{parts[0]}\n}})"
        if indent or style.right:
            code = f"pad(left: {pt(indent)}, right: {pt(max(0.0, style.right))}, {code})"
        self._out.append(code)
        # What line spacing adds below the last line stands outside the frame.
        self._after, self._leading, self._above = last.style.after, inner._leading, last
        if ends and self._room.parts:
            self._break("page")

    def _table(self, table: Table) -> None:
        self._space(0.0)
        self._item = None
        writer = TableWriter(self._sheet, self._room, lambda room: Flow(self._sheet, room))
        self._out.append(writer.write(table))
        self._after, self._above = 0.0, None
