"""How the cells of a case workbook look: the service's colour, letters, lines, heights."""

import textwrap
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, field
from functools import partial

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.worksheet.worksheet import Worksheet

from generator.sheets._cells import DAY

__all__ = ["DEFAULT_ACCENT", "Looks", "tall"]

DEFAULT_ACCENT = "1F5C7A"
AS_TEXT = "@"
_TALLEST = 400  # points; a row of Excel ends at 409
_LINE = 13
_LIGHT = 0.55
_THIN = Side(style="thin", color="C9D1D6")
_FORMATS = {"date": DAY, "integer": "0", "number": "General"}


@dataclass(frozen=True)
class Looks:
    """The looks of one workbook of a service: `accent` is six hexadecimal digits."""

    accent: str = DEFAULT_ACCENT
    numbers: dict[tuple[str, bool], int] = field(default_factory=dict, repr=False)
    _made: dict[tuple[str, str], StyleArray] = field(default_factory=dict, repr=False)

    def _once(self, cell: Cell, kind: tuple[str, str], style: Callable[[], None]) -> None:
        """Give a cell a style that is worked out only once for the workbook."""
        if kind in self._made:
            cell._style = copy(self._made[kind])  # type: ignore[attr-defined]
        else:
            style()
            self._made[kind] = copy(cell._style)  # type: ignore[attr-defined]

    @property
    def on_accent(self) -> str:
        """The letters that can be read on the accent."""
        return "FFFFFF" if _brightness(self.accent) < _LIGHT else "1A1A1A"

    @property
    def ink(self) -> str:
        """The accent as letters on white, where it is dark enough for them."""
        return self.accent if _brightness(self.accent) < _LIGHT else "1A1A1A"

    @property
    def tint(self) -> str:
        """The accent, nearly white."""
        parts = (int(self.accent[at : at + 2], 16) for at in (0, 2, 4))
        return "".join(f"{255 - (255 - part) // 8:02X}" for part in parts)

    def heading(self, cell: Cell, *, needed: bool = False) -> None:
        """A heading in the service's colour; what is needed is darker than what is not."""
        self._once(cell, ("heading", str(needed)), lambda: self._heading(cell, needed))

    def _heading(self, cell: Cell, needed: bool) -> None:
        cell.font = Font(
            name="Arial", size=10, bold=True, color=self.on_accent if needed else "1A1A1A"
        )
        fill = self.accent if needed else self.tint
        cell.fill = PatternFill(fgColor=fill, fill_type="solid")
        cell.border = _frame()
        cell.alignment = Alignment(horizontal="left", vertical="center", wrap_text=True)

    def plain(self, cell: Cell, *, bold: bool = False, wrap: bool = True) -> None:
        """What is only read."""
        self._once(cell, ("plain", f"{bold} {wrap}"), lambda: self._plain(cell, bold, wrap))

    def _plain(self, cell: Cell, bold: bool, wrap: bool) -> None:
        cell.font = Font(name="Arial", size=10, bold=bold)
        cell.alignment = Alignment(horizontal="left", vertical="top", wrap_text=wrap)

    def link(self, cell: Cell) -> None:
        """What leads to another sheet."""
        self._once(cell, ("link", ""), lambda: self._link(cell))

    def _link(self, cell: Cell) -> None:
        cell.font = Font(name="Arial", size=10, underline="single", color=self.ink)
        cell.alignment = Alignment(horizontal="left", vertical="top", wrap_text=True)

    def band(self, cell: Cell) -> None:
        """The title of a part of a form."""
        cell.font = Font(name="Arial", size=11, bold=True, color=self.ink)
        cell.fill = PatternFill(fgColor=self.tint, fill_type="solid")

    def title(self, page: Worksheet, place: str) -> None:
        """What the sheet is; its row is as high as its letters, also on paper."""
        page[place].font = Font(name="Arial", size=16, bold=True, color=self.ink)
        page.row_dimensions[page[place].row].height = 24

    def answer(self, cell: Cell, form: str) -> None:
        """A cell to be filled in."""
        self._once(cell, ("answer", form), lambda: self._answer(cell, form))

    def _answer(self, cell: Cell, form: str) -> None:
        cell.font = Font(name="Arial", size=10)
        cell.alignment = Alignment(horizontal="left", vertical="top", wrap_text=True)
        cell.number_format = _FORMATS.get(form, AS_TEXT)
        cell.border = _frame()

    def help(self, cell: Cell) -> None:
        """What explains."""
        self._once(cell, ("help", ""), lambda: self._help(cell))

    def _help(self, cell: Cell) -> None:
        cell.font = Font(name="Arial", size=9, italic=True, color="4A545B")
        cell.alignment = Alignment(horizontal="left", vertical="top", wrap_text=True)

    def number(self, page: Worksheet) -> None:
        """Give every style that only some cases need its number, the same in each workbook."""
        for quoted in (False, True):
            for form in (*_FORMATS, "line"):
                self._number(page, partial(self.answer, form=form), form, quoted)
            self._number(page, self.help, "help", quoted)
            self._number(page, lambda _: None, "told", quoted)
            for bold, wrap in ((False, False), (False, True), (True, True)):
                self._number(page, partial(self.plain, bold=bold, wrap=wrap), "plain", quoted)
        self._number(page, self.link, "link", quoted=False)

    def _number(
        self, page: Worksheet, style: Callable[[Cell], None], look: str, quoted: bool
    ) -> None:
        cell = Cell(page, 1, 1)
        style(cell)
        cell.quotePrefix = quoted
        self.numbers[look, quoted] = cell.style_id

    def number_of(self, look: str, *, quoted: bool) -> int:
        """The number of the style of an answer by its form, of "help" and of "told"."""
        return self.numbers.get((look, quoted), self.numbers["line", quoted])

    def column(self, sheet: Worksheet, letter: str, form: str, width: float) -> None:
        """What cells of a column look like that nobody has filled in yet."""
        column = sheet.column_dimensions[letter]
        column.width = width
        column.font = Font(name="Arial", size=10)
        column.alignment = Alignment(horizontal="left", vertical="top", wrap_text=True)
        column.number_format = _FORMATS.get(form, AS_TEXT)


def _frame() -> Border:
    return Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)


def _brightness(colour: str) -> float:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return 0.299 * red + 0.587 * green + 0.114 * blue


def tall(text: str, width: float, least: int = 1) -> float:
    """The height in points of a row whose cell is so many characters wide."""
    lines = sum(
        len(textwrap.wrap(part, max(int(width * 1.05), 1))) or 1 for part in text.split("\n")
    )
    return min(4 + _LINE * max(lines, least), _TALLEST)
