"""What is said of a workbook that was read: faults at their cells, questions, notes."""

from dataclasses import dataclass, field

from generator.sheets.case_workbook.opening import Spot

__all__ = ["CellFault", "Question", "Report"]


@dataclass(frozen=True)
class CellFault:
    """Something at one place of a workbook that must be put right.

    `spot` is None where it is no single cell. `message` is a sentence without the place,
    `suggestion` says what to do. Neither holds what stands in a cell.
    """

    spot: Spot | None
    message: str
    suggestion: str = ""

    def __str__(self) -> str:
        where = f"{self.spot}: " if self.spot else ""
        return f"{where}{self.message} {self.suggestion}".rstrip()


@dataclass(frozen=True)
class Question:
    """Something that is not clear and that a person must decide, such as a row taken out.

    `removes` says whether confirming that rows were taken out on purpose answers it.
    """

    message: str
    suggestion: str
    removes: bool = False

    def __str__(self) -> str:
        return f"{self.message} {self.suggestion}".rstrip()


@dataclass
class Report:
    """Collects all three while a workbook is read."""

    faults: list[CellFault] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def fault(self, spot: Spot | None, message: str, suggestion: str = "") -> None:
        """Tell a fault; one for each cell is enough."""
        if spot is None or all(one.spot != spot for one in self.faults):
            self.faults.append(CellFault(spot, message, suggestion))
