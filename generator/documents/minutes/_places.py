"""What stands where in a document for typing minutes: texts, tables and their rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.case import Panel, panel_view, redact
from generator.case.facts.actions import numbered
from generator.case.facts.words import day_words
from generator.case.guide import guide
from generator.word.readback.sheet import held_of, held_of_row

__all__ = ["Line", "Lines", "Place", "Text", "places"]

Steps = tuple[str, ...]
_READERS = ("professional",)


@dataclass(frozen=True)
class Text:
    """Paragraphs below a heading. `lines` says that each is one entry of a list."""

    steps: Steps
    heading: str
    where: str
    held: str
    lines: bool = False

    @property
    def printed(self) -> str:
        """What the mark of its heading holds."""
        return held_of_row(self.held.split("\n\n")) if self.lines else held_of(self.held)


@dataclass(frozen=True)
class Line:
    """A row of a table: what its cells show."""

    steps: Steps
    where: str
    cells: tuple[str, ...]

    @property
    def printed(self) -> str:
        """What its mark holds."""
        return held_of_row(self.cells)


@dataclass(frozen=True)
class Lines:
    """A table below a heading. `more` says how many empty rows it is given to type into."""

    steps: Steps
    heading: str
    where: str
    columns: tuple[str, ...]
    rows: tuple[Line, ...]
    more: int = 0


@dataclass(frozen=True)
class Place:
    """A part of the document: the panel's own, or a child's by name, with what to read first.

    `title` is empty where the part has the heading of its one text or table alone.
    """

    steps: Steps
    title: str
    before: tuple[str, ...]
    own_words: str
    parts: tuple[Text | Lines, ...]


def places(panel: Panel) -> tuple[Place, ...]:
    """Every part of a meeting's document, in order. Each has steps of its own."""
    on = date.fromisoformat(panel.data["date"])
    seen = redact(panel_view(panel, on=on, document={}), _READERS)
    data = numbered(panel.data)
    items = zip(data["items"], seen["items"], panel.cases, strict=True)
    return (
        _alone(_attendance(data)),
        *([_alone(_last_time(data))] if "previous_minutes" in data else []),
        *([_alone(_arising(data))] if data.get("matters_arising") else []),
        *(_child(item, shown["view"], case.identifier) for item, shown, case in items),
        _alone(_actions(("panel_actions",), "the panel’s own actions", data, "panel_actions",
                        "Actions of the panel")),
        _alone(Text(("learning",), "What the panel learned", "what the panel learned",
                    data.get("learning", ""))),
        _alone(Text(("any_other_business",), "Any other business", "any other business",
                    data.get("any_other_business", ""))),
        _alone(_labelled((), "Next panel", "the next panel",
                         {"next_panel": ("Next panel", _day(data.get("next_panel")))})),
    )  # fmt: skip


def _alone(part: Text | Lines) -> Place:
    return Place(part.steps, "", (), "", (part,))


def _child(item: Mapping[str, Any], seen: Mapping[str, Any], case_id: str) -> Place:
    name = seen["child"]["full_name"]
    steps = ("items", case_id)
    before = [" ".join(item.get("why", ()))]
    if "presented_by" in item:
        before.append(f"Presented by {item['presented_by']}.")
    last = {
        "outcome": ("Outcome", item.get("outcome", "")),
        "next_date": ("Comes back on", _day(item.get("next_date"))),
    }
    decisions = "\n\n".join(item.get("decisions", ()))
    return Place(
        steps,
        f"{name}, aged {seen['child']['age']}",
        tuple(filter(None, before)),
        seen.get("cart", {}).get("child_message", ""),
        (
            Text((*steps, "discussion"), "Discussion", f"the discussion of {name}",
                 item.get("discussion", "")),
            _for_some((*steps, "paragraphs"), item, name),
            Text((*steps, "decisions"), "Decisions, a line each", f"the decisions on {name}",
                 decisions, lines=True),
            _actions((*steps, "actions"), f"the actions of {name}", item, "actions", "Actions"),
            _labelled(steps, "Outcome", f"the outcome of {name}", last),
        ),
    )  # fmt: skip


def _for_some(steps: Steps, item: Mapping[str, Any], name: str) -> Lines:
    """What only some agencies may read, each by its place in the item."""
    rows = [
        Line((*steps, str(number)), f"paragraph {number + 1} for some agencies, of {name}",
             (", ".join(one["for"]), one["text"]))
        for number, one in enumerate(item.get("paragraphs", ()))
    ]  # fmt: skip
    where = f"what only some agencies may read of {name}"
    return Lines(steps, "Only for some agencies", where, ("Only for", "What was said"),
                 tuple(rows), 2)  # fmt: skip


def _attendance(data: Mapping[str, Any]) -> Lines:
    states = _choices("attendance", "status")
    rows = [
        Line(
            ("attendance", str(number)),
            f"the attendance of {one['name']}",
            (one["name"], one["role"], one.get("organisation", ""), states[one["status"]]),
        )
        for number, one in enumerate(data["attendance"])
    ]
    columns = ("Name", "Role", "From", "Attendance")
    return Lines(("attendance",), "Attendance", "the attendance", columns, tuple(rows), 3)


def _last_time(data: Mapping[str, Any]) -> Lines:
    last = data["previous_minutes"]
    agreed = {True: "Agreed", False: "Not yet agreed"}.get(last.get("agreed"), "")
    rows = {
        "agreed": ("Agreed or not", agreed),
        "corrections": ("What was corrected", last.get("corrections", "")),
    }
    return _labelled(
        ("previous_minutes",), "Minutes of the last panel", "the last panel’s minutes", rows
    )


def _labelled(steps: Steps, heading: str, where: str, rows: Mapping[str, tuple[str, str]]) -> Lines:
    made = [
        Line((*steps, name), f"{where} ({label.lower()})", (label, shown))
        for name, (label, shown) in rows.items()
    ]
    return Lines((*steps, "labelled"), heading, where, ("What", "Write here"), tuple(made))


def _arising(data: Mapping[str, Any]) -> Lines:
    states = _choices("matters_arising", "status")
    rows = [
        Line(
            ("matters_arising", one.get("number") or f"#{place}"),
            f"action {one['number']}" if "number" in one else f"matter arising {place}",
            (one.get("number", ""), one["action"], _owners(one), _day(one.get("due")),
             states[one["status"]], one.get("update", "")),
        )
        for place, one in enumerate(data["matters_arising"], 1)
    ]  # fmt: skip
    columns = ("No.", "Action", "Owner", "By", "State", "What has happened")
    return Lines(("matters_arising",), "Matters arising", "the matters arising", columns,
                 tuple(rows))  # fmt: skip


def _actions(steps: Steps, where: str, around: Mapping[str, Any], name: str, heading: str) -> Lines:
    states = _choices("panel_actions", "status")
    rows = [
        Line(
            (*steps, str(one["number"])),
            f"action {one['number']}",
            (str(one["number"]), one["action"], _owners(one), _day(one["due"]),
             states[one.get("status", "open")]),
        )
        for one in around.get(name, ())
    ]  # fmt: skip
    columns = ("No.", "Action", "Owner", "By", "State")
    return Lines(steps, heading, where, columns, tuple(rows), 4)


def _owners(one: Mapping[str, Any]) -> str:
    return ", ".join((one["owner"], *one.get("owners", ())))


def _day(text: str | None) -> str:
    return day_words(date.fromisoformat(text)) if text else ""


def _choices(section: str, field: str) -> Mapping[str, str]:
    found = guide("panel").find((section, field))
    return found.choices if found else {}
