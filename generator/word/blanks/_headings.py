"""Which paragraphs of a form are headings, and which of them stand over a place."""

from lxml import etree

from generator.word.blanks._line import Line
from generator.word.package._xml import w

__all__ = ["Headings", "levels_of"]

_SHORT = 90
_LOOKS_LIKE_ONE = 7
_OUTLINES = 9


def levels_of(styles: etree._Element | None) -> dict[str, int]:
    """How deep each heading style of a file is, by its id: 0 for a title, 1 to 9 for headings."""
    found: dict[str, int] = {}
    for style in styles.iter(w("style")) if styles is not None else ():
        name = style.find(w("name"))
        outline = style.find(f"{w('pPr')}/{w('outlineLvl')}")
        said = (name.get(w("val"), "") if name is not None else "").lower()
        level = outline.get(w("val"), "") if outline is not None else said.removeprefix("heading ")
        identity = style.get(w("styleId"), "")
        if said in ("title", "subtitle"):
            found[identity] = 0
        elif level.isascii() and level.isdigit() and int(level) <= _OUTLINES:
            found[identity] = int(level) + (outline is not None)
    return found


class Headings:
    """The headings that stand over where a reader is, as a reader sees them."""

    def __init__(self, levels: dict[str, int]) -> None:
        self._levels = levels
        self._open: list[tuple[int, str]] = []

    def over(self) -> tuple[str, ...]:
        """The headings over this place, the nearest first."""
        return tuple(text for _, text in reversed(self._open))

    def level(self, line: Line) -> int | None:
        """How deep a line is as a heading; None for one that is none."""
        text = line.text.strip()
        if not text or len(text) > _SHORT:
            return None
        paragraph = line.paragraph
        style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        if style is not None and style.get(w("val"), "") in self._levels:
            return self._levels[style.get(w("val"), "")]
        outline = paragraph.find(f"{w('pPr')}/{w('outlineLvl')}")
        if outline is not None and outline.get(w("val")) in tuple("012345678"):
            return int(outline.get(w("val"), "0")) + 1
        capitals = text.isupper() and len(text) > 3 and text[-1:] not in ".:"
        return _LOOKS_LIKE_ONE if capitals or (is_bold(line) and text[-1:] not in ".,;?") else None

    def enter(self, level: int, text: str) -> None:
        """Come below a heading."""
        while self._open and self._open[-1][0] >= level:
            self._open.pop()
        self._open.append((level, " ".join(text.split())))


def is_bold(line: Line) -> bool:
    """Whether all words of a line are bold."""
    runs = [
        run
        for run in line.paragraph.iter(w("r"))
        if "".join(map(str, run.itertext(w("t")))).strip()
    ]
    return bool(runs) and all(_on(run.find(f"{w('rPr')}/{w('b')}")) for run in runs)


def _on(element: etree._Element | None) -> bool:
    return element is not None and element.get(w("val"), "1") not in ("0", "false", "off")
