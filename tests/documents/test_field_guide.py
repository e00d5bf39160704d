"""The guide to the fields leaves none out, and says of each what the schemas and kinds say."""

import io
import re
from html import escape

import docx
import pytest
from playwright.sync_api import sync_playwright

from generator.case import missing
from generator.case.guide import guide
from generator.documents.field_guide import guide_in_word, guide_on_a_page
from generator.sheets.imports._target import target
from generator.toolkit import Toolkit

TOOLKIT = Toolkit()
ROWS = TOOLKIT.field_guide()


def _row(part, title):
    return next(row for row in ROWS if (row.part, row.title) == (part, title))


def test_every_field_but_the_version_of_the_file_has_a_row():
    fields = [f for f in guide().walk() if f.form != "section" and f.path != ("schema",)]
    assert [row.title for row in ROWS] == [field.title for field in fields]
    assert all(row.meaning and row.form and row.readers != "nobody" for row in ROWS)


def test_choices_examples_and_readers_are_in_words():
    role = _row("People", "Role")
    assert "Speech and language therapist (salt)" in role.choices
    assert _row("Child", "Date of birth").example == "14 June 2009"
    assert "the child" not in _row("People", "Note on contact").readers
    assert not any(re.search(r"\b[a-z]+_[a-z]+\b", row.readers + row.form) for row in ROWS)


def test_a_field_is_named_as_a_mapping_and_a_case_file_name_it():
    for row in ROWS:
        path = row.in_file.split(", ")[0]
        if not row.in_file.endswith("written [{...}, {...}]"):
            # A mapping takes one list of rows at a time: a list around it needs a name.
            *around, last = path.rsplit("[].", 1)
            named = [each.replace("[]", "[one]") + "[]" for each in around]
            assert target(".".join([*named, last])).field.title == row.title
    assert _row("Child", "Date of birth").in_file == 'child.date_of_birth, written "2009-06-14"'
    assert _row("Court", "Offence").in_file == "court.offences[].offence"
    assert _row("Child", "Interpreter needed").in_file.endswith("written true or false")


def test_what_every_document_needs_is_told_once():
    assert _row("Child", "First name").needed_by == ("every document of a case",)
    assert len(_row("Breach", "Court").needed_by) == 1


@pytest.mark.parametrize("kind", [k.name for k in TOOLKIT.catalogue.kinds() if k.subject == "case"])
def test_a_kind_needs_what_an_empty_case_is_told_that_it_lacks(kind, tmp_path):
    rows = {row.title for row in TOOLKIT.field_guide(kind)}
    path = tmp_path / "case.json"
    path.write_text(
        '{"schema": "throughcare/case/1", "case_id": "TC-1", "service": {"name": "A"}, "child": '
        '{"first_name": "Ash", "last_name": "Brook", "date_of_birth": "2009-06-14"}}'
    )
    record = TOOLKIT.open(path)
    for fault in missing(record, TOOLKIT.catalogue.get(kind).requirements):
        steps = fault.pointer.split("/")[1:]
        field = guide().find(tuple(step for step in steps if not step.isdecimal()))
        assert field is not None
        assert field.form == "section" or field.title in rows


def test_the_word_file_and_the_page_hold_every_title_and_meaning():
    word = docx.Document(io.BytesIO(guide_in_word(ROWS)))
    cells = "\n".join(cell.text for table in word.tables for cell in table._cells)
    page = guide_on_a_page(ROWS).decode()
    assert page.count('<article class="field">') == len(ROWS)
    for row in ROWS[::7]:
        assert row.meaning in cells
        assert row.title in cells
        assert row.in_file in cells
        assert escape(row.in_file) in page
    assert "http://" not in page.replace("https://calderbrook", "")


def test_the_search_of_the_page_finds_by_title_and_by_meaning(needs, tmp_path):
    chromium = needs("chromium")
    path = tmp_path / "guide.html"
    path.write_bytes(guide_on_a_page(ROWS))
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 360, "height": 700})
        page.goto(path.as_uri())
        page.fill("#search", "birth child")
        shown = page.locator(".field:visible h3").all_inner_texts()
        wide = page.evaluate("document.documentElement.scrollWidth")
        browser.close()
    assert "Date of birth" in shown
    assert len(shown) < 40
    assert wide <= 360
