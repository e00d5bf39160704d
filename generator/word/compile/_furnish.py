"""Lays into a template what its renders will need, so that it can stay constant."""

import posixpath
import re
from collections.abc import Sequence
from dataclasses import replace

from generator.word.compile._compiled import House
from generator.word.compile._house import EMPTY_NUMBERING, EMPTY_STYLES, Styles, lay_in_lists
from generator.word.package._opc import Package
from generator.word.package._xml import parse
from generator.word.part import Part

CUSTOM = "docProps/custom.xml"
_CUSTOM = (
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    b'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"></Properties>'
)
_LISTS = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
_DRAWING = re.compile(r'<wp:docPr [^>]*?\bid="(\d+)"')


def lay_in_custom(package: Package) -> str:
    """Make sure there is a part for custom properties; returns its name.

    One that is there is written anew with the prefixes that `with_properties` expects.
    """
    name = package.related("", "custom-properties")
    root = parse(_CUSTOM, CUSTOM)
    if name:
        root.extend(parse(package.read(name), name))
    else:
        name = CUSTOM
        kind = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
        package.add_type(name, kind)
        package.relate("", "custom-properties", name)
    package.put(name, root)
    return name


def furnish(package: Package, main: str, parts: Sequence[Part]) -> tuple[House, str]:
    """Lay in what the tags need; returns the template's looks and its list entry, if used."""
    name = package.related(main, "styles")
    styles = Styles(package.read(name) or EMPTY_STYLES, name)
    narrative = says("narrative", parts)
    if name and (narrative or says("link", parts)) and styles.add_hyperlink():
        package.put(name, styles.root)
    if says("picture", parts):
        for extension in ("png", "jpeg", "gif"):
            package.add_extension(extension, f"image/{extension}")
        package.add_extension("svg", "image/svg+xml")
        package.add_extension("emf", "image/x-emf")
    first_id = 1 + max(
        (int(found) for part in parts for found in _DRAWING.findall(part.source)), default=0
    )
    if not narrative:
        return House(styles=styles.ids, first_id=first_id), ""
    lists = package.related(main, "numbering")
    if not lists:
        lists = posixpath.join(posixpath.dirname(main), "numbering.xml")
        package.write(lists, EMPTY_NUMBERING)
        package.add_type(lists, _LISTS)
        package.relate(main, "numbering", "numbering.xml")
    root = parse(package.read(lists), lists)
    house = replace(lay_in_lists(styles, root), first_id=first_id)
    package.put(lists, root)
    return house, lists


def says(word: str, parts: Sequence[Part]) -> bool:
    """Whether a tag of the template may use a filter."""
    return any(re.search(rf"\|\s*{word}\b", part.source) for part in parts)
