"""Makes fields of the links whose addresses hold tags, so that a value can stand in them."""

from collections.abc import Mapping

from lxml import etree

from generator.word.compile._heal import open_at
from generator.word.compile._lift import Lift
from generator.word.compile._tags import TAG, Written, literal, read
from generator.word.compile._whereabouts import whereabouts
from generator.word.package._names import R
from generator.word.package._xml import replace_with_text, w

_RELATED = f"{{{R}}}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_RUN, _LINK, _ANCHOR = w("r"), w("hyperlink"), w("anchor")


def lift_addresses(lift: Lift, addresses: Mapping[str, str]) -> list[str]:
    """Make fields of the links whose addresses hold tags; they have no relationship then.

    `addresses` are by relationship. Returns the relationships that are left over.
    """
    spent: list[str] = []
    for element in list(lift.root.iter()):
        for name, value in element.attrib.items():
            if str(value) not in addresses or not str(name).startswith(_RELATED):
                continue
            address = addresses[str(value)]
            expression = _expression(address) if element.tag == _LINK else ""
            if expression:
                anchor = element.get(_ANCHOR)
                _link(lift, element, f"{address}#{anchor}" if anchor else address)
                spent.append(str(value))
                continue
            where, advice = whereabouts(element)
            message = f"a tag stands {where}, where it cannot be merged"
            lift.fault(element, address, message, advice)
    return spent


def _link(lift: Lift, element: etree._Element, address: str) -> None:
    """Put a field in place of a link; its words stay."""
    mark = lift.mark(Written("{", "", _expression(address)), "address", element, address)
    lift.changed = True
    for xml in ("begin", f'HYPERLINK "{mark}"', "separate"):
        element.addprevious(_field_run(xml))
    for child in list(element):
        element.addprevious(child)
    element.addprevious(_field_run("end"))
    replace_with_text(element, "")


def _expression(address: str) -> str:
    """What works out an address with tags in it; empty where these do more than print."""
    pieces: list[str] = []
    at = 0
    for match in TAG.finditer(address):
        written = read(match.group())
        if written.mark != "{" or written.scope:
            return ""
        pieces += [_quoted(address[at : match.start()]), f"({written.body})"]
        at = match.end()
    pieces.append(_quoted(address[at:]))
    return "" if open_at(address[at:]) is not None else " ~ ".join(filter(None, pieces))


def _quoted(text: str) -> str:
    return literal(text).body if text else ""


def _field_run(kind: str) -> etree._Element:
    """A run with one end of a field, or with its code."""
    run = etree.Element(_RUN)
    if kind in ("begin", "separate", "end"):
        etree.SubElement(run, w("fldChar"), {w("fldCharType"): kind})
    else:
        etree.SubElement(run, w("instrText"), {_SPACE: "preserve"}).text = f" {kind} "
    return run
