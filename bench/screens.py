"""Takes the pictures of the browser pages that the README shows. Run with `make pages`.

It needs chromium at /usr/bin/chromium.
"""

import io
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from docx import Document
from PIL import Image
from playwright.sync_api import Page, sync_playwright

from generator.resources import shipped
from generator.web.desk import Desk
from tests.web.conftest import ON, come_in, desk_folder
from tests.web.serving import serving, with_assets

ROOT = Path(__file__).resolve().parent.parent
SHOWN = {
    "web-cases": "/",
    "web-case": "/cases/{dto-yoi}",
    "web-dates": "/cases/{dto-yoi}/dates",
    "web-question": "/cases/{dto-yoi}/questions/communication",
    "web-document": "/cases/{dto-yoi}/documents/pathways-plan/preview",
    "web-easy-read": "/cases/{s250-secure-home}/easy-read/rules/3",
    "web-panel": "/panels/{panel}",
    "web-template": "/templates/pathways-plan/check",
}
_WIDTH, _HEIGHT, _KEPT_WIDTH = 1180, 860, 590


def faulty(place: Path) -> Path:
    """Our plan with a slip of the pen in it."""
    document: Any = Document(str(shipped("templates") / "pathways-plan" / "pathways-plan.docx"))
    document.paragraphs[1].add_run(" {{ child.frist_name }}")
    file = place / "plan.docx"
    document.save(str(file))
    return file


def keep(page: Page, name: str) -> None:
    """Keep the page as it is shown, half as large and in few colours."""
    seen = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    small = seen.resize((_KEPT_WIDTH, _KEPT_WIDTH * _HEIGHT // _WIDTH), Image.Resampling.LANCZOS)
    few = small.quantize(128, method=Image.Quantize.MAXCOVERAGE)
    few.save(ROOT / "samples" / "pages" / f"{name}.png", optimize=True)


def main() -> None:
    with_assets()
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        folder = desk_folder(place)
        desk = Desk.at(folder, None, date.today)
        keys = {path.stem: desk.key(path) for path in folder.glob("*.json")}
        keys["panel"] = desk.key(max((folder / "panels").glob("*.json")))
        with serving(folder, ON) as served, sync_playwright() as play:
            browser = play.chromium.launch(
                executable_path="/usr/bin/chromium", args=["--no-sandbox"]
            )
            context = browser.new_context(
                base_url=served.address, viewport={"width": _WIDTH, "height": _HEIGHT}
            )
            page = context.new_page()
            come_in(page, served)
            page.goto("/templates/pathways-plan")
            page.set_input_files("#file", faulty(place))
            page.get_by_role("button", name="Check the template").click()
            for picture, address in SHOWN.items():
                page.goto(address.format(**keys))
                page.wait_for_load_state("networkidle")
                keep(page, picture)
            browser.close()


if __name__ == "__main__":
    main()
