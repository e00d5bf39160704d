"""The Word file that shared parts are put into: its styles, lists, relationships and numbers."""

import itertools
import posixpath
import re
from collections.abc import Iterable

from lxml import etree

from generator.word.compile._house import EMPTY_NUMBERING, EMPTY_STYLES
from generator.word.package._names import WP
from generator.word.package._opc import Package
from generator.word.package._xml import parse, w
from generator.word.shared._lists import Lists, Renumbering
from generator.word.shared._relations import Carrying
from generator.word.shared._styles import Dressing, Sheet

_W = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_P, _ID, _NAME = w("p"), w("id"), w("name")
_STARTS, _ENDS = w("bookmarkStart"), w("bookmarkEnd")
_DRAWING = f"{{{WP}}}docPr"


class Receiving:
    """A file that is being added to; `finish` writes what was added into its package."""

    def __init__(self, package: Package, main: str) -> None:
        self._package, self._main = package, main
        self._style_part = _laid_in(package, main, "styles", EMPTY_STYLES)
        self._list_part = package.related(main, "numbering")
        numbering = package.read(self._list_part) if self._list_part else EMPTY_NUMBERING
        self._styles = Sheet(parse(package.read(self._style_part), self._style_part))
        self._lists = Lists(parse(numbering, self._list_part))
        self._carried: dict[tuple[str, str], str] = {}
        texts = [parse(package.read(n), n) for n in package.entries if _is_text(n)]
        self._bookmarks = {e.get(_NAME, "") for root in texts for e in root.iter(_STARTS)}
        self._marks = _counter(e.get(_ID) for root in texts for e in root.iter(_STARTS, _ENDS))
        self._drawings = _counter(e.get("id") for root in texts for e in root.iter(_DRAWING))

    def adopt(
        self,
        blocks: list[etree._Element],
        whole: tuple[Package, str],
        part: str,
        name: str,
        number: int,
    ) -> None:
        """Make the blocks of a shared part at home here, in a part of the file."""
        package, main = whole
        styles, numbering = (package.related(main, kind) for kind in ("styles", "numbering"))
        sheet = Sheet(parse(package.read(styles) or EMPTY_STYLES, styles))
        lists = Lists(parse(package.read(numbering) or EMPTY_NUMBERING, numbering))
        both = (sheet, self._styles)
        along = Renumbering(lists, self._lists, both, f"{name} styles")
        dressing = Dressing(sheet, self._styles, lambda old: along.of_part(old, dressing.identity))
        renumbering = Renumbering(lists, self._lists, both, f"{part} {name} {number}")
        carrying = Carrying(whole, (self._package, part), name, self._carried)
        for block in blocks:
            dressing.dress(block)
            renumbering.renumber(block)
            for paragraph in block.iter(_P):
                renumbering.restart(paragraph)
            carrying.carry(block)
        self._tell_apart(blocks)

    def finish(self) -> None:
        """Write the styles and lists into the package."""
        self._package.put(self._style_part, self._styles.root)
        if not self._lists.changed:
            return
        self._list_part = self._list_part or _laid_in(
            self._package, self._main, "numbering", EMPTY_NUMBERING
        )
        self._package.put(self._list_part, self._lists.root)

    def _tell_apart(self, blocks: list[etree._Element]) -> None:
        """Give what must be unlike all else in the file a number or name that is free."""
        marks: dict[str, str] = {}
        names: dict[str, str] = {}
        for element in _all(blocks, _STARTS, _ENDS):
            element.set(_ID, marks.setdefault(element.get(_ID, ""), str(next(self._marks))))
        for element in _all(blocks, _STARTS):
            called = element.get(_NAME, "")
            names[called] = self._free(called)
            element.set(_NAME, names[called])
        for element in _all(blocks, _DRAWING):
            element.set("id", str(next(self._drawings)))
        for properties in _all(blocks, w("sdtPr")):
            for identity in properties.findall(_ID):
                properties.remove(identity)  # Word gives a new one
        self._follow({old: new for old, new in names.items() if old != new}, blocks)

    def _free(self, called: str) -> str:
        found = next(
            name
            for name in itertools.chain([called], (f"{called}_{n}" for n in itertools.count(2)))
            if name not in self._bookmarks
        )
        self._bookmarks.add(found)
        return found

    @staticmethod
    def _follow(renamed: dict[str, str], blocks: list[etree._Element]) -> None:
        """Let what leads to a bookmark of the part lead to it under its new name."""
        if not renamed:
            return
        pattern = re.compile("|".join(rf"\b{re.escape(old)}\b" for old in renamed))
        for element in _all(blocks, w("hyperlink")):
            anchor = element.get(w("anchor"))
            if anchor in renamed:
                element.set(w("anchor"), renamed[anchor])
        for element in _all(blocks, w("instrText")):
            element.text = pattern.sub(lambda found: renamed[found[0]], element.text or "")
        for element in _all(blocks, w("fldSimple")):
            code = element.get(w("instr"), "")
            element.set(w("instr"), pattern.sub(lambda found: renamed[found[0]], code))


def _all(blocks: list[etree._Element], *tags: str) -> list[etree._Element]:
    return [element for block in blocks for element in block.iter(*tags)]


def _is_text(name: str) -> bool:
    return name.startswith("word/") and name.endswith(".xml")


def _counter(known: Iterable[str | None]) -> "itertools.count[int]":
    numbers = [int(n) for n in known if n and n.isdigit()]
    return itertools.count(max([0, *numbers]) + 1)


def _laid_in(package: Package, main: str, kind: str, empty: bytes) -> str:
    """The part of a kind that the text is related to, an empty one if there was none."""
    name = package.related(main, kind)
    if not name:
        name = posixpath.join(posixpath.dirname(main), f"{kind}.xml")
        package.write(name, empty)
        package.add_type(name, f"{_W}{kind}+xml")
        package.relate(main, kind, f"{kind}.xml")
    return name
