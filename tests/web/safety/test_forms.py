"""What forms may send: only ours, only so much, and only text and files."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.web import forms
from generator.web.safety import LIMITS, is_token, new_token

_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


def token_of(client):
    return _TOKEN.search(client.get("/sit").text)[1]


@pytest.mark.parametrize("token", [None, "", ".", "a.b", "é.é", "0" * 97, "x" * 100_000])
def test_a_form_without_our_token_does_nothing(client, token):
    data = {"name": "Evil", "pin": "9999"} | ({} if token is None else {"csrf_token": token})
    assert client.post("/sit", data=data).status_code == 403
    assert "Evil" not in client.get("/").text


def test_a_token_of_another_session_does_nothing(client, folder):
    from tests.web.conftest import signed_in_client

    other = token_of(signed_in_client(folder))
    sent = client.post("/sit", data={"csrf_token": other, "name": "Evil", "pin": "9999"})
    assert sent.status_code == 403


def test_a_script_may_send_the_token_as_a_header(client):
    sent = client.post("/here", data={}, headers={"X-CSRF-Token": token_of(client),
                       "Content-Type": "application/x-www-form-urlencoded"})  # fmt: skip
    assert sent.status_code == 204


@given(st.binary(min_size=1), st.binary(min_size=1))
def test_a_token_fits_its_own_secret_alone(one, other):
    token = new_token(one)
    assert is_token(one, token)
    assert is_token(other, token) == (one.rstrip(b"\0") == other.rstrip(b"\0"))
    assert new_token(one) != token


@given(st.text())
def test_any_other_text_is_no_token(text):
    assert not is_token(b"secret", text)


@pytest.mark.parametrize("kind", ["application/json", "text/plain", "", "multipart/mixed", "x"])
def test_only_forms_are_taken(client, kind):
    sent = client.post("/sit", content=b"{}", headers={"Content-Type": kind})
    assert sent.status_code == 415


MALFORMED = [
    ("multipart/form-data", b""),
    ("multipart/form-data; boundary=", b"--\r\n"),
    ("multipart/form-data; boundary=x", b"nonsense"),
    ("multipart/form-data; boundary=x", b"--x\r\n\r\n\r\n--x--"),
    ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data\r\n\r\na\r\n--x--"),
    ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="a"\r\n'),
    ("multipart/form-data; boundary=x; charset=nonsense",
     b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\xff\r\n--x--\r\n'),
    ("multipart/form-data; boundary=" + "x" * 5000, b"--x"),
    ("application/x-www-form-urlencoded", b"%"),
    ("application/x-www-form-urlencoded", b"%ff=%fe&=&&;"),
    ("application/x-www-form-urlencoded; charset=nonsense", b"a=\xff"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "content"), MALFORMED)
def test_what_is_no_whole_form_is_refused_in_words(client, kind, content):
    sent = client.post("/sit", content=content, headers={"Content-Type": kind})
    assert sent.status_code in {400, 403}
    assert "<h1" in sent.text


@given(content=st.binary(max_size=300), ends=st.booleans())
def test_any_bytes_as_a_form_are_refused_in_words(any_client, content, ends):
    body = b'--x\r\nContent-Disposition: form-data; name="' + content + b'"\r\n\r\nv'
    body += b"\r\n--x--\r\n" if ends else b""
    for kind in ("multipart/form-data; boundary=x", "application/x-www-form-urlencoded"):
        sent = any_client.post("/sit", content=body, headers={"Content-Type": kind})
        assert 400 <= sent.status_code < 500


@pytest.fixture(scope="module")
def any_client(tmp_path_factory):
    from tests.web.conftest import desk_folder, signed_in_client

    return signed_in_client(desk_folder(tmp_path_factory.mktemp("any")))


def test_more_than_may_be_sent_is_refused_before_it_is_read(client):
    big = {"Content-Length": str(LIMITS.request + 1),
           "Content-Type": "application/x-www-form-urlencoded"}  # fmt: skip
    assert client.post("/sit", content=b"a=b", headers=big).status_code == 413
    for length in ("-1", "x", "1e9"):
        sent = client.post("/sit", content=b"a=b", headers={**big, "Content-Length": length})
        assert sent.status_code == 413


def test_a_stream_that_does_not_end_is_cut_off(client):
    read = 0

    def stream():
        nonlocal read
        yield b"csrf_token=x&name="
        while read < 3 * LIMITS.request:
            read += 1 << 20
            yield b"a" * (1 << 20)

    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    assert client.post("/sit", content=stream(), headers=kind).status_code in {400, 413}
    assert client.get("/").status_code == 200


def test_too_many_fields_files_or_letters_are_refused(client):
    token = token_of(client)
    many = {"csrf_token": token, **{f"f{each}": "x" for each in range(LIMITS.fields + 1)}}
    assert client.post("/sit", data=many).status_code == 413
    files = [("f", (f"{each}.txt", b"x")) for each in range(LIMITS.files + 1)]
    assert client.post("/sit", data={"csrf_token": token}, files=files).status_code == 413
    long = {"csrf_token": token, "name": "x" * (LIMITS.field + 1), "pin": "9999"}
    assert client.post("/sit", data=long).status_code == 413
    assert client.post("/sit", data=long, files={"f": b"x"}).status_code == 413
    assert "make it shorter" in client.post("/sit", data=long).text


@given(st.text())
def test_a_text_keeps_every_letter_and_nothing_that_no_key_types(text):
    found = forms._text(text)
    found.encode("utf-8")
    assert {"\r", "\0", "\x1b"}.isdisjoint(found)
    letters = [each for each in text if each.isprintable()]
    assert [each for each in found if each.isprintable()] == letters


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "C:\\x\\y.docx", "a\0b", "\u202egpj.exe", "x" * 500]
)
def test_the_name_of_a_file_is_never_a_path(client, name, folder):
    before = sorted(folder.rglob("*"))
    sent = client.post("/sit", data={"csrf_token": token_of(client), "name": "A", "pin": "9999"},
                       files={"f": (name, b"x")})  # fmt: skip
    assert sent.status_code in {303, 400}
    assert {path for path in sorted(folder.rglob("*")) if path not in before} <= {
        folder / ".throughcare" / "index.json"
    }
