"""A case manager in chromium: from an empty folder to a finished PDF, by keyboard alone."""

from typing import Any

import page as page_validation
import pytest
from playwright.sync_api import sync_playwright
from pypdf import PdfReader

from tests.web.conftest import PIN, WHO
from tests.web.keyboard import enter, new_case, open_groups, to
from tests.web.serving import Served

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("script", [True, False], ids=["with scripts", "without scripts"])
def test_from_an_empty_folder_to_a_finished_pdf(
    nothing_yet: Served, needs: Any, script: bool
) -> None:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=needs("chromium"), args=["--no-sandbox"])
        context = browser.new_context(base_url=nothing_yet.address, java_script_enabled=script)
        _from_nothing_to_a_pdf(context.new_page(), nothing_yet)
        browser.close()


def _from_nothing_to_a_pdf(page: Any, empty: Served) -> None:
    page.goto(empty.start)
    for field, text in (("name", WHO), ("pin", PIN)):
        to(page, field)
        page.keyboard.type(text)
    enter(page)
    assert "There are no cases in this folder yet" in page.inner_text("main")

    new_case(page, "KB-1")
    assert (empty.folder / "KB-1.json").is_file()
    for link in ("Documents", "Statutory dates", "Make Word, PDF, workbook and calendar"):
        to(page, link)
        enter(page)
        if link == "Documents":
            open_groups(page)
    assert "Up to date" in page.inner_text("main")

    [pdf] = (empty.folder / "documents").glob("*.pdf")
    assert page_validation.validate_pdf_bytes(pdf.read_bytes(), profile="ua1").is_compliant
    said = "".join(one.extract_text() for one in PdfReader(pdf).pages)
    assert "Ash Brook" in said
    assert "DRAFT" not in said
    to(page, "The PDF itself")
    with page.expect_download() as sent:
        page.keyboard.press("Enter")
    assert sent.value.path().read_bytes() == pdf.read_bytes()
    assert "ash" not in sent.value.suggested_filename.casefold()
