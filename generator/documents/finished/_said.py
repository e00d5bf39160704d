"""One text of a finished file."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

__all__ = ["Said", "healed"]

# A hyphen where a line ended, also one copied with the space that stood for its end.
_BROKEN = re.compile(r"(?<=[^\W\d_])[-\u2010\u00ad]\s+(?=[^\W\d_])")
_LINK = re.compile(r"(?i)^\s*(?:https?|ftp|file|mailto|tel|sip):")
_IN_LINK = re.compile(r"[/?=&#:;+_-]+")


@dataclass(frozen=True)
class Said:
    """A text of a file and its place in it, in words; `file` are the bytes of one kept inside."""

    place: str
    text: str
    file: bytes | None = field(default=None, repr=False)


def healed(found: Iterable[Said]) -> Iterator[Said]:
    """The texts, and again without hyphens at the ends of lines and without the marks of links."""
    for one in found:
        if not one.text.strip():
            continue
        yield one
        plain = unquote(one.text) if "%" in one.text else one.text
        ways = {plain, _BROKEN.sub("", plain)}
        if _LINK.match(one.text):
            ways.add(_IN_LINK.sub(" ", plain))
        for way in sorted(ways - {one.text}):
            yield Said(one.place, way)
