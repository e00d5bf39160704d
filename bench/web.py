"""The pages in the browser with many cases in the folder: `python bench/web.py [--cases 500]`.

Says how long the page of every route takes on the server, seen again and seen first after a change
of its case, what the first page weighs, and how long it is from the command to the first page.
Times are of the processor, the middle of three rounds.
"""

import argparse
import gzip
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from urllib.request import HTTPCookieProcessor, ProxyHandler, build_opener

from starlette.testclient import TestClient

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
from generator.web import create_app  # noqa: E402
from generator.web.safety import Gate  # noqa: E402
from tests.web.conftest import desk_folder, posting  # noqa: E402
from tests.web.crawl import is_page  # noqa: E402
from tests.web.every_route import LOCKING, addresses, begin, fill  # noqa: E402

ROUNDS = 3
MOST_MS, MOST_KB, MOST_S = 120, 100, 1.5
_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
SAMPLES = ("dto-yoi", "remand", "s250-secure-home", "breach-transition")


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--cases", type=int, default=500)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = desk_folder(Path(place))
        fill(folder)
        # The addresses are the same among few cases, where they are found sooner.
        client = come_in(folder)
        found = addresses(client, begin(client))
        make(folder, given.cases)
        start(folder)
        client = come_in(folder)
        weigh(client)
        took = pages(client, found) | apart(folder, client)
        bare = Path(place) / "bare"
        bare.mkdir(mode=0o700)
        make(bare, given.cases)
        new = come_in(bare)
        took["/service/new"] = _again_and_changed(new, "/service/new")
        tell(took, found)


def make(folder: Path, number: int) -> None:
    """That many cases more, each of a child of its own."""
    samples = [
        json.loads((ROOT / "samples" / f"{name}.json").read_text("utf-8")) for name in SAMPLES
    ]
    for each in range(number):
        case = json.loads(json.dumps(samples[each % len(samples)]))
        case["case_id"] = f"TC-{each:04}"
        mark = chr(97 + each % 26) + chr(97 + each // 26 % 26)
        for name in ("first_name", "last_name", "known_as"):
            if name in case["child"]:
                case["child"][name] += mark
        case["child"].pop("photo", None)
        (folder / f"case-{each:04}.json").write_text(json.dumps(case), "utf-8")


def arrive(folder: Path) -> tuple[TestClient, Callable[[], object]]:
    """A window that is not let in yet, and what lets it in."""
    gate = Gate()
    app = create_app(folder, today=lambda: date(2026, 3, 2), gate=gate)
    client = TestClient(app, base_url="http://127.0.0.1:8000", follow_redirects=False)
    return client, lambda: client.get("/start", params={"key": gate.key()})


def come_in(folder: Path) -> TestClient:
    client, enter = arrive(folder)
    enter()
    token = _TOKEN.findall(client.get("/sit").text)[0]
    client.post("/sit", data={"csrf_token": token, "name": "Robin Sample", "pin": "2468"})
    began = time.process_time()
    client.get("/")
    # As the server does shortly after its start.
    client.app.state.shelf.warm()
    print(f"Index of the folder, once a day: {time.process_time() - began:.2f} s")
    return client


def weigh(client: TestClient) -> None:
    """The first pages with all that they load, packed."""
    for url in ("/sit", "/"):
        page = client.get(url).text
        parts = re.findall(r'(?:href|src)="(/static/[^"]+)"', page)
        parts += ["/static/vendor/govuk-frontend.min.js"]
        total = len(gzip.compress(page.encode()))
        total += sum(len(gzip.compress(client.get(part).content)) for part in parts)
        mark = _mark(total < MOST_KB * 1000)
        print(f"{url:6} with style and scripts, packed: {total / 1000:.1f} kB {mark}")


def start(folder: Path) -> None:
    """From the command to the first page."""
    took, waited = [], []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        command = [
            sys.executable,
            "-c",
            "from generator.cli import main; main()",
            "serve",
            str(folder),
        ]
        server = subprocess.Popen(
            [*command, "--no-browser"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        assert server.stdout
        address = next(line for line in server.stdout if "/start?key=" in line).strip()
        opener = build_opener(HTTPCookieProcessor(), ProxyHandler({}))
        assert b"<h1" in opener.open(address).read()
        waited.append(time.perf_counter() - began)
        server.terminate()
        _, _, used = os.wait4(server.pid, 0)
        took.append(used.ru_utime + used.ru_stime)
    middle = statistics.median(took)
    print(
        f"Start to first page: {middle:.2f} s of the processor {_mark(middle < MOST_S)}, "
        f"{statistics.median(waited):.2f} s on this machine as busy as it is"
    )


Took = dict[str, tuple[float, float, bool]]


def pages(client: TestClient, found: dict[str, list[str]]) -> Took:
    """How long each route takes that an address was found for, and whether it is a page."""
    return {
        route: _again_and_changed(client, urls[0])
        for route, urls in found.items()
        if urls and route not in LOCKING
    }


def apart(folder: Path, client: TestClient) -> Took:
    """The pages that let in, that hide all others, and that show what was sent meanwhile."""
    entered = [_timed(arrive(folder)[1]) for _ in range(ROUNDS)]
    took: Took = {"/start": (statistics.median(entered),) * 2 + (True,)}
    posting(client, "/lock", {})
    took["/lock"] = _again_and_changed(client, "/lock")
    token = _TOKEN.findall(client.get("/lock").text)[0]
    client.post("/look-for", data={"csrf_token": token, "words": "x", "show": "all"})
    client.post("/lock/open", data={"csrf_token": token, "pin": "2468"})
    took["/kept"] = _again_and_changed(client, "/kept")
    took["/lock/away"] = _again_and_changed(client, "/lock/away")
    return took


def tell(took: Took, found: dict[str, list[str]]) -> None:
    """Every route, the slowest first; files are not judged."""
    print("seen again, after a change")
    for route, (again, first, page) in sorted(took.items(), key=lambda one: -max(one[1][:2])):
        mark = _mark(max(again, first) < MOST_MS) if page else "(a file)"
        print(f"{again:8.1f} {first:8.1f} ms  {route} {mark}")
    for route in sorted(set(found) - set(took)):
        print(f"not measured: {route}")


def _again_and_changed(client: TestClient, url: str) -> tuple[float, float, bool]:
    page = is_page(client.get(url))
    return _middle(client, url, change=False), _middle(client, url, change=True), page


def _middle(client: TestClient, url: str, *, change: bool) -> float:
    took = []
    for _ in range(ROUNDS):
        if change:
            _change(client, url)
        took.append(_timed(lambda: client.get(url)))
    return statistics.median(took)


def _timed(work: Callable[[], object]) -> float:
    """How long that takes of the processor, in milliseconds."""
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000


def _change(client: TestClient, url: str) -> None:
    """Write another answer into the case that an address is of, or into any other."""
    desk = client.app.state.desk
    paths = sorted(desk.folder.glob("*.json"))
    path = next((each for each in paths if desk.key(each) in url), paths[0])
    data = json.loads(path.read_bytes())
    data["child"]["interests"] = [*data["child"].get("interests", ())[-3:], str(time.time_ns())]
    path.write_text(json.dumps(data), "utf-8")


def _mark(well: bool) -> str:
    return "" if well else "TOO MUCH"


if __name__ == "__main__":
    main()
