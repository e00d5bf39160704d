"""Telephone numbers and web addresses that a finger can tap; nothing else becomes a link."""

import re

from markupsafe import Markup, escape

__all__ = ["linked", "telephone", "website"]

# A number as people write it here: from 0 or +44, in groups, ten digits or more.
_NUMBER = re.compile(r"(?<![\w+])(?:\+44|0)(?:[ -]?\d){9,11}(?!\w)")
_SHORT = re.compile(r"\+?\d(?:[ -]?\d){2,13}")
_SITE = re.compile(r"(https?://)?((?:[a-z0-9-]+\.)+[a-z]{2,}(?:/[\w./~-]*)?)", re.I)


def linked(text: str) -> Markup:
    """A text in which each telephone number can be rung."""
    parts, at = Markup(), 0
    for found in _NUMBER.finditer(text):
        parts += escape(text[at : found.start()]) + telephone(found[0])
        at = found.end()
    return parts + escape(text[at:])


def telephone(number: str) -> Markup:
    """A number of a person or a help line, to be rung; as it is when it is none."""
    if not _SHORT.fullmatch(number.strip()):
        return escape(number)
    digits = re.sub(r"[ -]", "", number.strip())
    return Markup('<a href="tel:{}">{}</a>').format(digits, number)


def website(address: str) -> Markup:
    """The address of a web site, to be opened; as it is when it is none."""
    found = _SITE.fullmatch(address.strip())
    if not found:
        return escape(address)
    return Markup('<a href="{}{}" rel="noreferrer">{}</a>').format(
        (found[1] or "https://").lower(), found[2], address
    )
