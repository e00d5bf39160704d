"""Brings along what a shared part refers to: pictures, links, charts."""

import posixpath
from collections.abc import Iterator

from lxml import etree

from generator.word.package._names import R, relations_of
from generator.word.package._opc import Package, resolved
from generator.word.package._xml import parse

_RELATED = f"{{{R}}}"


class Carrying:
    """The way from the relationships of one part of a Word file to those of another file.

    `name` is that of the shared part, which the names of copied files begin with. `carried` keeps
    what was copied, by the part and the file in it, so that nothing comes along twice.
    """

    def __init__(
        self,
        source: tuple[Package, str],
        target: tuple[Package, str],
        name: str,
        carried: dict[tuple[str, str], str],
    ) -> None:
        self._from, self._main = source
        self._into, self._part = target
        self._name, self._carried = name, carried
        self._known: dict[str, str] = {}
        self._relations = dict(_relations(self._from, self._main))

    def carry(self, block: etree._Element) -> None:
        """Let every relationship that a block names be one of the file, with what it leads to."""
        for element in block.iter():
            for attribute, value in element.attrib.items():
                relation = self._relations.get(str(value))
                if str(attribute).startswith(_RELATED) and relation is not None:
                    element.set(attribute, self._identity(str(value), relation))

    def _identity(self, old: str, relation: etree._Element) -> str:
        if old not in self._known:
            kind, target = relation.get("Type", ""), relation.get("Target", "")
            mode = relation.get("TargetMode", "")
            if mode != "External":
                target = f"/{self._copied(resolved(self._main, target))}"
            self._known[old] = self._into.relate(self._part, kind, target, mode)
        return self._known[old]

    def _copied(self, name: str) -> str:
        """A file of the part in the other package, with all that it refers to in its turn."""
        key = (self._name, name)
        if key in self._carried:
            return self._carried[key]
        folder, base = posixpath.split(name)
        new, number = posixpath.join(folder, f"{self._name}-{base}"), 1
        while new in self._into.entries:
            number += 1
            new = posixpath.join(folder, f"{self._name}-{number}-{base}")
        self._carried[key] = new
        self._into.write(new, self._from.read(name))
        kind, extension = self._from.type_of(name), new.rpartition(".")[2].lower()
        if name in self._from.types or self._into.type_of(new) not in ("", kind):
            self._into.add_type(new, kind)
        else:
            self._into.add_extension(extension, kind)
        inner = list(_relations(self._from, name))
        if inner:
            root = parse(self._from.read(relations_of(name)), name)
            for relation in root:
                if relation.get("TargetMode") != "External":
                    to = resolved(name, relation.get("Target", ""))
                    relation.set("Target", f"/{self._copied(to)}")
            self._into.put(relations_of(new), root)
        return new


def _relations(package: Package, part: str) -> Iterator[tuple[str, etree._Element]]:
    content = package.read(relations_of(part))
    for relation in parse(content, relations_of(part)) if content else ():
        yield relation.get("Id", ""), relation
