"""Table styles: which conditional formats touch which cell, and what they say together."""

from dataclasses import dataclass, field

from generator.pdf.read._properties import (
    Said,
    fill,
    first_of,
    lines,
    merge,
    paragraph_properties,
    run_properties,
)
from generator.pdf.read._styles import Styles, TableSaid
from generator.pdf.read._xml import Node, W, attr, child, children, number, points, val

_LOOK = {
    "firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100, "noHBand": 0x200,
    "noVBand": 0x400,
}  # fmt: skip
SIDES = ("top", "right", "bottom", "left")


@dataclass(frozen=True, slots=True)
class Condition:
    """What a table style says for the whole table or for one kind of cell."""

    paragraph: Said = field(default_factory=dict)
    run: Said = field(default_factory=dict)
    borders: Said = field(default_factory=dict)
    margins: Said = field(default_factory=dict)
    fill: str | None = None
    align: str | None = None

    def over(self, base: "Condition") -> "Condition":
        """This laid on `base`."""
        return Condition(
            merge(base.paragraph, self.paragraph),
            merge(base.run, self.run),
            {**base.borders, **self.borders},
            {**base.margins, **self.margins},
            base.fill if self.fill is None else self.fill,
            self.align or base.align,
        )

    @property
    def says_something(self) -> bool:
        """Whether it changes how a cell looks."""
        return bool(self.run or self.fill or self.borders)


def margins(element: Node | None) -> Said:
    """The cell margins of a w:tblCellMar or w:tcMar, in points by side."""
    found: Said = {}
    if element is None:
        return found
    for side, names in zip(
        SIDES, (("top",), ("right", "end"), ("bottom",), ("left", "start")), strict=True
    ):
        for name in names:
            said = child(element, name)
            width = None if said is None else points(said.get(f"{W}w"))
            if width is not None:
                found[side] = max(0.0, min(200.0, width))
    return found


class _Definition:
    """A table style along what it is based on, whatever the look of the table that has it."""

    def __init__(self, style_id: str, styles: Styles) -> None:
        self._theme = styles.theme
        self._chain = styles.chain(style_id or styles.default("table"))
        self.id = style_id
        self.whole = Condition()
        self.kinds: dict[str, Condition] = {}
        self.row_band = self.column_band = 1
        self.resolved: dict[tuple[str, ...], tuple[Condition, TableSaid, Said]] = {}
        for element in self._chain:
            self._read(element)

    def _read(self, element: Node) -> None:
        self.whole = self._condition(element).over(self.whole)
        properties = child(element, "tblPr")
        self.row_band = max(1, number(val(properties, "tblStyleRowBandSize"), self.row_band))
        self.column_band = max(1, number(val(properties, "tblStyleColBandSize"), self.column_band))
        for part in children(element, "tblStylePr"):
            kind = part.get(f"{W}type", "")
            self.kinds[kind] = self._condition(part).over(self.kinds.get(kind, Condition()))

    def _condition(self, element: Node) -> Condition:
        theme = self._theme
        table, cell = child(element, "tblPr"), child(element, "tcPr")
        return Condition(
            paragraph_properties(child(element, "pPr"), theme),
            run_properties(child(element, "rPr"), theme),
            {
                **lines(child(table, "tblBorders"), theme),
                **lines(child(cell, "tcBorders"), theme),
            },
            {**margins(child(table, "tblCellMar")), **margins(child(cell, "tcMar"))},
            fill(child(cell, "shd"), theme) or fill(child(table, "shd"), theme),
            val(cell, "vAlign") or None,
        )

    def setting(self, name: str) -> Node | None:
        """The nearest w:tblPr child of this name in the style and what it is based on."""
        for element in reversed(self._chain):
            found = first_of(element, "tblPr", name)
            if found is not None:
                return found
        return None

    def at(self, known: tuple[str, ...]) -> tuple[Condition, TableSaid, Said]:
        """What these conditions say together; the same for text; the border lines of theirs alone.

        `known` names conditions that the style has, the weakest first.
        """
        found = self.resolved.get(known)
        if found is None:
            condition, borders = self.whole, {}
            for kind in known:
                condition = self.kinds[kind].over(condition)
                borders.update(self.kinds[kind].borders)
            said = TableSaid(f"{self.id}/{'/'.join(known)}", condition.paragraph, condition.run)
            found = self.resolved[known] = (condition, said, borders)
        return found


class TableStyle:
    """A table style with the look of one table: which of its conditions touch which cell."""

    def __init__(self, style_id: str, look: Node | None, styles: Styles) -> None:
        """Find the style; `look` is the table's w:tblLook, None for the default look."""
        key = ("style", style_id)
        if key not in styles.tables:
            styles.tables[key] = _Definition(style_id, styles)
        self._style: _Definition = styles.tables[key]
        self.whole = self._style.whole
        self.setting = self._style.setting
        bits = {name: _looks(look, name, bit) for name, bit in _LOOK.items()}
        self.first_row, self.last_row = bits["firstRow"], bits["lastRow"]
        self.first_column, self.last_column = bits["firstColumn"], bits["lastColumn"]
        self.row_bands, self.column_bands = not bits["noHBand"], not bits["noVBand"]
        self._found: dict[tuple[bool, bool, int, int], tuple[Condition, TableSaid, Said]] = {}

    def names_rows(self) -> bool:
        """Whether the first column is set apart by the style and the table's look."""
        return self.first_column and self._says("firstCol")

    def names_columns(self) -> bool:
        """Whether the first row is set apart by the style and the table's look."""
        return self.first_row and self._says("firstRow")

    def _says(self, kind: str) -> bool:
        return kind in self._style.kinds and self._style.kinds[kind].says_something

    def at(
        self, row: int, column: int, rows: int, columns: int
    ) -> tuple[Condition, TableSaid, Said]:
        """What the style says of a cell; the same for its text; its conditions' border lines.

        The table has so many `rows` and `columns`, the same each time.
        """
        kinds = self._style.kinds
        if not kinds:
            return self._style.at(())
        band = (row - self.first_row) // self._style.row_band % 2
        # Rows of one band are alike, but for the first and the last.
        key = (row == 0, row == rows - 1, band, column)
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._style.at(
                tuple(k for k in self._kinds_at(row, column, rows, columns) if k in kinds)
            )
        return found

    def _kinds_at(self, row: int, column: int, rows: int, columns: int) -> list[str]:
        """The conditional formats of a cell, the weakest first."""
        found: list[str] = []
        top, bottom = self.first_row and row == 0, self.last_row and row == rows - 1 and rows > 1
        left = self.first_column and column == 0
        right = self.last_column and column == columns - 1 and columns > 1
        if self.column_bands and not left and not right:
            band = (column - self.first_column) // self._style.column_band % 2
            found.append("band2Vert" if band else "band1Vert")
        if self.row_bands and not top and not bottom:
            band = (row - self.first_row) // self._style.row_band % 2
            found.append("band2Horz" if band else "band1Horz")
        if left:
            found.append("firstCol")
        if right:
            found.append("lastCol")
        if top or bottom:
            found += [k for k, on in (("firstRow", top), ("lastRow", bottom)) if on]
            found += [k for k, on in (("nwCell", top and left), ("neCell", top and right)) if on]
            found += [
                k for k, on in (("swCell", bottom and left), ("seCell", bottom and right)) if on
            ]
        return found


def _looks(look: Node | None, name: str, bit: int) -> bool:
    if look is None:
        return name in ("noHBand", "noVBand")
    said = attr(look, name)
    if said is not None:
        return said in ("1", "true", "on")
    try:
        return bool(int(look.get(f"{W}val", "0"), 16) & bit)
    except ValueError:
        return False
