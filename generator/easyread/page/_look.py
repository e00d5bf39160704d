"""How a page looks to one child: letters, size, spacing and tint of the child's profile."""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["Colours", "style"]

_SIZE = 16  # points, where the profile says nothing
_USUAL, _WIDE = 1.5, 1.9  # parts of the size from line to line
_POINTS = 12  # points of what a browser calls 100%
_SANS = "Arial, Helvetica, Arimo, Roboto, sans-serif"
_LEGIBLE = "Atkinson Hyperlegible"
_WEIGHTS = (("Regular", 400), ("Bold", 700))


@dataclass(frozen=True)
class Colours:
    """Colours as RRGGBB: of headings and links, and of the paper."""

    head: str
    paper: str


def style(sheet: str, wanted: Mapping[str, Any], colours: Colours, fonts: Path) -> str:
    """The style sheet of a child's page. Sizes go by what the reader has set in the browser."""
    legible = wanted.get("font") == "atkinson"
    family = f'"{_LEGIBLE}", {_SANS}' if legible else _SANS
    size = 100 * (wanted.get("size") or _SIZE) / _POINTS
    lines = _WIDE if wanted.get("spacing") == "wide" else _USUAL
    own = (
        f":root {{ font-size: {size:.4g}%; font-family: {family}; line-height: {lines}; "
        f"--head: #{colours.head}; --paper: #{colours.paper}; }}\n"
    )
    return own + sheet + (_faces(fonts) if legible else "")


@cache
def _faces(fonts: Path) -> str:
    """The letters themselves: the phone that opens the page may not have them."""
    return "".join(_face(fonts, name, weight) for name, weight in _WEIGHTS)


def _face(fonts: Path, name: str, weight: int) -> str:
    data = b64encode((fonts / f"AtkinsonHyperlegible-{name}.ttf").read_bytes()).decode()
    return (
        f'@font-face {{ font-family: "{_LEGIBLE}"; font-weight: {weight}; '
        f"src: url(data:font/ttf;base64,{data}); }}\n"
    )
