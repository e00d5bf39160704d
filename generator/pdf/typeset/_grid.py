"""A table as Typst code: a data table with header cells, or a grid that only lays out."""

import functools
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from generator.pdf.read._model import Block, Cell, Paragraph, Row, Table
from generator.pdf.read._walk import blocks
from generator.pdf.sense.blocks import slack, words_of
from generator.pdf.typeset._markup import named, pt, rgb
from generator.pdf.typeset._paragraphs import Room, leading, line_height, stroke
from generator.pdf.typeset._runs import Sheet

_ALIGN = {"center": "horizon", "bottom": "bottom"}
_SIDES = ("top", "right", "bottom", "left")


class Writer(Protocol):
    """What writes the blocks of a cell."""

    def write(self, blocks: tuple[Block, ...], /) -> str:
        """The code of the blocks."""


class TableWriter:
    """Writes one table. `inside` gives a writer for the content of a cell of some room."""

    def __init__(self, sheet: Sheet, room: Room, inside: Callable[[Room], Writer]) -> None:
        """Write into `room`, with the cell functions of `sheet`."""
        self._sheet = sheet
        self._room = room
        self._inside = inside

    def write(self, table: Table) -> str:
        """The table, where it stands across the page."""
        kind = "grid" if table.layout else "table"
        if not table.layout and not self._room.fringe:
            self._sheet.plan.tables.append(table.header_columns)
        covered = [0] * len(table.widths)
        parts = []
        for n, row in enumerate(table.rows):
            cells, covered = self._row(table, row, covered)
            parts.append(cells)
            if n + 1 == table.header_rows:
                repeat = "true" if table.repeats else "false"
                parts = [f"{kind}.header(repeat: {repeat},\n{''.join(parts)}),\n"]
        fixed = [row.exact and row.height > 0 and not _sized(row) for row in table.rows]
        pairs = zip(table.rows, fixed, strict=True)
        heights = ", ".join(pt(row.height) if is_fixed else "auto" for row, is_fixed in pairs)
        arguments = named(
            columns=f"({''.join(pt(w) + ', ' for w in table.widths)})",
            rows=f"({heights},)" if any(fixed) else None,
            stroke="none",
            inset="0pt",
            align="left + top",
        )
        code = f"{kind}({arguments},\n{''.join(parts)})"
        if table.rtl:
            code = f"{{set text(dir: rtl); {code}}}"
        if table.together:
            code = f"block(breakable: false, {code})"
        return self._put(table, code)

    def _put(self, table: Table, code: str) -> str:
        width = sum(table.widths)
        spare = self._room.width - width
        indent = table.indent
        if table.align in ("center", "right"):
            indent = spare / 2 if table.align == "center" else spare
        elif table.rtl:
            return f"align(right, {code})"
        if abs(indent) <= 0.01 and spare >= 0:
            return code
        # A table may be wider than its room, as in Word.
        return f"pad(left: {pt(indent)}, right: -100pt, {code})"

    def _row(self, table: Table, row: Row, covered: list[int]) -> tuple[str, list[int]]:
        """The cells of a row, and for each column how many rows below are covered from above."""
        made: list[str] = []
        at = 0
        whole = row.whole and _height(row, table.widths) < 0.5 * self._room.height
        lead = min(range(len(row.cells)), key=lambda i: row.cells[i].rows, default=0)
        below = [max(0, c - 1) for c in covered]
        # Lines take room: the one above each row, and the last row's below it.
        over = max((c.lines[0].width for c in row.cells if c.lines[0]), default=0.0)
        under = max((c.lines[2].width for c in row.cells if c.lines[2]), default=0.0)
        under = under if row is table.rows[-1] else 0.0
        for n, cell in enumerate(row.cells):
            while at < len(covered) and covered[at]:
                at += 1
            width = sum(table.widths[at : at + cell.columns])
            for x in range(at, min(at + cell.columns, len(below))):
                below[x] = cell.rows - 1
            at += cell.columns
            top, right, bottom, left = cell.padding
            wider = replace(cell, padding=(top + over, right, bottom + under, left))
            content = self._content(wider, width, table)
            floor = row.height - top - bottom - under
            if row.exact and row.height and cell.rows == 1:
                sizes = f'{pt(max(0.0, floor))}, "{cell.align}", {pt(slack(cell, _line))}'
                content = f"exactly({sizes}, {content})"
            elif n == lead and row.height and not row.exact and floor > 0 and cell.rows == 1:
                content = f'at-least({pt(floor)}, "{cell.align}", {content})'
            arguments = _arguments(replace(wider, blocks=()), whole)
            name = self._sheet.cell("grid" if table.layout else "table", arguments)
            made.append(f"{name}({content}),\n")
        return "".join(made), below

    def _content(self, cell: Cell, width: float, table: Table) -> str:
        _, right, _, left = cell.padding
        inner = replace(self._room, width=max(5.0, width - left - right), in_cell=True)
        # Only the order of the cells is turned: text in them runs as its paragraphs say.
        begun = "set text(dir: ltr)\n" if table.rtl else ""
        return f"{{\n{begun}{self._inside(inner).write(cell.blocks)}\n}}"


@functools.lru_cache(maxsize=2048)
def _arguments(cell: Cell, whole: bool) -> str:
    """How a cell spans and looks; its content plays no part."""
    top, right, bottom, left = cell.padding
    sides = zip(_SIDES, cell.lines, strict=True)
    strokes = ", ".join(f"{name}: {stroke(s)}" for name, s in sides if s is not None)
    inset = f"(top: {pt(top)}, right: {pt(right)}, bottom: {pt(bottom)}, left: {pt(left)})"
    return named(
        colspan=str(cell.columns) if cell.columns > 1 else None,
        rowspan=str(cell.rows) if cell.rows > 1 else None,
        fill=rgb(cell.fill) if cell.fill else None,
        stroke=f"({strokes})" if strokes else None,
        inset=inset if any(cell.padding) else None,
        align=f"left + {_ALIGN[cell.align]}" if cell.align in _ALIGN else None,
        breakable="false" if whole else None,
    )


def _sized(row: Row) -> bool:
    """Whether a cell of the row can hold it at its height."""
    return any(cell.rows == 1 for cell in row.cells)


def _line(paragraph: Paragraph) -> tuple[float, float]:
    return line_height(paragraph), leading(paragraph)


def _height(row: Row, widths: tuple[float, ...]) -> float:
    """A guess, rather too high, at how tall a row is."""
    tallest = row.height
    at = 0
    for cell in row.cells:
        width = max(20.0, sum(widths[at : at + cell.columns]) - cell.padding[1] - cell.padding[3])
        at += cell.columns
        height = 0.0
        for block in blocks(cell.blocks):
            if isinstance(block, Paragraph):
                letters = len(words_of(block))
                lines = int(letters * block.mark.size * 0.6 / width) + 1
                height += lines * block.mark.size * 1.4 + block.style.before + block.style.after
                height += sum(getattr(i, "height", 0.0) for i in block.inlines)
        tallest = max(tallest, height)
    return tallest
