"""A list of a case as a summary: each entry with its first answers, to change or to remove."""

from collections.abc import Mapping
from typing import Any

from generator.answering import ToChange
from generator.case.changing import value_at
from generator.case.guide import FieldGuide
from generator.case.pages import entry_pages
from generator.toolkit import Toolkit
from generator.web.questions.controls import Known
from generator.web.questions.places import Place
from generator.web.questions.reading import control
from generator.web.questions.saying import said_of
from generator.web.questions.views import EntryView, ListView

__all__ = ["entry_lines", "list_view"]


def list_view(
    toolkit: Toolkit, opened: ToChange, place: Place, one: FieldGuide, *, key: str, known: Known
) -> ListView:
    """The summary of a list on the page of a place."""
    own = opened.own
    at = (*place.at, *one.path[len(place.page.of) :])
    entries = value_at(own, at) if not place.new else None
    first = entry_pages(one.path)[0]
    views = []
    for number, entry in enumerate(entries if isinstance(entries, list) else ()):
        to = Place(first, (*place.numbers, number))
        named = toolkit.entry_name(one.path, entry) if isinstance(entry, Mapping) else ""
        views.append(
            EntryView(
                named or f"{one.noun or 'entry'} {number + 1}".capitalize(),
                entry_lines(one, entry, known) if isinstance(entry, Mapping) else (),
                to.url(key),
                to.url(key, "/remove"),
            )
        )
    add = Place(first, place.numbers, new=True).url(key) if not place.new else ""
    name = ".".join(one.path[len(place.page.of) :])
    return ListView(
        control(name), one.title, one.noun or "entry", one.description, tuple(views), add
    )


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
