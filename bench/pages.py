"""Draws the pages that the README shows, from the samples. Run with `make pages`."""

import io
from datetime import date
from pathlib import Path

from PIL import Image

from generator.pdf.preview import previews
from generator.toolkit import Toolkit

ROOT = Path(__file__).resolve().parent.parent
SHOWN = {
    "licence-easy-read": ("s250-secure-home", 3),
    "pathways-plan": ("dto-yoi", 1),
    "breach-report": ("breach-transition", 1),
    "psr-custody": ("s250-secure-home", 1),
    "cart-proforma": ("dto-yoi", 2),
    "cart-minutes": ("panel", 1),
    "panel-agenda": ("panel", 1),
}


def main() -> None:
    toolkit = Toolkit()
    for kind, (sample, number) in SHOWN.items():
        record = toolkit.open(ROOT / "samples" / f"{sample}.json")
        made = toolkit.generate(record, [kind], formats=["pdf"], on=date(2026, 3, 2))[0]
        (png,) = previews(made.content, dpi=60, pages=[number])
        page = Image.open(io.BytesIO(png)).convert("P", palette=Image.Palette.ADAPTIVE, colors=48)
        page.save(ROOT / "samples" / "pages" / f"{kind}.png", optimize=True)


if __name__ == "__main__":
    main()
