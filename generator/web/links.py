"""Where a field of a case is answered: the question page of a place, with words for the link."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.case import Case, steps_of, told
from generator.case.pages import entry_pages, page_of

__all__ = ["FieldLink", "field_link", "field_links", "page_address"]

_MOST_LINKS = 6


@dataclass(frozen=True)
class FieldLink:
    """A link to the page on which a field is answered; `words` names the field."""

    url: str
    words: str


def page_address(key: str, page: str) -> str:
    """The address of a page of questions about a case."""
    return f"/cases/{key}/questions/{page}"


def field_link(case: Case, key: str, pointer: str) -> FieldLink | None:
    """Where the field that a JSON pointer leads to is answered; None where nobody is asked it."""
    steps = steps_of(pointer)
    if not steps:
        return None
    where = told(case.data, steps).where
    return FieldLink(_address(key, steps), where)


def _address(key: str, steps: tuple[str | int, ...]) -> str:
    names = tuple(step for step in steps if isinstance(step, str))
    numbers = [step for step in steps if isinstance(step, int)]
    page = page_of(names) or next(iter(entry_pages(names)), None)
    if page is None:
        return f"/cases/{key}"
    if page.entries and len(numbers) < page.entries:
        # The list as a whole is meant, or an entry that is not there yet.
        listed = page_of(page.of)
        return page_address(key, listed.id) if listed else f"/cases/{key}"
    return page_address(key, page.id) + "".join(f"/{number}" for number in numbers[: page.entries])


def field_links(case: Case, key: str, pointers: Iterable[str]) -> tuple[FieldLink, ...]:
    """The links of several places, each page and field once, in order."""
    found = (field_link(case, key, pointer) for pointer in pointers)
    return tuple(dict.fromkeys(link for link in found if link is not None))[:_MOST_LINKS]
