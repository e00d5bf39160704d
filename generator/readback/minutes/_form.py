"""The parts of a meeting's minutes as forms: what each field is called, and what it holds now."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from generator.case import Panel
from generator.case.facts.words import day_words

__all__ = [
    "NEW",
    "PARAGRAPHS",
    "ROWS",
    "Field",
    "Part",
    "PartName",
    "Rows",
    "fields_of",
    "mark_of",
    "paragraphs_text",
    "parts_of",
    "plain",
    "rows_of",
    "rows_seen",
]

PartName = Literal["who", "before", "item", "end"]
Form = Literal["line", "text", "lines", "day", "choice", "owner"]
Steps = tuple[str | int, ...]

NEW = "new"
PARAGRAPHS = "paragraphs"


@dataclass(frozen=True)
class Part:
    """A part of minutes that is typed on one page; `item` is the place of a child's item, from 0.

    `who` came; what was left from `before`; an `item`; and the `end`, which concerns no child.
    """

    name: PartName
    item: int = 0


@dataclass(frozen=True)
class Rows:
    """A list whose entries are typed as rows: its `kind`, where it stands, and its columns."""

    kind: str
    steps: Steps
    columns: tuple[str, ...]
    grows: bool


@dataclass(frozen=True)
class Field:
    """One field: its `name` in the form, what people call it, and what it shows now.

    `steps` lead to the section or entry that holds it, `key` is its name there. `kind` is that of
    the list that it is a cell of; empty for a field of its own.
    """

    name: str
    label: str
    shown: str
    form: Form
    steps: Steps
    key: str
    kind: str = ""


ROWS: Mapping[str, tuple[tuple[str, str, Form], ...]] = {
    "attendance": (
        ("name", "Name", "line"),
        ("role", "Role", "line"),
        ("organisation", "From", "line"),
        ("status", "Attendance", "choice"),
    ),
    "matters_arising": (
        ("status", "State", "choice"),
        ("update", "What has happened", "line"),
        ("reason", "Why dropped, or raised with whom", "line"),
        ("evidence", "What shows that it is done", "line"),
        ("owner", "Owner", "owner"),
        ("due", "By", "day"),
    ),
    "actions": (
        ("action", "Action", "line"),
        ("owner", "Owner", "owner"),
        ("due", "By", "day"),
        ("pathway", "Pathway", "choice"),
        ("status", "State", "choice"),
        ("reason", "Why dropped, or raised with whom", "line"),
    ),
}
_TEXTS: Mapping[PartName, tuple[tuple[str, str, Form], ...]] = {
    "who": (("chair", "Chair", "line"), ("minute_taker", "Minute taker", "line")),
    "before": (),
    "item": (
        ("presented_by", "Presented by", "line"),
        ("discussion", "Discussion", "text"),
        ("decisions", "Decisions, a line each", "lines"),
        ("outcome", "Outcome", "line"),
        ("next_date", "Comes back on", "day"),
    ),
    "end": (
        ("learning", "What the panel learned", "text"),
        ("any_other_business", "Any other business", "text"),
        ("next_panel", "Next panel", "day"),
    ),
}


def parts_of(panel: Panel) -> tuple[Part, ...]:
    """The parts of a meeting's minutes, in the order in which they are gone through."""
    before = [Part("before")] if _has_before(panel.data) else []
    items = [Part("item", place) for place in range(len(panel.data["items"]))]
    return (Part("who"), *before, *items, Part("end"))


def rows_of(part: Part) -> Rows:
    """The list that a part holds."""
    if part.name == "who":
        return _rows("attendance", ("attendance",), grows=True)
    if part.name == "before":
        return _rows("matters_arising", ("matters_arising",), grows=False)
    if part.name == "item":
        return _rows("actions", ("items", part.item, "actions"), grows=True)
    return _rows("actions", ("panel_actions",), grows=True)


def fields_of(data: Mapping[str, Any], part: Part) -> tuple[Field, ...]:
    """Every field of a part that a meeting's file holds or could hold, but for new rows.

    `data` is what the file holds, with the numbers of its actions.
    """
    return (*_texts(data, part), *_cells(data, rows_of(part)))


def rows_seen(data: Mapping[str, Any], part: Part) -> dict[str, str]:
    """What tells a row of a part from another that has come into its place since."""
    rows = rows_of(part)
    return {
        f"{rows.kind}-{place}": mark_of(str(entry.get("number") or entry.get("name") or ""))
        for place, entry in enumerate(_held(data, rows), 1)
        if rows.kind != "actions"
    }


def paragraphs_text(paragraphs: Sequence[Mapping[str, Any]]) -> str:
    """Paragraphs for some agencies alone, as one text to compare; readers in no order."""
    return "\n\n".join(f"{', '.join(sorted(one['for']))}: {one['text']}" for one in paragraphs)


def plain(text: str) -> str:
    """A text as two forms hold it alike: line ends, and blanks around it, do not count."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def mark_of(text: str) -> str:
    """What a page remembers of a text that it showed: 16 hex digits."""
    return hashlib.sha256(plain(text).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _has_before(data: Mapping[str, Any]) -> bool:
    return bool(data.get("matters_arising") or data.get("previous_minutes"))


def _rows(kind: str, steps: Steps, *, grows: bool) -> Rows:
    return Rows(kind, steps, tuple(key for key, _, _ in ROWS[kind]), grows)


def _texts(data: Mapping[str, Any], part: Part) -> Iterator[Field]:
    steps: Steps = ("items", part.item) if part.name == "item" else ()
    around = data["items"][part.item] if steps else data
    for key, label, form in _TEXTS[part.name]:
        yield Field(key, label, _shown(around, key, form), form, steps, key)
    if part.name == "before" and "previous_minutes" in data:
        last = data["previous_minutes"]
        yield Field(
            "corrections", "What was corrected", last.get("corrections", ""), "line",
            ("previous_minutes",), "corrections",
        )  # fmt: skip


def _held(data: Mapping[str, Any], rows: Rows) -> Sequence[Mapping[str, Any]]:
    held: Any = data
    for step in rows.steps:
        held = held.get(step, ()) if isinstance(held, Mapping) else held[step]
    return held if isinstance(held, list) else ()


def _cells(data: Mapping[str, Any], rows: Rows) -> Iterator[Field]:
    for place, entry in enumerate(_held(data, rows)):
        prefix = f"{rows.kind}-{entry['number'] if rows.kind == 'actions' else place + 1}"
        for key, label, form in ROWS[rows.kind]:
            shown = _shown(entry, key, form)
            if key == "status" and not shown:
                shown = "open"
            yield Field(f"{prefix}-{key}", label, shown, form, (*rows.steps, place), key, rows.kind)


def _shown(around: Mapping[str, Any], key: str, form: Form) -> str:
    if form == "owner":
        return ", ".join([*filter(None, [around.get(key)]), *around.get("owners", ())])
    value = around.get(key)
    if value is None:
        return ""
    if form == "day":
        return day_words(date.fromisoformat(value))
    return "\n".join(value) if form == "lines" else str(value)
