"""Takes out of a Word file what acts on its own or reaches outside it, where the words can stay.

What cannot be taken out without a loss (an embedded object, a picture that Word would fetch)
stays, and is refused.
"""

from lxml import etree

from generator.word.compile._codes import FieldCode, addresses_in, fields_of
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
_FETCHED = "the address of a picture that Word would fetch"
_MARKS = (b"instr", b"attachedTemplate", b"mailMerge", b"href", b"src")
_VML = ("urn:schemas-microsoft-com:vml", "urn:schemas-microsoft-com:office:office")


def disarm(package: Package) -> list[str]:
    """Take it all out; returns in words what was there."""
    said: dict[str, None] = {}
    main = package.related("", "officeDocument")
    if "macroEnabled" in package.types.get(main, ""):
        said[_MACROS] = None
        package.add_type(main, MAIN)
    found: dict[str, set[str]] = {}
    links: dict[str, set[str]] = {}
    dropped: dict[str, None] = {}
    for part, relation in package.relations():
        kind = relation.get("Type", "").rsplit("/", 1)[-1]
        external = relation.get("TargetMode") == "External"
        if kind in _PARTS:
            said[_PARTS[kind]] = None
            found.setdefault(part, set()).add(relation.get("Id", ""))
            if not external:
                dropped[resolved(part, relation.get("Target", ""))] = None
        elif kind == "hyperlink" and external and not _is_safe(relation) and part:
            said[_LINK] = None
            links.setdefault(part, set()).add(relation.get("Id", ""))
    for part, identities in found.items():
        package.unrelate(part, *identities)
    for part, identities in links.items():
        package.unrelate(part, *identities)
        _unlink(package, part, identities)
    for name in package.entries:
        if name.lower().endswith("vbaproject.bin"):
            said[_MACROS] = None
            dropped[name] = None
    for name in dropped:
        package.drop(name)
    for name in [one for one in package.entries if one.lower().endswith(".xml")]:
        _part(package, name, said)
    return list(said)


def _is_safe(relation: etree._Element) -> bool:
    """Whether a link leads to a web, mail or phone address, or to a tag, of which more is said."""
    target = relation.get("Target", "")
    tagged = LIKE_A_TAG.search(address_of(relation))
    return bool(tagged) or target.startswith("#") or safe_url(target) is not None


def _unlink(package: Package, part: str, identities: set[str]) -> None:
    """Take the links with these relationships out of a part; their words stay."""
    if not package.read(part):
        return
    root = parse(package.read(part), part)
    for element in list(root.iter("{*}hyperlink", "{*}hlinkClick", "{*}hlinkHover")):
        if identities.isdisjoint(map(str, element.attrib.values())):
            continue
        for child in list(element) if element.tag == w("hyperlink") else ():
            element.addprevious(child)
        element.getparent().remove(element)  # type: ignore[union-attr]
    package.put(part, root)


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
    for element in root.iter(*(f"{{{space}}}*" for space in _VML)):
        changed += [_led_astray(element, str(name), said) for name in element.attrib]
    if found or any(changed):
        package.put(name, root)


def _led_astray(element: etree._Element, name: str, said: dict[str, None]) -> bool:
    """Take an attribute out of an old drawing that leads to a file or fetches; whether it did."""
    space, local = etree.QName(name).namespace, etree.QName(name).localname
    value = element.get(name, "")
    if space not in (None, *_VML) or local not in ("href", "src", "althref") or not value:
        return False
    is_link = local == "href" and space is None
    if is_link and (value.startswith("#") or LIKE_A_TAG.search(value) or safe_url(value)):
        return False
    said[_LINK if is_link else _FETCHED] = None
    del element.attrib[name]
    return True


def _tamed(field: FieldCode, said: dict[str, None]) -> bool:
    """Take a field out that runs a macro or leads to a file; whether it was one."""
    words = field.words
    if not words:
        return False
    if words[0].upper() == "MACROBUTTON" and len(words) > 1:
        said[_BUTTON] = None
        field.become(field.code.split(None, 2)[2] if len(words) > 2 else "")
        return True
    if words[0].upper() != "HYPERLINK" or None not in map(safe_url, addresses_in(field.code)):
        return False
    said[_LINK] = None
    field.unlink()
    return True
