"""Opens a template once: reads the zip, heals its parts, writes them as Jinja source."""

import posixpath

from lxml import etree

from generator.errors import TemplateError
from generator.word._compiled import Compiled, House
from generator.word._heal import heal
from generator.word._house import EMPTY_NUMBERING, EMPTY_STYLES, Styles, lay_in_lists
from generator.word._lift import Lift
from generator.word._opc import Package
from generator.word._xml import WP, parse
from generator.word._zip import read_zip
from generator.word.faults import Fault
from generator.word.part import Part

_W = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_MAIN = (f"{_W}document.main+xml", f"{_W}template.main+xml")
_TEXT_PARTS = {
    *_MAIN,
    *(f"{_W}{name}+xml" for name in ("header", "footer", "footnotes", "endnotes", "comments")),
}


def compile_template(data: bytes) -> Compiled:
    """Do all the work on a template that its renders can share. Raises TemplateError."""
    package = Package(read_zip(data))
    main = next((name for name, kind in package.types.items() if kind in _MAIN), None)
    if main is None:
        raise TemplateError("The template is not a Word document (.docx).")
    package.add_type(main, _MAIN[0])
    parts: list[Part] = []
    faults: list[Fault] = []
    for name, kind in package.types.items():
        content = package.read(name) if kind in _TEXT_PARTS else b""
        if b"{" not in content:
            continue
        lift = lift_text(parse(content, name), name)
        part = lift.part()
        faults += lift.faults
        if part.tags:
            parts.append(part)
    house = furnish(package, main, parts)
    rendered = {part.name for part in parts} | (
        {_numbering_of(package, main)} if house.numbers else set()
    )
    constant = tuple(e for e in package.entries.values() if e.name not in rendered)
    return Compiled(
        tuple(parts),
        tuple(faults),
        constant,
        house,
        numbering=_numbering_of(package, main) if house.numbers else "",
    )


def furnish(package: Package, main: str, parts: list[Part]) -> House:
    """Read the template's styles, and lay in the styles and lists that its tags need."""
    sources = "".join(part.source for part in parts)
    name = package.related(main, "styles")
    styles = Styles(package.read(name) or EMPTY_STYLES, name)
    if name and ("link" in sources or "narrative" in sources) and styles.add_hyperlink():
        package.put(name, styles.root)
    if "narrative" not in sources:
        return House(styles=styles.ids)
    lists = _numbering_of(package, main)
    if not lists:
        lists = posixpath.join(posixpath.dirname(main), "numbering.xml")
        package.write(lists, EMPTY_NUMBERING)
        package.add_type(lists, f"{_W}numbering+xml")
        package.relate(main, "numbering", "numbering.xml")
    root = parse(package.read(lists), lists)
    house = lay_in_lists(styles, root)
    package.put(lists, root)
    return house


def _numbering_of(package: Package, main: str) -> str:
    return package.related(main, "numbering")


def lift_text(root: etree._Element, name: str) -> Lift:
    """Heal a part of running text and take its tags out."""
    lift = Lift(root, name)
    found = heal(
        root,
        lambda element, near: lift.fault(
            element,
            near,
            "a tag is opened here and not closed in its paragraph",
            "Close {{ with }}, {% with %} and {# with #}",
        ),
    )
    lift.texts(found)
    for drawing in root.iter(f"{{{WP}}}docPr"):
        for attribute in ("descr", "title"):
            if "{" in drawing.get(attribute, ""):
                lift.attribute(drawing, attribute)
    return lift
