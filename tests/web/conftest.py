"""What the tests of the pages share: a folder of samples, a signed-in client, a real server."""

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from generator.web import create_app
from generator.web.safety import Gate, Session
from tests.web.serving import Served, serving, with_assets

ROOT = Path(__file__).resolve().parents[2]
ON = date(2026, 3, 2)
WHO = "Robin Sample"
PIN = "2468"
_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


def desk_folder(place: Path) -> Path:
    """A folder with copies of the samples: cases, and panels in their own folder."""
    folder = place / "cases"
    shutil.copytree(ROOT / "samples" / "panel-cases", folder)
    for name in ("dto-yoi", "remand", "s250-secure-home", "breach-transition"):
        shutil.copy(ROOT / "samples" / f"{name}.json", folder)
    return folder


@pytest.fixture(autouse=True, scope="session")
def assets() -> None:
    with_assets()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of cases that `client` works on."""
    return desk_folder(tmp_path)


@pytest.fixture
def client(folder: Path, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """Signed in over `folder`, on 2 March 2026. A mistake of ours is raised, not shown."""
    monkeypatch.setenv("THROUGHCARE_DEBUG", "1")
    return signed_in_client(folder)


def signed_in_client(folder: Path, **more: Any) -> TestClient:
    gate = Gate()
    app = create_app(folder, today=lambda: ON, gate=gate, **more)
    client = TestClient(app, base_url="http://127.0.0.1:8000", follow_redirects=False)
    client.get("/start", params={"key": gate.key()})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Session, "sit", _sit)
        answer = posting(client, "/sit", {"name": WHO, "pin": PIN})
    assert answer.status_code == 303
    return client


_really_sit = Session.sit


@cache
def _seated(who: str, pin: str) -> Session:
    session = Session()
    _really_sit(session, who, pin)
    return session


def _sit(session: Session, who: str, pin: str) -> None:
    """Sit down with a PIN that was hashed before: that is slow, as it should be."""
    session.who, session._pin = who, _seated(who, pin)._pin


def posting(client: TestClient, url: str, data: dict[str, Any], files: Any = None) -> Any:
    """Send a form with the token of a page, as a browser does; redirects are not followed."""
    page = client.get("/sit")
    [token, *_] = _TOKEN.findall(page.text)
    return client.post(url, data={"csrf_token": token, **data}, files=files)


@pytest.fixture(name="posting")
def posting_fixture() -> Callable[..., Any]:
    return posting


@pytest.fixture
def desk(client: TestClient) -> Any:
    """The desk that `client` works on."""
    return client.app.state.desk


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A real server on this machine over a folder of samples, until the module is done."""
    with serving(desk_folder(tmp_path_factory.mktemp("desk")), ON) as one:
        yield one


@pytest.fixture(scope="module")
def address(served: Served) -> str:
    """Where the real server is, such as http://127.0.0.1:40123; nobody has come in yet."""
    return served.address


@pytest.fixture(scope="module")
def signed_in(served: Served, needs: Callable[[str], str]) -> Iterator[Any]:
    """A page of chromium that has come in to the real server. `page.goto("/...")` works."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=needs("chromium"), args=["--no-sandbox"])
        context = browser.new_context(base_url=served.address)
        page = context.new_page()
        come_in(page, served)
        yield page
        browser.close()


@pytest.fixture
def nothing_yet(tmp_path: Path) -> Iterator[Served]:
    """A server over a folder with nothing in it."""
    folder = tmp_path / "cases"
    folder.mkdir(mode=0o700)
    with serving(folder, ON) as one:
        yield one


def come_in(page: Any, served: Served) -> None:
    """Open the address that works once, and say who is here."""
    page.goto(served.start)
    page.fill("#name", WHO)
    page.fill("#pin", PIN)
    page.click("main button")
    page.wait_for_url(f"{served.address}/")
