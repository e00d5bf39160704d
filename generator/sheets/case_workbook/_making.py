"""What all sheets of one workbook share while it is made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from openpyxl.worksheet.worksheet import Worksheet

from generator.sheets._cells import Formula, Results, fill
from generator.sheets.case_workbook._looks import Looks
from generator.sheets.case_workbook._rules import Choices
from generator.sheets.case_workbook.layout import Path
from generator.sheets.case_workbook.long_texts import parts_of
from generator.sheets.case_workbook.memory import Steps
from generator.sheets.case_workbook.printing import Cell, Names, printed

__all__ = ["HELPS", "Filled", "Making", "Row"]

HELPS = "What to write"


@dataclass(frozen=True, slots=True)
class Filled:
    """A cell of a row that holds something of the case.

    `look` is the form of an answer, "help" for what writes itself, "told" for what is hidden.
    """

    letter: str
    value: Cell | Formula
    look: str = "told"


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its cells from left to right, and its height in points; None leaves it open."""

    number: int
    height: float | None
    cells: Sequence[Filled]


@dataclass
class Making:
    """The case that a workbook is made from, its looks and day, and where each field stands.

    `named` are the names of ranges that hold the entries which other sheets refer to; `places`
    is the sheet and cell of every field and entry, by its place in the case.
    """

    held: Mapping[str, Any]
    names: Names
    looks: Looks
    choices: Choices
    salt: str
    on: date
    results: Results = field(default_factory=dict)
    named: dict[Path, str] = field(default_factory=dict)
    places: dict[Steps, tuple[str, str]] = field(default_factory=dict)

    def write(self, sheet: Worksheet, where: str, value: Cell, form: str) -> None:
        """Fill a cell that is to be filled in."""
        cell = sheet[where]
        self.looks.answer(cell, form)
        fill(cell, value)  # type: ignore[arg-type]

    def put(
        self, sheet: Worksheet, where: str, value: Cell, *, bold: bool = False, wrap: bool = True
    ) -> None:
        """Fill a cell that people read."""
        cell = sheet[where]
        self.looks.plain(cell, bold=bold, wrap=wrap)
        fill(cell, value)  # type: ignore[arg-type]

    def tell(self, sheet: Worksheet, where: str, text: str) -> None:
        """Fill a cell that is not for an answer."""
        fill(sheet[where], text)

    def fill(self, sheet: Worksheet, row: Row) -> None:
        """Fill a row."""
        for one in row.cells:
            where = f"{one.letter}{row.number}"
            if isinstance(one.value, Formula):
                sheet[where].value = one.value.text
                self.results[sheet.title, where] = one.value.result
                self.looks.help(sheet[where])
            elif one.look == "told":
                self.tell(sheet, where, str(one.value))
            else:
                self.write(sheet, where, one.value, one.look)
        if row.height is not None:
            sheet.row_dimensions[row.number].height = row.height

    def parts(self, guide: Any, value: Any) -> list[Cell]:
        """What the cells of a field show: one, but for a text that is too long for a cell."""
        cell = printed(guide, value, self.names)
        return [*parts_of(cell)] if isinstance(cell, str) else [cell]
