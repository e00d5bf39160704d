"""Every page there is, in chromium: axe, narrow windows, large letters, forced colours, focus."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from tests.web.conftest import ON, come_in, desk_folder, signed_in_client
from tests.web.crawl import is_page
from tests.web.every_route import LOCKING, addresses, begin, fill
from tests.web.serving import serving

pytestmark = pytest.mark.slow

# A window of 1280 px at 400% zoom is one of 320, at 200% one of 640.
_WIDTHS = (320, 640)
_TOO_WIDE = """() => {
    const wide = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= wide) return []
    return [...document.querySelectorAll('body *')]
        .filter(one => one.getBoundingClientRect().right > wide + 1)
        .map(one => one.outerHTML.slice(0, 120)).slice(0, 3)
}"""
_UNSEEN = """() => {
    const unseen = []
    const all = 'a[href], button, input, select, textarea, summary'
    for (const one of document.querySelectorAll(all)) {
        if (one.type === 'hidden' || one.disabled || !one.getClientRects().length) continue
        one.focus({ focusVisible: true })
        if (document.activeElement !== one) continue
        const near = [one, one.labels && one.labels[0], one.nextElementSibling].filter(Boolean)
        const seen = near.some(each => ['', '::before', '::after'].some(part => {
            const style = getComputedStyle(each, part || null)
            return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 ||
                style.boxShadow !== 'none'
        }))
        if (!seen) unseen.push(one.outerHTML.slice(0, 120))
    }
    return unseen
}"""


@pytest.fixture(scope="module")
def seen(tmp_path_factory: Any, needs: Any) -> Iterator[tuple[Any, dict[str, str]]]:
    """A window of chromium, and a page of each route by the route."""
    folder = desk_folder(tmp_path_factory.mktemp("seen"))
    fill(folder)
    client = signed_in_client(folder)
    found = addresses(client, begin(client))
    pages = {
        route: urls[0]
        for route, urls in found.items()
        if urls and route not in LOCKING and is_page(client.get(urls[0]))
    }
    client.close()
    with serving(folder, ON) as served, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=needs("chromium"), args=["--no-sandbox"])
        page = browser.new_context(base_url=served.address).new_page()
        come_in(page, served)
        yield page, {**pages, "/lock": "/lock"}
        browser.close()


def faults(seen: Any, of: Any) -> dict[str, Any]:
    """What is wrong with each page, by its route; `of` says what is wrong with the one shown."""
    page, pages = seen
    told = {}
    for route, url in pages.items():
        assert page.goto(url).status == 200, url
        if wrong := of(page):
            told[route] = wrong
    if page.url.endswith("/lock"):
        page.fill("#pin", "2468")
        page.click("main button")
        page.wait_for_url(lambda url: not url.endswith("/lock"))
    return told


def test_axe_finds_nothing_on_any_page(seen: Any) -> None:
    def violations(page: Any) -> list[Any]:
        found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
        return [(each["id"], each["nodes"][0]["html"][:200]) for each in found]

    assert faults(seen, violations) == {}


@pytest.mark.parametrize("width", _WIDTHS)
def test_no_page_needs_sideways_scrolling(seen: Any, width: int) -> None:
    seen[0].set_viewport_size({"width": width, "height": 512})
    assert faults(seen, lambda page: page.evaluate(_TOO_WIDE)) == {}
    seen[0].set_viewport_size({"width": 1280, "height": 900})


def test_the_focus_is_seen_on_every_page(seen: Any) -> None:
    assert faults(seen, lambda page: page.evaluate(_UNSEEN)) == {}


def test_the_focus_is_seen_in_forced_colours_too(seen: Any) -> None:
    seen[0].emulate_media(forced_colors="active")
    assert faults(seen, lambda page: page.evaluate(_UNSEEN)) == {}
    seen[0].emulate_media(forced_colors="none")
