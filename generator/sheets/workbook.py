"""The dates of a case as a workbook, in which a date that is ticked off changes its colour."""

from collections.abc import Mapping
from datetime import date

from openpyxl import Workbook
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from generator.case.facts.words import day_words
from generator.rules import Deadline, without_the_file
from generator.rules.case_dates import CaseDates
from generator.sheets._ahead import ahead
from generator.sheets._cells import DAY, Formula, Results, put, put_row, put_title, set_up
from generator.sheets._pack import UNSAID, closed, signed
from generator.sheets.agenda import pack_words

__all__ = ["workbook"]

_HEADINGS = (
    ("State", 14),
    ("By", 13),
    ("Days left", 11),
    ("Done on", 13),
    ("What", 44),
    ("Who", 22),
    ("Counted from, or what is missing", 34),
    ("Source", 26),
    ("Strength", 10),
    ("Note", 60),
    ("Reference", 30),
)
# Notes and references would make the print too small to read.
_PRINTED = "I"
_TOP = 5
_LONGEST_LIST = 2_000
# What the day typed in at the top of the sheet is called in formulas.
TODAY = "Dates!$B$3"


def workbook(dates: CaseDates, properties: Mapping[str, str] = UNSAID) -> bytes:
    """A workbook with every date, the next three months as a chart, and the findings.

    States and colours follow the day at the top of the first sheet and what is entered under
    "Done on". With another release date to try, one more sheet says what it moves. `properties`
    say how it was made.
    """
    book = Workbook()
    results: Results = {}
    _dates(book.worksheets[0], dates, results)
    shown = ahead(book.create_sheet("Next three months"), dates, results)
    _findings(book.create_sheet("Findings"), dates, results)
    if dates.release is not None:
        _moved(book.create_sheet("Another release date"), dates, results)
    signed(book, f"Statutory dates: {dates.reference}", properties)
    return closed(book, results, {"Chart 1": shown}, dates.on)


def _title(sheet: Worksheet, dates: CaseDates, what: str, results: Results) -> None:
    put_title(sheet, f"{what}: {dates.full_name} ({dates.reference})", results)
    put(sheet, "A2", f"Counted by {pack_words(dates.pack)}.", results, wrap=False)


def _dates(sheet: Worksheet, dates: CaseDates, results: Results) -> None:
    sheet.title = "Dates"
    _title(sheet, dates, "Dates", results)
    put(sheet, "A3", "As it stands on", results, bold=True)
    put(sheet, "B3", dates.on, results)
    hint = "Type another day here, and a day under Done on: states and colours follow."
    put(sheet, "C3", hint, results, wrap=False)
    put_row(sheet, _TOP, [name for name, _ in _HEADINGS], results, bold=True)
    last = _TOP
    for one in dates.deadlines[:_LONGEST_LIST]:
        last += 1
        put_row(sheet, last, _row(one, dates, last), results)
        sheet.cell(last, 3).number_format = '0" left";0" overdue";"today"'
        sheet.cell(last, 4).number_format = DAY
    set_up(sheet, [width for _, width in _HEADINGS], _TOP, f"Dates {dates.reference}")
    _table(sheet, "DatesTable", len(_HEADINGS), last)
    sheet.print_area = f"A1:{_PRINTED}{max(last, _TOP + 1)}"
    if last > _TOP:
        _colours(sheet, last)
        days = DataValidation(type="date", operator="greaterThan", formula1="36526")
        days.error, days.errorTitle = "Write a day, such as 3/3/2026.", "Not a day"
        days.allow_blank = True
        days.add("B3")
        sheet.add_data_validation(days)


def _row(one: Deadline, dates: CaseDates, row: int) -> list[str | int | date | Formula | None]:
    state = one.state.replace("-", " ").capitalize()
    done: str | date | None = one.done_on
    if one.state == "done" and done is None:
        done = "day not recorded"
    late = f'IF(B{row}="","Not yet known",IF(B{row}<{TODAY},"Overdue","Due"))'
    if dates.pack.rules[one.id].direction == "throughout":
        # What holds all the time runs out on its day instead of being late.
        late = f'IF(OR(B{row}="",B{row}>={TODAY}),"All the time","Over")'
        state = "All the time" if one.state == "due" else state
        done = None
    formula = f'=IF(D{row}<>"","Done",{late})'
    left = (one.due - dates.on).days if one.due and state in {"Due", "Overdue"} else ""
    days = f'=IF(OR(A{row}="Due",A{row}="Overdue"),B{row}-{TODAY},"")'
    return [
        Formula(formula, state),
        one.due,
        Formula(days, left),
        done,
        one.what,
        one.who,
        one.anchor or one.missing,
        one.source,
        one.strength.capitalize(),
        " ".join(
            part
            for part in (one.due_time and f"By {one.due_time}.", one.note, one.going_on)
            if part
        ),
        one.key,
    ]


def _colours(sheet: Worksheet, last: int) -> None:
    """State is also said in words in the first column: no colour stands alone."""
    first = _TOP + 1
    across = f"A{first}:D{last}"
    for formula, fill, ink in (
        (f'$A{first}="Overdue"', "F8D7DA", "7A1620"),
        (f'AND($A{first}="Due",$B{first}<>"",$B{first}<={TODAY}+28)', "FFF0CC", "5C4400"),
        (f'$A{first}="Done"', "DDEFE3", "1F4D33"),
        (f'$A{first}="Not yet known"', "E4E7EA", "3C454C"),
    ):
        sheet.conditional_formatting.add(
            across,
            FormulaRule(  # type: ignore[no-untyped-call]
                formula=[formula],
                fill=PatternFill(bgColor=fill, fill_type="solid"),
                font=Font(color=ink, bold=formula.endswith('"Overdue"')),
            ),
        )


def _findings(sheet: Worksheet, dates: CaseDates, results: Results) -> None:
    _title(sheet, dates, "What to look at", results)
    put_row(sheet, _TOP, ["How much", "What was found", "What to do", "Source"], results, bold=True)
    rows = [
        [f.severity.capitalize(), f.message, without_the_file(f.what_to_do), f.source]
        for f in dates.findings
    ]
    for number, row in enumerate(rows or [["", "Nothing was found.", "", ""]], _TOP + 1):
        put_row(sheet, number, row, results)
    set_up(sheet, (12, 60, 50, 40), _TOP, f"Findings {dates.reference}")
    _table(sheet, "FindingsTable", 4, _TOP + max(len(rows), 1))


def _moved(sheet: Worksheet, dates: CaseDates, results: Results) -> None:
    assert dates.release is not None
    _title(sheet, dates, f"If released on {day_words(dates.release)}", results)
    put_row(sheet, _TOP, ["Now", "Then", "What", "Who", "What happens"], results, bold=True)
    for number, row in enumerate(dates.moved, _TOP + 1):
        values = [row.now or "None", row.then or "None", row.what, row.who, row.words]
        put_row(sheet, number, values, results)
    set_up(sheet, (14, 14, 60, 32, 40), _TOP, f"If released then {dates.reference}")
    _table(sheet, "MovedTable", 5, _TOP + max(len(dates.moved), 1))


def _table(sheet: Worksheet, name: str, columns: int, last: int) -> None:
    corner = sheet.cell(max(last, _TOP + 1), columns).coordinate
    table = Table(displayName=name, ref=f"A{_TOP}:{corner}")
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    sheet.add_table(table)
