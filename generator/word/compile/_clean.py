"""Takes out of a template what no document made from it has a use for.

Who wrote it and where, what it was cut from, what nothing refers to any more: a reader
would not see it, but would have it. Properties that hold a tag stay, and so does what a
DOCPROPERTY field of the text shows.
"""

import posixpath
import re

from lxml import etree

from generator.word.compile._safety import field_codes
from generator.word.package._names import relations_of
from generator.word.package._opc import Package, resolved
from generator.word.package._xml import parse, w

# The last step of a relationship's type, and what it brings in.
_DROPPED = {
    "thumbnail": "a preview picture",
    "customXml": "custom XML",
    "glossaryDocument": "building blocks",
    "people": "the names of those who commented",
    "person": "the names of those who commented",
    "comments": "",
    "commentsExtended": "",
    "commentsIds": "",
    "commentsExtensible": "",
    "classificationlabels": "sensitivity labels",
    "printerSettings": "printer settings",
}
# A part refers to these by their number; one that it does not name is a leftover.
_BY_NUMBER = {"header", "footer", "image", "hyperlink", "chart"}
_CORE = {
    "creator": "its author",
    "lastModifiedBy": "who saved it last",
    "keywords": "keywords",
    "description": "comments on it",
    "subject": "its subject",
    "category": "its category",
    "contentStatus": "its status",
    "identifier": "its number",
    "version": "its version",
    "lastPrinted": "when it was printed",
}
_APP_KEPT = {"Application", "AppVersion", "DocSecurity", "ScaleCrop", "SharedDoc"}
_APP = {
    "Company": "the company",
    "Manager": "the manager",
    "HyperlinkBase": "the folder that links start from",
    "TitlesOfParts": "",
    "Template": "the template that it was made from",
}
_NO_TEMPLATE = ("", "Normal", "Normal.dotm")
_SHOWN = re.compile(r'DOCPROPERTY\s+(?:"([^"]+)"|(\S+))', re.IGNORECASE)
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_SESSION = tuple(
    w(f"rsid{name}") for name in ("", "R", "RPr", "RDefault", "P", "Tr", "Del", "Sect", "Root")
)
_NUMBERS = (*_SESSION, f"{_W14}paraId", f"{_W14}textId")
_ELEMENTS = (w("rsids"), w("rsid"), w("dataBinding"), f"{_W15}dataBinding", w("tblGridChange"))
_SETTINGS = (w("docVars"), f"{_W14}docId", f"{_W15}docId")
_MARKS = (b"rsid", b"paraId", b"dataBinding", b"docVars", b"docId", b"tblGridChange")


def clean(package: Package, main: str) -> list[str]:
    """Take it all out; returns in words what was there."""
    said: dict[str, None] = {}
    shown = {found[1] or found[2] for code in _codes(package) for found in _SHOWN.finditer(code)}
    _drop_parts(package, said)
    _core(package, said)
    _application(package, shown, said)
    _custom(package, shown, said)
    for name in [each for each in package.entries if each.endswith(".xml")]:
        _numbers(package, name, said)
    _bookmarks(package, said)
    _unshown_headers(package, main)
    _unshown_notes(package, main, said)
    _leftovers(package, said)
    said.pop("", None)
    return list(said)


def _codes(package: Package) -> list[str]:
    return [
        code
        for name in package.entries
        if _is_xml(name) and b"DOCPROPERTY" in package.read(name).upper()
        for code in field_codes(parse(package.read(name), name))
    ]


def _is_xml(name: str) -> bool:
    """Whether an entry is of the document and XML: pictures may hold any bytes."""
    return name.startswith("word/") and name.lower().endswith((".xml", ".rels", ".vml"))


def _drop_parts(package: Package, said: dict[str, None]) -> None:
    for part, relation in list(package.relations()):
        kind = relation.get("Type", "").rsplit("/", 1)[-1]
        if kind in _DROPPED and relation.get("TargetMode") != "External":
            said[_DROPPED[kind]] = None
            package.drop(resolved(part, relation.get("Target", "")))


def _core(package: Package, said: dict[str, None]) -> None:
    name = package.related("", "core-properties")
    root = parse(package.read(name), name) if package.read(name) else None
    for element in root if root is not None else ():
        local = etree.QName(element).localname
        if local in _CORE and element.text and "{" not in element.text:
            said[_CORE[local]] = None
            element.text = None
            if local == "lastPrinted":  # a date may not be empty
                root.remove(element)  # type: ignore[union-attr]
    if root is not None:
        package.put(name, root)


def _application(package: Package, shown: set[str], said: dict[str, None]) -> None:
    name = package.related("", "extended-properties")
    root = parse(package.read(name), name) if package.read(name) else None
    for element in list(root) if root is not None else ():
        local = etree.QName(element).localname
        if local not in _APP_KEPT and local not in shown:
            if (element.text or "").strip() not in _NO_TEMPLATE:
                said[_APP.get(local, "")] = None
            root.remove(element)  # type: ignore[union-attr]
    if root is not None:
        package.put(name, root)


def _custom(package: Package, shown: set[str], said: dict[str, None]) -> None:
    name = package.related("", "custom-properties")
    root = parse(package.read(name), name) if package.read(name) else None
    for element in list(root) if root is not None else ():
        if "{" not in "".join(map(str, element.itertext())) and element.get("name") not in shown:
            said["custom properties"] = None
            root.remove(element)  # type: ignore[union-attr]
    if root is not None:
        package.put(name, root)


def _numbers(package: Package, name: str, said: dict[str, None]) -> None:
    """Take out what tells in which session, by which copy, a line was written."""
    content = package.read(name)
    if not any(mark in content for mark in _MARKS):
        return
    root = parse(content, name)
    if b"rsid" in content:
        said["the marks that Word keeps of when each part was written"] = None
    if next(root.iter(w("docVar")), None) is not None:
        said["document variables"] = None
    etree.strip_attributes(root, *_NUMBERS)
    etree.strip_elements(root, *_ELEMENTS, *_SETTINGS, with_tail=False)
    package.put(name, root)


def _bookmarks(package: Package, said: dict[str, None]) -> None:
    """Take out the bookmarks that nothing leads to: their names are the author's own words."""
    marked = {
        name: parse(package.read(name), name)
        for name in package.entries
        if _is_xml(name) and b"bookmarkStart" in package.read(name)
    }
    if not marked:
        return
    led_to = _led_to(package)
    for name, root in marked.items():
        # One with a tag in its name is a fault, and found as such.
        unused = {
            start.get(w("id")): start.get(w("name"), "")
            for start in root.iter(w("bookmarkStart"))
            if start.get(w("name"), "") not in led_to and "{" not in start.get(w("name"), "")
        }
        for element in list(root.iter(w("bookmarkStart"), w("bookmarkEnd"))):
            if element.get(w("id")) in unused:
                element.getparent().remove(element)  # type: ignore[union-attr]
        # Word sets _GoBack and the like itself.
        if any(not called.startswith("_") for called in unused.values()):
            said["bookmarks that nothing leads to"] = None
        if unused:
            package.put(name, root)


def _led_to(package: Package) -> set[str]:
    """Every word of the fields of a file, and the places that its links lead to."""
    words: set[str] = set()
    for name in package.entries:
        content = package.read(name) if _is_xml(name) else b""
        if any(sign in content for sign in (b"instr", b"anchor", b"Location", b"#")):
            root = parse(content, name)
            for code in field_codes(root):
                words.update(re.split(r'[\s"]+', code))
            for element in root.iter():
                for key in ("anchor", "docLocation"):
                    words.add(element.get(w(key), ""))
                words.add(element.get("Target", "").rpartition("#")[2])
    return words


def _unshown_headers(package: Package, main: str) -> None:
    """Take out the references to headers and footers that no page of the template shows."""
    body = parse(package.read(main), main)
    name = package.related(main, "settings")
    even = b"evenAndOddHeaders" in package.read(name)
    unshown = {"first"} if next(body.iter(w("titlePg")), None) is None else set()
    unshown |= set() if even else {"even"}
    references = [
        each
        for each in body.iter(w("headerReference"), w("footerReference"))
        if each.get(w("type")) in unshown
    ]
    for reference in references:
        reference.getparent().remove(reference)  # type: ignore[union-attr]
    if references:
        package.put(main, body)


def _unshown_notes(package: Package, main: str, said: dict[str, None]) -> None:
    """Take out the footnotes and endnotes that nothing in the text points to."""
    body = parse(package.read(main), main)
    for kind in ("footnote", "endnote"):
        name = package.related(main, f"{kind}s")
        if not name or not package.read(name):
            continue
        named = {each.get(w("id")) for each in body.iter(w(f"{kind}Reference"))}
        root = parse(package.read(name), name)
        unshown = [
            note
            for note in root.findall(w(kind))
            if note.get(w("type"), "normal") == "normal" and note.get(w("id")) not in named
        ]
        for note in unshown:
            root.remove(note)
        if unshown:
            said[f"{kind}s that nothing points to"] = None
            package.put(name, root)


def _leftovers(package: Package, said: dict[str, None]) -> None:
    """Take out relationships that their part does not name, then parts that none leads to."""
    for part, relation in list(package.relations()):
        kind = relation.get("Type", "").rsplit("/", 1)[-1]
        identity = relation.get("Id", "")
        if part and kind in _BY_NUMBER and f'"{identity}"'.encode() not in package.read(part):
            said[f"a {kind} that no page shows"] = None
            package.unrelate(part, identity)
    reached, waiting = {"[Content_Types].xml"}, [""]
    links: dict[str, list[str]] = {}
    for part, relation in package.relations():
        if relation.get("TargetMode") != "External":
            links.setdefault(part, []).append(resolved(part, relation.get("Target", "")))
    while waiting:
        part = waiting.pop()
        if part not in reached:
            reached |= {part, relations_of(part)}
            waiting += links.get(part, [])
    for name in [each for each in package.entries if each not in reached]:
        if not name.endswith(".rels"):
            folder = posixpath.dirname(name)
            said["" if folder.startswith("customXml") else "files that nothing refers to"] = None
        package.drop(name)
