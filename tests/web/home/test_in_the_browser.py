"""Coming in, the list, the lock, as a person at a browser has them; with scripts and without."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.web.conftest import PIN, WHO

pytestmark = pytest.mark.slow
PATHS = ("/", "/sit", "/lock", "/nothing-here", "/cases/0123456789ab/x")
_IDLE = 16 * 60 * 1000


@pytest.fixture
def page(signed_in):
    signed_in.set_viewport_size({"width": 1280, "height": 900})
    signed_in.goto("/")
    if "/lock" in signed_in.url:
        open_again(signed_in)
    return signed_in


def open_again(page):
    page.fill("#pin", PIN)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"^(?!.*/lock).*$"))


def faults_of(page):
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [(each["id"], [node["html"] for node in each["nodes"]]) for each in found]


@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing(page, path):
    page.goto(path)
    assert faults_of(page) == []


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("width", [320, 640])
def test_nothing_is_cut_off_or_needs_sideways_scrolling(page, path, width):
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_everything_is_reached_by_the_keyboard_and_seen_to_be(page):
    page.goto("/")
    reached = []
    for _ in range(60):
        page.keyboard.press("Tab")
        about = page.evaluate(
            """() => { const e = document.activeElement, s = getComputedStyle(e);
            return [e.tagName, e.textContent.trim().slice(0, 20),
                    s.outlineStyle !== 'none' || s.boxShadow !== 'none'] }"""
        )
        if about[0] == "BODY":
            break
        reached.append(about)
    assert all(seen for _, _, seen in reached), reached
    words = [text for _, text, _ in reached]
    assert words[0] == "Skip to main content"
    for wanted in ("Cases", "Lock", "Start a new case", "Search", "Toby"):
        assert wanted in words


def test_a_case_is_found_by_typing_its_name(page):
    page.goto("/")
    page.fill("#words", "zoë")
    page.keyboard.press("Enter")
    page.get_by_text("1 case of").wait_for()
    assert page.locator("tbody tr").count() == 1
    assert "zo" not in page.url.lower()
    page.get_by_role("button", name="Show all cases").click()
    page.get_by_text("what is overdue first").wait_for()


def test_the_lock_hides_everything_until_the_pin_is_given(page):
    page.goto("/?page=1")
    page.get_by_role("button", name="Lock").click()
    page.wait_for_url("**/lock")
    assert "Toby" not in page.content()
    page.go_back()
    page.wait_for_url("**/lock")
    assert "Toby" not in page.content()
    page.fill("#pin", "wrong")
    page.keyboard.press("Enter")
    page.get_by_text("You can try 4 times more").first.wait_for()
    open_again(page)
    assert page.get_by_text("Toby").count()


def test_a_page_that_nobody_works_on_locks_itself(served, page):
    idle = page.context.new_page()
    idle.clock.install()
    idle.goto("/")
    idle.keyboard.press("Shift")
    idle.clock.run_for(_IDLE - 2 * 60 * 1000)
    assert idle.url.endswith("/")
    idle.keyboard.press("Shift")  # somebody is there after all
    idle.clock.run_for(_IDLE - 2 * 60 * 1000)
    assert idle.url.endswith("/")
    idle.clock.run_for(_IDLE)
    idle.wait_for_url("**/lock")
    assert "Toby" not in idle.content()
    open_again(idle)
    idle.close()


def test_without_scripts_all_works_the_same(served, page):
    plain = page.context.browser.new_context(
        base_url=served.address,
        java_script_enabled=False,
        storage_state=page.context.storage_state(),
    )
    one = plain.new_page()
    one.goto("/sit")
    one.fill("#name", "")
    one.fill("#pin", "12")
    one.keyboard.press("Enter")
    one.get_by_text("There is a problem").wait_for()
    assert one.title().startswith("Error: ")
    one.get_by_role("link", name="Choose a PIN of at least 4 characters").click()
    assert one.url.endswith("#pin")
    one.fill("#name", WHO)
    one.fill("#pin", PIN)
    one.keyboard.press("Enter")
    one.wait_for_url("**/")
    one.get_by_role("button", name="Lock").click()
    one.wait_for_url("**/lock")
    open_again(one)
    assert one.get_by_text("Toby").count()
    plain.close()


def test_nothing_is_asked_for_elsewhere_and_nothing_is_forbidden(page):
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    for path in ("/", "/sit"):
        page.goto(path, wait_until="networkidle")
    own = page.url.split("/sit")[0]
    assert all(url.startswith(own) for url in asked)
    assert said == []


def test_colours_of_ones_own_leave_everything_to_be_seen(page):
    page.emulate_media(forced_colors="active")
    page.goto("/")
    for name in ("Lock", "Search"):
        border = page.get_by_role("button", name=name).evaluate(
            "e => parseFloat(getComputedStyle(e).borderTopWidth)"
        )
        assert border > 0
    page.emulate_media(forced_colors="none")
