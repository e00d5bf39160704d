"""A therapist in chromium: from an empty folder to the signed PDF, by keyboard alone."""

from typing import Any

import page as page_validation
import pytest
from playwright.sync_api import sync_playwright

from tests.web.conftest import PIN, WHO
from tests.web.easyread.test_job import pdf_of, press, press_to, sign, write
from tests.web.keyboard import enter, new_case, to
from tests.web.serving import Served

pytestmark = pytest.mark.slow

_KEEP = (
    "Keep in touch with the supervising officer in accordance with instructions given by the "
    "supervising officer."
)
_CURFEW = (
    "You must stay at the address approved by your supervising officer between 7pm and 7am each "
    "day, unless your supervising officer gives permission for you to be elsewhere during those "
    "hours. This is called a curfew."
)
_BEFORE = "This is about your notice.\nIt says what you must do.\nWanda Fell is there for you."
_AFTER = "Tell Wanda first if you cannot keep a rule.\nThe court may ask you why."


@pytest.mark.parametrize("script", [True, False], ids=["with scripts", "without scripts"])
def test_from_an_empty_folder_to_the_signed_pdf(
    nothing_yet: Served, needs: Any, script: bool
) -> None:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=needs("chromium"), args=["--no-sandbox"])
        context = browser.new_context(base_url=nothing_yet.address, java_script_enabled=script)
        page = context.new_page()
        page.goto(nothing_yet.start)
        write(page, "#name", WHO)
        write(page, "#pin", PIN)
        enter(page)
        new_case(page, "KB-1")
        case = page.url.removeprefix(nothing_yet.address)
        _record_the_licence(page, case)
        studio = f"{case}/easy-read"
        _work_on_the_words(page, studio)
        _teach_back(page, studio)
        page.goto(studio)
        page.goto(studio)
        sign(page, press, write, studio, outside="Speech and language therapist")
        pdf = pdf_of(page, press, studio)
        assert page_validation.validate_pdf_bytes(pdf, profile="ua1").is_compliant
        assert page.locator("text=not yet checked").count() == 0
        browser.close()


def _record_the_licence(page: Any, case: str) -> None:
    """Supervision, a standard condition, and a curfew with its days and times."""
    page.goto(f"{case}/questions/supervision")
    _choose(page, "supervision.kind", 0)
    _day(page, "supervision-starts", "20", "3", "2026")
    _day(page, "supervision-ends", "20", "7", "2026")
    write(page, "#supervision-supervising_officer-other", "Wanda Fell")
    enter(page)
    for number, (kind, code, words) in enumerate(
        [(0, "keep-in-touch", _KEEP), (1, "curfew", _CURFEW)], 1
    ):
        page.goto(f"{case}/questions/conditions")
        to(page, "Add: condition")
        enter(page)
        _choose(page, "kind", kind)
        write(page, "#official_text", words)
        write(page, "#number", str(number))
        write(page, "#code", code)
        enter(page)
        assert "Your answers are saved" in page.inner_text("main")
    page.goto(f"{case}/questions/condition-details/2")
    press_to(page, "button[value*='condition-times']")
    enter(page)
    for number in range(7):
        press(page, f"input[name=days] >> nth={number}", "Space")
    write(page, "#from", "19:00")
    write(page, "#to", "07:00")
    enter(page)


def _work_on_the_words(page: Any, studio: str) -> None:
    """A sentence, a picture, the level, and what stands before and after the rules."""
    page.goto(studio)
    press(page, f"a[href='{studio}/rules/1']")
    page.wait_for_url(f"**{studio}/rules/1")
    write(page, "#text-1", "Use the way Wanda tells you.")
    press(page, "button[value='seek:rule']")
    page.wait_for_selector("#find")
    write(page, "#find", "telephone")
    page.keyboard.press("Enter")
    page.wait_for_selector("button[value^='choose:1']")
    press_to(page, "button[value^='choose:1']")
    chosen = page.evaluate("document.activeElement.value").removeprefix("choose:")
    page.keyboard.press("Enter")
    page.wait_for_function(
        "code => document.querySelector('[name=picture]').value === code", arg=chosen
    )
    press(page, "button[value=save]")
    page.wait_for_selector("text=Rule 1 saved.")
    page.goto(f"{studio}/rules/2")
    # This paper has no published list: the therapist says that the words are the same.
    press_to(page, "form:has(input[value='curfew']) button")
    enter(page)
    page.goto(f"{studio}/look")
    _choose(page, "level", 0)
    press_to(page, "text=Save the look")
    enter(page)
    page.goto(f"{studio}/words")
    write(page, "#intro", _BEFORE)
    write(page, "#if_not", _AFTER)
    press_to(page, "text=Save these words")
    enter(page)


def _teach_back(page: Any, studio: str) -> None:
    page.goto(f"{studio}/teach-back")
    press(page, "#rule-1 summary")
    press(page, "#answer-1 input", "Space")
    press_to(page, "#rule-1 button")
    enter(page)
    assert "Last time" in page.inner_text("#rule-1")


def _choose(page: Any, name: str, steps: int) -> None:
    """Choose a radio button by the space bar or the arrows: the first, or so many after it."""
    to(page, name, 400)
    if page.evaluate("document.activeElement.checked"):
        steps += 1
    else:
        page.keyboard.press("Space")
    for _ in range(steps):
        page.keyboard.press("ArrowDown")


def _day(page: Any, field: str, *boxes: str) -> None:
    for box, text in zip(("day", "month", "year"), boxes, strict=True):
        write(page, f"#{field}-{box}", text)
