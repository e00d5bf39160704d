"""What a tag in a run stands in, read from the source of its part when it is needed."""

import re
from dataclasses import dataclass

_TAG_START = re.compile(r"\{[{%]-?\n")
_ELEMENT = re.compile(r"<(/?)([\w:]+)[^>]*?(/?)>")


@dataclass(frozen=True)
class Surroundings:
    """The properties of a tag's run and paragraph, as XML.

    `direct` says that the run stands in the paragraph itself, so that the paragraph can
    be closed and opened there.
    """

    run: str
    paragraph: str
    direct: bool


def surroundings(source: str, index: int) -> Surroundings:
    """The surroundings of tag number `index` of a part's source."""
    at = 0
    for count, match in enumerate(_TAG_START.finditer(source)):
        if count == index:
            at = match.start()
            break
    run = _last(source, "w:r", at)
    paragraph = _last(source, "w:p", at)
    depth = 0
    for close, _name, empty in _ELEMENT.findall(source, paragraph, run):
        depth += 0 if empty else (-1 if close else 1)
    return Surroundings(
        _properties(source, run, "w:rPr"), _properties(source, paragraph, "w:pPr"), depth == 1
    )


def _last(source: str, name: str, before: int) -> int:
    return max(source.rfind(f"<{name}>", 0, before), source.rfind(f"<{name} ", 0, before), 0)


def _properties(source: str, start: int, name: str) -> str:
    opening = source.find(">", start) + 1
    if not source.startswith(f"<{name}>", opening):
        return ""
    close = f"</{name}>"
    return source[opening : source.index(close, opening) + len(close)]
