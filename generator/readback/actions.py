"""Reads the workbook of actions: what was changed in it, and everything that stands against it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from generator.case.answers import AnswerError
from generator.case.facts.actions import REASONED
from generator.documents.actions.columns import (
    COLUMNS,
    FORM,
    MEMORY,
    SHEET,
    TOP,
    Column,
    base_of,
    mark_of,
    plain,
)
from generator.errors import FaultyInputError
from generator.panel import Action, Register
from generator.readback.minutes import People
from generator.readback.minutes._cells import is_years_away
from generator.readback.minutes._people import UncertainError
from generator.sheets.case_workbook.opening import Book, Page, Spot, opened
from generator.sheets.case_workbook.parsing import Reader
from generator.sheets.case_workbook.printing import seen
from generator.sheets.case_workbook.report import CellFault, Report

__all__ = ["ActionsReading", "read_actions"]

_WORDS = frozenset({"update", "by", "reason", "evidence"})
_DERIVED = frozenset({"Identifier", "Overdue", "Carried"})


@dataclass(frozen=True)
class ActionsReading:
    """What a workbook of actions says.

    `updates` are what a meeting is to record, in the form of a panel file's `updates`, in the
    order of the rows; sound only where there are no faults. `notes` tell what was not read.
    """

    updates: tuple[Mapping[str, Any], ...]
    faults: tuple[CellFault, ...]
    notes: tuple[str, ...]


@dataclass
class _Reading:
    """One workbook held against the register."""

    page: Page
    columns: Mapping[str, int]
    memory: Mapping[str, Mapping[str, str]]
    register: Register
    children: Mapping[str, str]
    on: date
    reader: Reader
    people: Callable[[Action], People]
    report: Report = field(default_factory=Report)
    rows: dict[str, int] = field(default_factory=dict)

    def spot(self, row: int, heading: str) -> Spot:
        return Spot(self.page.name, row, self.columns[heading])

    def text(self, row: int, heading: str) -> str:
        return plain(seen(self.page.at(row, self.columns[heading])))


def read_actions(
    content: bytes,
    name: str,
    register: Register,
    children: Mapping[str, str],
    on: date,
    *,
    people: Callable[[Action], People],
) -> ActionsReading:
    """What a workbook of actions, saved by any program, changes in the register on a day.

    Only a cell that a person changed counts; what it says and the register says already is no
    change. `children` are the initials with which the workbook was made, `people` those whom the
    owner of an action may be: a short name is the one it can only be. Raises FaultyInputError for
    what is no workbook of actions.
    """
    book = opened(content, name)
    reading = _begun(book, name, register, children, on, people=people)
    updates: list[Mapping[str, Any]] = []
    for row in range(TOP, len(reading.page.rows)):
        action = _action(reading, row)
        if action is not None:
            updates += _update(reading, row, action)
    for number, action in register.actions.items():
        if number not in reading.rows and not action.is_settled:
            reading.report.notes.append(
                f"Action {number} is not in the workbook. It stays as it is: an action ends as "
                "done, or dropped with a reason, never by taking out its row."
            )
    notes = (*book.notes, *dict.fromkeys(reading.report.notes))
    return ActionsReading(tuple(updates), tuple(reading.report.faults), notes)


def _begun(
    book: Book,
    name: str,
    register: Register,
    children: Mapping[str, str],
    on: date,
    *,
    people: Callable[[Action], People],
) -> _Reading:
    memory = next((page for page in book.pages if page.name == MEMORY), None)
    page = next((page for page in book.pages if page.name == SHEET), None)
    if memory is None or page is None or seen(memory.at(0, 0)) != FORM:
        raise FaultyInputError(
            f"{name} is no workbook of actions, or has lost the sheets that it was made with. Make "
            "the workbook anew, and change that one."
        )
    headings = {seen(page.at(TOP - 1, at)): at for at in range(page.width)}
    gone = [column.heading for column in COLUMNS if column.heading not in headings]
    if gone:
        raise FaultyInputError(
            f"{name} has no column “{gone[0]}” in row {TOP} of the sheet “{SHEET}”. Make the "
            "workbook anew, and leave its columns and headings as they are."
        )
    names = [column.heading for column in COLUMNS]
    known = {
        seen(row[0]): dict(zip(names, map(seen, row[1:]), strict=False))
        for row in memory.rows[1:]
        if row
    }
    reader = Reader(today=on, serials=not book.since_1904)
    return _Reading(page, headings, known, register, children, on, reader, people)


def _action(reading: _Reading, row: int) -> Action | None:
    """The action of a row, by its hidden identifier; a fault where there is not one such."""
    if not any(seen(cell) for cell in reading.page.rows[row]):
        return None
    # The identifier is hidden: the number beside it is what a person sees.
    number, spot = reading.text(row, "Identifier"), reading.spot(row, "Number")
    action = reading.register.actions.get(number)
    if not number:
        if not any(reading.text(row, column.heading) for column in COLUMNS):
            return None
        reading.report.fault(
            spot,
            "This row was added by hand.",
            "An action is agreed at a meeting: write it in the minutes, and delete this row.",
        )
    elif action is None or number not in reading.memory:
        reading.report.fault(
            spot,
            "No meeting agreed an action with this identifier.",
            "Delete the row, or make the workbook anew.",
        )
    elif number in reading.rows:
        reading.report.fault(
            spot,
            f"This is the action of row {reading.rows[number] + 1} a second time.",
            "Bring what is right into one row, and delete the other.",
        )
    else:
        reading.rows[number] = row
        return action
    return None


def _update(reading: _Reading, row: int, action: Action) -> Iterator[dict[str, Any]]:
    now = base_of(action, reading.children)
    before = reading.memory[action.number]
    changes: dict[str, Any] = {}
    sound = True
    for column in COLUMNS:
        if column.heading in _DERIVED:
            continue
        written, ok = _written(reading, row, column)
        told, made = now[column.heading], before.get(column.heading)
        if written == told or mark_of(action.number, written) == made:
            sound = sound and ok
            continue
        stale = mark_of(action.number, told) != made
        fault = _against(reading, row, column, written, ok=ok, stale=stale)
        if column.field == "owner" and not fault:
            written, fault = _meant(reading, reading.spot(row, column.heading), action, written)
            if written == told:
                continue
        sound = sound and ok and not fault
        if not fault and written:
            changes[column.field] = written
    lack = _lack(action, changes) if sound else ""
    if lack:
        reading.report.fault(
            reading.spot(row, "Why dropped, or raised with whom"), "This is empty.", lack
        )
    elif sound and changes:
        yield {
            "number": action.number,
            "on": reading.on.isoformat(),
            "status": action.status,
            **changes,
        }


def _written(reading: _Reading, row: int, column: Column) -> tuple[str, bool]:
    """What a cell says as a value, and whether it could be read."""
    cell = reading.page.at(row, reading.columns[column.heading])
    trouble = reading.page.troubles.get((row, reading.columns[column.heading]))
    if trouble and column.field:
        reading.report.fault(reading.spot(row, column.heading), f"This {trouble}", "Type it anew.")
        return "", False
    if not column.field:
        return plain(seen(cell)), True
    try:
        value = reading.reader.value(column.guide, cell)
    except AnswerError as error:
        reading.report.fault(reading.spot(row, column.heading), error.message, error.hint)
        return plain(seen(cell)), False
    return "" if value is None else plain(str(value)), True


def _against(
    reading: _Reading, row: int, column: Column, written: str, *, ok: bool, stale: bool
) -> bool:
    """Whether a change may not be made; then its fault is told."""
    if not ok:
        return True
    spot = reading.spot(row, column.heading)
    if not column.field:
        says = f"“{column.heading}” is as the minutes have it and cannot be changed here."
        todo = "Put back what stood there. A correction belongs into the minutes."
    elif column.field in _WORDS and not written:
        reading.report.notes.append(
            f"{spot}: what was said before stays in the history of the action."
        )
        return False
    elif not written:
        says, todo = f"“{column.heading}” is empty.", "An open action has a state, owner and day."
    elif column.field == "status" and written == "carried-forward":
        says, todo = "An action is carried forward by a meeting.", "Leave it open here."
    elif column.field == "due" and is_years_away(date.fromisoformat(written), reading.on):
        says, todo = "This day is years away.", "Check the year."
    elif stale and column.field not in _WORDS:
        says = "This was changed at a meeting or by somebody else since the workbook was made."
        todo = "Make the workbook anew, and change it there."
    else:
        return False
    reading.report.fault(spot, says, todo)
    return True


def _meant(reading: _Reading, spot: Spot, action: Action, typed: str) -> tuple[str, bool]:
    """Who an owner is by what was typed, and whether that is a fault, which then is told."""
    people = reading.people(action)
    try:
        lead, *helpers = people.owners(typed)
    except UncertainError as error:
        reading.report.fault(spot, str(error), "Write the whole name.")
        return typed, True
    if helpers:
        reading.report.fault(spot, "These are several people.", "Write one, who leads.")
    elif not people.is_known(lead):
        reading.report.notes.append(
            f"{spot}: this owner is nobody of the last meeting, and is kept as written."
        )
    return lead, bool(helpers)


def _lack(action: Action, changes: Mapping[str, Any]) -> str:
    """What a new state still needs to be told with it."""
    status = changes.get("status", action.status)
    return "" if status == action.status or "reason" in changes else REASONED.get(status, "")
