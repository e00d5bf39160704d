"""Sheets with one entry in each row, and hidden columns by which an entry is known again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from generator.sheets._cells import Formula, on_paper
from generator.sheets.case_workbook._looks import tall
from generator.sheets.case_workbook._making import Filled, Making, Row
from generator.sheets.case_workbook._rules import hint_of, offer
from generator.sheets.case_workbook.entries import (
    CUT,
    Entry,
    entries,
    is_named,
    label_of,
    value_at,
)
from generator.sheets.case_workbook.layout import Column, Sheet, sheets
from generator.sheets.case_workbook.long_texts import mark_of
from generator.sheets.case_workbook.memory import hash_of

__all__ = [
    "BELONGED",
    "BELONGS",
    "FIELD",
    "FIRST_ENTRY",
    "IDENTIFIER",
    "LABEL",
    "LIST_KEY",
    "ROW",
    "ListWriter",
    "headings",
    "row_key",
]

LIST_KEY, FIELD = "list:", "field:"
ROW, IDENTIFIER, BELONGED, BELONGS, LABEL = "row", "id", "belonged", "belongs", "label"
_HIDDEN = (ROW, IDENTIFIER, BELONGED)
_KEYS, _HELP, _TOP = 3, 4, 5
FIRST_ENTRY = _TOP + 1
_SPARE = 40  # rows prepared for new entries
_LAST = 5_000
_WIDTHS = {
    "narrative": 52,
    "date": 14,
    "time": 15,
    "yes-no": 15,
    "integer": 13,
    "number": 13,
    "choice": 24,
    "words": 34,
    "choices": 22,
}
_NAME_WIDTH = 34
_HELP_HEIGHT = 90.0
_PAGE_WIDTH = 300  # characters on a page at the smallest that can be read


@dataclass(frozen=True)
class _Shown:
    """A column as it stands on the page."""

    key: str
    heading: str
    hint: str
    form: str
    column: Column | None = None
    part: int = 1
    needed: bool = False

    @property
    def width(self) -> float:
        if self.key in (BELONGS, LABEL):
            return _NAME_WIDTH
        return _WIDTHS.get(self.form, 24)


def headings(sheet: Sheet) -> dict[str, str]:
    """The keys of all columns of a list with their headings, hidden ones among them."""
    return {shown.key: shown.heading for shown in _arranged(sheet)}


def row_key(entry: Entry) -> str:
    """The numbers of an entry and those around it, by which its row is known again."""
    return "/".join(str(step) for step in entry.path if isinstance(step, int))


def _arranged(sheet: Sheet) -> Iterator[_Shown]:
    yield _Shown(ROW, "Row", "", "id")
    if any(column.path == ("id",) for column in sheet.columns):
        yield _Shown(IDENTIFIER, "Identifier", "", "id")
    if sheet.within:
        around = next(one for one in sheets() if one.path == sheet.within).guide
        noun = around.noun or around.title
        yield _Shown(BELONGED, "Belonged to", "", "id")
        hint = f"Which {noun} this belongs to: choose it from the list."
        yield _Shown(BELONGS, f"Which {noun} *", hint, "line", needed=True)
    if is_named(sheet) and not _calls_itself(sheet):
        hint = "What this row is called on other sheets. It writes itself."
        yield _Shown(LABEL, "Name on other sheets", hint, "line")
    for column in sheet.columns:
        if column.path != ("id",):
            mark = " *" if column.field.needed else ""
            yield _Shown(
                FIELD + column.key,
                f"{column.title}{mark}",
                hint_of(column.field),
                column.field.form,
                column,
                needed=column.field.needed and len(column.path) == 1,
            )


def _calls_itself(sheet: Sheet) -> bool:
    """Whether a column of the list is already what an entry is called, as with people."""
    return len(sheet.labelled) == 1 and sheet.labelled[0].field.form == "line"


def _in_parts(shown: _Shown, count: int) -> Iterator[_Shown]:
    """A column, and one more for each further part of its longest text."""
    yield shown
    for part in range(2, count + 1):
        yield replace(
            shown,
            key=mark_of(shown.key, part),
            heading=f"{shown.heading.removesuffix(' *')} (part {part})",
            hint="The text goes on here.",
            part=part,
            needed=False,
        )


class ListWriter:
    """Writes the page of a list, or says what its rows hold."""

    def __init__(self, sheet: Sheet, making: Making) -> None:
        self.sheet, self._making = sheet, making
        self._entries = list(entries(making.held, sheet.path))
        self._columns = [
            further
            for shown in _arranged(sheet)
            for further in _in_parts(shown, self._parts(shown.column) if shown.column else 1)
        ]
        self._letters = {
            shown.key: get_column_letter(number) for number, shown in enumerate(self._columns, 1)
        }
        self._last = _TOP + len(self._entries) + _SPARE
        if is_named(sheet):
            name = f"list_{'_'.join(sheet.path)}"
            source = LABEL if LABEL in self._letters else FIELD + sheet.labelled[0].key
            letter = self._letters[source]
            making.choices.range(name, sheet.name, letter, _TOP + 1, self._last)
            making.named[sheet.path] = name

    def _parts(self, column: Column) -> int:
        values = (value_at(entry.held, column.path) for entry in self._entries)
        return max((len(self._making.parts(column.field, v)) for v in values), default=1)

    @property
    def is_usual(self) -> bool:
        """Whether it has the columns of an empty list: no text goes on in a further one."""
        return all(shown.part == 1 for shown in self._columns)

    @property
    def extent(self) -> str:
        """The cells of the table."""
        return f"A{_TOP}:{self.last_letter}{self._last}"

    @property
    def last_letter(self) -> str:
        """The letter of its last column."""
        return get_column_letter(len(self._columns))

    @property
    def table(self) -> str:
        """The name of the table."""
        return f"Table_{'_'.join(self.sheet.path)}"

    def write(self, page: Worksheet) -> None:
        """Headings, entries, and what cells offer."""
        making, sheet = self._making, self.sheet
        making.tell(page, "A1", LIST_KEY + sheet.key)
        first = next(n for n, shown in enumerate(self._columns) if shown.key not in _HIDDEN)
        letter = get_column_letter(first + 1)
        making.put(page, f"{letter}1", sheet.name, wrap=False)
        making.looks.title(page, f"{letter}1")
        about = f"{sheet.guide.description} One {sheet.guide.noun or 'entry'} in each row."
        making.put(page, f"{letter}2", about, wrap=False)
        for shown in self._columns:
            self._head(page, shown)
        for row in self.rows():
            making.fill(page, row)
        self._table(page)
        page.row_dimensions[_KEYS].hidden = True
        page.row_dimensions[_HELP].height = _HELP_HEIGHT
        page.row_dimensions[_TOP].height = 34
        page.sheet_properties.tabColor = making.looks.tint
        making.places[sheet.path] = sheet.name, f"{letter}{_TOP}"
        frozen = get_column_letter(min(first + 2, len(self._columns)))
        on_paper(page, f"{frozen}{_TOP + 1}", _TOP, sheet.name)
        wide = sum(shown.width for shown in self._columns if shown.key not in _HIDDEN)
        page.page_setup.fitToWidth = ceil(wide / _PAGE_WIDTH)

    def _head(self, page: Worksheet, shown: _Shown) -> None:
        letter, making = self._letters[shown.key], self._making
        making.tell(page, f"{letter}{_KEYS}", shown.key)
        making.tell(page, f"{letter}{_HELP}", shown.hint)
        making.looks.help(page[f"{letter}{_HELP}"])
        page[f"{letter}{_TOP}"].value = shown.heading
        making.looks.heading(page[f"{letter}{_TOP}"], needed=shown.needed)
        making.looks.column(page, letter, shown.form, shown.width)
        page.column_dimensions[letter].hidden = shown.key in _HIDDEN
        cells = f"{letter}{_TOP + 1}:{letter}{_LAST}"
        if shown.column:
            offer(page, cells, shown.column.field, making.choices, making.named)
        elif shown.key == BELONGS and self.sheet.within:
            making.choices.offer_entries(page, cells, making.named[self.sheet.within], shown.hint)

    def rows(self) -> Iterator[Row]:
        """The rows of the entries, then those prepared for new ones."""
        for number, entry in enumerate(self._entries, _TOP + 1):
            yield self._entry(number, entry)
        if LABEL in self._letters:
            for number in range(_TOP + 1 + len(self._entries), self._last + 1):
                yield Row(number, None, [self._label(number, "")])

    def _entry(self, row: int, entry: Entry) -> Row:
        making = self._making
        heights = [18.0]
        cells: list[Filled] = []
        for shown in self._columns:
            letter = self._letters[shown.key]
            if shown.column:
                value = value_at(entry.held, shown.column.path)
                parts = making.parts(shown.column.field, value)
                cell = parts[shown.part - 1] if shown.part <= len(parts) else None
                cells.append(Filled(letter, cell, shown.form))
                heights.append(tall(str(cell or ""), shown.width))
                if shown.part == 1:
                    place = (*entry.path, *shown.column.path)
                    making.places[place] = self.sheet.name, f"{letter}{row}"
            elif shown.key == ROW:
                cells.append(Filled(letter, row_key(entry)))
            elif shown.key == IDENTIFIER:
                cells.append(Filled(letter, str(entry.held.get("id", ""))))
            elif shown.key == BELONGS:
                cells.append(Filled(letter, self._around(entry), "line"))
                heights.append(tall(self._around(entry), shown.width))
            elif shown.key == BELONGED:
                cells.append(Filled(letter, hash_of(self._around(entry), making.salt)))
            elif shown.key == LABEL:
                label = label_of(self.sheet, entry.held)
                cells.append(self._label(row, label))
                heights.append(tall(label, _NAME_WIDTH))
        first = next(s for s in self._columns if s.key not in _HIDDEN)
        making.places[entry.path] = self.sheet.name, f"{self._letters[first.key]}{row}"
        return Row(row, max(heights), cells)

    def _around(self, entry: Entry) -> str:
        """The readable name of the entry that this one belongs to."""
        around = next(one for one in sheets() if one.path == self.sheet.within)
        held = next(e for e in entries(self._making.held, around.path) if e.path == entry.parent)
        return label_of(around, held.held) or f"row {self._row_of(entry)}"

    def _row_of(self, entry: Entry) -> int:
        around = entries(self._making.held, self.sheet.within or ())
        return _TOP + 1 + [e.path for e in around].index(entry.parent)

    def _label(self, row: int, label: str) -> Filled:
        formula = _formula([f"{self._letters[FIELD + c.key]}{row}" for c in self.sheet.labelled],
                           [c.field.form for c in self.sheet.labelled])  # fmt: skip
        return Filled(self._letters[LABEL], Formula(formula, label), "help")

    def _table(self, page: Worksheet) -> None:
        table = Table(displayName=self.table, ref=self.extent)
        table.tableStyleInfo = TableStyleInfo(name="TableStyleLight15", showRowStripes=False)
        page.add_table(table)


def _formula(cells: Sequence[str], forms: Sequence[str]) -> str:
    """What joins the cells of a row to its readable name, as `label_of` does."""
    parts = [
        f'TEXT({cell},"d mmm yyyy")'
        if form == "date"
        else f'TRIM(LEFT(TRIM(SUBSTITUTE({cell},CHAR(10)," ")),{CUT}))'
        for cell, form in zip(cells, forms, strict=True)
    ]
    joined = [f'IF({cell}="","",", "&{part})' for cell, part in zip(cells, parts, strict=True)]
    return f"=MID({'&'.join(joined)},3,{CUT * 4})"
