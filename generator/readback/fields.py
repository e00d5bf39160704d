"""The fields of an edited document against the case: changed, the same, or in conflict."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.case import Case, Told, told
from generator.documents.locate import place_of
from generator.spelling import nearest_of
from generator.word.readback.forms import UnreadableError, printed, printed_pieces, valued
from generator.word.readback.located import CODE, NARRATIVE
from generator.word.readback.markdown import written
from generator.word.readback.marking import hash_of_place, hash_of_printed
from generator.word.readback.reading import UNSEEN, Field

Steps = tuple[str | int, ...]


@dataclass(frozen=True)
class Change:
    """A field with a new value.

    `where` is its place in words, `pointer` the same as a JSON pointer. `old` and `new`
    are what the document shows; `new` is empty when the field is to be taken out. `value`
    is what the case file gets, such as text or a whole entry, or None for nothing.
    """

    where: str
    pointer: str
    path: Steps
    old: str
    new: str
    value: Any


@dataclass(frozen=True)
class Conflict:
    """What must be settled by a person: a sentence that names the place, and what to do."""

    message: str
    suggestion: str = ""
    pointer: str = ""

    def __str__(self) -> str:
        return f"{self.message} {self.suggestion}".rstrip()


def places(case: Case) -> dict[str, Steps]:
    """The path of every value of the case, by the hash that stands in the marks of fields."""
    return case.once(
        "places",
        lambda one: {hash_of_place(place_of(one, path)): path for path in _leaves(one.data, ())},
    )


def _leaves(data: Any, path: Steps) -> Iterator[Steps]:
    if isinstance(data, dict):
        for name, value in data.items():
            yield from _leaves(value, (*path, name))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _leaves(value, (*path, number))
    else:
        yield path


def merged(
    fields: Sequence[Field], fresh: Sequence[Field], case: Case, *, same: bool
) -> tuple[tuple[Change, ...], tuple[Conflict, ...]]:
    """What the fields change in the case, in its order, and the conflicts.

    `fresh` are those of the document as it would be made now, and `same` says that it would
    come out the same as it was made. A field that it would not print is never taken.
    """
    given = {field.mark if same else (field.mark.place, field.mark.form) for field in fresh}
    plain = {(field.mark.place, field.mark.form): field.looks for field in fresh}
    known = places(case)
    conflicts: dict[tuple[str, str], Conflict] = {}
    found: dict[Steps, list[Change]] = {}
    shifted = frozenset() if same else _shifted(fields, known, case)
    for field in fields:
        path = known.get(field.mark.place)
        key = (field.mark.place, field.mark.form)
        unseen = sorted((field.looks & UNSEEN) - plain.get(key, frozenset()))
        if not field.edited and not unseen:
            continue
        if path is not None and (field.mark if same else key) not in given:
            one: Change | Conflict | None = _not_given(told(case.data, path))
        elif path is not None and unseen:
            one = _unseen(told(case.data, path), unseen[0])
        else:
            one = _read(field, path, case, shifted)
            if isinstance(one, Change) and (held := case.held_in(one.path)):
                one = _inherited(one, held)
        if isinstance(one, Conflict):
            conflicts.setdefault((one.pointer, one.message), one)
        elif one is not None:
            found.setdefault(one.path, []).append(one)
    changes: list[Change] = []
    for path in known.values():
        ways = {change.value: change for change in found.get(path, ())}
        if len(ways) > 1:
            at = told(case.data, path)
            conflicts[at.pointer, ""] = Conflict(
                f"{_capital(at.where)} stands in several places of the document and was changed "
                "in different ways.",
                "Write the same in each, or change it in one of them only.",
                at.pointer,
            )
        else:
            changes += ways.values()
    return tuple(changes), tuple(conflicts.values())


def _not_given(at: Told) -> Conflict:
    return Conflict(
        f"{_capital(at.where)} was changed in a place of the document that does not show it: it "
        "was not made with this field, or would no longer be.",
        "Make the document anew and change it there, or write it in the case file.",
        at.pointer,
    )


def _inherited(change: Change, held: str) -> Conflict:
    return Conflict(
        f"{_capital(change.where)} comes from the service's folder, not from the case file.",
        f"Change it in {held} for all cases, or write it in this case file for this one.",
        change.pointer,
    )


def _unseen(at: Told, look: str) -> Conflict:
    return Conflict(
        f"{_capital(at.where)} holds words that are {look}.",
        "Delete these words, or show them as plain text.",
        at.pointer,
    )


def _read(
    field: Field, path: Steps | None, case: Case, shifted: frozenset[Steps]
) -> Change | Conflict | None:
    """What an edited field comes to; None when the case already says so."""
    if path is None:
        return Conflict(
            "A field was changed that this case file no longer has: its entry was taken out of the "
            "case since.",
            "Make the document anew and change it there.",
        )
    at = told(case.data, path)
    if field.trouble:
        return Conflict(
            f"{_capital(at.where)} cannot be read: {field.trouble}.", pointer=at.pointer
        )
    value = _at(case.data, path)
    narrative = field.mark.form.startswith(NARRATIVE)
    shown = (
        printed_pieces(field.mark.form, str(value))
        if narrative
        else printed(field.mark.form, value, at.choices.get(str(value), ""))
    )
    if _stripped(shown) == _stripped(field.shown):
        return None
    if hash_of_printed(shown) != field.mark.printed:
        return Conflict(
            f"{_capital(at.where)} was changed in the document, and in the case file since.",
            "Decide which is right, and write it in the case file.",
            at.pointer,
        )
    if path[: _first_entry(path)] in shifted:
        return Conflict(
            f"{_capital(at.where)} was changed in the document, and its list in the case file "
            "since, so that it may be another entry now.",
            "Write the change in the case file.",
            at.pointer,
        )
    return _change(field, path, at, value, shown)


def _change(
    field: Field, path: Steps, at: Told, value: Any, shown: Any
) -> Change | Conflict | None:
    if not field.shown or (isinstance(field.shown, str) and not field.shown.strip()):
        if isinstance(path[-1], int):
            return Conflict(
                f"{_capital(at.where)} was emptied.",
                "Take the line out of the case file.",
                at.pointer,
            )
        old = str(value) if not isinstance(shown, str) else shown
        return Change(at.where, at.pointer, path, old, "", None)
    if not isinstance(field.shown, str):
        text = written(field.shown, field.mark.form[1:], str(value))
        if text is None:
            return Conflict(
                f"{_capital(at.where)} holds a layout that a long answer cannot keep.",
                "Write it in the case file, or use paragraphs, lists, bold, italics and links.",
                at.pointer,
            )
        return Change(at.where, at.pointer, path, str(value), text, text)
    try:
        new = _code(field.shown, at) if field.mark.form == CODE else valued(
            field.mark.form, field.shown
        )  # fmt: skip
    except UnreadableError as error:
        return Conflict(
            f"{_capital(at.where)} was changed to something that cannot be read.",
            str(error),
            at.pointer,
        )
    # The same choice in other capitals is none.
    change = Change(at.where, at.pointer, path, str(shown), field.shown.strip(), new)
    return None if new == value else change


def _code(shown: str, at: Told) -> str:
    """The code whose label was written. Raises UnreadableError with the nearest, or all."""
    text = " ".join(shown.split()).casefold()
    by_label = {label.casefold(): code for code, label in at.choices.items()}
    if text in by_label or text in at.choices:
        return by_label.get(text, text)
    near = nearest_of(text, by_label)
    if near is not None:
        raise UnreadableError(f"Did you mean “{at.choices[near]}”?")
    raise UnreadableError(f"The choices are: {', '.join(at.choices.values())}.")


def _shifted(fields: Iterable[Field], known: dict[str, Steps], case: Case) -> frozenset[Steps]:
    """The lists of the case whose entries no longer show all that was printed of them.

    Their entries may have moved, so that a field's place means another entry now.
    """
    out: set[Steps] = set()
    for field in fields:
        path = known.get(field.mark.place)
        if path is None or _first_entry(path) is None:
            continue
        value, form = _at(case.data, path), field.mark.form
        words = told(case.data, path).choices.get(str(value), "")
        shown = (
            printed_pieces(form, str(value))
            if form.startswith(NARRATIVE)
            else printed(form, value, words)
        )
        if hash_of_printed(shown) != field.mark.printed:
            out.add(path[: _first_entry(path)])
    return frozenset(out)


def _first_entry(path: Steps) -> int | None:
    return next((at for at, step in enumerate(path) if isinstance(step, int)), None)


def _at(data: Any, path: Steps) -> Any:
    for step in path:
        data = data[step]
    return data


def _stripped(shown: Any) -> Any:
    return shown.strip() if isinstance(shown, str) else shown


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
