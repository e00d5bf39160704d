"""The edited minutes against the meeting's file: what changes, and what somebody must say."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from generator.case.facts.words import and_list
from generator.documents.minutes import Lines, Place, Text
from generator.readback.fields import Change
from generator.readback.minutes._agencies import is_kept_back
from generator.readback.minutes._cells import UnclearError, line
from generator.readback.minutes._found import CHANGED_TOO, DECIDE, Comparison
from generator.readback.minutes._lines import (
    SENT,
    action_of,
    actions_below,
    is_heading,
    who_sent_apologies,
)
from generator.readback.minutes._meeting import Meeting
from generator.readback.minutes._people import UncertainError
from generator.readback.minutes._tables import Places, Tables
from generator.word.readback.markdown import written
from generator.word.readback.marking import Mark, hash_of_printed
from generator.word.readback.pieces import TABLE, Piece
from generator.word.readback.sheet import Part, Row, Sheet, held_of_pieces, held_of_row

__all__ = ["compared"]

_TABLE = "Write it in the table below the discussion, with whom it is for."


def compared(sheet: Sheet, fresh: Sheet, meeting: Meeting, places: Sequence[Place]) -> Comparison:
    """Compare a document with the meeting; `fresh` is the document as it is made now."""
    return _Work(sheet, fresh, meeting, places).done()


class _Work:
    def __init__(
        self, sheet: Sheet, fresh: Sheet, meeting: Meeting, places: Sequence[Place]
    ) -> None:
        self._sheet, self._fresh, self._meeting = sheet, fresh, meeting
        self.found = Comparison()
        self._places = Places.of(meeting, places, self._marks())
        self._tables = Tables(meeting, self._places, self.found)

    def done(self) -> Comparison:
        for number, part in enumerate(self._sheet.parts):
            self._part(part, self._follows(number))
        self._missing()
        return self.found

    def _follows(self, number: int) -> bool:
        """Whether the heading after a part is the one that belongs there."""
        now = [part.mark.place if part.mark else "" for part in self._sheet.parts]
        made = [part.mark.place if part.mark else "" for part in self._fresh.parts]
        after = now[number + 1] if number + 1 < len(now) else None
        if now[number] not in made or now.count(now[number]) > 1:
            return False
        place = made.index(now[number])
        return after == (made[place + 1] if place + 1 < len(made) else None)

    def _part(self, part: Part, follows: bool) -> None:
        known = self._places.headings.get(part.mark.place) if part.mark else None
        where = "the first page" if part.mark is None else "a heading that is no longer known"
        if known is not None:
            where = known.title if isinstance(known, Place) else known.where
        if part.typed:
            self.found.ask(
                f"something was typed into the heading of {where}.",
                "Put it on a line of its own below.", part.typed,
            )  # fmt: skip
        if isinstance(known, Text) and part.mark is not None:
            self._text(known, part, part.mark, follows)
            return
        before = [_words(one) for one in self._before(part)]
        for piece in part.pieces:
            words = _words(piece)
            sent = who_sent_apologies(words)
            if words in before or (sent and self._apologies(sent, words)):
                continue
            if not is_heading(words):
                self.found.ask(
                    f"a line or table in {where} stands in no place for it.",
                    "Write it below a heading, or into a row of the table.", words,
                )  # fmt: skip
        for row in part.rows:
            self._tables.row(known if isinstance(known, Lines) else None, row, where)

    def _apologies(self, names: str, words: str) -> bool:
        """Take who sent apologies; False where a name is nobody's of the attendance."""
        try:
            people = self._meeting.reader(("attendance",)).people.owners(names)
        except UncertainError as error:
            self.found.ask(f"the apologies: {error}", "Write the whole name.", words)
            return True
        meant = [self._tables.attending(one) for one in people]
        if None in meant:
            return False
        for path, entry in filter(None, meant):
            if entry.get("status") != SENT:
                where = f"the attendance of {entry['name']}, state"
                old = str(entry.get("status", ""))
                self.found.changes.append(Change(where, "", (*path, "status"), old, SENT, SENT))
        return True

    def _before(self, part: Part) -> tuple[Piece, ...]:
        place = part.mark.place if part.mark else ""
        for one in self._fresh.parts:
            if (one.mark.place if one.mark else "") == place:
                return one.pieces
        return ()

    def _text(self, known: Text, part: Part, mark: Mark, follows: bool) -> None:
        for row in part.rows:
            self._tables.row(None, row, known.where)
        if known.steps[-1] == "discussion":
            part = self._without_actions(known, part)
        entries = [_words(piece) for piece in part.pieces]
        now = held_of_row(entries or [""]) if known.lines else held_of_pieces(part.pieces)
        if now == known.printed or hash_of_printed(now) == mark.printed:
            return
        said = "\n".join(entries)
        before = {_words(piece) for piece in self._before(part)}
        aside = [
            number
            for number, entry in enumerate(entries)
            if entry not in before and is_kept_back(entry)
        ]
        meant: list[dict[str, Any]] = []
        if aside:
            try:
                meant = self._for_some(known, [entries[number] for number in aside])
            except UnclearError as error:
                self.found.ask(f"{known.where}: {error}", _TABLE, said)
                return
            left = [number for number in range(len(entries)) if number not in aside]
            part = replace(part, pieces=tuple(part.pieces[number] for number in left))
            entries = [entries[number] for number in left]
            now = held_of_pieces(part.pieces)
        if not follows:
            self.found.ask(
                f"the heading after {known.where} is gone or stands elsewhere, so nobody can say "
                "where it ends.", "Put the heading back, from the document made anew.", said,
            )  # fmt: skip
        elif part.trouble:
            self.found.ask(f"{known.where} cannot be read: {part.trouble}.", "", said)
        elif now == known.printed:
            self._take_for_some(known, meant)
        elif hash_of_printed(known.printed) != mark.printed:
            self.found.ask(f"{known.where} {CHANGED_TOO}", DECIDE, said)
        else:
            self._take_text(known, part, entries)
            self._take_for_some(known, meant)

    def _without_actions(self, known: Text, part: Part) -> Part:
        """A discussion without a line "Actions:" and what is below it, which goes to the actions.

        What does not say who does it and by when is asked after.
        """
        entries = [_words(piece) for piece in part.pieces]
        below = actions_below(entries, [_words(piece) for piece in self._before(part)])
        if below is None:
            return part
        at, end = below
        steps = (*known.steps[:-1], "actions")
        table = self._places.table(steps)
        for entry in filter(None, entries[at + 1 : end]):
            try:
                cells = action_of(entry, self._meeting.reader(steps))
            except UnclearError as error:
                self.found.ask(
                    f"{known.where}: an action is typed here. {error}",
                    "Write it in a row of the table of actions: what, who and by when.", entry,
                )  # fmt: skip
                continue
            self._tables.row(table, Row((), cells), known.where)
        return replace(part, pieces=(*part.pieces[:at], *part.pieces[end:]))

    def _for_some(self, known: Text, entries: Sequence[str]) -> list[dict[str, Any]]:
        """What is only for some agencies, as the file holds it. Raises UnclearError."""
        if known.steps[-1] != "discussion":
            raise UnclearError("It says that it is not for everybody, which only a discussion can.")
        agencies = self._meeting.reader(known.steps).agencies
        return [agencies.paragraph(entry) for entry in entries]

    def _take_for_some(self, known: Text, meant: Sequence[Mapping[str, Any]]) -> None:
        steps = (*known.steps[:-1], "paragraphs")
        for value in meant:
            if not self._tables.has_paragraph(steps, value):
                shown = f"For {and_list(value['for'])} only: {value['text']}"
                path = self._meeting.end_of(steps)
                where = f"{known.where}, a paragraph for some"
                self.found.changes.append(Change(where, "", path, "", shown, value))

    def _take_text(self, known: Text, part: Part, entries: Sequence[str]) -> None:
        path = self._meeting.path(known.steps)
        if not entries:
            value: Any = None
        elif known.lines:
            try:
                value = [line(entry) for entry in entries]
            except UnclearError as error:
                self.found.ask(f"{known.where}: {error}", "", "\n".join(entries))
                return
        else:
            value = written(part.pieces, "", known.held)
            if value is None:
                self.found.ask(
                    f"{known.where} holds a layout that minutes cannot keep.",
                    "Use paragraphs, lists, bold, italics and links.", "\n".join(entries),
                )  # fmt: skip
                return
        new = "\n".join(value) if isinstance(value, list) else value or ""
        old = known.held.replace("\n\n", "\n") if known.lines else known.held
        self.found.changes.append(Change(known.where, "", path, old, new, value))

    def _missing(self) -> None:
        """Ask after the rows and headings that are gone."""
        count = self._meeting.printed_marks(self._sheet.properties)
        there = {mark.number for mark in self._marks()}
        if len(there) >= count:
            return
        for known in self._places.left.values():
            self._tables.ask_gone(known)
        marks = {part.mark.place for part in self._sheet.parts if part.mark}
        for place, heading in self._places.headings.items():
            if place not in marks:
                name = heading.title if isinstance(heading, Place) else heading.where
                self.found.ask(
                    f"the heading of {name} is no longer in the document.",
                    "Nothing of it was changed. Put it back, from the document as it is made now.",
                )

    def _marks(self) -> Iterator[Mark]:
        for part in self._sheet.parts:
            if part.mark:
                yield part.mark
            for row in part.rows:
                yield from row.marks


def _words(piece: Piece) -> str:
    if piece.kind == TABLE:
        rows = ("".join(run.text for run in cell) for row in piece.rows for cell in row)
        return " | ".join(rows)
    return " ".join("".join(" " if run.break_ else run.text for run in piece.runs).split())
