"""A table as Typst code: a data table with header cells, or a grid that only lays out."""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from generator.pdf._markup import named, pt, rgb
from generator.pdf._model import Block, Cell, Paragraph, Row, Table, Text
from generator.pdf._paragraphs import Room, stroke
from generator.pdf._runs import Sheet
from generator.pdf._walk import blocks, leaves

_ALIGN = {"center": "horizon", "bottom": "bottom", "both": "top"}
_SIDES = ("top", "right", "bottom", "left")


class Writer(Protocol):
    """What writes the blocks of a cell."""

    def write(self, blocks: tuple[Block, ...], /) -> str:
        """The code of the blocks."""


def table_code(
    table: Table, sheet: Sheet, room: Room, inside: Callable[[Room], Writer]
) -> str:
    """The table; `inside` gives a writer for the content of a cell of that room."""
    kind = "grid" if table.layout else "table"
    if not table.layout and not room.fringe:
        sheet.plan.tables.append(table.header_columns)
    covered = [0] * len(table.widths)
    parts = []
    for n, row in enumerate(table.rows):
        cells, covered = _row(table, row, covered, sheet, room, inside, kind)
        parts.append(cells)
        if n + 1 == table.header_rows:
            head = "".join(parts)
            repeat = "true" if table.repeats else "false"
            parts = [f"{kind}.header(repeat: {repeat},\n{head}),\n"]
    exact = any(row.exact and row.height for row in table.rows)
    heights = ", ".join(pt(r.height) if r.exact and r.height else "auto" for r in table.rows)
    arguments = named(
        columns=f"({''.join(pt(w) + ', ' for w in table.widths)})",
        rows=f"({heights},)" if exact else None,
        stroke="none",
        inset="0pt",
        align="left + top" if not table.rtl else "right + top",
    )
    code = f"{kind}({arguments},\n{''.join(parts)})"
    if table.rtl:
        code = f"{{set text(dir: rtl); {code}}}"
    if table.together:
        code = f"block(breakable: false, {code})"
    return _put(table, code, room)


def _put(table: Table, code: str, room: Room) -> str:
    width = sum(table.widths)
    if table.align in ("center", "right"):
        spare = room.width - width
        indent = spare / 2 if table.align == "center" else spare
    elif table.rtl:
        indent = room.width - width - table.indent
    else:
        indent = table.indent
    return f"pad(left: {pt(indent)}, right: -100pt, {code})" if abs(indent) > 0.01 else (
        f"pad(right: -100pt, {code})" if width > room.width else code
    )


def _row(
    table: Table, row: Row, covered: list[int], sheet: Sheet, room: Room,
    inside: Callable[[Room], Writer], kind: str,
) -> tuple[str, list[int]]:  # fmt: skip
    made: list[str] = []
    at = 0
    whole = row.whole and _height(row, table.widths) < 0.5 * room.height
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
        floor = row.height + over if n == lead and row.height and not row.exact else 0.0
        top, right, bottom, left = cell.padding
        cell = replace(cell, padding=(top + over, right, bottom + under, left))
        made.append(_cell(cell, width, floor, whole, room, inside, kind, table))
    return "".join(made), below


def _cell(
    cell: Cell, width: float, floor: float, whole: bool, room: Room,
    inside: Callable[[Room], Writer], kind: str, table: Table,
) -> str:  # fmt: skip
    top, right, bottom, left = cell.padding
    inner = replace(room, width=max(5.0, width - left - right), in_cell=True)
    content = inside(inner).write(cell.blocks)
    content = f"{{\n{content}\n}}"
    floor -= top + bottom
    if floor > 0 and cell.rows == 1:
        content = f'at-least({pt(floor)}, "{cell.align}", {content})'
    sides = zip(_SIDES, cell.lines, strict=True)
    strokes = ", ".join(f"{name}: {stroke(s)}" for name, s in sides if s is not None)
    spread = any(cell.padding)
    arguments = named(
        colspan=str(cell.columns) if cell.columns > 1 else None,
        rowspan=str(cell.rows) if cell.rows > 1 else None,
        fill=rgb(cell.fill) if cell.fill else None,
        stroke=f"({strokes})" if strokes else None,
        inset=f"(top: {pt(top)}, right: {pt(right)}, bottom: {pt(bottom)}, left: {pt(left)})"
        if spread
        else None,
        align=f"{'right' if table.rtl else 'left'} + {_ALIGN[cell.align]}" if cell.align in _ALIGN else None,
        breakable="false" if whole else None,
    )  # fmt: skip
    return f"{kind}.cell({arguments + ', ' if arguments else ''}{content}),\n"


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
                letters = sum(len(i.text) for i in leaves(block.inlines) if isinstance(i, Text))
                lines = int(letters * block.mark.size * 0.6 / width) + 1
                height += lines * block.mark.size * 1.4 + block.style.before + block.style.after
                height += sum(getattr(i, "height", 0.0) for i in block.inlines)
        tallest = max(tallest, height)
    return tallest
