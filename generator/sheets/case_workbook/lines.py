"""The rows of a workbook: of each field the cells that hold it, wherever they were moved to."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.sheets.case_workbook._list import (
    BELONGED,
    BELONGS,
    FIELD,
    IDENTIFIER,
    LABEL,
    ROW,
    headings,
)
from generator.sheets.case_workbook.layout import Column, Sheet
from generator.sheets.case_workbook.opening import Page, Spot, letters
from generator.sheets.case_workbook.pages import heading_row, text_at
from generator.sheets.case_workbook.printing import Cell, seen
from generator.sheets.case_workbook.report import Report
from generator.spelling import folded

__all__ = ["Line", "form_line", "list_lines"]

_ANSWER, _WHAT = "answer", "what"


@dataclass
class Line:
    """An entry of a list in its row, or all of a form.

    `cells` are those of each field by its key, the parts of a long text in order. A field that
    is not there has no place on the page any more.
    """

    sheet: Sheet
    page: Page
    row: int
    cells: dict[str, list[Spot]] = field(default_factory=dict)
    row_key: str = ""
    identifier: str = ""
    belonged: str = ""
    label: str = ""
    belongs: Spot | None = None

    def at(self, spot: Spot) -> Cell:
        """What stands in one of its cells."""
        return self.page.at(spot.row, spot.column)

    @property
    def is_blank(self) -> bool:
        """Whether nothing is filled in."""
        spots = [spot for parts in self.cells.values() for spot in parts]
        spots += [self.belongs] if self.belongs else []
        troubled = any((spot.row, spot.column) in self.page.troubles for spot in spots)
        return not troubled and not any(seen(self.at(spot)) for spot in spots)

    @property
    def spot(self) -> Spot:
        """The cell by which the whole row is told."""
        spots = [s for parts in self.cells.values() for s in parts]
        return self.belongs or min(spots, default=Spot(self.page.name, self.row, 1))


def form_line(sheet: Sheet, page: Page, report: Report) -> Line:
    """The cells of all fields of a form."""
    line = Line(sheet, page, 0)
    keys = {column.key: column for column in sheet.columns}
    key_column = _key_column(page, keys)
    heads = heading_row(page, ("What", "Answer"))
    what, answer = _form_columns(page, heads, key_column)
    last = -1
    for row in range((heads or 0) + 1, len(page.rows)):
        title = folded(_bare(text_at(page, row, what)))
        spot = Spot(page.name, row, answer)
        key, _, part = text_at(page, row, key_column).partition("#")
        column = keys.get(key) or (_next(sheet, last, title) if key_column < 0 else None)
        if column is None:
            if seen(page.at(row, answer)):
                report.notes.append(f"{spot} stands beside no field of ours and was not read.")
            continue
        last = sheet.columns.index(column)
        if title and title != folded(column.field.title) and _next(sheet, -1, title):
            report.fault(
                spot,
                "The title of this row and the hidden cell before it do not belong together.",
                "Undo what moved only a part of the row.",
            )
        if not part and column.key in line.cells:
            _twice(line, column, spot, report)
        else:
            line.cells.setdefault(column.key, []).append(spot)
    _strangers(page, {key_column, what, answer, answer + 1}, (heads or 0) + 1, report)
    _merges(line, report)
    return line


def _key_column(page: Page, keys: Mapping[str, Column]) -> int:
    """The column with the hidden keys; -1 when it is gone."""
    hits = Counter(
        column
        for row in range(len(page.rows))
        for column in range(page.width)
        if text_at(page, row, column).partition("#")[0] in keys
    )
    return hits.most_common(1)[0][0] if hits else -1


def _form_columns(page: Page, heads: int | None, key_column: int) -> tuple[int, int]:
    """The columns of titles and answers."""
    found = {} if heads is None else {
        folded(text_at(page, heads, column)): column for column in reversed(range(page.width))
    }  # fmt: skip
    what = found.get(_WHAT, key_column + 1)
    return what, found.get(_ANSWER, what + 1)


def _bare(text: str) -> str:
    """A title without the marks after it."""
    return text.removesuffix("*").partition(" (part ")[0].strip()


def _next(sheet: Sheet, last: int, title: str) -> Column | None:
    """The first field with that title after the last one that was found."""
    after = sheet.columns[last + 1 :]
    return next((column for column in after if folded(column.field.title) == title), None)


def _twice(line: Line, column: Column, spot: Spot, report: Report) -> None:
    """A field that stands twice: the same in both, or only in one, is clear."""
    first = line.cells[column.key][0]
    one, other = seen(line.at(first)), seen(line.at(spot))
    if one and other and one != other:
        report.fault(
            spot,
            f"“{column.field.title}” stands twice on this sheet, with different answers.",
            "Delete the one that is wrong.",
        )
    elif other and not one:
        line.cells[column.key] = [spot]


def list_lines(sheet: Sheet, page: Page, report: Report) -> list[Line]:
    """The rows of a list that are filled in, or were when the workbook was made."""
    keys = _list_keys(sheet, page)
    known = headings(sheet)
    heads = heading_row(page, list(known.values()), max(keys.values(), default=(0, 0))[0])
    columns = _columns(sheet, page, keys, heads, report)
    first = (heads if heads is not None else max((r for r, _ in keys.values()), default=0)) + 1
    out = []
    for row in range(first, len(page.rows)):
        line = _list_line(sheet, page, row, columns)
        if line.row_key or not line.is_blank:
            out.append(line)
    # A sheet may be empty and still have lost columns: they are told by a row that is not there.
    used = {column for places in columns.values() for column in places}
    _strangers(page, used, first, report)
    for line in out:
        _merges(line, report)
    return out


def _list_keys(sheet: Sheet, page: Page) -> dict[str, tuple[int, int]]:
    """Where the hidden row says which column is which: the row and the column of each key."""
    known = {*headings(sheet)}
    best: dict[str, tuple[int, int]] = {}
    for row in range(min(len(page.rows), 24)):
        found: dict[str, tuple[int, int]] = {}
        for column in range(page.width):
            key = text_at(page, row, column)
            if key.partition("#")[0] in known:
                found.setdefault(key, (row, column))
        if sum(key.startswith(FIELD) for key in found) > sum(key.startswith(FIELD) for key in best):
            best = found
    return best


def _columns(
    sheet: Sheet,
    page: Page,
    keys: Mapping[str, tuple[int, int]],
    heads: int | None,
    report: Report,
) -> dict[str, list[int]]:
    """The columns of each key, the parts of a long text in order."""
    known = headings(sheet)
    named = {folded(_bare(heading)): key for key, heading in known.items()}
    out: dict[str, list[int]] = {}
    for key in sorted(keys, key=lambda k: (k.partition("#")[0], int(k.partition("#")[2] or 1))):
        row, column = keys[key]
        base = key.partition("#")[0]
        says = folded(_bare(text_at(page, heads, column))) if heads is not None else ""
        if says and says != folded(_bare(known[base])) and says in named:
            report.fault(
                Spot(page.name, heads or 0, column),
                "The heading of this column and the hidden cell above it do not belong together.",
                "Undo what moved only a part of the column.",
            )
        out.setdefault(base, []).append(column)
        _copied(page, key, row, column, report)
    if heads is not None:
        for column in range(page.width):
            by_name = named.get(folded(_bare(text_at(page, heads, column))))
            if by_name and by_name not in out:
                out[by_name] = [column]
    return out


def _copied(page: Page, key: str, row: int, column: int, report: Report) -> None:
    """A column that stands twice with the same key."""
    for other in range(column + 1, page.width):
        if text_at(page, row, other) != key:
            continue
        differ = next(
            (
                r
                for r in range(row + 1, len(page.rows))
                if text_at(page, r, other) and text_at(page, r, other) != text_at(page, r, column)
            ),
            None,
        )
        if differ is not None:
            report.fault(
                Spot(page.name, differ, other),
                "This column stands twice, with different answers.",
                "Delete the one that is wrong.",
            )


def _list_line(sheet: Sheet, page: Page, row: int, columns: Mapping[str, list[int]]) -> Line:
    def text(key: str) -> str:
        return text_at(page, row, columns[key][0]) if key in columns else ""

    cells = {
        column.key: [Spot(page.name, row, place) for place in columns[FIELD + column.key]]
        for column in sheet.columns
        if FIELD + column.key in columns
    }
    belongs = Spot(page.name, row, columns[BELONGS][0]) if BELONGS in columns else None
    return Line(
        sheet, page, row, cells, text(ROW), text(IDENTIFIER), text(BELONGED), text(LABEL), belongs
    )


def _strangers(page: Page, used: set[int], first: int, report: Report) -> None:
    """Columns that somebody added: they are told, and not read."""
    for column in range(page.width):
        filled = column not in used and any(
            text_at(page, row, column) for row in range(first, len(page.rows))
        )
        if filled:
            report.notes.append(
                f"Column {letters(column)} of the sheet “{page.name}” is none of ours and was "
                "not read."
            )


def _merges(line: Line, report: Report) -> None:
    """Answers that are merged with each other: what was in all but one of them is lost."""
    for spot in _merged(line):
        report.fault(
            spot,
            "This cell is merged with others, so that it is not clear what is meant for which.",
            "Unmerge the cells, and fill in each.",
        )


def _merged(line: Line) -> Iterator[Spot]:
    spots = [spot for parts in line.cells.values() for spot in parts]
    spots += [line.belongs] if line.belongs else []
    for top, left, bottom, right in line.page.merges:
        inside = [s for s in spots if top <= s.row <= bottom and left <= s.column <= right]
        if len(inside) > 1 or (inside and not line.sheet.is_form and bottom > top):
            yield inside[0]
