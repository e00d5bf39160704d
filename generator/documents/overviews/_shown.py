"""A drawing as templates show it, and the looks that all overviews share."""

from collections.abc import Mapping
from typing import Any

from generator.documents.templates import ACCENT
from generator.drawing import Canvas, emf, svg, width_of

INK, SOFT, PALE, PAPER = "1A1A1A", "595959", "E4E4E4", "FFFFFF"
SMALL, USUAL, LINE = 2.65, 2.85, 3.5  # 7.5 and 8 points, and their lines, in millimetres
WIDTH = 160.0


def accent_of(seen: Mapping[str, Any]) -> str:
    """The service's colour, RRGGBB."""
    return str(seen.get("service", {}).get("accent_colour", ACCENT)).upper()


def shown(canvas: Canvas, title: str, words: str) -> dict[str, Any]:
    """A finished drawing as the view has it."""
    return {
        "image": svg(canvas, title, words),
        "fallback": emf(canvas),
        "words": words,
        "width": WIDTH,
    }


def centred(  # noqa: PLR0917 - a place, words and their looks
    canvas: Canvas, x: float, baseline: float, words: str, size: float, colour: str = INK
) -> None:
    """Bold words about a middle."""
    wide = width_of(words, size, bold=True)
    canvas.words(x - wide / 2, baseline, words, size, bold=True, colour=colour)
