"""Exports of every encoding, separator and program come out as the same rows."""

import csv
import io
import zipfile
from datetime import date, datetime
from itertools import product
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import FaultyInputError, OutputError
from generator.sheets.imports._store import Store
from generator.sheets.imports._tables import heading_row, opened

OPEN = Path("/proc/self/fd")
ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "cp1252": "Windows-1252",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
}
SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright strokes"}
ROWS = [
    ["Ref", "Name", "Note"],
    ["1", "Zoë O'Madeup", 'She said "later", twice'],
    ["2", "Siân", "two\nlines, and; a|b\tc"],
    ["3", "Léa", ""],
]


def written(path, rows, encoding="utf-8", separator=",", quoting=csv.QUOTE_MINIMAL):
    text = io.StringIO()
    csv.writer(text, delimiter=separator, quoting=quoting).writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def read(path, **said):
    table = opened(path, **said)
    return [list(table.headings), *(cells for _, cells, _ in table.rows())]


@pytest.mark.parametrize(("encoding", "separator"), [*product(ENCODINGS, SEPARATORS)])
def test_encoding_and_separator_are_found_and_told(tmp_path, encoding, separator):
    path = written(tmp_path / "export.csv", ROWS, encoding, separator)
    assert read(path) == ROWS
    assert opened(path).told == f"{ENCODINGS[encoding]}, separated by {SEPARATORS[separator]}"


CELL = st.text(st.characters(codec="cp1252", exclude_categories=["Cc"]) | st.just("\n"), max_size=9)


@given(
    rows=st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=8),
    encoding=st.sampled_from(sorted(ENCODINGS)),
    separator=st.sampled_from(sorted(SEPARATORS)),
)
def test_no_cell_is_changed_on_its_way(tmp_path_factory, rows, encoding, separator):
    rows = [["Ref", "Näme", "Note"], *(["x" + a, b, c] for a, b, c in rows)]
    path = tmp_path_factory.mktemp("drawn") / "export.csv"
    found = read(written(path, rows, encoding, separator, csv.QUOTE_ALL))
    assert found == rows


def test_a_row_keeps_the_number_that_a_spreadsheet_gives_it(tmp_path):
    path = tmp_path / "export.csv"
    path.write_text('Ref,Note\n1,"a\nb\nc"\n\n2,x\n', "utf-8")
    assert [number for number, _, _ in opened(path).rows()] == [2, 4]


def test_a_row_that_cannot_be_told_apart_is_given_with_its_fault_and_the_next_is_read(tmp_path):
    path = tmp_path / "export.csv"
    path.write_text('Ref,Note\n1,"he said "no" twice"\n2,x,y\n3,fine\n', "utf-8")
    found = list(opened(path).rows())
    assert [(number, cells) for number, cells, _ in found] == [
        (2, None),
        (3, None),
        (4, ["3", "fine"]),
    ]
    assert "quotation mark" in found[0][2]
    assert "more cells" in found[1][2]


@pytest.mark.parametrize(
    "content", ["sep=;\nRef;Name\n1;Ann, Bo\n", '"sep=;"\nRef;Name\n1;Ann, Bo\n']
)
def test_excels_own_word_for_the_separator_is_taken(tmp_path, content):
    path = tmp_path / "export.csv"
    path.write_text(content, "utf-8")
    assert read(path, heading_row=2) == [["Ref", "Name"], ["1", "Ann, Bo"]]
    assert heading_row(path) == 2


def test_formulas_stay_text_and_zeros_kept_by_one_are_read(tmp_path):
    path = tmp_path / "export.csv"
    path.write_text('Ref,Note\n"=""0012""",=1+1\n@cmd,"=HYPERLINK(""x"")"\n', "utf-8")
    assert read(path)[1:] == [["0012", "=1+1"], ["@cmd", '=HYPERLINK("x")']]


def book(path):
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.append(["Ref", "When", "How many", "Note", "Really"])
    sheet.append(["0012", date(2026, 3, 2), 12, "=1+1", True])
    sheet["D2"].data_type = "s"
    sheet.append([1001, datetime(2026, 3, 2, 14, 30), 1.5, "two\nlines", False])
    made.create_sheet("Other").append(["Ref"])
    made.save(path)
    return path


EXPECTED = [
    ["Ref", "When", "How many", "Note", "Really"],
    ["0012", "2026-03-02", "12", "=1+1", "yes"],
    ["1001", "2026-03-02 14:30:00", "1.5", "two\nlines", "no"],
]


def test_a_workbook_is_read_as_text(tmp_path):
    path = book(tmp_path / "export.xlsx")
    assert read(path) == EXPECTED
    assert read(path, sheet="Other") == [["Ref"]]
    with pytest.raises(FaultyInputError, match="Did you mean 'Other'"):
        opened(path, "Othr")


@pytest.mark.slow
@pytest.mark.parametrize("form", ["ods", "xls"])
def test_so_is_one_of_another_program(tmp_path, needs, form):
    import subprocess

    path = book(tmp_path / "export.xlsx")
    office = [needs("soffice"), f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
    subprocess.run(
        [*office, "--convert-to", form, "--outdir", tmp_path, path], check=True, timeout=180
    )
    # LibreOffice writes yes and no as numbers into some of its forms.
    found = read(tmp_path / f"export.{form}")
    assert [row[:4] for row in found] == [row[:4] for row in EXPECTED]
    assert [row[4] for row in found[1:]] in (["yes", "no"], ["1", "0"])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no headings"),
        (b"\n\n", "no headings"),
        (b"PK\x03\x04 no zip", "cannot be read as a workbook"),
        (b"\xd0\xcf\x11\xe0 no workbook", "cannot be read as a workbook"),
        (b"a\x81b,c\x8f\n", "neither a workbook nor text"),
        (bytes(range(256)) * 40, "neither a workbook nor text"),
        (b"\0" * 5000, "neither a workbook nor text"),
    ],
)
def test_what_is_no_export_is_refused_in_words(tmp_path, content, said):
    path = tmp_path / "export.csv"
    path.write_bytes(content)
    with pytest.raises(FaultyInputError, match=said):
        opened(path)


def test_a_line_without_an_end_is_refused(tmp_path):
    path = tmp_path / "export.csv"
    path.write_text("Ref,Name\n1," + "x" * 1_500_000, "utf-8")
    with pytest.raises(FaultyInputError, match="million characters"):
        list(opened(path).rows())


def test_a_missing_file_a_folder_and_a_device_are_refused(tmp_path):
    for path in (tmp_path, tmp_path / "nothing.csv", tmp_path / "nothing.csv" / "x"):
        with pytest.raises(FaultyInputError):
            opened(path)


def test_a_workbook_whose_cells_lie_a_million_rows_apart_is_refused(tmp_path):
    path = tmp_path / "export.xlsx"
    made = openpyxl.Workbook()
    made.active["A1"] = "Ref"
    made.active["ZZ1000000"] = "far"
    made.save(path)
    with pytest.raises(FaultyInputError, match="far more cells"):
        opened(path)


FAR = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
FAR_AWAY = {
    "as usual": FAR,
    "in single quotation marks": FAR.replace('"', "'"),
    "with spaces": FAR.replace("=", " = "),
    "with a prefix": FAR.replace("<c ", "<x:c ").replace("</c>", "</x:c>"),
    "in small letters": FAR.replace("XFD", "xfd"),
    "after a sign in quotation marks": FAR.replace("<c ", '<c x=">" '),
    "behind a remark that is none": f"<!-- <c a=' -->{FAR}<!-- ' -->",
    "in a row of another number": '<row r="2"><c r="XFD1048576"><v>1</v></c></row>',
    "in a row of no number that fits": '<row r="99999999999999"><c><v>1</v></c></row>',
    "in a column of no number that fits": '<row r="2"><c r="ZZZZZZZZ9"><v>1</v></c></row>',
    "without places": '<row r="1048575"/><row>' + "<c><v>1</v></c>" * 400 + "</row>",
    "with a table between": '<row r="2"><c r="XFD2"/></row><table/><row r="99999"><c/></row>',
    "with definitions": f"<!-- -->]><!DOCTYPE r [<!ENTITY a 'b'>]>{FAR}",
}


@pytest.mark.parametrize("part", ["worksheets/sheet1.xml", "sheets/one.xml", "worksheets/one.dat"])
@pytest.mark.parametrize("name", FAR_AWAY)
def test_cells_far_away_are_found_however_they_are_written(tmp_path, name, part):
    path = tmp_path / "export.xlsx"
    made = openpyxl.Workbook()
    made.active.append(["Ref", "Name"])
    made.save(tmp_path / "sound.xlsx")
    with (
        zipfile.ZipFile(tmp_path / "sound.xlsx") as sound,
        zipfile.ZipFile(path, "w") as packed,
    ):
        for each in sound.namelist():
            text = sound.read(each).decode().replace("worksheets/sheet1.xml", part)
            text = text.replace("</sheetData>", f"{FAR_AWAY[name]}</sheetData>")
            packed.writestr(each.replace("worksheets/sheet1.xml", part), text)
    with pytest.raises(FaultyInputError, match=r"far more cells|cannot be read as a"):
        list(opened(path).rows())


OPEN_FAR_AWAY = {
    "repeated": '<ROW R="999999"><CELL/></ROW><ROW><CELL C="16000"/><CELL V="x"/></ROW>',
    "in single quotation marks": "<ROW R='999999'/><ROW><CELL C='16000'/><CELL V='x'/></ROW>",
    "all of them full": '<ROW R="999999"><CELL C="16000" V="x"/></ROW>',
    "full by what is in them": '<ROW R="999999"><CELL C="16000"><text:p>x</text:p></CELL></ROW>',
    "behind a table": '<ROW R="999999"><CELL><table:table></table:table></CELL></ROW>'
    '<ROW><CELL C="16000" V="x"/></ROW>',
}


@pytest.mark.parametrize("name", OPEN_FAR_AWAY)
def test_cells_far_away_are_found_in_an_open_document(tmp_path, name):
    with pytest.raises(FaultyInputError, match=r"far more cells|cannot be read as a"):
        list(opened(open_document(tmp_path, OPEN_FAR_AWAY[name])).rows())


def test_the_empty_rest_of_an_open_document_is_not_counted(tmp_path):
    rows = (
        '<ROW><CELL V="x"><text:p>Ref</text:p></CELL><CELL C="16383"/></ROW>'
        '<ROW><CELL V="x"><text:p>1</text:p></CELL><CELL C="16383"/></ROW>'
        '<ROW R="1048574"><CELL C="16384"/></ROW>'
    )
    assert [cells for _, cells, _ in opened(open_document(tmp_path, rows)).rows()] == [["1"]]


def open_document(folder, rows):
    for short, whole in (
        ("ROW", "table:table-row"),
        ("CELL", "table:table-cell"),
        (" R=", " table:number-rows-repeated="),
        (" C=", " table:number-columns-repeated="),
        (" V=", " office:value-type="),
        ('"x"', '"string"'),
        ("'x'", "'string'"),
    ):
        rows = rows.replace(short, whole)
    path = folder / "export.ods"
    names = "urn:oasis:names:tc:opendocument:xmlns"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("META-INF/manifest.xml", "<manifest/>")
        packed.writestr(
            "content.xml",
            f'<office:document-content xmlns:office="{names}:office:1.0" '
            f'xmlns:table="{names}:table:1.0" xmlns:text="{names}:text:1.0"><office:body>'
            f'<office:spreadsheet><table:table table:name="A">{rows}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return path


def test_a_workbook_that_unpacks_without_end_is_refused(tmp_path):
    path = tmp_path / "export.xlsx"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed,
        packed.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(1100):
            part.write(b" " * 1_000_000)
    with pytest.raises(FaultyInputError, match="far more cells"):
        opened(path)


def test_headings_that_stand_twice_get_their_number(tmp_path):
    path = written(tmp_path / "export.csv", [["Name", "", "Name", " name "], ["a", "b", "c", "d"]])
    table = opened(path)
    assert table.headings == ("Name", "column 2", "Name (2)", "name")
    assert table.column("Name (2)") == 2
    assert table.column("NAME (2)") == 2


@pytest.mark.skipif(not OPEN.is_dir(), reason="asks the system what is open")
def test_rows_on_disk_have_no_name_there_and_are_their_owners_alone():
    with Store() as store:
        store.add((f"k{n}", 0, n, ["x" * 2000]) for n in range(20_000))
        found = [fd for fd in OPEN.iterdir() if fd.is_symlink()]
        held = [fd for fd in found if "etilqs_" in str(fd.readlink())]
        assert held
        assert all("(deleted)" in str(fd.readlink()) for fd in held)
        assert all(fd.stat().st_mode & 0o077 == 0 for fd in held)
        assert store.rows("k7")[0][1] == 7


def test_a_disk_without_room_is_told_in_words():
    with pytest.raises(OutputError, match="no room"), Store() as store:
        store._data.execute("PRAGMA max_page_count = 20")
        store.add((f"k{n}", 0, n, ["x" * 2000]) for n in range(200))


def test_a_binary_workbook_is_refused_since_nobody_knows_how_far_it_reaches(tmp_path):
    path = tmp_path / "export.xlsb"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("xl/workbook.bin", b"\0")
    with pytest.raises(FaultyInputError, match=r"save it again as \.xlsx"):
        opened(path)
