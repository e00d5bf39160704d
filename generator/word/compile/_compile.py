"""Opens a template once: reads the zip, heals its parts, writes them as Jinja source."""

from lxml import etree

from generator.word.compile._addresses import lift_addresses
from generator.word.compile._clean import clean
from generator.word.compile._compiled import Compiled
from generator.word.compile._disarm import disarm
from generator.word.compile._furnish import furnish, lay_in_custom, says
from generator.word.compile._heal import heal
from generator.word.compile._join import join_paragraphs
from generator.word.compile._lift import Lift, without_marks
from generator.word.compile._merge_fields import as_tags, asks_for_tags
from generator.word.compile._pair import pair
from generator.word.compile._prettified import WIDE, narrowed
from generator.word.compile._remains import LIKE_A_TAG
from generator.word.compile._safety import check
from generator.word.compile._unseen import settle, unseen
from generator.word.package._main import MAIN, TEXT_PARTS, main_part
from generator.word.package._names import relations_of
from generator.word.package._opc import Package, address_of
from generator.word.package._places import STAMP
from generator.word.package._xml import parse, w
from generator.word.package._zip import read_zip
from generator.word.part import Part
from generator.word.proof._prove import prove
from generator.word.proof._vocabulary import beyond_reading

_MOST_FAULTS = 100
_MARKS = (b"{", b"}", b"&#", *(brace.encode() for brace in WIDE), STAMP.encode())
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DESCRIBED = ("{*}docPr", "{*}cNvPr", "{urn:schemas-microsoft-com:vml}*")
_ATTRIBUTES = ("descr", "title", "alt", "string", w("val"))


def compile_template(data: bytes) -> Compiled:
    """Do all the work on a template that its renders can share. Raises TemplateError."""
    package = Package(read_zip(data))
    disarmed = disarm(package)
    main = main_part(package)
    _write_tags(package)
    check(package)
    faults, named = unseen(package, main)
    settle(package)
    left_out = [*disarmed, *clean(package, main)]
    addresses = _tags_in_addresses(package)
    package.add_type(main, MAIN)
    core, custom = package.related("", "core-properties"), lay_in_custom(package)
    parts: list[Part] = []
    for name in list(package.entries):
        lift = _lifted(package, name, plain=name in (core, custom))
        if name in addresses:
            lift = lift or Lift(parse(package.read(name), name), name)
            for identity in lift_addresses(lift, addresses[name]):
                package.unrelate(name, identity)
        if lift is not None:
            part = lift.part()
            found = prove(lift, part)
            faults += found
            if found and beyond_reading(part):
                continue  # what reads the parts later would not come back from it
            if part.tags:
                parts.append(part)
            elif lift.changed:
                package.write(name, part.source.encode())
    house, numbering = furnish(package, main, parts)
    rendered = {part.name for part in parts}
    spare = {core, custom, numbering}
    if says("picture", parts):
        spare |= {relations_of(part.name) for part in parts}
    return Compiled(
        parts=tuple(parts),
        faults=tuple(faults[:_MOST_FAULTS]),
        named=tuple(named[:_MOST_FAULTS]),
        left_out=tuple(left_out),
        constant=tuple(e for e in package.entries.values() if e.name not in rendered | spare),
        spare=tuple(e for e in package.entries.values() if e.name in spare - rendered),
        house=house,
        core=core,
        custom=custom,
        numbering=numbering,
    )


def _write_tags(package: Package) -> None:
    """Write the merge fields and bound content controls of all parts with running text as tags."""
    for name in [one for one, kind in package.types.items() if kind in TEXT_PARTS]:
        content = package.read(name)
        if content and asks_for_tags(content):
            root = parse(content, name)
            if as_tags(root):
                package.put(name, root)


def _tags_in_addresses(package: Package) -> dict[str, dict[str, str]]:
    """The addresses of links that hold a tag: by part, then by relationship."""
    found: dict[str, dict[str, str]] = {}
    for part, relation in package.relations():
        address = address_of(relation)
        if LIKE_A_TAG.search(address):
            found.setdefault(part, {})[relation.get("Id", "")] = address
    return found


def _lifted(package: Package, name: str, *, plain: bool) -> Lift | None:
    """A part with its tags taken out; None when it can hold none."""
    content = package.read(name) if name.endswith(".xml") else b""
    if not any(mark in content for mark in _MARKS):
        return None
    root = parse(content, name)
    without_marks(root)
    if package.types.get(name) in TEXT_PARTS:
        return lift_text(root, name)
    lift = Lift(root, name)
    if plain:
        for element in root.iter():
            if "{" in (element.text or ""):
                lift.plain(element)
    return lift


def lift_text(root: etree._Element, name: str) -> Lift:
    """Heal a part of running text and take its tags out."""
    lift = Lift(root, name)
    narrowed(root)
    _drop_copies(root)
    found = heal(root, lift.unclosed, lift.within)
    join_paragraphs(found, lift.across_section)
    pair(lift, found)
    lift.texts(found)
    lift.escapes()
    for described in root.iter(*_DESCRIBED, w("tblCaption"), w("tblDescription")):
        for attribute in _ATTRIBUTES:
            if "{" in described.get(attribute, ""):
                lift.attribute(described, attribute)
    return lift


def _drop_copies(root: etree._Element) -> None:
    """Take out the copies of text boxes with tags that are kept for Word 2007."""
    for copy in list(root.iter(f"{_COMPATIBILITY}Fallback")):
        held = [text.text or "" for box in copy.iter(w("txbxContent")) for text in box.iter(w("t"))]
        chosen = copy.getprevious()
        if chosen is not None and any("{" in text for text in held):
            copy.getparent().remove(copy)  # type: ignore[union-attr]
