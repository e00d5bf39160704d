"""Reads a case workbook: the case that it tells, and everything that stands against it."""

import json
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from generator.case import FaultyCaseError, Service, loads
from generator.case.guide import guide
from generator.errors import CaseError
from generator.sheets.case_workbook.build import Builder, Built
from generator.sheets.case_workbook.layout import Path, sheets
from generator.sheets.case_workbook.lines import Line, form_line, list_lines
from generator.sheets.case_workbook.memory import SHEET, DamagedMemoryError, Memory, Steps
from generator.sheets.case_workbook.opening import FAR, Book, Page, Spot, opened
from generator.sheets.case_workbook.pages import Found, matched
from generator.sheets.case_workbook.report import CellFault, Question, Report
from generator.sheets.case_workbook.rows import Rows, tree_at

__all__ = ["WorkbookReading", "read_book", "read_workbook"]


@dataclass(frozen=True)
class WorkbookReading:
    """What a workbook says.

    `data` is the case, sound only where there are no faults and no questions. `memory` is what
    it was filled from; None when the hidden sheet is gone or was changed. `faults` are told at
    their cells, `questions` are for a person to decide, `notes` tell what was not read.
    """

    data: dict[str, Any] = field(repr=False)
    memory: Memory | None
    faults: tuple[CellFault, ...]
    questions: tuple[Question, ...]
    notes: tuple[str, ...]

    @property
    def content(self) -> bytes:
        """The case file."""
        return f"{json.dumps(self.data, ensure_ascii=False, indent=2)}\n".encode()


def read_workbook(
    content: bytes,
    name: str,
    *,
    on: date | None = None,
    remove: bool = False,
    service: Service | None = None,
) -> WorkbookReading:
    """Read the bytes of a workbook on a day, which settles years of two digits.

    `service` holds what the case leaves to it.

    `remove` confirms that rows were taken out on purpose.

    Raises FaultyInputError for what is no workbook, or holds none of our sheets.
    """
    return read_book(opened(content, name), name, on=on, remove=remove, service=service)


def read_book(
    book: Book,
    name: str,
    *,
    on: date | None = None,
    remove: bool = False,
    service: Service | None = None,
) -> WorkbookReading:
    """Read a workbook that was opened. Raises CaseError when it holds none of our sheets."""
    report = Report(notes=list(book.notes))
    found = matched(book)
    if not found.pages:
        raise CaseError(
            f"{name} is no case workbook. Make one with `throughcare workbook new` or "
            "`throughcare workbook fill`."
        )
    report.notes += found.notes
    memory = _memory(book, report)
    known = memory or Memory("", "", {})
    forms: dict[Path, Line] = {}
    lines: dict[Path, list[Line]] = {}
    for sheet, page in found.pages.items():
        _far(page, report)
        if sheet.is_form:
            forms[sheet.path] = form_line(sheet, page, report)
        else:
            lines[sheet.path] = list_lines(sheet, page, report)
    _copies(found, report)
    rows = Rows(lines, known, report, on)
    missing = _missing(found, known, report)
    report.questions += rows.removed(missing)
    builder = Builder(forms, rows, known, report, book=book, today=on)
    built = builder.built()
    if rows.gave_ids:
        built = builder.built()
    _validate(built, name, report, service)
    return WorkbookReading(
        built.data,
        memory,
        tuple(report.faults),
        tuple(one for one in dict.fromkeys(report.questions) if not (remove and one.removes)),
        tuple(dict.fromkeys(report.notes)),
    )


def _memory(book: Book, report: Report) -> Memory | None:
    page = next((p for p in book.pages if p.name.casefold() == SHEET.casefold()), None)
    try:
        return Memory.of(page.rows if page else ())
    except (DamagedMemoryError, ValueError, KeyError, TypeError, IndexError):
        report.notes.append(
            "The hidden sheet that says what the workbook was filled with is gone or was changed. "
            "Everything in the workbook counts as new."
        )
        return None


def _far(page: Page, report: Report) -> None:
    """What stands where no table of ours reaches."""
    for (row, column), trouble in page.troubles.items():
        if trouble == FAR:
            report.fault(Spot(page.name, row, column), f"This {FAR}", "Delete it.")


def _copies(found: Found, report: Report) -> None:
    """Copied sheets: the same is only told, one with other answers is a question."""
    for page, sheet in found.copies:
        first = found.pages[sheet]
        if [list(row) for row in page.rows] == [list(row) for row in first.rows]:
            report.notes.append(
                f"The sheet “{page.name}” is a copy of “{first.name}” and was not read."
            )
        else:
            report.questions.append(
                Question(
                    f"The sheet “{page.name}” is a copy of “{first.name}” with other answers.",
                    f"Bring what is right into “{first.name}”, and delete the copy.",
                )
            )


def _missing(found: Found, memory: Memory, report: Report) -> set[Path]:
    """The sheets that are not there; a question for each that was filled in."""
    out = set()
    for sheet in sheets():
        if sheet in found.pages:
            continue
        out.add(sheet.path)
        held = tree_at(memory.base, sheet.path[:1])
        if held is not None and _was_filled(sheet.path, memory):
            report.questions.append(
                Question(
                    f"The sheet “{sheet.name}” is not in the workbook any more.",
                    "Put it back, or fill the workbook anew. To take something out of the case, "
                    "empty its cell or take out its row, and leave the sheet.",
                )
            )
    return out


def _was_filled(path: Path, memory: Memory) -> bool:
    tree: Any = [memory.base]
    for step in path:
        inner = [one.get(step) for one in tree if isinstance(one, dict)]
        tree = [e for one in inner for e in (one if isinstance(one, list) else [one]) if e]
    return bool(tree)


def _validate(built: Built, name: str, report: Report, service: Service | None) -> None:
    """Hold the case against its schema; faults are told at the cells they come from."""
    try:
        loads(json.dumps(built.data).encode(), name, service=service)
    except FaultyCaseError as error:
        for fault in error.details:
            path = _steps(fault.pointer, built.data)
            if tree_at(built.data, path) is not None:
                report.fault(_spot(path, built), fault.message, fault.suggestion)
            else:
                _lacking(path, fault.message, built, report)


def _lacking(path: Steps, message: str, built: Built, report: Report) -> None:
    """A field that is missing is told at its cell, a section at the cells of what it needs."""
    field_ = guide("case").find(tuple(step for step in path if isinstance(step, str)))
    needed = [one for one in field_.fields if one.needed] if field_ else []
    if field_ is None or field_.form != "section" or not needed:
        report.fault(_spot(path, built), message, _FILL_IN)
        return
    for one in needed:
        inner = (*path, one.path[-1])
        _lacking(inner, f"“{one.title}” is needed.", built, report)


_FILL_IN = "Fill it in."


def _steps(pointer: str, data: Any) -> Steps:
    out: list[str | int] = []
    for raw in pointer.split("/")[1:]:
        step = raw.replace("~1", "/").replace("~0", "~")
        here = tree_at(data, tuple(out))
        out.append(int(step) if isinstance(here, list) and step.isdigit() else step)
    return tuple(out)


def _spot(path: Steps, built: Built) -> Spot | None:
    """The cell of a place, or of the nearest around it."""
    while path and path not in built.places:
        path = path[:-1]
    return built.places.get(path)
