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
from datetime import date
from pathlib import Path
from urllib.request import HTTPCookieProcessor, ProxyHandler, build_opener

from starlette.testclient import TestClient

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
from generator.web import create_app  # noqa: E402
from generator.web.safety import Gate  # noqa: E402
from tests.web.conftest import desk_folder  # noqa: E402
from tests.web.crawl import is_page  # noqa: E402
from tests.web.every_route import LOCKING, addresses, begin, fill  # noqa: E402

ROUNDS = 3
MOST_MS, MOST_KB, MOST_S = 120, 100, 1.5
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
        pages(client, found)


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


def come_in(folder: Path) -> TestClient:
    gate = Gate()
    app = create_app(folder, today=lambda: date(2026, 3, 2), gate=gate)
    client = TestClient(app, base_url="http://127.0.0.1:8000", follow_redirects=False)
    client.get("/start", params={"key": gate.key()})
    token = re.search(r'name="csrf_token" value="([^"]+)"', client.get("/sit").text)
    assert token
    client.post("/sit", data={"csrf_token": token[1], "name": "Robin Sample", "pin": "2468"})
    began = time.process_time()
    client.get("/")
    client.app.state.shelf.settle()
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


def pages(client: TestClient, found: dict[str, list[str]]) -> None:
    """The page or file of each route, the slowest first; files are not judged."""
    took = {
        route: (_middle(client, urls[0], change=False), _middle(client, urls[0], change=True))
        for route, urls in found.items()
        if urls and route not in LOCKING
    }
    print("seen again, after a change")
    for route, (again, first) in sorted(took.items(), key=lambda one: -max(one[1])):
        page = is_page(client.get(found[route][0]))
        mark = _mark(max(again, first) < MOST_MS) if page else "(a file)"
        print(f"{again:8.1f} {first:8.1f} ms  {route} {mark}")
    for route in sorted(set(found) - set(took)):
        print(f"not measured: {route}")


def _middle(client: TestClient, url: str, *, change: bool) -> float:
    took = []
    for _ in range(ROUNDS):
        if change:
            _change(client, url)
        began = time.process_time()
        client.get(url)
        took.append((time.process_time() - began) * 1000)
    return statistics.median(took)


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
