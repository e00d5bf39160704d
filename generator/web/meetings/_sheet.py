"""One part of the minutes as the page shows it: fields with what stands in them, and faults."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.case import Panel, agencies
from generator.case.facts.actions import numbered
from generator.case.facts.words import full_name
from generator.case.guide import guide
from generator.readback.minutes import (
    NEW,
    ROWS,
    Clash,
    Field,
    Part,
    Rows,
    Slip,
    child_field,
    fields_of,
    parts_of,
    rows_of,
    seen_of,
)

__all__ = ["Cell", "Fill", "Line", "Paragraph", "Sheet", "part_of", "sheet_of", "slug_of"]

_ROW = re.compile(rf"{NEW}-(\d{{1,3}})-([a-z_]+)")
_TEXT = re.compile(r"p(\d{1,3})-text")
_EMPTY_ROWS = 2
_MOST_ROWS = 40
_TITLES = {
    "who": "Who came",
    "before": "From last time",
    "end": "The panel’s own matters",
}
_HINTS = {
    "due": "Such as 20/3/26, 20 March or next panel",
    "next_date": "Such as 20/3/26, 20 March or next panel",
    "next_panel": "Such as 25/3/26 or 25 March 2026",
    "owner": "A name or a role. Write a comma between several: the first leads",
}


@dataclass(frozen=True)
class Cell:
    """One field. `form` is line, text, lines, day, choice or owner; `choices` code and title."""

    name: str
    label: str
    form: str
    value: str
    fault: str = ""
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Line:
    """A row of a list: what it is about, and its fields. `cells` go by their keys."""

    title: str
    cells: Mapping[str, Cell]
    about: str = ""
    whose: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph that only some may read: its fields, and who is ticked."""

    number: int
    text: Cell
    readers: tuple[tuple[str, bool], ...]
    fault: str


@dataclass(frozen=True)
class Sheet:
    """A part of the minutes. `place` counts it from 1 among `of` parts."""

    slug: str
    title: str
    place: int
    of: int
    before: str
    after: str
    texts: Mapping[str, Cell]
    lines: tuple[Line, ...]
    new: tuple[Line, ...]
    paragraphs: tuple[Paragraph, ...]
    seen: str
    faults: Mapping[str, str]
    clashes: tuple[Clash, ...]


@dataclass(frozen=True)
class Fill:
    """What a page was filled with, besides what the file holds: what was typed, and its faults."""

    said: Mapping[str, Sequence[str]] = field(default_factory=dict)
    seen: Mapping[str, str] | None = None
    slips: Sequence[Slip] = ()
    clashes: Sequence[Clash] = ()
    more_rows: int = 0
    more_paragraphs: int = 0


def slug_of(part: Part) -> str:
    """What stands for a part in an address."""
    return str(part.item + 1) if part.name == "item" else part.name


def part_of(panel: Panel, slug: str) -> Part | None:
    """The part of a meeting that an address names; None where it has none such."""
    return next((one for one in parts_of(panel) if slug_of(one) == slug), None)


def sheet_of(panel: Panel, part: Part, fill: Fill | None = None) -> Sheet:
    """A part as the page shows it."""
    return _Filling(panel, part, fill or Fill()).sheet()


class _Filling:
    def __init__(self, panel: Panel, part: Part, fill: Fill) -> None:
        own = panel.data if panel.own is None else panel.own
        self._panel, self._part, self._fill = panel, part, fill
        self._data: dict[str, Any] = numbered(own)
        self._faults: dict[str, str] = {}
        for one in fill.slips:
            self._faults.setdefault(one.name, one.message)

    def sheet(self) -> Sheet:
        parts = parts_of(self._panel)
        at = parts.index(self._part)
        fields = fields_of(self._data, self._part)
        rows = rows_of(self._part)
        is_item = self._part.name == "item"
        case = self._panel.cases[self._part.item] if is_item else None
        seen = self._fill.seen or seen_of(self._data, self._part, case)
        own = [one for one in fields if not one.kind]
        own += [child_field(case)] if case else []
        shown = Sheet(
            slug=slug_of(self._part),
            title=_TITLES.get(self._part.name, f"Item {self._part.item + 1}"),
            place=at + 1,
            of=len(parts),
            before=slug_of(parts[at - 1]) if at else "",
            after=slug_of(parts[at + 1]) if at + 1 < len(parts) else "",
            texts={one.key: self._typed(one) for one in own},
            lines=tuple(self._lines(fields, rows)),
            new=tuple(self._new(rows)) if rows.grows else (),
            paragraphs=tuple(self._paragraphs()) if is_item else (),
            seen=json.dumps(dict(seen)),
            faults={},
            clashes=tuple(self._fill.clashes),
        )
        return _with_faults(shown, self._faults)

    def _typed(self, one: Field) -> Cell:
        name, key, form = one.name, one.key, one.form
        said = self._fill.said.get(name)
        return Cell(
            name,
            one.label,
            form,
            one.shown if said is None else "\n".join(said),
            self._faults.get(name, ""),
            _HINTS.get(key, ""),
            _choices(one.kind, key) if form == "choice" else (),
        )

    def _lines(self, fields: Sequence[Field], rows: Rows) -> Iterator[Line]:
        entries: dict[str, dict[str, Cell]] = {}
        steps: dict[str, tuple[str | int, ...]] = {}
        for one in fields:
            if one.kind:
                prefix = one.name.rpartition("-")[0]
                entries.setdefault(prefix, {})[one.key] = self._typed(one)
                steps[prefix] = one.steps
        for prefix, cells in entries.items():
            held: Any = self._data
            for step in steps[prefix]:
                held = held[step]
            yield self._line(rows.kind, held, cells)

    def _line(self, kind: str, held: Mapping[str, Any], cells: Mapping[str, Cell]) -> Line:
        if kind == "attendance":
            return Line(held["name"], cells)
        if kind == "actions":
            return Line(f"Action {self._panel.identifier}/{held['number']}", cells)
        names = {one.identifier: full_name(one.data["child"]) for one in self._panel.cases}
        title = held.get("number") or "Without a number"
        return Line(title, cells, held["action"], names.get(held.get("case_id", ""), ""))

    def _new(self, rows: Rows) -> Iterator[Line]:
        more = self._fill.more_rows
        typed = [
            int(found[1])
            for name, values in self._fill.said.items()
            if (found := _ROW.fullmatch(name)) and (more or (any(values) and found[2] != "status"))
        ]
        usual = "present" if rows.kind == "attendance" else "open"
        last = max(typed, default=0) + more
        for number in range(1, min(max(last, _EMPTY_ROWS), _MOST_ROWS) + 1):
            cells = {
                key: self._typed(
                    Field(
                        f"{NEW}-{number}-{key}",
                        label,
                        usual if key == "status" else "",
                        form,
                        (),
                        key,
                        rows.kind,
                    )
                )
                for key, label, form in ROWS[rows.kind]
                if key != "reason"
            }
            title = "New action" if rows.kind == "actions" else "Somebody else"
            yield Line(f"{title} {number}", cells=cells)

    def _paragraphs(self) -> Iterator[Paragraph]:
        held = self._data["items"][self._part.item].get("paragraphs", ())
        names = [
            *dict.fromkeys([*agencies(self._panel.data), *(n for o in held for n in o["for"])])
        ]
        said = self._fill.said
        typed = [
            int(found[1]) for name in said if (found := _TEXT.fullmatch(name)) and any(said[name])
        ]
        count = max(typed, default=0) if "paragraphs" in said else len(held)
        for number in range(1, count + max(1, self._fill.more_paragraphs) + 1):
            one = held[number - 1] if number <= len(held) and "paragraphs" not in said else {}
            label = f"Paragraph {number}"
            text = self._typed(
                Field(f"p{number}-text", label, one.get("text", ""), "text", (), "text")
            )
            ticked = said.get(f"p{number}-for", one.get("for", ()))
            yield Paragraph(
                number,
                text,
                tuple((name, name in ticked) for name in names),
                self._faults.get(f"p{number}-for", ""),
            )


def _with_faults(shown: Sheet, faults: Mapping[str, str]) -> Sheet:
    """The faults in the order of the page, each by the id of its field."""
    cells = [*shown.texts.values()]
    cells += [cell for line in (*shown.lines, *shown.new) for cell in line.cells.values()]
    order = [cell.name for cell in cells]
    order += [f"p{one.number}-{end}" for one in shown.paragraphs for end in ("text", "for")]
    known = {name: faults[name] for name in order if name in faults}
    left = [says for name, says in faults.items() if name not in known]
    rest = {"typing": " ".join(left)} if left else {}
    clashes = {
        f"settle-{one.name}": f"{one.label} was changed in another window too. Choose which stays."
        for one in shown.clashes
    }
    return Sheet(**{**vars(shown), "faults": {**clashes, **known, **rest}})


def _choices(kind: str, key: str) -> tuple[tuple[str, str], ...]:
    section = "panel_actions" if kind == "actions" else kind
    found = guide("panel").find((section, key))
    every = tuple(found.choices.items()) if found else ()
    if kind == "matters_arising":
        # What a panel looks at is carried forward by it, or something else: it is never just open.
        every = tuple(one for one in every if one[0] != "open")
    return (("", "Not said"), *every) if key == "pathway" else every
