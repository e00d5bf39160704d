"""XML names and the one hardened parser."""

import re
from functools import lru_cache

from lxml import etree

from generator.errors import TemplateError
from generator.word.package._names import W

_DECLARATIONS = re.compile(r' xmlns(?::\w+)?="[^"]*"')


@lru_cache(maxsize=1024)
def w(name: str) -> str:
    """A name of the Word namespace, as lxml writes it."""
    return f"{{{W}}}{name}"


def parse(data: bytes, name: str) -> etree._Element:
    """Read XML without entities, DTDs or network, at most 256 levels deep.

    Comments and processing instructions are dropped. Raises TemplateError that names
    the part.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise TemplateError(
            f"The template cannot be read: {name} inside it is not sound XML. "
            "Open it in Word and save it again."
        ) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise TemplateError(
            f"The template is refused: {name} inside it declares a document type (DTD), "
            "which no Word file needs. Open it in Word and save it again."
        )
    return root


def fragment(element: etree._Element) -> str:
    """An element as text, without the namespace declarations that its part already has."""
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    return _DECLARATIONS.sub("", text)


def replace_with_text(element: etree._Element, text: str) -> None:
    """Take an element out of its tree and leave `text` in its stead."""
    parent = element.getparent()
    if parent is None:
        raise ValueError("the root of a part cannot be replaced")
    text += element.tail or ""
    before = element.getprevious()
    if before is None:
        parent.text = (parent.text or "") + text
    else:
        before.tail = (before.tail or "") + text
    parent.remove(element)


def text_before(element: etree._Element, text: str) -> None:
    """Put text directly before an element."""
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + text
        return
    parent = element.getparent()
    if parent is not None:
        parent.text = (parent.text or "") + text
