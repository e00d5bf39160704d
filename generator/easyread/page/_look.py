"""How a page looks to one child: letters, size, spacing and tint of the child's profile."""

from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["style"]

_SIZE = 16  # points, where the profile says nothing
_POINTS = 12  # points of what a browser calls 100%
_SANS = "Arial, Helvetica, Arimo, Roboto, sans-serif"
_LEGIBLE = "Atkinson Hyperlegible"
_WEIGHTS = (("Regular", 400), ("Bold", 700))


def style(sheet: str, wanted: Mapping[str, Any], fonts: Path) -> str:
    """The style sheet of a child's page. Sizes go by what the reader has set in the browser."""
    legible = wanted.get("font") == "atkinson"
    family = f'"{_LEGIBLE}", {_SANS}' if legible else _SANS
    size = wanted.get("size") or _SIZE
    root = f":root {{ font-size: {100 * size / _POINTS:.4g}%; font-family: {family}; }}\n"
    return root + sheet + (_faces(fonts) if legible else "")


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
