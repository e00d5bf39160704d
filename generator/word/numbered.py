"""Writes the number of each fault into a Word file at its place, to be seen in a picture of it."""

import io
from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Any

from docx.opc.part import XmlPart
from lxml import etree

from generator.word.faults import Fault, Place
from generator.word.opened import opened
from generator.word.package._places import Places
from generator.word.package._xml import w

__all__ = ["numbered"]

_GROUND, _INK = "B10E1E", "FFFFFF"
_Spot = tuple[str, int | None, int | None, int | None, int | None]


def numbered(docx: bytes, faults: Sequence[Fault]) -> tuple[bytes, frozenset[int]]:
    """The same Word file with the number of each fault, from 1, white on red at its paragraph.

    What is known only to a table, a row or a cell stands at the first paragraph there. Second come
    the numbers that found a place; a fault of the file as a whole has none. Raises TemplateError
    for bytes that are no Word file.
    """
    document = opened(docx, "shown")
    spots = _paragraphs(document)
    at: dict[int, list[int]] = {}
    for number, fault in enumerate(faults, 1):
        found = next((spots[spot] for spot in _nearest(fault.place) if spot in spots), None)
        if found is not None:
            at.setdefault(id(found), []).append(number)
    for paragraph in {id(one): one for one in spots.values()}.values():
        for number in reversed(at.get(id(paragraph), [])):
            _put(paragraph, number)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue(), frozenset(number for here in at.values() for number in here)


def _paragraphs(document: Any) -> dict[_Spot, etree._Element]:
    """The paragraph of each spot; of a cell, a row and a table the first one in it."""
    found: dict[_Spot, etree._Element] = {}
    for part in document.part.package.iter_parts():
        if not isinstance(part, XmlPart):
            continue
        places = Places(part.element, str(part.partname).removeprefix("/"))
        for paragraph in part.element.iter(w("p")):
            for spot in _nearest(places.of(paragraph)):
                found.setdefault(spot, paragraph)
    return found


def _nearest(place: Place) -> Iterator[_Spot]:
    """The spot of a place, and of what it stands in, the nearest first."""
    part, table, row, cell, _ = place.spot
    yield place.spot
    if cell is not None:
        yield (part, table, row, cell, None)
    if row is not None:
        yield (part, table, row, None, None)
    if table is not None:
        yield (part, table, None, None, None)


def _put(paragraph: etree._Element, number: int) -> None:
    run = etree.Element(w("r"))
    look = etree.SubElement(run, w("rPr"))
    first = paragraph.find(f"{w('r')}/{w('rPr')}")
    for name in ("rFonts", "sz"):
        held = None if first is None else first.find(w(name))
        if name == "sz":
            etree.SubElement(look, w("b"))
            etree.SubElement(look, w("color")).set(w("val"), _INK)
        if held is not None:
            look.append(deepcopy(held))
    ground = etree.SubElement(look, w("shd"))
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", _GROUND)):
        ground.set(w(key), value)
    words = etree.SubElement(run, w("t"))
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    words.text = f" {number} "
    properties = paragraph.find(w("pPr"))
    paragraph.insert(0 if properties is None else paragraph.index(properties) + 1, run)
