"""The server: on this machine alone, with an address that works once, and without a log."""

import os
import signal
import subprocess
import sys
from urllib.request import HTTPCookieProcessor, ProxyHandler, build_opener

import pytest
from starlette.routing import Route

from generator.errors import FaultyInputError, OutputError
from generator.web import _server, app
from generator.web._server import listening, serve
from tests.web.conftest import signed_in_client

SECRET = "Jordan Sample, born 2010-01-01"


def test_only_this_machine_reaches_it():
    with listening() as sock:
        assert sock.getsockname()[0] == "127.0.0.1"


def test_a_port_that_is_taken_is_told():
    with listening() as sock, pytest.raises(OutputError, match="Leave --port out"):
        listening(sock.getsockname()[1])


@pytest.mark.parametrize("opens", [True, False])
def test_the_browser_is_given_the_address_or_the_person_is(folder, monkeypatch, opens):
    said, opened = [], []
    monkeypatch.setattr("webbrowser.open", lambda url: opened.append(url) or opens)
    monkeypatch.setattr(_server.asyncio, "run", lambda main: main.close())
    monkeypatch.setattr(_server.os, "umask", lambda rights: said.append(oct(rights)))
    serve(folder, say=said.append)
    [url] = opened
    assert url.startswith("http://127.0.0.1:")
    assert (url in "\n".join(said)) is not opens
    assert "0o77" in said
    assert said[-1] == "Throughcare is closed."


def test_without_its_style_it_says_what_to_do(folder, monkeypatch, tmp_path):
    monkeypatch.setattr(app, "STATIC", tmp_path)
    with pytest.raises(FaultyInputError, match="style of the pages is missing"):
        app.create_app(folder)


@pytest.mark.skipif(os.name == "nt", reason="signals work otherwise there")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_in_order_and_says_nothing_of_what_was_looked_at(folder, number):
    code = "from generator.cli import main; main()"
    server = subprocess.Popen(
        [sys.executable, "-c", code, "serve", str(folder), "--no-browser"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    address = next(line for line in server.stdout if "/start?key=" in line).strip()
    opener = build_opener(HTTPCookieProcessor(), ProxyHandler({}))
    assert b"Who is working here?" in opener.open(address).read()
    server.send_signal(number)
    said, errors = server.communicate(timeout=30)
    assert server.returncode == 0
    assert "Throughcare is closed." in said
    assert errors == ""
    assert "GET" not in said


def broken(request):
    raise RuntimeError(SECRET)


def test_a_mistake_of_ours_is_told_without_what_it_was_about(folder, monkeypatch, capsys):
    monkeypatch.delenv("THROUGHCARE_DEBUG", raising=False)
    monkeypatch.setattr(app.home, "routes", [*app.home.routes, Route("/broken", broken)])
    client = signed_in_client(folder)
    page = client.get("/broken")
    assert page.status_code == 500
    assert "report it" in page.text
    assert page.headers["cache-control"] == "no-store"
    shown = capsys.readouterr()
    assert shown.err.strip() == "Something went wrong inside Throughcare (RuntimeError)."
    assert SECRET not in page.text + shown.out + shown.err


def takes_a_form(request):
    return None


async def shows(request):
    return None


@pytest.mark.parametrize(
    "route",
    [
        Route("/x", takes_a_form, methods=["POST"]),
        Route("/x", takes_a_form, methods=["GET", "POST"]),
        Route("/x", shows),
    ],
)
def test_no_form_is_taken_without_its_check(folder, monkeypatch, route):
    monkeypatch.setattr(app.home, "routes", [route])
    with pytest.raises(TypeError):
        app.create_app(folder)


@pytest.mark.parametrize("url", ["", "x", "//evil.example", "/\\evil.example", "http://evil.example",
                                 "/a b", "/a\r\nSet-Cookie: x"])  # fmt: skip
def test_nobody_is_led_to_another_site(url):
    from generator.web.page import redirect

    with pytest.raises(ValueError, match="page of ours"):
        redirect(url)


@pytest.mark.parametrize("name", ["", "../x.pdf", "a b.pdf", 'a".pdf', "é.pdf", "a\r\nx.pdf"])
def test_a_file_to_keep_has_a_plain_name(name):
    from generator.web.page import download

    with pytest.raises(ValueError, match="plain name"):
        download(b"", name)
    assert "attachment" in download(b"", "plan_TC-1_2026-03-02.pdf").headers["content-disposition"]
