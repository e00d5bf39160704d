"""Another user of the machine is turned away, where the system tells who is there."""

import os
import socket
import sys

import pytest

from generator.web.safety import _peer
from generator.web.safety._peer import is_another_user

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells")


@pytest.fixture(params=["ipv4", "mapped"])
def ends(request):
    """A connection on this machine: the address of who called, and the one called."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        to = server.getsockname()
        kind = socket.AF_INET if request.param == "ipv4" else socket.AF_INET6
        with socket.socket(kind) as caller:
            try:
                caller.connect(to if request.param == "ipv4" else (f"::ffff:{to[0]}", to[1]))
            except OSError:
                pytest.skip("this machine has no such addresses")
            taken, peer = server.accept()
            with taken:
                yield peer[:2], to


def test_our_own_connection_is_ours(ends):
    assert not is_another_user(*ends)


def test_a_connection_of_another_user_is_not(ends, monkeypatch):
    monkeypatch.setattr(os, "getuid", lambda: 12345)
    assert is_another_user(*ends)


def test_a_connection_that_is_not_listed_is_not(ends):
    (host, port), to = ends
    assert is_another_user((host, port ^ 1), to)
    assert is_another_user((host, port), (to[0], to[1] ^ 1))


def test_where_nothing_is_told_nobody_is_turned_away(ends, monkeypatch, tmp_path):
    monkeypatch.setattr(_peer, "_TABLES", ((tmp_path / "none", "x"),))
    assert not is_another_user((ends[0][0], 1), ends[1])


def test_another_user_sees_no_page(client, monkeypatch):
    from generator.web.safety import _middleware

    monkeypatch.setattr(_middleware, "is_another_user", lambda *_: True)
    page = client.get("/")
    assert page.status_code == 403
    assert "Toby" not in page.text
