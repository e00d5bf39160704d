"""The pages in the browser with many cases in the folder: `python bench/web.py [--cases 500]`.

Says how long each kind of page takes on the server, what the first page weighs, and how long it
is from the command to the first page. Times are of the processor, the middle of five rounds.
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
from tests.web.crawl import crawl, is_page  # noqa: E402

ROUNDS = 5
MOST_MS, MOST_KB, MOST_S = 150, 100, 1.5
SAMPLES = ("dto-yoi", "remand", "s250-secure-home", "breach-transition")
_KEY = re.compile(r"/[0-9a-f]{12}(?=/|$)")
_NUMBER = re.compile(r"/\d+(?=/|$)")


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--cases", type=int, default=500)
    options.add_argument("--pages", type=int, default=150, help="how many pages to go through")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "cases")
        make(folder, given.cases)
        start(folder)
        client = come_in(folder)
        weigh(client)
        pages(client, given.pages)


def make(folder: Path, number: int) -> None:
    """That many cases, each of a child of its own."""
    folder.mkdir(mode=0o700)
    samples = [
        json.loads((ROOT / "samples" / f"{name}.json").read_text("utf-8")) for name in SAMPLES
    ]
    for each in range(number):
        case = json.loads(json.dumps(samples[each % len(samples)]))
        case["case_id"] = f"TC-{each:04}"
        mark = chr(97 + each % 26) + chr(97 + each // 26 % 26)
        case["child"] = {**case["child"], "first_name": f"{case['child']['first_name']}{mark}"}
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


def pages(client: TestClient, most: int) -> None:
    """Each kind of page that links lead to, the slowest first."""
    found: dict[str, list[str]] = {}
    for url, answer in crawl(client, ["/"], most):
        kind = _NUMBER.sub("/N", _KEY.sub("/KEY", url.partition("?")[0]))
        if answer.status_code == 200 and is_page(answer) and len(found.setdefault(kind, [])) < 2:
            found[kind].append(url)
    took = {kind: max(_middle(client, url) for url in urls) for kind, urls in found.items() if urls}
    for kind, milliseconds in sorted(took.items(), key=lambda one: -one[1]):
        print(f"{milliseconds:8.1f} ms  {kind} {_mark(milliseconds < MOST_MS)}")


def _middle(client: TestClient, url: str) -> float:
    took = []
    for _ in range(ROUNDS):
        began = time.process_time()
        client.get(url)
        took.append((time.process_time() - began) * 1000)
    return statistics.median(took)


def _mark(well: bool) -> str:
    return "" if well else "TOO MUCH"


if __name__ == "__main__":
    main()
