"""What a workbook offers whoever fills it in: each field once, its choices, help and colour."""

import io

import openpyxl
import pytest
from openpyxl.utils import range_boundaries

from generator.case.guide import guide
from generator.sheets.case_workbook._looks import Looks
from generator.sheets.case_workbook.layout import sheets
from generator.sheets.case_workbook.separated import days_in, days_of, joined, parted
from generator.sheets.case_workbook.write import workbook
from tests.sheets.case_workbook.filling import ON

ACCENT = "7A1F5C"
WEEK = guide().find(("child", "commitments", "days")).choices


@pytest.fixture(scope="module")
def empty():
    return openpyxl.load_workbook(io.BytesIO(workbook(None, (), on=ON, accent=ACCENT)))


def asked():
    """Every field that a person fills in: not the sort of file, not the ids of entries."""
    for field in guide().walk():
        inner = any(guide().find(field.path[:n]).form == "list" for n in range(len(field.path)))
        if not field.fields and field.path != ("schema",) and not (inner and field.form == "id"):
            yield field


def test_every_field_has_one_place():
    held = [
        (*(() if sheet.is_form else sheet.path), *column.path)
        for sheet in sheets()
        for column in sheet.columns
        if sheet.is_form or column.path != ("id",)
    ]
    assert sorted(held) == sorted(field.path for field in asked())


def test_every_list_has_a_sheet_of_its_own_after_what_it_is_in():
    lists = [field.path for field in guide().walk() if field.form == "list"]
    paths = [sheet.path for sheet in sheets()]
    assert set(lists) <= set(paths)
    for sheet in sheets():
        assert sheet.within is None or paths.index(sheet.within) < paths.index(sheet.path)


def test_names_of_sheets_are_such_as_excel_allows():
    names = [sheet.name for sheet in sheets()]
    assert len({name.casefold() for name in names}) == len(names)
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in names)


def test_each_choice_offers_its_words_from_a_hidden_sheet(empty):
    assert empty["Choices"].sheet_state == "hidden"
    for sheet in sheets():
        page = empty[sheet.name]
        rules = {
            str(cells): rule for rule in page.data_validations.dataValidation
            for cells in rule.sqref.ranges
        }  # fmt: skip
        keys = page["A"] if sheet.is_form else page[3]
        for column in (one for one in sheet.columns if one.field.choices):
            wanted = column.key if sheet.is_form else f"field:{column.key}"
            (key,) = (cell for cell in keys if cell.value == wanted)
            at = f"C{key.row}" if sheet.is_form else f"{key.column_letter}6:{key.column_letter}5000"
            name = empty.defined_names[rules[at].formula1].attr_text
            bounds = range_boundaries(name.partition("!")[2].replace("$", ""))
            words = [row[0] for row in empty["Choices"].iter_rows(
                bounds[1], bounds[3], bounds[0], bounds[2], values_only=True)]  # fmt: skip
            assert words == list(column.field.choices.values())


def test_hints_fit_what_excel_shows(empty):
    for sheet in sheets():
        for rule in empty[sheet.name].data_validations.dataValidation:
            assert len(rule.prompt) <= 255
            assert len(rule.promptTitle or "") <= 32
            assert len(rule.formula1 or "") <= 255


def test_what_is_needed_has_a_star_and_the_colour_of_the_service(empty):
    page = empty["Child"]
    cell = next(cell for cell in page["B"] if cell.value == "First name *")
    assert cell.fill.fgColor.rgb == f"00{ACCENT}"
    assert cell.font.color.rgb == "00FFFFFF"
    plain = next(cell for cell in page["B"] if cell.value == "Known as")
    assert plain.fill.fgColor.rgb != f"00{ACCENT}"


def test_cells_for_words_are_text_and_cells_for_days_are_dates(empty):
    page = empty["People"]
    for cell in page[3]:
        if str(cell.value).startswith("field:"):
            shown = page.column_dimensions[cell.column_letter].number_format
            field = guide().find(("people", *cell.value.removeprefix("field:").split(".")))
            assert shown == {"date": "d mmm yyyy", "integer": "0"}.get(field.form, "@")


def test_light_colours_get_dark_letters():
    assert Looks("FFEE88").on_accent == "1A1A1A"
    assert Looks("FFEE88").ink == "1A1A1A"
    assert Looks("1F5C7A").on_accent == "FFFFFF"


@pytest.mark.parametrize(
    "words",
    [["a"], ["a", "b"], ["a; b", "c"], ['"', '""'], [" a ", "b"], ['say "so"'], ["“a”", ";"]],
)
def test_words_come_back_whatever_they_hold(words):
    assert parted(joined(words)) == words


def test_days_that_follow_each_other_are_told_as_a_group_and_others_one_by_one():
    week = list(WEEK)
    assert days_of(week[:5], WEEK) == "Monday to Friday"
    assert days_of(week, WEEK) == "Every day"
    for days in (week[:2], [week[2], week[0], week[1]], [week[0]] * 3, []):
        assert days_of(days, WEEK) is None
    for start in range(7):
        for end in range(start + 3, 8):
            said = days_of(week[start:end], WEEK)
            assert days_in(said, WEEK) == week[start:end]


@pytest.mark.parametrize("text", ["someday", "Monday to", "to Friday", "Mon-Tue-Wed", "mo nday"])
def test_what_names_no_day_is_none(text):
    assert days_in(text, WEEK) is None


class DescribeTheWordsOfAWorkbook:
    def it_has_readable_names_of_its_own_for_its_sheets(self) -> None:
        names = [sheet.name for sheet in sheets()]
        assert len({name.casefold() for name in names}) == len(names)
        assert all(len(name) <= 31 for name in names)
        assert not [name for name in names if name[-1:].isdigit()]

    def it_keeps_the_title_whole_where_there_is_room_for_it(self) -> None:
        for sheet in sheets():
            if len(sheet.guide.title) <= 31 - len("Move - "):
                assert sheet.name.endswith(sheet.guide.title)

    def it_says_yes_and_no_as_its_cells_do(self) -> None:
        said = [column.field.description or "" for sheet in sheets() for column in sheet.columns]
        assert not [one for one in said if one.startswith(("False", "True"))]
