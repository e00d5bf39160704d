"""Reads a w:tbl: its grid, spans, borders, margins, conditional formats and header cells."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.pdf.read._borders import edges, settle
from generator.pdf.read._model import Block, Cell, Line, Lines, Paragraph, Row, Table, Text
from generator.pdf.read._properties import Said, fill, lines
from generator.pdf.read._table_place import placed
from generator.pdf.read._table_style import SIDES, TableStyle, margins
from generator.pdf.read._xml import Node, W, attr, child, is_on, local, number, points, val

if TYPE_CHECKING:
    from generator.pdf.read._reading import Reading

_DEEPEST = 8
_MOST_COLUMNS = 64
_ALIGN = {"center": "center", "right": "right", "end": "right"}
_SIDEWAYS = frozenset({"btLr", "tbRl", "tbLrV", "tbRlV", "btLrV", "tbLr", "rl", "lr"})


@dataclass(slots=True)
class _Draft:
    """A cell while its table is being read."""

    column: int
    columns: int
    element: Node
    properties: Node | None
    merge: str
    rows: int = 1


def read_table(element: Node, reading: "Reading") -> Table | None:
    """The table, or None, and a report, when it cannot be drawn."""
    if reading.table_depth >= _DEEPEST:
        reading.trail.report(f"tables nested more than {_DEEPEST} deep: take one out of another")
        return None
    return _Reader(element, reading).table()


class _Reader:
    def __init__(self, element: Node, reading: "Reading") -> None:
        self._reading = reading
        self._properties = child(element, "tblPr")
        self._style = TableStyle(
            val(self._properties, "tblStyle"), child(self._properties, "tblLook"), reading.styles
        )
        self._rows = [r for r in _flat(element, "tr", reading) if not _left_out(r)]
        self._drafts = [self._drafted(row) for row in self._rows]
        self._grid = self._widths(element)
        self._spanning: list[tuple[int, range]] = []
        self._own_margins = margins(child(self._properties, "tblCellMar"))
        self._spans()

    def table(self) -> Table | None:
        reading, properties = self._reading, self._properties
        if not self._rows or not self._grid:
            return None
        reading.trail.table += 1
        reading.table_depth += 1
        where = f"table {reading.trail.table}" if reading.table_depth == 1 else "a table inside it"
        reading.trail.steps.append(where)
        place = ", ".join((reading.trail.part, *reading.trail.steps))
        counted, reading.trail.paragraph = reading.trail.paragraph, 0
        floating = placed(properties, reading, sum(self._grid))
        reading.trail.paragraph = counted
        said = {**self._style.whole.borders, **self._lines(child(properties, "tblBorders"))}
        outlines = self._outlines(said)
        rows = tuple(self._row(r, outlines) for r in range(len(self._rows)))
        reading.trail.steps.pop()
        reading.table_depth -= 1
        header_rows, repeats = self._header_rows(rows)
        drawn = any(any(cell.lines) or cell.fill for row in rows for cell in row.cells)
        marked = header_rows and (repeats or drawn)
        # An author says in the table's alternative text that its lines only divide the page.
        layout = val(properties, "tblDescription", "").strip().lower() == "layout"
        layout = layout or not (drawn or marked)
        margin = self._table_margins().get("left", 5.4)
        indent = self._setting("tblInd")
        start = points(indent.get(f"{W}w")) if indent is not None else 0.0
        return Table(
            widths=tuple(self._grid),
            rows=rows,
            # Before Word 2013 the text of the first column stands at the margin, not the border.
            indent=(start or 0.0) - (margin if reading.compat < 15 else 0.0),
            align=_ALIGN.get(val(properties, "jc"), "left"),
            header_rows=header_rows,
            repeats=repeats,
            header_columns=0 if layout else self._header_columns(rows, header_rows),
            layout=layout,
            rtl=is_on(child(properties, "bidiVisual")),
            together=_kept(rows),
            place=floating,
            where=place,
        )

    def _setting(self, name: str) -> Node | None:
        own = child(self._properties, name)
        return own if own is not None else self._style.setting(name)

    def _lines(self, element: Node | None) -> dict[str, Line | None]:
        return lines(element, self._reading.styles.theme)

    def _table_margins(self) -> Said:
        return {**self._style.whole.margins, **self._own_margins}

    def _drafted(self, row: Node) -> list[_Draft]:
        properties = child(row, "trPr")
        column = max(0, min(_MOST_COLUMNS, number(val(properties, "gridBefore"))))
        drafts = []
        for element in _flat(row, "tc", self._reading):
            said = child(element, "tcPr")
            span = number(val(said, "gridSpan"), 1)
            if not 1 <= span <= _MOST_COLUMNS:
                self._reading.trail.report(f"a table cell that spans {span} columns")
                span = 1
            merge = child(said, "vMerge")
            kind = "" if merge is None else (attr(merge, "val") or "continue")
            drafts.append(_Draft(column, span, element, said, kind))
            column += span
        return drafts

    def _widths(self, element: Node) -> list[float]:
        asked = [
            max(0.0, points(c.get(f"{W}w")) or 0.0)
            for c in element.iterfind(f"{W}tblGrid/{W}gridCol")
        ]
        count = max((d.column + d.columns for drafts in self._drafts for d in drafts), default=0)
        if count > _MOST_COLUMNS * 2:
            self._reading.trail.report("a table of too many columns")
            count = _MOST_COLUMNS
        widths = (asked + [0.0] * count)[:count]
        width = self._setting("tblW")
        kind = "auto" if width is None else width.get(f"{W}type", "dxa")
        for drafts in self._drafts:
            for d in drafts:
                own = child(d.properties, "tcW")
                size = points(own.get(f"{W}w")) if own is not None else None
                if (
                    size
                    and d.columns == 1
                    and d.column < count
                    and own is not None
                    and (
                        own.get(f"{W}type", "dxa") == "dxa"
                        and (widths[d.column] == 0.0 or not asked)
                    )
                ):
                    widths[d.column] = abs(size)
        room = self._reading.room
        missing = [i for i, w in enumerate(widths) if w <= 0]
        if missing:
            left = max(room - sum(widths), room * len(missing) / (4 * count))
            for i in missing:
                widths[i] = left / len(missing)
        total = sum(widths)
        wanted = total
        if width is not None and kind == "pct":
            share = width.get(f"{W}w", "0")
            part = number(share.rstrip("%")) / (100 if share.endswith("%") else 5000)
            wanted = room * min(max(part, 0.05), 1.5) if part > 0 else total
        elif width is not None and kind == "dxa" and number(width.get(f"{W}w")) > 0:
            wanted = points(width.get(f"{W}w")) or total
        elif kind == "auto" and total > room + 12 and self._reading.table_depth:
            wanted = room
        return [w * wanted / total for w in widths] if total > 0 else widths

    def _spans(self) -> None:
        above: dict[int, _Draft] = {}
        for drafts in self._drafts:
            current: dict[int, _Draft] = {}
            for d in drafts:
                owner = above.get(d.column)
                if d.merge == "continue" and owner is not None and owner.columns == d.columns:
                    owner.rows += 1
                    d.merge = "covered"
                    current[d.column] = owner
                elif d.merge:
                    current[d.column] = d
            above = current

    def _kinds(self, r: int, d: _Draft) -> list[str]:
        return self._style.kinds_at(r, d.column, len(self._rows), len(self._grid))

    def _outlines(self, table: Said) -> dict[int, Said]:
        """The settled lines of each cell, by the draft's identity."""
        grid: list[list[tuple[int, Said] | None]] = [[None] * len(self._grid) for _ in self._drafts]
        found: dict[int, Said] = {}
        for r, drafts in enumerate(self._drafts):
            for d in drafts:
                if d.merge == "covered":
                    continue
                own = {
                    **self._style.own(self._kinds(r, d)),
                    **self._lines(child(d.properties, "tcBorders")),
                }
                end = d.column + d.columns
                touches = {
                    "top": r == 0,
                    "right": end >= len(self._grid),
                    "bottom": r + d.rows == len(self._drafts),
                    "left": d.column == 0,
                }
                said = edges(table, own, touches)
                found[id(d)] = said
                for y in range(r, min(r + d.rows, len(grid))):
                    for x in range(d.column, min(end, len(self._grid))):
                        grid[y][x] = (id(d), said)
        settle(grid)
        return found

    def _row(self, r: int, outlines: dict[int, Said]) -> Row:
        properties = child(self._rows[r], "trPr")
        height = child(properties, "trHeight")
        cells: list[Cell] = []
        at = 0
        self._spanning = [(until, columns) for until, columns in self._spanning if until > r]
        occupied = {x for _, columns in self._spanning for x in columns}
        trail = self._reading.trail
        trail.steps.append(f"row {r + 1}")
        counted, trail.paragraph = trail.paragraph, 0
        for d in self._drafts[r]:
            while at < min(d.column, len(self._grid)):
                if at not in occupied:
                    cells.append(Cell(()))
                at += 1
            at = d.column + d.columns
            if d.merge == "covered":
                continue
            if d.rows > 1:
                self._spanning.append((r + d.rows, range(d.column, at)))
            trail.steps.append(f"cell {len(cells) + 1}")
            cells.append(self._cell(r, d, outlines[id(d)]))
            trail.steps.pop()
        cells += [Cell(()) for x in range(at, len(self._grid)) if x not in occupied]
        trail.steps.pop()
        trail.paragraph = counted
        return Row(
            tuple(cells),
            height=max(0.0, points(height.get(f"{W}val")) or 0.0) if height is not None else 0.0,
            exact=height is not None and height.get(f"{W}hRule") == "exact",
            whole=is_on(child(properties, "cantSplit")),
        )

    def _cell(self, r: int, d: _Draft, said: Said) -> Cell:
        reading = self._reading
        condition, text = self._style.at(self._kinds(r, d))
        if val(d.properties, "textDirection") in _SIDEWAYS:
            reading.trail.report("a table cell with sideways text, which the PDF route cannot draw")
        reading.trail.paragraph = 0
        room, outer = reading.room, reading.table_said
        own_margins = margins(child(d.properties, "tcMar"))
        padding = {**condition.margins, **self._own_margins, **own_margins}
        sides = tuple(padding.get(s, 0.0 if s in ("top", "bottom") else 5.4) for s in SIDES)
        width = sum(self._grid[d.column : d.column + d.columns])
        reading.room = max(10.0, width - sides[1] - sides[3])
        reading.table_said = text
        blocks = tuple(reading.blocks(d.element))
        reading.room, reading.table_said = room, outer
        ground = fill(child(d.properties, "shd"), reading.styles.theme)
        own: Lines = (said["top"], said["right"], said["bottom"], said["left"])
        return Cell(
            blocks=blocks,
            columns=min(d.columns, max(1, len(self._grid) - d.column)),
            rows=d.rows,
            fill=(condition.fill if ground is None else ground) or None,
            lines=own,
            padding=(sides[0], sides[1], sides[2], sides[3]),
            align=val(d.properties, "vAlign") or condition.align or "top",
        )

    def _header_rows(self, rows: tuple[Row, ...]) -> tuple[int, bool]:
        """How many rows name the columns, and whether Word repeats them."""
        count = 0
        for row in self._rows:
            if not is_on(child(child(row, "trPr"), "tblHeader")):
                break
            count += 1
        repeats = count > 0
        if not count and len(rows) > 1 and self._style.names_columns():
            count = 1
        reach = max((r + c.rows for r in range(count) for c in rows[r].cells), default=0)
        count = max(count, reach)
        # A table of nothing but header rows has no header.
        return (count, repeats) if count < len(rows) else (0, False)

    def _header_columns(self, rows: tuple[Row, ...], header_rows: int) -> int:
        """1 when the first column names the rows: by style, or bold beside cells that are not."""
        if self._style.names_rows():
            return 1
        body = [row.cells for row in rows[header_rows:] if len(row.cells) > 1]
        named = [cells for cells in body if _bold(cells[0])]
        others = any(_bold(cell) for cells in body for cell in cells[1:])
        full = len(body) == len(rows) - header_rows and len(body) == len(named)
        return 1 if body and full and not others and len(self._grid) > 1 else 0


def _bold(cell: Cell) -> bool:
    texts = [
        i for b in cell.blocks if isinstance(b, Paragraph) for i in b.inlines if isinstance(i, Text)
    ]
    return bool(texts) and all(t.style.bold for t in texts if t.text.strip())


def _kept(rows: tuple[Row, ...]) -> bool:
    """Whether every row but the last asks to stay with the next: the table stays whole."""

    def keeps(block: Block) -> bool:
        return isinstance(block, Paragraph) and block.style.keep_next

    return len(rows) > 1 and all(
        any(keeps(b) for cell in row.cells for b in cell.blocks[:1]) for row in rows[:-1]
    )


def _left_out(row: Node) -> bool:
    """Whether a row is deleted or hidden."""
    properties = child(row, "trPr")
    return child(properties, "del") is not None or is_on(child(properties, "hidden"))


def _flat(parent: Node, name: str, reading: "Reading") -> Iterator[Node]:
    """The rows or cells of a table, also those in content controls."""
    for e in parent:
        tag = local(e)
        if tag == name:
            yield e
        elif tag == "sdt":
            content = child(e, "sdtContent")
            if content is not None:
                yield from _flat(content, name, reading)
        elif tag in ("customXml", "sdtContent", "ins"):
            yield from _flat(e, name, reading)
        elif tag == "AlternateContent":
            reading.trail.report("alternative content between the rows of a table")
