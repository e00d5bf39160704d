"""The sheet of the next three months: how many dates fall in each week, with a chart."""

from collections import Counter
from datetime import date, timedelta

from openpyxl.chart import BarChart, Reference
from openpyxl.worksheet.worksheet import Worksheet

from generator.rules.case_dates import CaseDates
from generator.sheets._cells import Formula, Results, put_row, put_title, set_up
from generator.sheets.calendar import listed

__all__ = ["ahead"]

_WEEKS = 13
_TOP = 4
_STRENGTHS = {"must": "1F5C7A", "should": "8FB8CC", "advice": "C3CDD4"}


def ahead(sheet: Worksheet, dates: CaseDates, results: Results) -> str:
    """Fill the sheet; what its chart shows comes back in words.

    Counts are formulas over the first sheet, so that what is ticked off there leaves the
    chart. What holds all the time is not counted.
    """
    put_title(sheet, f"Next three months: {dates.full_name} ({dates.reference})", results)
    headings = ["Week from", *(name.capitalize() for name in _STRENGTHS), "All"]
    put_row(sheet, _TOP, headings, results, bold=True)
    monday = dates.on - timedelta(days=dates.on.weekday())
    weeks = [monday + timedelta(weeks=number) for number in range(_WEEKS)]
    counted = Counter(
        (_monday(one.due), one.strength) for one in listed(dates) if one.due is not None
    )
    for row, week in enumerate(weeks, _TOP + 1):
        counts = [counted[week, strength] for strength in _STRENGTHS]
        values = [
            Formula(_count(row, column), count) for column, count in zip("BCD", counts, strict=True)
        ]
        total = Formula(f"=SUM(B{row}:D{row})", sum(counts))
        put_row(sheet, row, [week, *values, total], results)
        sheet.cell(row, 1).number_format = "d mmm"
    set_up(sheet, (13, 9, 9, 9, 9), _TOP, f"Next three months {dates.reference}")
    sheet.page_setup.fitToHeight = 1
    sheet.add_chart(_chart(sheet), "G4")
    busiest = max(weeks, key=lambda week: sum(counted[week, s] for s in _STRENGTHS))
    most = sum(counted[busiest, strength] for strength in _STRENGTHS)
    said = f"{busiest.day} {busiest:%B}"
    return (
        f"Bars: how many dates fall in each of {_WEEKS} weeks, by how binding they are. The most, "
        f"{most}, in the week from {said}. The table beside it holds the numbers."
    )


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _count(row: int, column: str) -> str:
    """Dates of the week that are not done, by strength."""
    days = f'Dates!$B:$B,">="&$A{row},Dates!$B:$B,"<"&$A{row}+7'
    to_do = 'Dates!$A:$A,"<>Done",Dates!$A:$A,"<>All the time"'
    return f"=COUNTIFS({days},Dates!$I:$I,{column}${_TOP},{to_do})"


def _chart(sheet: Worksheet) -> BarChart:
    chart = BarChart()
    chart.type, chart.grouping, chart.overlap, chart.gapWidth = "col", "stacked", 100, 40
    chart.title = "Dates in each week"
    chart.height, chart.width = 10, 22
    last = _TOP + _WEEKS
    numbers = Reference(sheet, min_col=2, max_col=4, min_row=_TOP, max_row=last)
    chart.add_data(numbers, titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=_TOP + 1, max_row=last))
    for series, colour in zip(chart.series, _STRENGTHS.values(), strict=True):
        series.graphicalProperties.solidFill = colour
        series.graphicalProperties.line.solidFill = "FFFFFF"
    chart.legend.position = "b"
    chart.x_axis.number_format, chart.x_axis.title = "d mmm", "Week from Monday"
    chart.y_axis.majorUnit, chart.y_axis.title = 1, "Dates"
    # Left to itself the library hides both axes.
    chart.x_axis.delete = chart.y_axis.delete = False
    return chart
