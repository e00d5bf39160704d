"""Values that print as more than text."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Narrative:
    """Markdown text; printed as paragraphs, lists and tables."""

    text: str


@dataclass(frozen=True)
class Picture:
    """A picture: `source` is bytes or a path object, sizes are in millimetres."""

    source: Any
    width_mm: float | None = None
    height_mm: float | None = None
    alt: str = ""
    decorative: bool = False
    fallback: Any = None


@dataclass(frozen=True)
class Link:
    """A link: `url` is where it leads, `text` what it shows."""

    url: str
    text: str
