"""Whether a reader can see a run of a Word file: its size, its colour on its ground, its place."""

from collections.abc import Iterator

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
        # A file has many runs and few styles: what those say is looked up once.
        self._said: dict[tuple[str, str, str], etree._Element | None] = {}

    def unseen(self, run: etree._Element) -> str:
        """Why a run cannot be seen ("hidden", "tiny", "faint", "off the page"); empty if it can."""
        if any(_on(self._of(run, name)) for name in _HIDDEN):
            return "hidden"
        size = _whole(_value(self._of(run, "sz")), _SMALLEST + 1)
        if size <= _SMALLEST or _whole(_value(self._of(run, "w")), 100) <= _NARROWEST:
            return "tiny"
        if _out_of_place(run) or abs(_whole(_value(self._of(run, "position")), 0)) > _RAISED:
            return "off the page"
        return "faint" if self._faint(run) else ""

    def _faint(self, run: etree._Element) -> bool:
        colour = self._of(run, "color")
        ink = _WHITE if _is_theme_white(colour) else _value(colour)
        if not _is_colour(ink):
            return False  # automatic: Word chooses what can be read
        return all(contrast(ink, ground) < _FAINT for ground in self._grounds(run))

    def _grounds(self, run: etree._Element) -> list[str]:
        """The colours that may stand behind a run: the nearest, or all of its table's style."""
        highlight = _HIGHLIGHTS.get(_value(self._of(run, "highlight")))
        if highlight:
            return [highlight]
        paragraph = next(run.iterancestors(w("p")), None)
        fill = _fill(self._of(run, "shd"))
        if not fill and paragraph is not None:
            fill = _fill(self._of_paragraph(paragraph, "shd"))
        for cell in run.iterancestors(w("tc")):
            fill = fill or _fill(cell.find(f"{w('tcPr')}/{w('shd')}"))
        if fill:
            return [fill]
        table = next(run.iterancestors(w("tbl")), None)
        return list(self._of_table(run, table)) if table is not None else [_WHITE]

    def _of_table(self, run: etree._Element, table: etree._Element) -> Iterator[str]:
        row = next(run.iterancestors(w("tr")))
        at_edge = {"firstRow": row.getprevious() is None or row.getprevious().tag != w("tr")}  # type: ignore[union-attr]
        at_edge["lastRow"] = row.getnext() is None
        fills = [_fill(table.find(f"{w('tblPr')}/{w('shd')}"))]
        for style in self._chain(_value(table.find(f"{w('tblPr')}/{w('tblStyle')}"))):
            for shading in style.iter(w("shd")):
                part = next(shading.iterancestors(w("tblStylePr")), None)
                where = part.get(w("type"), "") if part is not None else ""
                fills.append(_fill(shading) if at_edge.get(where, True) else "")
        yield from filter(None, fills)
        yield _WHITE

    def _of(self, run: etree._Element, name: str) -> etree._Element | None:
        """A property of a run, its own or of the styles over it."""
        found = run.find(f"{w('rPr')}/{w(name)}")
        if found is not None:
            return found
        own = _value(run.find(f"{w('rPr')}/{w('rStyle')}"))
        key = (own, self._style_of(next(run.iterancestors(w("p")), None)), name)
        if key not in self._said:
            self._said[key] = self._of_styles(*key)
        return self._said[key]

    def _of_styles(self, own: str, around: str, name: str) -> etree._Element | None:
        """What a run's style, then its paragraph's, then the file's defaults say."""
        holders = [*self._chain(own), *self._chain(around)]
        if self._defaults is not None:
            holders.append(self._defaults)
        said = (holder.find(f"{w('rPr')}/{w(name)}") for holder in holders)
        return next((found for found in said if found is not None), None)

    def _of_paragraph(self, paragraph: etree._Element, name: str) -> etree._Element | None:
        for holder in (paragraph, *self._chain(self._style_of(paragraph))):
            found = holder.find(f"{w('pPr')}/{w(name)}")
            if found is not None:
                return found
        return None

    def _style_of(self, paragraph: etree._Element | None) -> str:
        named = paragraph.find(f"{w('pPr')}/{w('pStyle')}") if paragraph is not None else None
        return _value(named) or self._default

    def _chain(self, name: str) -> Iterator[etree._Element]:
        for _ in range(20):
            style = self._styles.get(name)
            if style is None:
                return
            yield style
            name = _value(style.find(w("basedOn")))


def _out_of_place(run: etree._Element) -> bool:
    """Whether a frame, a floating table or an indent puts a run beside the paper."""
    paragraph = next(run.iterancestors(w("p")), None)
    places = [paragraph.find(f"{w('pPr')}/{w('framePr')}")] if paragraph is not None else []
    places += [table.find(f"{w('tblPr')}/{w('tblpPr')}") for table in run.iterancestors(w("tbl"))]
    names = [w(name) for name in ("x", "y", "tblpX", "tblpY")]
    lengths = [
        _whole(place.get(name), 0) for place in places if place is not None for name in names
    ]
    indent = paragraph.find(f"{w('pPr')}/{w('ind')}") if paragraph is not None else None
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
    return element is not None and element.get(w("val"), "on").lower() not in _OFF


def _value(element: etree._Element | None) -> str:
    return element.get(w("val"), "") if element is not None else ""


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
