"""The package round the parts: content types and relationships, read and added to."""

import posixpath

from lxml import etree

from generator.errors import TemplateError
from generator.word.package._names import EMPTY_RELATIONS, RELATIONS, R, relations_of
from generator.word.package._xml import parse
from generator.word.package._zip import Entry, pack

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


class Package:
    """The entries of a template by name, with the few changes that opening it makes."""

    def __init__(self, entries: dict[str, Entry]) -> None:
        self.entries = entries
        if "[Content_Types].xml" not in entries:
            raise TemplateError("The template is not a Word document (.docx).")
        self._types = parse(self.read("[Content_Types].xml"), "[Content_Types].xml")
        self.types = {
            element.get("PartName", "").lstrip("/"): element.get("ContentType", "")
            for element in self._types.iter(f"{{{_TYPES}}}Override")
        }

    def read(self, name: str) -> bytes:
        """An entry's bytes; empty when there is none."""
        entry = self.entries.get(name)
        return entry.content() if entry is not None else b""

    def write(self, name: str, content: bytes) -> None:
        """Put an entry in, or in place of the one of that name."""
        self.entries[name] = pack(name, content)

    def put(self, name: str, root: etree._Element) -> None:
        """Put an XML entry in."""
        self.write(
            name, etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        )

    def add_type(self, name: str, content_type: str) -> None:
        """Give a part its content type, in place of any it had."""
        for element in list(self._types.iter(f"{{{_TYPES}}}Override")):
            if element.get("PartName") == f"/{name}":
                self._types.remove(element)
        etree.SubElement(
            self._types,
            f"{{{_TYPES}}}Override",
            {"PartName": f"/{name}", "ContentType": content_type},
        )
        self.types[name] = content_type
        self.put("[Content_Types].xml", self._types)

    def add_extension(self, extension: str, content_type: str) -> None:
        """Give all files with an extension a content type, unless they have one."""
        known = {e.get("Extension", "").lower() for e in self._types.iter(f"{{{_TYPES}}}Default")}
        if extension not in known:
            made = self._types.makeelement(
                f"{{{_TYPES}}}Default", {"Extension": extension, "ContentType": content_type}, None
            )
            self._types.insert(0, made)
            self.put("[Content_Types].xml", self._types)

    def relate(self, part: str, kind: str, target: str) -> None:
        """Relate a part ("" for the package) to another. `target` is relative to it."""
        name = relations_of(part)
        root = parse(self.read(name) or EMPTY_RELATIONS, name)
        taken = {element.get("Id") for element in root}
        number = next(n for n in range(1, len(taken) + 2) if f"tc{n}" not in taken)
        etree.SubElement(
            root,
            f"{{{RELATIONS}}}Relationship",
            {"Id": f"tc{number}", "Type": f"{R}/{kind}", "Target": target},
        )
        self.put(name, root)

    def related(self, part: str, kind: str) -> str:
        """The part that `part` has a relationship of a kind to; empty when none."""
        content = self.read(relations_of(part))
        if content:
            for element in parse(content, relations_of(part)):
                if element.get("Type", "").rsplit("/", 1)[-1] == kind:
                    return resolved(part, element.get("Target", ""))
        return ""


def resolved(part: str, target: str) -> str:
    """The entry that a relationship's target means."""
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))
