"""Reads a w:tbl: its grid, spans, borders, margins, conditional formats and header cells."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.pdf.read._borders import Four, edges, settle
from generator.pdf.read._boxes import sideways
from generator.pdf.read._cells import CellSaid, RowSaid, cell_said, plain_cell_said, row_said
from generator.pdf.read._figures import Sides
from generator.pdf.read._model import Block, Cell, Paragraph, Row, Table, Text
from generator.pdf.read._plain import NUMBER
from generator.pdf.read._properties import Said, lines
from generator.pdf.read._styles import TableSaid
from generator.pdf.read._table_place import placed
from generator.pdf.read._table_style import Condition, TableStyle, margins
from generator.pdf.read._xml import NAMES, Node, W, child, is_on, number, points, val

if TYPE_CHECKING:
    from generator.pdf.read._reading import Reading

_DEEPEST = 8
_MOST_COLUMNS = 64
_ALIGN = {"center": "center", "right": "right", "end": "right"}


class _Draft:
    """A cell while its table is being read; `plain` is the number of what a plain one holds."""

    __slots__ = ("column", "columns", "element", "lines", "merge", "plain", "rows", "said", "style",
                 "text")  # fmt: skip

    style: Condition
    text: TableSaid
    lines: Four

    def __init__(
        self, column: int, columns: int, element: Node, plain: int | None, said: CellSaid
    ) -> None:
        self.column, self.columns, self.element, self.plain = column, columns, element, plain
        self.said, self.merge, self.rows = said, said.merge, 1


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
        rows = [(r, row_said(r, reading.styles)) for r in _flat(element, "tr", reading)]
        rows = [(r, said) for r, said in rows if not said.left_out]
        self._rows = [said for _, said in rows]
        theme = reading.styles.theme
        self._exceptions = [
            lines(child(child(row, "tblPrEx"), "tblBorders"), theme) for row, _ in rows
        ]
        self._drafts = [self._drafted(row, said) for row, said in rows]
        self._grid = self._widths(element)
        self._spanning: list[tuple[int, range]] = []
        self._own_margins = margins(child(self._properties, "tblCellMar"))
        self._paddings: dict[tuple[int, int], Sides] = {}
        self._spans()

    def table(self) -> Table | None:
        reading, properties = self._reading, self._properties
        if not self._rows or not self._grid:
            return None
        reading.trail.table += 1
        reading.table_depth += 1
        where = f"table {reading.trail.table}" if reading.table_depth == 1 else "a table inside it"
        outer = reading.trail.place
        place = reading.trail.place = f"{outer}, {where}"
        counted, reading.trail.paragraph = reading.trail.paragraph, 0
        floating = placed(properties, reading, sum(self._grid))
        reading.trail.paragraph = counted
        own = lines(child(properties, "tblBorders"), reading.styles.theme)
        self._outline({**self._style.whole.borders, **own})
        rows = tuple([self._row(r, place) for r in range(len(self._rows))])
        reading.trail.place = outer
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

    def _table_margins(self) -> Said:
        return {**self._style.whole.margins, **self._own_margins}

    def _drafted(self, row: Node, row_said: RowSaid) -> list[_Draft]:
        reading = self._reading
        column = max(0, min(_MOST_COLUMNS, row_said.before))
        drafts = []
        taken = reading.taken.cells
        for element in _flat(row, "tc", reading):
            number_ = element.get(NUMBER) if taken else None
            plain = None if number_ is None else int(number_)
            said = (
                cell_said(element, reading.styles) if plain is None
                else plain_cell_said(taken[plain], reading.styles)
            )  # fmt: skip
            span = said.span
            if not 1 <= span <= _MOST_COLUMNS:
                reading.trail.report(f"a table cell that spans {span} columns")
                span = 1
            drafts.append(_Draft(column, span, element, plain, said))
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
                size, at = d.said.width, d.column
                if size and d.columns == 1 and at < count and (not asked or widths[at] == 0.0):
                    widths[at] = size
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

    def _outline(self, table: Said) -> None:
        """Find each cell's conditional formats and settle its lines with its neighbours'."""
        height, width = len(self._drafts), len(self._grid)
        grid: list[list[Four | None]] = [[None] * width for _ in self._drafts]
        known: dict[object, Four] = {}
        for r, drafts in enumerate(self._drafts):
            lined = {**table, **self._exceptions[r]} if self._exceptions[r] else table
            for d in drafts:
                if d.merge == "covered":
                    continue
                d.style, d.text, own = self._style.at(r, d.column, height, width)
                end = d.column + d.columns
                at_edges = (r == 0, end >= width, r + d.rows == height, d.column == 0)
                key = (id(d.style), id(d.said), at_edges, r if lined is not table else -1)
                if key not in known:
                    known[key] = edges(lined, {**own, **d.said.borders}, at_edges)
                d.lines = known[key][:]
                if d.rows == d.columns == 1 and end <= width:
                    grid[r][d.column] = d.lines
                    continue
                for y in range(r, min(r + d.rows, height)):
                    for x in range(d.column, min(end, width)):
                        grid[y][x] = d.lines
        settle(grid)

    def _row(self, r: int, place: str) -> Row:
        cells: list[Cell] = []
        at = 0
        if self._spanning:
            self._spanning = [(until, columns) for until, columns in self._spanning if until > r]
        occupied = {x for _, columns in self._spanning for x in columns}
        trail = self._reading.trail
        counted = trail.paragraph
        for d in self._drafts[r]:
            if at < d.column:
                gap = range(at, min(d.column, len(self._grid)))
                cells += [Cell(()) for x in gap if x not in occupied]
            at = d.column + d.columns
            if d.merge == "covered":
                continue
            if d.rows > 1:
                self._spanning.append((r + d.rows, range(d.column, at)))
            trail.place, trail.paragraph = f"{place}, row {r + 1}, cell {len(cells) + 1}", 0
            cells.append(self._cell(d, self._rows[r].height))
        if at < len(self._grid):
            cells += [Cell(()) for x in range(at, len(self._grid)) if x not in occupied]
        trail.place, trail.paragraph = place, counted
        said = self._rows[r]
        return Row(tuple(cells), height=said.height, exact=said.exact, whole=said.whole)

    def _cell(self, d: _Draft, height: float) -> Cell:
        reading, said = self._reading, d.said
        padding = self._padding(d)
        columns = self._grid[d.column : d.column + d.columns]
        outer = reading.table_said
        reading.table_said = d.text
        if d.plain is not None:
            blocks = reading.plain(d.plain)
        else:
            room = reading.room
            reading.room = max(10.0, sum(columns) - padding[1] - padding[3])
            blocks = reading.blocks(d.element)
            reading.room = room
        reading.table_said = outer
        if said.turn and blocks:
            width = sum(columns) - padding[1] - padding[3]
            blocks = [sideways(tuple(blocks), width, height - padding[0] - padding[2], said.turn)]
        fill = d.style.fill if said.fill is None else said.fill
        top, right, bottom, left = d.lines
        return Cell(
            tuple(blocks), len(columns) or 1, d.rows, fill or None, (top, right, bottom, left),
            padding, said.align or d.style.align or "top",
        )  # fmt: skip

    def _padding(self, d: _Draft) -> Sides:
        key = (id(d.style), id(d.said))
        found = self._paddings.get(key)
        if found is None:
            said = {**d.style.margins, **self._own_margins, **d.said.margins}
            found = self._paddings[key] = (
                said.get("top", 0.0), said.get("right", 5.4), said.get("bottom", 0.0),
                said.get("left", 5.4),
            )  # fmt: skip
        return found

    def _header_rows(self, rows: tuple[Row, ...]) -> tuple[int, bool]:
        """How many rows name the columns, and whether Word repeats them."""
        count = 0
        for row in self._rows:
            if not row.header:
                break
            count += 1
        repeats = count > 0
        if not count and len(rows) > 1 and self._style.names_columns():
            count = 1
        # A header row takes in the rows that its cells reach into, and what theirs reach into.
        while True:
            reach = max((r + c.rows for r in range(count) for c in rows[r].cells), default=0)
            if reach <= count:
                break
            count = reach
        # A table of nothing but header rows has no header.
        return (count, repeats) if count < len(rows) else (0, False)

    def _header_columns(self, rows: tuple[Row, ...], header_rows: int) -> int:
        """1 when the first column names the rows: by style, or bold beside cells that are not."""
        if self._style.names_rows():
            return 1
        body = [row.cells for row in rows[header_rows:]]
        if len(self._grid) < 2 or not body or any(len(cells) < 2 for cells in body):
            return 0
        if not all(_bold(cells[0]) for cells in body):
            return 0
        return 0 if any(_bold(cell) for cells in body for cell in cells[1:]) else 1


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


def _flat(parent: Node, name: str, reading: "Reading") -> Iterator[Node]:
    """The rows or cells of a table, also those in content controls."""
    for e in parent:
        tag = NAMES[e.tag]
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
