"""Only the window that the program opened gets in, and only from our own pages."""

import asyncio
import re

import pytest
from starlette.testclient import TestClient

from generator.web import create_app
from generator.web.safety import COOKIE, Gate
from tests.web.conftest import ON

HERE = "http://127.0.0.1:8000"
GUARDED = ("/", "/sit", "/lock", "/kept", "/cases/0123456789ab", "/nothing")


@pytest.fixture
def gate():
    return Gate()


@pytest.fixture
def stranger(folder, gate):
    """Somebody at the right address without a session."""
    app = create_app(folder, today=lambda: ON, gate=gate)
    return TestClient(app, base_url=HERE, follow_redirects=False)


def names_nobody(page):
    return not re.search(r"Toby|Ezra|Maisie|TC-1001", page.text)


@pytest.mark.parametrize("path", GUARDED)
def test_nobody_comes_in_without_the_key(stranger, path):
    page = stranger.get(path)
    assert page.status_code == 403
    assert names_nobody(page)
    assert stranger.post(path, data={"name": "x"}).status_code == 403


def test_the_key_opens_once_and_leaves_the_address(stranger, gate):
    key = gate.key()
    first = stranger.get("/start", params={"key": key})
    assert (first.status_code, first.headers["location"]) == (303, "/sit")
    cookie = first.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert key.lower() not in cookie
    assert stranger.get("/sit").status_code == 200
    stranger.cookies.clear()
    assert stranger.get("/start", params={"key": key}).status_code == 403
    assert stranger.get("/sit").status_code == 403


@pytest.mark.parametrize("key", ["", "x", "\u00e9", "a" * 5000])
def test_another_key_opens_nothing(stranger, gate, key):
    assert stranger.get("/start", params={"key": key}).status_code == 403
    assert stranger.get("/start", params={"key": gate.key()}).status_code == 303


def test_looking_at_the_head_alone_does_not_use_the_key_up(stranger, gate):
    assert stranger.head("/start", params={"key": gate.key()}).status_code == 403
    assert stranger.get("/start", params={"key": gate.key()}).status_code == 303


@pytest.mark.parametrize("cookie", ["x", "\x7f", "a" * 4000, '"; drop', "throughcare=1"])
def test_another_cookie_opens_nothing(stranger, cookie):
    page = stranger.get("/", headers={"Cookie": f"{COOKIE}={cookie}"})
    assert page.status_code == 403


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8000",
        "127.0.0.1",
        "127.0.0.1:80",
        "localhost:8000",
        "127.0.0.1.evil.example:8000",
        "[::1]:8000",
        "0.0.0.0:8000",
        "",
    ],
)
def test_a_name_that_was_pointed_at_this_machine_is_refused(client, host):
    for path in ("/", "/static/throughcare.css", "/start"):
        page = client.get(path, headers={"Host": host})
        assert page.status_code == 403
        assert names_nobody(page)


CROSS = [
    {"Origin": "http://evil.example"},
    {"Origin": "http://127.0.0.1:9000"},
    {"Origin": "https://127.0.0.1:8000"},
    {"Origin": "null"},
    {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "nonsense"},
]


@pytest.mark.parametrize("headers", CROSS)
def test_another_site_neither_reads_nor_sends(client, posting, headers):
    token = re.search(r'value="([^"]+)"', client.get("/sit").text)[1]
    assert client.get("/", headers=headers).status_code == 403
    sent = client.post("/sit", data={"csrf_token": token, "name": "Evil", "pin": "9999"},
                       headers=headers)  # fmt: skip
    assert sent.status_code == 403
    assert "Evil" not in client.get("/").text


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "same-origin", "Origin": HERE},
        {"Sec-Fetch-Site": "same-origin", "Origin": "null"},  # what browsers send without referrer
        {"Origin": HERE},
    ],
)
def test_our_own_form_is_taken(client, headers):
    token = re.search(r'name="csrf_token" value="([^"]+)"', client.get("/sit").text)[1]
    sent = client.post("/sit", data={"csrf_token": token, "name": "New", "pin": "9999"},
                       headers=headers)  # fmt: skip
    assert sent.status_code == 303


def test_a_typed_address_is_not_a_form(client):
    token = re.search(r'name="csrf_token" value="([^"]+)"', client.get("/sit").text)[1]
    sent = client.post("/sit", data={"csrf_token": token, "name": "New", "pin": "9999"},
                       headers={"Sec-Fetch-Site": "none"})  # fmt: skip
    assert sent.status_code == 403


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "GETT"])
def test_only_looking_and_sending_forms_is_possible(client, method):
    assert client.request(method, "/").status_code == 405


def test_every_answer_says_what_a_browser_may_do_with_it(client):
    for page in (
        client.get("/"),
        client.get("/nothing"),
        client.get("/", headers={"Host": "evil.example"}),
        client.get("/static/throughcare.css"),
        client.post("/sit"),
    ):
        policy = page.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert page.headers["referrer-policy"] == "no-referrer"
        assert page.headers["x-content-type-options"] == "nosniff"
    assert client.get("/").headers["cache-control"] == "no-store"
    assert client.get("/", headers={"Host": "evil.example"}).headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/..%2f..%2fapp.py",
        "/static/....//app.py",
        "/static//etc/passwd",
        "/static/%00",
        "/static/vendor/%5c..%5capp.py",
        "/cases/..%2f..%2fetc%2fpasswd",
        "/cases/%2e%2e",
        "//etc/passwd",
        "/cases/case.json",
    ],
)
def test_no_path_leads_out(client, path):
    page = client.get(path)
    assert page.status_code in {403, 404}
    assert "create_app" not in page.text
    assert "root:" not in page.text


@pytest.mark.parametrize("name", ["Origin", "Sec-Fetch-Site"])
def test_two_tales_of_where_a_request_comes_from_are_one_too_many(client, name):
    ours = {"Origin": HERE, "Sec-Fetch-Site": "same-origin"}[name]
    assert client.get("/", headers=[(name, ours)]).status_code == 200
    for second in ("http://evil.example", "cross-site", ours):
        assert client.get("/", headers=[(name, ours), (name, second)]).status_code == 403


def test_who_goes_away_in_the_middle_of_a_form_is_no_mistake_of_ours(client, capsys):
    sent, said = iter([{"type": "http.request", "body": b"na", "more_body": True}]), []

    async def receive():
        return next(sent, {"type": "http.disconnect"})

    async def send(message):
        said.append(message)

    headers = {
        "host": "127.0.0.1:8000",
        "cookie": f"{COOKIE}={client.cookies[COOKIE]}",
        "content-type": "application/x-www-form-urlencoded",
    }
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/sit",
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        "client": ("testclient", 50000),
        "server": ("127.0.0.1", 8000),
        "app": client.app,
    }
    asyncio.run(client.app(scope, receive, send))
    assert said == []
    assert capsys.readouterr().err == ""
