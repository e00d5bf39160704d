"""Gives what comes from a shared part the styles of what it is put into, by their names."""

from collections.abc import Callable
from copy import deepcopy

from lxml import etree

from generator.word.package._xml import w

_VALUE, _ID, _TYPE = w("val"), w("styleId"), w("type")
_NUMBER = w("numId")
# What names a style, by the kind of style that it names.
_NAMING = {
    w("pStyle"): "paragraph",
    w("rStyle"): "character",
    w("tblStyle"): "table",
}
_WITHIN = (w("basedOn"), w("next"), w("link"))


class Sheet:
    """The styles of one Word file."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self.by_id = {style.get(_ID, ""): style for style in root.iter(w("style"))}
        self._named = {(_kind(style), _name(style)): key for key, style in self.by_id.items()}

    def named(self, style: etree._Element) -> str:
        """The id of the style of the same kind and name; empty when there is none."""
        return self._named.get((_kind(style), _name(style)), "")

    def list_of(self, identity: str) -> tuple[str, str]:
        """The list and level ("" where unsaid) that a style brings, or one it is based on."""
        for _ in range(len(self.by_id)):
            style = self.by_id.get(identity)
            if style is None:
                break
            found = style.find(f"{w('pPr')}/{w('numPr')}")
            if found is not None and found.find(_NUMBER) is not None:
                level = found.find(w("ilvl"))
                number = found.find(_NUMBER)
                assert number is not None
                return number.get(_VALUE, ""), "" if level is None else level.get(_VALUE, "")
            based = style.find(w("basedOn"))
            identity = "" if based is None else based.get(_VALUE, "")
        return "", ""

    def add(self, style: etree._Element) -> None:
        """Put a style in, whose id must be free."""
        self.root.append(style)
        self.by_id[style.get(_ID, "")] = style
        self._named[_kind(style), _name(style)] = style.get(_ID, "")

    def free(self, identity: str) -> str:
        """An id that no style has, as near to this one as can be."""
        number, found = 1, identity
        while found in self.by_id:
            number += 1
            found = f"{identity}{number}"
        return found


class Dressing:
    """The way from the styles of a shared part to those of what it is put into.

    A style that the file has by name is the file's own; others come along, with what they
    are based on. `list_of` gives the list in the file for one of the part.
    """

    def __init__(self, part: Sheet, into: Sheet, list_of: Callable[[str], str]) -> None:
        self._part, self._into, self._list_of = part, into, list_of
        self._known: dict[str, str] = {}

    def dress(self, block: etree._Element) -> None:
        """Let every style that a block names be the one of the file."""
        for element in list(block.iter(*_NAMING)):
            new = self.identity(element.get(_VALUE, ""))
            if new:
                element.set(_VALUE, new)
            else:  # a style that the part does not have means nothing
                element.getparent().remove(element)  # type: ignore[union-attr]

    def identity(self, old: str) -> str:
        """The id in the file of a style of the part; empty when the part has no such style."""
        style = self._part.by_id.get(old)
        if style is None:
            return ""
        if old not in self._known:
            self._known[old] = self._into.named(style) or self._into.free(old)
            if self._known[old] not in self._into.by_id:
                self._take(style, self._known[old])
        return self._known[old]

    def _take(self, style: etree._Element, identity: str) -> None:
        taken = deepcopy(style)
        taken.set(_ID, identity)
        taken.attrib.pop(w("default"), "")
        self._into.add(taken)
        for element in [e for name in _WITHIN for e in taken.findall(name)]:
            element.set(_VALUE, self.identity(element.get(_VALUE, "")))
            if not element.get(_VALUE):
                taken.remove(element)
        for number in taken.iterfind(f"{w('pPr')}/{w('numPr')}/{_NUMBER}"):
            number.set(_VALUE, self._list_of(number.get(_VALUE, "")))


def _kind(style: etree._Element) -> str:
    return style.get(_TYPE, "paragraph")


def _name(style: etree._Element) -> str:
    label = style.find(w("name"))
    return "" if label is None else label.get(_VALUE, "").strip().lower()
