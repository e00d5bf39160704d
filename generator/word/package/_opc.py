"""The package round the parts: content types and relationships, read and added to."""

import codecs
import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree

from generator.errors import TemplateError
from generator.word.package._names import EMPTY_RELATIONS, RELATIONS, R, relations_of
from generator.word.package._strict import transitional
from generator.word.package._xml import parse
from generator.word.package._zip import Entry, pack

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_ENCODING = re.compile(rb"""<\?xml[^>]*\bencoding\s*=\s*["']([\w.-]+)""")
_OTHER_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF8)
_UTF8 = (b"utf-8", b"utf8", b"us-ascii", b"ascii")
# Running text, and the names that Word gives to it.
_NOTES = ("header", "footer", "footnotes", "endnotes")
_TEXT = re.compile(
    r"application/vnd\.(?:ms-word|openxmlformats-officedocument\.wordprocessingml)\."
    rf"(?:({'|'.join(_NOTES)})|[\w.]*\bmain)\+xml"
)
_TEXT_NAME = re.compile(rf"word/(?:document|{'|'.join(_NOTES)})\d*\.xml")
# The last step of a relationship's type, where it brings in XML whatever its content type says.
_XML = frozenset(
    [
        *_NOTES,
        "officeDocument",
        "glossaryDocument",
        "comments",
        "styles",
        "stylesWithEffects",
        "numbering",
        "settings",
        "webSettings",
        "fontTable",
        "theme",
        "chart",
        "chartUserShapes",
        "diagramData",
        "diagramDrawing",
        "diagramLayout",
        "vmlDrawing",
        "control",
    ]
)


class Package:
    """The entries of a template by name, with the few changes that opening it makes.

    `left_out` says in words what was taken out of it as unsafe.
    """

    def __init__(self, entries: dict[str, Entry]) -> None:
        self.entries = entries
        self.left_out: tuple[str, ...] = ()
        for name in list(entries):
            if name.lower().endswith((".xml", ".rels")):
                self._in_common(name)
        if "[Content_Types].xml" not in entries:
            raise TemplateError("The template is not a Word document (.docx).")
        self._types = parse(self.read("[Content_Types].xml"), "[Content_Types].xml")
        self.types = self._by_default()
        real = {name.lower(): name for name in entries}
        for element in self._types.iter(f"{{{_TYPES}}}Override"):
            named = element.get("PartName", "").lstrip("/")
            self.types[real.get(named.lower(), named)] = element.get("ContentType", "")
        self._name_as_usual()

    def _in_common(self, name: str) -> None:
        """Write an XML entry in UTF-8 and with the names of the common kind."""
        if _is_other(content := self.read(name)):
            self.put(name, parse(content, name))
            content = self.read(name)
        common = transitional(content)
        if common is not content:
            self.write(name, common)

    def _name_as_usual(self) -> None:
        """Give XML with an odd name one like Word's, and text the type that it is shown as.

        A part is what its content type and the relationships to it say. After this its name
        says so too, so that whatever looks for parts by their names finds all of them.
        """
        real = {name.lower(): name for name in self.entries}
        led_to: dict[str, set[str]] = {}
        for part, relation in self.relations():
            building_blocks = "document.glossary" in self.types.get(part, "")
            if relation.get("TargetMode") != "External" and not building_blocks:
                name = real.get(resolved(part, relation.get("Target", "")).lower(), "")
                kind = relation.get("Type", "").rsplit("/", 1)[-1]
                led_to.setdefault(name, set()).add(kind)
        for name in list(self.entries):
            kinds = led_to.get(name, set())
            shown = next((one for one in _NOTES if one in kinds), "")
            if shown and not _TEXT.fullmatch(self.types.get(name, "")):
                self.add_type(name, f"{_WORD}{shown}+xml")
            text = _TEXT.fullmatch(self.types.get(name, ""))
            if text and (kinds or not name.endswith(".xml")):
                if not _TEXT_NAME.fullmatch(name):
                    self._rename(name, f"word/{text[1] or 'document'}", real)
            elif not name.endswith((".xml", ".vml")) and self._is_xml(name, kinds):
                self._rename(name, name, real)

    def _is_xml(self, name: str, kinds: set[str]) -> bool:
        """Whether a part holds XML, by its type or the kinds of the relationships to it."""
        kind = self.type_of(name).lower()
        aside = kind.startswith("image/") or name.lower().endswith(".rels")
        return bool(kinds & _XML) or (kind.endswith(("+xml", "/xml")) and not aside)

    def _rename(self, old: str, stem: str, taken: dict[str, str]) -> None:
        """Give a part a free name, with its type and the relationships to it and of it."""
        tried = (f"{stem}{number or ''}.xml" for number in range(len(taken) + 1))
        new = next(one for one in tried if one.lower() not in taken)
        taken[new.lower()] = new
        for part, relation in list(self.relations()):
            target = relation.get("Target", "")
            if relation.get("TargetMode") == "External" or target.startswith("#"):
                continue
            meant = resolved(part, target)
            if meant.lower() == old.lower():
                meant = new
            elif part != old:
                continue
            home = posixpath.dirname(new if part == old else part)
            relation.set("Target", posixpath.relpath(meant, home or "."))
            root = relation.getparent()
            assert root is not None
            self.put(relations_of(part), root)
        kind = self.type_of(old)
        for before, after in ((old, new), (relations_of(old), relations_of(new))):
            if before in self.entries:
                self.write(after, self.read(before))
                del self.entries[before]
        for element in list(self._types.iter(f"{{{_TYPES}}}Override")):
            if element.get("PartName", "").lower() == f"/{old}".lower():
                self._types.remove(element)
        self.types.pop(old, None)
        self.add_type(new, kind or "application/xml")
        self._in_common(new)

    def _by_default(self) -> dict[str, str]:
        """The types of parts that go by their extension, where that says more than XML."""
        by_extension = {
            element.get("Extension", "").lower(): element.get("ContentType", "")
            for element in self._types.iter(f"{{{_TYPES}}}Default")
        }
        found = {
            name: by_extension.get(name.rpartition(".")[2].lower(), "")
            for name in self.entries
            if name != "[Content_Types].xml"
        }
        return {name: kind for name, kind in found.items() if kind.startswith(_WORD)}

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

    def type_of(self, name: str) -> str:
        """The content type of a part; empty when the package names none."""
        if name in self.types:
            return self.types[name]
        extension = name.rpartition(".")[2].lower()
        for element in self._types.iter(f"{{{_TYPES}}}Default"):
            if element.get("Extension", "").lower() == extension:
                return element.get("ContentType", "")
        return ""

    def relate(self, part: str, kind: str, target: str, mode: str = "") -> str:
        """Relate a part ("" for the package) to another; returns the id of the relationship.

        `kind` is the last step of its type, or the whole of it. `target` is relative to the
        part; with `mode` External it is an address.
        """
        name = relations_of(part)
        root = parse(self.read(name) or EMPTY_RELATIONS, name)
        taken = {element.get("Id") for element in root}
        number = next(n for n in range(1, len(taken) + 2) if f"tc{n}" not in taken)
        full = kind if "/" in kind else f"{R}/{kind}"
        made = {"Id": f"tc{number}", "Type": full, "Target": target}
        etree.SubElement(
            root, f"{{{RELATIONS}}}Relationship", made | ({"TargetMode": mode} if mode else {})
        )
        self.put(name, root)
        return made["Id"]

    def relations(self) -> Iterator[tuple[str, etree._Element]]:
        """Each relationship of the package, with the part that has it ("" for the package)."""
        for name in list(self.entries):
            if name.endswith(".rels"):
                folder, file = posixpath.split(name)
                part = posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))
                for relation in parse(self.read(name), name):
                    yield part, relation

    def unrelate(self, part: str, *identities: str) -> None:
        """Take relationships of a part out."""
        name = relations_of(part)
        root = parse(self.read(name), name)
        for relation in [each for each in root if each.get("Id") in identities]:
            root.remove(relation)
        self.put(name, root)

    def drop(self, name: str) -> None:
        """Take a part out, with its content type and all relationships to it and of it."""
        self.entries.pop(name, None)
        self.entries.pop(relations_of(name), None)
        for part, relation in list(self.relations()):
            internal = relation.get("TargetMode") != "External"
            if internal and resolved(part, relation.get("Target", "")) == name:
                self.unrelate(part, relation.get("Id", ""))
        if self.types.pop(name, None) is not None:
            for element in list(self._types.iter(f"{{{_TYPES}}}Override")):
                if element.get("PartName") == f"/{name}":
                    self._types.remove(element)
            self.put("[Content_Types].xml", self._types)

    def related(self, part: str, kind: str) -> str:
        """The part that `part` has a relationship of a kind to; empty when none."""
        content = self.read(relations_of(part))
        if content:
            for element in parse(content, relations_of(part)):
                if element.get("Type", "").rsplit("/", 1)[-1] == kind:
                    return resolved(part, element.get("Target", ""))
        return ""


def _is_other(content: bytes) -> bool:
    """Whether XML is written in anything but plain UTF-8."""
    declared = _ENCODING.match(content)
    other = declared is not None and declared[1].lower() not in _UTF8
    return other or content.startswith(_OTHER_MARKS) or content[:2] in (b"<\0", b"\0<")


def address_of(relation: etree._Element) -> str:
    """Where an external relationship leads, as its author wrote it; "" for an internal one."""
    external = relation.get("TargetMode") == "External"
    return unquote(relation.get("Target", "")) if external else ""


def resolved(part: str, target: str) -> str:
    """The entry that a relationship's target means."""
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))
