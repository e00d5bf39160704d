"""The lock: nothing is seen while it is on, nothing that was written is lost."""

import re

import pytest

from generator.web.safety import Gate
from tests.web.conftest import PIN

QUARTER = 15 * 60


class Clock:
    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock(client):
    clock = Clock()
    client.app.state.gate._clock = clock
    client.app.state.gate._session.seen = clock.now
    return clock


def token_of(page):
    return re.search(r'name="csrf_token" value="([^"]+)"', page.text)[1]


def open_again(client, pin=PIN):
    return client.post("/lock/open", data={"csrf_token": token_of(client.get("/lock")), "pin": pin})


def test_nobody_there_for_a_quarter_of_an_hour_locks_every_page(client, clock):
    clock.now += QUARTER
    assert client.get("/").status_code == 200
    clock.now += QUARTER + 1
    page = client.get("/")
    assert (page.status_code, page.headers["location"]) == (303, "/lock")
    page = client.get("/lock")
    assert page.status_code == 200
    assert not re.search("Toby|Robin Sample", page.text)
    clock.now += 1
    assert client.get("/cases/0123456789ab").headers["location"] == "/lock"


def test_looking_at_the_locked_page_is_not_being_there(client, clock):
    clock.now += QUARTER + 1
    client.get("/")
    assert client.get("/lock").status_code == 200
    assert client.get("/").headers["location"] == "/lock"


def test_a_script_that_says_somebody_types_keeps_it_open(client, posting, clock):
    token = token_of(client.get("/sit"))
    for _ in range(4):
        clock.now += QUARTER - 1
        assert client.post("/here", data={"csrf_token": token}).status_code == 204
    assert client.get("/").status_code == 200


def test_the_pin_opens_it_where_it_was_left(client, posting):
    client.get("/?page=2")
    posting(client, "/lock", {})
    client.app.state.gate._session.at = "/?page=2"
    opened = open_again(client)
    assert (opened.status_code, opened.headers["location"]) == (303, "/?page=2")
    assert client.get("/").status_code == 200


def test_five_wrong_pins_end_the_session(client, posting):
    posting(client, "/lock", {})
    for left in range(4, 0, -1):
        page = open_again(client, "wrong")
        assert page.status_code == 422
        assert ("once" if left == 1 else f"{left} times") in page.text
    assert open_again(client, "wrong").status_code == 403
    assert client.get("/lock").status_code == 403
    assert client.get("/").status_code == 403


def test_a_right_pin_forgives_the_wrong_ones(client, posting):
    for _ in range(3):
        posting(client, "/lock", {})
        for _ in range(4):
            open_again(client, "wrong")
        assert open_again(client).status_code == 303


def test_what_a_form_sends_meanwhile_is_kept_and_sent_after(client, clock):
    token = token_of(client.get("/sit"))
    words = 'Jordan said: "<b>well</b>"\n\nand more & more'
    clock.now += QUARTER + 1
    sent = client.post("/look-for", data={"csrf_token": token, "words": words, "show": "all"})
    assert sent.headers["location"] == "/lock"
    assert open_again(client).headers["location"] == "/kept"
    for _ in range(2):  # looking at it twice loses nothing
        page = client.get("/kept")
        assert 'action="/look-for"' in page.text
        assert "What you wrote is kept" in page.text
        assert "&lt;b&gt;well&lt;/b&gt;" in page.text
    held = dict(re.findall(r'<textarea name="(\w+)" hidden>\n(.*?)</textarea>', page.text, re.S))
    assert held.keys() == {"words", "show"}
    sent = client.post("/look-for", data={"csrf_token": token_of(page), **held})
    assert (sent.status_code, sent.headers["location"]) == (303, "/")
    assert client.get("/kept").headers["location"] == "/"


def test_it_is_said_that_nothing_is_kept(client, clock):
    assert client.get("/kept").headers["location"] == "/"
    assert "Nothing that you sent is kept." in client.get("/").text
    token = token_of(client.get("/sit"))
    clock.now += QUARTER + 1
    client.post("/look-for", data={"csrf_token": token, "words": " "})
    open_again(client)
    page = client.get("/kept").text
    assert "Nothing was written in it." in page
    assert "What you wrote" not in page


def test_what_was_kept_can_be_left(client, posting, clock):
    token = token_of(client.get("/sit"))
    clock.now += QUARTER + 1
    client.post("/look-for", data={"csrf_token": token, "words": "x"})
    open_again(client)
    assert posting(client, "/kept/leave", {}).status_code == 303
    assert client.get("/kept").headers["location"] == "/"


def test_a_script_that_sends_to_a_locked_page_is_told_so(client, clock):
    token = token_of(client.get("/sit"))
    clock.now += QUARTER + 1
    client.get("/")
    sent = client.post("/look-for", data={"csrf_token": token, "words": "x"},
                       headers={"Sec-Fetch-Dest": "empty"})  # fmt: skip
    assert sent.status_code == 403
    assert open_again(client).headers["location"] == "/"


def test_a_locked_page_still_asks_for_the_token(client, posting):
    posting(client, "/lock", {})
    assert client.post("/lock/open", data={"pin": PIN}).status_code == 403
    assert client.post("/look-for", data={"words": "x"}).status_code == 403


def test_coming_locking_and_wrong_pins_are_in_the_log(client, desk, posting):
    posting(client, "/lock", {})
    open_again(client, "wrong")
    open_again(client)
    assert [each.what for each in desk.audit.entries()] == [
        "came in", "locked", "gave a wrong pin", "opened again",
    ]  # fmt: skip


def test_a_new_key_is_never_made_for_the_old_session():
    gate = Gate()
    session = gate.enter(gate.key())
    assert gate.key() == ""
    assert gate.enter("") is None
    assert gate.session(session.token) is session
