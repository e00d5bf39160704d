"""Pictures of pages: `python -m tests.web.look --to DIR [PATH...]`.

{case} and {panel} in a path stand for the keys of the first sample of each.
"""

import argparse
import re
import tempfile
from datetime import date
from pathlib import Path

from playwright.sync_api import sync_playwright

from generator.store import CaseFolder
from generator.web.desk import Desk
from tests.web.conftest import ON, come_in, desk_folder
from tests.web.serving import Served, serving, with_assets

WIDTHS = (1280, 390)
_HEIGHT = 900


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--to", type=Path, required=True)
    options.add_argument("--on", type=date.fromisoformat, default=ON)
    options.add_argument("--case", default="dto-yoi.json", help="the file that {case} stands for")
    options.add_argument("paths", nargs="*", default=["/"])
    given = options.parse_args()
    with_assets()
    given.to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        folder = desk_folder(Path(place))
        with serving(folder, given.on) as served:
            look(served, given.paths, given.to, _keys(folder, given.case))


def _keys(folder: Path, case: str) -> dict[str, str]:
    desk = Desk.at(folder, None, date.today)
    [panel, *_] = CaseFolder(folder / "panels").files()
    return {"case": desk.key(folder / case), "panel": desk.key(panel)}


def look(served: Served, paths: list[str], to: Path, keys: dict[str, str]) -> None:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        context = browser.new_context(base_url=served.address)
        page = context.new_page()
        page.on("console", lambda said: print(f"  console: {said.text}"))
        come_in(page, served)
        for path in paths:
            url = re.sub(r"\{(case|panel)\}", lambda found: keys[found[1]], path)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": _HEIGHT})
                answer = page.goto(url)
                name = re.sub(r"[^a-z0-9]+", "-", path.strip("/").lower()).strip("-") or "home"
                picture = to / f"{name}-{width}.png"
                page.screenshot(path=picture, full_page=True)
                print(answer.status if answer else "", picture)
        browser.close()


if __name__ == "__main__":
    main()
