"""Swaps the colours of a Word template, so that a service's accent reaches every style."""

import io
import re
import zipfile
from collections.abc import Mapping
from functools import lru_cache

_COLOUR = re.compile(r"[0-9A-Fa-f]{6}")


def recolour(docx: bytes, colours: Mapping[str, str]) -> bytes:
    """The same Word file with colours (RRGGBB) replaced wherever an attribute holds one.

    Text is never touched. Raises ValueError for anything that is not six hex digits.
    """
    for colour in (*colours, *colours.values()):
        if not _COLOUR.fullmatch(colour):
            raise ValueError("A colour is six hexadecimal digits, such as 1F5C7A.")
    swaps = {f'="{old}"'.encode(): f'="{new}"'.encode() for old, new in colours.items()}
    pattern = re.compile(b"|".join(map(re.escape, swaps)))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename.endswith(".xml"):
                content = pattern.sub(lambda found: swaps[found.group()], content)
            new.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def tint(colour: str, strength: float = 0.1) -> str:
    """The colour mixed with white; `strength` is its share, 0 to 1."""
    channels = (int(colour[i : i + 2], 16) for i in (0, 2, 4))
    return "".join(f"{round(255 - (255 - channel) * strength):02X}" for channel in channels)


def darkened(colour: str, ground: str, least: float) -> str:
    """The colour (RRGGBB), no darker than it must be to have this contrast with the ground."""
    for share in range(100, -1, -2):
        channels = (int(colour[i : i + 2], 16) * share // 100 for i in (0, 2, 4))
        found = colour if share == 100 else "".join(f"{channel:02X}" for channel in channels)
        if contrast(found, ground) >= least:
            return found
    return "000000"


def contrast_with_white(colour: str) -> float:
    """The WCAG contrast ratio of text of this colour on white, 1 to 21."""
    return contrast(colour, "FFFFFF")


@lru_cache(maxsize=1024)
def contrast(colour: str, ground: str) -> float:
    """The WCAG contrast ratio of two colours (RRGGBB), 1 to 21."""
    dark, light = sorted((_luminance(colour), _luminance(ground)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    light = 0.0
    for weight, start in ((0.2126, 0), (0.7152, 2), (0.0722, 4)):
        value = int(colour[start : start + 2], 16) / 255
        light += weight * (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)
    return light
