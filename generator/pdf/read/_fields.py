"""Fields: what a field code asks for, and which are worked out anew rather than shown as saved."""

import re
from dataclasses import dataclass
from typing import Any

from generator.pdf.read._model import Counter, RunStyle
from generator.pdf.read._xml import Node, W

LIVE = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "PAGEREF", "STYLEREF"})
_NEED_RESULT = frozenset({
    "DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE", "FILENAME", "AUTHOR", "TITLE",
    "DOCPROPERTY", "SEQ", "REF", "EQ",
})  # fmt: skip
_WORDS = re.compile(r'"((?:[^"\\]|\\.)*)"|(\S+)')
_FORMATS = {
    "arabic": "1", "roman": "i", "ROMAN": "I", "Roman": "I", "alphabetic": "a", "ALPHABETIC": "A",
}  # fmt: skip


@dataclass(slots=True, eq=False)
class Field:
    """A field that is being read. `box` and `chosen` are what an old form field holds."""

    code: str = ""
    style: RunStyle | None = None
    box: bool = False
    chosen: str = ""
    kind: str = ""
    showing: bool = False
    is_link: bool = False
    cached: str = ""
    begun: tuple[Any, int] | None = None
    holds_pages: bool = False


def stray_marks(story: Node) -> set[Node]:
    """The w:fldChar of fields that never end in a body, header or note: they hold nothing."""
    open_: list[list[Node]] = []
    deleted = {mark for gone in story.iter(f"{W}del") for mark in gone.iter(f"{W}fldChar")}
    for mark in story.iter(f"{W}fldChar"):
        kind = mark.get(f"{W}fldCharType")
        if mark in deleted:
            continue
        if kind == "begin":
            open_.append([mark])
        elif kind == "separate" and open_:
            open_[-1].append(mark)
        elif kind == "end" and open_:
            open_.pop()
    return {mark for marks in open_ for mark in marks}


def words(code: str) -> list[str]:
    """The words of a field code, quoted ones whole."""
    return [quoted or plain for quoted, plain in _WORDS.findall(code)]


def kind_of(code: str) -> str:
    """The field's name in capitals."""
    found = words(code)
    return found[0].upper() if found else ""


_SCHEMES = re.compile(r"(https?|mailto|tel|sms|ftp):", re.IGNORECASE)


def is_safe(url: str) -> bool:
    """Whether a link's address is one that a reader's program may open: web, mail or telephone."""
    return not url or (_SCHEMES.match(url) is not None and len(url) < 2000)


_LEVELS = re.compile(r'\\o\s*"?(\d)\s*-\s*(\d)')


def levels_of(code: str) -> tuple[int, int]:
    r"""The heading levels that a TOC field asks for with `\o "1-3"`; 1 to 3 when it says none."""
    found = _LEVELS.search(code)
    return (int(found[1]), int(found[2])) if found else (1, 3)


def shown_without_result(kind: str) -> bool:
    """Whether a field of this kind ought to show something."""
    return kind in _NEED_RESULT


def link_of(code: str) -> tuple[str, str] | None:
    """The address and bookmark a field links to; None when it does not link."""
    found = words(code)
    kind = found[0].upper() if found else ""
    if kind == "REF" and "\\h" in found and len(found) > 1:
        return "", found[1]
    if kind != "HYPERLINK":
        return None
    url = bookmark = ""
    rest = iter(found[1:])
    for word in rest:
        if word == "\\l":
            bookmark = next(rest, "")
        elif word in ("\\o", "\\t"):
            next(rest, "")
        elif not word.startswith("\\"):
            url = word
    return (f"{url}#{bookmark}" if url and bookmark else url), bookmark


def live(kind: str, code: str, style: RunStyle, cached: str) -> Counter:
    r"""A field to be worked out anew. Its format is that of `\*`, "" for the section's own."""
    found = words(code)
    argument = found[1] if len(found) > 1 and not found[1].startswith("\\") else ""
    form = ""
    if "\\*" in found:
        at = found.index("\\*") + 1
        form = _FORMATS.get(found[at] if at < len(found) else "", "")
    return Counter(kind, argument, form, style, cached)
