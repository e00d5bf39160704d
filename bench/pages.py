"""Draws the pages that the README shows, from the samples. Run with `make pages`."""

import io
from datetime import date
from pathlib import Path

from PIL import Image

from generator.pdf.preview import previews
from generator.toolkit import Toolkit

ROOT = Path(__file__).resolve().parent.parent
ON = date(2026, 3, 2)
SHOWN = {
    "licence-easy-read": ("s250-secure-home", 3),
    "pathways-plan": ("dto-yoi", 1),
    "breach-report": ("breach-transition", 1),
    "psr-custody": ("s250-secure-home", 1),
    "cart-proforma": ("dto-yoi", 2),
    "cart-minutes": ("panel", 1),
    "panel-agenda": ("panel", 1),
}


# The small pictures of the table of kinds: wide enough to see what a page looks like.
_SMALL = (150, 212)
_COLOURS = 24


def small_pictures(toolkit: Toolkit) -> None:
    """A small picture of the first page of each kind that has pages."""
    folder = ROOT / "samples" / "pages" / "kinds"
    folder.mkdir(exist_ok=True)
    wanted = {kind.name for kind in toolkit.catalogue.kinds() if kind.has_template}
    quarter = toolkit.board(ROOT / "samples" / "panel-cases", "2026Q1", on=ON, formats=["pdf"])
    made = {quarter[0].kind.name: quarter[0].content}
    for path in sorted((ROOT / "samples").glob("*.json")):
        record = toolkit.open(path)
        kinds = [
            entry.kind.name
            for entry in toolkit.readiness(record, on=ON)
            if entry.ready and entry.kind.name in wanted - made.keys()
        ]
        if kinds:
            for document in toolkit.generate(record, kinds, formats=["pdf"], on=ON):
                made.setdefault(document.kind.name, document.content)
    for kind, pdf in made.items():
        (png,) = previews(pdf, dpi=40, pages=[1])
        page = Image.open(io.BytesIO(png)).convert("RGB")
        page.thumbnail(_SMALL)
        small = page.convert("P", palette=Image.Palette.ADAPTIVE, colors=_COLOURS)
        small.save(folder / f"{kind}.png", optimize=True)
    print("No picture of:", ", ".join(sorted(wanted - made.keys())) or "none")


def main() -> None:
    toolkit = Toolkit()
    small_pictures(toolkit)
    for kind, (sample, number) in SHOWN.items():
        record = toolkit.open(ROOT / "samples" / f"{sample}.json")
        made = toolkit.generate(record, [kind], formats=["pdf"], on=ON)[0]
        (png,) = previews(made.content, dpi=60, pages=[number])
        page = Image.open(io.BytesIO(png)).convert("P", palette=Image.Palette.ADAPTIVE, colors=48)
        page.save(ROOT / "samples" / "pages" / f"{kind}.png", optimize=True)


if __name__ == "__main__":
    main()
