"""A panel officer's whole job in a browser: by keyboard alone, and again without scripts."""

import json
import re
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.web.keyboard import follow

pytestmark = pytest.mark.slow

_TABS = 400
_HERE = """() => {
    const one = document.activeElement
    const label = one.labels && one.labels.length ? one.labels[0].innerText : ''
    return [one.id, (label || one.innerText || '').replace(/\\s+/g, ' ').trim()]
}"""
_SHOWN = """() => {
    const style = getComputedStyle(document.activeElement)
    return style.outlineStyle !== 'none' || style.boxShadow !== 'none'
}"""


def reach(page: Any, wanted: str) -> None:
    """Go with the tab key to what is called so, or has that id; each stop can be seen."""
    for _ in range(_TABS):
        page.keyboard.press("Tab")
        found, words = page.evaluate(_HERE)
        if found == wanted or re.fullmatch(wanted, words):
            assert page.evaluate(_SHOWN), f"{wanted} has the focus, and nothing shows it"
            return
    raise AssertionError(f"{wanted} was not reached with the tab key on {page.url}")


def press(page: Any, wanted: str) -> None:
    """Reach something and press Enter; wait for the page it leads to."""
    reach(page, wanted)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def saved(page: Any, wanted: str) -> bytes:
    """Reach a link and take the file that it leads to."""
    reach(page, wanted)
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    return waiting.value.path().read_bytes()


def clean(page: Any) -> None:
    """No fault of accessibility that axe knows, and nothing wider than the window."""
    found = Axe().run(page)
    told = [f"{one['id']}: {one['nodes'][0]['html']}" for one in found.response["violations"]]
    assert not told, f"{page.url}: {told}"


@pytest.fixture
def empty(served: Any) -> Iterator[Any]:
    """The folder of the server with no panel in it, and the panels put back afterwards."""
    panels, kept = served.folder / "panels", served.folder.parent / "kept"
    shutil.move(panels, kept)
    yield panels
    shutil.rmtree(panels, ignore_errors=True)
    shutil.move(kept, panels)


def test_from_an_empty_folder_to_minutes_and_an_extract_by_keyboard(signed_in, empty):
    page = signed_in
    page.goto("/panels")
    clean(page)
    press(page, "Prepare a new panel")
    clean(page)
    reach(page, "day")
    page.keyboard.type("11")
    reach(page, "month")
    page.keyboard.type("2")
    reach(page, "year")
    page.keyboard.type("2026")
    press(page, "Show who is due")
    clean(page)
    press(page, "Write this panel")
    clean(page)
    [path] = empty.glob("*.json")
    items = json.loads(path.read_text("utf-8"))["items"]
    assert items
    press(page, "Type the minutes")
    clean(page)
    reach(page, "attendance-1-status")
    page.keyboard.press("ArrowRight")
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    for number in range(1, len(items) + 1):
        reach(page, "discussion")
        page.keyboard.type(f"The panel spoke of item {number}.")
        if number == 1:
            page.keyboard.press("Control+.")
            page.keyboard.type("Ring the college")
            reach(page, "new-1-owner")
            page.keyboard.type(items[0]["presented_by"])
            reach(page, "new-1-due")
            page.keyboard.type("20/3/26")
            clean(page)
        with page.expect_navigation():
            page.keyboard.press("Control+Enter")
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    data = json.loads(path.read_text("utf-8"))
    assert [one["discussion"] for one in data["items"]] == [
        f"The panel spoke of item {number}." for number in range(1, len(items) + 1)
    ]
    [action] = data["items"][0]["actions"]
    assert action["due"] == "2026-03-20"
    press(page, "Papers, packs and extracts")
    clean(page)
    assert saved(page, "PDF of the Panel minutes").startswith(b"%PDF")
    assert saved(page, "PDF for .*").startswith(b"%PDF")


def test_every_page_is_clean_and_fits_a_narrow_window(signed_in, served):
    page = signed_in
    page.goto("/panels")
    panel = page.get_attribute("main table a", "href")
    page.goto("/actions?state=all")
    action = page.get_attribute("main table a", "href")
    parts = [f"{panel}/minutes/{one}" for one in ("who", "before", "1", "end")]
    more = [f"{panel}{one}" for one in ("", "/papers", "/questions", "/read", "/agree")]
    others = ["/panels/new", "/panels/new?kind=cart&day=11&month=3&year=2026", "/panels/board"]
    acting = ["/actions?state=all", action, "/actions/take", "/actions/owners"]
    page.set_viewport_size({"width": 320, "height": 800})
    for url in (*parts, *more, *others, *acting):
        page.goto(url)
        clean(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, url
        assert page.locator("h1").count() == 1
    page.set_viewport_size({"width": 1280, "height": 900})


def test_a_draft_is_kept_by_itself_and_on_leaving(signed_in, served):
    page = signed_in
    page.goto("/panels")
    panel = page.get_attribute("main table a", "href")
    page.clock.install()
    page.goto(f"{panel}/minutes/2")
    page.fill("#discussion", "Half a sente")
    page.clock.run_for(15_500)
    page.get_by_text("Kept as a draft").wait_for()
    page.fill("#discussion", "Half a sentence more")
    page.goto("/panels")
    # What is sent on leaving may arrive after the next page is asked for.
    for _ in range(50):
        page.goto(f"{panel}/minutes/2")
        if page.input_value("#discussion") == "Half a sentence more":
            break
        page.wait_for_timeout(100)
    assert page.input_value("#discussion") == "Half a sentence more"
    assert "did not save" in page.inner_text("main")
    page.route("**/draft", lambda route: route.abort())
    page.fill("#discussion", "Typed while nothing can be kept")
    page.clock.run_for(15_500)
    page.get_by_text("could not be kept").wait_for()
    assert page.input_value("#discussion") == "Typed while nothing can be kept"
    page.unroute("**/draft")
    page.click("text=Throw it away")
    page.wait_for_load_state()


def test_the_job_is_done_without_scripts(signed_in, served):
    state = signed_in.context.storage_state()
    browser = signed_in.context.browser
    context = browser.new_context(
        base_url=served.address, storage_state=state, java_script_enabled=False
    )
    page = context.new_page()
    page.goto("/panels/new")
    page.fill("#day", "22")
    page.fill("#month", "4")
    page.fill("#year", "2026")
    follow(page, "text=Show who is due")
    follow(page, "text=Write this panel")
    follow(page, "text=Type the minutes")
    page.check("#attendance-1-status-present")
    follow(page, "text=Save and go on")
    follow(page, "text=Save and go on")
    page.fill("#discussion", "Without any script.")
    follow(page, "text=Add another action")
    assert page.input_value("#discussion") == "Without any script."
    page.fill("#new-3-action", "Ring the college")
    follow(page, "[data-go=save]")
    assert page.locator(".govuk-error-summary").count() == 1
    page.fill("#new-3-owner", page.input_value("#presented_by"))
    page.fill("#new-3-due", "6 May 2026")
    follow(page, "[data-go=save]")
    assert page.locator(".govuk-error-summary").count() == 0
    [path] = (served.folder / "panels").glob("CART-2026-04-22.json")
    item = json.loads(path.read_text("utf-8"))["items"][0]
    assert (item["discussion"], item["actions"][0]["due"]) == ("Without any script.", "2026-05-06")
    path.unlink()
    context.close()
