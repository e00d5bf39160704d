"""The work of taking a form of minutes: field by field, each into the file or told why not."""

import copy
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from generator.case import Case, Panel, Service, agencies
from generator.case.answers import AnswerError, answer
from generator.case.facts.actions import REASONED, agreed
from generator.case.facts.words import and_list, capital
from generator.case.guide import guide
from generator.errors import FaultyInputError
from generator.readback.minutes._agencies import Agencies, is_kept_back
from generator.readback.minutes._cells import UnclearError, day, line
from generator.readback.minutes._child import CHILD, OwnWords, child_field, own_words
from generator.readback.minutes._form import (
    NEW,
    PARAGRAPHS,
    Field,
    Part,
    Rows,
    fields_of,
    mark_of,
    paragraphs_text,
    plain,
    rows_of,
    rows_seen,
)
from generator.readback.minutes._lines import (
    COLUMNS,
    SENT,
    action_of,
    actions_below,
    who_sent_apologies,
)
from generator.readback.minutes._outcome import Clash, Slip, Typing
from generator.readback.minutes._people import People, UncertainError, bare_name
from generator.readback.minutes._rows import Reader

__all__ = ["Taking"]

_BULLET = re.compile(r"^\s*(?:[-*•–]\s+)")
_PARAGRAPH = re.compile(r"p(\d{1,3})-(text|for)")
_NEW = re.compile(rf"{NEW}-(\d{{1,3}})-([a-z_]+)")
_MINE, _THEIRS = "mine", "theirs"
_PAST = "Its day is before the meeting. Check the day and the year."


class Taking:
    """A meeting's data while a form is held against it: `data` afterwards, slips and clashes."""

    def __init__(
        self,
        panel: Panel,
        data: Mapping[str, Any],
        part: Part,
        typing: Typing,
        service: Service | None,
    ) -> None:
        self.data: dict[str, Any] = copy.deepcopy(dict(data))
        self.slips: list[Slip] = []
        self.clashes: list[Clash] = []
        self.words: OwnWords | None = None
        self._panel, self._part, self._typing = panel, part, typing
        self._service, self._own = service, self._case()
        people = People.of(panel.data, self._own)
        self._meeting = date.fromisoformat(panel.data["date"])
        coming = panel.data.get("next_panel")
        self._reader = Reader(self._meeting, coming, people, Agencies.of(panel.data))
        self._fields = fields_of(self.data, part)

    def done(self) -> None:
        """Take every field of the form."""
        now = rows_seen(self.data, self._part)
        moved = {name for name, mark in now.items() if self._typing.seen.get(name, mark) != mark}
        for one in self._fields:
            if one.name.rpartition("-")[0] in moved:
                self._moved(one)
            else:
                self._field(one)
        if self._part.name == "item":
            self._paragraphs()
        self._child()
        self._gone()
        self._new_rows(rows_of(self._part))
        self._reasons()

    def name_at(self, pointer: str) -> str:
        """The field of the form that a place of the file is typed in; empty for none."""
        for one in self._fields:
            if pointer == "/" + "/".join(map(str, (*one.steps, one.key))):
                return one.name
        return ""

    def _case(self) -> Case | None:
        if self._part.name != "item":
            return None
        items, place = self.data["items"], self._part.item
        seen = self._typing.seen.get("case")
        if place >= len(items) or seen not in (None, mark_of(items[place]["case"])):
            raise FaultyInputError(
                "The order of this meeting’s items was changed meanwhile, so nothing was written. "
                "Your text is kept as a draft: open the child’s page again and bring it over."
            )
        return self._panel.cases[place]

    def _child(self) -> None:
        """Take what the child says into the child's own case."""
        typed, case = self._said(CHILD), self._own
        if typed is None or case is None or self._panel.folder is None:
            return
        one = child_field(case)
        if typed == plain(one.shown) or not self._may_change(CHILD, one.label, one.shown, typed):
            return
        path = self._panel.folder / self.data["items"][self._part.item]["case"]
        try:
            self.words = own_words(path, case, typed, self._service)
        except UnclearError as error:
            self._slip(CHILD, str(error))

    def _moved(self, one: Field) -> None:
        typed = self._said(one.name)
        if typed is not None and mark_of(typed) != self._typing.seen.get(one.name):
            self._slip(one.name, "This row is about something else now: somebody changed the list "
                                 "meanwhile. Open the page again, and type it there.")  # fmt: skip

    def _gone(self) -> None:
        """What was typed into rows that the file no longer has."""
        known = {one.name for one in self._fields}
        own = tuple(f"{kind}-" for kind in ("actions", "attendance", "matters_arising"))
        for name in self._typing.said:
            typed = self._said(name) or ""
            if not name.startswith(own) or name in known or not typed:
                continue
            if mark_of(typed) != self._typing.seen.get(name):
                self._slip(name, "This row is no longer in the minutes. Write it in a new row.")

    def _said(self, name: str) -> str | None:
        said = self._typing.said.get(name)
        return None if said is None else plain("\n".join(said))

    def _field(self, one: Field) -> None:
        typed = self._said(one.name)
        if typed is None or typed == plain(one.shown):
            return
        if not self._may_change(one.name, one.label, one.shown, typed):
            return
        around = self._at(one.steps)
        if one.key == "discussion":
            typed = self._without_actions(one, typed)
        try:
            values = self._values(one, typed)
        except UnclearError as error:
            self._slip(one.name, str(error))
            return
        for key, value in values.items():
            if value is None:
                around.pop(key, None)
            else:
                around[key] = value

    def _without_actions(self, one: Field, typed: str) -> str:
        """A discussion without a line "Actions:" and what is below it, which are new actions."""
        lines = typed.split("\n")
        below = actions_below(lines, plain(one.shown).split("\n"))
        if below is None:
            return typed
        at, end = below
        rows = rows_of(self._part)
        for said in filter(str.strip, lines[at + 1 : end]):
            try:
                entry = self._reader.new(rows.kind, COLUMNS, action_of(said, self._reader))
            except UnclearError as error:
                self._slip(
                    one.name,
                    f"An action is typed here. {error} Write it in a row of the actions: what, "
                    f"who and by when. It says: “{said.strip()}”",
                )
            else:
                self._add(rows, entry)
        return "\n".join((*lines[:at], *lines[end:])).strip()

    def _may_change(self, name: str, label: str, now: str, typed: str) -> bool:
        """Whether a changed field may be taken; else the clash, or its answer, settles it."""
        seen = self._typing.seen.get(name)
        if seen is None or seen == mark_of(now):
            return True
        if seen == mark_of(typed):
            return False  # only the other window changed it
        answered = self._typing.settled.get(name)
        if answered == f"{_MINE}:{mark_of(now)}":
            return True
        if answered != f"{_THEIRS}:{mark_of(now)}":
            self.clashes.append(Clash(name, label, now, typed))
        return False

    def _values(self, one: Field, typed: str) -> dict[str, Any]:
        if one.kind:
            if not typed and one.key in _NEEDED[one.kind]:
                raise UnclearError(f"{one.label} cannot be empty. To end an action, change its "
                                   "state." if one.kind != "attendance" else
                                   f"{one.label} cannot be empty.")  # fmt: skip
            if not typed:
                return {one.key: None, **({"owners": None} if one.key == "owner" else {})}
            return self._reader.value(one.kind, one.key, typed)
        if not typed:
            if one.key == "chair":
                raise UnclearError("A meeting has a chair. Write who.")
            return {one.key: None}
        if one.form == "day":
            return {one.key: day(typed, self._meeting, self._panel.data.get("next_panel"))}
        if one.form == "lines":
            entries = [_BULLET.sub("", each).strip() for each in typed.split("\n")]
            return {one.key: [line(each) for each in entries if each] or None}
        if one.key == "discussion" and any(map(is_kept_back, typed.split("\n"))):
            raise UnclearError(
                "A paragraph says that not everybody may read it. Type it below, among the "
                "paragraphs that only some may read."
            )
        return {one.key: line(typed) if one.form == "line" else _narrative(one.key, typed)}

    def _paragraphs(self) -> None:
        if PARAGRAPHS not in self._typing.said:
            return
        around = self._at(("items", self._part.item))
        typed: list[dict[str, Any]] = []
        for number in self._numbers(_PARAGRAPH):
            text = self._said(f"p{number}-text") or ""
            readers = [one for one in self._typing.said.get(f"p{number}-for", ()) if one.strip()]
            if not text:
                continue
            if not readers:
                self._slip(f"p{number}-for", "Say who may read this paragraph. What everybody may "
                                             "read belongs into the discussion.")  # fmt: skip
            strange = [one for one in readers if one not in self._readers(around)]
            if strange:
                self._slip(f"p{number}-for", f"Nobody here is from {and_list(strange)}.")
            try:
                typed.append({"text": _narrative("discussion", text), "for": readers})
            except UnclearError as error:
                self._slip(f"p{number}-text", str(error))
        now, new = paragraphs_text(around.get(PARAGRAPHS, ())), paragraphs_text(typed)
        if now == new or not self._may_change(PARAGRAPHS, "What some may read", now, new):
            return
        around.pop(PARAGRAPHS, None)
        if typed:
            around[PARAGRAPHS] = typed

    def _readers(self, around: Mapping[str, Any]) -> set[str]:
        held = [name for one in around.get(PARAGRAPHS, ()) for name in one["for"]]
        return {*agencies(self._panel.data), *held}

    def _new_rows(self, rows: Rows) -> None:
        if not rows.grows:
            return
        for number in self._numbers(_NEW):
            cells = {key: self._said(f"{NEW}-{number}-{key}") or "" for key in rows.columns}
            if not any(text for key, text in cells.items() if key != "status"):
                continue
            sent = who_sent_apologies(cells["name"]) if rows.kind == "attendance" else ""
            if sent:
                self._apologies(f"{NEW}-{number}-name", sent)
                continue
            entry = self._new(rows, number, cells)
            if entry is not None:
                self._add(rows, entry)

    def _add(self, rows: Rows, entry: dict[str, Any]) -> None:
        """Put a new entry at the end of its list, unless it stands there; an action is numbered."""
        held = self._at(rows.steps[:-1]).setdefault(rows.steps[-1], [])
        if any(_same(rows.kind, entry, one) for one in held):
            return
        if rows.kind == "actions":
            last = max((one["number"] for _, one in agreed(self.data)), default=0)
            entry = {"number": last + 1, **entry}
        held.append(entry)

    def _apologies(self, name: str, sent: str) -> None:
        """Take who sent apologies, typed in the place of a name."""
        try:
            people = self._reader.people.owners(sent)
        except UncertainError as error:
            self._slip(name, f"{error} Write the whole name.")
            return
        there = {bare_name(one["name"]): one for one in self.data["attendance"]}
        for one in people:
            if bare_name(one) in there:
                there[bare_name(one)]["status"] = SENT
            else:
                self._slip(name, f"{one} is not among who was asked. Write a row for them.")

    def _new(self, rows: Rows, number: int, cells: Mapping[str, str]) -> dict[str, Any] | None:
        entry: dict[str, Any] = {}
        sound = True
        for key, text in cells.items():
            name = f"{NEW}-{number}-{key}"
            try:
                if text:
                    entry |= self._reader.value(rows.kind, key, text)
                elif key in _NEEDED[rows.kind] and key != "status":
                    raise UnclearError(f"Write {_NEEDED[rows.kind][key]}.")
            except UnclearError as error:
                self._slip(name, str(error))
                sound = False
        if rows.kind == "actions" and entry.get("due", "9") < self._meeting.isoformat():
            self._slip(f"{NEW}-{number}-due", _PAST)
            sound = False
        usual = "present" if rows.kind == "attendance" else "open"
        return {k: v for k, v in {"status": usual, **entry}.items() if v} if sound else None

    def _numbers(self, pattern: re.Pattern[str]) -> list[int]:
        found = (pattern.fullmatch(name) for name in self._typing.said)
        return sorted({int(one[1]) for one in found if one})

    def _reasons(self) -> None:
        """Ask for the reason of each state that was chosen here and needs one."""
        slipped = {one.name for one in self.slips}
        for one in self._fields:
            if not one.kind or one.key != "status":
                continue
            entry = self._at(one.steps)
            why = REASONED.get(entry.get("status", "open"))
            name = f"{one.name.rpartition('-')[0]}-reason"
            if why and entry.get("status") != one.shown and not entry.get("reason"):
                self._slip(name, why) if name not in slipped else None

    def _slip(self, name: str, message: str) -> None:
        self.slips.append(Slip(name, capital(message)))

    def _at(self, steps: Sequence[str | int]) -> Any:
        found: Any = self.data
        for step in steps:
            found = found[step]
        return found


_NEEDED: Mapping[str, Mapping[str, str]] = {
    "attendance": {"name": "the name", "role": "the role", "status": "whether they came"},
    "matters_arising": {"owner": "who does it", "status": "where it stands"},
    "actions": {
        "action": "what will be done",
        "owner": "who does it",
        "due": "by when",
        "status": "where it stands",
    },
}


def _same(kind: str, entry: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether an entry says what another says already, as when a form is sent twice."""
    names = ("action", "owner", "owners", "due") if kind == "actions" else ("name", "role")
    return all(entry.get(name) == other.get(name) for name in names)


def _narrative(key: str, text: str) -> str:
    path = ("items", key) if key == "discussion" else (key,)
    found = guide("panel").find(path)
    if found is None:
        raise LookupError(path)
    try:
        return str(answer(found, text))
    except AnswerError as error:
        raise UnclearError(str(error)) from None
