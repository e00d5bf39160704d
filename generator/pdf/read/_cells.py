"""What a table's rows and cells say of themselves: w:trPr and w:tcPr, read once for all alike."""

from dataclasses import dataclass

from generator.pdf.read._plain import node
from generator.pdf.read._properties import Said, fill, lines
from generator.pdf.read._styles import Styles
from generator.pdf.read._table_style import margins
from generator.pdf.read._xml import Node, W, attr, child, is_on, number, points, shape, val

# Words that run down, and words that run up.
_TURNS = {
    **dict.fromkeys(("tbRl", "tbLr", "tbLrV", "tbRlV", "rl"), 90.0),
    **dict.fromkeys(("btLr", "btLrV", "lr"), 270.0),
}


@dataclass(frozen=True, slots=True)
class RowSaid:
    """What a w:trPr says. A row that is deleted or hidden is `left_out`."""

    left_out: bool
    before: int
    height: float
    exact: bool
    whole: bool
    header: bool


@dataclass(frozen=True, slots=True)
class CellSaid:
    """What a w:tcPr says, in points. `width` is 0 when it names none, `fill` None likewise.

    `turn` is how far its words are turned, clockwise in degrees. `merge` is how it hangs together
    with the cell above: "", restart or continue.
    """

    span: int
    merge: str
    width: float
    borders: Said
    margins: Said
    fill: str | None
    align: str
    turn: float


def row_said(row: Node, styles: Styles) -> RowSaid:
    """What the row says."""
    properties = child(row, "trPr")
    key = ("tr", shape(properties))
    found: RowSaid | None = styles.tables.get(key)
    if found is None:
        found = styles.tables[key] = _row(properties)
    return found


def plain_cell_said(properties: str | None, styles: Styles) -> CellSaid:
    """As `cell_said`, of the text of a w:tcPr."""
    key = ("tc", properties)
    found: CellSaid | None = styles.tables.get(key)
    if found is None:
        found = styles.tables[key] = _cell(node(properties) if properties else None, styles)
    return found


def cell_said(cell: Node, styles: Styles) -> CellSaid:
    """What the cell says."""
    properties = child(cell, "tcPr")
    key = ("tc", shape(properties))
    found: CellSaid | None = styles.tables.get(key)
    if found is None:
        found = styles.tables[key] = _cell(properties, styles)
    return found


def _row(properties: Node | None) -> RowSaid:
    height = child(properties, "trHeight")
    return RowSaid(
        left_out=child(properties, "del") is not None or is_on(child(properties, "hidden")),
        before=number(val(properties, "gridBefore")),
        height=0.0 if height is None else max(0.0, points(height.get(f"{W}val")) or 0.0),
        exact=height is not None and height.get(f"{W}hRule") == "exact",
        whole=is_on(child(properties, "cantSplit")),
        header=is_on(child(properties, "tblHeader")),
    )


def _cell(properties: Node | None, styles: Styles) -> CellSaid:
    merge, width = child(properties, "vMerge"), child(properties, "tcW")
    size = 0.0
    if width is not None and width.get(f"{W}type", "dxa") == "dxa":
        size = abs(points(width.get(f"{W}w")) or 0.0)
    return CellSaid(
        span=number(val(properties, "gridSpan"), 1),
        merge="" if merge is None else (attr(merge, "val") or "continue"),
        width=size,
        borders=lines(child(properties, "tcBorders"), styles.theme),
        margins=margins(child(properties, "tcMar")),
        fill=fill(child(properties, "shd"), styles.theme),
        align=val(properties, "vAlign"),
        turn=_TURNS.get(val(properties, "textDirection"), 0.0),
    )
