"""What a row of a table in minutes says, as the values of an entry of the meeting's file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.case.guide import guide
from generator.readback.minutes._agencies import Agencies
from generator.readback.minutes._cells import UnclearError, choice, day, line
from generator.readback.minutes._people import People, UncertainError

__all__ = ["Reader", "Values"]

# The values of some fields; None where one is taken out.
Values = dict[str, Any]

_AGREED = {"agreed": "Agreed", "not-agreed": "Not yet agreed"}
# What an entry cannot be without, by the list that it stands in.
_NEEDED = {
    "attendance": {"name": "name", "role": "role"},
    "matters_arising": {"action": "action", "owner": "owner"},
    "actions": {"action": "action", "owner": "owner", "due": "day"},
    "paragraphs": {"for": "agency that it is for", "text": "text"},
}

_USUAL = {"attendance": {"status": "present"}, "actions": {"status": "open"}}


@dataclass(frozen=True)
class Reader:
    """Reads cells for one meeting; `people` are those whom its owners may be.

    `agencies` are those whom a paragraph may be for.
    """

    meeting: date
    coming: str | None
    people: People
    agencies: Agencies

    def cells(
        self, kind: str, columns: Sequence[str], cells: Sequence[str], before: Sequence[str]
    ) -> Values:
        """The values of the cells that differ from `before`, which are those printed.

        `kind` is the list: "attendance", "matters_arising", "actions" or "paragraphs". Raises
        UnclearError.
        """
        found: Values = {}
        done = self._is_done(kind, columns, cells)
        for column, text, printed in zip(columns, cells, before, strict=True):
            if column == "No." or text == printed:
                continue
            field = _FIELDS[kind, column]
            if text:
                found |= self.value(kind, field, text, done=done)
            elif field in _NEEDED[kind] or field == "status":
                raise UnclearError(f"The {_NEEDED[kind].get(field, 'state')} was emptied.")
            else:
                found[field] = None
        return found

    def _is_done(self, kind: str, columns: Sequence[str], cells: Sequence[str]) -> bool:
        """Whether a row says that its action is done, which then was until the meeting."""
        said = dict(zip(columns, cells, strict=True)).get("State", "")
        try:
            return bool(said) and self.value(kind, "status", said)["status"] == "done"
        except UnclearError:
            return False

    def new(self, kind: str, columns: Sequence[str], cells: Sequence[str]) -> Values:
        """The entry of a row that somebody added. Raises UnclearError for one that lacks some."""
        found = self.cells(kind, columns, cells, ("",) * len(columns))
        lacks = [word for field, word in _NEEDED[kind].items() if field not in found]
        if lacks:
            raise UnclearError(f"It has no {' and no '.join(lacks)}.")
        if kind == "actions" and found["due"] < self.meeting.isoformat():
            raise UnclearError("Its day is before the meeting. Check the day and the year.")
        return {name: value for name, value in {**_USUAL.get(kind, {}), **found}.items() if value}

    def labelled(self, name: str, text: str) -> Values:
        """The value of a row that has a label. Raises UnclearError."""
        if not text:
            return {name: None}
        if name == "agreed":
            return {name: choice(text, _AGREED) == "agreed"}
        if name in ("next_date", "next_panel"):
            return {name: day(text, self.meeting, self.coming)}
        return {name: line(text)}

    def value(self, kind: str, field: str, text: str, *, done: bool = False) -> Values:
        """What was typed for one field of an entry of a list, which may be `done` already.

        Raises UnclearError.
        """
        if field == "for":
            return {"for": self.agencies.meant(text)}
        if field == "text":
            return {"text": text}
        if field == "due":
            return {"due": day(text, self.meeting, self.coming, done=done)}
        if field in ("status", "pathway"):
            section = "attendance" if kind == "attendance" else "panel_actions"
            found = guide("panel").find((section, field))
            return {field: choice(text, found.choices if found else {})}
        if field == "owner":
            return self._owners(text)
        return {field: line(text)}

    def _owners(self, text: str) -> Values:
        try:
            lead, *helpers = self.people.owners(text)
        except UncertainError as error:
            raise UnclearError(f"{error} Write the whole name.") from None
        return {"owner": line(lead), "owners": helpers or None}


_FIELDS: Mapping[tuple[str, str], str] = {
    ("attendance", "Name"): "name",
    ("attendance", "Role"): "role",
    ("attendance", "From"): "organisation",
    ("attendance", "Attendance"): "status",
    ("paragraphs", "Only for"): "for",
    ("paragraphs", "What was said"): "text",
    **{
        (kind, column): field
        for kind in ("matters_arising", "actions")
        for column, field in (
            ("Action", "action"),
            ("Owner", "owner"),
            ("By", "due"),
            ("State", "status"),
            ("What has happened", "update"),
        )
    },
}
