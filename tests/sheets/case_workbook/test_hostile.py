"""Files that are no honest workbook: told in words, bounded in time and memory, never run."""

import io
import random
import re
import zipfile

import msoffcrypto
import openpyxl
import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from generator.errors import FaultyInputError
from generator.sheets.case_workbook.opening import opened
from tests.sheets.case_workbook.filling import (
    Desk,
    read,
    sheet_part,
    small,
    small_case,
    with_cell,
    with_parts,
)
from tests.sweeps import times

CHILD, PEOPLE = "child", "people"


def first_name():
    return Desk(small()).place(CHILD, "child.first_name").coordinate


def refusal(content, name="case.xlsx"):
    with pytest.raises(FaultyInputError) as error:
        read(content, name)
    assert "\n" not in str(error.value)
    return str(error.value)


class DescribeFormulas:
    @pytest.mark.parametrize("error", ["#REF!", "#N/A", "#DIV/0!", "#NAME?"])
    def test_an_error_is_refused_at_the_cell(self, error):
        cell = first_name()
        xml = f'<c r="{cell}"STYLE t="e"><f>A1/0</f><v>{error}</v></c>'
        (fault,) = read(with_cell(small(), CHILD, cell, xml)).faults
        assert str(fault.spot) == f"Child, {cell}"
        assert "error of a formula" in fault.message

    def test_the_words_of_an_error_are_only_words(self):
        cell = first_name()
        xml = f'<c r="{cell}"STYLE t="inlineStr"><is><t>#REF!</t></is></c>'
        found = read(with_cell(small(), CHILD, cell, xml))
        assert found.data["child"]["first_name"] == "#REF!"

    def test_a_value_is_taken(self):
        cell = first_name()
        xml = f'<c r="{cell}"STYLE t="str"><f>"Ja"&amp;"ke"</f><v>Jake</v></c>'
        found = read(with_cell(small(), CHILD, cell, xml))
        assert not found.faults
        assert found.data["child"]["first_name"] == "Jake"

    @pytest.mark.parametrize("formula", ["1+1", "cmd|'/c calc'!A0", "WEBSERVICE(A1)"])
    def test_one_that_nobody_worked_out_is_refused_and_never_run(self, formula):
        cell = first_name()
        xml = f'<c r="{cell}"STYLE><f>{formula}</f></c>'
        (fault,) = read(with_cell(small(), CHILD, cell, xml)).faults
        assert "worked out" in fault.message


class DescribeHugeTables:
    @pytest.mark.parametrize(
        "rows",
        [
            '<row r="900"><c r="xfd1048576"><v>1</v></c></row>',
            '<row r="900"><c r="A99999999"><v>1</v></c></row>',
            '<row r="9999999999"><c><v>1</v></c></row>',
            '<c r="XFD1048576"><v>1</v></c>',
            '<x xmlns="urn:x"><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></x>',
        ],
    )
    def test_cells_far_away_are_found_however_they_are_written(self, rows):
        def change(parts):
            part = sheet_part(small(), CHILD)
            whole = f"{rows}</sheetData>".encode()
            parts[part] = parts[part].replace(b"</sheetData>", whole)

        assert re.search(r"far outside|damaged", refusal(with_parts(small(), change)))

    @pytest.mark.parametrize("cell", ["A1048576", "XFD1048576", "XFD6", "D30000"])
    def test_a_cell_far_away_is_refused_at_its_place(self, cell):
        row = cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        line = f'<row r="{row}"><c r="{cell}" t="inlineStr"><is><t>x</t></is></c></row>'.encode()
        part = sheet_part(small(), PEOPLE)

        def change(parts):
            parts[part] = parts[part].replace(b"</sheetData>", line + b"</sheetData>")

        found = read(with_parts(small(), change))
        assert [str(fault.spot) for fault in found.faults] == [f"People, {cell}"]
        assert found.data == small_case()

    def test_formats_down_to_the_last_row_do_not_matter(self):
        line = b'<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>'
        part = sheet_part(small(), PEOPLE)

        def change(parts):
            parts[part] = parts[part].replace(b"</sheetData>", line)

        found = read(with_parts(small(), change))
        assert (found.faults, found.data) == ((), small_case())


class DescribeFilesThatAreRefused:
    def test_a_bomb(self):
        def change(parts):
            parts["xl/theme/theme9.xml"] = b"<x>" + b" " * 41_000_000

        assert "far more" in refusal(with_parts(small(), change))

    def test_a_sheet_that_says_it_is_small_and_is_not(self):
        content = bytearray(with_parts(small(), lambda parts: None))
        with zipfile.ZipFile(io.BytesIO(bytes(content))) as archive:
            info = archive.getinfo("xl/styles.xml")
        at = bytes(content).find(info.filename.encode(), info.header_offset)
        content[at - 8 : at - 4] = (1).to_bytes(4, "little")
        last = bytes(content).rfind(b"xl/styles.xml")
        content[last - 22 : last - 18] = (1).to_bytes(4, "little")
        assert refusal(bytes(content))

    @pytest.mark.parametrize("name", ["xl/workbook.xml", "xl/styles.xml", "sheet"])
    def test_definitions_that_grow(self, name):
        part = sheet_part(small(), CHILD) if name == "sheet" else name
        bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'

        def change(parts):
            head, _, body = parts[part].partition(b"?>")
            parts[part] = head + b"?>" + bomb + body if body else bomb + head

        assert "definitions" in refusal(with_parts(small(), change))

    def test_one_with_a_password(self):
        out = io.BytesIO()
        OOXMLFile(io.BytesIO(small())).encrypt("opens it", out)
        assert msoffcrypto.OfficeFile(io.BytesIO(out.getvalue())).is_encrypted()
        assert "password" in refusal(out.getvalue())

    @pytest.mark.parametrize("length", [5, 400, 20_000])
    def test_one_that_was_cut_off(self, length):
        assert "workbook" in refusal(small()[:length])

    @pytest.mark.parametrize(
        "content", [b"", b"%PDF-1.7", b"{}", b"PK\x03\x04", b"\xd0\xcf\x11\xe0" * 99]
    )
    def test_what_is_no_workbook(self, content):
        assert "workbook" in refusal(content)

    def test_a_word_file(self, samples):
        word = (samples.parent / "templates/breach-report/breach-report.docx").read_bytes()
        assert "no Excel workbook" in refusal(word)

    def test_a_workbook_of_somebody_else(self):
        out = io.BytesIO()
        openpyxl.Workbook().save(out)
        assert "no case workbook" in refusal(out.getvalue())


class DescribeWhatIsLeftAlone:
    def test_macros_and_links_are_told_and_never_followed(self):
        def change(parts):
            parts["xl/vbaProject.bin"] = b"\xd0\xcf\x11\xe0"
            parts["xl/externalLinks/externalLink1.xml"] = b"<externalLink/>"

        found = read(with_parts(small(), change), "case.xlsm")
        assert found.data == small_case()
        assert any("macros" in note for note in found.notes)
        assert any("links" in note for note in found.notes)

    def test_only_tables_reach_the_reader(self):
        def change(parts):
            parts["xl/media/image1.png"] = b"no picture"
            parts["../outside.txt"] = b"x"

        assert opened(with_parts(small(), change), "case.xlsx").pages

    def test_a_hidden_sheet_that_was_changed_is_not_trusted(self):
        desk = Desk(small())
        desk.book["Throughcare"]["B5"].value = "0" * 20
        found = read(desk.saved())
        assert found.memory is None
        assert any("hidden sheet" in note for note in found.notes)


@pytest.mark.parametrize("seed", range(times(12, 400)))
def test_a_damaged_file_is_read_or_told_in_words(seed):
    pick = random.Random(seed)
    content = bytearray(small())
    for _ in range(pick.choice([1, 5, 50])):
        content[pick.randrange(len(content))] = pick.randrange(256)
    try:
        found = read(bytes(content))
    except FaultyInputError as error:
        assert str(error)
    else:
        assert found.data
