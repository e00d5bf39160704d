"""Whether a reader can see a run of a Word file: its size, its colour on its ground, its place."""

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from generator.word.package._xml import w
from generator.word.recolour import contrast

_OFF = ("0", "false", "off", "none")
_HIDDEN = ("vanish", "specVanish", "webHidden")
_SMALLEST = 4  # half-points
_NARROWEST = 20  # per cent of the width of the letters
_FAINT = 2.0  # WCAG 2.2 contrast ratio; its least for any text is 3
_WHITE = "FFFFFF"
_PAGE = (-2000, 16838)  # twips: from left of the paper to the long side of A4
_RAISED = 200  # half-points
_HIGHLIGHTS = {
    "black": "000000",
    "blue": "0000FF",
    "cyan": "00FFFF",
    "darkBlue": "000080",
    "darkCyan": "008080",
    "darkGray": "808080",
    "darkGreen": "008000",
    "darkMagenta": "800080",
    "darkRed": "800000",
    "darkYellow": "808000",
    "green": "00FF00",
    "lightGray": "C0C0C0",
    "magenta": "FF00FF",
    "red": "FF0000",
    "white": _WHITE,
    "yellow": "FFFF00",
}


_P, _RPR, _PPR, _VAL = w("p"), w("rPr"), w("pPr"), w("val")
_RUN_STYLE, _PARAGRAPH_STYLE = w("rStyle"), f"{_PPR}/{w('pStyle')}"


class Seen(NamedTuple):
    """A run with what its look is asked of: its properties, its paragraph, the style of each."""

    run: etree._Element
    properties: etree._Element | None
    paragraph: etree._Element | None
    style: str
    above: str


class Sight:
    """What the styles of a file, by their ids, say of how a run is seen."""

    def __init__(self, styles: etree._Element | None) -> None:
        found = styles.iter(w("style")) if styles is not None else ()
        self._styles = {style.get(w("styleId"), ""): style for style in found}
        self._default = next(
            (
                name
                for name, style in self._styles.items()
                if style.get(w("type")) == "paragraph" and style.get(w("default")) is not None
            ),
            "",
        )
        self._defaults = next(styles.iter(w("rPrDefault")), None) if styles is not None else None
        # A file has thousands of runs and few styles: each is asked once for each property.
        self._asked: dict[tuple[str, str], etree._Element | None] = {}
        self._by_default: dict[str, etree._Element | None] = {}
        self._shades: dict[str, list[tuple[str, str]]] = {}

    def look_at(self, run: etree._Element) -> Seen:
        """A run, to be asked how it looks."""
        properties, paragraph = run.find(_RPR), next(run.iterancestors(_P), None)
        own = properties.find(_RUN_STYLE) if properties is not None else None
        named = paragraph.find(_PARAGRAPH_STYLE) if paragraph is not None else None
        return Seen(run, properties, paragraph, _value(own), _value(named) or self._default)

    def of_style(self, style: str, name: str) -> etree._Element | None:
        """A property of a run by the style with that id and those that it is based on."""
        asked = style, name
        if asked not in self._asked:
            path = f"{_RPR}/{w(name)}"
            found = (each.find(path) for each in self._chain(style))
            self._asked[asked] = next((each for each in found if each is not None), None)
        return self._asked[asked]

    def of_styles(self, seen: Seen, name: str) -> etree._Element | None:
        """A property of a run, its own or of the styles over it, without those of the file."""
        if seen.properties is not None:
            own = seen.properties.find(w(name))
            if own is not None:
                return own
        found = self.of_style(seen.style, name)
        return self.of_style(seen.above, name) if found is None else found

    def unseen(self, run: etree._Element) -> str:
        """Why a run cannot be seen ("hidden", "tiny", "faint", "off the page"); empty if it can."""
        return self.unseen_of(self.look_at(run))

    def unseen_of(self, run: Seen) -> str:
        """The same of a run that was looked at already."""
        if any(_on(self._of(run, name)) for name in _HIDDEN):
            return "hidden"
        size = _whole(_value(self._of(run, "sz")), _SMALLEST + 1)
        if size <= _SMALLEST or _whole(_value(self._of(run, "w")), 100) <= _NARROWEST:
            return "tiny"
        if abs(_whole(_value(self._of(run, "position")), 0)) > _RAISED or _out_of_place(run):
            return "off the page"
        return "faint" if self._faint(run) else ""

    def _faint(self, run: Seen) -> bool:
        colour = self._of(run, "color")
        ink = _WHITE if _is_theme_white(colour) else _value(colour)
        if not _is_colour(ink):
            return False  # automatic: Word chooses what can be read
        return all(contrast(ink, ground) < _FAINT for ground in self._grounds(run))

    def _grounds(self, run: Seen) -> list[str]:
        """The colours that may stand behind a run: the nearest, or all of its table's style."""
        highlight = _HIGHLIGHTS.get(_value(self._of(run, "highlight")))
        if highlight:
            return [highlight]
        fill = _fill(self._of(run, "shd"))
        if not fill and run.paragraph is not None:
            fill = _fill(self._of_paragraph(run.paragraph, run.above, "shd"))
        for cell in run.run.iterancestors(w("tc")):
            fill = fill or _fill(cell.find(f"{w('tcPr')}/{w('shd')}"))
        if fill:
            return [fill]
        table = next(run.run.iterancestors(w("tbl")), None)
        return list(self._of_table(run.run, table)) if table is not None else [_WHITE]

    def _of_table(self, run: etree._Element, table: etree._Element) -> Iterator[str]:
        row = next(run.iterancestors(w("tr")), None)
        before = row.getprevious() if row is not None else None
        at_edge = {
            "firstRow": row is not None and (before is None or before.tag != w("tr")),
            "lastRow": row is not None and row.getnext() is None,
        }
        fills = [_fill(table.find(f"{w('tblPr')}/{w('shd')}"))]
        style = _value(table.find(f"{w('tblPr')}/{w('tblStyle')}"))
        fills += [fill for where, fill in self._shaded(style) if at_edge.get(where, True)]
        yield from filter(None, fills)
        yield _WHITE

    def _shaded(self, style: str) -> list[tuple[str, str]]:
        """The colours that a style of tables gives, each with the part of a table that gets it."""
        if style not in self._shades:
            self._shades[style] = [
                (part.get(w("type"), "") if part is not None else "", _fill(shading))
                for each in self._chain(style)
                for shading in each.iter(w("shd"))
                for part in [next(shading.iterancestors(w("tblStylePr")), None)]
            ]
        return self._shades[style]

    def _of(self, run: Seen, name: str) -> etree._Element | None:
        """A property of a run, its own or of the styles over it."""
        found = self.of_styles(run, name)
        if found is not None or self._defaults is None:
            return found
        if name not in self._by_default:
            self._by_default[name] = self._defaults.find(f"{_RPR}/{w(name)}")
        return self._by_default[name]

    def _of_paragraph(
        self, paragraph: etree._Element, style: str, name: str
    ) -> etree._Element | None:
        for holder in (paragraph, *self._chain(style)):
            found = holder.find(f"{_PPR}/{w(name)}")
            if found is not None:
                return found
        return None

    def _chain(self, name: str) -> Iterator[etree._Element]:
        for _ in range(20):
            style = self._styles.get(name)
            if style is None:
                return
            yield style
            name = _value(style.find(w("basedOn")))


def _out_of_place(run: Seen) -> bool:
    """Whether a frame, a floating table or an indent puts a run beside the paper."""
    paragraph = run.paragraph
    places = [paragraph.find(f"{_PPR}/{w('framePr')}")] if paragraph is not None else []
    places += [
        table.find(f"{w('tblPr')}/{w('tblpPr')}") for table in run.run.iterancestors(w("tbl"))
    ]
    lengths = [
        _whole(place.get(w(name)), 0)
        for place in places
        if place is not None
        for name in ("x", "y", "tblpX", "tblpY")
    ]
    indent = paragraph.find(f"{_PPR}/{w('ind')}") if paragraph is not None else None
    if indent is not None:
        side = indent.get(w("left")) or indent.get(w("start"))
        begins = _whole(side, 0) - _whole(indent.get(w("hanging")), 0)
        lengths += [begins, begins + _whole(indent.get(w("firstLine")), 0)]
    return any(not _PAGE[0] <= length <= _PAGE[1] for length in lengths)


def _is_theme_white(colour: etree._Element | None) -> bool:
    if colour is None or colour.get(w("themeColor")) not in ("background1", "light1"):
        return False
    return colour.get(w("themeShade")) is None


def _on(element: etree._Element | None) -> bool:
    return element is not None and element.get(_VAL, "on").lower() not in _OFF


def _value(element: etree._Element | None) -> str:
    return element.get(_VAL, "") if element is not None else ""


def _fill(shading: etree._Element | None) -> str:
    """The colour of a shading; empty when it has none."""
    if shading is None:
        return ""
    solid = shading.get(w("val")) == "solid"
    fill = shading.get(w("color" if solid else "fill"), "")
    if solid and not _is_colour(fill):
        return "000000"
    return fill if _is_colour(fill) else ""


def _is_colour(text: str) -> bool:
    return len(text) == 6 and all(digit in "0123456789abcdefABCDEF" for digit in text)


def _whole(text: str | None, otherwise: int) -> int:
    try:
        return int(float((text or "").rstrip("%")))
    except (ValueError, OverflowError):
        return otherwise
