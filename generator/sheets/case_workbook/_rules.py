"""What a cell offers and asks for: the choices to pick from, a hint when it is selected."""

from collections.abc import Mapping

from openpyxl import Workbook
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from generator.case.guide import FieldGuide
from generator.sheets._cells import put
from generator.sheets.case_workbook.layout import Path

__all__ = ["Choices", "hint_of", "offer"]

_SHEET = "Choices"
_LONGEST_HINT, _LONGEST_TITLE = 255, 32  # in Excel
_YES_NO = ("Yes", "No")


class Choices:
    """The hidden sheet of words to choose from, each list under a name of its own."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._names: dict[tuple[str, ...], str] = {}
        self._sheet: Worksheet = book.create_sheet(_SHEET)
        self._sheet.sheet_state = "hidden"

    def name(self, words: tuple[str, ...]) -> str:
        """The name of the range that holds these words."""
        if words not in self._names:
            number = len(self._names) + 1
            self._names[words] = f"choice_{number}"
            letter = get_column_letter(number)
            for row, word in enumerate(words, 1):
                put(self._sheet, f"{letter}{row}", word, {})
            self.range(self._names[words], _SHEET, letter, 1, len(words))
        return self._names[words]

    def range(self, name: str, sheet: str, letter: str, first: int, last: int) -> None:
        """Give a name to some cells of a column."""
        place = f"{quote_sheetname(sheet)}!${letter}${first}:${letter}${last}"
        self._book.defined_names[name] = DefinedName(name, attr_text=place)

    @staticmethod
    def offer_entries(sheet: Worksheet, cells: str, name: str, hint: str) -> None:
        """Let cells offer the names of the entries of another sheet."""
        rule = DataValidation(type="list", formula1=name, allow_blank=True, showErrorMessage=False)
        rule.showInputMessage, rule.prompt = True, hint[:_LONGEST_HINT]
        rule.add(cells)
        sheet.add_data_validation(rule)


def hint_of(field: FieldGuide) -> str:
    """What a field means, with an example where it takes words of one's own."""
    words = [field.description, _MORE.get(field.form, "")]
    example = field.example
    if field.form in ("line", "narrative", "words", "person") and example:
        shown = example[0] if isinstance(example, list) else example
        words.append(f"For example: {shown}")
    if field.form == "choices":
        words.append(f"{'; '.join(field.choices.values())}.")
    text = " ".join(filter(None, words))
    return text if len(text) <= _LONGEST_HINT else f"{text[: _LONGEST_HINT - 1]}…"


_MORE: Mapping[str, str] = {
    "words": "One a line (Alt and Enter), or with semicolons between.",
    "choices": "One a line, or with semicolons between:",
    "references": "One a line; write each as in the list.",
    "narrative": "Paragraphs are kept; a line that starts with - is a bullet.",
    "time": "On the 24-hour clock: 14:30.",
    "date": "Day, month, year.",
}


def offer(
    sheet: Worksheet, cells: str, field: FieldGuide, choices: Choices, named: Mapping[Path, str]
) -> None:
    """Let cells offer their choices and say what they are for. Nothing is forbidden by it.

    `named` are the names of ranges that hold the entries that may be referred to.
    """
    rule = DataValidation(allow_blank=True, showErrorMessage=False)
    if field.form == "yes-no":
        rule.type, rule.formula1 = "list", choices.name(_YES_NO)
    elif field.choices:
        rule.type, rule.formula1 = "list", choices.name(tuple(field.choices.values()))
    elif field.refers_to in named:
        rule.type, rule.formula1 = "list", named[field.refers_to]
    elif field.form == "date":
        rule.type, rule.operator = "date", "between"
        rule.formula1, rule.formula2 = "1", "109574"
    elif field.form == "integer":
        rule.type, rule.operator = "whole", "between"
        rule.formula1 = str(int(field.limits.least or 0))
        rule.formula2 = str(int(field.limits.most or 10**9))
    _strict(rule, field)
    rule.showInputMessage = True
    rule.promptTitle, rule.prompt = field.title[:_LONGEST_TITLE], hint_of(field)
    rule.add(cells)
    sheet.add_data_validation(rule)


def _strict(rule: DataValidation, field: FieldGuide) -> None:
    """A slip is told at once, but may stand: reading is more generous than Excel."""
    if field.form not in ("yes-no", "choice", "date", "integer"):
        return
    rule.showErrorMessage, rule.errorStyle = True, "warning"
    rule.errorTitle = "Please check"
    rule.error = {
        "date": "This does not look like a date. Write it like this: 3/3/2026.",
        "integer": "This does not look like a number that fits here.",
    }.get(field.form, "Choose one of the words in the list.")
