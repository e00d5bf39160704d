"""A list of a case as a summary: each entry with its first answers, to change or to remove."""

from collections.abc import Mapping
from typing import Any

from generator.answering import ToChange
from generator.case.changing import value_at
from generator.case.guide import FieldGuide
from generator.case.pages import entry_pages
from generator.toolkit import Toolkit
from generator.web.questions.known import Known
from generator.web.questions.places import Place
from generator.web.questions.reading import control
from generator.web.questions.saying import said_of
from generator.web.questions.views import EntryView, ListView

__all__ = ["entry_lines", "entry_name", "list_view"]

_MANY = 8  # entries: of more, each is told by its name alone
_LONGEST = 90  # characters of a name


def list_view(
    toolkit: Toolkit, opened: ToChange, place: Place, one: FieldGuide, *, key: str, known: Known
) -> ListView:
    """The summary of a list on the page of a place."""
    own = opened.own
    at = (*place.at, *one.path[len(place.page.of) :])
    entries = value_at(own, at) if not place.new else None
    first = entry_pages(one.path)[0]
    few = isinstance(entries, list) and len(entries) <= _MANY
    views = []
    for number, entry in enumerate(entries if isinstance(entries, list) else ()):
        to = Place(first, (*place.numbers, number))
        views.append(
            EntryView(
                entry_name(toolkit, one, entry, number, known=known),
                entry_lines(one, entry, known) if few and isinstance(entry, Mapping) else (),
                to.url(key),
                to.url(key, "/remove"),
            )
        )
    add = Place(first, place.numbers, new=True).url(key) if not place.new else ""
    name = ".".join(one.path[len(place.page.of) :])
    return ListView(
        control(name), one.title, one.noun or "entry", one.description, tuple(views), add
    )


def entry_name(toolkit: Toolkit, part: FieldGuide, entry: Any, number: int, *, known: Known) -> str:
    """What an entry of a list is called: by its first telling answers, or by its number."""
    held = entry if isinstance(entry, Mapping) else {}
    told = [
        " ".join(said_of(one, held[name], known).split())
        for one in toolkit.naming_fields(part.path)
        if (name := one.path[-1]) in held
    ]
    words = ", ".join(text[:1].upper() + text[1:] if not n else text for n, text in enumerate(told))
    if not words:
        return f"{part.noun or 'entry'} {number + 1}".capitalize()
    return words if len(words) <= _LONGEST else words[:_LONGEST].rpartition(" ")[0] + " …"


def entry_lines(
    part: FieldGuide, entry: Mapping[str, Any], known: Known, most: int = 4
) -> tuple[tuple[str, str], ...]:
    """What an entry holds, by title: its first few short answers."""
    lines = []
    for one in part.fields:
        value = entry.get(one.path[-1])
        if value is None or one.form in ("section", "list", "narrative", "id"):
            continue
        lines.append((one.title, said_of(one, value, known).replace("\n", ", ")))
    return tuple(lines[:most])
