"""Where a field of a case is answered: the question page of a place, with words for the link."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.case import Case, steps_of, told
from generator.web.questions import address_of

__all__ = ["FieldLink", "field_link", "field_links"]

_MOST_LINKS = 6


@dataclass(frozen=True)
class FieldLink:
    """A link to the page on which a field is answered; `words` names the field."""

    url: str
    words: str


def field_link(case: Case, key: str, pointer: str) -> FieldLink | None:
    """Where the field that a JSON pointer leads to is answered; None for the case as a whole."""
    steps = steps_of(pointer)
    if not steps:
        return None
    return FieldLink(address_of(key, pointer), told(case.data, steps).where)


def field_links(case: Case, key: str, pointers: Iterable[str]) -> tuple[FieldLink, ...]:
    """The links of several places, each page and field once, in order."""
    found = (field_link(case, key, pointer) for pointer in pointers)
    return tuple(dict.fromkeys(link for link in found if link is not None))[:_MOST_LINKS]
