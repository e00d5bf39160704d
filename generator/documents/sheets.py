"""What documents that are workbooks or calendars are made of, by what their kind is given."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.case import Case, Caseload
from generator.case.facts.meetings import next_planning
from generator.catalogue import GIVEN, Kind
from generator.documents.templates import sections_of
from generator.panel.logbook import Logbook

if TYPE_CHECKING:
    from generator.documents.writers import Making, Merged

__all__ = ["CALENDARS", "SHEETS", "Sheet", "calendar_of", "sheet_of"]

_Write = Callable[["Merged", Mapping[str, str], "Making"], bytes]


@dataclass(frozen=True)
class Sheet:
    """A workbook or calendar.

    `uses` are the sections of the view that it is made from, by its kind; none for all of them.
    `write` gives the bytes, with the properties that say how it was made. `from_word` is whether
    its look depends on the kind's Word template.
    """

    uses: Callable[[Kind], tuple[str, ...]]
    write: _Write
    from_word: bool = False


def sheet_of(kind: Kind) -> Sheet:
    """The workbook of a kind: of the first thing it is given that has one, else of its tables."""
    return next((SHEETS[name] for name in kind.gives if name in SHEETS), _TABLES)


def calendar_of(kind: Kind) -> Sheet:
    """The calendar of a kind: of the first thing given that has one, else of what is booked."""
    return next((CALENDARS[name] for name in kind.gives if name in CALENDARS), _BOOKED)


def _of_tables(merged: "Merged", properties: Mapping[str, str], _making: "Making") -> bytes:
    from generator.sheets.tables import tables_in, tables_workbook  # noqa: PLC0415 (costly)

    title = f"{merged.kind.title}: {merged.identifier}"
    return tables_workbook(title, tables_in(merged.content), properties, merged.source.on)


def _of_dates(merged: "Merged", properties: Mapping[str, str], _making: "Making") -> bytes:
    from generator.sheets.workbook import workbook  # noqa: PLC0415 (costly)

    return workbook(merged.source.dates(), properties)


def _of_answers(merged: "Merged", properties: Mapping[str, str], _making: "Making") -> bytes:
    from generator.documents.case_sheets import filled  # noqa: PLC0415 (costly)

    source = merged.source
    assert isinstance(source.record, Case)
    return filled(source.record, source.producer, properties, on=source.on)


def _of_quarter(merged: "Merged", properties: Mapping[str, str], _making: "Making") -> bytes:
    from generator.sheets.board import board_workbook  # noqa: PLC0415 (costly)

    assert isinstance(merged.source.record, Caseload)
    return board_workbook(merged.source.record, properties, merged.source.on)


def _of_actions(merged: "Merged", properties: Mapping[str, str], _making: "Making") -> bytes:
    from generator.documents.actions.workbook import workbook  # noqa: PLC0415 (costly)

    book = _logbook(merged)
    return workbook(book.register, book.children, merged.source.on, properties)


def _of_escalations(merged: "Merged", properties: Mapping[str, str], _making: "Making") -> bytes:
    from generator.sheets.escalations import escalations_workbook  # noqa: PLC0415 (costly)

    rows = _logbook(merged).data["escalations"]
    return escalations_workbook(rows, properties, merged.source.on)


def _logbook(merged: "Merged") -> Logbook:
    assert isinstance(merged.source.record, Logbook)
    return merged.source.record


def _calendar_of_dates(merged: "Merged", properties: Mapping[str, str], making: "Making") -> bytes:
    from generator.sheets.calendar import calendar  # noqa: PLC0415 (costly)

    dates = merged.source.dates()
    return calendar(dates, names=making.names, before=making.before, properties=properties)


def _calendar_of_booked(merged: "Merged", properties: Mapping[str, str], making: "Making") -> bytes:
    return _booked_as_calendar(merged.seen["booked"], merged, properties, making)


def _booked_as_calendar(
    booked: Sequence[Mapping[str, Any]],
    merged: "Merged",
    properties: Mapping[str, str],
    making: "Making",
) -> bytes:
    from generator.sheets.booked import booked_calendar  # noqa: PLC0415 (costly)

    child = merged.seen["child"]
    return booked_calendar(
        booked,
        title=merged.kind.title,
        reference=merged.identifier,
        who=child["name"] if making.names else merged.identifier,
        on=merged.source.on,
        properties=properties,
        before=making.before,
    )


def _calendar_of_meeting(
    merged: "Merged", properties: Mapping[str, str], making: "Making"
) -> bytes:
    # Without one it is empty, which cancels a meeting that an earlier one told of.
    entry = next_planning(merged.seen, merged.source.on.isoformat())
    return _booked_as_calendar([entry] if entry else [], merged, properties, making)


def _given(name: str) -> Callable[[Kind], tuple[str, ...]]:
    return lambda _: GIVEN[name].fields


SHEETS: Mapping[str, Sheet] = {
    "dates": Sheet(lambda _: ("agenda", "findings"), _of_dates),
    "answers": Sheet(lambda _: (), _of_answers),
    "quarter": Sheet(lambda _: (), _of_quarter),
    "actions": Sheet(_given("actions"), _of_actions),
    "escalations": Sheet(_given("escalations"), _of_escalations),
}
CALENDARS: Mapping[str, Sheet] = {
    "dates": Sheet(lambda _: ("agenda",), _calendar_of_dates),
    "next_meeting": Sheet(lambda _: ("child", "latest", "meetings"), _calendar_of_meeting),
}
_TABLES = Sheet(sections_of, _of_tables, from_word=True)
_BOOKED = Sheet(lambda _: ("booked",), _calendar_of_booked)
