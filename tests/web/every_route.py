"""An address for every page there is, found in a folder in which all of them have something."""

import io
import json
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

from docx import Document
from PIL import Image
from starlette.routing import Match, Route

from generator.resources import shipped
from generator.web.app import ROOMS
from tests.web.conftest import ROOT, posting
from tests.web.crawl import is_page, links
from tests.web.papers.editing import with_words
from tests.web.questions.answers import ANSWERS, begun, through

# Pages that are made with what is gone when they are seen once, and the one that lets in.
ONCE = {"/start", "/kept"}
# Pages that no link leads to, or none that a reader of links follows.
_UNLINKED = ("/sit", "/import/columns", "/import/export/try", "/import/export/done")
# Asked only where no service is set up.
NO_SERVICE = {"/service/new"}
# These hide all others until the PIN is given: they come last.
LOCKING = ("/lock/away", "/lock")
_PLAN, _DATES = "pathways-plan", "statutory-dates"
_PICTURE = {
    "words": "Bev’s door",
    "code": "bevs-door",
    "whose": "own",
    "left": "0",
    "top": "0",
    "width": "50",
    "height": "100",
}
# How often a page is opened while none of its kind answered, and how often at least, for links.
_MOST, _FEWEST = 8, 3


def get_routes() -> tuple[str, ...]:
    """The path of every page of the application, as its route names it."""
    routes = [route for room in ROOMS for route in room.routes]
    return tuple(dict.fromkeys(each.path for each in routes if "GET" in (each.methods or {"GET"})))


def fill(folder: Path) -> None:
    """Give a folder of samples one service, with a logo and staff, in place of those they name."""
    for path in (*folder.glob("*.json"), *folder.glob("panels/*.json")):
        data = json.loads(path.read_bytes())
        data.pop("service", None)
        path.write_text(json.dumps(data), "utf-8")
    service = ROOT / "samples" / "services" / "bolton"
    for path in service.iterdir():
        if path.is_dir():
            shutil.copytree(path, folder / path.name, dirs_exist_ok=True)
        elif path.suffix == ".toml":
            shutil.copy(path, folder)


def begin(client: Any) -> list[str]:
    """Do what leaves something to look at on the pages that show work in hand: where it is."""
    desk = client.app.state.desk
    proforma = desk.folder / "dto-yoi.json"
    key = desk.key(proforma)
    [word] = desk.toolkit.generate(
        desk.case(key), ["cart-proforma"], formats=["docx"], on=desk.today()
    )
    edited = with_words(word.content, "Honest", "Honest and kind")
    book = desk.toolkit.fill_workbook(desk.case(key), on=desk.today())
    template = Document(str(shipped("templates") / _PLAN / f"{_PLAN}.docx"))
    template.paragraphs[3].add_run(" {{ child.frist_name }}")
    sound = (shipped("templates") / _DATES / f"{_DATES}.docx").read_bytes()
    empty = client.get("/import/workbook.xlsx").content
    export = [
        (field, (name, (ROOT / "samples" / "import" / name).read_bytes()))
        for field, name in (
            ("export", "children.csv"),
            ("export", "offences.csv"),
            ("mapping", "mapping.toml"),
        )
    ]
    case = f"/cases/{desk.key(desk.folder / 's250-secure-home.json')}/easy-read"
    sent: list[tuple[str, dict[str, Any], Any]] = [
        (f"/templates/{_PLAN}/check", {}, {"file": ("plan.docx", _saved(template))}),
        (f"/templates/{_DATES}/check", {}, {"file": ("dates.docx", sound)}),
        (f"/templates/{_PLAN}/adopt", {}, {"form": ("form.docx", _saved(_form()))}),
        (f"/cases/{key}/take-in", {}, {"document": ("plan.docx", edited)}),
        (f"/cases/{key}/take-in", {}, {"document": ("book.xlsx", book)}),
        (f"/cases/{key}/documents/{_DATES}/make", {}, None),
        (f"{case}/pictures/own", _PICTURE, {"picture": ("x.png", _green())}),
        ("/import/workbook", {}, {"workbook": ("x.xlsx", empty)}),
        ("/import/export", {}, export),
    ]
    found = [posting(client, *each) for each in sent]
    where = [each.headers["location"] for each in found if each.status_code == 303]
    assert len(where) == len(sent) - 1, [each.status_code for each in found]
    panels = [desk.key(path) for path in sorted((desk.folder / "panels").glob("*.json"))]
    return [
        *where,
        *(f"{each}/marked" for each in where if "/take-in/" in each),
        f"/templates/{_DATES}/try",
        through(client, begun(client), ANSWERS),
        f"{case}/picture/own/0",
        f"{case}/web-page",
        f"/cases/{key}/questions/person/1/remove",
        "/import/workbook/to-mend.xlsx",
        *(f"/panels/{each}/{page}" for each in panels for page in ("agree", "questions")),
    ]


def _form() -> Any:
    document = Document()
    document.add_paragraph("Name of young person: ________")
    return document


def _saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _green() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (80, 40), "green").save(out, "PNG")
    return out.getvalue()


def addresses(client: Any, started: list[str], *, each: int = 1) -> dict[str, list[str]]:
    """For every route up to `each` addresses that answer, as links lead to them."""
    found: dict[str, list[str]] = {path: [] for path in get_routes()}
    routes = [route for room in ROOMS for route in room.routes]
    waiting: dict[str, list[str]] = {}
    seen, times = set[str](), Counter[str]()

    def wait(urls: list[str]) -> None:
        for url in dict.fromkeys(urls):
            route = _route(routes, url)
            if url not in seen and route and route not in LOCKING:
                seen.add(url)
                waiting.setdefault(route, []).append(url)

    wait(["/", *_UNLINKED, *started])
    while open_ones := [
        route
        for route, urls in waiting.items()
        if urls and times[route] < (_MOST if len(found[route]) < each else _FEWEST)
    ]:
        route = min(open_ones, key=lambda one: times[one])
        url = waiting[route].pop(0)
        times[route] += 1
        answer = client.get(url)
        if answer.status_code == 200 and len(found[route]) < each:
            found[route].append(url)
        more = [answer.headers["location"]] if answer.status_code == 303 else []
        wait(more + (links(answer, url) if is_page(answer) else []))
    return found | {path: [path] for path in LOCKING}


def _route(routes: list[Route], url: str) -> str:
    scope = {"type": "http", "path": url.partition("?")[0], "method": "GET", "root_path": ""}
    return next((each.path for each in routes if each.matches(scope)[0] is Match.FULL), "")
