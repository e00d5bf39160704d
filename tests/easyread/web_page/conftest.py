"""Easy-read web pages for the tests here, and a browser to look at them with."""

import copy
import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from playwright.sync_api import sync_playwright

from generator.case import loads
from generator.toolkit import Toolkit
from tests.documents.conftest import ON

SAMPLES = Path(__file__).resolve().parents[3] / "samples"
KIND = "licence-easy-read"
# Speech that a test can hear: it says what it was given, and ends when it is told to. `hit` is what
# hostile text calls.
VOICES = """
window.heard = [];
window.cancelled = 0;
window.hit = () => { window.hits = 1; };
window.voices = %s;
window.SpeechSynthesisUtterance = function (text) { this.text = text; };
Object.defineProperty(window, "speechSynthesis", { value: {
  getVoices: () => window.voices,
  addEventListener: (name, told) => { window.told = told; },
  cancel: () => { window.cancelled += 1; },
  speak: (one) => { window.heard.push(one.text); window.speaking = one; },
} });
"""
HERE = {"lang": "en-GB", "localService": True, "name": "here"}
AWAY = {"lang": "en-GB", "localService": False, "name": "away"}


def sample(name="dto-yoi", **profile):
    data = json.loads((SAMPLES / f"{name}.json").read_text("utf-8"))
    data["easy_read"] |= profile
    return copy.deepcopy(data)


def made(data, form="html", *, draft=False):
    record = loads(json.dumps(data, ensure_ascii=False).encode())
    [document] = Toolkit().generate(record, [KIND], formats=[form], on=ON, draft=draft)
    return document.content


# Not longer than its module: its event loop would stand in the way of whoever starts one.
@pytest.fixture(scope="module")
def chromium(needs):
    path = needs("chromium")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def opened(chromium, tmp_path):
    """Opens a page of these bytes; tells each request and breach of the policy that it made."""
    contexts = []

    def open_(content, width=390, height=844, voices=(HERE,), **settings):
        path = tmp_path / "page.html"
        path.write_bytes(content)
        context = chromium.new_context(viewport={"width": width, "height": height}, **settings)
        contexts.append(context)
        tab = context.new_page()
        seen = SimpleNamespace(tab=tab, requests=[], breaches=[])
        tab.on("request", lambda one: seen.requests.append(one.url))
        tab.on("dialog", lambda one: (seen.breaches.append("dialog"), one.dismiss()))
        tab.on("pageerror", lambda one: seen.breaches.append(str(one)))
        tab.on("console", lambda one: seen.breaches.append(one.text))
        if settings.get("java_script_enabled", True):
            tab.add_init_script(VOICES % json.dumps(voices))
            # Playwright marks what it is given, and a list's own method cannot be marked.
            tab.expose_function("breached", lambda told: seen.breaches.append(told))  # noqa: PLW0108
            tab.add_init_script(
                "document.addEventListener('securitypolicyviolation',"
                " (event) => window.breached(event.violatedDirective + ' ' + event.blockedURI))"
            )
        tab.goto(path.as_uri())
        seen.requests = [url for url in seen.requests if url != path.as_uri()]
        return seen

    yield open_
    for context in contexts:
        context.close()
