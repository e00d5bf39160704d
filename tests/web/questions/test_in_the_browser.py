"""The pages of questions in chromium: by keyboard alone, and without JavaScript."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.web.desk import Desk
from tests.web.keyboard import enter, follow, new_case, to
from tests.web.serving import Served

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def without_script(signed_in: Any, served: Served) -> Iterator[Any]:
    """A page of chromium without JavaScript, for the same person."""
    context = signed_in.context.browser.new_context(
        base_url=served.address,
        java_script_enabled=False,
        storage_state=signed_in.context.storage_state(),
    )
    yield context.new_page()
    context.close()


def _case(served: Served, name: str = "breach-transition.json") -> Path:
    return served.folder / name


def _address(served: Served, ref: str, name: str = "breach-transition.json") -> str:
    key = Desk.at(served.folder, None, date.today).key(_case(served, name))
    return f"/cases/{key}/questions/{ref}"


def test_a_case_is_begun_and_filled_in_by_keyboard_alone(signed_in: Any, served: Served) -> None:
    _fill_in(signed_in, served, "KB-1.json")


def test_the_same_goes_by_keyboard_without_javascript(without_script: Any, served: Served) -> None:
    page, name = without_script, "KB-2.json"
    page.goto("/cases/new")
    follow(page, "main button")
    for text in ("KB-2", "Ash", "Brook"):
        page.fill("#answer", text)
        page.press("#answer", "Enter")
    for box, text in (("day", "14"), ("month", "6"), ("year", "2009")):
        page.fill(f"#answer-{box}", text)
    page.press("#answer-day", "Enter")
    page.wait_for_selector("h1:has-text('Which words does Ash use?')")
    assert not _case(served, name).exists()


def _fill_in(page: Any, served: Served, name: str) -> None:
    new_case(page, name.removesuffix(".json"))
    held = json.loads(_case(served, name).read_text())
    assert held["child"]["pronouns"] == "they/them"

    page.goto(_address(served, "communication", name))
    to(page, "child-communication-summary")
    page.keyboard.type("Ash likes short words.")
    to(page, "child-communication-needs-3")
    page.keyboard.press("Space")
    to(page, "Save and continue")
    enter(page)
    page.wait_for_selector("text=Your answers are saved.")
    held = json.loads(_case(served, name).read_text())
    assert held["child"]["communication"]["summary"] == "Ash likes short words."
    assert len(held["child"]["communication"]["needs"]) == 1

    page.goto(_address(served, "person/new", name))
    to(page, "name")
    page.keyboard.type("Bo Brook")
    to(page, "role")
    page.keyboard.type("Par")
    to(page, "Save and continue")
    enter(page)
    page.wait_for_selector("h1:has-text('Contact with this person')")
    held = json.loads(_case(served, name).read_text())
    assert held["people"] == [{"id": "bo-brook", "name": "Bo Brook", "role": "parent"}]


def test_nothing_is_lost_without_javascript(without_script: Any, served: Served) -> None:
    page = without_script
    page.goto(_address(served, "health"))
    page.fill("#child-health_summary", "**Asthma**")
    page.click("main button:has-text('Preview')")
    page.wait_for_selector("#child-health_summary-preview strong:has-text('Asthma')")
    follow(page, "text=Keep for later")
    page.goto(_address(served, "health"))
    assert page.input_value("#child-health_summary") == "**Asthma**"
    page.goto(_address(served, "court"))
    page.fill("#court-judge", "Typed")
    follow(page, "text=Add: offence")
    page.wait_for_selector("h1:has-text('An offence')")
    page.go_back()
    page.reload()
    assert page.input_value("#court-judge") == "Typed"


def test_enter_in_a_box_saves_the_page(signed_in: Any, served: Served) -> None:
    signed_in.goto(_address(served, "name"))
    signed_in.fill("#child-known_as", "Idi")
    signed_in.press("#child-known_as", "Enter")
    signed_in.wait_for_selector("text=Your answers are saved.")
    assert json.loads(_case(served).read_text())["child"]["known_as"] == "Idi"


def test_what_is_typed_is_kept_on_leaving_and_comes_back(signed_in: Any, served: Served) -> None:
    page = signed_in
    page.goto(_address(served, "education"))
    page.fill("#child-education-year_group", "Year 12, typed and left")
    page.goto(_address(served, "health"))
    page.goto(_address(served, "education"))
    assert page.input_value("#child-education-year_group") == "Year 12, typed and left"
    assert "typed and left" not in _case(served).read_text()


def test_the_clock_keeps_what_is_typed_and_says_when(served: Served, signed_in: Any) -> None:
    page = signed_in.context.new_page()
    page.clock.install()
    page.goto(_address(served, "languages"))
    page.fill("#child-first_language", "Krio, typed")
    page.clock.fast_forward(16_000)
    page.wait_for_selector("[data-kept]:has-text('Saved at')")
    page.route("**/keep", lambda route: route.abort())
    page.fill("#child-first_language", "Krio, typed on")
    page.clock.fast_forward(16_000)
    page.wait_for_selector("[data-kept]:has-text('could not be saved')")
    assert page.input_value("#child-first_language") == "Krio, typed on"
    page.unroute("**/keep")
    page.clock.fast_forward(16_000)
    page.wait_for_selector("[data-kept]:has-text('Saved at')")
    page.close()


def test_the_toolbar_marks_what_is_chosen_and_the_preview_shows_it(
    signed_in: Any, served: Served
) -> None:
    page = signed_in
    page.goto(_address(served, "transition-talk"))
    text = page.locator("#transition-needs")
    text.fill("One thing")
    text.press("Control+a")
    part = page.locator("[data-narrative]", has=text)
    part.get_by_role("button", name="Bold").click()
    assert text.input_value() == "**One thing**"
    part.get_by_role("button", name="List").click()
    assert text.input_value() == "- **One thing**"
    part.get_by_role("button", name="Preview").click()
    page.wait_for_selector("#transition-needs-preview li strong:has-text('One thing')")


def test_a_long_list_is_made_shorter_by_typing_and_keeps_what_is_chosen(
    signed_in: Any, served: Served
) -> None:
    page = signed_in
    page.goto(_address(served, "event/1"))
    chosen = page.input_value("#type")
    every = page.locator("#type option").count()
    page.fill("#type-search", "meeting")
    assert 1 < page.locator("#type option").count() < every
    assert page.input_value("#type") == chosen


PAGES = [
    *("name", "communication", "looked-after", "people", "person/1", "person/1/remove"),
    *("pathway/1", "objective/1/1", "event/1", "easy-words", "check/child", "condition-details/2"),
]


@pytest.mark.parametrize("ref", PAGES)
def test_axe_finds_nothing_and_the_page_fits_a_phone(
    signed_in: Any, served: Served, ref: str
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = signed_in
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(_address(served, ref))
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 320
    assert page.locator("h1").count() == 1
    page.set_viewport_size({"width": 1280, "height": 800})


def test_axe_finds_nothing_where_something_is_wrong(signed_in: Any, served: Served) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = signed_in
    page.goto(_address(served, "name"))
    page.fill("#child-date_of_birth-month", "14")
    follow(page, "main button:has-text('Save and continue')")
    page.wait_for_selector(".govuk-error-summary")
    page.click(".govuk-error-summary a")
    assert page.evaluate("document.activeElement.id") == "child-date_of_birth-month"
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("url", ["/cases/new"])
def test_axe_finds_nothing_on_the_first_pages(signed_in: Any, url: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    signed_in.goto(url)
    follow(signed_in, "main button")
    found = Axe().run(signed_in)
    assert found.violations_count == 0, found.generate_report()
