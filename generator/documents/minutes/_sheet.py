"""The Word document for typing minutes in: headings, tables with empty rows, hidden places."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from functools import cache
from typing import Any

from generator.case import Panel
from generator.case.facts.words import day_words
from generator.case.guide import guide
from generator.documents.minutes._places import Line, Lines, Place, Text, places
from generator.documents.provenance import digest
from generator.word import Template
from generator.word.readback.located import Anchor

__all__ = ["PANEL", "at", "minutes_sheet"]

# The custom property that says whose minutes they are.
PANEL = "Minutes of panel"
_STATE = "Made from"
_TITLE = "Minutes, for typing"
_DRAFT = "DRAFT: while people talk. Not yet sent, not yet agreed."
_HOW = (
    "Type below the headings and into the empty rows; add rows as you need them. A short name "
    "and a date such as 3/4/26 will do. To end an action, choose its state: a row that is "
    "deleted ends nothing. What only some agencies may read goes into the table for it, or begins "
    "with whom it is for: “Only for police, health: ...”. Leave headings and numbers as they are."
)
# Tables by their columns, with the share of the width that each has.
_SHARES = {
    ("Name", "Role", "From", "Attendance"): (3, 4, 4, 2),
    ("What", "Write here"): (2, 9),
    ("Only for", "What was said"): (3, 8),
    ("No.", "Action", "Owner", "By", "State", "What has happened"): (2, 5, 3, 2, 2, 5),
    ("No.", "Action", "Owner", "By", "State"): (1, 7, 4, 2.4, 2),
}
_CHOSEN = {"Attendance": ("attendance", "status"), "State": ("panel_actions", "status")}


def minutes_sheet(panel: Panel) -> bytes:
    """The minutes of a meeting as they stand, as a Word file to type on in."""
    on = date.fromisoformat(panel.data["date"])
    context = {
        "service": panel.data.get("service", {"name": ""}),
        "name": panel.data.get("name", "Panel"),
        "day": day_words(on),
        "panel_id": panel.identifier,
        "document": {"draft": True},
        "how": _HOW,
        "places": [_place(panel.identifier, one) for one in places(panel)],
    }
    properties = {PANEL: panel.identifier, _STATE: digest(panel.data)}
    template = Template.open(_template())
    return template.render(
        context, properties=properties, modified=datetime.combine(on, time(), UTC)
    )


def _place(meeting: str, place: Place) -> dict[str, Any]:
    title = Anchor(place.title, at(meeting, place.steps), held="") if place.title else ""
    return {
        "title": title,
        "before": list(place.before),
        "own_words": place.own_words,
        "parts": [_part(meeting, part) for part in place.parts],
        "whole": not place.title,
    }


def _part(meeting: str, part: Text | Lines) -> dict[str, Any]:
    if isinstance(part, Text):
        heading = Anchor(part.heading, at(meeting, part.steps), held=part.printed)
        if part.lines:
            return {"heading": heading, "lines": part.held.split("\n\n")}
        return {"heading": heading, "text": part.held, "is_text": True}
    rows = [_row(meeting, part, row) for row in part.rows]
    rows += [_cells(("",) * len(part.columns))] * part.more
    heading = Anchor(part.heading, at(meeting, part.steps), held="")
    first = Anchor(part.columns[0], at(meeting, (*part.steps, "table")), held="")
    return {"heading": heading, _kind(part.columns): rows, "first": first}


def _row(meeting: str, part: Lines, row: Line) -> dict[str, Any]:
    shown: list[str] = list(row.cells)
    for number, column in enumerate(part.columns):
        if column in _CHOSEN and shown[number]:
            place = at(meeting, (*row.steps, column))
            shown[number] = Anchor(shown[number], place, column, choices=_choices(column))
    # A row is known by its first cell that is never empty.
    first = 0 if row.cells[0] else 1
    place = at(meeting, row.steps)
    shown[first] = Anchor(row.cells[first], place, held=row.printed)
    return _cells(shown)


def _cells(shown: Any) -> dict[str, Any]:
    return {f"c{number}": text for number, text in enumerate(shown)}


@cache
def _choices(column: str) -> tuple[str, ...]:
    found = guide("panel").find(_CHOSEN[column])
    return tuple(found.choices.values()) if found else ()


def at(meeting: str, steps: tuple[str, ...]) -> str:
    """The place that the mark of these steps is made from, unlike that of any other meeting."""
    return "/".join((meeting, *steps))


def _kind(columns: tuple[str, ...]) -> str:
    return f"rows{list(_SHARES).index(columns)}"


@cache
def _template() -> bytes:
    from generator.word.scaffold import Draft, Look  # noqa: PLC0415 (rare, costly)

    draft = Draft(_TITLE, Look(landscape=True, margin=15))
    draft.furniture("{{ service.name }}", _TITLE, "{{ panel_id }}", draft=_DRAFT)
    draft.paragraph("{{ name }}", "Title")
    draft.paragraph("{{ day }}", "Subtitle")
    draft.paragraph("{{ how }}", "Note")
    with draft.each("p in places"):
        with draft.when("p.title"):
            draft.heading(1, "{{ p.title }}")
            draft.bullets("b in p.before", "{{ b }}", "Note")
            with draft.when("p.own_words"):
                draft.paragraph("Read out first: “{{ p.own_words }}”", "Own Words")
        with draft.each("x in p.parts"):
            _parts(draft)
    return draft.save()


def _parts(draft: Any) -> None:
    with draft.when("p.whole"):
        draft.heading(1, "{{ x.heading }}")
        draft.otherwise()
        draft.heading(2, "{{ x.heading }}")
    with draft.when("x.is_text and x.text"):
        draft.narrative("x.text")
    with draft.when("x.is_text"):
        draft.paragraph("")
    with draft.when("x.lines"):
        draft.bullets("line in x.lines", "{{ line }}")
    for number, (columns, shares) in enumerate(_SHARES.items()):
        draft.table(f"r in x.rows{number}", list(_columns(columns, shares)))


def _columns(columns: tuple[str, ...], shares: tuple[float, ...]) -> Iterator[Any]:
    from generator.word.scaffold import Column  # noqa: PLC0415 (as above)

    for number, (heading, share) in enumerate(zip(columns, shares, strict=True)):
        yield Column(heading if number else "{{ x.first }}", share, f"{{{{ r.c{number} }}}}")
