"""Says in words why a tag cannot be merged where it stands."""

from lxml import etree

_OUTSIDE = ("outside the text", "Move it into the text of a paragraph")
_PLACES = {
    "instrText": ("in a field code", 'Write {{ address|link("text") }} for a link'),
    "fldSimple": ("in a field code", 'Write {{ address|link("text") }} for a link'),
    "delText": ("in text deleted by a tracked change", "Accept the change in Word"),
    "moveFrom": ("in text moved by a tracked change", "Accept the change in Word"),
    "oMath": ("in an equation", "Move it into the text of a paragraph"),
    "hyperlink": ("in the address of a link", 'Write {{ address|link("text") }} in its stead'),
}


def whereabouts(element: etree._Element) -> tuple[str, str]:
    """Where a tag stands, and what to do about it."""
    for step in (element, *element.iterancestors()):
        found = _PLACES.get(etree.QName(step).localname)
        if found is not None:
            return found
    return _OUTSIDE
