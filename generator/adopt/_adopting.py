"""A blank form made a template: each place matched with a field, and what is sure written in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from textwrap import shorten

from generator.adopt._adopted import Adopted, Place
from generator.adopt._childs import with_the_child_first
from generator.adopt._fields import Fields
from generator.adopt._judging import Judge, Judged
from generator.adopt._matching import PLAIN, SURE, Guess
from generator.adopt._rows import RowGuess
from generator.adopt._tags import in_row, printed
from generator.adopt._ticks import boxes
from generator.adopt._words import key
from generator.word.blanks import Blank, Form, Rows, Stretch, Ticks
from generator.word.typecheck import Field

__all__ = ["adopt"]

_LONGEST = 120
_HALF = 0.5
_NUMBERS = frozenset(map(key, ("no", "number", "#")))


def adopt(docx: bytes, fields: Iterable[Field], preferred: frozenset[str] = frozenset()) -> Adopted:
    """Write the tags of the fields into a blank form, and comments where it is not sure.

    `preferred` are fields that the document is known to print. Raises TemplateError for what is
    no Word file, or has tags in it.
    """
    form, known = Form(docx), Fields(fields, preferred)
    blanks = with_the_child_first(form.blanks)
    judge = Judge(blanks, known)
    judged = judge.all()
    writing = _Writing(known, judge, _parts_of_addresses(judged))
    notes: dict[int, str] = {}
    places: list[Place] = []
    # From the last to the first: what is written moves what stands behind it.
    for number in range(len(judged) - 1, -1, -1):
        for place in reversed(writing.settle(blanks[number], judged[number])):
            if place.commented:
                notes[number] = "\n".join(filter(None, (_comment(place), notes.get(number))))
            places.append(place)
    content = form.save(dict(sorted(notes.items())))
    return Adopted(content, tuple(reversed(places)), form.unread)


def _parts_of_addresses(judged: Iterable[Judged]) -> dict[str, frozenset[str]]:
    """Which parts of each address have a place of their own somewhere in the form."""
    parts: dict[str, set[str]] = {}
    for found in judged:
        first = found[0] if found and not isinstance(found, str) else None
        if first is not None and first.certainty >= SURE:
            holder, _, part = first.path.rpartition(".")
            if part in ("town", "postcode"):
                parts.setdefault(holder, set()).add(part)
    return {holder: frozenset(some) for holder, some in parts.items()}


@dataclass(frozen=True)
class _Writing:
    """Writes into a form what is sure. `apart` are the parts of addresses with their own places."""

    fields: Fields
    judge: Judge
    apart: Mapping[str, frozenset[str]]

    def settle(self, blank: Blank, found: Judged) -> list[Place]:
        """Fill a place where that is sure; returns what is to be said of it."""
        base = Place(_shown(_name_of(blank)), blank.where, "unknown", context=blank.context)
        if isinstance(found, str):
            return [replace(base, state="empty", note=found)]
        # There are no comments in the header and footer of a page: only what needs none goes there.
        enough = PLAIN if blank.part else SURE
        first = found[0] if found else None
        if blank.singles and (first is None or first.certainty < enough):
            alone = self._singles(blank)
            if alone:
                return alone
        if first is None:
            return [] if blank.weak else [replace(base, note=f"no {_wanted(blank)} is like it")]
        paths = tuple(one.path for one in found)
        titles = tuple(map(self.fields.words, paths))
        told = replace(base, paths=paths, titles=titles, certainty=first.certainty, note=first.why)
        tag, lacking = self._write(blank, first) if first.certainty >= enough else ("", [])
        if tag:
            commented = (first.certainty < PLAIN or bool(lacking)) and not blank.part
            if lacking:
                columns = ", ".join(f"“{one}”" for one in lacking)
                told = replace(told, note=f"{told.note}; no field is like {columns}")
            return [replace(told, state="written", tag=tag, commented=commented)]
        if blank.weak and first.certainty < _HALF:
            return []
        return [replace(told, state="asked", commented=not blank.part)]

    def _singles(self, blank: Blank) -> list[Place]:
        """One empty row as single fields, where at least half of them are known."""
        judged = [(one, self.judge.one(one)) for one in blank.singles]
        known = [
            one for _, one in judged if isinstance(one, str) or (one and one[0].certainty >= SURE)
        ]
        if len(known) * 2 < len(judged):
            return []
        places = [self.settle(one, found) for one, found in reversed(judged)]
        return [place for some in reversed(places) for place in some]

    def _write(self, blank: Blank, guess: Guess) -> tuple[str, list[str]]:
        """Write a field into its place; returns a tag of it, and what of the place got none."""
        spot = blank.spot
        if isinstance(spot, Rows):
            return self._rows(blank, guess, spot) if isinstance(guess, RowGuess) else ("", [])
        if isinstance(spot, Ticks):
            single = len(blank.options) == 1 and self.judge.is_box(guess.path)
            options = ("Yes",) if single else blank.options
            texts = boxes(guess.path, options, self.fields)
            spot.fill(texts)
            lacking = [o for o, text in zip(options, texts, strict=True) if not text and o]
            return next((text for text in texts if text), ""), lacking
        assert isinstance(spot, Stretch)
        made = printed(guess.path, self.fields, apart=self.apart.get(guess.path, frozenset()))
        if made is None:
            return "", []
        (spot.fill_block if made.block else spot.fill)(made.text)
        return made.text, []

    @staticmethod
    def _rows(blank: Blank, guess: RowGuess, spot: Rows) -> tuple[str, list[str]]:
        texts, blocks = [], []
        for column, field in zip(blank.columns, guess.columns, strict=True):
            made = in_row(field) if field else None
            number = key(column) in _NUMBERS or column.strip() == "#"
            texts.append(made.text if made else "{{ loop.index }}" if number else "")
            blocks.append(bool(made and made.block))
        entry, _, path = guess.held.loop.partition(" in ")
        spot.fill(f"{entry} in {path}|default([])", texts, blocks=blocks)
        lacking = [c for c, text in zip(blank.columns, texts, strict=True) if c and not text]
        return f"{{%tr for {guess.held.loop} %}}", lacking


def _wanted(blank: Blank) -> str:
    return "list" if blank.kind == "rows" else "field"


def _name_of(blank: Blank) -> str:
    if blank.kind == "rows":
        return " | ".join(blank.columns)
    if blank.across:
        return f"{blank.label}, {blank.across}"
    if blank.label and not blank.sentence:
        return blank.label
    hint = next(iter(blank.hints), "")
    return hint or blank.label or ", ".join(one for one in blank.options if one)


def _shown(text: str) -> str:
    """A label as it can be shown: on one line, not without end."""
    plain = "".join(char if char.isprintable() else " " for char in text)
    return shorten(plain, _LONGEST, placeholder=" …")


def _comment(place: Place) -> str:
    if place.state == "written":
        return (
            f"“{place.label}” was taken for {place.paths[0]} ({round(place.certainty * 100)}% "
            f"sure: {place.note}). Change the tag if it is not meant."
        )
    guesses = ", ".join(f"{{{{ {path} }}}}" for path in place.paths)
    return f"“{place.label}”: {place.note}. Nothing was written here. It may be {guesses}."
