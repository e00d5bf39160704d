"""The rows of the tables in minutes: known, new, gone, or unclear."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.case.facts.actions import REASONED
from generator.case.facts.words import capital
from generator.documents.minutes import Line, Lines, Place, Text, at
from generator.readback.fields import Change, Steps
from generator.readback.minutes._agencies import is_kept_back
from generator.readback.minutes._cells import UnclearError
from generator.readback.minutes._found import CHANGED_TOO, DECIDE, Comparison
from generator.readback.minutes._meeting import Meeting
from generator.readback.minutes._people import bare_name
from generator.readback.minutes._rows import Reader
from generator.word.readback.marking import Mark, hash_of_place, hash_of_printed
from generator.word.readback.sheet import Row, held_of_row

__all__ = ["Places", "Tables"]

_Steps = tuple[str, ...]
# What two rows that say the same have alike.
_TOLD_BY = {"actions": ("action", "owner", "owners", "due"), "paragraphs": ("text", "for")}
# Where a reason is written, by the list of the action.
_WHERE_WHY = {
    "matters_arising": "Write it under “What has happened”.",
    "actions": "Write it on the page of the action, or in the workbook of actions.",
}
_NAMES = {
    "for": "only for",
    "text": "what was said",
    "due": "by",
    "status": "state",
    "owners": "who helps",
    "organisation": "from",
    "update": "what has happened",
}


@dataclass
class Places:
    """Headings, rows and tables of minutes by the hash in their marks.

    `left` are the rows of which no mark has been found in the document.
    """

    headings: dict[str, Place | Text | Lines] = field(default_factory=dict)
    lines: dict[str, Line] = field(default_factory=dict)
    heads: set[str] = field(default_factory=set)
    left: dict[_Steps, Line] = field(default_factory=dict)

    @staticmethod
    def of(meeting: Meeting, places: Sequence[Place], found: Iterable[Mark]) -> "Places":
        """Those of a meeting; `found` are the marks that the document holds."""
        made = Places()

        def key(*steps: str) -> str:
            return hash_of_place(at(meeting.identifier, steps))

        for place in places:
            if place.title:
                made.headings[key(*place.steps)] = place
            for part in place.parts:
                made.headings[key(*part.steps)] = part
                if isinstance(part, Text):
                    continue
                made.heads.add(key(*part.steps, "table"))
                for row in part.rows:
                    made.lines[key(*row.steps)] = row
                    made.left[row.steps] = row
                    made.lines |= {key(*row.steps, column): row for column in part.columns}
        for mark in found:
            if mark.place in made.lines:
                made.left.pop(made.lines[mark.place].steps, None)
        return made

    def table(self, steps: _Steps) -> Lines | None:
        """The table of these steps."""
        found = (part for part in self.headings.values() if isinstance(part, Lines))
        return next((part for part in found if part.steps == steps), None)


class Tables:
    """Reads the rows of every table of minutes into what is found."""

    def __init__(self, meeting: Meeting, places: Places, found: Comparison) -> None:
        self._meeting, self._places, self._found = meeting, places, found
        self._told: set[tuple[str, ...]] = set()

    def row(self, table: Lines | None, row: Row, where: str) -> None:
        known = {
            line.steps: line for mark in row.marks if (line := self._places.lines.get(mark.place))
        }
        said = " | ".join(row.cells)
        lines = list(known.values()) or self._by_number(table, row)
        if not lines and not any(row.cells):
            return
        if any(mark.place in self._places.heads for mark in row.marks):
            return
        if table is None or len(lines) > 1 or (lines and lines[0] not in table.rows):
            self._found.ask(
                f"a row in {where} does not belong there, or holds two.",
                "Put each row back into its own table.", said,
            )  # fmt: skip
        elif row.trouble or len(row.cells) != len(table.columns):
            trouble = row.trouble or "it has other columns"
            name = lines[0].where if lines else f"a new row of {table.where}"
            self._found.ask(f"{name} cannot be read: {trouble}.", "Write it again in a row.", said)
        elif self._is_kept_back(table, lines, row):
            self._found.ask(
                f"a row of {table.where} says that it is not for everybody.",
                "Write it in the table of what only some agencies may read.", said,
            )  # fmt: skip
        elif lines:
            self._known_row(table, lines[0], row, said)
        elif row.marks:
            self._found.ask(
                f"a row of {table.where} is of something that the meeting’s file no longer has.",
                "Write it in a new row, or leave it out.", said,
            )  # fmt: skip
        else:
            self._new_row(table, row, said)

    def _is_kept_back(self, table: Lines, lines: Sequence[Line], row: Row) -> bool:
        """Whether a row says of itself that some may not read it, where everybody could."""
        if self._meeting.kind(table.steps) == "paragraphs":
            return False
        before = {" ".join(cell.split()) for line in lines for cell in line.cells}
        return any(is_kept_back(cell) for cell in row.cells if cell not in before)

    def _by_number(self, table: Lines | None, row: Row) -> list[Line]:
        """The row of a table that lost its mark, by its number and words; one at most."""
        found = [
            one
            for one in (table.rows if table else ())
            if one.steps in self._places.left and one.cells[0] and row.cells[:2] == one.cells[:2]
        ]
        for one in found:
            self._places.left.pop(one.steps)
        return found

    def _known_row(self, table: Lines, known: Line, row: Row, said: str) -> None:
        place = hash_of_place(at(self._meeting.identifier, known.steps))
        printed = next(
            (mark.printed for mark in row.marks if mark.place == place),
            hash_of_printed(known.printed),
        )
        now = held_of_row(row.cells)
        if now == known.printed or hash_of_printed(now) == printed:
            return
        if not any(row.cells) or not any(row.cells[1:]):
            self.ask_gone(known)
            return
        kind, reader = self._meeting.kind(table.steps), self._meeting.reader(table.steps)
        path, entry = self._meeting.entry(known.steps)
        try:
            values = self._values(kind, reader, table, known, row.cells)
        except UnclearError as error:
            self._found.ask(f"{known.where}: {error}", "", said)
            return
        values = {name: value for name, value in values.items() if entry.get(name) != value}
        if not values:
            return
        lack = _lack(entry, values)
        if lack:
            self._found.ask(f"{known.where}: {lack}", _WHERE_WHY[kind], said)
            return
        if hash_of_printed(known.printed) != printed:
            self._found.ask(f"{known.where} {CHANGED_TOO}", DECIDE, said)
            return
        for name, value in values.items():
            old, new = _shown(entry.get(name)), _shown(value)
            where = f"{known.where}, {_NAMES.get(name, name)}"
            self._found.changes.append(Change(where, "", (*path, name), old, new, value))
        self._note_owner(reader, values, known.where)

    def _values(
        self, kind: str, reader: Reader, table: Lines, known: Line, cells: tuple[str, ...]
    ) -> dict[str, Any]:
        if kind == "labelled":
            return reader.labelled(known.steps[-1], cells[1])
        before = tuple(" ".join(cell.split()) for cell in known.cells)
        if kind == "paragraphs" and "\n" in known.cells[1] and cells[1] != before[1]:
            raise UnclearError("It has several paragraphs. Change it in the meeting’s own file.")
        if table.columns[0] == "No." and cells[0] != before[0]:
            raise UnclearError(f"Its number was changed to “{cells[0]}”. Numbers stay as they are.")
        return reader.cells(kind, table.columns, cells, before)

    def _new_row(self, table: Lines, row: Row, said: str) -> None:
        kind, reader = self._meeting.kind(table.steps), self._meeting.reader(table.steps)
        where = f"a new row of {table.where}"
        if kind in ("labelled", "matters_arising"):
            self._found.ask(
                f"{where} stands where none can be added.",
                "Write a new action below its child, or in the actions of the panel.", said,
            )  # fmt: skip
            return
        try:
            entry = reader.new(kind, table.columns, row.cells)
        except UnclearError as error:
            self._found.ask(f"{where}: {error}", "Write it in the row.", said)
            return
        other = self._elsewhere(table, row)
        if other is not None:
            self._found.ask(
                f"{where} says what {other.where} says, which is another child’s or the panel’s.",
                "Write in your own words what is to be done here, or delete the row.", said,
            )  # fmt: skip
            return
        same = self._same(kind, table, entry, row.cells)
        if same is not None and self._places.left.pop(same.steps, None) is None:
            self._found.ask(f"{where} stands twice.", "Delete one of the two.", said)
        if same is not None:
            return
        if kind == "actions":
            if row.cells[0]:
                self._found.notes.append(
                    f"The number “{row.cells[0]}” of {where} is not kept: it gets the next "
                    "one of this meeting."
                )
            entry = {**entry, "number": self._meeting.next_number()}
            where = f"new action {entry['number']}, in {table.where}"
        if kind == "actions" and not self._is_first(table, row):
            self._found.ask(f"{where} stands twice.", "Delete one of the two.", said)
            return
        path = self._meeting.end_of(table.steps)
        new = ", ".join(_shown(entry[name]) for name in entry if name != "number")
        self._found.changes.append(Change(where, "", path, "", new, entry))
        self._note_owner(reader, entry, where)

    def _is_first(self, table: Lines, row: Row) -> bool:
        """Whether no new row of the table said the very same before."""
        said = (*table.steps, *row.cells[1:])
        is_first = said not in self._told
        self._told.add(said)
        return is_first

    def attending(self, label: str) -> tuple[Steps, Mapping[str, Any]] | None:
        """The entry of somebody in the attendance, by how minutes write them, and its place."""
        for row in self._places.lines.values():
            if row.steps[0] == "attendance":
                path, entry = self._meeting.entry(row.steps)
                if bare_name(label) == bare_name(entry["name"]):
                    return path, entry
        return None

    def has_paragraph(self, steps: _Steps, value: Mapping[str, Any]) -> bool:
        """Whether an item holds a paragraph for some agencies already, which then is found."""
        rows = (row for row in self._places.lines.values() if row.steps[:-1] == steps)
        for row in rows:
            if self._meeting.entry(row.steps)[1] == value:
                self._places.left.pop(row.steps, None)
                return True
        return False

    def _same(
        self, kind: str, table: Lines, entry: Mapping[str, Any], cells: Sequence[str]
    ) -> Line | None:
        """The row of the table that says the same already, one without a mark first."""
        names = _TOLD_BY.get(kind, ("name", "role"))
        found = [
            row
            for row in table.rows
            if row.cells[1:] == cells[1:]
            or all(self._meeting.entry(row.steps)[1].get(name) == entry.get(name) for name in names)
        ]
        found.sort(key=lambda row: row.steps not in self._places.left)
        return found[0] if found else None

    def _elsewhere(self, table: Lines, row: Row) -> Line | None:
        """The row of another table of actions that says the very same."""
        others = (
            one
            for part in self._places.headings.values()
            if isinstance(part, Lines) and part.columns == table.columns and part is not table
            for one in part.rows
        )
        return next((one for one in others if one.cells[1:4] == row.cells[1:4]), None)

    def _note_owner(self, reader: Reader, values: Mapping[str, Any], where: str) -> None:
        owner = values.get("owner")
        if owner and not reader.people.is_known(owner):
            self._found.notes.append(
                f"{capital(where)}: {owner} is nobody of this meeting, and is kept as written."
            )

    def ask_gone(self, known: Line) -> None:
        """Ask after a row that is no longer in the document."""
        self._found.ask(
            f"{known.where} was deleted from the document. It stays in the meeting’s file.",
            "To end an action, choose Done or Dropped; else put the row back.",
            " | ".join(filter(None, known.cells)),
        )


def _lack(entry: Mapping[str, Any], values: Mapping[str, Any]) -> str:
    """What a new state needs to be told with it, and is not: what has happened says it too."""
    if values.get("update") or entry.get("reason"):
        return ""
    return REASONED.get(values.get("status", ""), "")


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(value)
    return "" if value is None else str(value)
