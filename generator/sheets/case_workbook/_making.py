"""What all sheets of one workbook share while it is made."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from openpyxl.worksheet.worksheet import Worksheet

from generator.sheets._cells import Results, fill
from generator.sheets.case_workbook._looks import Looks
from generator.sheets.case_workbook._rules import Choices
from generator.sheets.case_workbook.layout import Path
from generator.sheets.case_workbook.long_texts import parts_of
from generator.sheets.case_workbook.memory import Steps
from generator.sheets.case_workbook.printing import Cell, Names, printed

__all__ = ["HELPS", "Making"]

HELPS = "What to write"


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

    def tell(self, sheet: Worksheet, where: str, text: str) -> None:
        """Fill a cell that is not for an answer."""
        fill(sheet[where], text)

    def parts(self, guide: Any, value: Any) -> list[Cell]:
        """What the cells of a field show: one, but for a text that is too long for a cell."""
        cell = printed(guide, value, self.names)
        return [*parts_of(cell)] if isinstance(cell, str) else [cell]
