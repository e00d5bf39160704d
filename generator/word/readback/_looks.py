"""What the styles, lists and links of an edited file say about a paragraph and a run."""

import re

from lxml import etree

from generator.word.package._names import W, relations_of
from generator.word.package._opc import Package
from generator.word.package._xml import parse, w
from generator.word.sight import Sight

_OFF = ("0", "false", "off")
_LIST_STYLE = re.compile(r"list (?:bullet|number)(?: ([2-9]))?")
_NO_FILL = ("", "AUTO", "FFFFFF")
_STEP = 360
_BLACK = frozenset({"", "AUTO", "000000"})
_HYPERLINK = re.compile(r'\s*HYPERLINK\s+(?:"([^"]*)"|([^\s\\]+))', re.IGNORECASE)


def at(element: etree._Element | None, *steps: str) -> etree._Element | None:
    """A descendant by the Word names that lead to it; None when there is none."""
    for step in steps:
        element = element.find(w(step)) if element is not None else None
    return element


def value(element: etree._Element | None, *steps: str) -> str:
    """The `w:val` of a descendant; empty when there is none."""
    found = at(element, *steps)
    return found.get(w("val"), "") if found is not None else ""


class Looks:
    """The styles, lists and link targets of one file."""

    def __init__(self, package: Package, main: str) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._numbers: dict[str, etree._Element] = {}
        self._abstracts: dict[str, etree._Element] = {}
        self._links: dict[str, str] = {}
        self._default = ""
        self._house = _BLACK
        # A file has many runs and few styles: what those say is looked up once.
        self._said: dict[tuple[str, str, str], etree._Element | None] = {}
        for style in _part(package, package.related(main, "styles"), "style"):
            name = style.get(w("styleId"), "")
            self._styles[name] = style
            if style.get(w("type")) == "paragraph" and style.get(w("default")) is not None:
                self._default = name
        styles = package.related(main, "styles")
        content = package.read(styles) if styles else b""
        self._sight = Sight(parse(content, styles) if content else None)
        colours = _part(package, styles, "color")
        self._house |= {colour.get(w("val"), "").upper() for colour in colours}
        lists = package.related(main, "numbering")
        for number in _part(package, lists, "num"):
            self._numbers[number.get(w("numId"), "")] = number
        for abstract in _part(package, lists, "abstractNum"):
            self._abstracts[abstract.get(w("abstractNumId"), "")] = abstract
        for relation in _relations(package, main):
            self._links[relation.get("Id", "")] = relation.get("Target", "")

    def link(self, relation: str) -> str:
        """Where a link leads, by the id of its relationship; empty when unknown."""
        return self._links.get(relation, "")

    def is_on(self, run: etree._Element, name: str) -> bool:
        """Whether a run is bold ("b") or italic ("i"), by itself or by its character style."""
        properties = run.find(w("rPr"))
        found = at(properties, name)
        style = self._styles.get(value(properties, "rStyle"))
        for _ in range(20):
            if found is not None or style is None:
                break
            found = at(style, "rPr", name)
            style = self._styles.get(value(style, "basedOn"))
        return found is not None and found.get(w("val")) not in _OFF

    def of_run(self, run: etree._Element) -> frozenset[str]:
        """What a run looks like besides its text: "hidden", "struck through", "bold" and so on.

        Hidden is also what nobody can see for its colour, size or place. A colour that no style
        of the file has stands there as its six digits.
        """
        properties = run.find(w("rPr"))
        style = value(self._styles.get(value(properties, "rStyle")), "name").lower()
        linked = "link" in style or next(run.iterancestors(w("hyperlink")), None) is not None
        colour = self._effective(run, "color").upper()
        struck = self._effective(run, "strike") or self._effective(run, "dstrike")
        seen = {
            "hidden": self._sight.unseen(run),
            "struck through": struck,
            "bold": self.is_on(run, "b"),
            "italic": self.is_on(run, "i"),
            "underlined": not linked and value(properties, "u") not in ("", "none"),
            "highlighted": value(properties, "highlight") not in ("", "none")
            or _fill(properties) not in _NO_FILL,
            "in capitals": self._effective(run, "caps") or self._effective(run, "smallCaps"),
            "raised or lowered": value(properties, "vertAlign") not in ("", "baseline"),
            colour: not linked and colour not in self._house,
        }
        return frozenset(name for name, on in seen.items() if on)

    def _effective(self, run: etree._Element, name: str) -> str:
        """The value of a property of a run, its own or of the styles over it; empty when off.

        One that is on without a value is "1".
        """
        properties = run.find(w("rPr"))
        found = at(properties, name)
        if found is None:
            paragraph = next(run.iterancestors(w("p")), None)
            around = value(paragraph, "pPr", "pStyle") or self._default
            key = (value(properties, "rStyle"), around, name)
            if key not in self._said:
                self._said[key] = self._of_styles(*key)
            found = self._said[key]
        said = found.get(w("val"), "1") if found is not None else ""
        return "" if said in _OFF else said

    def _of_styles(self, own: str, around: str, name: str) -> etree._Element | None:
        """What a run's style and then its paragraph's say of a property."""
        for style in (own, around):
            above = style
            for _ in range(20):
                if above not in self._styles:
                    break
                found = at(self._styles[above], "rPr", name)
                if found is not None:
                    return found
                above = value(self._styles[above], "basedOn")
        return None

    def style_name(self, paragraph: etree._Element) -> str:
        """The name of a paragraph's style, in lower case; empty when it has none."""
        style = self._styles.get(value(paragraph, "pPr", "pStyle"))
        return value(style, "name").lower()

    def item(self, paragraph: etree._Element) -> tuple[str, int] | None:
        """The list and depth, from 1, of a list item; None when it is none."""
        numbered = at(paragraph, "pPr", "numPr")
        style = self._styles.get(value(paragraph, "pPr", "pStyle"))
        number, level = value(numbered, "numId"), value(numbered, "ilvl")
        for _ in range(20):
            if number or style is None:
                break
            brought = at(style, "pPr", "numPr")
            number, level = value(brought, "numId"), level or value(brought, "ilvl")
            style = self._styles.get(value(style, "basedOn"))
        if number in ("", "0") or number not in self._numbers:
            return None
        named = _LIST_STYLE.fullmatch(self.style_name(paragraph))
        depth = int(named[1] or 1) if named else 1
        return number, max(depth, _whole(level) + 1)

    def starts_at(self, number: str, depth: int) -> int:
        """The first number of a list at a depth; 0 when it has bullets."""
        wanted = str(depth - 1)
        listed = self._numbers.get(number)
        abstract = self._abstracts.get(value(listed, "abstractNumId"))
        start, kind = "1", "bullet"
        for level in abstract.iter(w("lvl")) if abstract is not None else ():
            if level.get(w("ilvl")) == wanted or (kind == "bullet" and level.get(w("ilvl")) == "0"):
                start, kind = value(level, "start") or "1", value(level, "numFmt")
        for change in listed.iter(w("lvlOverride")) if listed is not None else ():
            if change.get(w("ilvl")) == wanted:
                start = value(change, "startOverride") or start
        return 0 if kind in ("bullet", "none", "") else _whole(start)

    def continues(self, paragraph: etree._Element) -> int:
        """The depth of a paragraph that goes on a list item as the engine sets it; 0 for others."""
        if value(paragraph, "pPr", "numPr", "numId") != "0":
            return 0
        return round(_indent(paragraph, "left") / _STEP)

    def is_quote(self, paragraph: etree._Element) -> bool:
        """Whether a paragraph is set as a quotation."""
        if self.style_name(paragraph) == "quote":
            return True
        return _indent(paragraph, "left") == _indent(paragraph, "right") == _STEP


def _fill(properties: etree._Element | None) -> str:
    """The colour behind a run; empty when it has none."""
    shading = at(properties, "shd")
    return shading.get(w("fill"), "").upper() if shading is not None else ""


def _indent(paragraph: etree._Element, side: str) -> int:
    found = at(paragraph, "pPr", "ind")
    if found is None:
        return 0
    other = {"left": "start", "right": "end"}[side]
    return _whole(found.get(w(side)) or found.get(w(other)) or "0")


def address(code: str) -> str | None:
    """Where a field's code leads; None when it is no link."""
    match = _HYPERLINK.match(code)
    return (match[1] or match[2] or "") if match else None


def _whole(text: str) -> int:
    try:
        return int(float(text))
    except ValueError:
        return 0


def _part(package: Package, name: str, each: str) -> list[etree._Element]:
    content = package.read(name) if name else b""
    return list(parse(content, name).iter(f"{{{W}}}{each}")) if content else []


def _relations(package: Package, main: str) -> list[etree._Element]:

    name = relations_of(main)
    content = package.read(name)
    return list(parse(content, name)) if content else []
