"""Every route and every form, sent what nobody would send: answered in words, never a crash."""

import io
import random
import zipfile

import pytest
from starlette.routing import Route

from tests.sweeps import times
from tests.web.conftest import desk_folder, signed_in_client
from tests.web.crawl import Form, crawl, forms

TEXTS = [
    "", " ", "0", "-1", "1", "999999999999999999999", "1e400", "NaN", "true", "null", "[]", "{}",
    "31/02/2026", "2026-02-30", "2026-03-02", "30", "2", "2026", "../../etc/passwd", "C:\\x",
    "<script>alert(1)</script>", "{{ 7*7 }}", "{% raw %}", "' OR 1=1 --", "%s%n", "\u202e\u2066x",
    "\ud7ff\U0001f600", "a" * 70_000, "é" * 3000, "\n" * 500, "**" * 400, "| a |\n|---|\n| b |",
    "- " * 800, "[x](javascript:alert(1))", "known_as", "child", "dto-yoi.json", "pathways-plan",
    "pdf", "docx", "all", "on", "yes", "next", "0.0", "٣", "²", "\t", ",", ".", "/", "?", "#", ":",
]  # fmt: skip
KEYS = ["0" * 12, "ffffffffffff", "x", "..", "0", "new", "a" * 300, "%00", "é"]
_PLACED = 300  # letters of a text that may stand in an address


def bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"\0" * 40_000_000)
        archive.writestr("../../evil.txt", b"x")
    return packed.getvalue()


FILES = [
    ("case.json", b"{"), ("case.json", b"null"), ("case.json", b'{"schema":"throughcare/case/1"}'),
    ("x.docx", b"PK\x03\x04"), ("x.docx", bomb()), ("x.pdf", b"%PDF-1.7\n%%EOF"), ("x.pdf", b""),
    ("x.xlsx", b"PK\x05\x06" + b"\0" * 18), ("../../x.png", b"\x89PNG\r\n\x1a\n"), ("x.svg",
    b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"), ("x.csv", b"\xff\xfe\0"),
    ("x", bytes(range(256)) * 40), ("x.toml", b"[a\n"), ("x.jpg", b"\xff\xd8\xff\xe0" * 300),
]  # fmt: skip


class Fuzz:
    """Sends to one application; `rng` decides what."""

    def __init__(self, client, rng):
        self.client = client
        self.rng = rng
        desk = client.app.state.desk
        self.keys = [
            desk.key(p) for p in (*desk.folder.glob("*.json"), *desk.folder.glob("*/*.json"))
        ]
        self.words = set(TEXTS)

    def address(self, route: Route) -> str:
        parts = []
        for part in route.path.split("/"):
            if not part.startswith("{"):
                parts.append(part)
            elif part == "{key}" and self.rng.random() < 0.8:
                parts.append(self.rng.choice(self.keys))
            else:
                pool = [*KEYS, *sorted(self.words), *(str(each) for each in range(4))]
                parts.append(self.rng.choice(pool)[:_PLACED].replace("?", "").replace("#", ""))
        return "/".join(parts).replace("\n", "").replace("\t", "") or "/"

    def fields(self, form: Form) -> dict[str, list[str]]:
        sent = {name: list(values) for name, values in form.fields.items()}
        for name, values in form.choices.items():
            if self.rng.random() < 0.7:
                sent[name] = [self.rng.choice(values)]
        for name in list(sent):
            if name == "csrf_token":
                continue
            chance = self.rng.random()
            if chance < 0.3:
                sent[name] = [self.rng.choice(TEXTS)]
            elif chance < 0.35:
                sent[name] = self.rng.choices(TEXTS, k=3)
            elif chance < 0.42:
                del sent[name]
        if self.rng.random() < 0.2:
            sent[self.rng.choice(TEXTS)[:50] or "x"] = [self.rng.choice(TEXTS)]
        return sent

    def send(self, form: Form) -> None:
        files = [(name, self.rng.choice(FILES)) for name in form.files if self.rng.random() < 0.8]
        answer = self.client.post(form.action, data=self.fields(form), files=files or None)
        self.check("POST", form.action, answer)

    def check(self, method, url, answer):
        assert answer.status_code < 500, (method, url, answer.text[:2000])
        if answer.status_code >= 400 and answer.headers.get("content-type", "").startswith(
            "text/html"
        ):
            assert "<h1" in answer.text
            assert "Traceback" not in answer.text

    def come_in_again(self):
        """A form may have locked the pages, or changed who sits here."""
        session = self.client.app.state.gate._session
        session.locked, session.who = False, session.who or "Robin Sample"


def any_form(rng, token, names):
    sent = rng.choices(sorted(names), k=rng.randrange(4)) if names else []
    return {"csrf_token": token, **{name: rng.choice(TEXTS) for name in sent}}


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(times(2, 30)))
def test_no_route_and_no_form_crashes(tmp_path_factory, monkeypatch, seed):
    monkeypatch.setenv("THROUGHCARE_DEBUG", "1")
    rounds(tmp_path_factory, seed, pages=times(120, 400), each=times(6, 25))


def test_a_few_of_every_route_and_form(tmp_path_factory, monkeypatch):
    monkeypatch.setenv("THROUGHCARE_DEBUG", "1")
    rounds(tmp_path_factory, 0, pages=40, each=2)


def rounds(tmp_path_factory, seed, *, pages, each):
    rng = random.Random(seed)
    folder = desk_folder(tmp_path_factory.mktemp("fuzz"))
    client = signed_in_client(folder)
    fuzz = Fuzz(client, rng)
    names: set[str] = set()
    found = []
    for url, page in crawl(client, ["/"], pages):
        fuzz.check("GET", url, page)
        found += forms(page, url)
    for form in found:
        names |= {*form.fields, *form.choices}
        fuzz.words |= {part for part in form.action.split("/") if part}
    routes = [one for one in client.app.routes if isinstance(one, Route)]
    for _ in range(each):
        for route in routes:
            url = fuzz.address(route)
            if "POST" in (route.methods or ()):
                token = forms(client.get("/sit"), "/sit")[0].fields["csrf_token"][0]
                answer = client.post(url, data=any_form(rng, token, names))
            else:
                answer = client.get(url, params={rng.choice(TEXTS)[:20]: rng.choice(TEXTS)[:300]})
            fuzz.check("route", url, answer)
            fuzz.come_in_again()
        for form in rng.sample(found, min(len(found), 30)):
            fuzz.send(form)
            fuzz.come_in_again()
