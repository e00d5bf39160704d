"""The register of actions as a workbook: to filter, to tick off, and to read back."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from generator.case.facts.words import count
from generator.documents.actions.columns import (
    COLUMNS,
    FORM,
    MEMORY,
    SHEET,
    TOP,
    base_of,
    choices,
    mark_of,
)
from generator.panel import Action, Register
from generator.sheets._cells import Formula, Results, put, put_row, put_title, set_up
from generator.sheets._pack import UNSAID, closed, signed

__all__ = ["workbook"]

_HINT = "Change a state, a day, an owner or what is said of an action; then read the file back."
# What is said about an action at length would make the print too small to read.
_PRINTED = "Where it stands"
_EDITED = "F3F7E9"
_COLOURS = (
    ('${overdue}{row}="Overdue"', "F8D7DA", "7A1620"),
    ('${state}{row}="{escalated}"', "FFF0CC", "5C4400"),
    ('${state}{row}="{done}"', "DDEFE3", "1F4D33"),
    ('${state}{row}="{dropped}"', "E4E7EA", "3C454C"),
)


def workbook(
    register: Register,
    children: Mapping[str, str],
    on: date,
    properties: Mapping[str, str] = UNSAID,
) -> bytes:
    """Every action of all meetings, and a count for each owner with a chart.

    `children` gives each child's initials by case identifier. What is open stands first, overdue
    before all; then what is settled, the newest first. Overdue follows the day at the top.
    `properties` say how it was made.
    """
    actions = register.by_need(on)
    book = Workbook()
    results: Results = {}
    _actions(book.worksheets[0], actions, children, on, results)
    shown = _owners(book.create_sheet("By owner"), actions, on, results)
    _remember(book.create_sheet(MEMORY), actions, children, results)
    signed(book, "Actions of all panels", properties)
    return closed(book, results, {"Chart 1": shown} if actions else {}, on)


def letter(heading: str) -> str:
    """What a spreadsheet calls the column of that heading."""
    place = next(at for at, column in enumerate(COLUMNS, 1) if column.heading == heading)
    return get_column_letter(place)


def _actions(
    sheet: Worksheet,
    actions: Sequence[Action],
    children: Mapping[str, str],
    on: date,
    results: Results,
) -> None:
    sheet.title = SHEET
    # The first column is hidden, and with it what stands in its cells.
    put_title(sheet, "Actions of all panels", results, "B1")
    put(sheet, "B2", _HINT, results, wrap=False)
    put(sheet, "B3", "As it stands on", results, bold=True, wrap=False)
    put(sheet, "D3", on, results)
    put_row(sheet, TOP, [column.heading for column in COLUMNS], results, bold=True)
    for row, one in enumerate(actions, TOP + 1):
        cells = [column.says(one, children) for column in COLUMNS]
        put_row(sheet, row, cells, results)
        late = Formula(_overdue(row), "Overdue" if one.is_overdue(on) else "")
        put(sheet, f"{letter('Overdue')}{row}", late, results)
    last = max(TOP + len(actions), TOP + 1)
    set_up(sheet, [column.width for column in COLUMNS], TOP, "Actions of all panels")
    sheet.freeze_panes = f"C{TOP + 1}"
    sheet.column_dimensions["A"].hidden = True
    sheet.print_area = f"A1:{letter(_PRINTED)}{last}"
    for column in COLUMNS:
        if column.field:
            sheet[f"{letter(column.heading)}{TOP}"].fill = PatternFill("solid", fgColor=_EDITED)
    table = Table(displayName="ActionsTable", ref=f"A{TOP}:{get_column_letter(len(COLUMNS))}{last}")
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    sheet.add_table(table)
    if actions:
        _colours(sheet, last)
        _choices(sheet, last)


def _overdue(row: int) -> str:
    state, due = f"{letter('State')}{row}", f"{letter('Due')}{row}"
    named = choices()
    settled = f'{state}="{named["done"]}",{state}="{named["dropped"]}"'
    return f'=IF(OR({settled},{due}=""),"",IF({due}<$D$3,"Overdue",""))'


def _colours(sheet: Worksheet, last: int) -> None:
    """Each state is said in words as well: no colour stands alone."""
    first = TOP + 1
    places = {"overdue": letter("Overdue"), "state": letter("State"), "row": first}
    for formula, fill, ink in _COLOURS:
        rule = FormulaRule(  # type: ignore[no-untyped-call]
            formula=[formula.format(**places, **choices())],
            fill=PatternFill(bgColor=fill, fill_type="solid"),
            font=Font(color=ink),
        )
        sheet.conditional_formatting.add(f"B{first}:{letter('Due')}{last}", rule)


def _choices(sheet: Worksheet, last: int) -> None:
    states = DataValidation(type="list", formula1=f'"{",".join(choices().values())}"')
    states.error, states.errorTitle = "Choose a state from the list.", "Not a state"
    days = DataValidation(type="date", operator="greaterThan", formula1="36526")
    days.error, days.errorTitle = "Write a day, such as 3/3/2026.", "Not a day"
    for rule, heading in ((states, "State"), (days, "Due")):
        rule.showErrorMessage = True
        rule.add(f"{letter(heading)}{TOP + 1}:{letter(heading)}{last}")
        sheet.add_data_validation(rule)


def _owners(sheet: Worksheet, actions: Sequence[Action], on: date, results: Results) -> str:
    """How much each owner has to do; what the chart shows comes back in words."""
    put_title(sheet, "Open actions by owner", results)
    put_row(sheet, TOP, ["Owner", "In time", "Overdue", "Open in all"], results, bold=True)
    names: dict[str, str] = {}
    late: Counter[str] = Counter()
    left: Counter[str] = Counter()
    for one in actions:
        key = one.owner.casefold()
        names.setdefault(key, one.owner)
        late[key] += one.is_overdue(on)
        left[key] += not one.is_settled
    ordered = sorted(names, key=lambda key: (-left[key], key))
    last = TOP + len(actions)
    owner, state, overdue = (
        f"{SHEET}!${letter(heading)}${TOP + 1}:${letter(heading)}${last}"
        for heading in ("Owner", "State", "Overdue")
    )
    opened = "+".join(f'({state}="{choices()[code]}")' for code in ("open", "escalated"))
    for row, key in enumerate(ordered, TOP + 1):
        own = f"({owner}=A{row})"
        put_row(
            sheet,
            row,
            [
                names[key],
                Formula(f"=D{row}-C{row}", left[key] - late[key]),
                Formula(f'=SUMPRODUCT({own}*({overdue}="Overdue"))', late[key]),
                Formula(f"=SUMPRODUCT({own}*({opened}))", left[key]),
            ],
            results,
        )
    set_up(sheet, (36, 10, 10, 12), TOP, "Open actions by owner")
    sheet.page_setup.fitToHeight = 1
    if not ordered:
        return ""
    sheet.add_chart(_chart(sheet, TOP + len(ordered)), f"F{TOP}")
    return (
        f"Bars: how many actions each of {count(len(ordered), 'owner')} has open, in time and "
        f"overdue: {left.total()} in all, {late.total()} of them overdue. The table beside it "
        "holds the numbers."
    )


def _chart(sheet: Worksheet, last: int) -> BarChart:
    chart = BarChart()
    chart.type, chart.grouping, chart.overlap, chart.gapWidth = "bar", "stacked", 100, 40
    chart.title = "Open actions by owner"
    chart.height, chart.width = max(6.0, 0.7 * (last - TOP) + 3), 18
    numbers = Reference(sheet, min_col=2, max_col=3, min_row=TOP, max_row=last)
    chart.add_data(numbers, titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=TOP + 1, max_row=last))
    for series, colour in zip(chart.series, ("8FB8CC", "7A1620"), strict=True):
        series.graphicalProperties.solidFill = colour
        series.graphicalProperties.line.solidFill = "FFFFFF"
    chart.legend.position = "b"
    # The first of the table on top, as it is read.
    chart.x_axis.scaling.orientation = "maxMin"
    chart.y_axis.majorUnit = 1 if last - TOP < 40 else None
    # Left to itself the library hides both axes.
    chart.x_axis.delete = chart.y_axis.delete = False
    return chart


def _remember(
    sheet: Worksheet, actions: Sequence[Action], children: Mapping[str, str], results: Results
) -> None:
    """What each cell said, as hashes: so a change is known, and nothing is said twice."""
    sheet.sheet_state = "veryHidden"
    put(sheet, "A1", FORM, results, wrap=False)
    for row, one in enumerate(actions, 2):
        said = base_of(one, children).values()
        kept = [one.number, *(mark_of(one.number, text) for text in said)]
        for column, text in enumerate(kept, 1):
            sheet.cell(row, column, text)
