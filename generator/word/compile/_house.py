"""Reads the template's styles and lists, and lays in what renders will need.

All that can be the same in every output is added here, once: the link style, the lists
of narratives, the content types of pictures, the part for custom properties.
"""

from collections.abc import Callable, Iterable

from lxml import etree

from generator.word.compile._compiled import House, Level
from generator.word.merge._numbering import number_xml
from generator.word.package._names import W
from generator.word.package._xml import parse, w

_POOL = 24
_BULLETS = ("•", "–", "▪")
_OWN_STYLES = {"bullet": "list bullet", "number": "list number"}
_HYPERLINK = (
    f'<w:style xmlns:w="{W}" w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
    '<w:uiPriority w:val="99"/><w:unhideWhenUsed/><w:rPr><w:color w:val="0563C1"/>'
    '<w:u w:val="single"/></w:rPr></w:style>'
)
EMPTY_STYLES = f'<w:styles xmlns:w="{W}"/>'.encode()
EMPTY_NUMBERING = f'<w:numbering xmlns:w="{W}"/>'.encode()


class Styles:
    """The style part of a template."""

    def __init__(self, content: bytes, name: str) -> None:
        self.root = parse(content, name)
        self.ids: dict[str, str] = {}
        self._by_id: dict[str, etree._Element] = {}
        for style in self.root.iter(w("style")):
            label, identity = style.find(w("name")), style.get(w("styleId"), "")
            if label is not None:
                self.ids.setdefault(label.get(w("val"), "").lower(), identity)
            self._by_id[identity] = style

    def add_hyperlink(self) -> bool:
        """Add the character style of links when it is not there; says whether it did."""
        if "hyperlink" in self.ids:
            return False
        self.root.append(etree.fromstring(_HYPERLINK))
        self.ids["hyperlink"] = "Hyperlink"
        return True

    def number(self, identity: str) -> int:
        """The list number that a paragraph style brings, or one it is based on; else 0."""
        for _ in range(len(self._by_id)):
            style = self._by_id.get(identity)
            if style is None:
                return 0
            found = style.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
            if found is not None:
                return int(found.get(w("val"), "0"))
            based = style.find(w("basedOn"))
            identity = based.get(w("val"), "") if based is not None else ""
        return 0


def lay_in_lists(styles: Styles, numbering: etree._Element) -> House:
    """Add the lists that narratives use to the numbering part; returns the house with them."""
    _drop(numbering, "numIdMacAtCleanup")
    abstracts = {
        int(num.get(w("numId"), "0")): int(abstract.get(w("val"), "0"))
        for num in numbering.iter(w("num"))
        for abstract in num.iter(w("abstractNumId"))
    }
    free = _after(int(e.get(w("abstractNumId"), "0")) for e in numbering.iter(w("abstractNum")))
    following = _after(abstracts)
    bullet, decimal = free, free + 1
    place = sum(1 for child in numbering if child.tag not in (w("num"),))
    for offset, (abstract, write) in enumerate(((bullet, _bullet), (decimal, _decimal))):
        numbering.insert(place + offset, etree.fromstring(_abstract(abstract, write)))
    own_bullet = following
    _add(numbering, number_xml(own_bullet, bullet))
    following += 1
    bullets = _levels(styles, "bullet", lambda number: Level("", 0, 0, 0), own_bullet, bullet)
    numbers = _levels(
        styles,
        "number",
        lambda number: Level("", 0, abstracts.get(number, -1), 0),
        0,
        decimal,
    )
    pool: dict[int, list[int]] = {}
    for abstract in sorted({level.abstract for level in numbers}):
        pool[abstract] = list(range(following, following + _POOL))
        following += _POOL
        for number in pool[abstract]:
            _add(numbering, number_xml(number, abstract))
    text = etree.tostring(numbering, encoding="unicode")
    head = text.removesuffix("</w:numbering>")
    return House(
        styles=styles.ids,
        bullets=bullets,
        numbers=numbers,
        pool={abstract: tuple(of) for abstract, of in pool.items()},
        numbering=head,
        next_number=following,
    )


def _levels(
    styles: Styles, kind: str, styled: Callable[[int], Level], number: int, abstract: int
) -> tuple[Level, ...]:
    """A level for each depth: the template's style where it brings a list, else our own."""
    name = _OWN_STYLES[kind]
    first = styles.ids.get(name, "")
    levels = []
    for depth in range(9):
        identity = styles.ids.get(name if depth == 0 else f"{name} {depth + 1}", "")
        brought = styles.number(identity) if identity else 0
        level = styled(brought) if brought else None
        if level is not None and level.abstract >= 0:
            levels.append(level._replace(style=identity))
        else:
            levels.append(Level(identity or first, number, abstract, depth))
    return tuple(levels)


def _drop(root: etree._Element, name: str) -> None:
    for element in list(root.iter(w(name))):
        root.remove(element)


def _after(numbers: Iterable[int]) -> int:
    return max(numbers, default=0) + 1


def _add(root: etree._Element, xml: str) -> None:
    root.append(etree.fromstring(xml.replace("<w:num ", f'<w:num xmlns:w="{W}" ', 1)))


def _abstract(number: int, level: Callable[[int], str]) -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/>{level(depth)}<w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{360 * (depth + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
        for depth in range(9)
    )
    return (
        f'<w:abstractNum xmlns:w="{W}" w:abstractNumId="{number}">'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    )


def _bullet(depth: int) -> str:
    return f'<w:numFmt w:val="bullet"/><w:lvlText w:val="{_BULLETS[depth % 3]}"/>'


def _decimal(depth: int) -> str:
    kind = ("decimal", "lowerLetter", "lowerRoman")[depth % 3]
    return f'<w:numFmt w:val="{kind}"/><w:lvlText w:val="%{depth + 1}."/>'
