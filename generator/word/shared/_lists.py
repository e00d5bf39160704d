"""Gives the lists of a shared part numbers of their own in what it is put into."""

import hashlib
from collections.abc import Callable, Iterable
from copy import deepcopy

from lxml import etree

from generator.word.package._xml import w
from generator.word.shared._styles import Sheet

_VALUE, _NUMBER, _ABSTRACT, _LEVEL = w("val"), w("numId"), w("abstractNumId"), w("ilvl")
_ABSTRACTS, _NUMBERS = w("abstractNum"), w("num")
# ECMA-376 part 1, 17.3.1.26: the order of what says how a paragraph looks.
_BEFORE_A_LIST = frozenset(
    map(
        w,
        ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl"),
    )
)
_UNCOUNTED = ("bullet", "none", "")
_MOST_LINKS = 20


class Lists:
    """The lists of one Word file, from its numbering part."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self.changed = False

    def number(self, identity: str) -> etree._Element | None:
        """A list by its number."""
        return next((n for n in self.root.iter(_NUMBERS) if n.get(_NUMBER) == identity), None)

    def abstract(self, number: etree._Element) -> etree._Element | None:
        """What a list looks like."""
        link = number.find(_ABSTRACT)
        wanted = None if link is None else link.get(_VALUE)
        return next((a for a in self.root.iter(_ABSTRACTS) if a.get(_ABSTRACT) == wanted), None)

    def add(self, abstract: etree._Element, number: etree._Element) -> str:
        """Put a list in under the next free number, which is returned."""
        look = _after(e.get(_ABSTRACT) for e in self.root.iter(_ABSTRACTS))
        identity = _after(e.get(_NUMBER) for e in self.root.iter(_NUMBERS))
        abstract.set(_ABSTRACT, look)
        number.set(_NUMBER, identity)
        link = number.find(_ABSTRACT)
        if link is None:
            link = etree.Element(_ABSTRACT)
            number.insert(0, link)
        link.set(_VALUE, look)
        first = next(self.root.iterchildren(_NUMBERS, w("numIdMacAtCleanup")), None)
        if first is None:
            self.root.append(abstract)
        else:
            first.addprevious(abstract)
        last = next(self.root.iterchildren(w("numIdMacAtCleanup")), None)
        if last is None:
            self.root.append(number)
        else:
            last.addprevious(number)
        self.changed = True
        return identity


class Renumbering:
    """The way from the lists of a shared part, put in once, to lists of the file.

    Each list of the part becomes one of its own, so that it starts anew wherever the part is
    put in. `style` gives the id in the file of a style of the part, and `mark` tells this
    putting in from all others.
    """

    def __init__(self, part: Lists, into: Lists, styles: tuple[Sheet, Sheet], mark: str) -> None:
        self._part, self._into, self._mark = part, into, mark
        self._own_styles, self._styles = styles
        self._known: dict[tuple[str, str], str] = {}

    def renumber(self, block: etree._Element) -> None:
        """Give every list that the paragraphs of a block name its new number."""
        for number in block.iter(_NUMBER):
            number.set(_VALUE, self.of_part(number.get(_VALUE, "")))

    def of_part(self, old: str, style: Callable[[str], str] | None = None) -> str:
        """The new number of a list of the part; "0", no list, for one that it does not have.

        With `style` the list belongs to styles that came along, and keeps its links to them.
        """
        found = self._part.number(old)
        for _ in range(_MOST_LINKS):  # a list may stand for the list of a style
            abstract = None if found is None else self._part.abstract(found)
            link = None if abstract is None else abstract.find(w("numStyleLink"))
            if link is None:
                break
            found = self._part.number(self._own_styles.list_of(link.get(_VALUE, ""))[0])
        if found is None or abstract is None:
            return "0"
        return self._copied(("part", old), abstract, found, style)

    def restart(self, paragraph: etree._Element) -> None:
        """Let a paragraph whose list comes from a style of the file start a list of the part.

        Only what is counted: a bullet is the same everywhere.
        """
        looks = paragraph.find(w("pPr"))
        style = None if looks is None else looks.find(w("pStyle"))
        if looks is None or style is None or looks.find(w("numPr")) is not None:
            return
        identity = style.get(_VALUE, "")
        number, level = self._styles.list_of(identity)
        found = self._into.number(number)
        abstract = None if found is None else self._into.abstract(found)
        if found is None or abstract is None:
            return
        depth = level or _linked(abstract, identity)
        if _format(abstract, depth) in _UNCOUNTED:
            return
        new = self._copied(("file", number), abstract, found, None)
        made = etree.Element(w("numPr"))
        etree.SubElement(made, _LEVEL).set(_VALUE, depth)
        etree.SubElement(made, _NUMBER).set(_VALUE, new)
        later = (e for e in looks if e.tag not in _BEFORE_A_LIST)
        following = next(later, None)
        if following is None:
            looks.append(made)
        else:
            following.addprevious(made)

    def _copied(
        self,
        key: tuple[str, str],
        abstract: etree._Element,
        number: etree._Element,
        style: Callable[[str], str] | None,
    ) -> str:
        if key in self._known:
            return self._known[key]
        look, made = deepcopy(abstract), deepcopy(number)
        for link in look.findall(w("styleLink")) + look.findall(w("nsid")):
            look.remove(link)
        sign = etree.Element(w("nsid"))  # lists of one sign are one list to Word
        sign.set(_VALUE, hashlib.sha256(f"{self._mark} {key}".encode()).hexdigest()[:8].upper())
        look.insert(0, sign)
        for level in [*look.iter(w("lvl")), *made.iter(w("lvl"))]:
            for element in level.findall(w("pStyle")):
                linked = style(element.get(_VALUE, "")) if style else ""
                if linked:
                    element.set(_VALUE, linked)
                else:
                    level.remove(element)
            for element in level.findall(w("lvlPicBulletId")):
                level.remove(element)
        self._known[key] = self._into.add(look, made)
        return self._known[key]


def _linked(abstract: etree._Element, style: str) -> str:
    """The level of a list that is linked to a style; the first when none is."""
    for level in abstract.iter(w("lvl")):
        link = level.find(w("pStyle"))
        if link is not None and link.get(_VALUE) == style:
            return level.get(_LEVEL, "0")
    return "0"


def _format(abstract: etree._Element, depth: str) -> str:
    for level in abstract.iter(w("lvl")):
        form = level.find(w("numFmt"))
        if level.get(_LEVEL) == depth and form is not None:
            return form.get(_VALUE, "")
    return ""


def _after(numbers: Iterable[str | None]) -> str:
    known = [int(n) for n in numbers if n and n.isdigit()]
    return str(max([0, *known]) + 1)
