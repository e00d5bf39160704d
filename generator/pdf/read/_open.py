"""Opens a Word file that may be hostile: sizes, nesting, entities and paths are all bounded."""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple
from xml.etree import ElementTree

from lxml import etree

from generator.errors import PdfError
from generator.pdf.read._plain import NOTHING, Taken, taken_out
from generator.pdf.read._xml import Element, Node, local

_LARGEST_FILE = 64 * 2**20
_LARGEST_TEXT = 24 * 2**20
_LARGEST_MEDIA = 24 * 2**20
_SMALL = 8 * 2**10
_MOST_PARTS = 3000
_MOST_ELEMENTS = 400_000
_STRICT = b"http://purl.oclc.org/ooxml/"
_DEEPEST = 250
# UTF-8, said or not: only in another encoding could entities be declared without "<!DOCTYPE".
_PLAIN = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:<\?xml version=.1\.0.(?: encoding=.utf-8.)?(?: standalone=.\w+.)? *\?>)?"
    rb"\s*<[a-z]",
    re.IGNORECASE,
)
# Names of namespaces that are not plainly addresses: `parse` knows which it may take.
_ODD_NAMESPACE = re.compile(
    rb"""xmlns[^"'>]*["'](?![a-z][a-z0-9+.-]*:[\w./:#?=&+~-]*["'])""", re.IGNORECASE
)
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_CANNOT = "This Word file cannot be read"


@dataclass(frozen=True, slots=True)
class Relationship:
    """Where a relationship leads: a part of the file, or an address outside it."""

    kind: str
    target: str
    external: bool


class Part(NamedTuple):
    """A part of the file by name, as bytes."""

    name: str
    data: bytes


class WordPackage:
    """The parts of one Word file, read when asked for and never past their limits."""

    def __init__(self, docx: bytes) -> None:
        """Open the bytes; PdfError says plainly why they are no Word file that we take."""
        if docx[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
            raise PdfError(
                "This Word file is protected with a password or is in the old .doc format: "
                "save it as an ordinary .docx first."
            )
        if len(docx) > _LARGEST_FILE:
            raise PdfError(f"{_CANNOT}: it is larger than {_LARGEST_FILE >> 20} MB.")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(docx))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as fault:
            raise PdfError(f"{_CANNOT}: it is damaged or is not a Word file (.docx).") from fault
        if len(self._zip.filelist) > _MOST_PARTS:
            raise PdfError(f"{_CANNOT}: it has more than {_MOST_PARTS} parts.")
        self._names = {name.lstrip("/"): name for name in self._zip.namelist()}
        if len({name.lower() for name in self._names}) < len(self._zip.filelist):
            # Programs differ in which of the two they show.
            raise PdfError(f"{_CANNOT}: it holds two parts of one name.")
        self._nodes: dict[str, Node] = {}
        self.pictures: dict[str, str] = {}
        """The keys of the pictures that were taken from it, by part."""
        self._relationships: dict[str, Mapping[str, Relationship]] = {}
        self.main = self._main_part()

    def __contains__(self, part: str) -> bool:
        return part in self._names

    def read(self, part: str, most: int = _LARGEST_MEDIA) -> bytes:
        """The bytes of a part; PdfError when it is missing, damaged or larger than `most`."""
        if part not in self._names:
            raise PdfError(f"{_CANNOT}: its part {part} is missing.")
        try:
            with self._zip.open(self._names[part]) as stream:
                data = stream.read(most + 1)
        except (
            zipfile.BadZipFile, OSError, RuntimeError, EOFError, zlib.error,
            NotImplementedError, ValueError,
        ) as fault:  # fmt: skip
            raise PdfError(f"{_CANNOT}: its part {part} is damaged.") from fault
        if len(data) > most:
            raise PdfError(f"{_CANNOT}: its part {part} is larger than {most >> 20} MB.")
        return data

    def xml(self, part: str) -> Element:
        """The root of an XML part, to be changed; no entity is ever expanded."""
        return parse(self.read(part, _LARGEST_TEXT), part)

    def nodes(self, part: str) -> Node:
        """The root of an XML part, parsed once and only to be read; no entity is ever expanded."""
        if part not in self._nodes:
            data = self.read(part, _LARGEST_TEXT)
            read = _remembered if len(data) <= _SMALL else nodes
            self._nodes[part] = read(data, part)
        return self._nodes[part]

    def story(self, part: str) -> tuple[Node, Taken]:
        """As `nodes`, and the plain paragraphs that were taken out of it."""
        data = self.read(part, _LARGEST_TEXT)
        found = taken_out(data) if _is_usual(data) else None
        root = None if found is None else _quickly(found[0])
        if found is None or root is None:
            return self.nodes(part), NOTHING
        return root, found[1]

    def relationships(self, part: str) -> Mapping[str, Relationship]:
        """The relationships of a part by id; empty when it has none. The root part is ""."""
        if part not in self._relationships:
            folder, name = posixpath.split(part)
            rels = posixpath.join(folder, "_rels", f"{name}.rels")
            self._relationships[part] = _led_to(self.nodes(rels), folder) if rels in self else {}
        return self._relationships[part]

    def related(self, part: str, kind: str) -> Node | None:
        """The root of the part's first relative of a kind ("settings" ...), or None."""
        name = self._relative(part, kind)
        return None if name is None else self.nodes(name)

    def part(self, part: str, kind: str) -> Part | None:
        """As `related`, before it is parsed."""
        name = self._relative(part, kind)
        return None if name is None else Part(name, self.read(name, _LARGEST_TEXT))

    def _relative(self, part: str, kind: str) -> str | None:
        for relationship in self.relationships(part).values():
            if relationship.kind == kind and not relationship.external:
                return relationship.target if relationship.target in self else None
        return None

    def _main_part(self) -> str:
        if "[Content_Types].xml" not in self:
            raise PdfError(f"{_CANNOT}: it is not a Word file (.docx).")
        for relationship in self.relationships("").values():
            if relationship.kind == "officeDocument":
                return relationship.target
        raise PdfError(f"{_CANNOT}: it does not say where its text is.")


def parse(data: bytes, part: str) -> Element:
    """The root of some XML; PdfError for damaged, entity-bearing, too deep or too long text."""
    if _STRICT in data[:4000]:
        raise PdfError(
            f"{_CANNOT}: it is a Strict Open XML file. Save it in Word as an ordinary .docx."
        )
    if _DOCTYPE.search(data):
        raise PdfError(f"{_CANNOT}: its part {part} declares entities, which Word never does.")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
        remove_pis=True, huge_tree=False,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as fault:
        raise PdfError(f"{_CANNOT}: its part {part} is damaged.") from fault
    if root.getroottree().docinfo.internalDTD is not None:
        raise PdfError(f"{_CANNOT}: its part {part} declares entities, which Word never does.")
    if len(data) > 2**20 and sum(1 for _ in root.iter()) > _MOST_ELEMENTS:
        raise PdfError(f"{_CANNOT}: its part {part} is too long. Split the document.")
    return root


def nodes(data: bytes, part: str) -> Node:
    """As `parse`, for a part that is only read; `parse` judges what is out of the ordinary."""
    root = _quickly(data) if _is_usual(data) else None
    if root is not None:
        return root
    checked = etree.tostring(parse(data, part), encoding="UTF-8")
    try:
        return ElementTree.fromstring(checked)  # noqa: S314 (it was looked through)
    except (ElementTree.ParseError, ValueError) as fault:
        raise PdfError(f"{_CANNOT}: its part {part} is damaged.") from fault


def _is_usual(data: bytes) -> bool:
    head = data[:4000]
    return (
        _PLAIN.match(head) is not None
        and not _ODD_NAMESPACE.search(head)
        and _STRICT not in head
        and b"<!DOCTYPE" not in data
        and data.count(b"<") <= _MOST_ELEMENTS
    )


def _quickly(data: bytes | str) -> Node | None:
    """The root of a usual part; None when `parse` has to judge it."""
    try:
        root = ElementTree.fromstring(data)  # noqa: S314 (it declares no entities)
    except (ElementTree.ParseError, ValueError):
        return None
    return None if _is_deep(root) else root


# Documents of one template share most of their small parts. What is remembered is never changed.
_remembered = lru_cache(maxsize=64)(nodes)


def _led_to(root: Node, folder: str) -> Mapping[str, Relationship]:
    """The relationships that a part's w:Relationships lists; `folder` is the part's."""
    found = {}
    for element in root:
        if local(element) != "Relationship":
            continue
        external = element.get("TargetMode") == "External"
        target = element.get("Target", "")
        if not external:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        kind = element.get("Type", "").rpartition("/")[2]
        found[element.get("Id", "")] = Relationship(kind, target, external)
    return found


def _is_deep(root: Node) -> bool:
    """Whether elements stand so deep in each other that `parse` may refuse them."""
    level = [root]
    for _ in range(_DEEPEST):
        below: list[Node] = []
        for e in level:
            if len(e):
                below += e[:]
        if not below:
            return False
        level = below
    return True
