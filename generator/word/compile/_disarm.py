"""Takes out of a Word file what acts on its own or reaches outside it, where the words can stay.

What cannot be taken out without a loss (an embedded object, a picture that Word would fetch)
stays, and is refused.
"""

from lxml import etree

from generator.word.compile._codes import FieldCode, fields_of
from generator.word.compile._remains import LIKE_A_TAG
from generator.word.merge._rich import safe_url
from generator.word.package._main import MAIN
from generator.word.package._opc import Package, address_of, resolved
from generator.word.package._xml import parse, w

_MACROS, _SETTINGS = "macros", "changes to Word's ribbon, keys or toolbars"
_MERGED = "the list of addresses for a mail merge"
# The last step of a relationship's type, and what it brings in.
_PARTS = {
    "vbaProject": _MACROS,
    "wordVbaData": _MACROS,
    "extensibility": _SETTINGS,
    "keyMapCustomizations": _SETTINGS,
    "attachedToolbars": _SETTINGS,
    "attachedTemplate": "the link to the template file that it was made from",
    "mailMergeSource": _MERGED,
    "mailMergeHeaderSource": _MERGED,
    "recipientData": _MERGED,
    "origin": "a digital signature, which holds for the file as it was",
}
_ELEMENTS = {
    w("attachedTemplate"): _PARTS["attachedTemplate"],
    w("mailMerge"): _MERGED,
}
_BUTTON = "a button that runs a macro (its words stay)"
_LINK = "a link to a file or a program on a computer (its words stay)"
_MARKS = (b"instr", b"attachedTemplate", b"mailMerge")


def disarm(package: Package) -> list[str]:
    """Take it all out; returns in words what was there."""
    said: dict[str, None] = {}
    for name, kind in list(package.types.items()):
        if "macroEnabled" in kind:
            said[_MACROS] = None
            package.add_type(name, MAIN)
    for part, relation in list(package.relations()):
        _related(package, part, relation, said)
    for name in [one for one in package.entries if one.lower().endswith("vbaproject.bin")]:
        said[_MACROS] = None
        package.drop(name)
    for name in [one for one in package.entries if one.lower().endswith(".xml")]:
        _part(package, name, said)
    return list(said)


def _related(package: Package, part: str, relation: etree._Element, said: dict[str, None]) -> None:
    kind = relation.get("Type", "").rsplit("/", 1)[-1]
    identity, target = relation.get("Id", ""), relation.get("Target", "")
    if kind in _PARTS:
        said[_PARTS[kind]] = None
        package.unrelate(part, identity)
        if relation.get("TargetMode") != "External":
            package.drop(resolved(part, target))
    elif kind == "hyperlink" and relation.get("TargetMode") == "External":
        tagged = LIKE_A_TAG.search(address_of(relation))
        if tagged or target.startswith("#") or safe_url(target) is not None:
            return
        root = parse(package.read(part), part) if package.read(part) else None
        if root is not None:
            said[_LINK] = None
            _unlinked(root, identity)
            package.put(part, root)
            package.unrelate(part, identity)


def _unlinked(root: etree._Element, identity: str) -> None:
    """Take the links with a relationship out of a part; their words stay."""
    for element in list(root.iter("{*}hyperlink", "{*}hlinkClick", "{*}hlinkHover")):
        if identity not in element.attrib.values():
            continue
        for child in list(element) if element.tag == w("hyperlink") else ():
            element.addprevious(child)
        element.getparent().remove(element)  # type: ignore[union-attr]


def _part(package: Package, name: str, said: dict[str, None]) -> None:
    content = package.read(name)
    if not any(mark in content for mark in _MARKS):
        return
    root = parse(content, name)
    found = list(root.iter(*_ELEMENTS))
    for element in found:
        said[_ELEMENTS[str(element.tag)]] = None
        element.getparent().remove(element)  # type: ignore[union-attr]
    changed = [_tamed(field, said) for field in fields_of(root) if field.whole]
    if found or any(changed):
        package.put(name, root)


def _tamed(field: FieldCode, said: dict[str, None]) -> bool:
    """Take a field out that runs a macro or leads to a file; whether it was one."""
    words = field.words
    if not words:
        return False
    if words[0].upper() == "MACROBUTTON" and len(words) > 1:
        said[_BUTTON] = None
        field.become(field.code.split(None, 2)[2] if len(words) > 2 else "")
        return True
    if words[0].upper() != "HYPERLINK" or len(words) < 2:
        return False
    if words[1].startswith("\\") or not words[1] or safe_url(words[1]) is not None:
        return False
    said[_LINK] = None
    field.unlink()
    return True
